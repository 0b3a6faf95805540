"""A story as its files stand, and what edits make of them: lines that no edit changes stay byte for byte."""

import random

import pytest

from plugins.desk.form import pair
from plugins.schema.sections import SECTIONS
from tests.stories import ROOT

KEY = "2026-11-22-mfano"
SW, EN = f"events/{KEY}.sw.md", f"events/{KEY}.en.md"
TYPED = (
    "\ufefftitle:   Mfano\r\nVenue: ‹Mahali›\r\nX-Odd: 3\r\nTopics: a\r\n    b\r\n"
    "Starts: 2026-12-01\r\n\r\n\r\nMoja\rMbili\r\nTatu"
).encode()


def edited(held, **edits):
    """Give the bytes of a story of these files, each edit named `language_field` or `field`."""
    named = {}
    for name, value in edits.items():
        lang, _, field = name.partition("_")
        named[(lang, field) if lang in ("sw", "en") else ("", name)] = value
    return pair.written(pair.taken("events", KEY, held), named)


def of_all():
    """Give each story's file of the content and of the test cases: section, pair, language, bytes."""
    for folder in ("content", "tests/data"):
        for path in sorted((ROOT / folder).rglob("*.md")):
            key, *rest = path.name.split(".")
            if path.parent.name in SECTIONS and rest in (["sw", "md"], ["en", "md"]):
                yield path.parent.name, key, rest[0], path.read_bytes()


def test_what_was_opened_and_sent_back_as_it_is_shown_changes_no_byte_of_any_story():
    seen = 0
    for section, key, lang, data in of_all():
        path = f"{section}/{key}.{lang}.md"
        story = pair.taken(section, key, {path: data})
        one = story.files[lang]
        edits = {(lang, name): "\r\n".join(lines) for name, lines in one.values.items()}
        edits[lang, pair.BODY] = one.body.replace("\n", "\r\n")
        assert {path: data} == pair.written(story, edits), path
        seen += 1
    assert seen > 300


def test_a_file_is_shown_by_its_fields_without_its_hints_and_with_what_is_no_fields():
    one = pair.taken("events", KEY, {SW: TYPED}).files["sw"]
    said = {"title": ("Mfano",), "topics": ("a", "b"), "starts": ("2026-12-01",)}
    assert said == dict(one.values)
    assert [(3, "X-Odd: 3")] == [(odd.line, odd.text) for odd in one.others]
    assert ("Moja\nMbili\nTatu", 9) == (one.body, one.body_line)


@pytest.mark.parametrize(
    ("edits", "before", "after"),
    [
        ({"sw_title": "Jina"}, b"title:   Mfano\r\n", b"title:   Jina\r\n"),
        ({"topics": ["a", "c", "b"]}, b"    b\r\n", b"    c\r\n    b\r\n"),
        ({"topics": ["b"]}, b"Topics: a\r\n    b\r\n", b"Topics: b\r\n"),
        ({"topics": ""}, b"Topics: a\r\n    b\r\n", b""),
        ({"sw_venue": "Ukumbi"}, "Venue: ‹Mahali›".encode(), b"Venue: Ukumbi"),
        ({"sw_venue": ""}, b"", b""),
        ({"ends": "2026-12-02"}, b"2026-12-01\r\n", b"2026-12-01\r\nEnds: 2026-12-02\r\n"),
        ({"kind": "meeting"}, b"Mfano\r\n", b"Mfano\r\nKind: meeting\r\n"),
        ({"sw_bring": "a\nb"}, b"12-01\r\n", b"12-01\r\nBring:\r\n    a\r\n    b\r\n"),
        ({"sw_body": "Moja\nMbili\nNne\nTatu\n"}, b"Mbili\r\n", b"Mbili\r\nNne\r\n"),
        ({"sw_body": "Moja"}, b"Moja\rMbili\r\nTatu", b"Moja\r"),
        ({"sw_nothing": "x", "other": "y"}, b"", b""),
    ],
)
def test_only_the_lines_that_an_edit_changes_differ(edits, before, after):
    assert before in TYPED
    assert {SW: TYPED.replace(before, after, 1)} == edited({SW: TYPED}, **edits)


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        (b"Title: A\n\n  ", {"sw_body": "Moja"}, b"Title: A\n\n  \nMoja\n"),
        (b"Title: A", {"sw_body": "Moja"}, b"Title: A\n\nMoja\n"),
        (b"", {"sw_title": "A", "sw_body": "Moja"}, b"Title: A\n\nMoja\n"),
        (b"Title: A", {"sw_venue": "B"}, b"Title: A\nVenue: B\n"),
        (b"Title: A\rKind: x\n\nMoja", {"ends": "B"}, b"Title: A\rKind: x\nEnds: B\r\n\nMoja"),
        (b"Title: A\n\nMoja\n\n", {"sw_body": ""}, b"Title: A\n\n\n"),
        (b"Title:\n    A\n", {"sw_title": "B"}, b"Title:\n    B\n"),
        (b"Venue: A\nTitle: B\nvenue: C\n    D\n\nE", {"sw_venue": ""}, b"Title: B\n\nE"),
    ],
)
def test_no_two_lines_become_one_and_none_is_lost(before, edits, after):
    assert {SW: after} == edited({SW: before}, **edits)


