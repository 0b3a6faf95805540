"""The parts of a pasted text, read from the HTML of a clipboard, or from that which mammoth makes. Pure.

What programs say by styles alone is understood: bold that is none (Google Docs), items of lists that are
paragraphs (Word), notes that are links to and fro (all of them), what nobody sees.
"""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from ...reading.page_text import lettered
from . import tree
from .blocks import (
    END,
    Block,
    Footnote,
    Grid,
    Look,
    Parting,
    Passage,
    Piece,
    Point,
    Points,
    Quotation,
    Square,
)
from .listed import nested
from .tree import BLOCKS, VOID, Twig

LISTS, QUOTES = 6, 2  # within each other; what lies deeper stands in the last one
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_LIST = re.compile(r"\bl\d+ level(\d)")
LABEL = "site-label"  # the class of an item's depth and mark, as it is put into Word's documents
_LABELLED = re.compile(r"([1-9]) (.+)")
_HEADING = re.compile(r"h[1-6]")
# What calls a note, and what leads back from it: Word, LibreOffice, Google Docs, mammoth.
_KINDS = "_?ftn|_?edn|sdfootnote|sdendnote|ftnt_?|footnote-|endnote-"
_CALL = re.compile(rf"#(?P<kind>{_KINDS})(?P<number>\d+)(?:sym)?")
_BACK = re.compile(rf"#(?P<kind>{_KINDS})(?:(?:ref-?)(?P<number>\d+)|(?P<other>\d+)anc)")
_NOTE = re.compile(rf"(?P<kind>{_KINDS})(?P<number>\d+)")
_FIGURE = re.compile(r"[^\w\s]{1,16}")  # an emoji
_BOLD = re.compile(r"bold|[6-9]00")
_LIGHT = re.compile(r"normal|lighter|[1-5]00")


class Contents(Struct):
    """What HTML holds: its parts; the words for each picture that is not taken; how many comments are not."""

    blocks: list[Block]
    pictures: list[str]
    comments: int


class _State(Struct, frozen=True):
    """What holds for a text by the elements around it."""

    look: Look = Look()
    level: int = 0  # of a heading
    title: bool = False
    depth: int = 0  # of an item that is a paragraph
    kept: bool = False  # blanks and ends of lines stand as they are
    mark: bool = False  # it is the mark of an item
    noted: bool = False  # it is within a note
    lists: int = 0
    quotes: int = 0


def read(html: str, pictures: Collection[str] = ()) -> Contents:
    """Give the parts of HTML; `pictures` are the addresses of those that are taken. Raises TooDeep."""
    reader = _PartReader(pictures)
    blocks = reader.filled(tree.read(html), _State())
    return Contents(blocks, reader.untaken, reader.comments)


def _styles(given: str) -> dict[str, str]:
    parts = (part.partition(":") for part in given.lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in parts if value}


