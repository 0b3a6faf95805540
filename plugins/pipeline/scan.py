"""A content file as text: its headers with their lines, and its body. Pure; no field is known here."""

import re
import unicodedata

from msgspec import Struct

from ..schema.faults import Fault, fault
from ..schema.hints import is_hint

MOST_BYTES = 1_000_000
HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*)[ \t]*:(?:[ \t]+(\S.*)?)?")
ITEM = re.compile(r"(?: {4,}|\t)\s*(\S.*)")
# C0 and C1 controls but tab and line feed; the separators of lines and paragraphs, at which some programs
# break a line and others do not; the private use area, where the reader's own marks live; and marks that
# turn the direction of text, with which a line can be made to look like another.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\u2028-\u202e\u2066-\u2069\ufffe\uffff]"
)


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


def decoded(path: str, data: bytes) -> tuple[str, list[Fault]]:
    """Give a file's text in its plain form: no byte-order mark, LF, composed letters (NFC)."""
    if len(data) > MOST_BYTES:
        sizes = {"size": len(data) // 1000, "most": MOST_BYTES // 1000}
        return "", [fault(path, 0, "too-large-text", **sizes)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        return "", [fault(path, line, "not-utf-8", byte=error.start)]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = [
        fault(
            path,
            text.count("\n", 0, match.start()) + 1,
            "control-character",
            column=match.start() - text.rfind("\n", 0, match.start()),
            value=f"U+{ord(match[0]):04X}",
        )
        for match, _ in zip(FORBIDDEN.finditer(text), range(20), strict=False)
    ]
    return unicodedata.normalize("NFC", text), found


def scan(path: str, data: bytes) -> tuple[Scanned | None, list[Fault]]:
    """Take a file apart into headers and body, with all faults of its form.

    Headers end at the first blank line. Any other line above it but a hint is a fault, for in stock Pelican
    such a line silently makes public text of the headers under it.
    """
    text, faults = decoded(path, data)
    if faults:
        return None, faults
    lines = text.split("\n")
    headers: list[tuple[str, int, list[Item]]] = []
    number = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            break
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
