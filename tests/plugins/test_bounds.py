"""Texts that would keep the converter busy are refused before it sees them; no story comes near."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.reading import bounds
from tests import stories
from tests.stories import BODY_LINE, ROOT

# Each took the converter seconds or minutes, or ended it, before there was a bound (python-markdown 3.11.3).
SLOW = {
    "open brackets": "[" * 10_000,
    "brackets by twos": "[[" * 5_000,
    "links that never end": "[](" * 6_000,
    "images that never end": "![" * 5_000,
    "links within links": "[a](" * 5_000 + ")" * 5_000,
    "tags that never end": "<a " * 6_000,
    "tags that never end, in paragraphs": "<a \n\n" * 5_000,
    "tags that never end, on lines": "<x\n" * 5_000,
    "tags in quotes": '<a "' * 5_000,
    "ends of tags": "</" * 5_000,
    "comments": "<!--" * 5_000,
    "instructions": "<?" * 5_000,
    "declarations": "<!" * 5_000,
    "definitions": "a\n: " * 5_000,
    "definitions alone": "\n: " * 6_000,
    "headings": "#\n" * 10_000,
    "headings with a word": "# a\n" * 5_000,
    "rules": "-\n" * 10_000,
    "underlines": "a\n=\n" * 5_000,
    "footnotes": "[^a]: b\n" * 2_500,
    "footnotes with tags": "[^a]: <b>" * 2_500,
    "abbreviations": "*[a]: b\n" * 2_500,
    "abbreviations in lists": "".join(f"- *[a{n}]: b\n\n" for n in range(600)),
    "abbreviations in quotations": "".join(f"> *[a{n}]: b\n\n" for n in range(600)),
    "abbreviations that are used": "*[ab]: c\n\n" + ("ab " * 400 + "\n\n") * 60,
    "abbreviations of two words": "*[ab cd]: e\n\n" + ("ab cd " * 400 + "\n\n") * 60,
    "abbreviations of signs": "*[--]: c\n\n" + ("a--b " * 400 + "\n\n") * 60,
    "abbreviations over two lines": "*[ab\ncd]: c\n\n" + ("ab\ncd " * 400 + "\n\n") * 60,
    "rows": ("|a|b|c|d|\n" * 900 + "\n") * 20,
    "short rows": ("--|--\n" * 60 + "\n") * 300,
    "nested lists, each in its paragraph": "- a\n    - b\n\n" * 9_900,
    "stars": "*" * 10_000,
    "stars and words": "*a **b " * 3_000,
    "low lines": "_a " * 10_000,
    "ticks": "`a" * 10_000,
    "entities": "&amp;" * 10_000,
    "backslashes": "\\" * 10_000,
    "quotations": ">" * 800 + " a",
    "quotations with spaces": "> " * 800 + "a",
    "lists on one line": "- " * 800 + "a",
    "numbered lists on one line": "1. " * 800 + "a",
    "nested lists": "\n".join("    " * level + "- a" for level in range(400)),
    "lines": "a\n" * 20_000,
    "list items": "- a\n" * 20_000,
    "paragraphs": "a\n\n" * 100_000,
    "blank lines": "\n" * 100_000,
    "blank lines with spaces": " \n" * 100_000,
    "one line": "a " * 20_000,
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_a_text_that_would_take_long_is_refused_wherever_it_stands(text):
    assert bounds.excess(text)
    assert bounds.excess(f"a\n\n{text}\n\nb")


def test_a_bound_is_named_on_the_line_of_its_paragraph():
    assert (3, "[ × 10000") == bounds.excess("a\n\n" + "[" * 10_000)
    assert [("tangled", BODY_LINE + 2)] == stories.named(stories.body("a\n\n" + "[" * 10_000)[2])


def test_what_only_tidying_brings_over_a_bound_is_named_as_what_was_typed():
    _, _, (found,) = stories.body("Hati:\n• kadi\n\n" * (bounds.PARAGRAPHS // 2 + 100))
    assert ("tangled", BODY_LINE, "¶ × 8201") == (found.rule, found.line, dict(found.fill)["value"])


def test_lines_are_counted_over_all_blank_ones():
    assert (6, "[ × 10000") == bounds.excess("a\n\n \n\n\n" + "[" * 10_000)


def test_an_open_tag_is_named_on_its_own_line():
    line, _ = bounds.excess("a\n" * 9 + "<b " * 100)
    assert 10 == line


def unit(bound):
    """Give a text of one match of a bound's pattern."""
    return {
        "<": "<b>", "#": "\n# a", "---": "\n---", ":": "\n: a", "[…]:": "\n[^a]: b",
        "![": "![a](b)", "](": "[a](b)", "[": "[a]", "¶": "a\n",
    }.get(bound.name, bound.name)  # fmt: skip


