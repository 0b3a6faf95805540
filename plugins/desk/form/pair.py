"""A story as its files stand, byte for byte, and the texts that edits make of them: only what changed differs.

An edit names a language and a field: `("sw", "title")`; `("", "starts")` is a fact, which the story says once; the
text below the headers is the field `body`. Its value is a line, or the lines of a list; an empty one takes the
header away.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from ...bilingual.strings import LANGS, OTHER
from ...model.names import digest
from ...reading import read, scan
from ...schema import fields, hints
from ...schema.faults import Fault, fault
from ...schema.sections import SECTIONS
from .. import given
from . import laid
from .laid import Edit

BODY = "body"
Edits = Mapping[tuple[str, str], Edit]


class OddLine(Struct, frozen=True):
    """A line above the text that belongs to no field: it stays as it is. Lines count from 1."""

    line: int
    text: str


class StoryFile(Struct, frozen=True):
    """One file of a story as it stands; its `data` are None where there is no file.

    `values` are the lines of each header by its field, in the order in which they stand there; a hint is none.
    `lines` gives the line of each header, `body_line` that on which the text begins, counted from 1. `unread` says
    why a file cannot be taken apart: it is then shown as it is, and no edit changes it.
    """

    path: str
    lang: str
    data: bytes | None = None
    values: Mapping[str, tuple[str, ...]] = {}
    lines: Mapping[str, int] = {}
    others: tuple[OddLine, ...] = ()
    body: str = ""
    body_line: int = 1
    unread: tuple[Fault, ...] = ()

    @property
    def stamp(self) -> str:
        """What tells whether the file is as it was: the hash of its bytes, empty where there is none."""
        return "" if self.data is None else digest(self.data)


class Opened(Struct, frozen=True):
    """A story as it stands: its files by language, of which either may not be there yet."""

    section: str
    pair: str
    files: Mapping[str, StoryFile]

    @property
    def new(self) -> bool:
        """Whether no file of it is there yet."""
        return all(one.data is None for one in self.files.values())

    @property
    def primary(self) -> str:
        """The language of the file that bears the facts: Kiswahili, or the only one."""
        return "en" if self.files["sw"].data is None and self.files["en"].data is not None else "sw"

    @property
    def stamps(self) -> dict[str, str]:
        """The stamps of both files, by path: a save asks whether they still are so."""
        return {one.path: one.stamp for one in self.files.values()}

    @property
    def data(self) -> dict[str, bytes]:
        """The bytes of the files that are there, by path."""
        return {one.path: one.data for one in self.files.values() if one.data is not None}

    def said(self, lang: str, field: str) -> tuple[str, ...]:
        """Give the lines of a field in a language; without a language those of a fact of the story."""
        if lang:
            return self.files[lang].values.get(field, ())
        first = self.said(self.primary, field)
        return first or self.said(OTHER[self.primary], field)


def paths(section: str, pair: str) -> tuple[dict[str, str], list[Fault]]:
    """Give the paths of a story's files below content/ by language, or why the schema knows no such names."""
    named = {lang: f"{section}/{pair}.{lang}.md" for lang in LANGS}
    for path in named.values():
        name, found = read.name(path)
        if not name or name.pair != pair:
            return {}, found or [fault(path, 0, "name", value=pair, near_sw="", near_en="")]
    return named, []


def opened(folder: Path, section: str, pair: str) -> tuple[Opened | None, list[Fault]]:
    """Open a story of the content folder; give it, or why its files cannot be had.

    One of which no file is there yet is given too: it is `new`.
    """
    named, found = paths(section, pair)
    if found:
        return None, found
    if os.path.islink(folder / section):
        return None, [fault(section, 0, "symbolic-link", value=section)]
    held: dict[str, bytes] = {}
    for path, data in given.pair(folder, named["sw"]):
        if not isinstance(data, bytes):
            return None, data
        held[path] = data
    return taken(section, pair, held), []


def taken(section: str, pair: str, held: Mapping[str, bytes]) -> Opened:
    """Give a story as the bytes of its files have it, by path below content/."""
    files = {}
    for lang in LANGS:
        path = f"{section}/{pair}.{lang}.md"
        files[lang] = _file(section, path, lang, held.get(path))
    return Opened(section, pair, files)


def _file(section: str, path: str, lang: str, data: bytes | None) -> StoryFile:
    if data is None:
        return StoryFile(path, lang)
    if found := scan.too_large(path, data) or _undecoded(path, data):
        return StoryFile(path, lang, data, unread=tuple(found))
    text = laid.Laid(section, data.decode("utf-8"))
    return StoryFile(
        path=path,
        lang=lang,
        data=data,
        values={block.field: block.said for block in text.fields.values() if block.said},
        lines={field: block.at + 1 for field, block in text.fields.items()},
        others=tuple(OddLine(at + 1, laid.bare(text.lines[at])) for at in text.odd),
        body=text.body,
        body_line=text.first + 1,
    )


