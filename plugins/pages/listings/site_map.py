"""The page that shows the whole site as a tree, and the pages for addresses that lead nowhere."""

from collections.abc import Iterable

from ...model import addresses
from ...model.addresses import OTHER
from ...model.edition import Edition
from ...model.planned import Page, Rendered
from ...model.values import Branch, Link, Listing, Missing, SiteMap
from ...stories import shown
from ..data import sets


def plan(edition: Edition, pages: Iterable[Page]) -> list[Page]:
    """Plan the site map page and the 404 page of each language, from the pages planned before."""
    listings = [
        page.how.document
        for page in pages
        if isinstance(page.how, Rendered) and isinstance(page.how.document, Listing)
    ]
    planned = []
    for lang in OTHER:
        for name, document in (
            ("site-map.html", site_map(edition, lang, listings)),
            ("404.html", missing(edition, lang, listings)),
        ):
            planned.append(Page(addresses.output(document.url), Rendered(name, document)))
    return planned


def site_map(edition: Edition, lang: str, listings: list[Listing]) -> SiteMap:
    """Give the tree: home, standing pages, each section with its years, the topics, the data."""
    t, other = edition.strings[lang], OTHER[lang]
    standing = [
        story for story in edition.stories if story.section == "pages" and shown.listed(story)
    ]
    links = sorted(
        (edition.link(story.source(lang) or story.primary) for story in standing),
        key=lambda link: link.title.casefold(),
    )
    branches = [Branch(link=edition.home(lang), links=tuple(links))]
    for document in listings:
        if document.lang == lang and document.parent is None:
            own = Link(lang=lang, title=document.title, url=document.url)
            below = (*document.ways, *(period.link for period in document.periods))
            branches.append(Branch(link=own, links=below))
    branches.append(Branch(link=sets.link(edition, lang)))
    there = Link(
        lang=other,
        title=edition.strings[other].titles.site_map,
        url=addresses.place(other, "site-map"),
    )
    return SiteMap(
        lang=lang,
        title=t.titles.site_map,
        url=addresses.place(lang, "site-map"),
        counterpart=there,
        translations=(there,),
        section="site-map",
        description=t.titles.about.home,
        crumbs=(edition.home(lang),),
        branches=tuple(branches),
    )


def missing(edition: Edition, lang: str, listings: list[Listing]) -> Missing:
    """Give the page for an address that leads nowhere: the ways on from there."""
    t = edition.strings[lang]
    periods = {one.url: tuple(period.link for period in one.periods) for one in listings}
    sections = [edition.section(lang, name) for name in addresses.SECTIONS]
    site_map = Link(lang=lang, title=t.titles.site_map, url=addresses.place(lang, "site-map"))
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
            Branch(link=site_map),
        ),
    )
