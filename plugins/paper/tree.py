"""A body's HTML as a tree that a form sets on paper.

What comes in is HTML of the sanitizer's allow-list, with its links and notes put in their place. What goes
out is values: words are text and nothing else, so that no sign in them means anything to the form.

On paper nothing can be pointed at or pressed: the address of a link stands in brackets behind its words,
and of a picture, which the sheet does not bear, there stands what it shows.
"""

import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from urllib.parse import quote, urljoin

from msgspec import Struct

from .characters import shown

# How deep elements may lie in each other: Typst sets some sixty rules within rules and no more. What is
# passed over beyond that loses its form, not its words.
MOST_HOLDERS = 6  # quotes, lists and tables
MOST_MARKS = 8  # marks within a line
MOST_LEVELS = 30  # elements of any kind
MOST_COLUMNS = 24  # of a table; the cells of wider ones are set one under the other
LONGEST = 4  # of a column's words are measured
LONGEST_ADDRESS = 2_000  # characters; no browser is sure to follow a longer one

BLOCKS = frozenset("p h2 h3 h4 h5 h6 ul ol dl blockquote pre hr table div li dt dd".split())
HOLDERS = frozenset("blockquote ul ol dl table".split())
VOID = frozenset("br hr img".split())
MARKS = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "del": "strike",
    "ins": "under", "mark": "mark", "small": "small", "sub": "sub", "sup": "sup",
}  # fmt: skip
QUOTES = ("“", "”")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_WORDS = re.compile(r"\S+")
_LANG = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z0-9-]*)?")
_LEADS = re.compile(r"(?:https?|mailto|tel):.", re.IGNORECASE)
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"  # beside letters and digits; all else is written in its bytes


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


class Column(Struct, frozen=True):
    """A column of a table, to find its width: its longest words, those of its header, its longest text."""

    words: tuple[str, ...]
    heads: tuple[str, ...]
    length: int


class Table(Struct, frozen=True, tag="table", tag_field="kind", omit_defaults=True):
    """A table: its rows of header cells, its other rows, its columns.

    `leads` says that a link or a note is in the header. Such a header cannot be set again on the next page:
    a repeated one is decoration to a reader's program, and a decoration may not lead anywhere.
    """

    head: tuple[tuple[Node, ...], ...]
    rows: tuple[tuple[Node, ...], ...]
    columns: tuple[Column, ...]
    leads: bool
    lang: str = ""


class Body(Struct, frozen=True):
    """A whole text: its blocks, and the blocks of each note by its number."""

    parts: tuple[Node | Table, ...] = ()
    notes: tuple[tuple[Node | Table, ...], ...] = ()


class Words(Struct, frozen=True):
    """The words that the text gets on paper: `picture` says that there is one, with its `{alt}`."""

    picture: str


def body(html: str, words: Words, base: str = "") -> Body:
    """Give the tree of a body's HTML; `base` is the page's full address, for links within the site.

    Without it the words of such a link stand without an address. Every text gives a tree.
    """
    root = read(html)
    setter = _Setter(root, words, base)
    parts = tuple(setter.blocks(root))
    return Body(parts, tuple(setter.notes()))


def language(tag: str) -> str:
    """Give the language of a BCP 47 tag, empty where it is none.

    >>> language("en-GB"), language("Kiswahili")
    ('en', '')
    """
    match = _LANG.fullmatch(tag)
    return match[1].lower() if match else ""


def text(html: str) -> str:
    """Give the text alone of some HTML as it was written, and what its pictures are said to show."""
    return read(html).text()


def read(html: str) -> "Element":
    """Give some HTML as its elements, no deeper than a form can set."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def plain(parts: Iterable["Node | Table | str"]) -> str:
    """Give the text alone of some parts of a tree, a blank between blocks."""
    return _BLANKS.sub(" ", _plain(parts)).strip()


def _plain(parts: Iterable["Node | Table | str"]) -> str:
    said = []
    for part in parts:
        if isinstance(part, str):
            said.append(part)
        elif isinstance(part, Table):
            said += [_plain(cell.parts) + " " for row in (*part.head, *part.rows) for cell in row]
        else:
            said.append(_plain(part.parts) + (" " if part.kind in _ENDED else ""))
    return "".join(said)


_ENDED = frozenset("p run heading item name said quote pre break".split())


class Element:
    """An element of the HTML, as it is read."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.parts: list[Element | str] = []

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def lang(self) -> str:
        """The language as a form can be told it, without its region; empty for what names none."""
        return language(self.get("lang"))

    def within(self, tag: str) -> "Iterable[Element]":
        """Every element of a name below this one, in the order of the text."""
        waiting: list[Element | str] = [*reversed(self.parts)]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Element):
                if one.tag == tag:
                    yield one
                waiting += reversed(one.parts)

    def text(self) -> str:
        said, waiting = [], [*reversed(self.parts)]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                said.append(one)
            else:
                said.append(one.get("alt"))
                waiting += reversed(one.parts)
        return "".join(said)


