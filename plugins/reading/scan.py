"""A content file as text: its headers with their lines, and its body. Pure; no field is known here."""

import re
import unicodedata

from msgspec import Struct

from ..schema import typed, web
from ..schema.faults import Fault, fault
from ..schema.hints import is_hint

MOST_BYTES = 1_000_000
# What Word and phones put in the place of a blank, which nobody sees: no-break spaces, the wide one and the narrow.
BLANKS = str.maketrans("\u00a0\u202f", "  ")
HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*)[ \t]*:(?:[ \t]+(\S.*)?)?")
ITEM = re.compile(r"(?: {4,}|\t)\s*(\S.*)")


class Item(Struct, frozen=True):
    """One line of a header's value, and where it begins: line and column count from 1."""

    line: int
    text: str
    column: int = 1


class Header(Struct, frozen=True):
    """A header as it stands: its name, its line, and the lines of its value (none when empty)."""

    name: str
    line: int
    items: tuple[Item, ...]


class Scanned(Struct, frozen=True):
    """A file taken apart: headers in their order, the body's text and the line where it begins."""

    headers: tuple[Header, ...]
    body: str
    body_line: int


def too_large(path: str, data: bytes) -> list[Fault]:
    """Give the fault of a file with more bytes than a text has."""
    sizes = {"size": len(data) // 1000, "most": MOST_BYTES // 1000}
    return [fault(path, 0, "too-large-text", **sizes)] if len(data) > MOST_BYTES else []


def decoded(path: str, data: bytes) -> tuple[str, list[Fault]]:
    """Give a file's text in its plain form: no byte-order mark, LF, composed letters (NFC)."""
    if found := too_large(path, data):
        return "", found
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        return "", [fault(path, line, "not-utf-8", byte=error.start)]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text), typed.faults(path, text)


def scan(path: str, data: bytes) -> tuple[Scanned | None, list[Fault]]:
    """Take a file apart into headers and body, with all faults of its form."""
    text, faults = decoded(path, data)
    if faults:
        return None, faults
    scanned, faults = parted(path, text)
    return scanned, [*faults, *web.faults(path, text)]


def parted(path: str, text: str) -> tuple[Scanned | None, list[Fault]]:
    """Take a text apart into headers and body, with the faults of its headers' form.

    Headers end at the first blank line. Any other line above it but a hint is a fault, for in stock Pelican
    such a line silently makes public text of the headers under it.
    """
    faults: list[Fault] = []
    lines = text.split("\n")
    headers: list[tuple[str, int, list[Item]]] = []
    number = 0
    for number, written in enumerate(lines, 1):
        if not written.strip():
            break
        line = written if written.isascii() else written.translate(BLANKS)
        if match := HEADER.fullmatch(line):
            value = (match[2] or "").strip()
            items = [Item(number, value, match.start(2) + 1)] if value else []
            headers.append((match[1], number, items))
        elif match := ITEM.fullmatch(line):
            if headers:
                headers[-1][2].append(Item(number, match[1].strip(), match.start(1) + 1))
            else:
                faults.append(fault(path, number, "odd-indent"))
        elif not is_hint(line.strip()):  # such a line parts what must be given from what may
            rule = "front-matter" if set(line.strip()) == {"-"} else "odd-line"
            faults.append(fault(path, number, rule, value=line.strip()))
    else:
        number += 1
    if not headers and not faults:
        return None, [fault(path, 1, "no-headers")]
    body = "\n".join(lines[number:])
    found = tuple(Header(name, line, tuple(items)) for name, line, items in headers)
    return Scanned(found, body, number + 1), faults
