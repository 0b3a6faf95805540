"""Files that are archives inside (Word, Excel, ODF, ZIP): whole, honest about their size, without programs.

What an archive says of its parts is enough to refuse it. Nothing is unpacked but the lists of what a document
of Word or Excel is related to, and of these no more than a bound.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from xml.parsers import expat

from ..schema.faults import Fault, fault
from . import kinds

# What a file of each kind must hold to be one.
PARTS = {
    "docx": ("[Content_Types].xml", "word/document.xml"),
    "xlsx": ("[Content_Types].xml", "xl/workbook.xml"),
    "odt": ("mimetype", "content.xml"),
    "ods": ("mimetype", "content.xml"),
    "zip": (),
}
# What a file with an ending should be, by its parts.
TYPES = {"docx": "Word", "xlsx": "Excel", "odt": "ODT/ODS", "ods": "ODT/ODS"}
MEGABYTE = 1_000_000
MOST = 500  # megabytes of all parts together, unpacked
MOST_TIMES = (
    200  # as large as it is packed: a sheet of numbers is some 20, and no text comes near it
)
ROOM = 10  # megabytes that are never too much
MOST_PARTS = 10_000
LIST = 2 * MEGABYTE  # bytes of one list of relations; a document of 1,000 links has a tenth of it
LISTS = 200
# What a document may lead to outside of itself; all else it fetches when it is opened.
LEADS = (
    "hyperlink",
    "externalLinkPath",
    "xlPathMissing",
    "xlStartup",
    "xlAlternateStartup",
    "xlLibrary",
)
PROGRAMS = frozenset(
    "apk app bat class cmd com cpl dex dll dmg exe hta jar js jse lnk msi pif ps1 reg scr sh vb vbe vbs wsf"
    " docm dotm pptm xlam xlsm xltm".split()
)
LEAVES = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")
ENCRYPTED = 0x1  # APPNOTE 4.4.4, bit 0


def faults(path: str, suffix: str, data: bytes) -> list[Fault]:
    """Give what is wrong with an archive, by what it says of its parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _within(path, suffix, data, archive)
    except Exception:  # zipfile raises more than BadZipFile on bad files
        return [kinds.damaged(path)]


def _within(path: str, suffix: str, data: bytes, archive: zipfile.ZipFile) -> list[Fault]:
    parts = archive.infolist()
    names = {one.filename for one in parts}
    if not names.issuperset(PARTS[suffix]):
        kind = kinds.packed(names)
        same = kind == TYPES[suffix] or (kind == kinds.ZIP and names.intersection(PARTS[suffix]))
        return [kinds.damaged(path) if same else kinds.unlike(path, data, kind)]
    if any(one.flag_bits & ENCRYPTED for one in parts):
        return [fault(path, 0, "archive-password", value=path)]
    size = sum(one.file_size for one in parts)
    most = min(MOST * MEGABYTE, max(ROOM * MEGABYTE, MOST_TIMES * len(data)))
    if size > most or len(parts) > MOST_PARTS:
        fill = {"value": path, "size": size // MEGABYTE, "parts": len(parts)}
        return [fault(path, 0, "archive-bomb", **fill)]
    if found := next((name for name in sorted(names) if LEAVES.search(name)), ""):
        return [fault(path, 0, "archive-path", value=path, found=found)]
    if found := next((name for name in sorted(names) if _program(name, suffix)), ""):
        return [fault(path, 0, "macros", value=path, found=found)]
    if suffix in ("docx", "xlsx") and (found := _fetched(archive, sorted(names))):
        return [fault(path, 0, "archive-outside", value=path, found=found)]
    return []


def _program(name: str, suffix: str) -> bool:
    """Whether a part is a program: Office's vbaProject.bin, ODF's Basic/ and Scripts/, others by their ending."""
    low = name.casefold()
    if suffix in ("odt", "ods") and low.startswith(("basic/", "scripts/")):
        return not low.endswith("/")
    return low.endswith("vbaproject.bin") or low.rpartition(".")[2] in PROGRAMS


def _fetched(archive: zipfile.ZipFile, names: Sequence[str]) -> str:
    """What a document would fetch from elsewhere when it is opened (ECMA-376-2, 9.3: TargetMode), or nothing."""
    fetched: list[str] = []

    def start(name: str, given: dict[str, str]) -> None:
        kind = given.get("Type", "").rpartition("/")[2]
        if given.get("TargetMode") == "External" and kind not in LEADS:
            fetched.append(given.get("Target", kind))

    def refuse(*told: object) -> None:
        raise ValueError(told)  # no such list has one, and its entities could grow without end

    for name in [one for one in names if one.endswith(".rels")][:LISTS]:
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        parser.StartDoctypeDeclHandler = refuse
        with archive.open(name) as part:
            parser.Parse(part.read(LIST), False)
    return fetched[0] if fetched else ""
