"""The clinic finder: whether there is a legal clinic near one, when, where, and what to bring."""

from ...bilingual import counts, dates, regions
from ...bilingual.strings import OTHER, fill
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Page, rendered
from ...model.values import Link
from ...stories import when
from ..head import head
from . import ways
from .documents import Area, Finder
from .programme import Entries, ahead, detail, of_cards, past, programme

KIND = "legal-clinic"
PAST = 5  # clinics of a region that have been; its own page has all of them
ELSEWHERE = "elsewhere"  # the anchor of clinics without a region


SEES = ("events",)


def plan(edition: Edition) -> list[Page]:
    """Plan the page in both languages."""
    clinics = tuple(
        one for one in edition.once("programme", programme) if one.story.facts.kind == KIND
    )
    return rendered("finder.html", (finder(edition, lang, clinics) for lang in OTHER))


def finder(edition: Edition, lang: str, clinics: Entries) -> Finder:
    """Give the page: the regions that will have a clinic, then those that had one, both by their names."""
    t = edition.strings[lang]
    had = {one.story.facts.region for one in clinics}
    names = sorted(
        ((names[lang], key) for key, names in regions.NAMES.items()),
        key=lambda one: one[0].casefold(),
    )
    keys = [(name, key) for name, key in names if key in had]
    if None in had:
        keys.append((t.finder.elsewhere, ""))
    without = [name for name, key in names if key not in had]
    areas = [
        area(
            edition,
            lang,
            key,
            name,
            tuple(one for one in clinics if (one.story.facts.region or "") == key),
        )
        for name, key in keys
    ]
    own, there = ways.link(edition, lang, "clinic"), ways.link(edition, OTHER[lang], "clinic")
    return Finder(
        **head(own, there),
        section="legal-clinic",
        description=t.programme.about.clinic,
        crumbs=(edition.home(lang), edition.section(lang, "events")),
        areas=tuple(sorted(areas, key=lambda one: not one.ahead)),
        without=fill(t.finder.without, regions=counts.join(without, t)) if without else "",
        ways=ways.links(edition, lang, "clinic"),
    )


def area(edition: Edition, lang: str, key: str, name: str, clinics: Entries) -> Area:
    """Give one region: its clinics to come with all that one must know, and the newest that have been."""
    t = edition.strings[lang]
    coming = ahead(clinics)
    sure = [one for one in coming if not when.off(one.story)]
    said = t.finder.none
    if coming and not sure:
        said = coming[0].cards[lang].state.text
    elif sure:
        card, turn = sure[0].cards[lang], sure[0].turn
        said = card.going or dates.on(turn.first.start.day, t)
    title = fill(t.programme.in_region, region=name) if key else ""
    return Area(
        key=regions.slug(key, lang) if key else ELSEWHERE,
        name=name,
        next=said,
        sure=bool(sure),
        link=Link(lang=lang, title=title, url=addresses.region(lang, key)) if key else None,
        ahead=tuple(detail(one, lang, edition) for one in coming),
        past=of_cards(past(clinics)[:PAST], lang),
    )
