"""The parts of a pasted text, between the HTML that it came in and the Markdown that it becomes."""

from msgspec import Struct


class Look(Struct, frozen=True):
    """How words look, and what they are: bold, italic, struck out, `sup` or `sub`, a link to `href`."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    raised: str = ""
    href: str = ""


class Piece(Struct, frozen=True):
    """Words of one look; or the end of a line, `\\n` alone; or the call of a note, or a picture, with its words."""

    text: str
    look: Look = Look()
    note: str = ""
    picture: str = ""


END = Piece("\n")


class Passage(Struct):
    """A paragraph; a heading of a level; an item of a list by its looks alone, with its mark and its depth."""

    pieces: list[Piece]
    level: int = 0
    title: bool = False
    mark: str = ""
    depth: int = 0


class Point(Struct):
    """An item of a list: its number or letter with the signs around it, empty for a bullet; what it holds."""

    label: str
    blocks: list["Block"]


class Points(Struct):
    """A list, and how deep it says that it lies in others, wherever it stands."""

    points: list[Point]
    depth: int = 1


class Square(Struct):
    """A cell of a table, and how many columns and rows it takes."""

    blocks: list["Block"]
    columns: int = 1
    rows: int = 1


class Grid(Struct):
    """A table, row by row."""

    rows: list[list[Square]]


class Quotation(Struct):
    """What is quoted."""

    blocks: list["Block"]


class Footnote(Struct):
    """What a note says, by the key that its call bears; `label` stands before it where nothing calls it."""

    key: str
    blocks: list["Block"]
    label: str = ""


class Parting(Struct):
    """A line between two parts."""


Block = Passage | Points | Grid | Quotation | Footnote | Parting
