"""A Word file as the Markdown of this site: its title, its text, its pictures, and what could not be taken."""

import io
import re
import zipfile
from pathlib import PurePosixPath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from msgspec import Struct

from ...engine.refused import Refused
from ...media import kinds
from ...schema.faults import setting
from . import marked, numbering, pasted
from .blocks import Block, Passage
from .pasted import MEGABYTE, Untaken

MOST_XML = 12  # megabytes of text and its marks: 300 pages are some 5
MOST = 200  # megabytes of all parts
MOST_PARTS = 5_000
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
ENCRYPTED = 0x1  # APPNOTE 4.4.4, bit 0
# The names of the strict form (ISO/IEC 29500-1) and of the one that Word writes.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", numbering.W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/drawingml/2006/",
    ),
)
# Words for a picture that a program made up: its own name, its file's, what a machine saw in it.
_MADE_UP = re.compile(
    r"(?:picture|image|graphic|photo|picha|screenshot|logo|img)?[ _-]*\d*(?:\.\w{3,4})?|\S+\.\w{3,4}"
    r"|.*(?:automatically generated|AI-generated content may be incorrect).*",
    re.IGNORECASE | re.DOTALL,
)
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_UNREAD = re.compile(r"w:sym element")


class TakenPicture(Struct, frozen=True):
    """A picture of a document: a name for its file, its bytes, and what it shows, empty where it must be asked."""

    name: str
    data: bytes
    alt: str


class Taken(Struct, frozen=True):
    """What was taken of a document. In the body each picture stands by its name alone: `in_folder` places them."""

    title: str
    body: str
    pictures: tuple[TakenPicture, ...] = ()
    untaken: tuple[Untaken, ...] = ()

    def in_folder(self, folder: str) -> str:
        """Give the body with its pictures as files of a folder of the content, such as media/2026."""
        made = self.body
        for one in self.pictures:
            made = made.replace(f"]({one.name})", f"]({{static}}/{folder}/{one.name})")
        return made


def document(data: bytes, notes: int = 0) -> Taken:
    """Give what a Word file (.docx) holds. Raises Refused, with what helps, where it cannot be read.

    Its first note bears the number after `notes`, those of the text that it comes into.
    """
    try:
        return _document(data, notes)
    except Refused:
        raise
    except Exception as error:  # whatever zipfile, expat and mammoth find in a broken file
        raise Refused([setting("FILE", "docx-damaged", value=type(error).__name__)]) from None


def _document(data: bytes, notes: int) -> Taken:
    import mammoth  # a tenth of a second, and none but this room asks for it

    parts = _parts(data)
    counts = marked.Counts()
    _mark(parts, counts)
    album = _Album()
    result = mammoth.convert_to_html(
        _packed(data, parts),
        style_map=marked.STYLE_MAP,
        include_default_style_map=False,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(album.take),
        external_file_access=False,
    )
    for message in result.messages:
        if _UNREAD.search(message.message):
            counts.add("signs", "")
    for words in album.untaken:
        counts.add("pictures", words)
    found = pasted.read(result.value, "FILE", [one.name for one in album.taken])
    title, blocks = _titled(found.blocks)
    untaken = [
        Untaken(kind, len(words), pasted.excerpt([one for one in dict.fromkeys(words) if one]))
        for kind, words in counts.found.items()
    ]
    return Taken(title, pasted.text(blocks, "FILE", notes), tuple(album.taken), tuple(untaken))


def _mark(parts: dict[str, Element], counts: marked.Counts) -> None:
    """Make the parts of a file ready for mammoth, and count what of them is not taken."""
    notes = {
        f"{numbering.W}{kind}Reference {one.get(numbering.W + 'id')}"
        for kind in ("footnote", "endnote")
        for one in parts.get(f"word/{kind}s.xml", ())
    }
    for name in ("document", "footnotes", "endnotes"):
        if (part := parts.get(f"word/{name}.xml")) is not None:
            relations = parts.get(f"word/_rels/{name}.xml.rels", ())
            keys = {one.get("Id", "") for one in relations if one.tag.endswith("}Relationship")}
            marked.clean(part, keys, notes, counts)
    known = numbering.styles(parts.get("word/styles.xml"))
    counter = numbering.Counter(parts.get("word/numbering.xml"), known)
    marked.mark(parts["word/document.xml"], known, counter, counts)
    for name, part in parts.items():
        words = marked.said(part) if _MARGIN.fullmatch(name) else ""
        if re.search(r"[^\W\d_]{2}", words):
            counts.add("margins", words)
    if "comments" in counts.found and (told := parts.get("word/comments.xml")) is not None:
        counts.found["comments"] = [marked.said(one) for one in told]


