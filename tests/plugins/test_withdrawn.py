"""A withdrawn story gives its reason in the reader's language, or says which language the reason is in."""

import pytest
from msgspec import structs

from plugins.engine import build
from plugins.model import source
from plugins.reading import rules
from plugins.schema import translation
from plugins.schema.values import Translated
from plugins.stories import story as news
from tests import stories
from tests.plugins.test_faults import request

SW = "Withdrawn: 2026-11-22 | Sababu ya <mfano\n"
EN = "Withdrawn: 2026-11-22 | A sample reason\n"
SECTIONS = ["news", "press", "publications", "events", "pages"]
# What may name somebody, and stands nowhere once a story was withdrawn.
SECRET = {
    "press": "Reference: A/1\nSubject: Siri\nPlace: Siri\nSignatory: Siri | Siri\nContact: Siri\n"
    "Issued-By: Siri\n",
    "publications": "Series: Siri\nPeriod: Siri\n",
    "events": "Venue: Siri\nBring: Siri\nContact: Siri\nAccreditation: Siri\nState: moved\n"
    "Formerly: Siri\nLive: https://example.invalid/Siri\n",
}
ALL = "Updated: 2026-11-21 | Siri\n"


def reasons(**given):
    """Give the reason of each language's page, with the language that it is marked with."""
    made = stories.edition([stories.story(**given)])
    pages = [page.how.document for page in news.plan_stories(made, stories.texts(made))]
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
def site(tmp_path_factory):
    """The site of withdrawn stories of every section, all of whose headers but the title hold a name."""
    folder = tmp_path_factory.mktemp("withdrawn")
    for section in SECTIONS:
        pair = section if section == "pages" else f"2026-11-22-{section}"
        head = stories.HEAD.replace("Mfano", section) + stories.NEEDED.get(section, "")
        (folder / "content" / section).mkdir(parents=True)
        path = folder / "content" / section / f"{pair}.sw.md"
        head = head.replace("Muhtasari", "Siri") + SECRET.get(section, "") + ALL
        path.write_text(f"{head}{SW}\nSiri.")
        path.with_name(f"{pair}.en.md").write_text(
            f"{stories.HEAD.replace('Muhtasari', 'Siri')}\nSiri."
        )
    build.build(request(folder / "content", folder, check=False))
    return folder / "output"


@pytest.fixture(scope="module")
def pages(site):
    """The pages of withdrawn stories of every section, by their section and language."""
    texts = {path: path.read_text("utf-8") for path in site.rglob("index.html")}
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


def test_nothing_of_a_withdrawn_story_stands_anywhere_but_its_title_the_day_and_the_reason(site):
    files = [path for path in site.rglob("*") if path.is_file()]
    assert len(SECTIONS) * 2 < len(files)
    assert [] == [path.name for path in files if b"Siri" in path.read_bytes()]


def test_a_page_that_was_withdrawn_is_described_by_that(pages):
    assert (
        '<meta name="description" content="Imeondolewa tarehe 22 Novemba 2026">'
        in (pages["news", "sw"])
    )


# Another title, and no summary

GONE = "Title: Habari iliyoondolewa\n"
PATH = "news/2026-11-22-mfano.{}.md"


def files(**headers):
    """Give the faults of a story whose files hold these headers alone."""
    read = {lang: stories.file(f"{text}\nA.", PATH.format(lang)) for lang, text in headers.items()}
    found = [fault for _, _, faults in read.values() for fault in faults]
    some = [record.source for record, _, _ in read.values() if record]
    if not found:
        (story,) = source.paired(some)
        found = rules.pair(story)
    return [(fault.rule, fault.path[-5:-3]) for fault in found]


@pytest.mark.parametrize(
    ("sw", "en", "expected"),
    [
        (GONE + SW, None, []),
        (GONE + SW, GONE + EN, []),
        (GONE + SW, GONE, []),
        (GONE, None, [("missing-header", "sw")]),
        (stories.HEAD, GONE, [("missing-header", "en")]),
        (None, GONE, [("missing-header", "en")]),
        (None, GONE + EN, []),
        (GONE + SW, stories.HEAD, [("withdrawn-one-file", "en")]),
        (stories.HEAD + SW, GONE, [("withdrawn-one-file", "sw")]),
    ],
)
def test_a_withdrawn_story_alone_needs_no_summary_in_either_file(sw, en, expected):
    given = {lang: text for lang, text in (("sw", sw), ("en", en)) if text}
    assert expected == files(**given)


def test_the_translation_of_what_was_withdrawn_is_never_out_of_date():
    made = Translated("0123456789abcdef")
    for one in ("news/a.sw.md", "news/a.en.md"):
        words = {
            "news/a.en.md": translation.TranslationWords("a", made_from=made),
            "news/a.sw.md": translation.TranslationWords("b"),
        }
        assert ["stale-translation"] == [fault.rule for fault in translation.faults(words)]
        words[one] = structs.replace(words[one], state="withdrawn")
        assert [] == translation.faults(words)
