"""What a page says and its paper does not. Pure.

The paper may say more: an address in brackets behind the words of a link, what a picture shows.
"""

import re
from collections.abc import Container, Iterator

from .characters import shown
from .elements import Element, read
from .nodes import PaperBody, plain
from .tree import noted

SHOWN = 8  # words that are told
# Elements that may lie within a word.
INLINE = frozenset(
    "a abbr b bdi cite code data del em i ins kbd mark q s small span strong sub sup time".split()
)
_WORD = re.compile(r"[^\W_]+")


def missing(html: str, body: PaperBody) -> str:
    """Give the first words of a page's HTML that its tree lacks, or has in another order; "" for none."""
    for words, parts in zip(said(html), [body.parts, *body.notes], strict=True):
        if lost := _lost(_words(words), iter(_words(plain(parts)))):
            return " ".join(lost)
    return ""


def said(html: str) -> list[str]:
    """Give what a page's HTML says: its text, and that of each note.

    Within a note, the number of another is a word.
    """
    page = read(html)
    notes = noted(page)
    return [_text(page, notes), *(_text(note, ()) for note in notes.values())]


def _lost(words: list[str], others: Iterator[str]) -> list[str]:
    """The first of some words that do not stand among others in their order, and those behind it."""
    for at, word in enumerate(words):
        if word not in others:  # goes on behind the last that was found
            return words[at : at + SHOWN]
    return []


def _words(text: str) -> list[str]:
    return _WORD.findall(shown(text))


def _text(element: Element, notes: Container[str]) -> str:
    """The text below an element, but its notes, the numbers that lead to them and the ways back."""
    said = []
    for one in element.parts:
        if isinstance(one, str):
            said.append(one)
        elif one.get("class") not in ("footnote", "footnote-backref") and not (
            one.tag == "sup" and any(link.get("href")[1:] in notes for link in one.within("a"))
        ):
            blank = "" if one.tag in INLINE else " "
            within = one.text() if one.tag in ("code", "kbd", "pre") else _text(one, notes)
            said.append(f"{blank}{one.get('alt')}{within}{blank}")
    return "".join(said)
