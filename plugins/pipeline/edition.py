"""An edition: all that a plan is made from, frozen, with the site's stories in their order."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..bilingual import addresses, dates
from ..bilingual.strings import Strings
from ..media.asset import Asset
from ..schema.office import Office, Topic
from .source import Source, Story
from .values import Link, Stamp


@dataclass(frozen=True)
class Audience:
    """Whom a build is for.

    `preview` shows drafts, embargoed stories and samples, under a banner; `public` leaves samples out too.
    """

    preview: bool = False
    public: bool = False


@dataclass(frozen=True)
class Edition:
    """The stories that this build shows, newest first, and all that their pages draw on.

    `urls` gives the address of each shown source by (section, pair, lang). `now` is local to
    Africa/Dar_es_Salaam and enters no page: only its results do.
    """

    stories: tuple[Story, ...]
    urls: Mapping[tuple[str, str, str], str]
    strings: Mapping[str, Strings]
    office: Office
    topics: tuple[Topic, ...]
    assets: Mapping[str, Asset]
    shared: Mapping[str, str]  # the theme's own files: name -> address with its hash
    now: dt.datetime
    audience: Audience
    left_out: tuple[tuple[str, str], ...] = ()  # (path, why)
    menu: tuple[tuple[str, str], ...] = ()
    stamps: dict[tuple[dt.date, str], Stamp] = field(default_factory=dict, compare=False)

    def url(self, source: Source) -> str:
        """The address of a source of this edition."""
        return self.urls[source.section, source.pair, source.lang]

    def stamp(self, day: dt.date, lang: str) -> Stamp:
        """A day as lists show it: `7 Julai 2026`."""
        made = self.stamps.get((day, lang))
        if made is None:
            made = Stamp(iso=day.isoformat(), text=dates.short(day, self.strings[lang]))
            self.stamps[day, lang] = made
        return made

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

