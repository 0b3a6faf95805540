"""Markup: what of a typed text is not its writer's words. Pure; every sign that is left keeps its place."""

import re
from collections.abc import Iterator
from functools import lru_cache

from .hints import HINT

HIDDEN = "\x00"  # stands for each sign of what is hidden: no text that was read holds one
Span = tuple[int, int]

_BREAK = re.compile(r"\n(?:[ \t]*\n)+")
_TICKS = re.compile(r"`+")
_LISTED = re.compile(r" {0,3}(?:(?:[-*+:]|\d{1,9}\.)[ \t]|\[\^[^\]\n]+\]:)")
_ADDRESS = re.compile(r"(?<!\w)(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_UNREAD = re.compile(
    r"<[A-Za-z/!?][^<>]*>"  # tags, and addresses between < and >
    r"|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"  # where a link leads, and its title
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*",  # the same, below the text
    re.MULTILINE,
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TAG = re.compile(r"<(/?)([A-Za-z]+)([^<>]*)>")
_LANG = re.compile(r"\blang\s*=\s*[\"']?([A-Za-z]+)", re.IGNORECASE)


@lru_cache(maxsize=4)  # each rule that looks closely at a text looks at the same
def hidden(text: str, lang: str = "", markdown: bool = True) -> str:
    """Give a text with its addresses and hints hidden, and of Markdown its code and tags.

    With `lang`, the language that the text is in, what is marked as being in another one is hidden too.
    Lines and columns stay as they are.
    """
    spans = [match.span() for match in _ADDRESS.finditer(text)]
    if "@" in text:
        spans += [match.span() for match in _MAIL.finditer(text)]
    if "‹" in text:
        spans += [match.span() for match in HINT.finditer(text)]
    if markdown:
        spans += _marked(text, lang)
    return _without(text, sorted(spans))


def _marked(text: str, lang: str) -> Iterator[Span]:
    """What the marks of Markdown and its HTML hide."""
    yield from (match.span() for match in _UNREAD.finditer(text))
    if "`" in text:
        yield from _code(text)
    if "\n    " in text or "\t" in text or text.startswith("    "):
        yield from _blocks(text)
    if lang and "lang" in text.lower():
        yield from _elsewhere(text, lang)


def _without(text: str, spans: list[Span]) -> str:
    parts, at = [], 0
    for start, end in spans:
        if end > at:
            start = max(start, at)
            parts += [text[at:start], re.sub(r"[^\n]", HIDDEN, text[start:end])]
            at = end
    return "".join([*parts, text[at:]])


def _paragraphs(text: str) -> Iterator[Span]:
    """Give where each paragraph of a text begins and ends: blank lines part them."""
    at = 0
    for match in _BREAK.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _code(text: str) -> Iterator[Span]:
    """The code between ticks: as many of them end it as began it, in the same paragraph."""
    for start, end in _paragraphs(text):
        runs = [match.span() for match in _TICKS.finditer(text, start, end)]
        after: list[int | None] = []
        latest: dict[int, int] = {}
        for number in range(len(runs) - 1, -1, -1):
            length = runs[number][1] - runs[number][0]
            after.append(latest.get(length))
            latest[length] = number
        after.reverse()
        number = 0
        while number < len(runs):
            last = after[number]
            if last is None or text[max(runs[number][0] - 1, 0)] == "\\":
                number += 1
            else:
                yield runs[number][0], runs[last][1]
                number = last + 1


def _blocks(text: str) -> Iterator[Span]:
    """The lines of code that are set off by their indent. Within a list an indent is the list's own."""
    at, blank, listed, inside = 0, True, False, False
    for line in text.split("\n"):
        if not line.strip():
            blank = True
        else:
            bare = line.expandtabs(4)
            indent = len(bare) - len(bare.lstrip(" "))
            inside = indent >= (8 if listed else 4) and (blank or inside)
            if inside:
                yield at, at + len(line)
            elif indent < 4:
                listed = bool(_LISTED.match(line)) or (listed and not blank)
            blank = False
        at += len(line) + 1


def _elsewhere(text: str, lang: str) -> Iterator[Span]:
    """The elements that are marked as being in another language."""
    name, start, depth = "", 0, 0
    for match in _TAG.finditer(text):
        if name and match[2].lower() == name:
            depth += -1 if match[1] else 1
            if not depth:
                yield start, match.end()
                name = ""
        elif not name and not match[1] and _other(_LANG.search(match[3]), lang):
            name, start, depth = match[2].lower(), match.start(), 1
    if name:  # never closed: the rest of its paragraph
        rest = _BREAK.search(text, start)
        yield start, rest.start() if rest else len(text)


def _other(found: re.Match[str] | None, lang: str) -> bool:
    return bool(found) and found[1].lower() != lang  # type: ignore[index]