class _PartReader:
    """Reads a tree into parts."""

    def __init__(self, pictures: Collection[str]) -> None:
        self.known = frozenset(pictures)
        self.untaken: list[str] = []
        self.comments = 0
        self.into: list[Block] = []
        self.passage: Passage | None = None
        self.note: Footnote | None = None  # what the open passage says

    def filled(self, node: Twig, state: _State) -> list[Block]:
        """Give the parts of what an element holds."""
        self.end()
        outer, self.into = self.into, []
        self.inside(node, state)
        self.end()
        made, self.into = nested(self.into), outer
        return made

    def end(self) -> None:
        """End the passage that is open."""
        passage, note = self.passage, self.note
        self.passage = self.note = None
        if passage and any(one.picture or one.text.strip() for one in passage.pieces):
            (note.blocks if note else self.into).append(passage)

    def inside(self, node: Twig, state: _State) -> None:
        """Read what an element holds."""
        for child in node.inside:
            if isinstance(child, str):
                self._text(child, state)
            else:
                self._element(child, state)

    def _text(self, text: str, state: _State) -> None:
        if state.mark and self.passage:
            self.passage.mark += text
        elif state.kept and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                self._add([END] if number else [], state)
                self._add([Piece(_BLANKS.sub(" ", line), state.look)], state)
        else:
            self._add([Piece(_BLANKS.sub(" ", text), state.look)], state)

    def _add(self, pieces: list[Piece], state: _State) -> None:
        """Add to the passage that is open; what is blank opens none."""
        if not self.passage:
            if not any(one.picture or one.text.strip() for one in pieces):
                return
            self._open(state)
        self.passage.pieces += pieces  # type: ignore[union-attr]

    def _open(self, state: _State) -> Passage:
        if not self.passage:
            self.passage = Passage([], state.level, state.title, depth=state.depth)
        return self.passage

    def _element(self, node: Twig, state: _State) -> None:
        styles = _styles(node.given["style"]) if "style" in node.given else {}
        if self._unseen(node, styles):
            return
        if node.tag in VOID:
            self._void(node, state)
        elif node.tag in BLOCKS:
            self.end()
            self._block(node, _looking(state, node, styles), styles)
            self.end()
        elif node.tag == "a":
            self._link(node, _looking(state, node, styles))
        elif node.given.get("class") == LABEL and (match := _LABELLED.fullmatch(node.text())):
            passage = self._open(state)
            passage.depth, passage.mark = int(match[1]), match[2]
        elif "mso-list" in styles:
            self._open(state)
            self.inside(node, replace(state, mark=True))
        elif node.tag == "q":
            self._text("“", state)
            self.inside(node, _looking(state, node, styles))
            self._text("”", state)
        else:
            self.inside(node, _looking(state, node, styles))

    def _unseen(self, node: Twig, styles: dict[str, str]) -> bool:
        if "msocomanchor" in node.given.get("class", ""):
            self.comments += 1
            return True
        return (
            "hidden" in node.given
            or styles.get("display") == "none"
            or styles.get("mso-hide") == "all"
            or styles.get("mso-element") in ("comment", "comment-list")
        )

    def _void(self, node: Twig, state: _State) -> None:
        alt = " ".join(node.given.get("alt", "").split())
        if node.tag == "br":
            self._add([END], state)
        elif node.tag == "hr":
            self.end()
            self.into.append(Parting())
        elif node.tag == "input":
            if node.given.get("type") == "checkbox":
                self._add([Piece("☑ " if "checked" in node.given else "☐ ", state.look)], state)
        elif (src := node.given.get("src", "")) in self.known:
            self._add([Piece(alt, picture=src)], state)
        elif _FIGURE.fullmatch(alt):
            self._add([Piece(alt, state.look)], state)
        else:
            self.untaken.append(alt)

    def _link(self, node: Twig, state: _State) -> None:
        href = node.given.get("href", "")
        if match := _BACK.fullmatch(href):
            blank = not self.passage or not any(one.text.strip() for one in self.passage.pieces)
            if not state.noted and blank:
                self._open(state)
                self.note = Footnote(_key(match), [], node.text().strip())
                self.into.append(self.note)
            elif not state.noted:
                self.inside(node, state)
        elif match := _CALL.fullmatch(href):
            self._add([Piece(node.text().strip() or match["number"], note=_key(match))], state)
        else:
            look = replace(state.look, href=href.strip())
            self.inside(node, replace(state, look=look))

    def _block(self, node: Twig, state: _State, styles: dict[str, str]) -> None:
        tag = node.tag
        if match := _NOTE.fullmatch(node.given.get("id", "")):
            note = Footnote(_key(match), [])
            self.into.append(note)
            note.blocks = self.filled(node, replace(state, noted=True))
            note.label = next((one.text().strip() for one in _links(node)), "")
        elif tag in ("ul", "ol") and state.lists < LISTS:
            self._list(node, replace(state, lists=state.lists + 1))
        elif tag == "table":
            self._table(node, state)
        elif tag == "blockquote" and state.quotes < QUOTES:
            quoted = Quotation([])
            self.into.append(quoted)
            quoted.blocks = self.filled(node, replace(state, quotes=state.quotes + 1))
        elif _HEADING.fullmatch(tag):
            self.inside(node, replace(state, level=int(tag[1])))
        elif tag == "pre":
            self.inside(node, replace(state, kept=True))
        elif match := _LIST.search(styles.get("mso-list", "")):
            self.inside(node, replace(state, depth=int(match[1])))
        else:
            self.inside(node, replace(state, title="title" in node.given.get("class", "").split()))

    def _list(self, node: Twig, state: _State) -> None:
        made = Points([])
        self.into.append(made)
        form = node.given.get("type", "1")
        form = form if form in ("1", "a", "A", "i", "I") else "1"
        number = _number(node.given.get("start", ""), 1)
        for child in node.inside:
            if isinstance(child, Twig) and _NOTE.fullmatch(child.given.get("id", "")):
                self._block(child, state, {})
            elif isinstance(child, Twig) and child.tag == "li":
                number = _number(child.given.get("value", ""), number)
                label = f"{lettered(number, form)}." if node.tag == "ol" else ""
                made.points.append(Point(label, self.filled(child, state)))
                if state.lists == 1:  # Word in a browser has each item in a list of its own
                    made.depth = _number(child.given.get("data-aria-level", ""), 1)
                number += 1
            elif not isinstance(child, str) or child.strip():  # Google Docs has lists within lists
                within = Twig("", {})
                within.inside.append(child)
                if not made.points:
                    made.points.append(Point("", []))
                made.points[-1].blocks += self.filled(within, state)
        made.points = [one for one in made.points if one.blocks]

    def _table(self, node: Twig, state: _State) -> None:
        made = Grid([])
        at = len(self.into)
        self.into.append(made)
        for part in _parts(node):
            if part.tag == "caption":
                self.into[at:at] = self.filled(part, state)
            else:
                made.rows.append(self._row(part, state))

    def _row(self, node: Twig, state: _State) -> list[Square]:
        cells = (one for one in node.inside if isinstance(one, Twig) and one.tag in ("td", "th"))
        return [
            Square(
                self.filled(one, state),
                _number(one.given.get("colspan", ""), 1) or 1,
                _number(one.given.get("rowspan", ""), 1) or 1,
            )
            for one in cells
        ]


