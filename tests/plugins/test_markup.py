"""What is not a writer's words is hidden, and all else stays where it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.schema.markup import HIDDEN, hidden


def seen(text, lang="", markdown=True):
    """Give what is left of a text, with one `_` for each run of hidden signs."""
    return re.sub(f"{HIDDEN}+", "_", hidden(text, lang, markdown))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a `b` c", "a _ c"),
        ("a ``b ` c`` d", "a _ d"),
        ("a `b\nc` d", "a _\n_ d"),
        ("a `b\n\nc` d", "a `b\n\nc` d"),
        (r"a \`b` c", r"a \`b` c"),
        ("a ` b `` c", "a ` b `` c"),
        ("a `b` c `` d `e`", "a _ c `` d _"),
        ("[a](b)", "[a_"),
        ("[a](b 'c')(d)", "[a_(d)"),
        ("[a](b(c)d) e", "[a_ e"),
        ("![a](b)", "![a_"),
        ("a [b] (c)", "a [b] (c)"),
        ("a\n\n[b]: c d", "a\n\n_"),
        ("[^b]: c", "[^b]: c"),
        ("*[AB]: Abba", "*[AB]: Abba"),
        ("a <b title='c'>d</b> < e", "a _d_ < e"),
        ("<https://example.org/>", "_"),
        ("a https://example.org/b c www.example.org/d", "a _ c _"),
        ("a b.c@example.org d", "a _ d"),
        ("a @b", "a @b"),
        ("a ‹b› c", "a _ c"),
    ],
)
def test_code_tags_addresses_and_hints_are_hidden(text, left):
    assert left == seen(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("    a", "_"),
        ("\ta", "_"),
        ("a\n\n    b\n\n    c\n\nd", "a\n\n_\n\n_\n\nd"),
        ("a\n    b", "a\n    b"),
        ("- a\n\n    b", "- a\n\n    b"),
        ("- a\n\n        b", "- a\n\n_"),
        ("1. a\n\n    b\n\nc\n\n    d", "1. a\n\n    b\n\nc\n\n_"),
        ("a\n:   b\n\n    c", "a\n:   b\n\n    c"),
        ("[^a]: b\n\n    c", "[^a]: b\n\n    c"),
    ],
)
def test_code_is_what_is_indented_below_a_blank_line_and_outside_a_list(text, left):
    assert left == seen(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('a <span lang="en">b</span> c', "a _ c"),
        ("a <i lang=en>b <i>c</i> d</i> e", "a _ e"),
        ("a <span lang='sw'>b</span> c", "a _b_ c"),
        ("a <span lang=en>b\n\nc", "a _\n\nc"),
        ("a lang b", "a lang b"),
    ],
)
def test_words_that_are_marked_as_of_another_language_are_hidden(text, left):
    assert left == seen(text, "sw")


def test_of_a_header_addresses_alone_are_hidden():
    assert "`a` [b](c) <d> _" == seen("`a` [b](c) <d> https://example.org", "", markdown=False)


parts = ["`", "``", "\n", "\n\n", "    ", "- ", "<a lang=en>", "</a>", "<", ">", "[", "](", ")", "]: ", "a@b.c",
         "https://a", "‹", "›", "\\", "a", " "]  # fmt: skip


@given(st.lists(st.sampled_from(parts)).map("".join), st.sampled_from(["", "sw"]), st.booleans())
def test_what_is_left_of_any_text_stays_in_its_place(text, lang, markdown):
    made = hidden(text, lang, markdown)
    assert len(text) == len(made)
    assert all(now in (HIDDEN, before) for before, now in zip(text, made, strict=True))
    assert text.count("\n") == made.count("\n")
