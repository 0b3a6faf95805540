"""The kinds of lines that a header may hold: each with what makes a value of it, and its form as JSON Schema."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema

from ..bilingual import regions
from . import address, parts
from . import called as names_of
from .recurrence import RULE
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


@dataclass(frozen=True)
class Wording:
    """Which parts of a line, divided by ` | `, are words for readers: from `first`, counted from 0, to the end.

    `lang` is the part that names their language, None where they are in the language of their file. A line
    whose first part is of them is not divided.
    """

    first: int = 0
    lang: int | None = None


@dataclass(frozen=True)
class Control:
    """By which control a line is typed in a form: `text`, or what says more of it."""

    name: str


def _kind(
    type_: Any, made: Callable[[str], Any], *more: object, control: str = "text", **form: Any
) -> Any:
    """Give a kind of value: its type, what makes it of a line, and the form of that line as JSON Schema.

    `more` is what else is said of it. Quotation marks around the whole line are no part of a value but of words.
    """
    schema = WithJsonSchema({"type": "string", **form})
    words = any(isinstance(one, Wording) and not one.first for one in more)
    made = made if words else _bare(made)
    return Annotated[type_, BeforeValidator(made), schema, Control(control), *more]


def _bare(made: Callable[[str], Any]) -> Callable[[str], Any]:
    """Give what makes a value of a line, whether quotation marks stand around it or not."""
    return lambda text: made(parts.unquoted(text))


def one_of(*words: str) -> Any:
    """Give the kind of a line that is one of a few words."""

    def chosen(text: str) -> str:
        if text not in words:
            ours = names_of.word(text, words)
            raise parts.broken("not-in-list", text, words=", ".join(words), near=text, meant=ours)
        return text

    return _kind(Literal[words], chosen, control="choice", enum=list(words))


def _region(text: str) -> str:
    if not (key := regions.KEYS.get(text.casefold())):
        raise parts.broken("region", text, near=text)
    return key


# Forms of lines, as far as a regular expression can say them: that a day stands in the calendar it cannot.
# They are written so that Python and ECMA 262, whose expressions JSON Schema takes, read them alike.
_PLAIN = {"not": {"pattern": parts.MARKUP.pattern}}
_DAY, _CLOCK = parts.DAY.pattern, parts.CLOCK.pattern
# A path without parts that are empty or climb, at its end or at a bar.
_FILE = r"(?:\{static\}/*)?media(?:/(?!\.{0,2}\s*(?:\||$)|\.{1,2}/)[^/\\|]+)+"
_TITLE = r"\|\s*[^|\s][^|]*"

Text = _kind(str, parts.line, Wording(), minLength=1, **_PLAIN)
Summary = _kind(
    str,
    parts.summary,
    Wording(),
    minLength=parts.SUMMARY_LENGTH[0],
    maxLength=parts.SUMMARY_LENGTH[1],
    control="long",
    **_PLAIN,
)
Words = _kind(
    str,
    parts.notice,
    Wording(),
    minLength=1,
    maxLength=parts.NOTICE_LENGTH,
    control="long",
    **_PLAIN,
)
TopicKey = _kind(str, parts.topic, control="topic", pattern=f"^{parts.SLUG.pattern}$")
Slug = _kind(str, parts.slug, control="slug", pattern=f"^{parts.SLUG.pattern}$")
Day = _kind(dt.date, parts.day, control="day", format="date", pattern=f"^{_DAY}$")
When = _kind(Moment, parts.moment, control="moment", pattern=rf"^{_DAY}(?: \s*{_CLOCK})?$")
Arrives = _kind(Arrival, parts.arrival, control="hour", pattern=rf"^(?:{_DAY} \s*)?{_CLOCK}$")
Before = _kind(
    Former,
    parts.former,
    Wording(),
    control="former",
    pattern=rf"^(?:[^|]+|{_DAY}(?: \s*{_CLOCK})?\s*{_TITLE})$",
    **_PLAIN,
)
Dated = _kind(Note, parts.note, Wording(1), control="note", pattern=rf"^{_DAY}\s*\|\s*\S", **_PLAIN)
Media = _kind(str, parts.media, control="file", pattern=f"^{_FILE}$")
GalleryLine = _kind(
    Photo,
    parts.photo,
    Wording(1),
    control="photo",
    pattern=rf"^{_FILE}{_TITLE}(?:\|[^|]*)?$",
    **_PLAIN,
)
PersonLine = _kind(
    Somebody,
    parts.person,
    pattern=rf"^[^|]*[^|\s][^|]*{_TITLE}(?:\|\s*(?:{_DAY})?\s*(?:\|\s*(?:{_FILE})?\s*)?)?$",
    **_PLAIN,
)
AttachmentLine = _kind(
    Enclosure,
    parts.attachment,
    Wording(1),
    control="attachment",
    pattern=f"^{_FILE}{_TITLE}$",
    **_PLAIN,
)
FileLine = _kind(
    Enclosure,
    parts.edition,
    Wording(2, lang=1),
    control="edition",
    pattern=rf"^{_FILE}\|\s*(?:sw|en)\s*(?:\|[^|]*)?$",
    **_PLAIN,
)
Place = _kind(Spot, parts.spot, control="place", pattern=f"^{parts.SPOT.pattern}$")
RepeatLine = _kind(
    Recurrence, parts.repeat, control="repeat", pattern=rf"^(?:{RULE.pattern}|not +{_DAY})$"
)
OldAddress = _kind(
    str, parts.old_address, control="address", pattern=f"^{address.ADDRESS.pattern}$"
)
WebAddress = _kind(str, parts.link, control="web", pattern=f"^{parts.LINK.pattern}$")
PairKey = _kind(str, parts.pair_key, control="story", pattern=f"^{parts.NAMED.pattern}$")
Yes = _kind(bool, parts.yes, control="switch", enum=["yes"])
SourceHash = _kind(
    Translated,
    parts.source_hash,
    control="command",
    pattern=rf"^{parts.HASH.pattern}\s*(?:\|\s*(?:{_DAY})?)?$",
)
ApprovedBy = _kind(
    Approved,
    parts.approved,
    control="command",
    pattern=rf"^[^|]*[^|\s][^|]*\|\s*{_DAY}\s*\|\s*{parts.HASH.pattern}$",
)
Language = one_of("sw", "en")
PeriodWord = one_of("alfajiri", "asubuhi", "mchana", "alasiri", "jioni", "usiku")
Region = _kind(str, _region, enum=list(regions.SPELLED))
