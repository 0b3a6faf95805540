"""What a content file tells of its translation: read from its headers alone, of one with faults what can be."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from pydantic_core import PydanticCustomError

from ...reading import read, scan
from ...schema import parts, translation
from ...schema.faults import Fault
from ...schema.translation import Pair, TranslationWords
from ...schema.values import Translated


class Told(Struct, frozen=True):
    """What a file tells: `words`, what it says of its translation, and its title, summary and body.

    `draft` and `sample` hold for the whole story where the file is the one that bears its facts.
    """

    words: TranslationWords
    title: str
    summary: str
    body: str
    draft: bool = False
    sample: bool = False

    @property
    def text(self) -> str:
        """The words that a translator translates, to be read."""
        return translation.text_of(self.title, self.summary, self.body)


class Files(Struct, frozen=True):
    """All that the files tell.

    `read` are those whose words could be read, with faults or without; `faults` are those of each file
    that has any, warnings left out.
    """

    read: Mapping[str, Told]
    faults: Mapping[str, tuple[Fault, ...]]

    def pairs(self) -> list[Pair]:
        """The stories that can be judged: of a file that cannot be read nobody knows what it says."""
        unread = self.faults.keys() - self.read.keys()
        judged = {
            path: told.words
            for path, told in self.read.items()
            if translation.counterpart(path) not in unread
        }
        return list(translation.pairs(judged))


def files(given: Iterable[tuple[str, bytes | list[Fault]]]) -> Files:
    """Read files by their paths below content/, each of which gives its bytes, or why it has none."""
    told: dict[str, Told] = {}
    faults: dict[str, tuple[Fault, ...]] = {}
    for path, data in given:
        one, found = file(path, data) if isinstance(data, bytes) else (None, data)
        if one:
            told[path] = one
        if found := [fault for fault in found if not fault.warning]:
            faults[path] = tuple(found)
    return Files(told, faults)


def file(path: str, data: bytes) -> tuple[Told | None, list[Fault]]:
    """Read one file; None where its words cannot be read, and all that is wrong with its headers."""
    head, faults = read.headed(path, data)
    if head is None:
        return None, faults
    given, said = _given(head.scanned), _said(head.scanned)
    words = TranslationWords(
        hash=translation.hash_of(*said),
        made_from=_made_from(given.get("source-hash", "")),
        line=head.lines.get("source_hash", 0),
        only=bool(given.get("only")),
    )
    draft, sample = bool(given.get("status")), given.get("sample") == "yes"
    return Told(words, *said, draft, sample), faults


def before(data: bytes) -> tuple[str, str] | None:
    """Give the hash and the text of the words of an older state of a file, None where it cannot be read."""
    scanned, _ = scan.scan("", data)
    if scanned is None:
        return None
    said = _said(scanned)
    return translation.hash_of(*said), translation.text_of(*said)


def _given(scanned: scan.Scanned) -> dict[str, str]:
    """The first line of each header's value, by the header's name in small letters."""
    given: dict[str, str] = {}
    for header in scanned.headers:
        given.setdefault(header.name.lower(), header.items[0].text if header.items else "")
    return given


def _said(scanned: scan.Scanned) -> tuple[str, str, str]:
    """Its title, its summary and its body."""
    given = _given(scanned)
    return given.get("title", ""), given.get("summary", ""), scanned.body


def _made_from(text: str) -> Translated | None:
    try:
        return parts.source_hash(text) if text else None
    except PydanticCustomError:
        return None
