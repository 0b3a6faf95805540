"""Lists of cards, and how many stand on a page: addresses never shift, so there are no page numbers."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from ...bilingual.strings import OTHER
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Page, rendered
from ...model.source import Story
from ...model.values import Card, Link, Listing
from ...schema.sections import LISTED, SECTIONS
from ...stories import calendars
from ...stories.cards import cards
from ..events import programme, ways
from ..periods import newest_stamp, split
from ..press import register
from ..publications import ways as shelves

NEWEST = 20
MOST_ON_A_PAGE = 100  # a year with more shows its months
Cards = tuple[tuple[Story, Card], ...]


def plan(edition: Edition) -> list[Page]:
    """Plan the pages of all sections, each with its years and months."""
    every = edition.once("cards", cards)
    pages: list[Page] = []
    for lang in OTHER:
        for name in LISTED:
            mine = tuple(one for one in every[lang] if one[1].section == name)
            pages += rendered("listing.html", section(edition, lang, name, mine))
    return pages


def section(edition: Edition, lang: str, name: str, mine: Cards) -> Iterator[Listing]:
    """Give a section's list, then those of its years and of the months of full years."""
    t = edition.strings[lang]
    own, there = edition.section(lang, name), edition.section(OTHER[lang], name)
    for part in split(
        edition.strings, own, there, mine, under, newest=NEWEST, months=MOST_ON_A_PAGE
    ):
        above = tuple(one.short for one in part.above)
        more = {"parent": above[-1]} if above else _first(edition, lang, name, part.shown)
        yield Listing(
            **part.head(SECTIONS[name].counted, t),
            section=name,
            description=t.titles.about[name],
            crumbs=(edition.home(lang), *above),
            changed=newest_stamp(edition, lang, only_stories(part.inside)),
            empty=t.titles.none[name],
            **{"cards": only_cards(part.shown), **more},
        )


def under(one: tuple[Story, Card]) -> dt.date:
    """Give the day under whose year a story has its address."""
    assert one[0].under is not None
    return one[0].under


def _first(edition: Edition, lang: str, name: str, newest: Cards) -> dict[str, Any]:
    """What a section's own list has besides those of its years."""
    t, own = edition.strings[lang], edition.section(lang, name)
    more: dict[str, Any] = {}
    if name == "events":
        every = edition.once("programme", programme.programme)
        more = {
            "cards": programme.of_cards(programme.past(every)[:NEWEST], lang),
            "ahead": programme.of_cards(programme.ahead(every), lang),
            "none_ahead": t.home.no_events,
            "ways": ways.links(edition, lang),
            "calendar": calendars.beside(own),
        }
    if name == "press":
        more = {"ways": (register.link(edition, lang),), "ways_title": t.register.how}
    if name == "publications":
        more = {"ways": shelves.links(edition, lang), "ways_title": t.shelves.nav}
    return {
        "feed": Link(lang=lang, title=own.title, url=addresses.feed(own.url)),
        "cards_title": t.titles.newest[name] if more.get("cards", newest) else "",
        **more,
    }


def only_cards(some: Iterable[tuple[Story, Card]]) -> tuple[Card, ...]:
    """Give the cards alone."""
    return tuple(card for _, card in some)


def only_stories(some: Iterable[tuple[Story, Card]]) -> tuple[Story, ...]:
    """Give the stories alone."""
    return tuple(story for story, _ in some)
