"""A withdrawn story gives its reason in the reader's language, or says which language the reason is in."""

import pytest

from plugins.pipeline import build
from plugins.stories import story as news
from tests import stories
from tests.plugins.test_faults import request

SW = "Withdrawn: 2026-11-22 | Sababu ya <mfano\n"
EN = "Withdrawn: 2026-11-22 | A sample reason\n"
SECTIONS = ["news", "press", "publications", "events", "pages"]


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


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of withdrawn stories of every section, by their section and language."""
    folder = tmp_path_factory.mktemp("withdrawn")
    for section in SECTIONS:
        pair = section if section == "pages" else f"2026-11-22-{section}"
        head = stories.HEAD.replace("Mfano", section) + stories.NEEDED.get(section, "")
        (folder / "content" / section).mkdir(parents=True)
        path = folder / "content" / section / f"{pair}.sw.md"
        path.write_text(f"{head}{SW}\nMaandishi.")
        path.with_name(f"{pair}.en.md").write_text(f"{stories.HEAD}\nA text.")
    build.build(request(folder / "content", folder, check=False))
    texts = {path: path.read_text("utf-8") for path in (folder / "output").rglob("index.html")}
    return {
        (path.parent.name, lang): text
        for path, text in texts.items()
        for lang in ("sw", "en")
        if f'<html lang="{lang}"' in text
    }


@pytest.mark.parametrize("section", SECTIONS)
def test_the_page_marks_a_reason_of_the_other_language(pages, section):
    assert "Sababu: Sababu ya &lt;mfano</p>" in pages[section, "sw"]
    assert '<span lang="sw">Sababu ya &lt;mfano</span></p>' in pages[section, "en"]
