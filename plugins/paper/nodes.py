"""What a text on paper is made of: blocks and words, as values. Pure."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

BLANKS = re.compile(r"[ \t\n\r\f]+")


class Node(Struct, frozen=True, omit_defaults=True):
    """A part of a text: `kind` says what it is, `parts` are texts and nodes within it.

    `lang` is set where the language changes. `to` is where a link leads, or how a list is numbered (1, a, A,
    i, I). `level` is a heading's level, or the number of an item, of a note or of a place within the text.
    """

    kind: str
    parts: "tuple[Node | str, ...]" = ()
    lang: str = ""
    to: str = ""
    level: int = 0


class ColumnWidth(Struct, frozen=True):
    """A column of a table, to find its width: its longest words, those of its header, its longest text."""

    words: tuple[str, ...]
    heads: tuple[str, ...]
    length: int


class PaperTable(Struct, frozen=True, tag="table", tag_field="kind", omit_defaults=True):
    """A table: its rows of header cells, its other rows, its columns.

    `leads` says that a link or a note is in the header. Such a header cannot be set again on the next page:
    a repeated one is decoration to a reader's program, and a decoration may not lead anywhere.
    """

    head: tuple[tuple[Node, ...], ...]
    rows: tuple[tuple[Node, ...], ...]
    columns: tuple[ColumnWidth, ...]
    leads: bool
    lang: str = ""


class PaperBody(Struct, frozen=True):
    """A whole text: its blocks, and the blocks of each note by its number."""

    parts: tuple[Node | PaperTable, ...] = ()
    notes: tuple[tuple[Node | PaperTable, ...], ...] = ()


def plain(parts: Iterable["Node | PaperTable | str"]) -> str:
    """Give the text alone of some parts of a tree, a blank between blocks."""
    return BLANKS.sub(" ", _plain(parts)).strip()


def _plain(parts: Iterable["Node | PaperTable | str"]) -> str:
    said = []
    for part in parts:
        if isinstance(part, str):
            said.append(part)
        elif isinstance(part, PaperTable):
            said += [_plain(cell.parts) + " " for row in (*part.head, *part.rows) for cell in row]
        else:
            said.append(_plain(part.parts) + (" " if part.kind in _ENDED else ""))
    return "".join(said)


_ENDED = frozenset("p run heading item name said quote pre break".split())


def tidied(parts: Sequence[Node | str]) -> tuple[Node | str, ...]:
    """Give a line's parts with single blanks between words, and none at its ends and around its breaks."""
    made, _ = _single(parts, True)
    return _ended(made)


def _single(parts: Sequence[Node | str], blank: bool) -> tuple[tuple[Node | str, ...], bool]:
    """Parts with no blank after a blank; `blank` says whether one stands before, then behind them."""
    made: list[Node | str] = []
    for part in parts:
        if isinstance(part, str):
            text = BLANKS.sub(" ", part)
            text = text[1:] if blank and text.startswith(" ") else text
            if text:
                made.append(text)
                blank = text.endswith(" ")
        elif part.kind == "break":
            made = [*_ended(tuple(made)), part]
            blank = True
        elif not part.parts:
            made.append(part)
            blank = False
        else:
            within, blank = _single(part.parts, blank)
            if within:
                made.append(Node(part.kind, within, part.lang, part.to, part.level))
    return tuple(made), blank


def _ended(parts: tuple[Node | str, ...]) -> tuple[Node | str, ...]:
    """Parts without a blank at their end, nor a break that nothing follows."""
    kept = list(parts)
    while kept:
        last = kept[-1]
        if isinstance(last, str):
            kept[-1] = last.rstrip(" \N{NO-BREAK SPACE}")
            if kept[-1]:
                break
        elif last.kind == "break":
            pass
        elif last.parts:
            within = _ended(last.parts)
            if within:
                kept[-1] = Node(last.kind, within, last.lang, last.to, last.level)
                break
        else:
            break
        kept.pop()
    return tuple(kept)
