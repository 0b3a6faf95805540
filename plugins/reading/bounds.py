"""Bounds on a text's shape, so that no text, however odd, keeps the converter busy for long.

python-markdown 3.11 takes quadratic time on much that it meets twice: it puts the rest of a paragraph back
for each heading, rule or definition in it, looks through the rest of the file for the end of each tag, and
recurses on nesting. Without bounds 10,000 `[` take it 14 seconds, 6,000 `<a ` or 5,000 lines of `: ` more
than 4, 270,000 abbreviated words 12, and 800 nested lists end in a RecursionError. No story comes near
these bounds: the longest that we know has some 400 paragraphs, and no paragraph of it has 40 lines. The
slowest texts that we have found within them, tables and nested lists, take about two seconds
(tests/plugins/test_bounds.py).
"""

import re
from collections.abc import Iterator

from msgspec import Struct

OPEN_BRACKETS = 60  # unclosed in one paragraph
LEVELS = 8  # of quotations and lists that begin on one line
INDENT = 40  # leading columns: ten levels of a list
LINE = 20_000  # characters in a line
PARAGRAPHS = 8_000  # in a file, counted by blank lines
OPEN_TAGS = 20  # in a file: `<` before a letter, without its `>`


class Bound(Struct, frozen=True):
    """How many matches of a pattern there may be in a paragraph and in a file; `name` is for its editor."""

    name: str
    pattern: re.Pattern[str]
    paragraph: int
    file: int


def _mark(mark: str, paragraph: int, file: int) -> Bound:
    return Bound(mark, re.compile(re.escape(mark)), paragraph, file)


BOUNDS = (
    Bound("<", re.compile(r"<[A-Za-z/!?]"), 200, 1_000),
    Bound("#", re.compile(r"^[ \t]*#", re.MULTILINE), 50, 3_000),
    Bound(
        "---", re.compile(r"^[ \t]*(?:=+|-+|(?:[*_-][ \t]*){3,})[ \t]*$", re.MULTILINE), 50, 2_000
    ),
    Bound(":", re.compile(r"^[ \t]*:[ \t]", re.MULTILINE), 100, 2_000),
    Bound(
        "[…]:",  # in lists and quotations too: a definition counts wherever it stands
        re.compile(r"^(?:[ \t>]|[-+*:][ \t]|\d{1,9}\.[ \t])*\*?\[[^\]\n]*\][ \t]?:", re.MULTILINE),
        50,
        500,
    ),
    Bound(
        "¶", re.compile(r"\n"), 1_000, 12_000
    ),  # lines: the rows of a table, the whole of a report
    _mark("![", 200, 1_000),
    _mark("](", 300, 5_000),
    _mark("[", 600, 10_000),
    *(_mark(mark, 1_000, 20_000) for mark in "*_`&!\\<"),
    _mark("(", 2_000, 40_000),
    _mark("|", 10_000, 40_000),
)
ABBREVIATED = Bound("*[…]", re.compile(r"(?=\*\[([^\\]{1,200}?)\][ ]?:)"), 500, 5_000)
_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"^[ \t]*$", re.MULTILINE)
_OPEN_TAG = re.compile(r"<[A-Za-z/!?][^<>]*(?=<|\Z)")
_LEADING = re.compile(r"[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}\.)(?=[ \t]))[ \t]*)*")
_LEVEL = re.compile(r">|[-*+](?=[ \t])|\d\.")
_BREAK = re.compile(r"\n(?:[ \t]*\n)+")


def excess(text: str) -> tuple[int, str] | None:
    """Give the line (from 1) and the name of the first bound that a text passes, or None."""
    if open_tag := _tags(text):
        return open_tag
    if abbreviated := _abbreviated(text):
        return abbreviated
    if _plain(text):
        return None
    found = [0] * len(BOUNDS)
    if (blank := len(_BLANK.findall(text))) > PARAGRAPHS:
        return 1, f"¶ × {blank}"
    for line, paragraph in _paragraphs(text):
        for number, bound in enumerate(BOUNDS):
            many = sum(1 for _ in bound.pattern.finditer(paragraph))
            found[number] += many
            if many > bound.paragraph or found[number] > bound.file:
                return line, f"{bound.name} × {max(many, found[number])}"
        if name := _shape(paragraph):
            return line, name
    return None


def _plain(text: str) -> bool:
    """Say whether the whole text has no more of anything than a paragraph may: then each has not."""
    return (
        all(len(bound.pattern.findall(text)) <= bound.paragraph for bound in BOUNDS)
        and text.count("[") <= OPEN_BRACKETS
        and not _shape(text)
    )


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Give each paragraph with its line."""
    line, at = 1, 0
    for match in _BREAK.finditer(text):
        yield line, text[at : match.start()]
        line += text.count("\n", at, match.end())
        at = match.end()
    yield line, text[at:]


def _tags(text: str) -> tuple[int, str] | None:
    """Tags without an end: the parser looks for each one's end up to the end of the file."""
    for number, match in enumerate(_OPEN_TAG.finditer(text), 1):
        if number > OPEN_TAGS:
            return text.count("\n", 0, match.start()) + 1, match[0].split("\n")[0][:20]
    return None


def _abbreviated(text: str) -> tuple[int, str] | None:
    """Words that become abbreviations: too many kinds of them, or too many in a paragraph or in the file.

    A name counts wherever its first word stands, so that no name need be looked for at each place.
    """
    names = set(ABBREVIATED.pattern.findall(text))
    if len(names) > ABBREVIATED.paragraph:
        return 1, f"{ABBREVIATED.name} × {len(names)}"
    first = {name: _WORD.search(name) for name in names}
    words = {match[0] for match in first.values() if match}
    signs = [name for name, match in first.items() if not match]
    found = 0
    for line, paragraph in _paragraphs(text) if names else ():
        many = sum(word in words for word in _WORD.findall(paragraph))
        many += sum(paragraph.count(name) for name in signs)
        found += many
        if many > ABBREVIATED.paragraph or found > ABBREVIATED.file:
            return line, f"{ABBREVIATED.name} × {max(many, found)}"
    return None


def _shape(text: str) -> str:
    """The name of the first bound of form, not of number, that a paragraph passes."""
    if text.count("[") > OPEN_BRACKETS:
        if text.count("[") - text.count("]") > OPEN_BRACKETS:
            return f"[ × {text.count('[')}"
        if "[" * OPEN_BRACKETS in text:
            return "[["
    for line in text.split("\n"):
        if len(line) > LINE:
            return f"> {LINE}"
        leading = _LEADING.match(line)
        if not leading or not leading[0]:
            continue
        indent = len(line) - len(line.lstrip(" \t"))
        if indent > INDENT:
            return f"indent {indent}"
        if (levels := len(_LEVEL.findall(leading[0]))) > LEVELS:
            return f"> × {levels}"
    return ""
