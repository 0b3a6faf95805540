"""A new story's files hold each field that fits them, those that must be given first, with its value or hint."""

import datetime as dt
import re

import pytest

from plugins.bilingual import regions
from plugins.bilingual.strings import LANGS
from plugins.desk.new import beginning, skeleton
from plugins.model import source
from plugins.reading import read, rules
from plugins.schema import fields, forms, hints, kinds
from tests import stories
from tests.stories import SUMMARY

DAY = dt.date(2026, 11, 24)
# What an editor might write in the place of each hint.
VALUES = {
    "title": "Example",
    "summary": SUMMARY,
    "slug": "an-example",
    "image": "media/2026/picha.jpg",
    "image_alt": "Watu wakiwa mezani",
    "image_caption": "Siku ya kwanza",
    "image_credit": "Kitengo cha mfano",
    "gallery": "media/2026/picha.jpg | Vitabu | Maktaba",
    "topics": "mada-ya-mfano",
    "attachments": "media/2026/ratiba.pdf | Ratiba",
    "publish_at": "2026-12-01 09:00",
    "status": "draft",
    "sample": "yes",
    "owner": "Kitengo cha mfano",
    "review_by": "2027-06-30",
    "reference": "MFANO/2026/01",
    "subject": "Mfano",
    "place": "Mji wa Mfano",
    "issued_by": "Kitengo cha mfano",
    "signatory": "(jina la mfano) | Mkurugenzi",
    "contact": "Mapokezi",
    "corrects": "2026-11-22-mfano",
    "files": "media/2026/jarida.pdf | sw | Jarida",
    "series": "Jarida la mfano",
    "issue": "1",
    "period": "Januari hadi Juni 2026",
    "starts": "2026-12-02 14:30",
    "ends": "2026-12-02 16:30",
    "arrival": "13:30",
    "period_word": "jioni",
    "venue": "Ukumbi wa mfano",
    "region": "Dodoma",
    "map": "-6.17, 35.74",
    "repeat": "FREQ=YEARLY;COUNT=5",
    "bring": "Kitambulisho",
    "accreditation": "Hakuna",
    "live": "https://example.org/mubashara",
    "from_": "2026-12-02 08:00",
    "until": "2026-12-03",
    "story": "2026-11-22-mfano",
}


def text(section, lang="sw", topics=(), **given):
    return skeleton.text(section, lang, given, {"topics": topics})


def headers(made):
    """Give the headers of a text, each with its value, in their order."""
    lines = made.partition("\n\n")[0].splitlines()
    return dict(line.split(": ", 1) for line in lines if not line.startswith("‹"))


def filled(section, made):
    """Give a text with a value that fits in the place of each of its hints."""
    names = fields.names(section)
    values = VALUES | {"kind": forms.words(section).get("kind", ("",))[0]}
    return re.sub(
        r"^([A-Za-z-]+): ‹.*›$",
        lambda match: f"{match[1]}: {values[names[match[1].lower()]]}",
        made.replace(hints.hint(skeleton.BODY["sw"]), "Maandishi."),
        flags=re.MULTILINE,
    ).replace(hints.hint(skeleton.BODY["en"]), "Text.")


@pytest.mark.parametrize("section", fields.MODELS)
def test_the_kiswahili_file_holds_every_field_of_a_new_story_once(section):
    expected = {
        fields.header_name(name) for name, what in fields.described(section).items() if what.new
    }
    assert expected == set(headers(text(section)))
    assert len(expected) == len(headers(text(section)))


@pytest.mark.parametrize("section", fields.MODELS)
@pytest.mark.parametrize("lang", LANGS)
def test_what_must_be_given_stands_first_and_alone(section, lang):
    described = fields.described(section)
    first, parted, more = text(section, lang).partition(f"{hints.hint(skeleton.MAY[lang])}\n")
    needed = {
        fields.header_name(name)
        for name, what in described.items()
        if what.needed and (lang == "sw" or not what.fact)
    }
    assert needed == set(headers(first))
    assert bool(parted) == bool(more.strip())
    assert not needed & set(headers(more))


@pytest.mark.parametrize("section", fields.MODELS)
def test_the_english_file_holds_the_same_without_the_facts(section):
    facts = {fields.header_name(name) for name in fields.facts(section)}
    expected = [name for name in headers(text(section)) if name not in facts]
    assert expected == list(headers(text(section, "en")))


