"""HTML as its elements, no deeper than a form can set them. Pure."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

# How deep elements may lie in each other: Typst sets some sixty rules within rules and no more. What is
# passed over beyond that loses its form, not its words.
MOST_HOLDERS = 6  # quotes, lists and tables
MOST_MARKS = 8  # marks within a line
MOST_LEVELS = 30  # elements of any kind

BLOCKS = frozenset("p h2 h3 h4 h5 h6 ul ol dl blockquote pre hr table div li dt dd".split())
HOLDERS = frozenset("blockquote ul ol dl table".split())
VOID = frozenset("br hr img".split())
_LANG = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z0-9-]*)?")


def language(tag: str) -> str:
    """Give the language of a BCP 47 tag, empty where it is none.

    >>> language("en-GB"), language("Kiswahili")
    ('en', '')
    """
    match = _LANG.fullmatch(tag)
    return match[1].lower() if match else ""


def read(html: str) -> "Element":
    """Give some HTML as its elements, no deeper than a form can set."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


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
