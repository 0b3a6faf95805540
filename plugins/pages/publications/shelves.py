"""The lists of publications by kind and by series, each with its index."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from ...bilingual import counts
from ...bilingual.strings import OTHER
from ...model.edition import Edition
from ...model.planned import Page, rendered
from ...model.source import Story
from ...model.values import Card, Group, Link, Listing, Period
from ...schema.kinds import PUBLICATION_KINDS
from ...stories import marks
from ...stories.cards import cards
from ..head import head
from ..listings.lists import MOST_ON_A_PAGE, NEWEST, only_cards, only_stories, under
from ..periods import newest_stamp, split
from . import series, ways

Cards = tuple[tuple[Story, Card], ...]
COUNTED = {"kind": "publication", "series": "issue"}


class SeriesShelf(Struct, frozen=True):
    """The publications of one kind or series in one language: its link, its counterpart's, their cards."""

    own: Link
    there: Link
    cards: Cards


SEES = ("publications",)


def plan(edition: Edition) -> list[Page]:
    """Plan the lists of kinds and series, and their indexes; no index of series where there are none."""
    documents: list[Listing] = []
    for lang in OTHER:
        mine = tuple(
            one for one in edition.once("cards", cards)[lang] if one[0].section == "publications"
        )
        kinds, all_series = by_kind(edition, lang, mine), by_series(edition, lang, mine)
        documents.append(index(edition, lang, "kind", kinds))
        if all_series:
            documents.append(index(edition, lang, "series", all_series))
        for name, found in (("kind", kinds), ("series", all_series)):
            for shelf in found:
                documents += whole(edition, lang, name, shelf)
    return rendered("listing.html", documents)


def by_kind(edition: Edition, lang: str, mine: Cards) -> list[SeriesShelf]:
    """Give the kinds that have publications, in the order of their names; each newest first."""
    found = []
    for key in PUBLICATION_KINDS:
        some = tuple(one for one in mine if one[0].facts.kind == key)
        if some:
            noun = marks.noun_of(some[0][0])
            own = ways.kind(edition, lang, key, noun)
            found.append(SeriesShelf(own, ways.kind(edition, OTHER[lang], key, noun), some))
    return sorted(found, key=lambda one: one.own.title.casefold())


def by_series(edition: Edition, lang: str, mine: Cards) -> list[SeriesShelf]:
    """Give the series, in the order of their names; each with its issues, the newest first."""
    card = {story.pair: (story, card) for story, card in mine}
    return [
        SeriesShelf(
            one.link(lang), one.link(OTHER[lang]), tuple(card[story.pair] for story in one.issues)
        )
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
        changed=newest_stamp(edition, lang, _all(shelves)),
        groups=_group(
            Period(link=one.own, count=counts.count_text(COUNTED[name], len(one.cards), t))
            for one in shelves
        ),
        ways=ways.links(edition, lang, name),
        parent=edition.section(lang, "publications"),
    )


def _all(found: Iterable[SeriesShelf]) -> Iterator[Story]:
    return (story for shelf in found for story, _ in shelf.cards)


def _group(periods: Iterable[Period]) -> tuple[Group, ...]:
    some = tuple(periods)
    return (Group(title="", periods=some),) if some else ()


def whole(edition: Edition, lang: str, name: str, shelf: SeriesShelf) -> Iterator[Listing]:
    """Give the list of a kind or a series; where it is too long for one page, its newest and its years."""
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
        shelf.cards,
        under,
        newest=NEWEST,
        years=MOST_ON_A_PAGE,
    ):
        crumbs = (*parents, *(one.own for one in part.above))
        yield Listing(
            **base,
            **part.head(COUNTED[name], t),
            crumbs=crumbs,
            changed=newest_stamp(edition, lang, only_stories(part.inside)),
            cards=only_cards(part.shown),
            parent=crumbs[-1],
        )
