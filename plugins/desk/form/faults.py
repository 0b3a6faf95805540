"""The faults of a story as it is typed, each at its field or at its line of the text. Pure; no file need hold it.

They are those of `make check`, as far as one story can tell them: other stories are not asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from ...bilingual.strings import LANGS
from ...model.source import Record, paired
from ...reading import read, rules
from ...schema import fields, seal, translation
from ...schema.faults import Fault, fault, message
from ...schema.headers import header_name
from ...schema.office import Topic
from ...schema.seal import Sealed
from .pair import BODY, Opened, StoryFile, filled

if TYPE_CHECKING:
    import markdown

# Rules whose fault is told at the first line, of a header that is not there: the field, or where its name stands.
_ASKED = frozenset({"words-untranslated", "words-one-language"})
_NAMED = _ASKED | {"missing-header"}
_MEANT = {
    "release-without-number": "reference",  # a release begins without
    "news-in-press": "reference",
    "image-needs-alt": "image_alt",
    "reserved-address": "slug",
}


class FieldFault(Struct, frozen=True):
    """A fault as a form shows it: at a field of a language, of the story where `lang` is empty, or at its text.

    `line` is that of the text (field `body`), else of the file; 0 where it is no line's. `level` is `error`,
    `warning` or `fill`, which is no fault: what must be given and is not yet. `said` are the words, by language.
    """

    lang: str
    field: str
    line: int
    column: int
    level: str
    rule: str
    said: Mapping[str, str]


def of(
    opened: Opened,
    md: "markdown.Markdown",
    topics: Sequence[Topic] | None = None,
    sealed: Iterable[Sealed] = (),
) -> list[FieldFault]:
    """Give all that is to be told of a story as it stands, or as it would with edits (`pair.edited`).

    Without `topics` none is judged. `md` is the site's converter, of which each thread needs its own.
    """
    fill = list(_fill(opened))
    missing = {lang: [one.field for one in fill if one.lang == lang] for lang in LANGS}
    judged = filled(opened, missing)  # what is not filled in yet hides no fault of the rest
    found = [one for file in opened.files.values() for one in file.unread]
    records: dict[str, Record] = {}
    for path, data in judged.data.items():
        record, _, wrong = read.source(path, data, md, unfilled=True)
        found += wrong
        if record:
            records[path] = record
    found = rules.with_topics(found, topics)
    if records.keys() == judged.data.keys() and records:
        found += _between(judged, records, topics, tuple(sealed))
    empty = {(one.lang, one.field) for one in fill}
    told = [_told(judged, one) for one in dict.fromkeys(found)]
    told = [
        one
        for one in told
        if (one.lang, one.field) not in empty
        and one.rule != "no-headers"
        and not (one.rule in _ASKED and missing.get(one.lang))  # a translation that is not done yet
    ]
    return sorted([*fill, *told], key=lambda one: (one.lang, one.field, one.line, one.column))


def _between(
    opened: Opened,
    records: Mapping[str, Record],
    topics: Sequence[Topic] | None,
    sealed: tuple[Sealed, ...],
) -> list[Fault]:
    """What both files tell together: facts, times, the translation, the seal, topics, the address."""
    alone = seal.alone(sealed)
    story = paired((one.source for one in records.values()), alone)[0]
    spared = {one.path for one in sealed}
    found = rules.pair(story, spared)
    known = None if topics is None else tuple(topics)
    asked = ("unknown-topic", "series-name")
    found += [one for one in rules.between([story], known, {}) if one.rule in asked]
    found += rules.urls([story])[1]
    words = {path: read.words(one) for path, one in records.items()}
    found += translation.faults(words)
    seals = {path: one.text.seal for path, one in records.items() if one.text.seal}
    gone = {path for path in seals if translation.withdrawn(path, words)}
    mine = [one for one in sealed if one.path in seals]
    return [*found, *seal.faults(mine, seals, (), gone)]


# ── what must be given and is not yet ────────────────────────────────────────────────────────


def _fill(opened: Opened) -> Iterable[FieldFault]:
    """The fields that must be given and are empty: no faults, but what is still to be filled."""
    section = opened.section
    for name, what in fields.described(section).items():
        if not what.needed or (what.unless and opened.said("", what.unless)):
            continue
        begun = [lang for lang, one in opened.files.items() if one.data is not None]
        for lang in ("",) if what.fact else begun or ("sw",):
            if not opened.said(lang, name):
                hint = {one: what.hint(one) for one in LANGS}
                yield FieldFault(lang, name, 0, 0, "fill", "hint-left", _filled(hint))


def _filled(hint: Mapping[str, str]) -> dict[str, str]:
    return {lang: message(fault("", 0, "hint-left", value=hint[lang]), lang) for lang in LANGS}


# ── where a fault stands ─────────────────────────────────────────────────────────────────────


def _told(opened: Opened, found: Fault) -> FieldFault:
    field = _field(opened, found)
    one = _of(opened, found)
    what = fields.described(opened.section).get(field)
    lang = "" if one is None or (what and what.fact) else one.lang
    if fields.controls(opened.section).get(field) == "command":
        field = ""  # nobody types it: it is told with what is no field's
    line = found.line
    if one and field == BODY:
        line = max(found.line - one.body_line + 1, 1)
    level = "warning" if found.warning else "error"
    if found.rule == "hint-left" or _MEANT.get(found.rule) == "reference":
        level = "fill"
    said = {of: message(found, of) for of in LANGS}
    return FieldFault(lang, field, line, found.column, level, found.rule, said)


def _of(opened: Opened, found: Fault) -> StoryFile | None:
    return next((one for one in opened.files.values() if one.path == found.path), None)


def _named(section: str, found: Fault) -> str:
    """The field that a fault names."""
    name = dict(found.fill).get("name", "")
    return next((one for one in fields.described(section) if header_name(one) == name), "")


def _field(opened: Opened, found: Fault) -> str:
    """The field at which a fault is told: by its name, by the line on which it stands; empty for the file's."""
    if found.rule in _NAMED:
        return _named(opened.section, found)
    if found.rule in _MEANT:
        return _MEANT[found.rule]
    one = _of(opened, found)
    if one is None or one.unread or not found.line:
        return ""
    if found.line >= one.body_line:
        return BODY
    starts = {line: field for field, line in one.lines.items()}
    starts.update({other.line: "" for other in one.others})
    at = max((line for line in starts if line <= found.line), default=0)
    return starts.get(at, "")