class _Reader(HTMLParser):
    """Reads HTML as a tree of elements, no deeper than a form can set.

    An element that would lie too deep is passed over: what is in it lies in the element around it.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open: list[tuple[str, Element]] = [("", self.root)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        around = self.open[-1][1]
        element = Element(tag, {name: text or "" for name, text in attrs})
        if tag in VOID:
            around.parts.append(element)
        elif self.deep(tag):
            around.parts.append(" ")
            self.open.append((tag, around))
        else:
            around.parts.append(element)
            self.open.append((tag, element))

    def deep(self, tag: str) -> bool:
        """Say whether an element would lie too deep."""
        tags = [name for name, element in self.open if element.tag == name]
        if tag in HOLDERS:
            return sum(name in HOLDERS for name in tags) >= MOST_HOLDERS
        if tag not in BLOCKS:
            return sum(name not in BLOCKS for name in tags) > MOST_MARKS  # the root is one
        return len(tags) > MOST_LEVELS

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1][1].parts.append(data)


class _Setter:
    """Turns elements into a tree; knows the text's notes and headings, which other parts lead to."""

    def __init__(self, root: Element, words: Words, base: str) -> None:
        self.words, self.base = words, base
        self.level = 1  # of the last heading: the sheet's title
        self.in_note = False
        self.noted = noted(root)
        self.numbers = {name: number for number, name in enumerate(self.noted)}
        self.said: set[str] = set()
        asked = {link.get("href")[1:] for link in root.within("a") if link.get("href")[:1] == "#"}
        headings = [one.get("id") for tag in _HEADINGS for one in root.within(tag)]
        self.places = {
            name: number for number, name in enumerate(dict.fromkeys(headings), 1) if name in asked
        }
        self.placed: set[str] = set()

    def notes(self) -> Iterable[tuple[Node | Table, ...]]:
        """Give the blocks of each note, in the order of their numbers."""
        self.in_note = True
        for item in self.noted.values():
            first, *rest = self.blocks(item) or [Node("run", ("",))]
            if isinstance(first, Node) and first.kind == "p":
                first = Node("run", first.parts, first.lang)  # beside its number
            yield (first, *rest)

    # ── blocks ───────────────────────────────────────────────────────────────────────────────

    def blocks(self, element: Element) -> list[Node | Table]:
        """Give the blocks within an element; a run of words between blocks is one too."""
        made: list[Node | Table] = []
        run: list[Element | str] = []
        for part in [*element.parts, None]:
            if part is not None and (isinstance(part, str) or part.tag not in BLOCKS):
                run.append(part)
                continue
            if words := _tidied(self.inline(run)):
                made.append(Node("run", words))
            run = []
            if part is not None:
                made += self.block(part)
        return made

    def block(self, element: Element) -> list[Node | Table]:
        """Give what a block becomes: mostly one block, none where it is empty."""
        tag, lang = element.tag, element.lang
        if tag == "p":
            if any(isinstance(one, Element) and one.tag in BLOCKS for one in element.parts):
                return self.blocks(element)
            words = _tidied(self.inline(element.parts))
            return [Node("p", words, lang)] if words else []
        if tag in _HEADINGS:
            return self.heading(element)
        if tag in ("ul", "ol"):
            return self.items(element)
        if tag == "dl":
            return self.terms(element)
        if tag == "table":
            return self.table(element)
        if tag == "pre":
            return [Node("pre", (_lines(element.text()),), lang)] if element.text().strip() else []
        if tag == "hr":
            return [Node("rule")]
        if tag == "div" and element.get("class") == "footnote":
            return []  # its notes stand at the foot of the pages
        within = self.blocks(element)
        if tag == "blockquote":
            return [Node("quote", tuple(within), lang)] if within else []
        return [Node("part", tuple(within), lang)] if lang and within else within

    def heading(self, element: Element) -> list[Node | Table]:
        """A heading, never more than one level below the last one: PDF/UA-1 (7.4.2) wants no gap."""
        words = _tidied(self.inline(element.parts))
        if not plain(words):
            return []
        if self.in_note:
            return [Node("p", (Node("strong", words),), element.lang)]
        self.level = min(int(element.tag[1]), self.level + 1)
        name, place = element.get("id"), 0
        if name in self.places and name not in self.placed:
            self.placed.add(name)
            place = self.places[name]
        return [Node("heading", words, element.lang, str(place or ""), self.level)]

    def items(self, element: Element) -> list[Node | Table]:
        items = _of(element, "li")
        if not items:
            return self.blocks(element)
        if element.tag == "ul":
            made = tuple(Node("item", tuple(self.blocks(one)), one.lang) for one in items)
            return [Node("bullets", made, element.lang)]
        numbered, number = [], _number(element.get("start"), 1)
        for one in items:
            number = _number(one.get("value"), number)
            numbered.append(Node("item", tuple(self.blocks(one)), one.lang, level=number))
            number += 1
        kind = element.get("type")
        return [Node("numbers", tuple(numbered), element.lang, kind if kind in _NUMBERED else "1")]

    def terms(self, element: Element) -> list[Node | Table]:
        """A list of terms: each with all that is said of it, several terms in a row as one."""
        pairs: list[tuple[list[Node | str], list[Node | Table]]] = []
        for one in element.parts:
            if not isinstance(one, Element):
                continue
            if one.tag == "dt":
                words = _tidied(self.inline(one.parts))
                if pairs and not pairs[-1][1]:
                    pairs[-1][0].extend([Node("break"), *words])
                elif words:
                    pairs.append(([*words], []))
            else:
                if not pairs:
                    pairs.append(([], []))
                if pairs[-1][1]:  # what is said besides begins a line of its own
                    pairs[-1][1].append(Node("run", (Node("break"),)))
                pairs[-1][1].extend(self.blocks(one))
        made = tuple(
            Node("term", (Node("name", tuple(name)), Node("said", tuple(said))))
            for name, said in pairs
        )
        return [Node("terms", made, element.lang)] if made else []

    def table(self, element: Element) -> list[Node | Table]:
        """A table; every row gets as many cells as the widest has."""
        head, rows = [], []
        for row in element.within("tr"):
            cells = [one for one in row.parts if isinstance(one, Element) and one.tag in _CELLS]
            made = [self.cell(cell) for cell in cells]
            whole = not rows and cells and all(cell.tag == "th" for cell in cells)
            (head if whole else rows).append(made)
        width = max((len(row) for row in (*head, *rows)), default=0)
        if not width:
            return self.blocks(element)
        if width > MOST_COLUMNS:
            return [Node("p", cell.parts, cell.lang) for row in (*head, *rows) for cell in row]
        filled = [[*row, *[Node("cell")] * (width - len(row))] for row in (*head, *rows)]
        heads, others = filled[: len(head)], filled[len(head) :]
        columns = tuple(
            _column([row[at] for row in others], [row[at] for row in heads]) for at in range(width)
        )
        lang = element.lang
        leads = any(_leads(cell.parts) for row in heads for cell in row)
        return [Table(tuple(map(tuple, heads)), tuple(map(tuple, others)), columns, leads, lang)]

    def cell(self, element: Element) -> Node:
        kind = {"at-end": "end", "at-center": "center"}.get(element.get("class"), "cell")
        return Node(kind, _tidied(self.inline(element.parts)), element.lang)

    # ── words ────────────────────────────────────────────────────────────────────────────────

    def inline(self, parts: Sequence[Element | str]) -> list[Node | str]:
        made: list[Node | str] = []
        for part in parts:
            if isinstance(part, str):
                made.append(shown(part))
            else:
                made += self.words_of(part)
        return made

    def words_of(self, element: Element) -> list[Node | str]:
        """What an element becomes within a line."""
        tag, lang = element.tag, element.lang
        if tag == "br":
            return [Node("break")]
        if tag == "img":
            alt = shown(element.get("alt")).strip()
            said = self.words.picture.replace("{alt}", alt)
            return [Node("em", (said,))] if alt else []
        if tag == "sup" and (note := self.note(element)):
            return [note]
        if tag == "a":
            return self.link(element)
        if tag in ("code", "kbd"):
            text = shown(_BLANKS.sub(" ", element.text())).strip()
            return [Node("code", (text,), lang)] if text else []
        within = self.inline(element.parts)
        if tag in BLOCKS:  # typed HTML may put one into the other
            within = [" ", *within, " "]
        if tag == "q":
            within = [QUOTES[0], *within, QUOTES[1]]
        kind = MARKS.get(tag, "span" if lang else "")
        return [Node(kind, tuple(within), lang)] if kind and within else within

    def note(self, element: Element) -> Node | None:
        """The note that a raised number leads to; within a note the number alone is set."""
        for link in element.within("a"):
            name = link.get("href").removeprefix("#")
            if name in self.numbers and not self.in_note:
                again = name in self.said
                self.said.add(name)
                return Node("again" if again else "note", level=self.numbers[name])
        return None

    def link(self, element: Element) -> list[Node | str]:
        href, within = element.get("href"), self.inline(element.parts)
        if element.get("class") == "footnote-backref":
            return []
        if href.startswith("#"):
            place = 0 if self.in_note else self.places.get(href[1:], 0)
            return [Node("jump", tuple(within), level=place)] if place and within else within
        address = self.address(href)
        if not address or not plain(within):
            return within
        link = Node("link", tuple(within), element.lang, address)
        said = shown(address.removeprefix("mailto:").removeprefix("tel:"))
        words = plain(within)
        if href.startswith("tel:"):
            words = re.sub(r"[\s-]+", "", words)
        if _bare(said) == _bare(words):
            return [link]
        return [link, Node("small", (" (", Node("link", (said,), "", address), ")"))]

    def address(self, href: str) -> str:
        """The full address that a link leads to, empty where paper cannot say it."""
        if href.startswith("/") and self.base:
            href = urljoin(self.base, href)
        if not _LEADS.match(href) or len(href) > LONGEST_ADDRESS:
            return ""
        return quote(href, _IN_ADDRESS, errors="replace")


