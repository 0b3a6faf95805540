"""The list of journalists: a table of names and addresses, kept outside the repository. Pure."""

import csv
import re

from ...schema.faults import Fault, elsewhere

MOST = 5_000  # addresses: beyond that it is no list of ours
# As RFC 5322 has them without quotation marks or comments, in the letters that every mail server takes.
ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
)
_ANGLED = re.compile(r".*<([^<>]*)>\s*")
_SEPARATOR = re.compile(r"sep=.", re.IGNORECASE)  # Excel's own first line


def read(path: str, data: bytes) -> tuple[tuple[str, ...], list[Fault]]:
    """Give the addresses of a list, each once, in their order; and each line that has not just one, by its number.

    Cells are parted by commas, semicolons or tabs. A first line without an address is the head; empty lines and
    those that begin with # are passed over. Of a line the address alone is read, whatever stands beside it.
    """
    # Names may be in any encoding of a spreadsheet's; an address is not.
    text = data.decode("utf-8-sig", "replace")
    found: dict[str, str] = {}
    faults: list[Fault] = []
    said = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip(" ,;\t") or line.startswith("#") or _SEPARATOR.fullmatch(line):
            continue
        cells = [cell.strip() for cell in _cells(line)]
        given = [cell for cell in cells if "@" in cell]
        bare = _ANGLED.sub(r"\1", given[0]).removeprefix("mailto:").strip() if given else ""
        if len(given) == 1 and ADDRESS.fullmatch(bare) and len(bare) <= 254:
            found.setdefault(bare.casefold(), bare)
        elif given or said:
            faults.append(elsewhere(path, "media-line", number, value=line.strip()))
        said = True
    if not found and not faults:
        faults.append(elsewhere(path, "media-empty", 0))
    if len(found) > MOST:
        faults.append(elsewhere(path, "media-many", 0, value=len(found), most=MOST))
    return tuple(found.values()), faults


def _cells(line: str) -> list[str]:
    sign = max(",;\t", key=line.count)
    return next(csv.reader([line], delimiter=sign), [])
