"""Reading: from a file's bytes to a frozen, typed source, or to all that is wrong with it. Pure."""

import datetime as dt
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from pydantic import ValidationError

from ..bilingual import regions
from ..model.names import NAME, digest
from ..model.source import Record, Source, Text
from ..schema import approval, fields, forms, hints, parts, seal, translation
from ..schema import meant as likely
from ..schema.faults import Fault, fault, told
from ..schema.near import meant, near
from ..schema.sections import SECTIONS, folder
from ..schema.values import Moment
from . import boxes, event, prose, scan, wording

if TYPE_CHECKING:
    import markdown


class Name:
    """What a content file's path says of it."""

    def __init__(self, section: str, pair: str, slug: str, lang: str, day: dt.date | None) -> None:
        self.section, self.pair, self.slug, self.lang, self.day = section, pair, slug, lang, day


def name(path: str) -> tuple[Name | None, list[Fault]]:
    """Give what a path below content/ says, or what is wrong with it."""
    section, _, rest = path.partition("/")
    match = NAME.fullmatch(rest)
    if section not in SECTIONS:
        fill = meant(folder(section))
        return None, [fault(path, 0, "out-of-place", value=path, **fill)]
    if not match or not parts.SLUG.fullmatch(match["slug"]):
        return None, [fault(path, 0, "name", value=rest, **meant(likely.name(section, rest)))]
    if SECTIONS[section].standing:
        if match["date"]:
            right = rest.removeprefix(f"{match['date']}-")
            return None, [fault(path, 0, "name-has-date", value=rest, right=right)]
        return Name(section, match["pair"], match["slug"], match["lang"], None), []
    if not match["date"]:
        right = likely.name(section, rest) or f"2026-11-22-{rest}"
        return None, [fault(path, 0, "name-needs-date", value=rest, right=right)]
    try:
        day = dt.date.fromisoformat(match["date"])
    except ValueError:
        fill = meant(likely.name(section, rest))
        return None, [fault(path, 0, "name-date", value=match["date"], **fill)]
    return Name(section, match["pair"], match["slug"], match["lang"], day), []


class Headed(Struct, frozen=True):
    """A file whose headers were read: what its name says, its parts, and the line of each header.

    `headers` are those of its section once checked, None where there is a fault in them.
    """

    name: Name
    scanned: scan.Scanned
    lines: dict[str, int]
    headers: Any


def headed(path: str, data: bytes) -> tuple[Headed | None, list[Fault]]:
    """Read a file's headers and leave its body; give them, and all that is wrong with them."""
    named, faults = name(path)
    scanned, found = scan.scan(path, data)
    faults += [_odd(named.section, one) for one in found] if named else found
    if not named or not scanned:
        return None, faults
    given, found = _unhinted(path, named, scanned.headers)
    faults += found
    scanned = msgspec.structs.replace(scanned, headers=given)
    raw, lines, found = _raw(path, named.section, given)
    faults += found
    headers, found = _checked(path, named, raw, lines, given)
    faults += found
    return Headed(named, scanned, lines, headers), faults


def _odd(section: str, found: Fault) -> Fault:
    """Give the fault of a line above the text, with the header that it means: `Image Alt: a`, `Title:Mfano`."""
    if found.rule != "odd-line":
        return found
    line = dict(found.fill)["value"]
    before, colon, value = line.partition(":")
    right = fields.called(section, before) if colon else ""
    return told(found, **meant(f"{right}: {value.strip()}")) if right else found


def source(
    path: str, data: bytes, md: "markdown.Markdown", unfilled: bool = False
) -> tuple[Record | None, str, list[Fault]]:
    """Read one file: give its record, its body's HTML, and its faults.

    With any fault but warnings there is no record. Every input gives one or the other: no exception, no
    hang. With `unfilled` a hint that is left is but a warning, and its record is for a preview alone.
    """
    head, faults = headed(path, data)
    if head is None:
        return None, "", faults
    named, scanned, lines, headers = head.name, head.scanned, head.lines, head.headers
    faults += wording.faults(path, named.lang, scanned.headers, scanned.body, scanned.body_line)
    if named.section == "notices" and (text := scanned.body.lstrip()):
        above = scanned.body[: -len(text)].count("\n")
        faults.append(fault(path, scanned.body_line + above, "notice-body"))
    if named.section == "press":
        faults += boxes.faults(path, scanned.headers, scanned.body, scanned.body_line)
    body, found = prose.converted(md, path, scanned.body, scanned.body_line)
    faults += found
    faults += [
        fault(path, scanned.body_line + line - 1, "hint-left", column=column, value=hint)
        for line, column, hint in hints.left(scanned.body)
    ]
    if unfilled:
        faults = [hints.warned(one) for one in faults]
    if any(not one.warning for one in faults) or headers is None or body is None:
        return None, "", faults
    if headers.approved:
        holds = headers.approved.hash == said(head)
        approved = msgspec.structs.replace(headers.approved, holds=holds)
        headers = msgspec.structs.replace(headers, approved=approved)
    made = Source(
        path=path,
        section=named.section,
        pair=named.pair,
        slug=headers.slug or named.slug,
        lang=named.lang,
        day=named.day,
        headers=headers,
        lines=lines,
        files=tuple(
            dict.fromkeys(
                target.name for target in body.targets if target.kind in ("file", "image")
            )
        ),
    )
    words = translation.hash_of(headers.title, getattr(headers, "summary", "") or "", scanned.body)
    sealed = seal.hash_of(_plain(scanned.headers), scanned.body) if named.section == "press" else ""
    text = Text(digest(body.html.encode()), body.headings, body.targets, words, sealed)
    return Record(made, text), body.html, faults


