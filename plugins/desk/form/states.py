"""The states of a story as edits: for review, embargo, withdrawal, correction, another date or place. Pure.

Each function gives the edits of one state, or none where the story cannot take it: a sealed release takes but what
the schema lets one write into it later.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from msgspec import Struct
from pydantic_core import PydanticCustomError

from ...bilingual.strings import LANGS, OTHER
from ...schema import fields, parts
from ...schema.faults import Fault, fault
from ...schema.seal import Sealed
from ...schema.values import Former, Moment
from .. import phrases
from ..translations import record
from . import pair
from .pair import Edits, Opened, taken

CORRECTION = phrases.of("form.correction")
# What a correction takes over of the release that it corrects.
_TAKEN = ("heading", "place", "issued_by", "signatory", "contact", "topics", "sample", "only")
Status = Literal["", "draft", "review"]
StateName = Literal[
    "draft", "review", "ready", "embargo", "withdraw", "restore", "correct", "postpone", "move",
    "cancel", "current", "seal",
]  # fmt: skip


def offered(opened: Opened, sealed: Iterable[Sealed] = ()) -> tuple[StateName, ...]:
    """Give the states that a story can be brought into from here, each a button; `sealed` is the register."""
    known = fields.described(opened.section)
    if opened.new:
        return ()
    held = _sealed(opened, sealed)
    status, gone = _one(opened, "status"), bool(opened.said("", "withdrawn"))
    free = not held and not gone
    both = all(one.data is not None for one in opened.files.values())
    asked: list[tuple[StateName, bool]] = [
        ("draft", "status" in known and free and status != "draft"),
        ("review", "status" in known and free and status != "review"),
        ("ready", free and bool(status)),
        ("embargo", "publish_at" in known and free),
        ("postpone", "formerly" in known and free),
        ("move", "formerly" in known and free),
        ("cancel", "formerly" in known and free and _one(opened, "state") != "cancelled"),
        ("current", both and not gone),
        ("correct", "corrects" in known and not status and not gone),
        ("seal", "corrects" in known and not status and not gone and len(held) < len(opened.data)),
        ("withdraw", "withdrawn" in known and not gone),
        ("restore", gone),
    ]
    return tuple(name for name, possible in asked if possible)


def marked(opened: Opened, status: Status, sealed: Iterable[Sealed] = ()) -> Edits:
    """Give the edits that make a story a draft, one for review, or one that is ready (an empty text)."""
    return _taken(opened, {("", "status"): status}, sealed)


def embargoed(opened: Opened, until: str, sealed: Iterable[Sealed] = ()) -> Edits:
    """Give the edits that keep a story back until a moment, as it is typed; an empty one lets it out."""
    return _taken(opened, {("", "publish_at"): until}, sealed)


def withdrawn(
    opened: Opened,
    day: dt.date,
    reasons: Mapping[str, str],
    clear: bool = False,
    sealed: Iterable[Sealed] = (),
) -> Edits:
    """Give the edits that withdraw a story on a day, with the reason in each language that has one.

    A fact's own file needs it. With `clear` the summaries go, for they may name somebody; the titles then do not
    name him either, which whoever withdraws writes.
    """
    first = opened.primary
    said = {lang: " ".join(reasons.get(lang, "").split()) for lang in LANGS}
    said[first] = said[first] or said[OTHER[first]]
    if not said[first]:
        return {}
    made: dict[tuple[str, str], pair.Edit] = {}
    for lang in LANGS:
        if said[lang] and opened.files[lang].data is not None:
            made[lang, "withdrawn"] = f"{day} | {said[lang]}"
        if clear and opened.said(lang, "summary"):
            made[lang, "summary"] = ""
    return _taken(opened, made, sealed)


def restored(opened: Opened, sealed: Iterable[Sealed] = ()) -> Edits:
    """Give the edits that take a withdrawal back; of a sealed release all words must be as they were."""
    return _taken(opened, {("", "withdrawn"): ""}, sealed)


# ── a release that corrects another ──────────────────────────────────────────────────────────


class Begun(Struct, frozen=True):
    """A story that a button begins: its section and pair key, and what is known of it."""

    section: str
    pair: str
    edits: Edits


def correction(opened: Opened, today: dt.date, there: Callable[[str], bool]) -> Begun:
    """Give the beginning of a release that corrects this one: linked with it, a draft, with what both share.

    `there` says of a pair key whether a story has it already.
    """
    word = opened.pair[11:]
    number, key = 1, f"{today}-sahihisho-{word}"
    while there(key):
        number += 1
        key = f"{today}-sahihisho-{number}-{word}"
    made: dict[tuple[str, str], pair.Edit] = {
        ("", "corrects"): opened.pair,
        ("", "status"): "draft",
        **{("", name): opened.said("", name) for name in _TAKEN if opened.said("", name)},
    }
    facts = fields.facts(opened.section)
    for lang in LANGS:
        for name in _TAKEN:
            if name not in facts and (said := opened.said(lang, name)):
                made.pop(("", name), None)
                made[lang, name] = said
        if title := opened.said(lang, "title"):
            made[lang, "title"] = CORRECTION[lang].format(title=title[0])
    return Begun(opened.section, key, made)


# ── an event that takes place at another time, or elsewhere, or not at all ───────────────────


def postponed(
    opened: Opened,
    starts: str = "",
    ends: str = "",
    venue: Mapping[str, str] | None = None,
    sealed: Iterable[Sealed] = (),
) -> Edits:
    """Give the edits that put an event off to another moment, and perhaps another venue, and keep what was.

    Without `starts` the new one is not known yet. An end that is not given lies as long after it as before.
    """
    was = _moment(_one(opened, "starts"))
    if not was:
        return {}
    made: dict[tuple[str, str], pair.Edit] = {("", "state"): "postponed"}
    now = _moment(starts)
    if now:
        end = ends or _as_long(was, _moment(_one(opened, "ends")), now)
        made |= {("", "starts"): starts, ("", "ends"): end}
    made |= _places(opened, venue or {})
    place = _place(opened) if venue and any(venue.values()) else ""
    made["", "formerly"] = _former(opened, Former(was, place))
    return _taken(opened, made, sealed)


def moved(opened: Opened, venue: Mapping[str, str], sealed: Iterable[Sealed] = ()) -> Edits:
    """Give the edits that move an event to another venue, in each language that names it, and keep what was."""
    place = _place(opened)
    if not place or not any(venue.values()):
        return {}
    state = "postponed" if _one(opened, "state") == "postponed" else "moved"
    made: dict[tuple[str, str], pair.Edit] = {("", "state"): state}
    made["", "formerly"] = _former(opened, Former(None, place))
    return _taken(opened, {**made, **_places(opened, venue)}, sealed)


def cancelled(opened: Opened, sealed: Iterable[Sealed] = ()) -> Edits:
    """Give the edits that cancel an event."""
    return _taken(opened, {("", "state"): "cancelled"}, sealed)


def _place(opened: Opened) -> str:
    said = opened.said(opened.primary, "venue") or opened.said(OTHER[opened.primary], "venue")
    return said[0] if said else ""


def _places(opened: Opened, venue: Mapping[str, str]) -> dict[tuple[str, str], pair.Edit]:
    """The new venue in each language; one that is named in one alone holds for both."""
    if not any(venue.values()):
        return {}
    return {(lang, "venue"): venue.get(lang, "") for lang in LANGS}


def _former(opened: Opened, now: Former) -> str:
    """What an event was before this change, with what it was before any other: the first moment stays."""
    try:
        before = parts.former(_one(opened, "formerly")) if opened.said("", "formerly") else Former()
    except PydanticCustomError:
        before = Former()
    return Former(before.when or now.when, before.place or now.place).typed


def _as_long(start: Moment, end: Moment | None, now: Moment) -> str:
    """The end of an event that begins at another moment and lasts as long; empty where it had none."""
    if not end:
        return ""
    if not end.time or not now.time:
        return str(now.day + (end.day - start.day))
    later = now.start + (end.start - start.start)
    return Moment(later.date(), later.time()).typed


def _moment(text: str) -> Moment | None:
    try:
        return parts.moment(text) if text else None
    except PydanticCustomError:
        return None


# ── a translation ────────────────────────────────────────────────────────────────────────────


def current(opened: Opened, today: dt.date) -> tuple[Edits, list[Fault]]:
    """Give the edits that record the translation as of its source as it stands, or what forbids it."""
    lang = translation_of(opened)
    mine, theirs = opened.files[lang], opened.files[OTHER[lang]]
    if mine.data is None:
        return {}, [fault(mine.path, 0, "no-counterpart", value=mine.path)]
    made, _, found = record.recorded(mine.path, mine.data, theirs.data, today, "content")
    if found:
        return {}, found
    said = taken(opened.section, opened.pair, {mine.path: made}).said(lang, "source_hash")
    return ({(lang, "source_hash"): said} if said != opened.said(lang, "source_hash") else {}), []


def translation_of(opened: Opened) -> str:
    """Give the language of the translation: of the file that says what it was made from, else English."""
    from_en = opened.said("sw", "source_hash") and not opened.said("en", "source_hash")
    return "sw" if from_en else "en"


# ── what a seal holds ────────────────────────────────────────────────────────────────────────


def _one(opened: Opened, field: str) -> str:
    """The one line of a fact, empty where it says none."""
    return next(iter(opened.said("", field)), "")


def _sealed(opened: Opened, sealed: Iterable[Sealed]) -> frozenset[str]:
    """The languages in which a release is sealed."""
    if opened.section != "press":
        return frozenset()
    return frozenset(one.lang for one in sealed if one.pair == opened.pair)


def _taken(
    opened: Opened, made: dict[tuple[str, str], pair.Edit], sealed: Iterable[Sealed]
) -> Edits:
    """The edits of a state, none where the story knows not all of their fields, or a seal holds one of them.

    Of a withdrawn release the words are no longer held.
    """
    known = fields.described(opened.section)
    held = _sealed(opened, sealed)
    gone = any(field == "withdrawn" and value for (_, field), value in made.items())
    for lang, field in made:
        if field not in known:
            return {}
        closed = (lang or opened.primary) in held or (not lang and bool(held))
        if closed and not known[field].later and not gone:
            return {}
    return made
