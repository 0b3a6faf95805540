"""Files that are archives inside (Word, Excel, ODF, ZIP): whole, honest about their size, without programs.

Nothing is ever unpacked: what an archive says of its parts is enough to refuse it.
"""

import io
import zipfile

from ..schema.faults import Fault, fault

# What a file of each kind must hold to be one.
PARTS = {
    "docx": ("[Content_Types].xml", "word/document.xml"),
    "xlsx": ("[Content_Types].xml", "xl/workbook.xml"),
    "odt": ("mimetype", "content.xml"),
    "ods": ("mimetype", "content.xml"),
    "zip": (),
}
MEGABYTE = 1_000_000
MOST = 500  # megabytes of all parts together, unpacked
MOST_TIMES = (
    200  # as large as it is packed: a sheet of numbers is some 20, and no text comes near it
)
ROOM = 10  # megabytes that are never too much
MOST_PARTS = 10_000
ENCRYPTED = 0x1  # APPNOTE 4.4.4, bit 0


def faults(path: str, suffix: str, data: bytes) -> list[Fault]:
    """Give what is wrong with an archive, by what it says of its parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except Exception as error:  # zipfile raises more than BadZipFile on bad files
        return [fault(path, 0, "archive-damaged", value=path, found=type(error).__name__)]
    names = {one.filename for one in parts}
    if lost := [name for name in PARTS[suffix] if name not in names]:
        return [fault(path, 0, "archive-damaged", value=path, found=lost[0])]
    if any(one.flag_bits & ENCRYPTED for one in parts):
        return [fault(path, 0, "archive-password", value=path)]
    size = sum(one.file_size for one in parts)
    most = min(MOST * MEGABYTE, max(ROOM * MEGABYTE, MOST_TIMES * len(data)))
    if size > most or len(parts) > MOST_PARTS:
        fill = {"value": path, "size": size // MEGABYTE, "parts": len(parts)}
        return [fault(path, 0, "archive-bomb", **fill)]
    if found := next((name for name in sorted(names) if _program(name, suffix)), ""):
        return [fault(path, 0, "macros", value=path, found=found)]
    return []


def _program(name: str, suffix: str) -> bool:
    """Whether a part holds a program: Office's in vbaProject.bin, ODF's in Basic/ and Scripts/."""
    low = name.casefold()
    if suffix in ("odt", "ods"):
        return low.startswith(("basic/", "scripts/")) and not low.endswith("/")
    return low.rpartition("/")[2] == "vbaproject.bin"
