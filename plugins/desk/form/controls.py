"""The controls of a browser by which the lines of a field are typed, and the lines that come back from them. Pure.

A line whose form no control can show, as a date that is none, is typed as it stands, so that nothing of it is lost.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from ...bilingual.strings import LANGS
from ...schema import parts
from .fields import FormField, key
from .pair import BODY, Edits, Opened

# What a line of a control holds: the kinds of its inputs, and what stands between them.
BAR = " | "
INPUTS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "day": (("day",), ""),
    "moment": (("day", "time"), " "),
    "hour": (("day", "time"), " "),
    "note": (("day", "text"), BAR),
    "photo": (("file", "text", "text"), BAR),
    "attachment": (("file", "text"), BAR),
    "edition": (("file", "lang", "text"), BAR),
}
BETWEEN = (
    ":"  # in the name of an input, between its field, the number of its line and that of its part
)
_DAY = re.compile(parts.DAY.pattern)
_TIME = re.compile(r"(\d{1,2}):(\d{2})")
Sent = Mapping[str, Sequence[str]]


class EntryInput(Struct, frozen=True):
    """One input: the name under which it is sent, its kind, its value, and the number of its part of the line."""

    name: str
    kind: str
    value: str
    part: int = 0


def inputs(field: FormField, lang: str, at: int, line: str) -> tuple[EntryInput, ...]:
    """Give the inputs of one line of a field, filled; a single one where no others can show what it says."""
    name = key(lang, field.name)
    kinds, _ = INPUTS.get(field.control, ((), ""))
    said = parted(field.control, line)
    if not said:
        return (EntryInput(f"{name}{BETWEEN}{at}", "text", line),)
    return tuple(
        EntryInput(f"{name}{BETWEEN}{at}{BETWEEN}{part}", kind, value, part)
        for part, (kind, value) in enumerate(zip(kinds, said, strict=True))
    )


def parted(control: str, line: str) -> tuple[str, ...]:
    """Give a line as the values of its control's inputs, nothing where they cannot show it.

    >>> parted("moment", "2026-12-02 9:30"), parted("moment", "kesho"), parted("hour", "08:30")
    (('2026-12-02', '09:30'), (), ('', '08:30'))
    """
    kinds, between = INPUTS.get(control, ((), ""))
    if not kinds:
        return ()
    if not line:
        return ("",) * len(kinds)
    if between == BAR:
        said = [
            part.strip() for part in line.split("|", len(kinds) - 1 if control == "note" else -1)
        ]
    elif "day" in kinds and not _DAY.match(line):
        said = ["", line]
    else:
        said = line.split(maxsplit=1)
    if len(said) > len(kinds):
        return ()
    said += [""] * (len(kinds) - len(said))
    made = [_value(kind, value) for kind, value in zip(kinds, said, strict=True)]
    return () if None in made else tuple(one or "" for one in made)


def _value(kind: str, value: str) -> str | None:
    """A value as an input of a kind takes it, None where it takes none such."""
    if not value or kind in ("text", "file"):
        return value
    if kind == "day":
        return value if _DAY.fullmatch(value) else None
    if kind == "time":
        match = _TIME.fullmatch(value)
        return f"{int(match[1]):02}:{match[2]}" if match else None
    return value if value in LANGS else None


def joined(control: str, values: Sequence[str]) -> str:
    """Give the line that the values of a control's inputs make.

    >>> joined("photo", ["media/a.jpg", "Meza", ""]), joined("hour", ["", "08:30"])
    ('media/a.jpg | Meza', '08:30')
    """
    between = INPUTS[control][1]
    said = [" ".join(one.split()) for one in values]
    if between != BAR:
        return between.join(filter(None, said))
    while said and not said[-1]:
        said.pop()
    return between.join(said)


def taken(opened: Opened, fields: Sequence[FormField], sent: Sent) -> Edits:
    """Give the edits that a form has sent: of each field in it that says another thing than the files."""
    made: dict[tuple[str, str], str | list[str]] = {}
    for field in fields:
        for lang in field.langs:
            if key(lang, field.name) not in sent:
                continue
            held = list(opened.said(lang, field.name))
            lines = _lines(field, lang, sent)
            if (
                field.control == "topic"
            ):  # ticks have the order of the page; those that stay keep their own
                lines.sort(key=lambda one: held.index(one) if one in held else len(held))
            if lines != _shown(field, held):
                made[lang, field.name] = lines if field.many else "".join(lines[:1])
    for lang in LANGS:
        text = [one.replace("\r\n", "\n") for one in sent.get(key(lang, BODY), ())]
        if text and text[0].strip("\n") != opened.files[lang].body:
            made[lang, BODY] = text[0]
    return made


def _shown(field: FormField, lines: Sequence[str]) -> list[str]:
    """Lines as they come back from the inputs that show them, untouched."""
    return [
        joined(field.control, said) if (said := parted(field.control, line)) else line
        for line in lines
    ]


def _lines(field: FormField, lang: str, sent: Sent) -> list[str]:
    """The lines of a field that were sent, without the empty ones. What the field's own name bears is a mark."""
    name = key(lang, field.name)
    if field.control not in INPUTS:
        texts = [line for one in sent[name] for line in one.splitlines()]
        return [" ".join(one.split()) for one in texts if one.strip()]
    numbers = sorted({int(one.split(BETWEEN)[1]) for one in sent if _numbered(one, name)})
    lines = []
    for at in numbers:
        base = f"{name}{BETWEEN}{at}"
        if base in sent:
            lines.append(" ".join(sent[base][0].split()))
        else:
            count = len(INPUTS[field.control][0])
            values = [sent.get(f"{base}{BETWEEN}{part}", [""])[0] for part in range(count)]
            lines.append(joined(field.control, values))
    return [line for line in lines if line]


def _numbered(sent: str, name: str) -> bool:
    """Whether an input is one of a field's lines."""
    own, *numbers = sent.split(BETWEEN)
    return own == name and bool(numbers) and all(re.fullmatch(r"\d{1,4}", one) for one in numbers)