@pytest.mark.parametrize("bound", bounds.BOUNDS, ids=lambda bound: bound.name)
def test_one_more_than_a_bound_is_refused_in_a_paragraph_and_in_a_file_and_a_tenth_is_free(bound):
    one, few = unit(bound), bound.paragraph // 4
    assert 1 == len(bound.pattern.findall(one))
    assert bounds.excess(one * (bound.paragraph + 1))
    assert bounds.excess("\n\n".join([one * few] * (bound.file // few + 1)))
    assert bounds.excess(one * (bound.paragraph // 10)) is None


def used(text):
    """Give the greatest part of any bound that a text takes."""
    paragraphs = re.split(r"\n(?:[ \t]*\n)+", text)
    parts = [
        (len(paragraphs) - 1) / bounds.PARAGRAPHS,
        max(map(len, text.split("\n"))) / bounds.LINE,
    ]
    for bound in bounds.BOUNDS:
        counts = [len(bound.pattern.findall(one)) for one in paragraphs]
        parts += [max(counts) / bound.paragraph, sum(counts) / bound.file]
    return max(parts)


def test_no_story_takes_a_quarter_of_any_bound(monkeypatch):
    texts = {path.name: path.read_text("utf-8") for path in (ROOT / "content").glob("*/*.md")}
    assert texts
    assert [] == [name for name, text in texts.items() if used(text) > 0.25]
    bound = bounds.ABBREVIATED
    quarter = bounds.Bound(bound.name, bound.pattern, bound.paragraph // 4, bound.file // 4)
    monkeypatch.setattr(bounds, "ABBREVIATED", quarter)
    assert [] == [name for name, text in texts.items() if bounds.excess(text)]


@pytest.mark.parametrize("name", ["ab", "ab cd", "--"])
def test_abbreviations_in_common_numbers_are_free(name):
    text = f"*[{name}]: c\n\n" + f"x {name} y\n" * 200
    assert bounds.excess(text) is None


def test_a_long_report_is_read():
    """Two hundred pages of paragraphs, headings, links, notes, lists and tables."""
    part = (
        "## Sehemu {0}\n\n"
        + "Ofisi (kwa *mujibu* wa [sheria](https://example.org/{0})) ilitoa huduma.[^{0}] " * 6
        + "\n\n- moja\n- mbili\n- tatu\n\n| Mkoa | Idadi |\n|---|--:|\n"
        + "| Dodoma | 12 |\n" * 20
        + "\n[^{0}]: Ripoti ya mwaka.\n"
    )
    text = "\n\n".join(part.format(number) for number in range(200))
    assert bounds.excess(text) is None


MARKS = "[](){}<>*_`&!\\|:->#~^=+.'\"/ \n"


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from([*MARKS, "a", "\n\n", "](", "<a ", "[^a]: ", "{: ", "1. "]),
        min_size=1,
        max_size=4,
    ),
    st.integers(1_001, 3_000),
)
def test_a_run_of_any_marks_is_bounded(parts, times):
    """Whatever passes holds, in each paragraph and in all, no more of anything than its bound."""
    text = "".join(parts) * times
    if bounds.excess(text) is None:
        assert used(text) <= 1
    else:
        assert bounds.excess(text)[0] <= text.count("\n") + 1
