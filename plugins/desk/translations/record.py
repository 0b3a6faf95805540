"""The line of a translation that says what it was made from, written into the bytes of its file."""

import datetime as dt
import re
import unicodedata

from ...reading import scan
from ...reading.scan import HEADER
from ...schema.faults import Fault, fault
from ...schema.translation import counterpart
from .. import phrases
from . import told

NAME = "Source-Hash"
BOM = "\ufeff"
DONE, ALREADY = phrases.each("translations.record", "done", "already")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def recorded(
    path: str, data: bytes, source: bytes | None, today: dt.date, folder: str
) -> tuple[bytes, dt.date, list[Fault]]:
    """Give the bytes of a translation that is recorded as current, the day of that, and what forbids it.

    `source` are the bytes of its counterpart, None where it has none; `folder` is the content folder, as
    messages name it. One that is current already keeps its bytes, and its day.
    """
    other = counterpart(path)
    if source is None:
        return data, today, [fault(path, 0, "no-counterpart", value=f"{folder}/{other}")]
    mine, found = told.file(path, data)
    theirs, more = told.file(other, source)
    wrong = [one for one in (*found, *more) if not one.warning]
    if wrong or mine is None or theirs is None:
        return data, today, wrong
    if theirs.words.made_from:
        return data, today, [fault(path, 0, "is-source", value=f"{folder}/{other}")]
    held = mine.words.made_from
    if held and held.day and held.hash == theirs.words.hash:
        return data, held.day, []
    new = written(data, line(theirs.words.hash, today))
    return new, today, scan.decoded(path, new)[1]


def line(hash: str, day: dt.date) -> str:
    """Give the header, as a translation bears it.

    >>> line("0123456789abcdef", dt.date(2026, 11, 24))
    'Source-Hash: 0123456789abcdef | 2026-11-24'
    """
    return f"{NAME}: {hash} | {day.isoformat()}"


def written(data: bytes, header: str) -> bytes:
    """Give a file's bytes with the header as its last one, in the place of any that it had.

    All other bytes are as they were: the byte-order mark, the ends of lines, the blanks. The file is one
    that the site's reader can read.
    """
    text = data.decode("utf-8")
    mark = BOM if text.startswith(BOM) else ""
    lines = _LINE.findall(text.removeprefix(mark))
    name = header.partition(":")[0].lower()
    end = next((at for at, one in enumerate(lines) if not one.strip()), len(lines))
    kept, ending = _without(lines[:end], name), _ending(lines[end - 1])
    if not _ending(kept[-1]):  # the file ends with its headers, in the middle of a line
        kept[-1] += _ending(lines[0]) or "\n"
    return (mark + "".join([*kept, header, ending, *lines[end:]])).encode()


def _without(lines: list[str], name: str) -> list[str]:
    """The lines of headers without those of one, by its name in small letters, and what is indented under it."""
    kept, ours = [], False
    for one in lines:
        # As the reader reads it: in composed letters.
        if match := HEADER.fullmatch(unicodedata.normalize("NFC", one.rstrip("\r\n"))):
            ours = match[1].lower() == name
        if not ours:
            kept.append(one)
    return kept


def _ending(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
