"""An asset: a file that a story refers to, with what is read from it and never typed."""

import io
import re
import warnings
from itertools import islice
from pathlib import PurePosixPath

from msgspec import Struct

from ..schema import meant, typed
from ..schema.faults import Fault, fault
from ..schema.seal import is_paper
from . import archive, drawing, kinds, pdf

IMAGES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
TYPES = {
    **dict.fromkeys(IMAGES, "image"),
    "svg": "SVG",
    "pdf": "PDF",
    "docx": "Word",
    "xlsx": "Excel",
    "odt": "ODT",
    "ods": "ODS",
    "csv": "CSV",
    "txt": "TXT",
    "zip": "ZIP",
    "mp3": "MP3",
}
WORDS = [name for name in TYPES if name != "svg"]  # what a story may name
NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
SOUND = re.compile(
    rb"\xff[\xf2\xf3\xfa\xfb]"
)  # where a frame of MPEG's layer III begins, behind what else
MOST_PIXELS = 60_000_000
MEGABYTE = 1_000_000
# What is heavy (a warning) and what is too large (refused), in megabytes: a photo as a phone takes it is
# below 8, a report of 50 would cost a reader a day's bundle, and a drawing is on every page.
HEAVY = {"image": 8, "pdf": 5}
MOST = {"image": 40, "pdf": 50, "svg": 0.1}
MOST_ELSE = 50


class Asset(Struct, frozen=True):
    """A file below content/: its bytes, its type in words, its size in pixels or in pages.

    `said` is what a PDF says of itself.
    """

    path: str
    hash: str
    size: int
    type: str
    width: int = 0
    height: int = 0
    pages: int = 0
    said: pdf.PdfSaid | None = None


def read(path: str, data: bytes, hash: str) -> tuple[Asset | None, list[Fault]]:
    """Read a file's bytes; give the asset, or what is wrong with the file.

    Who asks for it is not known here: planning.asked puts that into the faults.
    """
    suffix = PurePosixPath(path).suffix.lstrip(".").lower()
    if not all(NAME.fullmatch(part) for part in path.split("/")):
        return None, [fault(path, 0, "media-name", value=path, right=meant.file(path))]
    if suffix not in TYPES:
        return None, [fault(path, 0, "file-type", value=suffix, words=", ".join(WORDS))]
    most = (
        MOST["image" if suffix in IMAGES else suffix] if suffix in (*IMAGES, *MOST) else MOST_ELSE
    )
    if len(data) > most * MEGABYTE:
        fill = {"value": path, "size": _megabytes(len(data)), "most": most}
        return None, [fault(path, 0, "file-too-large", **fill)]
    if not data:
        return None, [fault(path, 0, "empty-file", value=path)]
    made = Asset(path, hash, len(data), suffix.upper())
    kind = kinds.what(data)
    if kind and kind not in _kinds(suffix) and not (suffix == "pdf" and b"%PDF-" in data[:1024]):
        return None, [kinds.unlike(path, data, kind)]
    if suffix in IMAGES:
        return _image(made, data, IMAGES[suffix])
    if suffix == "pdf":
        return _pdf(made, data)
    if suffix == "svg":
        return _drawing(made, data)
    found: list[Fault] = []
    if suffix in archive.PARTS:
        found = archive.faults(path, suffix, data)
    elif suffix in ("csv", "txt"):
        found = _text(path, data)
    elif kind != "MP3" and not SOUND.search(data[:65_536]):
        found = [kinds.damaged(path)]
    return (None, found) if found else (made, [])


def own(path: str, data: bytes, hash: str) -> tuple[Asset | None, list[Fault]]:
    """Read a file that was made here: as any other, but of a PDF the pages are counted and no more."""
    if not path.endswith(".pdf"):
        return read(path, data, hash)
    pages, found = pdf.counted(path, data)
    return (None, found) if found else (Asset(path, hash, len(data), "PDF", pages=pages), [])


def _kinds(suffix: str) -> tuple[str, ...]:
    """What a file with an ending may be by its first bytes."""
    if suffix in archive.PARTS:
        return (kinds.ZIP,)
    if suffix in ("csv", "svg"):  # what a drawing lacks to be one is told by what reads it
        return (kinds.TEXT, suffix.upper())
    return (IMAGES.get(suffix, suffix.upper()),)


def _text(path: str, data: bytes) -> list[Fault]:
    """What is wrong with a file of plain text: of another encoding than the web's, or with git's marks in it."""
    try:
        return list(islice(typed.merged(path, data.decode("utf-8")), 1))
    except UnicodeDecodeError:
        return [fault(path, 0, "text-encoding", value=path)]


def shows(path: str) -> bool:
    """Say whether a file can be shown as a picture, by its name; a drawing is told elsewhere."""
    return PurePosixPath(path).suffix.lstrip(".").lower() in (*IMAGES, "svg")


def heavy(asset: Asset) -> list[Fault]:
    """Give a warning for a file that weighs more than a reader or the repository should carry."""
    if asset.width and asset.type != "SVG":
        rule, most = "heavy-image", HEAVY["image"]
    elif asset.pages:
        rule, most = "heavy-pdf", HEAVY["pdf"]
    else:
        return []
    if asset.size <= most * MEGABYTE:
        return []
    return [fault(asset.path, 0, rule, size=_megabytes(asset.size), most=most)]


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f}"


def _image(asset: Asset, data: bytes, form: str) -> tuple[Asset | None, list[Fault]]:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # we count them ourselves, and name the cure
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=[form]) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:  # before anything is decoded
                    fill = {"value": asset.path, "size": f"{width} × {height}"}
                    fill["most"] = str(MOST_PIXELS // 1_000_000)
                    return None, [fault(asset.path, 0, "image-too-large", **fill)]
                if form != "JPEG" and getattr(image, "is_animated", False):
                    return None, [fault(asset.path, 0, "animated-image", value=asset.path)]
                if (
                    image.getexif().get(0x0112, 1) >= 5
                ):  # turned by a quarter: EXIF 4.6.4, Orientation
                    width, height = height, width
                image.load()  # decodes it: a cut file is found here
    except Exception:  # Pillow raises many kinds on bad files; each is the editor's to mend
        return None, [kinds.damaged(asset.path)]
    return Asset(asset.path, asset.hash, asset.size, form, width, height), []


def _drawing(asset: Asset, data: bytes) -> tuple[Asset | None, list[Fault]]:
    try:
        width, height = drawing.size(data)
    except drawing.Broken:
        return None, [kinds.damaged(asset.path)]
    except drawing.NoDrawing as error:
        return None, [fault(asset.path, 0, "unsafe-drawing", value=str(error))]
    return Asset(asset.path, asset.hash, asset.size, "SVG", width, height), []


def _pdf(asset: Asset, data: bytes) -> tuple[Asset | None, list[Fault]]:
    if is_paper(asset.path):  # it was made here and issued, and can be mended no more
        pages, found = pdf.counted(asset.path, data)
        said = None
    else:
        pages, said, found = pdf.read(asset.path, data)
    if found:
        return None, found
    return Asset(asset.path, asset.hash, asset.size, "PDF", pages=pages, said=said), []
