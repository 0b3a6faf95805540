"""What a file is by its first bytes, whatever its name says; and what its name should be then.

Only what an editor may come to hold is known here. Signatures are those of each format's own specification.
"""

import io
import re
import zipfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import PurePosixPath

from ..schema import typed
from ..schema.faults import Fault, fault

LFS, PAGE, TEXT, HEIC, PROGRAM, ZIP, OLE = "LFS", "HTML", "TXT", "HEIC", "program", "ZIP", "OLE"
LOOKED_AT = 4_096  # bytes
LOCKED = "EncryptedPackage".encode("utf-16-le")  # what Word and Excel lock their files in
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!doctype[^>]*>\s*)*<svg\b",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "GZIP"),
    (b"{\\rtf", "RTF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"ID3", "MP3"),
    (b"OggS", "OGG"),
    (b"fLaC", "FLAC"),
    (b"\x7fELF", PROGRAM),
)
_MPEG = re.compile(rb"\0*\xff[\xe2-\xe7\xf2-\xf7\xfa-\xfd]", re.DOTALL)  # layers II and III
_BRANDS = {b"avif": "AVIF", b"avis": "AVIF", b"qt  ": "MOV", b"M4A ": "M4A"}
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_CONTROL = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# The ending that a file of a kind bears, of those that the site takes.
_ENDINGS = {
    "JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "PDF": "pdf", "MP3": "mp3",
    "Word": "docx", "Excel": "xlsx",
}  # fmt: skip
# By which part an archive is known for what it is.
_PARTS = {
    "word/document.xml": "Word",
    "xl/workbook.xml": "Excel",
    "ppt/presentation.xml": "PowerPoint",
    "content.xml": "ODT/ODS",
}
_WORDS = {
    TEXT: ("maandishi matupu", "plain text")
}  # the other kinds bear one name in both languages


def what(data: bytes) -> str:
    """Give what a file is: one of the kinds above, or nothing where its first bytes do not tell."""
    head = data[:LOOKED_AT]
    for sign, kind in _BEGINS:
        if head.startswith(sign):
            return kind
    if head.startswith(typed.LFS.encode()):
        return LFS
    if head[:4] == b"RIFF":
        return {b"WEBP": "WEBP", b"WAVE": "WAV"}.get(head[8:12], "RIFF")
    if head[4:8] == b"ftyp":
        return _boxed(head)
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "BMP"
    if head[:2] == b"MZ" and b"\0" in head[:64]:
        return PROGRAM
    if _PAGE.match(head):
        return PAGE
    if _SVG.match(head):
        return "SVG"
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return TEXT  # UTF-16
    if _MPEG.match(head):
        return "MP3"
    return "" if _CONTROL.search(head) else TEXT


def _boxed(head: bytes) -> str:
    """What a file of boxes is (ISO/IEC 14496-12, 4.3): by its brand, and by those that it says it is like."""
    brand, like = head[8:12], head[16 : int.from_bytes(head[:4], "big")]
    if brand in _HEIF:
        return "AVIF" if b"avif" in like else HEIC
    return _BRANDS.get(brand, "MP4")


def packed(names: Collection[str]) -> str:
    """Give what an archive is by the names of its parts."""
    return next((kind for part, kind in _PARTS.items() if part in names), ZIP)


def unlike(path: str, data: bytes, kind: str) -> Fault:
    """Give the fault of a file that is of another kind than its name says: what it is, and what helps."""
    name = PurePosixPath(path)
    fill: dict[str, object] = {"value": path, "suffix": name.suffix.lstrip(".").lower()}
    if kind == LFS:
        return fault(path, 0, "lfs-pointer", value=path)
    if kind == PAGE:
        return fault(path, 0, "file-is-page", **fill)
    if kind == HEIC:
        return fault(path, 0, "file-is-heic", **fill)
    if kind == PROGRAM:
        return fault(path, 0, "macros", value=path, found=".exe")
    if kind == OLE:
        if LOCKED in data:
            return fault(path, 0, "archive-password", value=path)
        kind = old(data)
    if kind == ZIP:
        with (
            suppress(Exception),
            zipfile.ZipFile(io.BytesIO(data)) as archive,
        ):  # a damaged one stays ZIP
            kind = packed(archive.NameToInfo)
    if kind in _ENDINGS:
        right = name.with_suffix(f".{_ENDINGS[kind]}").name
        return fault(path, 0, "file-is-other", found=kind, right=right, **fill)
    sw, en = _WORDS.get(kind, (kind, kind))
    return fault(path, 0, "file-is-foreign", found_sw=sw, found_en=en, **fill)


def damaged(path: str) -> Fault:
    """Give the fault of a file that its own program could not open either."""
    suffix = PurePosixPath(path).suffix.lstrip(".").lower()
    return fault(path, 0, "file-damaged", value=path, suffix=suffix)


def old(data: bytes) -> str:
    """Give which program of Office 97 to 2003 wrote a file, by the stream that it holds."""
    for stream, program in (
        ("WordDocument", "Word"),
        ("Workbook", "Excel"),
        ("PowerPoint", "PowerPoint"),
    ):
        if stream.encode("utf-16-le") in data:
            return f"{program} 97–2003"
    return "Office 97–2003"
