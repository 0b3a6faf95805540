"""A snippet gives the headers of a new story; filled in, they are sound."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.desk.reference import snippets
from plugins.model import source
from plugins.reading import rules
from plugins.schema import fields, forms
from tests import stories

EVERY = [(section, lang) for section in fields.MODELS for lang in ("sw", "en")]
# The grammar of VS Code ("Snippet syntax"): a placeholder, a choice, or the last place of the cursor.
STOP = re.compile(r"\$\{(\d+):((?:\\.|[^\\}])*)\}|\$\{(\d+)\|((?:\\.|[^\\|])*)\|\}|\$0")


def path(section, lang):
    day = "" if section == "pages" else "2026-11-24-"
    return f"{section}/{day}mfano.{lang}.md"


def placeholder(match):
    """Give the text of a placeholder, as VS Code reads it."""
    return re.sub(r"\\([$}\\])", r"\1", match[2])


def choice(match):
    """Give the words of a choice, as VS Code reads them."""
    return [
        re.sub(r"\\([,|\\])", r"\1", word) for word in re.findall(r"((?:\\.|[^\\,])+)", match[4])
    ]


def filled(section, lang, leaving=()):
    """Give the file of a snippet in which every place is filled with the example of its field."""
    lines = []
    for line in snippets.body(section, lang):
        name = fields.names(section).get(line.partition(":")[0].lower())
        if name in leaving:
            match = STOP.search(line)
            lines.append(
                STOP.sub(lambda _, m=match: placeholder(m) if m[1] else choice(m)[0], line)
            )
        elif name:
            lines.append(
                f"{fields.header_name(name)}: {fields.described(section)[name].shown(lang)}"
            )
        else:
            lines.append(line.replace("$0", "Maandishi." if section != "notices" else ""))
    return "\n".join(lines)


@pytest.mark.parametrize(("section", "lang"), EVERY)
def test_the_places_of_a_snippet_are_visited_in_order(section, lang):
    text = "\n".join(snippets.body(section, lang))
    numbers = [match[1] or match[3] for match in STOP.finditer(text)]
    assert [*map(str, range(1, len(numbers))), None] == numbers
    assert "$" not in STOP.sub("", text)


@pytest.mark.parametrize(("section", "lang"), EVERY)
def test_a_snippet_has_every_field_of_a_new_file_with_its_hint(section, lang):
    lines = snippets.body(section, lang)[:-2]
    new = fields.of_new(section)
    names = [name for name, what in new.items() if lang == "sw" or not what.fact]
    assert [f"{fields.header_name(name)}: " for name in names] == [
        STOP.sub("", one) for one in lines
    ]
    for name, line in zip(names, lines, strict=True):
        match, hint = STOP.search(line), f"‹{forms.hint(section, name, lang)}›"
        if name in fields.defaults(section):
            assert [*forms.words(section)[name]] == choice(match)
        elif name in forms.words(section):
            assert [hint, *forms.words(section)[name]] == choice(match)
        else:
            assert hint == placeholder(match)


@pytest.mark.parametrize("section", fields.MODELS)
def test_a_story_filled_in_from_its_snippets_is_sound(section):
    records = []
    for lang in ("sw", "en"):
        record, _, found = stories.file(filled(section, lang), path(section, lang))
        assert [] == stories.named(found)
        records.append(record)
    (story,) = source.paired(record.source for record in records)
    assert [] == rules.pair(story)


@pytest.mark.parametrize(
    ("section", "name", "rules"),
    [
        ("events", "kind", ["hint-left"]),
        ("publications", "kind", ["hint-left"]),
        ("events", "region", []),
    ],
)
def test_a_choice_that_was_not_made_is_refused_where_it_must_be(section, name, rules):
    _, _, found = stories.file(filled(section, "sw", leaving={name}), path(section, "sw"))
    assert rules == [one.rule for one in found]


def test_a_choice_that_has_a_default_may_stay():
    text = filled("press", "sw", leaving={"heading"})
    assert "Heading: public\n" in text
    assert [] == stories.file(text, path("press", "sw"))[2]


@pytest.mark.parametrize(
    ("section", "prefixes"),
    [
        ("news", ["habari", "habari-en"]),
        ("press", ["taarifa", "taarifa-en"]),
        ("publications", ["chapisho", "chapisho-en"]),
        ("events", ["tukio", "tukio-en"]),
        ("pages", ["ukurasa", "ukurasa-en"]),
    ],
)
def test_a_snippet_is_called_by_the_word_for_its_kind(section, prefixes):
    made = json.loads(snippets.text(section, stories.words()))
    assert prefixes == [one["prefix"] for one in made.values()]
    assert {"markdown"} == {one["scope"] for one in made.values()}


@given(st.integers(1, 99), st.text())
def test_any_text_can_stand_in_a_placeholder(number, text):
    match = STOP.fullmatch(snippets.placeholder(number, text))
    assert (str(number), text) == (match[1], placeholder(match))


@given(st.integers(1, 99), st.lists(st.text(min_size=1), min_size=1))
def test_any_words_can_stand_in_a_choice(number, words):
    match = STOP.fullmatch(snippets.choice(number, words))
    assert (str(number), words) == (match[3], choice(match))
