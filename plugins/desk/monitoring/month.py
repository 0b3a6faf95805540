"""A month's file of clippings: its name, what is read from it, and how it is written. Pure."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from ...schema.faults import Fault, fault
from ...schema.near import near
from . import clipping, table, typed
from .clipping import COLUMNS, NAMES, Clipping, Column, folded
from .table import CellRow, CellTable

NAME = re.compile(r"(?P<year>[1-9]\d{3})-(?P<month>0[1-9]|1[0-2])\.csv")
LONGEST_NAME = 60  # characters of a column's name that are compared with those that we know
_LINK = re.compile(r"https?://[^\s<>\"]+\.[^\s<>\"]+", re.IGNORECASE)
_ADDRESS = re.compile(r"\S*://|www\.", re.IGNORECASE)  # it means to be one


class NumberedClipping(Struct, frozen=True):
    """A clipping, and the number of its row."""

    row: int
    clipping: Clipping


class Sheet(Struct, frozen=True):
    """What a file holds, the language of its head and the sign between its cells."""

    found: tuple[NumberedClipping, ...] = ()
    lang: str = "sw"
    delimiter: str = ","


def name(day: dt.date) -> str:
    """Give the name of the file that holds a day's clippings: `2026-11.csv`."""
    return f"{day:%Y-%m}.csv"


def read(path: str, data: bytes, only: str = "") -> tuple[Sheet, list[Fault]]:
    """Give what a file holds and all that is wrong in it; each fault stands at a row and a column.

    `only` is the name of the month's file, `2026-11.csv`, to which every date must belong; a spreadsheet that is
    to be imported has none.
    """
    held, wrong = table.read(path, data)
    if held is None:
        return Sheet(), wrong
    columns, more = _columns(path, held.head)
    wrong += more
    clippings = []
    for row in held.rows:
        reader = _MonthReader(path, row, held.head, columns, only)
        made = reader.clipping()
        wrong += reader.wrong
        if made and not reader.wrong:
            clippings.append(NumberedClipping(row.number, made))
    if only:
        wrong += _again(path, clippings)
    return Sheet(tuple(clippings), _lang(held), held.delimiter), wrong


def _columns(path: str, head: CellRow) -> tuple[dict[int, Column], list[Fault]]:
    """The columns by their place, and what is wrong with the head."""
    columns: dict[int, Column] = {}
    wrong = []
    for at, cell in enumerate(head.cells):
        column = NAMES.get(folded(cell))
        if column in columns.values():
            wrong.append(fault(path, head.number, "clippings-twice", column=at + 1, value=cell))
        elif column:
            columns[at] = column
        elif cell:
            fill = near(folded(cell)[:LONGEST_NAME], NAMES)
            wrong.append(
                fault(path, head.number, "clippings-column", column=at + 1, value=cell, **fill)
            )
    for column in COLUMNS:
        if column.needed and column not in columns.values():
            fill = {"name_sw": column.sw, "name_en": column.en}
            wrong.append(fault(path, head.number, "clippings-missing", **fill))
    return columns, wrong


def _lang(held: CellTable) -> str:
    """The language in which the head names more columns."""
    named = [folded(cell) for cell in held.head.cells]
    counts = {lang: sum(folded(one[lang]) in named for one in COLUMNS) for lang in ("sw", "en")}
    return "en" if counts["en"] > counts["sw"] else "sw"


def _again(path: str, found: Iterable[NumberedClipping]) -> list[Fault]:
    """The clippings that stand in a file twice, which would be counted twice."""
    seen: dict[tuple[object, ...], int] = {}
    wrong = []
    for one in found:
        if first := seen.get(one.clipping.told):
            wrong.append(fault(path, one.row, "clippings-again", value=first))
        else:
            seen[one.clipping.told] = one.row
    return wrong


