"""The lists of publications by kind and by series, each with its index."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from ...bilingual import counts
from ...bilingual.strings import OTHER
from ...model.edition import Edition
from ...model.planned import Page, rendered
from ...model.source import Story
from ...model.values import Group, Link, Listing, Period
from ...schema.kinds import PUBLICATION_KINDS
from ...stories import cards, marks
from ..head import head
from ..listings.lists import MOST_ON_A_PAGE, NEWEST, Stories, of_cards, under
from ..periods import day_of, newest_stamp, split
from . import series, ways

COUNTED = {"kind": "publication", "series": "issue"}


class SeriesShelf(Struct, frozen=True):
    """The publications of one kind or series in one language: its link, its counterpart's."""

    own: Link
    there: Link
    stories: Stories


SEES = ("publications",)


def plan(edition: Edition) -> list[Page]:
    """Plan the lists of kinds and series, and their indexes; no index of series where there are none."""
    planned: list[Page] = []
    mine = tuple(one for one in cards.stand(edition) if one.section == "publications")
    for lang in OTHER:
        kinds, all_series = by_kind(edition, lang, mine), by_series(edition, lang)
        both = (("kind", kinds), ("series", all_series))
        indexes = [
            index(edition, lang, name, found) for name, found in both if found or name == "kind"
        ]
        planned += rendered("listing.html", indexes)
        for name, found in both:
            for shelf in found:
                planned += whole(edition, lang, name, shelf)
    return planned


def by_kind(edition: Edition, lang: str, mine: Stories) -> list[SeriesShelf]:
    """Give the kinds that have publications, in the order of their names; each newest first."""
    found = []
    for key in PUBLICATION_KINDS:
        some = tuple(one for one in mine if one.facts.kind == key)
        if some:
            noun = marks.noun_of(some[0])
            own = ways.kind(edition, lang, key, noun)
            found.append(SeriesShelf(own, ways.kind(edition, OTHER[lang], key, noun), some))
    return sorted(found, key=lambda one: one.own.title.casefold())


def by_series(edition: Edition, lang: str) -> list[SeriesShelf]:
    """Give the series, in the order of their names; each with its issues, the newest first."""
    return [
        SeriesShelf(one.link(lang), one.link(OTHER[lang]), tuple(one.issues))
        for one in edition.once("series", series.every).values()
    ]


def _base(edition: Edition, lang: str, about: str) -> dict[str, Any]:
    """What the lists of publications share: where they stand, and what they say that they are about."""
    t = edition.strings[lang]
    return {
        "section": "publications",
        "description": t.shelves.about[about],
        "empty": t.titles.none.publications,
        "ways_title": t.shelves.nav,
    }


def index(edition: Edition, lang: str, name: str, shelves: Sequence[SeriesShelf]) -> Listing:
    """Give the index of kinds or of series, with how many publications or issues each has."""
    t = edition.strings[lang]
    return Listing(
        **head(ways.link(edition, lang, name), ways.link(edition, OTHER[lang], name)),
        **_base(edition, lang, name),
        crumbs=(edition.home(lang), edition.section(lang, "publications")),
        changed=newest_stamp(edition, lang, _newest(shelves)),
        groups=_group(
            Period(link=one.own, count=counts.count_text(COUNTED[name], len(one.stories), t))
            for one in shelves
        ),
        ways=ways.links(edition, lang, name),
        parent=edition.section(lang, "publications"),
    )


def _newest(found: Iterable[SeriesShelf]) -> list[Story]:
    """The newest story of each shelf, the newest of all first."""
    return sorted((one.stories[0] for one in found), key=day_of, reverse=True)


def _group(periods: Iterable[Period]) -> tuple[Group, ...]:
    some = tuple(periods)
    return (Group(title="", periods=some),) if some else ()


def whole(edition: Edition, lang: str, name: str, shelf: SeriesShelf) -> Iterator[Page]:
    """Plan the list of a kind or a series; where it is too long for one page, its newest and its years."""
    t = edition.strings[lang]
    base = _base(edition, lang, "issues" if name == "series" else name)
    parents = (
        edition.home(lang),
        edition.section(lang, "publications"),
        ways.link(edition, lang, name),
    )
    for part in split(
        edition.strings,
        shelf.own,
        shelf.there,
        shelf.stories,
        under,
        newest=NEWEST,
        years=MOST_ON_A_PAGE,
    ):
        crumbs = (*parents, *(one.own for one in part.above))
        said = {
            **base,
            **part.head(COUNTED[name], t),
            "crumbs": crumbs,
            "changed": newest_stamp(edition, lang, part.inside),
            "parent": crumbs[-1],
        }
        yield of_cards(said, part.shown)