def _plain(headers: tuple[scan.Header, ...]) -> list[tuple[str, list[str]]]:
    return [(header.name, [item.text for item in header.items]) for header in headers]


def said(head: Headed) -> str:
    """Give the hash of all that a file says, which whoever approves it writes into it."""
    scanned = head.scanned
    return approval.hash_of(head.name.section, _plain(scanned.headers), scanned.body)


def words(record: Record) -> translation.TranslationWords:
    """Give what a file says of its translation."""
    headers = record.source.headers
    line = record.source.lines.get("source_hash", 0)
    state = "withdrawn" if headers.withdrawn else "draft" if headers.status else ""
    return translation.TranslationWords(
        record.text.words, headers.source_hash, line, bool(headers.only), state
    )


def value(path: str, section: str, field: str, text: str) -> list[Fault]:
    """Give what is wrong with one line of text as the value of a field, before any file holds it.

    They are the faults of a file in which the line stood; `path` says in them what the text came from.
    """
    if hints.is_hint(text):
        return [fault(path, 0, "hint-left", value=text)]
    line = f"{fields.header_name(field)}: {text}"
    scanned, faults = scan.scan(path, line.encode("utf-8", "surrogatepass"))
    if scanned:
        raw, lines, faults = _raw(path, section, scanned.headers)
        _, found = _validated(path, section, raw, lines, scanned.headers)
        faults += [one for one in found if one.rule != "missing-header"]
    return [msgspec.structs.replace(one, line=0, column=0) for one in faults]


def _raw(
    path: str, section: str, headers: tuple[scan.Header, ...]
) -> tuple[dict[str, Any], dict[str, int], list[Fault]]:
    """Give the raw values by field and their lines; name what is unknown, twice, or in the wrong form."""
    known = fields.names(section)
    lists = fields.lists(section)
    raw: dict[str, Any] = {}
    lines: dict[str, int] = {}
    faults: list[Fault] = []
    shown = [fields.header_name(one) for one in known.values()]
    for header in headers:
        field = known.get(header.name.lower())
        if not field:
            if right := fields.called(section, header.name):
                fill = {"name": header.name, **meant(right)}
                faults.append(fault(path, header.line, "unknown-header", **fill))
            elif any(header.name.lower() in fields.names(other) for other in fields.MODELS):
                words = ", ".join(shown)
                fill = {"name": header.name, "section": section, "words": words}
                faults.append(fault(path, header.line, "header-elsewhere", **fill))
            else:
                fill = {"name": header.name, **near(header.name, shown)}
                faults.append(fault(path, header.line, "unknown-header", **fill))
        elif field in lines:
            fill = {"name": fields.header_name(field), "other": lines[field]}
            faults.append(fault(path, header.line, "header-twice", **fill))
        else:
            lines[field] = header.line
            texts = [item.text for item in header.items]
            if not texts:
                faults.append(fault(path, header.line, "empty"))
            elif field in lists and len(texts) > fields.MOST_ITEMS:
                fill = {"name": header.name, "length": len(texts), "most": fields.MOST_ITEMS}
                faults.append(fault(path, header.line, "too-many-items", **fill))
            elif field in lists:
                raw[field] = texts
            elif len(texts) > 1:
                name = fields.header_name(field)
                second = header.items[1]
                found = fault(path, second.line, "one-value", column=second.column, name=name)
                faults.append(found)
            else:
                raw[field] = texts[0]
    return raw, lines, faults


def _unhinted(
    path: str, named: Name, headers: tuple[scan.Header, ...]
) -> tuple[tuple[scan.Header, ...], list[Fault]]:
    """Give the headers without their hints, and the faults of those hints in whose place a value must stand.

    There a stand-in is given, with which a preview can show the rest.
    """
    if not any("‹" in item.text for header in headers for item in header.items):
        return headers, []
    known, described = fields.names(named.section), fields.described(named.section)
    hinted = {
        header.line: [item for item in header.items if hints.is_hint(item.text)]
        for header in headers
    }
    given = {
        known.get(header.name.lower())
        for header in headers
        if len(header.items) > len(hinted[header.line])
    }
    found: list[scan.Header] = []
    faults: list[Fault] = []
    for header in headers:
        field, items = known.get(header.name.lower(), ""), hinted[header.line]
        what = described.get(field)
        if not what or not items:
            found.append(header)
        elif rest := tuple(item for item in header.items if item not in items):
            found.append(msgspec.structs.replace(header, items=rest))
        elif what.needed_with in given or (
            what.needed and (not what.fact or named.lang == "sw" or "only" in given)
        ):
            first = items[0]
            left = fault(path, first.line, "hint-left", column=first.column, value=first.text)
            text = _stand_in(named, field, first.text)
            item = msgspec.structs.replace(first, text=text)
            found.append(msgspec.structs.replace(header, items=(item,)))
            faults.append(left)
    return tuple(found), faults