class _MonthReader:
    """Reads one row, and notes what is wrong in it."""

    def __init__(
        self, path: str, row: CellRow, head: CellRow, columns: dict[int, Column], only: str
    ) -> None:
        self.path, self.row, self.columns, self.only = path, row, columns, only
        self.wrong: list[Fault] = []
        self.places = {column.field: at for at, column in columns.items()}
        for at, cell in enumerate(row.cells):
            if cell and not "".join(head.cells[at : at + 1]):
                self._note("clippings-cells", at, value=cell)
                break

    def fault(self, rule: str, field: str, **fill: object) -> None:
        """Note a fault in a field's cell."""
        self._note(rule, self.places.get(field, 0), value=self.cell(field), **fill)

    def _note(self, rule: str, at: int, **fill: object) -> None:
        self.wrong.append(fault(self.path, self.row.number, rule, column=at + 1, **fill))

    def cell(self, field: str) -> str:
        """The text of a field's cell, empty where there is none."""
        at = self.places.get(field, len(self.row.cells))
        return self.row.cells[at] if at < len(self.row.cells) else ""

    def clipping(self) -> Clipping | None:
        """The row's clipping, or None where a needed cell cannot be read."""
        for column in self.columns.values():
            if column.needed and not self.cell(column.field):
                self.fault("clippings-empty", column.field, name_sw=column.sw, name_en=column.en)
        medium, tone, needs = (self.word(one) for one in ("medium", "tone", "needs_answer"))
        day, until = self.day("date"), self.day("answer_by")
        if day and self.only and name(day) != self.only:
            self.fault("clippings-month", "date", other=self.only.removesuffix(".csv"))
        self.link()
        if needs or not self.cell("needs_answer"):
            self.answer(day, until, needs == "yes")
        if not (day and medium and tone):
            return None
        said = ("outlet", "headline", "link_or_page", "topic", "summary", "answered_by")
        return Clipping(
            date=day,
            medium=medium,
            tone=tone,
            needs_answer=needs == "yes",
            answer_by=until,
            **{field: self.cell(field) for field in said},
        )

    def word(self, field: str) -> str:
        """What a word of a controlled list means, empty where it is none."""
        words = next(one.words for one in COLUMNS if one.field == field) or {}
        text = self.cell(field)
        meant = clipping.meant(words, text)
        if text and not meant:
            known = ", ".join(f"{ways[0]} / {ways[1]}" for ways in words.values())
            self.fault("clippings-word", field, words=known)
        return meant

    def day(self, field: str) -> dt.date | None:
        """The date in a cell, None where it is empty or none."""
        if not (text := self.cell(field)):
            return None
        try:
            return typed.day(text)
        except ValueError:
            self.fault("clippings-date", field)
            return None

    def link(self) -> None:
        """Note an address that is none of the web, or not whole."""
        text = self.cell("link_or_page")
        if _ADDRESS.match(text) and not _LINK.fullmatch(text):
            self.fault("clippings-link", "link_or_page")

    def answer(self, day: dt.date | None, until: dt.date | None, needed: bool) -> None:
        """Note what does not go together: an answer that is needed, and the day by which."""
        if needed and not self.cell("answer_by"):
            self.fault("clippings-answer-day", "answer_by")
        if until and not needed:
            self.fault("clippings-answer-none", "answer_by")
        if until and day and until < day:
            self.fault("clippings-answer-early", "answer_by", other=day.isoformat())


def data(clippings: Sequence[Clipping], lang: str = "sw", delimiter: str = ",") -> bytes:
    """Give the bytes of a file: what `read` reads, Excel opens with its letters, and git shows by lines."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=delimiter, lineterminator="\n")
    writer.writerow([column[lang] for column in COLUMNS])
    for one in clippings:
        writer.writerow([table.guarded(_cell(one, column, lang)) for column in COLUMNS])
    return b"\xef\xbb\xbf" + made.getvalue().encode()


def _cell(one: Clipping, column: Column, lang: str) -> str:
    value = getattr(one, column.field)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if column.words:
        value = column.words[value][lang == "en"]
    return value or ""
