"""Lighthouse finds nothing to better on the pages that most readers come to, one in each language.

All kinds of pages, and their speed, are judged by `make lighthouse`: 20 s a page and more. What the speed hangs on
is weighed page by page in tests/site/test_weight.py, which no other work on the machine can disturb.
"""

import pytest

from tests import judged

PAGES = ["/", "/en/events/2027/example-legal-clinic/"]
PRESS = "taarifa-kwa-umma/2026/mfano-mwaliko-wa-waandishi/index.html"


@pytest.fixture(scope="module")
def found(tmp_path_factory, made):
    """What Lighthouse says of the pages, and of a press release whose page does not say its language."""
    folder = judged.published(tmp_path_factory.mktemp("published"), made)
    text = (folder / PRESS).read_text("utf-8")
    assert '<html lang="sw">' in text
    (folder / "bad.html").write_text(text.replace('<html lang="sw">', "<html>"), "utf-8")
    return judged.judged(folder, [*PAGES, "/bad.html"], ("accessibility", "best-practices", "seo"))


def test_lighthouse_gives_all_points_for_access_practice_and_search(found):
    assert {*PAGES, "/bad.html"} == set(found)
    assert {} == {url: wrong for url, wrong in judged.wanting(found).items() if url in PAGES}


def test_what_is_wrong_is_told_and_nothing_else_is_wrong(found):
    audits = [audit[1] for audit in judged.wanting(found)["/bad.html"] if len(audit) > 2]
    assert ["html-has-lang"] == audits
