"""A body's HTML as a tree that a form sets on paper.

What comes in is HTML of the sanitizer's allow-list, with its links and notes put in their place. What goes
out is values: words are text and nothing else, so that no sign in them means anything to the form.

On paper nothing can be pointed at or pressed: the address of a link stands in brackets behind its words,
and of a picture, which the sheet does not bear, there stands what it shows.
"""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urljoin

from .characters import shown
from .elements import BLOCKS, Element, read
from .nodes import BLANKS, ColumnWidth, Node, PaperBody, PaperTable, plain, tidied

MOST_COLUMNS = 24  # of a table; the cells of wider ones are set one under the other
LONGEST = 4  # of a column's words are measured
LONGEST_ADDRESS = 2_000  # characters; no browser is sure to follow a longer one

MARKS = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "del": "strike",
    "ins": "under", "mark": "mark", "small": "small", "sub": "sub", "sup": "sup",
}  # fmt: skip
QUOTES = ("“", "”")
_WORDS = re.compile(r"\S+")
_LEADS = re.compile(r"(?:https?|mailto|tel):.", re.IGNORECASE)
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"  # beside letters and digits; all else is written in its bytes


def body(html: str, picture: str, base: str = "") -> PaperBody:
    """Give the tree of a body's HTML; `base` is the page's full address, for links within the site.

    Without it the words of such a link stand without an address. `picture` says that there is a picture, with
    its `{alt}`. Every text gives a tree.
    """
    root = read(html)
    setter = _Setter(root, picture, base)
    parts = tuple(setter.blocks(root))
    return PaperBody(parts, tuple(setter.notes()))


class _Setter:
    """Turns elements into a tree; knows the text's notes and headings, which other parts lead to."""

    def __init__(self, root: Element, picture: str, base: str) -> None:
        self.picture, self.base = picture, base
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

    def notes(self) -> Iterable[tuple[Node | PaperTable, ...]]:
        """Give the blocks of each note, in the order of their numbers."""
        self.in_note = True
        for item in self.noted.values():
            first, *rest = self.blocks(item) or [Node("run", ("",))]
            if isinstance(first, Node) and first.kind == "p":
                first = Node("run", first.parts, first.lang)  # beside its number
            yield (first, *rest)

    # ── blocks ───────────────────────────────────────────────────────────────────────────────

    def blocks(self, element: Element) -> list[Node | PaperTable]:
        """Give the blocks within an element; a run of words between blocks is one too."""
        made: list[Node | PaperTable] = []
        run: list[Element | str] = []
        for part in [*element.parts, None]:
            if part is not None and (isinstance(part, str) or part.tag not in BLOCKS):
                run.append(part)
                continue
            if words := tidied(self.inline(run)):
                made.append(Node("run", words))
            run = []
            if part is not None:
                made += self.block(part)
        return made

    def block(self, element: Element) -> list[Node | PaperTable]:
        """Give what a block becomes: mostly one block, none where it is empty."""
        tag, lang = element.tag, element.lang
        if tag == "p":
            if any(isinstance(one, Element) and one.tag in BLOCKS for one in element.parts):
                return self.blocks(element)
            words = tidied(self.inline(element.parts))
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

    def heading(self, element: Element) -> list[Node | PaperTable]:
        """A heading, never more than one level below the last one: PDF/UA-1 (7.4.2) wants no gap."""
        words = tidied(self.inline(element.parts))
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

    def items(self, element: Element) -> list[Node | PaperTable]:
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

    def terms(self, element: Element) -> list[Node | PaperTable]:
        """A list of terms: each with all that is said of it, several terms in a row as one."""
        pairs: list[tuple[list[Node | str], list[Node | PaperTable]]] = []
        for part in element.parts:
            if not isinstance(part, Element):
                continue
            if part.tag == "dt":
                words = tidied(self.inline(part.parts))
                if pairs and not pairs[-1][1]:
                    pairs[-1][0].extend([Node("break"), *words])
                elif words:
                    pairs.append(([*words], []))
            else:
                if not pairs:
                    pairs.append(([], []))
                if pairs[-1][1]:  # what is said besides begins a line of its own
                    pairs[-1][1].append(Node("run", (Node("break"),)))
                pairs[-1][1].extend(self.blocks(part))
        made = tuple(
            Node("term", (Node("name", tuple(name)), Node("said", tuple(said))))
            for name, said in pairs
        )
        return [Node("terms", made, element.lang)] if made else []

    def table(self, element: Element) -> list[Node | PaperTable]:
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
        return [
            PaperTable(tuple(map(tuple, heads)), tuple(map(tuple, others)), columns, leads, lang)
        ]

    def cell(self, element: Element) -> Node:
        kind = {"at-end": "end", "at-center": "center"}.get(element.get("class"), "cell")
        return Node(kind, tidied(self.inline(element.parts)), element.lang)

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
            said = self.picture.replace("{alt}", alt)
            return [Node("em", (said,))] if alt else []
        if tag == "sup" and (note := self.note(element)):
            return [note]
        if tag == "a":
            return self.link(element)
        if tag in ("code", "kbd"):
            text = shown(BLANKS.sub(" ", element.text())).strip()
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


def _column(cells: Sequence[Node], heads: Sequence[Node]) -> ColumnWidth:
    texts, titles = ([plain(cell.parts) for cell in some] for some in (cells, heads))
    return ColumnWidth(_longest(texts), _longest(titles), max(map(len, [*texts, *titles])))


def _longest(texts: Iterable[str]) -> tuple[str, ...]:
    words = {word for text in texts for word in _WORDS.findall(text)}
    return tuple(sorted(words, key=lambda word: (-len(word), word))[:LONGEST])
