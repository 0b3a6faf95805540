"""The page of a publication: its kind, its files, its place in a series."""

from typing import Any

from ..pipeline.edition import Edition
from ..pipeline.pages import Page
from ..pipeline.source import Source, Story
from ..pipeline.values import Publication
from ..stories import cards, files, marks
from ..stories import story as stories


def plan(edition: Edition, texts: stories.Texts) -> list[Page]:
    """Plan the pages of the publications."""
    return stories.pages(edition, texts, ("publications",), "publication.html", Publication, more)


def more(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
    """Give what a publication's page has beside what all stories have; its own language's files first."""
    lang, facts = source.lang, story.facts
    ordered = () if facts.withdrawn else sorted(facts.files, key=lambda one: one.lang != lang)
    return {
        "label": edition.strings[lang].nouns[marks.noun_of(story)].one,
        "files": tuple(files.file(one, source.headers.title, edition, lang) for one in ordered),
        "series": facts.series or "",
        "issue": cards.issue(story, edition, lang),
        "number": facts.issue or "",
        "period": facts.period or "",
    }
