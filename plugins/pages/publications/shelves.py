"""The lists of publications by kind and by series, each with its index."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from ...bilingual import counts
from ...bilingual.strings import fill
from ...model import addresses
from ...model.addresses import OTHER
from ...model.edition import Edition
from ...model.planned import Page, Rendered
from ...model.source import Story
from ...model.values import Card, Group, Link, Listing, Period
from ...schema.fields import PUBLICATION_KINDS
from ...stories import marks
from ...stories.cards import cards
from ..groups import by_number
from ..head import head
from ..listings.lists import MOST_ON_A_PAGE, NEWEST, newest_stamp, only_cards
from . import series, ways

Cards = tuple[tuple[Story, Card], ...]
COUNTED = {"kind": "publication", "series": "issue"}


class Shelf(Struct, frozen=True):
    """The publications of one kind or series in one language: its link, its counterpart's, their cards."""

    own: Link
    there: Link
    cards: Cards


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
    return [Page(addresses.output(one.url), Rendered("listing.html", one)) for one in documents]


def by_kind(edition: Edition, lang: str, mine: Cards) -> list[Shelf]:
    """Give the kinds that have publications, in the order of their names; each newest first."""
    found = []
    for key in PUBLICATION_KINDS:
        some = tuple(one for one in mine if one[0].facts.kind == key)
        if some:
            noun = marks.noun_of(some[0][0])
            own = ways.kind(edition, lang, key, noun)
            found.append(Shelf(own, ways.kind(edition, OTHER[lang], key, noun), some))
    return sorted(found, key=lambda one: one.own.title.casefold())


def by_series(edition: Edition, lang: str, mine: Cards) -> list[Shelf]:
    """Give the series, in the order of their names; each with its issues, the newest first."""
    card = {story.pair: (story, card) for story, card in mine}
    return [
        Shelf(
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


def index(edition: Edition, lang: str, name: str, found: Sequence[Shelf]) -> Listing:
    """Give the index of kinds or of series, with how many publications or issues each has."""
    t = edition.strings[lang]
    return Listing(
        **head(ways.link(edition, lang, name), ways.link(edition, OTHER[lang], name)),
        **_base(edition, lang, name),
        crumbs=(edition.home(lang), edition.section(lang, "publications")),
        changed=newest_stamp(edition, lang, _all(found)),
        cards=(),
        groups=_group(
            Period(link=one.own, count=counts.count_text(COUNTED[name], len(one.cards), t))
            for one in found
        ),
        ways=ways.links(edition, lang, name),
        parent=edition.section(lang, "publications"),
    )


def _all(found: Iterable[Shelf]) -> Cards:
    return tuple(one for shelf in found for one in shelf.cards)


def _group(periods: Iterable[Period]) -> tuple[Group, ...]:
    some = tuple(periods)
    return (Group(title="", periods=some),) if some else ()


def whole(edition: Edition, lang: str, name: str, shelf: Shelf) -> Iterator[Listing]:
    """Give the list of a kind or a series; where it is too long for one page, its newest and its years."""
    t, other = edition.strings[lang], edition.strings[OTHER[lang]]
    base = _base(edition, lang, "issues" if name == "series" else name)
    own, there = shelf.own, shelf.there
    up = ways.link(edition, lang, name)
    parents = (edition.home(lang), edition.section(lang, "publications"), up)
    full = len(shelf.cards) > MOST_ON_A_PAGE
    years = by_number(shelf.cards, lambda one: one[0].year) if full else {}
    yield Listing(
        **head(own, there),
        **base,
        crumbs=parents,
        changed=newest_stamp(edition, lang, shelf.cards),
        cards=only_cards(shelf.cards[:NEWEST] if years else shelf.cards),
        periods=tuple(
            Period(
                link=Link(lang=lang, title=str(year), url=f"{own.url}{year}/"),
                count=counts.count_text(COUNTED[name], len(inside), t),
            )
            for year, inside in years.items()
        ),
        periods_title=t.titles.years if years else "",
        parent=up,
    )
    for year, inside in years.items():
        title = fill(t.titles.of_period, title=own.title, period=str(year))
        away = fill(other.titles.of_period, title=there.title, period=str(year))
        yield Listing(
            **head(
                Link(lang=lang, title=title, url=f"{own.url}{year}/", named=own.named),
                Link(lang=there.lang, title=away, url=f"{there.url}{year}/", named=there.named),
            ),
            **base,
            crumbs=(*parents, own),
            changed=newest_stamp(edition, lang, inside),
            cards=only_cards(inside),
            parent=own,
        )
