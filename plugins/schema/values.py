"""The typed values of headers that are more than a line of text."""

import datetime as dt

from msgspec import Struct


class Moment(Struct, frozen=True, order=True):
    """A day, or a minute of a day, local to Africa/Dar_es_Salaam: `time` is None for a whole day."""

    day: dt.date
    time: dt.time | None = None

    @property
    def start(self) -> dt.datetime:
        """The first minute that it means, naive and local."""
        return dt.datetime.combine(self.day, self.time or dt.time.min)

    @property
    def after(self) -> dt.datetime:
        """The moment from which it is over: the minute after, or the day after a whole day."""
        if self.time is None:
            return dt.datetime.combine(self.day, dt.time.min) + dt.timedelta(days=1)
        return self.start + dt.timedelta(minutes=1)

    @property
    def end(self) -> dt.datetime:
        """The last moment that it means: the end of the day for a whole day."""
        return dt.datetime.combine(self.day, self.time or dt.time.max)

    @property
    def typed(self) -> str:
        """As an editor types it: 2026-11-22, or with a time."""
        return str(self.day) if self.time is None else f"{self.start:%Y-%m-%d %H:%M}"

    @property
    def iso(self) -> str:
        """ISO 8601, with the offset of East Africa Time where there is a time."""
        if self.time is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{self.time:%H:%M}:00+03:00"


class Arrival(Struct, frozen=True):
    """A time of arrival; `day` is None where it is the day on which the event starts."""

    time: dt.time
    day: dt.date | None = None


class Recurrence(Struct, frozen=True):
    """A line of `Repeat`: the rule (RFC 5545, 3.3.10), or a day on which it does not hold."""

    rule: str = ""
    without: dt.date | None = None

    @property
    def typed(self) -> str:
        """As an editor types it: the rule, or `not 2027-08-03`."""
        return self.rule or f"not {self.without}"


class Note(Struct, frozen=True):
    """A dated line: what changed, or why a story was withdrawn; `lang` where it is the other file's."""

    day: dt.date
    text: str
    lang: str = ""


class Former(Struct, frozen=True):
    """What an event was before: its date or moment, its place (or other words), or both."""

    when: Moment | None = None
    place: str = ""

    @property
    def typed(self) -> str:
        """As an editor types it: 2026-11-22 09:00 | Ukumbi wa mfano."""
        return " | ".join(part for part in (self.when and self.when.typed, self.place) if part)


class Translated(Struct, frozen=True):
    """What a translation was made from: the hash of the source's words, and the day it was recorded."""

    hash: str
    day: dt.date | None = None


class Approved(Struct, frozen=True):
    """Who approved a file, on which day, and the hash of what it said then; `holds` while it says that still."""

    name: str
    day: dt.date
    hash: str
    holds: bool = False


class Photo(Struct, frozen=True):
    """One photo of a gallery: the file below content/, what it shows, and its caption."""

    file: str
    alt: str
    caption: str = ""


class Somebody(Struct, frozen=True):
    """Somebody whom a page names: name and title, since when, and the file of a portrait below content/."""

    name: str
    title: str
    since: dt.date | None = None
    portrait: str = ""


class Enclosure(Struct, frozen=True):
    """A file that belongs to a story; `lang` is empty where nobody said."""

    file: str
    title: str = ""
    lang: str = ""


class Spot(Struct, frozen=True):
    """A place on the map, in degrees (WGS 84)."""

    lat: float
    lon: float
