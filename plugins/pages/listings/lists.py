"""Lists of cards, and how many stand on a page: addresses never shift, so there are no page numbers."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from ...bilingual.strings import OTHER
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Later, Page, Rendered
from ...model.source import Story
from ...model.values import Link, Listing
from ...schema.sections import LISTED, SECTIONS
from ...stories import calendars, cards
from ..events import programme, ways
from ..groups import by
from ..periods import newest_stamp, split
from ..press import register
from ..publications import ways as shelves

NEWEST = 20
MOST_ON_A_PAGE = 100  # a year with more shows its months
Stories = tuple[Story, ...]


def plan(edition: Edition) -> list[Page]:
    """Plan the pages of all sections, each with its years and months."""
    every = by(cards.stand(edition), lambda story: story.section)
    return [
        page
        for lang in OTHER
        for name in LISTED
        for page in section(edition, lang, name, every.get(name, ()))
    ]


def section(edition: Edition, lang: str, name: str, mine: Stories) -> Iterator[Page]:
    """Plan a section's list, then those of its years and of the months of full years."""
    t = edition.strings[lang]
    own, there = edition.section(lang, name), edition.section(OTHER[lang], name)
    for part in split(
        edition.strings, own, there, mine, under, newest=NEWEST, months=MOST_ON_A_PAGE
    ):
        above = tuple(one.short for one in part.above)
        said = {
            **part.head(SECTIONS[name].counted, t),
            "section": name,
            "description": t.titles.about[name],
            "crumbs": (edition.home(lang), *above),
            "changed": newest_stamp(edition, lang, part.inside),
            "empty": t.titles.none[name],
        }
        if above:
            yield of_cards({**said, "parent": above[-1]}, part.shown)
            continue
        said |= _first(edition, lang, name, part.shown)
        yield _of_events(said, mine) if name == "events" else of_cards(said, part.shown)


def of_cards(said: dict[str, Any], shown: Stories) -> Page:
    """Plan a list that shows the cards of some stories; `said` is all else of it."""

    def plan(edition: Edition, stories: Stories) -> Rendered:
        made = cards.some(edition, stories, said["lang"])
        return Rendered("listing.html", Listing(**said, cards=made))

    return Page(addresses.output(said["url"]), Later(shown, said, plan))


def under(story: Story) -> dt.date:
    """Give the day under whose year a story has its address."""
    assert story.under is not None
    return story.under


def _first(edition: Edition, lang: str, name: str, newest: Stories) -> dict[str, Any]:
    """What a section's own list has besides those of its years."""
    t, own = edition.strings[lang], edition.section(lang, name)
    more: dict[str, Any] = {}
    if name == "events":
        more = {
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
        "cards_title": t.titles.newest[name] if newest else "",
        **more,
    }


def _of_events(said: dict[str, Any], every: Stories) -> Page:
    """Plan the list of events: those to come, and the newest of those that have been."""

    def plan(edition: Edition, stories: Stories) -> Rendered:
        entries, lang = edition.once("programme", programme.programme), said["lang"]
        been = programme.of_cards(programme.past(entries)[:NEWEST], lang)
        ahead = programme.of_cards(programme.ahead(entries), lang)
        title = said["cards_title"] if been else ""
        return Rendered(
            "listing.html", Listing(**{**said, "cards_title": title}, cards=been, ahead=ahead)
        )

    return Page(addresses.output(said["url"]), Later(every, said, plan))
