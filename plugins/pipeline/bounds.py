"""Bounds on a text's shape, so that no text, however odd, keeps the converter busy for long.

python-markdown takes quadratic time on runs of brackets and recurses on nesting: 10,000 `[` take it 14
seconds, 800 nested lists end in a RecursionError. No story comes near these bounds.
"""

import re

OPEN_BRACKETS = 60  # unclosed in one paragraph
MARKS = 2_000  # of one kind in one paragraph
QUOTES = 8  # levels of quotation
INDENT = 40  # leading columns: ten levels of a list
LINE = 20_000  # characters in a line

_COUNTED = "[(<`*_&!\\"
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]*)+")


def excess(text: str) -> tuple[int, str] | None:
    """Give the line (from 1) and the name of the first bound that a text passes, or None."""
    number = 1
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        name = _paragraph(paragraph)
        if name:
            return number, name
        number += paragraph.count("\n")
    return None


def _paragraph(text: str) -> str:
    for mark in _COUNTED:
        if text.count(mark) > MARKS:
            return f"{mark} × {text.count(mark)}"
    if text.count("[") > OPEN_BRACKETS and text.count("[") - text.count("]") > OPEN_BRACKETS:
        return f"[ × {text.count('[')}"
    if "[[" in text and re.search(r"\[{%d,}" % OPEN_BRACKETS, text):
        return "[["
    for line in text.split("\n"):
        if len(line) > LINE:
            return f"> {LINE}"
        if not line[:1] or line[0] not in " \t>":
            continue
        indent = len(line) - len(line.lstrip(" \t"))
        if indent > INDENT:
            return f"indent {indent}"
        if (match := _QUOTE.match(line)) and match[0].count(">") > QUOTES:
            return f"> × {match[0].count('>')}"
    return ""
