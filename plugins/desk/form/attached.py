"""The pictures and files of a story: which it names and where, their order, and what may name more of them."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from ...bilingual.strings import LANGS, Strings
from ...media import asset
from . import entries
from .controls import BETWEEN, INPUTS
from .entries import FILES, ShownField
from .fields import FormField, key

UP, DOWN, REMOVE = "up", "down", "remove"
ACTS = (UP, DOWN, REMOVE)
SHOWN = 400  # files that are offered where one may be named
Sent = Mapping[str, list[str]]


class StoryMedia(Struct, frozen=True):
    """A file that a story names: where it is shown from, what it is, what its buttons do."""

    name: str
    url: str
    shown: bool
    kind: str
    about: str
    does: tuple[tuple[str, str], ...]


def attached(
    shown: Sequence[ShownField], w: Strings, about: Mapping[str, str]
) -> tuple[StoryMedia, ...]:
    """Give the files that a story's fields name, each field's in its order; `about` says what each file is."""
    found: dict[tuple[str, str], bool] = {}
    for one in shown:
        if one.field.control in FILES:
            for line in one.lines:
                found.setdefault((one.field.name, path(line)), one.field.many)
    several = [field for (field, _), many in found.items() if many]
    return tuple(
        StoryMedia(
            name=PurePosixPath(file).name,
            url=f"/-/thumb/{file}",
            shown=asset.shows(file) or file.lower().endswith(".pdf"),
            kind=PurePosixPath(file).suffix[1:].upper() or "?",
            about=about.get(file, ""),
            does=tuple(
                (f"{act}:{field}:{file}", str(w.files[act]))
                for act in (ACTS if several.count(field) > 1 and many else (REMOVE,))
            ),
        )
        for (field, file), many in found.items()
    )


def path(line: str) -> str:
    """Give the file that a line names, from the folder media on.

    >>> path("{static}/media/2026/a.jpg | Meza")
    'media/2026/a.jpg'
    """
    return line.partition("|")[0].strip().removeprefix("{static}").lstrip("/")


def changed(sent: Sent, act: str, fields: Iterable[FormField]) -> dict[str, list[str]]:
    """Give what was sent with a button's work done: a file one place up or down, or away, in both languages."""
    does, _, rest = act.partition(":")
    name, _, file = rest.partition(":")
    made = dict(sent)
    field = next((one for one in fields if one.name == name and one.control in FILES), None)
    if does not in ACTS or field is None:
        return made
    for lang in field.langs:
        if field.control not in INPUTS:
            if does == REMOVE and path("".join(made.get(key(lang, name), [""]))) == file:
                made[key(lang, name)] = [""]
            continue
        base = f"{key(lang, name)}{BETWEEN}"
        rows = _rows(made, base)
        order = sorted(rows, key=int)
        lines = [rows[one] for one in order]
        at = next(
            (i for i, one in enumerate(lines) if path(next(iter(one.values()))) == file), None
        )
        if at is None:
            continue
        for row, number in zip(lines, order, strict=True):
            for part in row:
                made.pop(_input(base, number, part))
        if does == REMOVE:
            lines.pop(at)
        else:
            to = at - 1 if does == UP else at + 1
            if 0 <= to < len(lines) and any(lines[to].values()):
                lines[at], lines[to] = lines[to], lines[at]
        for number, row in enumerate(lines):
            for part, value in row.items():
                made[_input(base, str(number), part)] = [value]
    return made


def _rows(sent: Sent, base: str) -> dict[str, dict[str, str]]:
    """The inputs of a field's lines, by the number of the line and that of the part."""
    rows: dict[str, dict[str, str]] = {}
    for name in sent:
        if name.startswith(base):
            number, _, part = name.removeprefix(base).partition(BETWEEN)
            if number.isascii() and number.isdecimal():
                rows.setdefault(number, {})[part] = sent[name][0]
    return {number: dict(sorted(parts.items())) for number, parts in rows.items()}


def _input(base: str, number: str, part: str) -> str:
    return f"{base}{number}{BETWEEN}{part}" if part else f"{base}{number}"


def uses(fields: Iterable[FormField], lang: str, text: str) -> tuple[tuple[str, str], ...]:
    """Give as what a file may be used in a story: of each field that names files its name; or in its text."""
    named = [(one.name, entries.label(one, lang)) for one in fields if one.control in FILES]
    return (*sorted(named, key=lambda one: one[0] == "image_credit"), ("", text))


def added(held: Sequence[str], files: Iterable[str], field: FormField) -> Sequence[str] | str:
    """Give the lines of a field with files named by it: the last in the place of one, or after those of a list."""
    if not field.many:
        return list(files)[-1]
    there = {path(line) for line in held}
    ends = f" | {LANGS[0]}" if field.control == "edition" else ""
    return [*held, *(f"{file}{ends}" for file in files if file not in there)]


def known(content: Path) -> tuple[str, ...]:
    """Give files of the content that a field may name, those of the newest folder first."""
    folder, found = content / "media", []
    for below in sorted((one for one in _folders(folder)), reverse=True):
        names = sorted(os.listdir(below))
        at = below.relative_to(content).as_posix()
        found += [f"{at}/{name}" for name in names if "." in name and not name.startswith(".")]
        if len(found) >= SHOWN:
            break
    return tuple(found[:SHOWN])


def _folders(folder: Path) -> list[Path]:
    return [Path(below) for below, _, files in os.walk(folder) if files]
