"""Filing: which month's file each clipping of a spreadsheet goes into, and which are there already. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping

from msgspec import Struct

from ...schema.faults import Fault, fault
from .. import phrases
from ..monitoring import month
from ..monitoring.clipping import Clipping
from ..monitoring.month import NumberedClipping, Sheet

NEW, SAME = phrases.each("clippings.filing", "new", "same")


class Filed(Struct, frozen=True):
    """What an import changes: the new bytes of files by their names, and the rows that are new or are there.

    `new` and `same` give pairs of a row of the spreadsheet and the name of the month's file.
    """

    files: dict[str, bytes]
    new: tuple[tuple[int, str], ...]
    same: tuple[tuple[int, str], ...]


def filed(
    path: str, entries: Iterable[NumberedClipping], held: Mapping[str, Sheet], today: dt.date
) -> tuple[Filed, list[Fault]]:
    """Give what filing a spreadsheet's clippings changes, or why it must not be done.

    A clipping that is there already, letter for letter, is not filed again, so that the same spreadsheet can be
    imported twice. One that is there with other words is a fault: neither may be lost.
    """
    there = _there(held)
    added: dict[str, list[Clipping]] = {}
    new, same, wrong = [], [], []
    for entry in entries:
        name = month.name(entry.clipping.date)
        before = there.get(entry.clipping.told)
        if entry.clipping.date > today:
            wrong.append(fault(path, entry.row, "clippings-future", value=entry.clipping.date))
        elif before is None:
            there[entry.clipping.told] = (entry.clipping, f"{path}:{entry.row}")
            added.setdefault(name, []).append(entry.clipping)
            new.append((entry.row, name))
        elif before[0] == entry.clipping:
            same.append((entry.row, name))
        else:
            wrong.append(fault(path, entry.row, "clippings-differs", other=before[1]))
    files = {name: _with(held.get(name, Sheet()), more) for name, more in added.items()}
    return Filed({} if wrong else files, tuple(new), tuple(same)), wrong


def _there(held: Mapping[str, Sheet]) -> dict[tuple[object, ...], tuple[Clipping, str]]:
    """The clippings that there are, each with its place."""
    return {
        one.clipping.told: (one.clipping, f"{name}:{one.row}")
        for name, sheet in held.items()
        for one in sheet.found
    }


def _with(sheet: Sheet, more: list[Clipping]) -> bytes:
    """A file's bytes with more clippings below those that it has."""
    return month.data([*(one.clipping for one in sheet.found), *more], sheet.lang, sheet.delimiter)


def said(filed: Filed, name: str, folder: str, langs: Iterable[str]) -> str:
    """Say what an import of the file `name` has done, in each of the languages."""
    lines = []
    for lang in langs:
        lines.append(NEW[lang].format(n=len(filed.new), name=name, folder=folder))
        for one in sorted(filed.files):
            many = sum(month == one for _, month in filed.new)
            lines.append(f"  {folder}/{one}: +{many}")
        for row, one in filed.same:
            lines.append("  " + SAME[lang].format(row=f"{name}:{row}", month=one))
    return "\n".join(lines)
