"""The prose of a content file: the headers that are sentences, and the body."""

import re
import unicodedata

from ...bilingual.strings import LANGS
from ...reading import bounds, scan
from ...schema import typed
from ...schema.faults import Fault, fault
from . import prose
from .words import Stretch

# Headers that readers read as text, in small letters: which of the parts that `|` divides, none for all.
TEXTS: dict[str, tuple[int, ...]] = {
    "title": (),
    "summary": (),
    "subject": (),
    "image-alt": (),
    "image-caption": (),
    "accreditation": (),
    "bring": (),
    "gallery": (1, 2),
    "attachments": (1,),
    "updated": (1,),
    "withdrawn": (1,),
}
_NAME = re.compile(r"\.(sw|en)\.md$")
_PART = re.compile(r"[^|]+")


def lang(path: str) -> str:
    """Give the language that a content file's name says, or nothing."""
    match = _NAME.search(path)
    return match[1] if match else ""


def stretches(path: str, data: bytes, lang: str) -> tuple[list[Stretch], list[Fault]]:
    """Give the prose of a content file as far as it can be read, and why the rest cannot.

    Nothing but its size and a body too tangled to be taken apart keeps a file from being read: what breaks
    another rule is passed over here, for a check names it.
    """
    if large := scan.too_large(path, data):
        return [], large
    text = plain(data)
    scanned, _ = scan.parted(path, text)
    if not scanned:  # it begins with a blank line: all of it is text
        scanned = scan.Scanned((), text, 1)
    found = [one for header in scanned.headers for one in _header(header, lang)]
    if excess := bounds.excess(scanned.body):
        line, name = excess
        return found, [fault(path, scanned.body_line + line - 1, "tangled", value=name)]
    return found + prose.stretches(scanned.body, lang, scanned.body_line), []


def plain(data: bytes) -> str:
    """Give a file's text in the plain form that a scan asks for; a control sign in it is U+FFFD."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", typed.CONTROL.sub("\ufffd", text))


def _header(header: scan.Header, own: str) -> list[Stretch]:
    """The prose of one header: of a publication's files each title is in the file's language."""
    name = header.name.lower()
    found = []
    for item in header.items:
        parts = list(_PART.finditer(item.text))
        if name == "files" and len(parts) > 2 and parts[1][0].strip() in LANGS:
            found.append(_stretch(parts[2], parts[1][0].strip(), item))
        elif name in TEXTS and not TEXTS[name]:
            found.append(Stretch(own, item.text, item.line, item.column))
        else:
            wanted = TEXTS.get(name, ())
            found += [_stretch(parts[one], own, item) for one in wanted if one < len(parts)]
    return found


def _stretch(part: re.Match[str], lang: str, item: scan.Item) -> Stretch:
    return Stretch(lang, part[0], item.line, item.column + part.start())
