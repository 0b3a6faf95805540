"""What a PDF says of itself, whether everyone can read it, and what it would do by itself.

Pages and text are counted by PDFium, the rest is read by pikepdf; a library is loaded only where there is a
PDF to be read. What cannot be read, or acts by itself, is refused; what some readers cannot use is kept
with the asset, and told as a warning in every build.
"""

import io
import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import msgspec
from msgspec import Struct

from ..schema.faults import Fault, fault
from . import kinds

LOOKED_AT = 200  # pages that are looked through for text, and for anything at all
MOST_STEPS = 5_000_000  # values looked at in one file: a report of 1,000 pages has some 300,000
# Actions that only move within the document; others begin something outside of what is read.
QUIET = frozenset({"/GoTo", "/Named", "/Hide", "/SetOCGState", "/Trans", "/GoTo3DView"})
ACTING = frozenset({"/JavaScript", "/Launch", "/ImportData"})
# Words of qpdf's warnings about a file that it had to put together.
REPAIRED = ("reconstruct", "damaged")
MOST_ACTIONS = 20  # in a chain of actions, which may lead back to its beginning
FILE_NAME = re.compile(
    r"^(?:microsoft (?:word|excel|powerpoint) - .*|powerpoint presentation|untitled(?:[ -]?\d+)?"
    r"|(?:document|slide|layout) ?\d*|.*\.(?:docx?|dotx?|xlsx?|pptx?|odt|odp|rtf|indd|pub|pdf|tmp|txt))$",
    re.IGNORECASE,
)


class PdfSaid(Struct, frozen=True):
    """What a PDF says of itself; `words` whether any page has text, `files` whether others are within it.

    `locked` says that it opens without a password and yet forbids its reader something.
    """

    title: str = ""
    author: str = ""
    lang: str = ""
    tagged: bool = False
    words: bool = False
    files: bool = False
    locked: bool = False


def read(path: str, data: bytes) -> tuple[int, PdfSaid, list[Fault]]:
    """Read a PDF; give its number of pages and what it says of itself, or what is wrong with it."""
    import pikepdf

    none = PdfSaid()
    try:
        document = pikepdf.open(io.BytesIO(data), suppress_warnings=True)  # we ask for them below
    except pikepdf.PasswordError:
        return 0, none, [fault(path, 0, "pdf-password", value=path)]
    except Exception:  # whatever a library raises on a bad file is its editor's to mend
        return 0, none, [kinds.damaged(path)]
    with document:
        try:
            held, contents = len(document.pages), _found(document)
            said = _said(document, contents.files)
            mended = [
                one for one in document.get_warnings() if any(map(str(one).__contains__, REPAIRED))
            ]
        except Exception:
            return 0, none, [kinds.damaged(path)]
    if mended:
        return 0, none, [kinds.damaged(path)]
    if not held:
        return 0, none, [fault(path, 0, "pdf-blank", value=path, pages=held)]
    if contents.waits:
        return 0, none, [fault(path, 0, "pdf-xfa", value=path)]
    if contents.acts:
        return 0, none, [fault(path, 0, "pdf-acts", value=path, found=contents.acts)]
    return _pages(path, data, said)


