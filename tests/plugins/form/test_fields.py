"""The fields of the form come from the schema alone."""

from typing import Annotated

import msgspec
import pytest

import pelicanconf
from plugins.desk.form import faults, fields, pair
from plugins.reading import prose
from plugins.schema import fields as schema
from plugins.schema import kinds
from plugins.schema.headers import Field
from plugins.schema.lines import Day
from plugins.schema.office import Topic, TopicWords
from plugins.schema.sections import SECTIONS


def by_name(section, both, topics=()):
    return {one.name: one for one in fields.of(section, both, topics)}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_of_the_schema_is_in_the_form_first_those_that_must_be_given(section, both):
    found = fields.of(section, both)
    assert schema.MODELS[section].model_fields.keys() == {one.name for one in found}
    needed = [one.needed for one in found]
    assert sorted(needed, reverse=True) == needed
    assert all(one.hint["sw"] and one.hint["en"] for one in found)


def test_a_field_says_how_it_is_typed_where_it_stands_and_how_long_it_may_be(both):
    found = by_name("events", both)
    assert ("moment", True, ("",)) == (
        found["starts"].control,
        found["starts"].needed,
        found["starts"].langs,
    )
    assert ("long", 20, 160, ("sw", "en")) == (
        found["summary"].control,
        found["summary"].low,
        found["summary"].most,
        found["summary"].langs,
    )
    assert ("photo", True, 3) == (
        found["gallery"].control,
        found["gallery"].many,
        len(found["gallery"].parts["sw"]),
    )
    assert "switch" == found["sample"].control
    assert ("story", ("news", "press", "publications")) == (
        found["outcome"].control,
        found["outcome"].among,
    )
    kinds_ = {one.word: one.label for one in found["kind"].choices}
    assert {"sw": "ziara", "en": "visit"} == {
        lang: text.lower() for lang, text in kinds_["visit"].items()
    }


def test_topics_are_chosen_by_their_titles(both):
    topic = Topic("elimu", TopicWords("Elimu", "elimu"), TopicWords("Education", "education"))
    (choice,) = by_name("news", both, [topic])["topics"].choices
    assert ("elimu", {"sw": "Elimu", "en": "Education"}) == (choice.word, choice.label)


def test_a_field_that_is_added_to_the_schema_is_in_the_form_with_its_hint_its_check_and_its_place(
    both, monkeypatch
):
    class Coloured(kinds.NewsFields):
        painted: Annotated[
            Day | None, Field("Siku ya rangi", "The day of paint", fact=True, example="2026-11-22")
        ] = None

    section = msgspec.structs.replace(SECTIONS["news"], key="colours", headers=Coloured)
    monkeypatch.setitem(SECTIONS, "colours", section)
    monkeypatch.setitem(schema.MODELS, "colours", Coloured)
    found = by_name("colours", both)["painted"]
    assert ("day", True, {"sw": "Siku ya rangi", "en": "The day of paint"}) == (
        found.control,
        found.once,
        found.hint,
    )
    story = pair.taken("colours", "2026-11-22-x", {})
    edits = {("sw", "title"): "A", ("", "painted"): "leo"}
    texts = pair.written(story, edits)
    assert {"colours/2026-11-22-x.sw.md": b"Title: A\nPainted: leo\n"} == texts
    told = faults.of(pair.edited(story, edits), prose.converter(pelicanconf.MARKDOWN))
    assert ("", "painted", "date") in [(one.lang, one.field, one.rule) for one in told]
