"""Notices across the top of every page: their order, and what a page shows of each."""

from collections.abc import Iterable

from ..model.edition import Edition
from ..model.source import Story
from ..model.values import Link, Notice
from ..schema.notice import TOLD_IN
from . import marks, term


def in_order(some: Iterable[Story]) -> tuple[Story, ...]:
    """Give notices as pages show them: the urgent first, then the newest."""
    newest = sorted(some, key=lambda story: (term.begins(story), story.pair), reverse=True)
    return tuple(sorted(newest, key=lambda story: story.facts.level != "urgent"))


def shown(edition: Edition, lang: str) -> tuple[Notice, ...]:
    """Give the notices of an edition as the pages of a language show them.

    One that the language does not have stands there in the other.
    """
    return tuple(_shown(story, lang, edition) for story in in_order(edition.notices))


def _shown(story: Story, lang: str, edition: Edition) -> Notice:
    source = story.source(lang) or story.primary
    return Notice(
        lang=source.lang,
        text=source.headers.title,
        urgent=story.facts.level == "urgent",
        link=_link(story.facts.story, lang, edition),
        marks=marks.own(story, edition, lang),
    )


def _link(pair: str | None, lang: str, edition: Edition) -> Link | None:
    """The link to the story that says more; None where this build shows none of that name."""
    for section in TOLD_IN if pair else ():
        for other in edition.stories:
            if other.section == section and other.pair == pair:
                return edition.link(other.source(lang) or other.primary)
    return None
