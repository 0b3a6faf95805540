"""A withdrawn story gives its reason in the reader's language, or says which language the reason is in."""

import pytest

from plugins.pipeline import build
from plugins.stories import story as news
from tests import stories
from tests.plugins.test_faults import request

SW = "Withdrawn: 2026-11-22 | Sababu ya <mfano\n"
EN = "Withdrawn: 2026-11-22 | A sample reason\n"


def reasons(**given):
    """Give the reason of each language's page, with the language that it is marked with."""
    made = stories.edition([stories.story(**given)])
    pages = [page.how.document for page in news.plan(made, stories.texts(made))]
    return {one.lang: (one.withdrawn.text, one.withdrawn.lang) for one in pages}


def test_each_page_gives_the_reason_of_its_own_file():
    expected = {"sw": ("Sababu ya <mfano", ""), "en": ("A sample reason", "")}
    assert expected == reasons(sw=SW, en=EN)


def test_without_an_english_reason_the_kiswahili_one_is_shown_as_kiswahili():
    expected = {"sw": ("Sababu ya <mfano", ""), "en": ("Sababu ya <mfano", "sw")}
    assert expected == reasons(sw=SW, en="")


def test_a_story_of_one_language_gives_its_own_reason():
    assert {"en": ("A sample reason", "")} == reasons(sw=None, en=EN)


@pytest.mark.parametrize("section", ["news", "press", "publications", "events", "pages"])
def test_the_page_marks_a_reason_of_the_other_language(tmp_path, section):
    pair = "mfano" if section == "pages" else "2026-11-22-mfano"
    folder = tmp_path / "content" / section
    folder.mkdir(parents=True)
    needed = stories.NEEDED.get(section, "")
    (folder / f"{pair}.sw.md").write_text(f"{stories.HEAD}{needed}{SW}\nMaandishi.")
    (folder / f"{pair}.en.md").write_text(f"{stories.HEAD}\nA text.")
    build.build(request(tmp_path / "content", tmp_path, check=False))
    pages = [path.read_text("utf-8") for path in (tmp_path / "output").rglob("mfano/index.html")]
    (sw,) = (page for page in pages if '<html lang="sw"' in page)
    (en,) = (page for page in pages if '<html lang="en"' in page)
    assert "Sababu: Sababu ya &lt;mfano</p>" in sw
    assert '<span lang="sw">Sababu ya &lt;mfano</span></p>' in en
