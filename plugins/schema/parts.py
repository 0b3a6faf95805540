"""What a header's text becomes: one function a kind of value, each raising a rule that was broken.

The functions are pydantic's before-validators: they take the raw text (or the list of raw lines) and give
a frozen value. `broken` carries the rule's name; its words, in both languages, stand in messages.toml. Its
`meant` is the right form of a value, where one can be read.
"""

import re
from datetime import date, time

from pydantic_core import PydanticCustomError

from . import address, meant, recurrence
from .dated import dated
from .values import (
    Approved,
    Arrival,
    Enclosure,
    Former,
    Moment,
    Note,
    Photo,
    Recurrence,
    Somebody,
    Spot,
    Translated,
)

TOPICS = "content/topics.toml"
SUMMARY_LENGTH = (20, 160)
NOTICE_LENGTH = 140  # two lines of a wide screen, five of a narrow one
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")  # not \d: it takes the digits of every script
CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
# A time with a zone behind it: Z, EAT, UTC, GMT+3, +03:00, Africa/Nairobi; neither pm nor -15:30 is one.
ZONED = re.compile(
    r"(?:\S+T)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? ?"
    r"(?:z|utc|[a-z]{2,4}t|[a-z]+/[a-z_]+|(?:(?:utc|gmt|eat) ?[+-]|\+)[0-9]{1,2}(?::?[0-9]{2})?)",
    re.IGNORECASE,
)
MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|\{\{|\{%")
_TAG_BEGINS = re.compile(r"</?[a-zA-Z]")
LINK = re.compile(r'https://[^\s<>"]+')
NAMED = re.compile(
    r"(?:(?:\{filename\}/|content/)?[a-z]+/)?([A-Za-z0-9_-]+)(?:\.(?:sw|en))?(?:\.md)?"
)
HASH = re.compile(r"[0-9a-f]{16,64}")
SPOT = re.compile(r"(-?[0-9]{1,2}(?:\.[0-9]+)?)\s*,\s*(-?[0-9]{1,3}(?:\.[0-9]+)?)")


def broken(rule: str, value: str = "", **more: object) -> PydanticCustomError:
    """Give the error of a rule that `value` breaks; `more` fills its message."""
    return PydanticCustomError(rule, rule, {"value": value, **more})  # type: ignore[arg-type]


def line(text: str) -> str:
    """One line of plain text, not empty."""
    if not text:
        raise broken("empty")
    if marked(text):
        raise broken("markup-in-header", text)
    return text


def marked(text: str) -> bool:
    """Say whether MARKUP is in a text, in one pass: the expression looks for the end of each tag anew."""
    tag = _TAG_BEGINS.search(text)
    return bool(tag and text.find(">", tag.end()) >= 0) or "{{" in text or "{%" in text


def summary(text: str) -> str:
    """A summary: plain text, as long as SUMMARY_LENGTH says."""
    low, high = SUMMARY_LENGTH
    if not low <= len(line(text)) <= high:
        raise broken("summary-length", text, length=len(text), low=low, high=high)
    return text


def notice(text: str) -> str:
    """The words of a notice: plain text, no longer than NOTICE_LENGTH."""
    if len(line(text)) > NOTICE_LENGTH:
        raise broken("notice-length", text, length=len(text), most=NOTICE_LENGTH)
    return text


def slug(text: str) -> str:
    """The last part of an address: small letters a to z, digits and single hyphens."""
    if not SLUG.fullmatch(text):
        raise broken("slug", text, meant=meant.slug(text))
    return text


def topic(text: str) -> str:
    """The key of a topic; whether there is one of that key the files between them say."""
    if not SLUG.fullmatch(text):
        raise broken("topic", text, topics=TOPICS)
    return text


def day(text: str) -> date:
    """A date, written 2026-11-22."""
    if not (match := DAY.fullmatch(text)):
        raise broken("date", text, meant=meant.day(text))
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise broken("no-such-date", text, meant=meant.day(text)) from None


def clock(text: str) -> time:
    """A time of the day in 24 hours, written 14:30."""
    if match := CLOCK.fullmatch(text):
        return time(int(match[1]), int(match[2]))
    rule = "zone-in-time" if ZONED.fullmatch(text) else "time"
    rule = "saa-in-time" if re.match(r"saa\b", text, re.IGNORECASE) else rule
    raise broken(rule, text, meant=meant.clock(text))


def moment(text: str) -> Moment:
    """A date, or a date and a time: 2026-11-22 or 2026-11-22 14:30."""
    first, _, rest = text.partition(" ")
    if not DAY.fullmatch(first):
        rule = "zone-in-time" if "T" in text and ZONED.fullmatch(text) else "date"
        rule = "saa-in-time" if re.search(r"\bsaa\b", text, re.IGNORECASE) else rule
        raise broken(rule, text, meant=meant.moment(text))
    try:
        return Moment(day(first), clock(rest.strip()) if rest.strip() else None)
    except PydanticCustomError as error:  # the whole of it is what is meant
        raise broken(error.type, text, meant=meant.moment(text)) from None


def arrival(text: str) -> Arrival:
    """A time of arrival, 08:30, with a date before it where it is another day."""
    first, _, rest = text.partition(" ")
    if DAY.fullmatch(first):
        return Arrival(clock(rest.strip()), day(first))
    return Arrival(clock(text))


def former(text: str) -> Former:
    """What an event was before: a moment as in `Starts`, a place as in `Venue`, or both: `moment | place`."""
    first, bar, rest = (part.strip() for part in line(text).partition("|"))
    if not bar and not dated(text):
        return Former(place=text)
    if bar and (not rest or "|" in rest or not dated(first)):
        raise broken("formerly", text)
    if dated(rest):
        raise broken("formerly-date", text, meant=meant.moment(text))
    try:
        return Former(moment(first), rest)
    except PydanticCustomError as error:
        rule = "no-such-date" if error.type == "no-such-date" else "formerly-date"
        raise broken(rule, first, meant=meant.moment(first)) from None


def note(text: str) -> Note:
    """A dated line: `date | text`."""
    first, bar, rest = (part.strip() for part in line(text).partition("|"))
    if not bar or not rest:
        raise broken("dated-line", text, meant=meant.dated(text))
    return Note(day(first), rest)


def media(text: str) -> str:
    """A file below content/, written with slashes and without dots that climb."""
    path = text.removeprefix("{static}").lstrip("/") if text.startswith("{static}") else text
    parts = path.split("/")
    if re.search(r"[\\|]", path) or any(part in ("", ".", "..") for part in parts):
        raise broken("file-path", text, meant=meant.media(text))
    if parts[0] != "media" or len(parts) == 1:
        raise broken("file-not-in-media", text, meant=meant.media(text))
    return path


def columns(text: str, most: int) -> list[str]:
    """The parts of a line of plain text that ` | ` separates, at most so many."""
    parts = [part.strip() for part in line(text).split("|")]
    if len(parts) > most:
        raise broken("too-many-columns", text, most=most)
    return parts + [""] * (most - len(parts))


def photo(text: str) -> Photo:
    """A gallery's line: `file | alt | caption`."""
    file, alt, caption = columns(text, 3)
    if not alt:
        raise broken("photo-without-alt", text)
    return Photo(media(file), alt, caption)


def person(text: str) -> Somebody:
    """Somebody's line: `name | title | since | portrait`; the last two may be left out."""
    name, title, since, portrait = columns(text, 4)
    if not (name and title):
        raise broken("person-without-title", text)
    return Somebody(name, title, day(since) if since else None, media(portrait) if portrait else "")


def attachment(text: str) -> Enclosure:
    """An attachment's line: `file | title`."""
    file, title = columns(text, 2)
    if not title:
        raise broken("attachment-without-title", text)
    return Enclosure(media(file), title)


def edition(text: str) -> Enclosure:
    """A publication's file: `file | language | title`; the title may be left out."""
    file, lang, title = columns(text, 3)
    if lang not in ("sw", "en"):
        raise broken("file-language", text, meant=meant.edition(text))
    return Enclosure(media(file), title, lang)


def spot(text: str) -> Spot:
    """A place: `latitude, longitude` in degrees."""
    if not (match := SPOT.fullmatch(text)):
        raise broken("map", text, meant=meant.spot(text))
    lat, lon = map(float, match.groups())
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise broken("map", text)
    return Spot(lat, lon)


def repeat(text: str) -> Recurrence:
    """A line of repetition: a rule (RFC 5545, 3.3.10), or `not 2027-08-03` for a day that it leaves out."""
    word, _, rest = text.partition(" ")
    if word == "not":
        return Recurrence(without=day(rest.lstrip(" ")))
    rule = text.removeprefix("RRULE:")
    if recurrence.by_hours(rule):
        raise broken("repeat-by-hours", text)
    if not recurrence.understood(rule):
        raise broken("repeat", text, meant=meant.repeat(text))
    return Recurrence(rule)


def old_address(text: str) -> str:
    """An old address on this site: a path that begins with a slash, plain or in percent form, and its query."""
    if not address.ADDRESS.fullmatch(text):
        right = meant.address(text)
        raise broken("alias", text, meant=right if address.ADDRESS.fullmatch(right) else "")
    if not address.named(text):
        raise broken("alias-letters", text)
    return text


def link(text: str) -> str:
    """A web address: https, without spaces."""
    if not LINK.fullmatch(text):
        raise broken("web-address", text, meant=meant.link(text))
    return text


def pair_key(text: str) -> str:
    """The pair key of another story, its file name; its folder, language and ending may stand there too."""
    if not (match := NAMED.fullmatch(text)):
        raise broken("pair-key", text)
    return match[1]


def yes(text: str) -> bool:
    """The word yes."""
    if text != "yes":
        raise broken("not-yes", text)
    return True


def source_hash(text: str) -> Translated:
    """What a command wrote of a translation's source: `hash | date`; the date may be left out."""
    hash, _, when = (part.strip() for part in text.partition("|"))
    if not HASH.fullmatch(hash) or (when and not DAY.fullmatch(when)):
        raise broken("source-hash", text)
    return Translated(hash, day(when) if when else None)


def approved(text: str) -> Approved:
    """What a command wrote of who approved a file: `name | date | hash`."""
    name, *rest = (part.strip() for part in text.split("|"))
    if (
        len(rest) != 2
        or not line(name)
        or not DAY.fullmatch(rest[0])
        or not HASH.fullmatch(rest[1])
    ):
        raise broken("approved", text)
    return Approved(name, day(rest[0]), rest[1])


_MARKS = {'"': '"', "“": "”", "„": "“”", "”": "”", "'": "'", "‘": "’", "’": "’", "«": "»"}


def unquoted(text: str) -> str:
    """Give a value without the quotation marks around all of it, straight or as Word writes them.

    >>> unquoted("“2026-11-22”"), unquoted('"a" | "b"')
    ('2026-11-22', '"a" | "b"')
    """
    if len(text) < 3 or text[0] not in _MARKS or text[-1] not in _MARKS[text[0]]:
        return text
    inner = text[1:-1]
    return text if {text[0], text[-1]} & set(inner) else inner.strip()
