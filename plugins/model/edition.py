"""An edition: all that a plan is made from, frozen, with the site's stories in their order."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from ..bilingual import dates
from ..bilingual.strings import REMEMBERED, Strings
from ..media.asset import Asset
from ..schema.office import Office, Topic
from ..schema.seal import Sealed
from . import addresses
from .moment import Clock
from .source import Source, Story
from .values import Link, Stamp

Made = TypeVar("Made")


@lru_cache(maxsize=REMEMBERED)
def _stamp(day: dt.date, t: Strings) -> Stamp:
    return Stamp(iso=day.isoformat(), text=dates.short(day, t))


def _places(edition: "Edition") -> dict[str, int]:
    return {story.name: place for place, story in enumerate(edition.stories)}


@dataclass(frozen=True)
class Audience:
    """Whom a build is for.

    `preview` shows drafts, embargoed stories and samples, under a banner; `public` leaves samples out too.
    """

    preview: bool = False
    public: bool = False


@dataclass(frozen=True)
class Seen:
    """What the pages of a story show of others: those stories, and the addresses to which it leads else.

    `known` is what was made once of all stories (`Edition.once`), cut to what concerns this one, and `said` tells
    one such from another. `whole` is for pages that see everything, as lists do.
    """

    stories: tuple[Story, ...] = ()
    known: Mapping[str, Any] = field(default_factory=dict)
    said: tuple[Any, ...] = ()
    leads: tuple[tuple[str, str, str], ...] = ()
    whole: bool = False


NOTHING, EVERYTHING = Seen(), Seen(whole=True)


@dataclass(frozen=True)
class Edition:
    """The stories that this build shows, newest first, and all that their pages draw on.

    A notice is no story here: it has no page. `urls` gives the address of each shown source by (section,
    pair, lang). The `clock` answers whether a moment has come; the moment itself enters no page.
    """

    stories: tuple[Story, ...]
    urls: Mapping[tuple[str, str, str], str]
    strings: Mapping[str, Strings]
    office: Office
    topics: tuple[Topic, ...]
    assets: Mapping[str, Asset]
    shared: Mapping[str, str]  # the theme's own files: name -> address with its hash
    clock: Clock
    audience: Audience
    notices: tuple[Story, ...] = ()  # that stand across the top of every page
    sealed: Mapping[tuple[str, str], Sealed] = field(default_factory=dict)  # by pair and language
    made: Mapping[str, Asset] = field(default_factory=dict)  # what was made for it, by address
    known: dict[str, Any] = field(default_factory=dict, compare=False)  # what was made once already

    @property
    def emblem(self) -> Asset | None:
        """The office's own emblem, None until it has given one."""
        return self.assets.get(self.office.site.emblem)

    def shows(self, story: Story) -> bool:
        """Whether a story has pages in this edition."""
        return (story.section, story.pair, story.primary.lang) in self.urls

    def url(self, source: Source) -> str:
        """The address of a source of this edition."""
        return self.urls[source.section, source.pair, source.lang]

    def stamp(self, day: dt.date, lang: str) -> Stamp:
        """A day as lists show it: `7 Julai 2026`."""
        return _stamp(day, self.strings[lang])

    def ordered(self, some: Iterable[Story]) -> tuple[Story, ...]:
        """Some of its stories, in the order in which it has them."""
        places = self.once("places", _places)
        return tuple(sorted(some, key=lambda story: places[story.name]))

    def once(self, name: str, make: Callable[["Edition"], Made]) -> Made:
        """What a function makes of this edition, made once however many ask for it."""
        if name not in self.known:
            self.known[name] = make(self)
        return self.known[name]  # type: ignore[no-any-return]

    def link(self, source: Source) -> Link:
        """The link to a source."""
        return Link(lang=source.lang, title=source.headers.title, url=self.url(source))

    def home(self, lang: str) -> Link:
        """The link to a home page."""
        return Link(lang=lang, title=self.strings[lang].titles.home, url=addresses.home(lang))

    def section(self, lang: str, name: str) -> Link:
        """The link to a section's page."""
        title = self.strings[lang].titles[name]
        return Link(lang=lang, title=title, url=addresses.section(lang, name))
