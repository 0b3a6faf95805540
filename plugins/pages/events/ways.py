"""The ways through the events: by region, by kind, all that have been; each a list, each with its index."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from ...bilingual import counts, regions
from ...bilingual.strings import OTHER, Strings, fill
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Page, rendered
from ...model.values import Group, Link, Listing, Period
from ...schema.kinds import EVENT_KINDS
from ...stories import calendars, marks
from ..groups import by
from ..head import head
from ..periods import split
from .programme import Entries, ProgrammeEntry, ahead, of_cards, past, programme

NEWEST = 20
MOST_ON_A_PAGE = 100


class Way(Struct, frozen=True):
    """The events of one region or kind, its words and addresses by language.

    `titles` are of its page, `names` stand in the index, where `part` is the heading that they are under,
    if any.
    """

    titles: Mapping[str, str]
    names: Mapping[str, str]
    urls: Mapping[str, str]
    entries: Entries
    part: Mapping[str, str]


SEES = ("events",)


def plan(edition: Edition) -> list[Page]:
    """Plan the lists of regions and kinds with their indexes, and of all that has been."""
    every = edition.once("programme", programme)
    both = {"region": by_region(edition, every), "kind": by_kind(edition, every)}
    documents: list[Listing] = []
    for lang in OTHER:
        documents.append(been(edition, lang, every))
        for name, found in both.items():
            documents.append(index(edition, lang, name, found))
            for way in found:
                documents += whole(edition, lang, name, way)
    return rendered("listing.html", documents)


def links(edition: Edition, lang: str, but: str = "") -> tuple[Link, ...]:
    """Give the ways from a page of events to the other ones; `but` is the page itself."""
    words = edition.strings[lang].programme.ways
    return tuple(
        Link(lang=lang, title=words[name], url=url)
        for name, url in _urls(lang).items()
        if name != but
    )


def link(edition: Edition, lang: str, name: str) -> Link:
    """Give the link to one way, by its full title."""
    title = edition.strings[lang].programme.titles[name]
    return Link(lang=lang, title=title, url=_urls(lang)[name])


def _urls(lang: str) -> dict[str, str]:
    return {
        **{name: addresses.way(lang, name) for name in addresses.WAYS},
        "clinic": addresses.place(lang, "legal-clinic"),
        "diary": addresses.diary(lang),
    }


def by_region(edition: Edition, every: Entries) -> list[Way]:
    """Give the regions that have events, the mainland's before the islands'."""
    of = by(every, lambda one: one.story.facts.region)
    return [
        Way(
            titles={
                lang: fill(edition.strings[lang].programme.in_region, region=names[lang])
                for lang in OTHER
            },
            names=names,
            urls={lang: addresses.region(lang, key) for lang in OTHER},
            entries=of[key],
            part=_part(edition, key),
        )
        for key, names in regions.NAMES.items()
        if key in of
    ]


def _part(edition: Edition, key: str) -> dict[str, str]:
    """The part of the country that a region is in, by language."""
    name = "mainland" if key in regions.MAINLAND_KEYS else "islands"
    return {lang: edition.strings[lang].programme[name] for lang in OTHER}


def by_kind(edition: Edition, every: Entries) -> list[Way]:
    """Give the kinds that have events, in the schema's order."""
    of, kinds = by(every, lambda one: one.story.facts.kind), []
    for key in EVENT_KINDS:
        if key in of:
            noun = marks.noun_of(of[key][0].story)
            names = {lang: edition.strings[lang].nouns[noun].many for lang in OTHER}
            titles = {lang: _of_kind(edition.strings[lang], name) for lang, name in names.items()}
            urls = {lang: addresses.kind(lang, key) for lang in OTHER}
            kinds.append(Way(titles, names, urls, of[key], part={}))
    return kinds


def _of_kind(t: Strings, name: str) -> str:
    return fill(t.titles.of_period, title=t.programme.titles.kind, period=name)


def _base(edition: Edition, lang: str, name: str) -> dict[str, Any]:
    """What the pages of a way share: where they stand, and what they say that they are about."""
    return {
        "section": "events",
        "description": edition.strings[lang].programme.about[name],
        "empty": edition.strings[lang].titles.none.events,
    }


def index(edition: Edition, lang: str, name: str, found: Sequence[Way]) -> Listing:
    """Give the index of the regions or of the kinds, with how many events each has."""
    groups: dict[str, list[Period]] = {way.part.get(lang, ""): [] for way in found}
    for way in sorted(found, key=lambda one: one.names[lang].casefold()):
        stories = {one.story.pair for one in way.entries}
        count = counts.count_text("event", len(stories), edition.strings[lang])
        own = Link(lang=lang, title=way.names[lang], url=way.urls[lang])
        groups[way.part.get(lang, "")].append(Period(link=own, count=count))
    own = link(edition, lang, name)
    return Listing(
        **_base(edition, lang, name),
        **head(own, link(edition, OTHER[lang], name)),
        crumbs=(edition.home(lang), edition.section(lang, "events")),
        groups=tuple(Group(title=title, periods=tuple(some)) for title, some in groups.items()),
        ways=links(edition, lang, name),
        parent=edition.section(lang, "events"),
    )


def whole(edition: Edition, lang: str, name: str, way: Way) -> Iterator[Listing]:
    """Give the list of a region or a kind; where too much has been for one page, its newest and its years."""
    t = edition.strings[lang]
    parents = (edition.home(lang), edition.section(lang, "events"), link(edition, lang, name))
    links = [
        Link(lang=one, title=way.titles[one], url=way.urls[one]) for one in (lang, OTHER[lang])
    ]
    for part in split(
        edition.strings, *links, past(way.entries), _began, newest=NEWEST, years=MOST_ON_A_PAGE
    ):
        crumbs = (*parents, *(one.own for one in part.above))
        more = {
            "ahead": of_cards(ahead(way.entries), lang),
            "calendar": calendars.beside(part.own) if name == "region" else None,
            "none_ahead": t.home.no_events,
            "cards_title": t.titles.newest.events if part.inside else "",
        }
        yield Listing(
            **_base(edition, lang, name),
            cards=of_cards(part.shown, lang),
            **part.head("event", t),
            crumbs=crumbs,
            parent=crumbs[-1],
            **({} if part.above else more),
        )


def _began(entry: ProgrammeEntry) -> dt.date:
    return entry.turn.first.start.day


def been(edition: Edition, lang: str, every: Entries) -> Listing:
    """Give the list of all that has been, year by year; beyond a hundred cards a year leads to its own list."""
    t, own = edition.strings[lang], link(edition, lang, "past")
    listed = {str(one.story.year) for one in every}  # a year of repetitions alone has no own list
    sections = [edition.section(one, "events") for one in (lang, OTHER[lang])]
    groups, periods, room = [], [], MOST_ON_A_PAGE
    for year, inside in next(
        split(edition.strings, *sections, past(every), _began, newest=0)
    ).below:
        if len(inside) <= room or year.title not in listed:
            room -= len(inside)
            groups.append(Group(title=year.title, cards=of_cards(inside, lang)))
        else:
            room = 0
            count = counts.count_text("event", len(inside), t)
            periods.append(Period(link=year, count=count))
    return Listing(
        **_base(edition, lang, "past"),
        **head(own, link(edition, OTHER[lang], "past")),
        crumbs=(edition.home(lang), edition.section(lang, "events")),
        groups=tuple(groups),
        periods=tuple(periods),
        periods_title=t.titles.years if periods else "",
        ways=links(edition, lang, "past"),
        parent=edition.section(lang, "events"),
    )
