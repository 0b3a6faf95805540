"""The pages to search on: their filters are what the site holds, their ways on need no script."""

from collections.abc import Iterable

from ...bilingual.strings import OTHER
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Page, listings, rendered
from ...model.source import Story
from ...model.values import Document, Link, Listing, Value
from ...schema.sections import LISTED, PAGED, SECTIONS
from ...stories import marks, shown
from ..head import head
from ..listings import site_map
from ..listings.documents import Branch
from . import variants
from .records import kind


class Choice(Value, frozen=True, kw_only=True):
    """One choice of a filter: what the index calls it, and what a reader does."""

    key: str
    title: str


class Choices(Value, frozen=True, kw_only=True):
    """Choices under a heading: the kinds of one section."""

    key: str
    title: str
    choices: tuple[Choice, ...]


class Search(Document, frozen=True, kw_only=True):
    """A page to search on.

    `folder` holds the index, `script` is what searches in it. `stop` are words that a query does without,
    `apostrophes` the signs that are read as one, `joined` what is written as one word or as two, `nouns` and
    `verbs` the rules by which another form is tried where a word is not found. `other` says in the other
    language that its pages can be searched. `ways` lead on where there is no script.
    """

    folder: str
    script: str
    stop: str
    apostrophes: str
    joined: str
    nouns: str
    verbs: str
    sections: tuple[Choice, ...]
    years: tuple[str, ...]
    kinds: tuple[Choices, ...]
    other: str
    ways: tuple[Branch, ...]


def plan_pages(edition: Edition, pages: Iterable[Page]) -> list[Page]:
    """Plan the search page of each language, from the lists that were planned before."""
    found = listings(pages)
    return rendered("search.html", (search(edition, lang, found) for lang in OTHER))


def search(edition: Edition, lang: str, every: list[Listing]) -> Search:
    """Give the search page of a language."""
    t, other, rules = edition.strings[lang], OTHER[lang], variants.load()
    mine = [story for story in edition.stories if shown.listed(story) and story.source(lang)]
    held = {story.section for story in mine}
    return Search(
        **head(_link(edition, lang), _link(edition, other)),
        section="search",
        description=t.search.about,
        crumbs=(edition.home(lang),),
        folder=f"/pagefind/{lang}/",
        script=edition.shared.get("search.js", ""),
        stop=rules.stop[lang],
        apostrophes=rules.apostrophes,
        joined=rules.told,
        nouns=rules.nouns.told if lang == "sw" else "",
        verbs=rules.verbs.told if lang == "sw" else "",
        sections=tuple(
            Choice(key=name, title=t.search.standing if SECTIONS[name].standing else t.titles[name])
            for name in PAGED
            if name in held
        ),
        years=tuple(
            str(year)
            for year in sorted({story.day.year for story in mine if story.day}, reverse=True)
        ),
        kinds=tuple(
            Choices(key=name, title=t.titles[name], choices=found)
            for name in LISTED
            if (found := kinds(edition, lang, [story for story in mine if story.section == name]))
        ),
        other=edition.strings[other].search.own,
        ways=(
            Branch(link=site_map.link(edition, lang)),
            *(
                Branch(
                    link=Link(lang=lang, title=one.title, url=one.url),
                    links=tuple(period.link for period in one.periods),
                )
                for one in every
                if one.lang == lang and one.parent is None and one.section in LISTED
            ),
        ),
    )


def _link(edition: Edition, lang: str) -> Link:
    title = edition.strings[lang].search.title
    return Link(lang=lang, title=title, url=addresses.place(lang, "search"))


def kinds(edition: Edition, lang: str, stories: list[Story]) -> tuple[Choice, ...]:
    """Give the kinds that stories of one section have, in the order of their names."""
    t = edition.strings[lang]
    found = {
        kind(story): t.titles.heading[story.facts.heading]
        if story.section == "press"
        else t.nouns[marks.noun_of(story)].many
        for story in stories
        if kind(story)
    }
    return tuple(
        Choice(key=key, title=title)
        for key, title in sorted(found.items(), key=lambda one: one[1].casefold())
    )