def _undecoded(path: str, data: bytes) -> list[Fault]:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return [one for one in scan.decoded(path, data)[1] if one.rule == "not-utf-8"]
    return []


def filled(opened: Opened, missing: Mapping[str, Sequence[str]]) -> Opened:
    """Give a story with a hint for each field that is missing in a language, for a reader that takes hints.

    They stand below all other headers, so that each of these keeps its line; a hint of a fact stands for nothing.
    """
    held = {}
    for lang, one in opened.files.items():
        if one.data is None or one.unread:
            continue
        text = laid.Laid(opened.section, one.data.decode("utf-8"))
        facts = fields.facts(opened.section)
        for block in text.fields.values():
            if not block.said and block.items and block.field in facts:
                text.lines[block.at] = hints.hint(block.field) + text.ending
        text.insert(
            text.end,
            [
                f"{fields.header_name(name)}: {hints.hint(name)}{text.ending}"
                for name in missing.get(lang, ())
                if name not in text.fields
            ],
        )
        held[one.path] = text.whole.encode()
    return taken(opened.section, opened.pair, {**opened.data, **held})


# ── edits ────────────────────────────────────────────────────────────────────────────────────


def written(opened: Opened, edits: Edits) -> dict[str, bytes]:
    """Give the bytes of a story's files with edits made, by path: those that stand, and those that are begun.

    A line that no edit changes is as it was. A header that is new stands where the schema has it among those that
    are there. A fact goes into the file that bears the facts; where the other one repeats it, it is kept the same.
    A file is begun when something is said in its language.
    """
    each = {lang: _said(opened, edits, lang) for lang in LANGS}
    there = {
        lang: one.data is not None or any(map(_says, each[lang].values()))
        for lang, one in opened.files.items()
    }
    facts = {field: value for (lang, field), value in edits.items() if not lang}
    primary = "en" if there["en"] and not there["sw"] else "sw"
    there[primary] = there[primary] or any(map(_says, facts.values()))
    apart = _apart(opened.section)
    for field, value in facts.items():
        each[primary].setdefault(field, value)
        if opened.said(OTHER[primary], field) and not (field in apart and _says(value)):
            each[OTHER[primary]].setdefault(field, value)
    if there["sw"] and there["en"] and primary != opened.primary and not opened.new:
        held = opened.files["en"].values  # it bore the facts alone
        for field in fields.facts(opened.section) & held.keys() - {"only"}:
            each["sw"].setdefault(field, held[field])
        each["en"].setdefault("only", "")
    made = {}
    for lang, one in opened.files.items():
        if there[lang]:
            made[one.path] = _written(opened, lang, each[lang])
    return made


def edited(opened: Opened, edits: Edits) -> Opened:
    """Give a story as it would be with edits, to be judged before any file holds them."""
    return taken(opened.section, opened.pair, written(opened, edits)) if edits else opened


def _said(opened: Opened, edits: Edits, lang: str) -> dict[str, Edit]:
    """The edits of one language."""
    return {field: value for (of, field), value in edits.items() if of == lang}


def _says(value: Edit) -> bool:
    """Whether a value is more than blanks."""
    return bool("".join(value).strip())


def _apart(section: str) -> frozenset[str]:
    """The facts of which each file has words of its own beside what both must say: `date | reason`."""
    return frozenset(
        name for name, kind in fields.controls(section).items() if kind == "note"
    ) & fields.facts(section)


def _written(opened: Opened, lang: str, edits: Mapping[str, Edit]) -> bytes:
    one, section = opened.files[lang], opened.section
    if one.unread:
        return one.data or b""
    other = opened.files[OTHER[lang]].data
    begun = one.data is None
    text = "" if begun else (one.data or b"").decode("utf-8")
    ending = laid.Laid(section, (other or b"").decode("utf-8", "replace")).ending if begun else ""
    rank = {name: at for at, name in enumerate(laid.order(section))}
    for field in sorted(edits.keys() & rank.keys(), key=rank.__getitem__):
        text = laid.headed(text, section, field, laid.lines_of(section, field, edits[field]))
    if BODY in edits and SECTIONS[section].paged:
        text = laid.bodied(text, section, edits[BODY])
    if begun and ending != "\n":
        text = text.replace("\n", ending)
    return text.encode()