def _titled(blocks: list[Block]) -> tuple[str, list[Block]]:
    """The title of a document and the rest: what has its style, or its one heading of the first level, on top."""
    passages = [one for one in blocks if isinstance(one, Passage)]
    found = next((one for one in passages if one.title), None)
    if not found and passages and passages[0] is blocks[0] and passages[0].level == 1:
        found = passages[0] if sum(one.level == 1 for one in passages) == 1 else None
    if not found:
        return "", blocks
    words = " ".join("".join(one.text for one in found.pieces if not one.note).split())
    return words, [one for one in blocks if one is not found]


class _Album:
    """Takes the pictures of a document: each once, however often it stands there."""

    def __init__(self) -> None:
        self.taken: list[TakenPicture] = []
        self.untaken: list[str] = []

    def take(self, image: object) -> dict[str, str]:
        """Give the attributes of a picture, and keep it if it is one that the site shows."""
        alt = " ".join((image.alt_text or "").split())  # type: ignore[attr-defined]
        alt = "" if _MADE_UP.fullmatch(alt) else alt
        try:
            with image.open() as opened:  # type: ignore[attr-defined]
                data = opened.read()
        except (KeyError, OSError):  # it lies elsewhere
            data = b""
        kind = kinds.what(data) if data else ""
        if kind not in ENDINGS:
            self.untaken.append(alt or kind)
            return {"src": "", "alt": ""}
        one = next((one for one in self.taken if one.data == data), None)
        if one is None:
            one = TakenPicture(f"picha-{len(self.taken) + 1}.{ENDINGS[kind]}", data, alt)
            self.taken.append(one)
        return {"src": one.name, "alt": alt or one.alt}


def _parts(data: bytes) -> dict[str, Element]:
    """The parts of a file that hold its text and what it looks like, read. Raises Refused where it is none."""
    kind = kinds.what(data)
    if kind == kinds.OLE:
        locked = kinds.LOCKED in data
        kind = kinds.old(data)
        raise Refused(
            [
                setting("FILE", "docx-password")
                if locked
                else setting("FILE", "docx-other", value=kind)
            ]
        )
    if kind != kinds.ZIP:
        raise Refused([setting("FILE", "docx-other", value=kind or "—")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        every = archive.infolist()
        if "word/document.xml" not in archive.NameToInfo:
            raise Refused([setting("FILE", "docx-other", value=kinds.packed(archive.NameToInfo))])
        if any(one.flag_bits & ENCRYPTED for one in every):
            raise Refused([setting("FILE", "docx-password")])
        read = [one for one in every if _is_read(one.filename)]
        size, text = (sum(one.file_size for one in some) for some in (every, read))
        if size > MOST * MEGABYTE or text > MOST_XML * MEGABYTE or len(every) > MOST_PARTS:
            fill = {"value": size // MEGABYTE, "most": MOST, "other": MOST_XML}
            raise Refused([setting("FILE", "docx-large", **fill)])
        return {one.filename: _xml(archive.read(one)) for one in read}


def _is_read(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        path.suffix == ".rels"
        or name == "[Content_Types].xml"
        or (str(path.parent) == "word" and path.suffix == ".xml")
    )


def _xml(data: bytes) -> Element:
    """A part, without what no part of Word's has: its entities could grow without end."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ValueError("DOCTYPE")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return ElementTree.fromstring(data)


def _packed(data: bytes, parts: dict[str, Element]) -> io.BytesIO:
    """The file anew with its parts as they are now, without its lists, which stand in its words."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as packed,
    ):
        for name, root in parts.items():
            if name != "word/numbering.xml":
                packed.writestr(name, ElementTree.tostring(root, "utf-8"))
        for one in archive.infolist():
            if "/media/" in f"/{one.filename}":
                packed.writestr(one.filename, archive.read(one))
    made.seek(0)
    return made
