"""The parts of a pasted text as Markdown: as `tidy` has lists and tables, with words of one look together. Pure."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise, zip_longest
from urllib.parse import parse_qs, urlsplit

from msgspec.structs import replace

from ...reading.dialect import ADDRESS
from ...schema import items, web
from . import grids, signs
from .blocks import (
    Block,
    Footnote,
    Grid,
    Parting,
    Passage,
    Piece,
    Point,
    Points,
    Quotation,
)

_SCHEMES = ("http", "https", "mailto", "tel")
_TAIL, _HEAD = re.compile(r"[^\W_]+$"), re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"[ \t\xa0\n]+")
_ADDRESS = re.compile(ADDRESS)
# Who sent a message of WhatsApp, and when: as a telephone has it, and as a browser.
_SENT = re.compile(r"\[[0-9]{1,2}[:/.][0-9]{2}[^\]\n]{3,24}\] ?[^:\n]{1,60}:")
# Stars of emphasis that would be read as signs of an amount or of a code (schema/tidy.py), or part a number.
_AMOUNT = re.compile(
    r"[0-9)](?<!\\\))\*[0-9(]|(?<!\\)\*[0-9]+(?:\\?\*[0-9]+)*\\?#|[0-9]\*+[^\W_]|[^\W_]\*+[0-9<]|>\*+[^\W_]"
    r"|[^\W_]\*[^\W_]"
)
_QUOTED = {ord(sign): f"%{ord(sign):02X}" for sign in " ()<>\"'\\*`|[]{}^"}
# Services that links lead through, and what they call the address that is meant.
_THROUGH = {"www.google.com/url": "q", "www.google.co.tz/url": "q"}
_SAFELINKS = ".safelinks.protection.outlook.com"
_ONE, _NUMBER = re.compile(r"1\.\s"), re.compile(r"[0-9]{1,3}\.")
RULE = "---"


def parts(blocks: Sequence[Block], notes: int = 0, bare: bool = False) -> list[str]:
    """Give each part of a text as Markdown, then its notes; `bare`, without bold words, links and lists.

    Its first note bears the number after `notes`, those of the text that it comes into.
    """
    return _PartWriter(blocks, notes, bare).whole(blocks)


class _PartWriter:
    """Writes the parts of one text."""

    def __init__(self, blocks: Sequence[Block], before: int, bare: bool) -> None:
        self.before, self.bare = before, bare
        self.notes = {one.key: one for one in grids.within(blocks) if isinstance(one, Footnote)}
        self.called: dict[str, int] = {}
        self.levels: list[int] = []

    def whole(self, blocks: Sequence[Block]) -> list[str]:
        """Give the parts, then the notes that are called, in the order of their calls."""
        made = ["\n\n".join(part) for part in self._top(blocks)]
        told = 0
        while told < len(self.called):
            key = [*self.called][told]
            told += 1
            parts = self.each(self.notes[key].blocks) or [""]
            made.append(_hung(f"[^{self.called[key]}]: ", parts))
        return made

    def _top(self, blocks: Sequence[Block]) -> list[list[str]]:
        """What each part becomes, with no line but between two parts."""
        made: list[list[str]] = []
        for block, after in zip_longest(blocks, blocks[1:]):
            ends = after is None or isinstance(after, Parting | Footnote)
            idle = isinstance(block, Parting) and (ends or not any(made))
            made.append([] if idle else self._part(block, after, True))
        return made

    def each(self, blocks: Sequence[Block], top: bool = False) -> list[str]:
        """Give the parts; headings are such where no other part is around them."""
        pairs = zip_longest(blocks, blocks[1:])
        return [one for block, after in pairs for one in self._part(block, after, top)]

    def _part(self, block: Block, after: Block | None, top: bool) -> list[str]:
        if isinstance(block, Passage):
            if top and block.level:
                return self._heading(block)
            made = self._paragraphs(block)
            if made and _ONE.match(made[-1]) and _begins_anew(after):
                made[-1] = made[-1].replace(".", "\\.", 1)
            return made
        if isinstance(block, Points):
            alone = len(block.points) == 1 and block.points[0].label
            if self.bare or (alone and (not _NUMBER.fullmatch(alone) or _begins_anew(after))):
                return self._row(block)
            return self._list(block)
        if isinstance(block, Grid):
            return self._table(block, top)
        if isinstance(block, Quotation):
            inner = "\n\n".join(self.each(block.blocks))
            lines = "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
            return [lines] if inner else []
        if isinstance(block, Footnote):
            called = block.key in self.called and self.notes[block.key] is block
            return [] if called else self._uncalled(block)
        return [RULE]

    # ── paragraphs ───────────────────────────────────────────────────────────────────────────

    def _paragraphs(self, passage: Passage) -> list[str]:
        """A paragraph; more where an empty line parts it, or the head of a message."""
        made: list[list[str]] = [[]]
        for pieces in _lines(passage.pieces):
            line = self.line(pieces)
            words = "".join(one.text for one in pieces)
            if not line or _SENT.match(words) or (made[-1] and _other(made[-1][-1], line)):
                made.append([])
            if line:
                made[-1].append(signs.begun(line))
        return [_joined(lines) for lines in made if lines]

    def _heading(self, passage: Passage) -> list[str]:
        pieces = [replace(one, look=replace(one.look, bold=False)) for one in passage.pieces]
        line = " ".join(filter(None, map(self.line, _lines(pieces))))
        if not line:
            return []
        while self.levels and self.levels[-1] >= passage.level:
            self.levels.pop()
        self.levels.append(passage.level)
        end = "&#35;" if line.endswith("#") else line[-1]
        return [f"{'#' * min(len(self.levels) + 1, 6)} {line[:-1]}{end}"]

    def _uncalled(self, note: Footnote) -> list[str]:
        """A note that nothing calls, as paragraphs."""
        blocks = [*note.blocks]
        if note.label and blocks and isinstance(first := blocks[0], Passage):
            blocks[0] = replace(first, pieces=[Piece(f"{note.label} "), *first.pieces])
        return self.each(blocks)

    # ── lists ────────────────────────────────────────────────────────────────────────────────

    def _list(self, listing: Points) -> list[str]:
        each = [self._point(point) for point in listing.points]
        loose = any(not tight for parts in each for tight, _ in parts[1:])
        made = []
        for point, parts in zip(listing.points, each, strict=True):
            if not parts:
                continue
            mark = f"{point.label or '-'} "
            if parts[0][0]:  # a list without words above it
                made += [part for _, part in parts]
            else:
                made.append(_hung(mark, [part for _, part in parts], "\n\n" if loose else "\n"))
        return [("\n\n" if loose else "\n").join(made)] if made else []

    def _row(self, listing: Points) -> list[str]:
        """A list as paragraphs, the lists within it too."""
        made = []
        for point in listing.points:
            below = self.each(point.blocks)
            mark = signs.escaped(point.label or "•").replace(".", "\\.")
            made += [f"{mark} {below[0]}" if below else mark, *below[1:]]
        return made

    def _point(self, point: Point) -> list[tuple[bool, str]]:
        """The parts of an item, each with whether it is a list, which needs no empty line above it."""
        return [
            (isinstance(block, Points), part)
            for block in point.blocks
            for part in self.each([block])
        ]

    # ── tables ───────────────────────────────────────────────────────────────────────────────

    def _table(self, grid: Grid, top: bool) -> list[str]:
        found = grids.ruled(grid)
        above = self.each(found.above, top)
        rows = []
        for number, row in enumerate(found.rows):
            cells = [self._cell(one.blocks, plain=not number) for one in row]
            rows.append(f"| {' | '.join(cells)} |")
            if not number:
                rows.append("|" + " --- |" * len(cells))
        table = ["\n".join(rows)] if rows else []
        return [*above, *table, *self.each(found.below, top)]

    def _cell(self, blocks: list[Block], plain: bool) -> str:
        """What a cell holds, in one line; the head of a table is bold by itself."""
        made = []
        for mark, passage in grids.passages(blocks):
            pieces = passage.pieces
            if plain:
                pieces = [replace(one, look=replace(one.look, bold=False)) for one in pieces]
            lines = [line for line in map(self.line, _lines(pieces)) if line]
            if lines and mark:
                lines[0] = f"{signs.escaped(mark)} {lines[0]}"
            made += lines
        return "<br>".join(made)

    # ── words ────────────────────────────────────────────────────────────────────────────────

    def line(self, pieces: list[Piece]) -> str:
        """Give the words of a line."""
        made = self._line(pieces, True)
        return self._line(pieces, False) if _AMOUNT.search(made) else made

    def _line(self, pieces: list[Piece], stressed: bool) -> str:
        made = ""
        every = any(one.note or one.picture or one.look.href for one in pieces)
        for href, group in groupby(pieces, key=lambda one: _href(one.look.href)):
            linked = [*group]
            said = "".join(one.text for one in linked)
            if (
                self.bare
                or not href
                or not said.strip()
                or any(one.note or one.picture for one in linked)
            ):
                made = self._stressed(made, linked, every, stressed)
            elif (found := _ADDRESS.fullmatch(said.strip())) and _leads(found, href):
                made += said
            else:
                words = self._stressed("", linked, every, stressed)
                inner = words.strip()
                lead = words[: len(words) - len(words.lstrip())]
                made += f"{lead}[{inner}]({href}){words[len(lead) + len(inner) :]}"
        return made.strip()

    def _stressed(self, made: str, pieces: list[Piece], every: bool, stressed: bool) -> str:
        """Add pieces to a line, those that are bold or italic between stars."""
        for (bold, italic), group in groupby(
            pieces, key=lambda one: (one.look.bold, one.look.italic)
        ):
            words = "".join(self._piece(one, every) for one in group)
            inner = words.strip()
            lead = words[: len(words) - len(words.lstrip())]
            stars = "*" * (2 * bold + italic)
            tight = not lead and made.endswith("*")
            if stressed and stars and not self.bare and not tight and re.search(r"\w", inner):
                words = f"{lead}{stars}{inner}{stars}{words[len(lead) + len(inner) :]}"
            made += words
        return made

    def _piece(self, piece: Piece, every: bool) -> str:
        if piece.note and piece.note in self.notes:
            number = self.before + len(self.called) + 1
            return f"[^{self.called.setdefault(piece.note, number)}]"
        words = signs.escaped(piece.text, every, bool(piece.look.href or piece.picture))
        if piece.picture:
            return f"![{words}]({piece.picture})"
        for tag in (piece.look.raised, "del" if piece.look.struck else ""):
            if tag and (inner := words.strip()):
                words = words.replace(inner, f"<{tag}>{inner}</{tag}>", 1)
        return words


def _begins_anew(block: Block | None) -> bool:
    """Whether a part begins with the number 1, which a part of that number above it would make a 2."""
    if isinstance(block, Points):
        return bool(block.points) and block.points[0].label == "1."
    return isinstance(block, Passage) and bool(
        _ONE.match("".join(one.text for one in block.pieces).lstrip())
    )


def _other(above: str, line: str) -> bool:
    """Whether a line begins an item of another list than the line above it."""
    one, other = items.item(above), items.item(line)
    return bool(one and other) and one[0].style != other[0].style


def _joined(lines: list[str]) -> str:
    """Lines of one paragraph; before one that begins an item no end of a line need be typed."""
    made = lines[0]
    for line in lines[1:]:
        made += f"\n{line}" if items.item(line) else f"  \n{line}"
    return made


def _hung(mark: str, parts: list[str], between: str = "\n\n") -> str:
    """Parts behind a mark, all but its first line indented by four spaces."""
    lines = between.join(parts).split("\n")
    return "\n".join([mark + lines[0], *(f"    {line}" if line else "" for line in lines[1:])])


def _lines(pieces: list[Piece]) -> list[list[Piece]]:
    """The lines of pieces, with those of one look as one, and without blanks that nobody sees."""
    made: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text == "\n" and not piece.note:
            made.append([])
            continue
        line = made[-1]
        last = line[-1] if line else None
        whole = not (piece.note or piece.picture)
        if (
            last
            and whole
            and not (last.note or last.picture)
            and (last.look == piece.look or not piece.text.strip())
        ):
            line[-1] = replace(last, text=_BLANKS.sub(" ", last.text + piece.text))
        else:
            line.append(piece)
    return [_whole([part for one in line for part in signs.marked(one)]) for line in made]


def _whole(made: list[Piece]) -> list[Piece]:
    """Pieces of which a word that is in part a link is a link altogether."""
    for at, (one, after) in enumerate(pairwise(made)):
        one = made[at]
        if one.look.href == after.look.href or one.note or after.note:
            continue
        tail, head = _TAIL.search(one.text), _HEAD.match(after.text)
        if tail and head and after.look.href:
            made[at] = replace(one, text=one.text[: tail.start()])
            made[at + 1] = replace(after, text=tail[0] + after.text)
        elif tail and head:
            made[at] = replace(one, text=one.text + head[0])
            made[at + 1] = replace(after, text=after.text[head.end() :])
    return made


def _leads(found: re.Match[str], href: str) -> bool:
    """Whether an address that stands for itself would lead where a link does."""
    said = found[0]
    if found["phone"]:
        return href == f"tel:{re.sub('[ -]', '', said)}"
    return href.rstrip("/") in (said.rstrip("/"), f"mailto:{said}", f"https://{said}".rstrip("/"))


def _href(given: str) -> str:
    """Where a link leads; nothing where no reader should be led."""
    if not given:
        return ""
    try:
        parts = urlsplit(given)
        host = parts.hostname or ""
    except ValueError:
        return ""
    through = _THROUGH.get(host + parts.path) or ("url" if host.endswith(_SAFELINKS) else "")
    if through and (meant := parse_qs(parts.query).get(through)):
        return _href(meant[0])
    if parts.scheme not in _SCHEMES or web.wrong(given):
        return ""
    return given.translate(_QUOTED)