def _parts(table: Twig) -> Iterator[Twig]:
    """The rows of a table and its title, whatever they are grouped in."""
    for child in table.inside:
        if isinstance(child, Twig) and child.tag in ("thead", "tbody", "tfoot"):
            yield from _parts(child)
        elif isinstance(child, Twig) and child.tag in ("caption", "tr"):
            yield child


def _links(node: Twig) -> list[Twig]:
    """The links within an element."""
    found = [one for one in node.inside if isinstance(one, Twig)]
    return [link for one in found for link in ([one] if one.tag == "a" else []) + _links(one)]


def _number(given: str, other: int) -> int:
    return int(given) if given.isdecimal() and len(given) < 6 else other


def _key(match: re.Match[str]) -> str:
    number = match["number"] or match["other"]
    return f"{match['kind'].strip('_-')} {int(number)}"


def _looking(state: _State, node: Twig, styles: dict[str, str]) -> _State:
    """What holds for a text within an element, by its tag and its styles."""
    look, tag = state.look, node.tag
    bold, italic, struck, raised = look.bold, look.italic, look.struck, look.raised
    if tag in ("b", "strong"):
        bold = True
    elif tag in ("i", "em", "cite", "var"):
        italic = True
    elif tag in ("s", "strike", "del"):
        struck = True
    elif tag in ("sup", "sub"):
        raised = tag
    # WhatsApp keeps ends of lines by its style sheet.
    kept = state.kept or "copyable-text" in node.given.get("class", "")
    if styles:
        weight = styles.get("font-weight", "")
        bold = bool(_BOLD.match(weight)) or (bold and not _LIGHT.match(weight))
        slant = styles.get("font-style", "")
        italic = slant in ("italic", "oblique") or (italic and slant != "normal")
        struck = struck or "line-through" in styles.get("text-decoration", "")
        struck = struck or "line-through" in styles.get("text-decoration-line", "")
        raised = {"super": "sup", "sub": "sub"}.get(styles.get("vertical-align", ""), raised)
        space = styles.get("white-space", "")
        kept = space.startswith(("pre", "break-spaces")) or (kept and space != "normal")
    return replace(state, look=Look(bold, italic, struck, raised, look.href), kept=kept)
