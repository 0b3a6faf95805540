"""A source: one content file, read, checked and frozen; and a story: the pair of its two sources."""

import datetime as dt
import re
from typing import Any, Union

import msgspec
from msgspec import Struct

from ..schema import fields
from .prose import Target
from .values import Heading

SECTIONS = ("news", "press", "publications", "events", "pages")
LANGS = ("sw", "en")
NAME = re.compile(
    r"(?P<pair>(?:(?P<date>\d{4}-\d{2}-\d{2})-)?(?P<slug>[\w-]+))\.(?P<lang>sw|en)\.md"
)


# The checked headers of each section, as the schema derives them; typed at run time.
Records: Any = Union[tuple(fields.record(section) for section in SECTIONS)]  # noqa: UP007


class Source(Struct, frozen=True):
    """One content file: what its name says, its checked headers, and its body.

    `path` is below the content folder, with slashes. `lines` gives the line of each header by its field's
    name. `body` is the hash under which the store keeps the body's HTML. `body_line` is where it begins.
    """

    path: str
    section: str
    pair: str
    slug: str
    lang: str
    day: dt.date | None
    headers: Records
    lines: dict[str, int]
    body: str
    headings: tuple[Heading, ...] = ()
    targets: tuple[Target, ...] = ()


SOURCES = msgspec.json.Decoder(Source)  # checks every type as it reads


class Story(Struct, frozen=True):
    """A story: the sources of one pair, one or two languages of the same thing."""

    section: str
    pair: str
    sw: Source | None
    en: Source | None

    @property
    def primary(self) -> Source:
        """The source that bears the story's facts: the Kiswahili one, or the only one."""
        return self.sw or self.en  # type: ignore[return-value]

    @property
    def facts(self) -> Any:
        """The headers that hold for both languages."""
        return self.primary.headers

    @property
    def year(self) -> int:
        """The year in the story's address: the file's, for an event the year of `Starts`; 0 for pages."""
        if self.section == "events":
            return int(self.facts.starts.day.year)
        return self.primary.day.year if self.primary.day else 0

    @property
    def day(self) -> dt.date | None:
        """The day that lists sort and show it by: the file's, for an event the day of `Starts`."""
        if self.section == "events":
            return self.facts.starts.day  # type: ignore[no-any-return]
        return self.primary.day

    @property
    def filed(self) -> dt.date | None:
        """The day of publication that the file's name gives; None for an event, whose file may bear its own day."""
        return None if self.section == "events" else self.primary.day

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that there are, Kiswahili first."""
        return tuple(source for source in (self.sw, self.en) if source)

    def source(self, lang: str) -> Source | None:
        """The source in a language, or None."""
        return self.sw if lang == "sw" else self.en

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Newest last: the day, the time of `Date` or `Starts`, the pair key."""
        moment = self.facts.starts if self.section == "events" else self.facts.date
        time = moment.time.isoformat() if moment and moment.time else ""
        day = self.day
        return (day.isoformat() if day else "", time, self.pair)


def paired(sources: list[Source]) -> list[Story]:
    """Give the stories that sources make, in the order of section and pair key."""
    pairs: dict[tuple[str, str], dict[str, Source]] = {}
    for source in sources:
        pairs.setdefault((source.section, source.pair), {})[source.lang] = source
    return [
        Story(section, pair, both.get("sw"), both.get("en"))
        for (section, pair), both in sorted(pairs.items())
    ]