def _stand_in(named: Name, field: str, hint: str) -> str:
    """Give what stands for a value that must be given while its hint is left.

    That is the hint, as a text; else the last word of a list, and the day of the file's name.
    """
    if words := forms.words(named.section).get(field):
        return words[-1]
    if field in fields.texts(named.section):
        low = parts.SUMMARY_LENGTH[0] if field == "summary" else 0
        return hint if len(hint) >= low else hint.ljust(low, "…")
    return str(named.day)


def _checked(
    path: str,
    named: Name,
    raw: dict[str, Any],
    lines: dict[str, int],
    headers: tuple[scan.Header, ...],
) -> tuple[Any, list[Fault]]:
    """Check the raw values against the schema; give the record of the section, or the faults."""
    model, faults = _validated(path, named.section, raw, lines, headers)
    faults += [
        _missing(path, named.section, field)
        for field, what in fields.needed_in_each(named.section)
        if field not in lines  # an empty one was named already
        # The Kiswahili file may free the English one: that is judged where they meet.
        and not (what.unless and (what.unless in lines or named.lang == "en"))
    ]
    if model is None or faults:
        return None, faults
    checked = fields.record(named.section)(
        **{one: getattr(model, one) for one in type(model).model_fields}
    )
    if checked.image and "image_alt" not in lines:  # an empty one was named already
        faults.append(fault(path, lines["image"], "image-needs-alt"))
    if checked.date and checked.date.day != named.day:
        fill = {"value": checked.date.day, "other": named.day or "—"}
        faults.append(fault(path, lines["date"], "date-differs", **fill))
    if checked.only and checked.only != named.lang:
        fill = {"value": checked.only, "lang": named.lang}
        faults.append(fault(path, lines["only"], "only-differs", **fill))
    if (at := checked.publish_at) and _off_the_hour(at):
        faults.append(fault(path, lines["publish_at"], "publish-at-hour", **_off_the_hour(at)))
    if named.section == "notices":
        faults += [
            fault(path, lines[one], "notice-at-hour", name=fields.header_name(one), **fill)
            for one in ("from_", "until")
            if (at := getattr(checked, one)) and (fill := _off_the_hour(at))
        ]
    if named.section == "events":
        items = {header.line: header.items for header in headers}

        def found_at(field: str, number: int, rule: str, **fill: object) -> Fault:
            item = items[lines[field]][number]
            return fault(path, item.line, rule, column=item.column, **fill)

        faults += event.faults(checked, found_at)
    return checked, faults


def _off_the_hour(at: Moment) -> dict[str, str]:
    """Give a moment between two hours, and the hour at which the site is published next; nothing for an hour."""
    if not at.time or not at.time.minute:
        return {}
    hour = at.start.replace(minute=0) + dt.timedelta(hours=1)
    return {"value": f"{at.start:%H:%M}", "later": f"{hour:%H:%M}"}


def _validated(
    path: str,
    section: str,
    raw: dict[str, Any],
    lines: dict[str, int],
    headers: tuple[scan.Header, ...],
) -> tuple[Any, list[Fault]]:
    """Check each raw value against its field; give the section's model, or the faults."""
    items = {header.line: header.items for header in headers}
    faults: list[Fault] = []
    try:
        given = {fields.header_name(one): raw[one] for one in raw}
        return fields.MODELS[section].model_validate(given), faults
    except ValidationError as error:
        for one in error.errors(include_url=False, include_input=False):
            field = fields.names(section)[str(one["loc"][0]).lower()]
            if one["type"] == "missing":
                continue
            number = int(one["loc"][1]) if len(one["loc"]) > 1 else 0
            faults.append(_broken(path, items[lines[field]][number], one))
    return None, faults


def _missing(path: str, section: str, field: str) -> Fault:
    name, said = fields.header_name(field), forms.hints(section, field)
    return fault(path, 1, "missing-header", name=name, **said)


def _broken(path: str, item: scan.Item, error: Any) -> Fault:
    """Turn an error of pydantic into the fault of the rule that it names."""
    fill = dict(error.get("ctx", {}))
    right, word = fill.pop("meant", ""), fill.pop("near", "")
    if right:
        fill |= meant(right)
    elif word:
        known = fill["words"].split(", ") if "words" in fill else sorted(regions.KEYS)
        fill |= near(word, known)
    return fault(path, item.line, error["type"], column=item.column, **fill)
