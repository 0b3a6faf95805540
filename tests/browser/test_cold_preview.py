"""A preview of many stories that finds nothing kept serves pages before all that is slow to make is made."""

import pytest

from tests import preview
from tests.patience import until

RELEASE = "/taarifa-kwa-umma/2026/mfano-mwaliko-wa-waandishi/"
MANY = 250  # with the site's own stories more than a first build makes all for


def many(content):
    for number in range(MANY):
        name = f"2019-{number % 12 + 1:02}-{number // 12 + 1:02}-mfano-{number}.sw.md"
        text = f"Title: Mfano wa {number}\nSummary: Muhtasari wa habari ya mfano.\nSample: yes\n\nMaandishi.\n"
        (content / "news" / name).write_text(text)
    (release,) = (content / "press").glob("*-mfano-mwaliko-wa-waandishi.sw.md")
    text = release.read_text("utf-8").replace("MFANO/2026/03", "MFANO/2026/99")
    text = text.replace("Title: Mfano: Mwaliko", "Title: Mfano: Mwaliko mwingine")
    # No test has had its letter made before.
    release.with_name("2026-11-16-mfano-bila-barua.sw.md").write_text(text, "utf-8")


@pytest.fixture(scope="module")
def cold(tmp_path_factory, made):
    with preview.running(tmp_path_factory.mktemp("cold"), made, many) as one:
        yield one


def test_a_page_that_is_asked_for_comes_with_its_own_letter_and_card_and_those_of_all_follow(cold):
    with cold.stream() as following:
        following()
        status, page = cold.get(RELEASE)
        assert 200 == status
        assert f'href="{RELEASE}taarifa.pdf"' in page
        assert f"{RELEASE}kadi.png" in page
        asked = {name: cold.head(RELEASE + name)[0] for name in ("taarifa.pdf", "kadi.png")}
        assert {"taarifa.pdf": 200, "kadi.png": 200} == asked
        folder, other = cold.tree / "preview", "habari/2019/mfano-0/kadi.png"
        assert not [path for path in (RELEASE[1:] + "kadi.png", other) if (folder / path).exists()]
        assert "" == following()["faults"]
        until(lambda: (folder / other).exists(), "the card of another story")
    assert page == cold.get(RELEASE)[1]
    said = (cold.tree / "said").read_text("utf-8")
    assert "iliharibika" not in said, said  # what a build beside keeps no texts for, it borrows