PARTS = (
    *(
        "Title: A",
        "title:\tB",
        "Venue:   ‹x›",
        "Topics: a",
        "Topics:",
        "    b",
        "\tc",
        "X-Odd: 1",
        "‹maoni›",
        "odd",
    ),
    *(
        "Starts: \xa02026-12-01",
        "Bring:\r    x",
        "",
        "",
        "  ",
        "Aya.",
        "e\u0301",
        "‹hint›",
        "Summary: S",
    ),
)
VALUES = ("", "A", "x | y", "é", "a: b", "- c", "# d")


def test_whatever_a_file_holds_an_edit_is_read_back_and_no_other_field_changes():
    chance = random.Random(20261130)
    for _ in range(400):
        lines = chance.choices(PARTS, k=chance.randrange(12))
        text = "".join(line + chance.choice(["\n", "\n", "\r\n", "\r"]) for line in lines)
        story = pair.taken("events", KEY, {SW: text[: chance.choice([None, -1])].encode()})
        field = chance.choice(["title", "venue", "summary", "topics", "bring", "body"])
        value = chance.choice(VALUES)
        if field in story.files["sw"].values and not value:
            continue  # one below it that bears the same name is read then
        made = pair.written(story, {("sw", field): value})
        before, after = story.files["sw"], pair.taken("events", KEY, made).files["sw"]
        expected = {**before.values, pair.BODY: before.body}
        expected[field] = value if field == pair.BODY else (value,)
        found = {field: ("",), **after.values, pair.BODY: after.body}
        assert expected == found, text
        assert [one.text for one in before.others] == [one.text for one in after.others]


def test_a_story_that_is_begun_has_its_headers_in_the_schemas_order_and_its_facts_in_the_kiswahili_file():
    texts = edited(
        {}, sw_body="Habari", sw_venue="Ukumbi", starts="2026-12-01", sw_title="A", en_title="B"
    )
    sw = b"Title: A\nStarts: 2026-12-01\nVenue: Ukumbi\n\nHabari\n"
    assert {SW: sw, EN: b"Title: B\n"} == texts


def test_a_language_of_which_nothing_is_said_has_no_file():
    assert {SW} == edited({}, sw_title="A", en_title="", en_body="\n").keys()


def test_a_fact_that_the_other_file_repeats_stays_the_same_in_both():
    held = {SW: b"Title: A\nStarts: 2026-12-01\n", EN: b"Starts: 2026-12-01\nTitle: B\n"}
    made = edited(held, starts="2026-12-02")
    assert {path: data.replace(b"-01\n", b"-02\n") for path, data in held.items()} == made


def test_the_facts_of_a_story_in_english_alone_are_taken_over_by_its_new_kiswahili_file():
    held = {EN: b"Title: B\nOnly: en\nKind: visit\n"}
    made = edited(held, sw_title="A")
    assert {SW: b"Title: A\nKind: visit\n", EN: b"Title: B\nKind: visit\n"} == made


def test_a_file_that_is_no_text_stays_as_it_is_and_says_why():
    story = pair.taken("events", KEY, {SW: b"Title: \xff\n"})
    assert ["not-utf-8"] == [one.rule for one in story.files["sw"].unread]
    assert {SW: b"Title: \xff\n"} == pair.written(story, {("sw", "title"): "A"})


@pytest.mark.parametrize(
    ("section", "key"),
    [
        ("events", "../2026-11-22-x"),
        ("events", "2026-11-22-x/y"),
        ("..", KEY),
        ("media", KEY),
        ("events", "2026-02-30-x"),
        ("events", "bila-tarehe"),
        ("pages", KEY),
        ("events", "2026-11-22-X"),
        ("events", f"{KEY}\n"),
    ],
)
def test_no_name_but_the_schemas_is_opened(tmp_path, section, key):
    assert pair.opened(tmp_path, section, key)[0] is None


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "away").mkdir()
    (tmp_path / "news").symlink_to(tmp_path / "away")
    (tmp_path / "press").mkdir()
    (tmp_path / f"press/{KEY}.en.md").symlink_to(tmp_path / "secret")
    for section in ("news", "press"):
        story, found = pair.opened(tmp_path, section, KEY)
        assert (None, ["symbolic-link"]) == (story, [one.rule for one in found])
