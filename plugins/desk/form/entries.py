"""The fields of a story as a view shows them: filled, named, with what is told of each. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ...bilingual import clock, dates
from ...bilingual.strings import LANGS, Strings
from ...schema.called import HEADERS
from .controls import INPUTS, EntryInput, inputs
from .faults import FieldFault
from .fields import FormField, key
from .pair import Opened

FILES = ("file", "photo", "attachment", "edition")  # controls that name files of the content
BUTTONS = ("command",)  # what no officer types
SMS = 160  # characters of GSM 03.38 that one message holds (3GPP TS 23.038)


class ShownField(Struct, frozen=True, kw_only=True):
    """A field in a language, as it stands: its lines, or the inputs of each of its `rows`.

    `spoken` says of each row its day and hour in the words of the officer's language, `labels` name the parts of a
    row, `strange` are words that it holds and may not be. `counted` is the length that a counter shows, 0 for none.
    """

    field: FormField
    lang: str
    key: str
    label: str
    hint: str
    must: bool
    lines: tuple[str, ...]
    rows: tuple[tuple[EntryInput, ...], ...] = ()
    labels: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    told: tuple[FieldFault, ...] = ()
    counted: int = 0
    own: tuple[tuple[str, str], ...] = ()  # the languages' own names

    @property
    def wide(self) -> bool:
        """Whether the inputs of a row bear names of their own: they are not of one day and hour."""
        return bool(self.field.parts[LANGS[0]])

    @property
    def bare(self) -> bool:
        """Whether it names no file yet: files are added by themselves, and then asked about."""
        return self.field.many and self.field.control in FILES and not self.lines

    @property
    def described(self) -> str:
        """The parts of the page that say more of it."""
        return f"hint-{self.key} told-{self.key}" if self.hint else f"told-{self.key}"


class FieldGroup(Struct, frozen=True):
    """Some fields below each other; in both languages beside each other where `pairs`."""

    key: str
    once: tuple[ShownField, ...]
    each: Mapping[str, tuple[ShownField, ...]]

    @property
    def filled(self) -> int:
        """How many of them say something."""
        return sum(
            bool(one.lines) for one in (*self.once, *(f for of in self.each.values() for f in of))
        )

    @property
    def wrong(self) -> bool:
        """Whether one of them has a fault."""
        every = (*self.once, *(f for of in self.each.values() for f in of))
        return any(told.level == "error" for one in every for told in one.told)


def label(field: FormField, lang: str) -> str:
    """Give the name of a field: its hint, or for one of several parts what it is called."""
    if not field.parts[lang]:
        return field.hint[lang]
    return (
        HEADERS[field.name][0]
        if lang == LANGS[0] and field.name in HEADERS
        else field.header.replace("-", " ")
    )


def entry(
    field: FormField,
    of: str,
    opened: Opened,
    told: Iterable[FieldFault],
    t: Strings,
    own: Sequence[tuple[str, str]],
) -> ShownField:
    """Give a field as it stands in a language, or as the story says it once; `t` is the officer's language."""
    lang, lines = t.lang, opened.said(of, field.name)
    rows = _rows(field, of, lines) if field.control in INPUTS else ()
    known = {one.word for one in field.choices}
    chosen = bool(field.choices) and field.control != "switch"
    hint = " | ".join(field.parts[lang]) if field.parts[lang] and not rows else ""
    return ShownField(
        field=field,
        lang=of,
        key=key(of, field.name),
        label=label(field, lang),
        hint=" ".join(filter(None, [f"{hint}." if hint else "", field.more[lang]])),
        must=field.needed or bool(field.needed_with and opened.said("", field.needed_with)),
        lines=lines,
        rows=rows,
        labels=field.parts[lang] or (field.hint[lang],) * 3,
        spoken=tuple(spoken(field, row, t) for row in rows),
        strange=tuple(one for one in lines if one not in known) if chosen else (),
        told=tuple(one for one in told if (one.lang, one.field) == (of, field.name)),
        counted=SMS if field.name == "title" and not field.most else 0,
        own=tuple(own),
    )


def _rows(field: FormField, of: str, lines: Sequence[str]) -> tuple[tuple[EntryInput, ...], ...]:
    spare = [""] * (field.control not in FILES if field.many else not lines)
    return tuple(inputs(field, of, at, line) for at, line in enumerate((*lines, *spare)))


def spoken(field: FormField, row: Sequence[EntryInput], t: Strings) -> str:
    """Give the day and the hour of a row's inputs in words, as far as they say any: the other clock.

    `saa 8:30 mchana` for 14:30, and the day of the week for a date.
    """
    if field.control not in ("moment", "hour"):
        return ""
    said = {one.kind: one.value for one in row}
    try:
        day = dt.date.fromisoformat(said["day"]) if said.get("day") else None
        time = dt.time.fromisoformat(said["time"]) if said.get("time") else None
    except ValueError:
        return ""
    words = [dates.long(day, t)] if day else []
    return ", ".join([*words, clock.spoken(time, t)] if time else words)


def groups(shown: Sequence[ShownField]) -> tuple[FieldGroup, FieldGroup, FieldGroup]:
    """Give the fields in three groups: what must be given, pictures and files, and what else may be given."""
    made: dict[str, list[ShownField]] = {"must": [], "files": [], "more": []}
    pictured = {one.field.name for one in shown if one.field.control in FILES}
    for one in sorted(shown, key=lambda one: one.field.rare):  # what time brings stands last
        if one.field.control in BUTTONS:
            continue
        of_file = (
            one.field.name in pictured
            or one.field.needed_with in pictured
            or _beside(one.field.name, pictured)
        )
        made["must" if one.field.needed else "files" if of_file else "more"].append(one)
    first, second, third = (_group(name, some) for name, some in made.items())
    return first, second, third


def _beside(name: str, files: Iterable[str]) -> bool:
    """Whether a field says more of a file, by its name: `image_caption` of `image`."""
    return any(name.startswith(f"{one}_") for one in files)


def _group(name: str, some: Sequence[ShownField]) -> FieldGroup:
    return FieldGroup(
        name,
        tuple(one for one in some if not one.lang),
        {lang: tuple(one for one in some if one.lang == lang) for lang in LANGS},
    )