def counted(path: str, data: bytes) -> tuple[int, list[Fault]]:
    """Count the pages of a PDF, whatever stands on them; give what is wrong where it cannot be read."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            return len(document), []
    except pypdfium2.PdfiumError:
        return 0, [kinds.damaged(path)]


def _pages(path: str, data: bytes, said: PdfSaid) -> tuple[int, PdfSaid, list[Fault]]:
    """Count the pages, and look for text and for anything that is drawn."""
    import pypdfium2

    pages, found = counted(path, data)
    if found:
        return 0, said, found
    drawn = words = False
    try:
        with pypdfium2.PdfDocument(data) as document:
            for at in range(min(pages, LOOKED_AT)):
                seen, spoken = _looked_at(document, at)
                drawn, words = drawn or seen, words or spoken
                if words:
                    break
    except pypdfium2.PdfiumError:
        return 0, said, [kinds.damaged(path)]
    if not (drawn or words):
        return 0, said, [fault(path, 0, "pdf-blank", value=path, pages=pages)]
    return pages, msgspec.structs.replace(said, words=words), []


def _looked_at(document: Any, at: int) -> tuple[bool, bool]:
    """Say whether a page has anything on it, and whether it has text."""
    import pypdfium2.raw as pdfium

    with closing(document[at]) as page, closing(page.get_textpage()) as text:
        drawn = pdfium.FPDFPage_CountObjects(page) + pdfium.FPDFPage_GetAnnotCount(page) > 0
        return drawn, bool(text.get_text_range().strip())


def _said(document: Any, files: bool) -> PdfSaid:
    """What the document says of itself in its catalogue and its metadata."""
    root = document.Root
    marked = root.get("/MarkInfo")
    info = document.docinfo
    title = _text(info.get("/Title")) or _in_metadata(document)
    return PdfSaid(
        title=title,
        author=_text(info.get("/Author")),
        lang=_text(root.get("/Lang")),
        tagged=bool(marked is not None and marked.get("/Marked") and "/StructTreeRoot" in root),
        files=files,
        locked=document.is_encrypted,
    )


def _text(value: Any) -> str:
    """A text of the file as one line."""
    return " ".join(str(value).replace("\0", " ").split()) if value is not None else ""


def _in_metadata(document: Any) -> str:
    """The title in the XMP packet, where PDF 2.0 has it alone."""
    try:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            return _text(metadata.get("dc:title"))
    except Exception:  # a packet that cannot be read says nothing
        return ""


class PdfContents(Struct, frozen=True):
    """What was found within a PDF: what it would do by itself, in the words of PDF, and whether it holds files.

    One that `waits` is a form of XFA, which a browser or a telephone shows as "Please wait..." alone.
    """

    acts: str = ""
    files: bool = False
    waits: bool = False


def _found(document: Any) -> PdfContents:
    """Look through the whole document once.

    A script or a program counts wherever it hides; another action where no reader has asked for it: when the
    document is opened, or a page is turned to.
    """
    import pikepdf

    files = False
    form = document.Root.get("/AcroForm")
    if document.Root.get("/NeedsRendering") or (
        isinstance(form, pikepdf.Dictionary) and "/XFA" in form
    ):
        return PdfContents(waits=True)
    opened = document.Root.get("/OpenAction")
    if isinstance(opened, pikepdf.Dictionary) and (kind := _loud(opened)):
        return PdfContents(acts=f"/OpenAction {kind}")
    for one in _dictionaries(document):
        kind = str(one.get("/S", ""))
        if kind in ACTING or "/JS" in one:
            return PdfContents(acts=kind if kind in ACTING else "/JavaScript")
        more = one.get("/AA")
        for action in more.values() if isinstance(more, pikepdf.Dictionary) else ():
            if isinstance(action, pikepdf.Dictionary) and (kind := _loud(action)):
                return PdfContents(acts=f"/AA {kind}")
        files = files or "/EF" in one
    return PdfContents(files=files)


def _loud(action: Any) -> str:
    """The first action, of one and of those that follow it, which does more than move within the document."""
    import pikepdf

    waiting = [action]
    for _ in range(MOST_ACTIONS):
        if not waiting:
            return ""
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(one)
        elif isinstance(one, pikepdf.Dictionary):
            kind = str(one.get("/S", ""))
            if kind not in QUIET:
                return kind
            waiting += [one["/Next"]] if "/Next" in one else []
    return "/Next"


def _dictionaries(document: Any) -> Iterator[Any]:
    """Give every dictionary of a document, those within others too; each object that is named once is seen once."""
    import pikepdf

    steps = 0
    for top in document.objects:
        waiting = [top]
        while waiting:
            one = waiting.pop()
            steps += 1
            if steps > MOST_STEPS:
                raise ValueError("too many values")
            if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
                held = one.stream_dict if isinstance(one, pikepdf.Stream) else one
                yield held
                waiting += [value for value in held.values() if _within(value)]
            elif isinstance(one, pikepdf.Array):
                waiting += [value for value in one if _within(value)]


def _within(value: Any) -> bool:
    """Whether a value stands within another and holds more; what has a number of its own is seen by itself."""
    import pikepdf

    return isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect


def told(path: str, said: PdfSaid, own: frozenset[str]) -> list[Fault]:
    """Give the warnings of a PDF that stands; `own` are the names that the office may bear as its author."""
    warnings = []
    if not said.title:
        warnings.append(fault(path, 0, "pdf-title"))
    elif FILE_NAME.match(said.title):
        warnings.append(fault(path, 0, "pdf-title-file", value=said.title))
    if not said.lang:
        warnings.append(fault(path, 0, "pdf-language"))
    if not said.tagged and said.words:
        warnings.append(fault(path, 0, "pdf-untagged"))
    if not said.words:
        warnings.append(fault(path, 0, "pdf-scanned"))
    if said.locked:
        warnings.append(fault(path, 0, "pdf-locked"))
    if said.files:
        warnings.append(fault(path, 0, "pdf-files"))
    if said.author and said.author.casefold() not in own:
        warnings.append(fault(path, 0, "pdf-author", value=said.author))
    return warnings
