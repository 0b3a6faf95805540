"""Lists of cards, and how many stand on a page: addresses never shift, so there are no page numbers."""

from collections.abc import Iterable, Iterator

from ...bilingual import counts, dates
from ...bilingual.strings import fill
from ...model import addresses
from ...model.addresses import OTHER
from ...model.edition import Edition
from ...model.planned import Page, Rendered
from ...model.source import Story
from ...model.values import Card, Link, Listing, Period, Stamp
from ...stories import calendars
from ...stories.cards import cards
from ..events import programme, ways
from ..groups import by_number
from ..head import head
from ..press import register
from ..publications import ways as shelves

NEWEST = 20
MOST_ON_A_PAGE = 100  # a year with more shows its months
COUNTED = {"news": "news", "press": "notice", "publications": "publication", "events": "event"}
Cards = tuple[tuple[Story, Card], ...]


def plan(edition: Edition) -> list[Page]:
    """Plan the pages of all sections, each with its years and months."""
    every = edition.once("cards", cards)
    pages: list[Page] = []
    for lang in OTHER:
        for name in addresses.SECTIONS:
            mine = tuple(one for one in every[lang] if one[1].section == name)
            pages += (_page(document) for document in section(edition, lang, name, mine))
    return pages


def _page(document: Listing) -> Page:
    return Page(addresses.output(document.url), Rendered("listing.html", document))


def section(edition: Edition, lang: str, name: str, mine: Cards) -> Iterator[Listing]:
    """Give a section's list, then those of its years and of the months of full years."""
    t = edition.strings[lang]
    newest, more = only_cards(mine[:NEWEST]), {}
    if name == "events":
        every = edition.once("programme", programme.programme)
        newest = programme.of_cards(programme.past(every)[:NEWEST], lang)
        more = {
            "ahead": programme.of_cards(programme.ahead(every), lang),
            "none_ahead": t.home.no_events,
            "ways": ways.links(edition, lang),
            "calendar": calendars.beside(edition.section(lang, name)),
        }
    if name == "press":
        more = {"ways": (register.link(edition, lang),), "ways_title": t.register.how}
    if name == "publications":
        more = {"ways": shelves.links(edition, lang), "ways_title": t.shelves.nav}
    years = by_number(mine, lambda one: one[0].year)
    own = edition.section(lang, name)
    yield Listing(
        **head(own, edition.section(OTHER[lang], name)),
        section=name,
        description=t.titles.about[name],
        crumbs=(edition.home(lang),),
        changed=newest_stamp(edition, lang, mine),
        feed=Link(lang=lang, title=own.title, url=addresses.feed(own.url)),
        cards=newest,
        periods=tuple(
            period(edition, lang, name, str(year), addresses.year(lang, name, year), len(inside))
            for year, inside in years.items()
        ),
        periods_title=t.titles.years,
        cards_title=t.titles.newest[name] if newest else "",
        empty=t.titles.none[name],
        **more,
    )
    for year, inside in years.items():
        yield from year_lists(edition, lang, name, year, inside)


def year_lists(
    edition: Edition, lang: str, name: str, year: int, inside: Cards
) -> Iterator[Listing]:
    """Give a year's list; one of more than a hundred stories shows its months, each with its own list."""
    t = edition.strings[lang]
    full = len(inside) > MOST_ON_A_PAGE
    months = by_number(inside, lambda one: one[0].under.month) if full else {}  # type: ignore[union-attr]

    def document(
        title: str, where: str, there: str, shown: Cards, parents: tuple[Link, ...]
    ) -> Listing:
        other = Link(lang=OTHER[lang], title=_title(edition, name, there), url=there)
        return Listing(
            **head(Link(lang=lang, title=title, url=where), other),
            section=name,
            description=t.titles.about[name],
            crumbs=parents,
            changed=newest_stamp(edition, lang, inside),
            parent=parents[-1],
            cards=only_cards(shown),
            periods=tuple(
                period(
                    edition,
                    lang,
                    name,
                    dates.month_text(year, month, t),
                    addresses.month(lang, name, month, year),
                    len(those),
                )
                for month, those in months.items()
            )
            if where == own
            else (),
            periods_title=t.titles.months if full and where == own else "",
            empty=t.titles.none[name],
        )

    own = addresses.year(lang, name, year)
    title = fill(t.titles.of_period, title=t.titles[name], period=str(year))
    parents = (edition.home(lang), edition.section(lang, name))
    there = addresses.year(OTHER[lang], name, year)
    yield document(title, own, there, () if full else inside, parents)
    for month, those in months.items():
        text = dates.month_text(year, month, t)
        title = fill(t.titles.of_period, title=t.titles[name], period=text)
        there = addresses.month(OTHER[lang], name, month, year)
        link = Link(lang=lang, title=str(year), url=own)
        yield document(
            title, addresses.month(lang, name, month, year), there, those, (*parents, link)
        )


def _title(edition: Edition, name: str, url: str) -> str:
    """The title of the same list in the other language, from its address."""
    lang = "en" if url.startswith("/en/") else "sw"
    t = edition.strings[lang]
    numbers = [int(part) for part in url.split("/") if part.isdigit()]
    text = dates.month_text(numbers[0], numbers[1], t) if len(numbers) > 1 else str(numbers[0])
    return fill(t.titles.of_period, title=t.titles[name], period=text)


def only_cards(some: Iterable[tuple[Story, Card]]) -> tuple[Card, ...]:
    """Give the cards alone."""
    return tuple(card for _, card in some)


def period(edition: Edition, lang: str, name: str, title: str, url: str, count: int) -> Period:
    """Give the link to a year or a month, with the number of its stories in words."""
    text = counts.count_text(COUNTED[name], count, edition.strings[lang])
    return Period(link=Link(lang=lang, title=title, url=url), count=text)


def newest_stamp(edition: Edition, lang: str, mine: Cards) -> Stamp | None:
    """Give the day of a list's own last change: of the newest story in it, None where only events are."""
    days = [story.filed for story, _ in mine if story.filed]
    return edition.stamp(max(days), lang) if days else None
