"""What a PDF says, read back from its bytes, beside what it was made to say."""

import html as entities
import re
from collections.abc import Iterable
from urllib.parse import quote

from . import missing
from .characters import shown

LONG = 20  # letters of a word that a line may be too short for
# A word or a number: the number of a note stands close behind a word.
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
# The numbers and letters of lists, notes and pages.
_NUMBER = re.compile(r"\d+|[a-z]|[ivxlcdm]+")
_AROUND = re.compile(r"<thead>.*?</thead>|<[^>]*>", re.DOTALL)


def unlike(
    data: bytes, head: Iterable[str], html: str, end: Iterable[str], around: Iterable[str]
) -> str:
    """Give the first words of a head, a page's HTML or an end that a PDF lacks, or what it says besides.

    Besides it may say what stands `around` a text, the addresses within it, and numbers. Gives "" for one that
    says the same. Raises pypdfium2.PdfiumError for what cannot be read.
    """
    tokens: list[str | None] = list(_tokens(_text(data)))
    for lines, last in ((head, False), (end, True)):
        for line in lines:
            if lost := _line(_tokens(line), tokens, last):
                return lost
    page, *notes = map(_tokens, missing.said(html))
    for number, words in enumerate(notes, 1):
        # Found by its number, unless a page ends within it.
        numbered = _tokens(f"{number}{' '.join(words)}")
        apart = _line([str(number), *words], tokens, False)
        if apart and _line(numbered, tokens, False) and (lost := _taken(words, tokens, len(notes))):
            return lost
    if lost := _taken(page, tokens, len(notes)):
        return lost
    # A long table says its head on every page.
    written = entities.unescape(" ".join(_AROUND.findall(html)))
    known = set(_tokens(" ".join([*around, written, quote(written)])))
    long = " ".join(one for one in known if len(one) > LONG)
    besides = [
        one for one in tokens if one and not (one in known or _NUMBER.fullmatch(one) or one in long)
    ]
    return " ".join(besides[: missing.SHOWN])


def _text(data: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(shown(text).casefold())


def _line(words: list[str], tokens: list[str | None], last: bool) -> str:
    """Take words out of tokens where they stand together, first or last; give them where they do not."""
    places = range(len(tokens))
    for first in reversed(places) if last else places:
        at = first
        for word in words:
            if not (count := _count(word, tokens, at)):
                break
            at += count
        else:
            tokens[first:at] = [None] * (at - first)
            return ""
    return " ".join(words[: missing.SHOWN])


def _taken(words: list[str], tokens: list[str | None], notes: int) -> str:
    """Take words out of tokens, in their order; give the first that are not there, and those behind them."""
    at = 0
    for number, word in enumerate(words):
        count = 0
        while at < len(tokens) and not (count := _count(word, tokens, at, notes)):
            at += 1
        if not count:
            return " ".join(words[number : number + missing.SHOWN])
        tokens[at : at + count] = [None] * count
        at += count
    return ""


def _count(word: str, tokens: list[str | None], at: int, notes: int = 0) -> int:
    """How many tokens make a word from one on: more than one where a long word was broken; 0 for none.

    A number may have that of a note close behind it.
    """
    if notes and word.isdigit() and (one := tokens[at] or "").startswith(word):
        led = one[len(word) :]
        return int(not led or (led.isdigit() and 1 <= int(led) <= notes))
    made = ""
    for number, token in enumerate(tokens[at:], 1):
        made += token or "\0"
        if made == word:
            return number
        if not word.startswith(made):
            break
    return 0
