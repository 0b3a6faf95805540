"""A spreadsheet that was saved as CSV, as rows of cells with the numbers that the spreadsheet shows. Pure.

Which sign parts the cells is not guessed from how often it stands in the file: it is the one by which the first
row names the most columns that we know.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from ...schema.faults import Fault, fault
from .clipping import NAMES, folded

MOST_BYTES = 4_000_000
MOST_ROWS = 10_000  # of a month, or of a spreadsheet: beyond that a file is none of ours
MOST_CELLS = 100  # of a row
LONGEST = 5_000  # characters of a cell
DELIMITERS = (",", ";", "\t")
_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods; .xls
_SEPARATOR = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)  # Excel's own first line
_JOINERS = "\u200c\u200d"  # within emoji and words
_GUARDED = re.compile(r"'+[=+\-@]")


class CellRow(Struct, frozen=True):
    """A row: its number in the spreadsheet, from 1, and its cells, each in one line."""

    number: int
    cells: tuple[str, ...]


class CellTable(Struct, frozen=True):
    """A table: the sign between its cells, its head, and its rows that are not empty."""

    delimiter: str
    head: CellRow
    rows: tuple[CellRow, ...]


def read(path: str, data: bytes) -> tuple[CellTable | None, list[Fault]]:
    """Give the table in a file's bytes, or what keeps it from being read; faults stand at rows and columns."""
    text, faults = _text(path, data)
    if faults:
        return None, faults
    delimiter, text = _delimiter(text)
    rows, faults = _rows(path, text, delimiter)
    if not rows:
        return None, faults or [fault(path, 0, "clippings-head", words=_heads())]
    head, *rest = rows
    if not any(folded(cell) in NAMES for cell in head.cells):
        return None, [fault(path, head.number, "clippings-head", words=_heads())]
    return CellTable(delimiter, head, tuple(rest)), faults


def _heads() -> str:
    """The first names of columns, enough to know a head by."""
    return "tarehe, chombo, aina … / date, outlet, medium …"


def _text(path: str, data: bytes) -> tuple[str, list[Fault]]:
    if len(data) > MOST_BYTES:
        return "", [_large(path, 0)]
    if data.startswith(_BOOKS):
        return "", [fault(path, 0, "clippings-workbook")]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        return "", [fault(path, 0, "clippings-encoding", value="UTF-16")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        return "", [fault(path, row, "clippings-encoding", value="Windows-1252?")]
    return unicodedata.normalize("NFC", text), []


def _large(path: str, row: int) -> Fault:
    fill = {"most": f"MB {MOST_BYTES // 1_000_000}", "rows": MOST_ROWS, "cells": MOST_CELLS}
    return fault(path, row, "clippings-large", **fill)


def _delimiter(text: str) -> tuple[str, str]:
    """The sign between the cells, and the text without Excel's line that names it."""
    if match := _SEPARATOR.match(text):
        return match[1], text[match.end() :]
    best = max(DELIMITERS, key=lambda one: _known(text, one))
    return best, text


def _known(text: str, delimiter: str) -> int:
    """How many columns that we know the first row names, if its cells are parted by this sign."""
    try:
        first = next((row for row in _records(text, delimiter) if any(row)), [])
    except csv.Error:
        return 0
    return len({NAMES[folded(cell)].field for cell in first if folded(cell) in NAMES})


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    yield from csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)


def _rows(path: str, text: str, delimiter: str) -> tuple[list[CellRow], list[Fault]]:
    rows: list[CellRow] = []
    faults: list[Fault] = []
    number = 0
    try:
        for number, cells in enumerate(_records(text, delimiter), 1):
            if number > MOST_ROWS or len(cells) > MOST_CELLS:
                return rows, [*faults, _large(path, number)]
            plain = tuple(_plain(cell) for cell in cells)
            faults += _wrong(path, number, plain)
            if any(plain):
                rows.append(CellRow(number, plain))
    except csv.Error:  # a quotation mark that is not closed: what follows it cannot be told apart
        faults.append(fault(path, number + 1, "clippings-quotes"))
    return rows, faults


def _plain(cell: str) -> str:
    """A cell's text in one line, without what cannot be seen, and without the guard of `guarded`."""
    seen = "".join(char for char in cell if char in _JOINERS or unicodedata.category(char) != "Cf")
    text = " ".join(seen.split())
    return text[1:] if _GUARDED.match(text) else text


def guarded(text: str) -> str:
    """Give a text as a cell that no spreadsheet takes for a formula; `read` gives the text again.

    >>> guarded("=1+1"), guarded("'-"), guarded("1+1")
    ("'=1+1", "''-", '1+1')
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) or _GUARDED.match(text) else text


def _wrong(path: str, number: int, cells: tuple[str, ...]) -> Iterator[Fault]:
    """What no cell may hold, whatever its column."""
    for column, cell in enumerate(cells, 1):
        if any(unicodedata.category(char) == "Cc" for char in cell):
            yield fault(path, number, "clippings-sign", column=column, value=cell)
        if len(cell) > LONGEST:
            yield fault(path, number, "clippings-long", column=column, most=LONGEST, value=cell)
