"""The schema says of every field what an editor has to know, in both languages."""

import pytest

from plugins.bilingual import regions
from plugins.schema import fields, forms
from tests import stories


def path(section, lang="sw"):
    day = "" if section == "pages" else "2026-11-24-"
    return f"{section}/{day}mfano.{lang}.md"


def body(section):
    return "" if section == "notices" else "Maandishi."


def test_a_hint_is_a_few_words_and_more_is_said_in_sentences_in_both_languages():
    every = [what for section in fields.MODELS for what in fields.described(section).values()]
    for what in every:
        assert bool(what.more_sw) == bool(what.more_en), what
        for lang in ("sw", "en"):
            hint, more = what.hint(lang), what.more(lang)
            assert 2 <= len(hint) <= 60, hint
            assert hint == hint.strip().rstrip(".")
            assert not more or (more == more.strip() and more.endswith(".")), more


@pytest.mark.parametrize("lang", ["sw", "en"])
@pytest.mark.parametrize("section", fields.MODELS)
def test_an_example_is_a_value_that_the_reader_takes(section, lang):
    for name, what in fields.described(section).items():
        headers = {
            "Title": "Mfano",
            **({"Summary": stories.SUMMARY} if "summary" in fields.described(section) else {}),
            fields.header_name(name): what.shown(lang),
        }
        if name == "image":
            headers["Image-Alt"] = "Mchoro"
        text = "".join(f"{header}: {value}\n" for header, value in headers.items())
        _, _, found = stories.file(f"{text}\n{body(section)}", path(section, lang))
        # The file of a standing page has no date with which this one could agree.
        expected = ["date-differs"] if (section, name) == ("pages", "date") else []
        assert expected == [fault.rule for fault in found], name


@pytest.mark.parametrize("section", fields.MODELS)
def test_a_field_that_must_stand_beside_another_has_that_one_in_its_section(section):
    beside = {what.needed_with for what in fields.described(section).values()} - {""}
    assert beside or section == "notices"
    assert beside <= set(fields.described(section))


@pytest.mark.parametrize("section", fields.MODELS)
def test_a_new_story_bears_what_it_needs(section):
    needed = {
        name
        for name, what in fields.described(section).items()
        if what.needed or (what.needed_with and what.new)
    }
    assert needed <= set(fields.of_new(section))


@pytest.mark.parametrize("name", ["updated", "withdrawn", "aliases", "source_hash", "outcome"])
def test_what_only_time_can_bring_is_no_part_of_a_new_story(name):
    sections = [section for section in fields.MODELS if name in fields.described(section)]
    assert sections
    assert [] == [section for section in sections if name in fields.of_new(section)]


def test_all_but_standing_pages_and_notices_need_a_summary():
    needing = {
        section: [name for name, _ in fields.needed_in_each(section)] for section in fields.MODELS
    }
    expected = {section: ["title", "summary"] for section in fields.MODELS}
    expected |= {section: ["title"] for section in ("pages", "notices")}
    assert expected == needing


@pytest.mark.parametrize("section", fields.MODELS)
def test_what_every_file_must_have_is_asked_by_the_reader(section):
    given = "Only: sw\n\n" + body(section)
    _, _, found = stories.file(given, path(section))
    expected = [fields.header_name(name) for name, _ in fields.needed_in_each(section)]
    assert expected == [dict(fault.fill)["name"] for fault in found]


def test_a_hint_shows_the_form_of_a_value_that_has_one():
    assert "Tarehe na saa ya kuanza: 2026-12-02 09:00" == forms.hint("events", "starts", "sw")
    assert "faili | jina" == forms.hint("news", "attachments", "sw")
    assert "Mahali pa tukio" == forms.hint("events", "venue", "sw")
    assert "herufi 20 hadi 160" in forms.hint("news", "summary", "sw")


def test_every_region_is_spelled_as_the_reader_knows_it():
    known = forms.words("events")["region"]
    assert 36 == len(set(known))
    assert set() == {one.casefold() for one in known} - set(regions.KEYS)
