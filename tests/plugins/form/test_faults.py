"""The faults of a story as it is typed: those of a check, at their fields and at their lines."""

import datetime as dt

import pytest

from plugins.desk.form import faults, pair
from plugins.desk.new import beginning
from plugins.schema.faults import message
from plugins.schema.seal import Sealed
from plugins.schema.sections import SECTIONS
from tests.stories import HEAD, SUMMARY, converter, file, topic

KEY = "2026-11-22-mfano"
DAY = dt.date(2026, 11, 22)


def told(section, edits, held=(), **more):
    story = pair.taken(section, KEY, dict(held))
    made = pair.edited(story, edits)
    return faults.of(made, converter(), (topic("elimu"),), **more)


def places(found, level="error"):
    return [(one.lang, one.field, one.rule) for one in found if one.level == level]


SOUND = {("sw", "title"): "Mfano", ("sw", "summary"): SUMMARY, ("sw", "body"): "Maandishi."}


def test_what_must_be_given_and_is_not_yet_is_told_as_to_be_filled_and_nothing_else():
    found = told("events", {})
    assert {"fill"} == {one.level for one in found}
    assert [("", "kind"), ("", "starts"), ("sw", "summary"), ("sw", "title")] == [
        (one.lang, one.field) for one in found
    ]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_story_that_make_new_began_has_no_fault_while_it_is_being_filled(section, both):
    titles = {"sw": {"title": "Mfano wa habari"}, "en": {"title": "An example"}}
    texts = beginning.texts(section, DAY, "mfano", titles, both, ["elimu"])
    key = next(iter(texts)).partition("/")[2].partition(".")[0]
    story = pair.taken(section, key, {path: text.encode() for path, text in texts.items()})
    fill = faults.of(story, converter(), (topic("elimu"),))
    assert {"fill"} >= {one.level for one in fill}
    values = {"kind": "report", "summary": SUMMARY, "body": "Maandishi."}
    while fill:
        one = fill[0]
        value = values.get(one.field, "2026-12-01")
        if one.field == "kind" and section == "events":
            value = "visit"
        story = pair.edited(story, {(one.lang, one.field): value})
        before, fill = fill, faults.of(story, converter(), (topic("elimu"),))
        assert {"fill"} >= {one.level for one in fill}
        assert len(fill) < len(before)


def test_a_story_of_the_english_file_alone_is_asked_for_nothing_in_kiswahili():
    found = told("news", {("en", "title"): "Example"})
    assert [("en", "summary")] == [(one.lang, one.field) for one in found]


@pytest.mark.parametrize(
    ("section", "edits", "expected"),
    [
        ("news", {("", "date"): "jana"}, ("", "date", "date")),
        ("news", {("en", "slug"): "A b"}, ("en", "slug", "slug")),
        ("news", {("", "image"): "media/a.jpg"}, ("sw", "image_alt", "image-needs-alt")),
        ("news", {("", "topics"): ["elimu", "elmu"]}, ("", "topics", "unknown-topic")),
        ("news", {("sw", "slug"): "11"}, ("sw", "slug", "reserved-address")),
        ("news", {("sw", "body"): "[a](b)"}, ("sw", "body", "missing-page")),
        (
            "events",
            {("", "starts"): "2026-12-02", ("", "ends"): "2026-12-01", ("", "kind"): "visit"},
            ("", "ends", "ends-before-start"),
        ),
        ("events", {("", "arrival"): "saa 2"}, ("", "arrival", "saa-in-time")),
    ],
)
def test_a_fault_is_told_at_its_field(section, edits, expected):
    assert [expected] == places(told(section, {**SOUND, **edits}))


def test_a_fault_between_both_files_is_told_once_at_the_fact():
    held = {
        f"news/{KEY}.sw.md": f"{HEAD}Date: 2026-11-22\n\nA.\n".encode(),
        f"news/{KEY}.en.md": f"{HEAD}Date: 2026-11-22 10:00\n\nA.\n".encode(),
    }
    assert [("", "date", "fact-differs")] == places(told("news", {}, held))
    assert [] == places(told("news", {("", "date"): "2026-11-22 11:00"}, held))


def test_a_fault_of_the_text_is_told_at_its_line_there_and_said_as_a_check_says_it():
    edits = {**SOUND, ("sw", "body"): "Moja.\n\nMbili [a](b)."}
    (one,) = [one for one in told("news", edits) if one.level == "error"]
    assert ("body", 3) == (one.field, one.line)
    (fault,) = [
        one for one in file(f"{HEAD}\n{edits['sw', 'body']}")[2] if one.rule == "missing-page"
    ]
    assert {lang: message(fault, lang) for lang in ("sw", "en")} == one.said


def test_what_is_missing_hides_no_fault_of_the_rest():
    edits = {("", "date"): "2026-11-23", ("", "image"): "media/a.jpg"}
    found = told("news", edits)
    assert [("", "date", "date-differs"), ("sw", "image_alt", "image-needs-alt")] == places(found)


@pytest.mark.parametrize(("summary", "asked"), [("", []), (SUMMARY, ["venue"])])
def test_a_translation_that_is_not_done_yet_is_not_asked_for_words_that_it_may_lack(summary, asked):
    edits = {
        **SOUND,
        ("", "kind"): "visit",
        ("", "starts"): "2026-12-01",
        ("sw", "venue"): "Ukumbi",
    }
    edits |= {("en", "title"): "Example", ("en", "summary"): summary}
    found = told("events", edits)
    assert asked == [one.field for one in found if one.level == "warning"]


def test_a_text_that_is_still_its_hint_is_to_be_filled():
    held = {f"news/{KEY}.sw.md": f"{HEAD}\n‹Maandishi›\n".encode()}
    (one,) = told("news", {}, held)
    assert ("sw", "body", "fill") == (one.lang, one.field, one.level)


def test_a_line_that_is_no_fields_is_told_where_it_stands():
    held = {f"news/{KEY}.sw.md": f"{HEAD}Mwandishi wa habari\n\nA.\n".encode()}
    assert [("odd-line", 3)] == [
        (one.rule, one.line) for one in told("news", {}, held) if one.level == "error"
    ]


def test_an_edit_of_a_sealed_release_is_a_fault_but_for_what_may_be_written_later():
    path = f"press/{KEY}.sw.md"
    held = {path: f"{HEAD}Reference: A/1\n\nMaandishi.\n".encode()}
    record = file(held[path], path)[0]
    line = Sealed(KEY, "sw", record.text.seal, "", dt.date(2026, 11, 23))
    edits = {("", "reference"): "A/2"}, {("", "topics"): "elimu"}
    found = [places(told("press", one, held, sealed=[line])) for one in edits]
    assert [[("sw", "", "sealed-changed")], []] == found
