"""Lighthouse finds nothing to better on the pages that most readers come to.

All kinds of pages, and their speed, are judged by `make lighthouse`: 20 s a page and more. What the speed hangs on
is weighed page by page in tests/site/test_weight.py, which no other work on the machine can disturb.
"""

import pytest

from tests import judged

STEADY = ("accessibility", "best-practices", "seo")
PAGES = [
    "/",
    "/taarifa-kwa-umma/2026/mfano-mwaliko-wa-waandishi/",
    "/en/events/2027/example-legal-clinic/",
    "/404.html",
]


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    return judged.published(tmp_path_factory.mktemp("published"))


def test_lighthouse_gives_all_points_for_access_practice_and_search(published):
    found = judged.judged(published, PAGES, STEADY)
    assert set(PAGES) == set(found)
    assert {} == judged.wanting(found)


def test_what_is_wrong_is_told(published):
    page = published / "index.html"
    html = page.read_text("utf-8")
    (published / "bad.html").write_text(html.replace('<html lang="sw">', "<html>"), "utf-8")
    wrong = judged.wanting(judged.judged(published, ["/bad.html"], ("accessibility",)))
    assert "html-has-lang" in [audit[1] for audit in wrong["/bad.html"] if len(audit) > 2]
