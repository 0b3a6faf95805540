"""The page that shows the whole site as a tree, and the pages for addresses that lead nowhere."""

from collections.abc import Iterable

from ...bilingual.strings import OTHER
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Page, listings, rendered
from ...model.values import Link, Listing
from ...schema.sections import LISTED
from ...stories import shown
from ..data import sets
from ..head import head
from .documents import Branch, Missing, SiteMap


def plan_pages(edition: Edition, pages: Iterable[Page]) -> list[Page]:
    """Plan the site map page and the 404 page of each language, from the pages planned before."""
    found = listings(pages)
    return [
        *rendered("site-map.html", (site_map(edition, lang, found) for lang in OTHER)),
        *rendered("404.html", (missing(edition, lang, found) for lang in OTHER)),
    ]


def link(edition: Edition, lang: str) -> Link:
    """Give the link to the site map."""
    title = edition.strings[lang].titles.site_map
    return Link(lang=lang, title=title, url=addresses.place(lang, "site-map"))


def site_map(edition: Edition, lang: str, every: list[Listing]) -> SiteMap:
    """Give the tree: home, standing pages, each section with its years, the topics, the data."""
    standing = [story for story in edition.stories if story.standing and shown.listed(story)]
    links = sorted(
        (edition.link(story.source(lang) or story.primary) for story in standing),
        key=lambda link: link.title.casefold(),
    )
    branches = [Branch(link=edition.home(lang), links=tuple(links))]
    for document in every:
        if document.lang == lang and document.parent is None:
            own = Link(lang=lang, title=document.title, url=document.url)
            below = (*document.ways, *(period.link for period in document.periods))
            branches.append(Branch(link=own, links=below))
    branches.append(Branch(link=sets.link(edition, lang)))
    return SiteMap(
        **head(link(edition, lang), link(edition, OTHER[lang])),
        section="site-map",
        description=edition.strings[lang].titles.about.home,
        crumbs=(edition.home(lang),),
        branches=tuple(branches),
    )


def missing(edition: Edition, lang: str, every: list[Listing]) -> Missing:
    """Give the page for an address that leads nowhere: the ways on from there."""
    t = edition.strings[lang]
    periods = {one.url: tuple(period.link for period in one.periods) for one in every}
    sections = [edition.section(lang, name) for name in LISTED]
    return Missing(
        lang=lang,
        title=t.titles.missing,
        url=f"{addresses.home(lang)}404.html",
        counterpart=edition.home(OTHER[lang]),
        section="missing",
        description=t.missing.text,
        index=False,
        branches=(
            Branch(link=edition.home(lang)),
            *(Branch(link=link, links=periods.get(link.url, ())) for link in sections),
            Branch(link=link(edition, lang)),
        ),
    )