@pytest.mark.parametrize("section", fields.MODELS)
@pytest.mark.parametrize(
    "name", ["source_hash", "withdrawn", "updated", "aliases", "only", "formerly", "outcome"]
)
def test_what_only_a_command_or_time_brings_is_in_no_new_story(section, name):
    assert name not in fields.of_new(section)


def test_a_standing_page_has_no_date_for_its_name_has_none_nor_has_a_notice():
    assert ["pages", "notices"] == [
        one for one in fields.MODELS if "date" not in fields.of_new(one)
    ]


@pytest.mark.parametrize("section", fields.MODELS)
@pytest.mark.parametrize("lang", LANGS)
def test_each_hint_is_the_schemas_own_in_the_files_language(section, lang):
    described, given = fields.of_new(section), fields.defaults(section)
    for header, value in headers(text(section, lang)).items():
        name = fields.names(section)[header.lower()]
        if name not in given:
            assert value.startswith(f"‹{getattr(described[name], lang)}")
            assert hints.is_hint(value)


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_holds_a_hint_too_but_a_notice_has_none(lang):
    assert text("news", lang).endswith(f"\n\n{hints.hint(skeleton.BODY[lang])}\n")
    assert "\n\n" not in text("notices", lang)


def test_a_value_that_is_known_takes_the_place_of_its_hint():
    assert "Mfano: ‹a›" == headers(text("news", title="Mfano: ‹a›"))["Title"]


def test_a_word_that_holds_where_nobody_says_otherwise_is_written():
    assert ("public", "scheduled") == (
        headers(text("press"))["Heading"],
        headers(text("events"))["State"],
    )


@pytest.mark.parametrize(
    ("section", "header", "words"),
    [
        ("publications", "Kind", kinds.PUBLICATION_KINDS),
        ("events", "Kind", kinds.EVENT_KINDS),
        ("events", "Region", regions.SPELLED),
        ("events", "Period-Word", ("alfajiri", "asubuhi", "mchana", "alasiri", "jioni", "usiku")),
        ("news", "Topics", ("elimu-kwa-umma", "mikataba")),
    ],
)
def test_where_one_of_some_words_is_meant_the_hint_shows_them_all(section, header, words):
    made = headers(text(section, topics=("elimu-kwa-umma", "mikataba")))[header]
    assert made.endswith(f": {', '.join(words)}›")


def test_where_a_value_has_a_form_the_hint_shows_an_example_of_it():
    assert "‹Tarehe na saa ya kuanza: 2026-12-02 09:00›" == headers(text("events"))["Starts"]
    assert "‹faili | jina›" == headers(text("events"))["Attachments"]


@pytest.mark.parametrize("section", fields.MODELS)
def test_every_word_that_a_hint_shows_is_taken(section):
    for name, words in forms.words(section).items():
        for word in words:
            assert [] == read.value("a", section, name, word)


@pytest.mark.parametrize("section", fields.MODELS)
def test_a_new_story_whose_hints_are_all_filled_in_has_no_fault(section):
    given = {"sw": {"title": "Mfano"}, "en": {}}
    made = beginning.texts(section, DAY, "mfano", given, stories.words(), ("mada-ya-mfano",))
    files = [stories.file(filled(section, one), path) for path, one in made.items()]
    assert [[], []] == [found for _, _, found in files]
    (story,) = source.paired(record.source for record, _, _ in files)
    assert [] == rules.pair(story)
    english = "an-example" if "slug" in fields.of_new(section) else "mfano"
    assert ("mfano", english) == (story.sw.slug, story.en.slug)


@pytest.mark.parametrize("section", fields.MODELS)
def test_a_new_story_as_it_is_made_has_no_fault_but_its_hints(section):
    given = {"sw": {"title": "Mfano"}, "en": {}}
    made = beginning.texts(section, DAY, "mfano", given, stories.words(), ())
    for path, one in made.items():
        _, _, found = stories.file(one, path)
        assert {"hint-left"} == {fault.rule for fault in found}
        first, _, more = one.partition(f"{hints.hint(skeleton.MAY[path[-5:-3]])}\n")
        assert first.count("‹") + more.partition("\n\n")[2].count("‹") == len(found)