def noted(root: Element) -> dict[str, Element]:
    """Give the notes of a page by their names."""
    found: dict[str, Element] = {}
    for block in root.within("div"):
        if block.get("class") == "footnote":
            for item in block.within("li"):
                if item.get("id"):
                    found.setdefault(item.get("id"), item)
    return found


_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_CELLS = ("th", "td")
_NUMBERED = ("1", "a", "A", "i", "I")


def _of(element: Element, tag: str) -> list[Element]:
    return [one for one in element.parts if isinstance(one, Element) and one.tag == tag]


def _number(said: str, other: int) -> int:
    """The number that an attribute says, or the other one."""
    return int(said) if re.fullmatch(r"[0-9]{1,6}", said) else other


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", address.strip())


def _leads(parts: Iterable[Node | str]) -> bool:
    return any(
        one.kind in ("link", "jump", "note", "again") or _leads(one.parts)
        for one in parts
        if isinstance(one, Node)
    )


def _lines(text: str) -> str:
    """Preformatted text with its blanks and lines."""
    lines = text.expandtabs(4).rstrip().strip("\n").split("\n")
    return "\n".join(shown(line) for line in lines)


def _column(cells: Sequence[Node], heads: Sequence[Node]) -> Column:
    texts, titles = ([plain(cell.parts) for cell in some] for some in (cells, heads))
    return Column(_longest(texts), _longest(titles), max(map(len, [*texts, *titles])))


def _longest(texts: Iterable[str]) -> tuple[str, ...]:
    words = {word for text in texts for word in _WORDS.findall(text)}
    return tuple(sorted(words, key=lambda word: (-len(word), word))[:LONGEST])


def _tidied(parts: Sequence[Node | str]) -> tuple[Node | str, ...]:
    """Give a line's parts with single blanks between words, and none at its ends and around its breaks."""
    made, _ = _single(parts, True)
    return _ended(made)


def _single(parts: Sequence[Node | str], blank: bool) -> tuple[tuple[Node | str, ...], bool]:
    """Parts with no blank after a blank; `blank` says whether one stands before, then behind them."""
    made: list[Node | str] = []
    for part in parts:
        if isinstance(part, str):
            text = _BLANKS.sub(" ", part)
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
