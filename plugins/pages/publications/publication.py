"""The page of a publication: its kind, its files, its place in a series."""

from typing import Any

from msgspec.structs import replace

from ...bilingual import agreement
from ...model.edition import NOTHING, Edition, Seen
from ...model.planned import Page
from ...model.source import Source, Story
from ...model.values import Link
from ...schema.sections import SECTIONS
from ...stories import cards, files, marks
from ...stories import story as stories
from . import formats, period, series, ways
from .documents import Publication


def plan_stories(edition: Edition, texts: stories.Texts) -> list[Page]:
    """Plan the pages of the publications."""
    return stories.pages(edition, texts, SECTIONS["publications"], Publication, more)


def sees(story: Story, edition: Edition) -> Seen:
    """Say what a publication's page shows of others: its series with the issues next to it, whom to ask."""
    if story.section != "publications":
        return NOTHING
    found = series.of(story, edition)
    if not found:
        return Seen(leads=formats.ASKED)
    before, after = series.near(story, found)
    beside = tuple(one for one in (after, before) if one)
    mine = (story,) if story in found.issues else ()
    known = replace(found, issues=tuple(one for one in (after, *mine, before) if one))
    said = (found.word, found.name, found.lang, *(one and one.pair for one in (after, before)))
    return Seen(beside, {series.KEY: {found.word: known}}, said, formats.ASKED)


def more(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
    """Give what a publication's page has beside what all stories have; its own language's files first."""
    lang, facts = source.lang, story.facts
    t, noun = edition.strings[lang], marks.noun_of(story)
    ordered = () if facts.withdrawn else sorted(facts.files, key=lambda one: one.lang != lang)
    kinds = ways.kind(edition, lang, facts.kind, noun)
    return {
        "label": marks.label(story, t),
        "kind": facts.kind,
        "kinds": replace(kinds, title=t.nouns[noun].one),
        "files": tuple(files.issued(one, source.headers.title, edition, lang) for one in ordered),
        "issue": cards.issue(story, edition, lang),
        "number": facts.issue or "",
        "period": period.text(facts.period or "", t),
        "formats": None if facts.withdrawn else formats.link(source, edition),
        **(_in_series(story, edition, lang) if facts.series else {}),
    }


def _in_series(story: Story, edition: Edition, lang: str) -> dict[str, Any]:
    """A publication's series, and the issues next to it."""
    found = series.of(story, edition)
    if not found:
        named = story.primary.lang if story.primary.lang != lang else ""
        return {"series": Link(lang=lang, title=story.facts.series, url="", named=named)}
    t = edition.strings[lang]
    before, after = series.near(story, found)
    return {
        "series": found.link(lang),
        "before": _issue(before, edition, lang),
        "after": _issue(after, edition, lang),
        "before_text": agreement.phrase("issue", "previous", t) if before else "",
        "after_text": agreement.phrase("issue", "next", t) if after else "",
    }


def _issue(story: Story | None, edition: Edition, lang: str) -> Link | None:
    return edition.link(story.source(lang) or story.primary) if story else None
