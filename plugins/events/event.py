"""The page of an event: when in both clocks, where, what became of it, what to bring."""

from typing import Any

from ..pipeline.edition import Edition
from ..pipeline.pages import Page
from ..pipeline.source import Source, Story
from ..pipeline.values import Event
from ..stories import cards, marks
from ..stories import story as stories
from . import when


def plan(edition: Edition, texts: stories.Texts) -> list[Page]:
    """Plan the pages of the events; a past one links the report that followed it."""
    by_key = {
        story.pair: story
        for story in edition.stories
        if story.section in ("news", "press", "publications")
    }

    def more(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
        report = by_key.get(story.facts.outcome) if story.facts.outcome else None
        outcome = report and edition.link(report.source(source.lang) or report.primary)
        return {**facts(story, source, edition), "outcome": outcome}

    return stories.pages(edition, texts, ("events",), "event.html", Event, more)


def facts(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
    """Give what an event's page has beside what all stories have."""
    lang, headers = source.lang, source.headers
    t, given = edition.strings[lang], story.facts
    return {
        "label": t.nouns[marks.noun_of(story)].one,
        "when": when.text(story, t),
        "tile": cards.tile(story, edition, lang),
        "starts": given.starts.iso,
        "ends": when.ends(story).iso,
        "arrival": when.arrival(story, t),
        "venue": headers.venue or "",
        "region": when.region(story, lang),
        "map": f"{given.map.lat},{given.map.lon}" if given.map else "",
        "state": cards.state(story, edition, lang),
        "bring": headers.bring,
        "accreditation": headers.accreditation or "",
        "live": headers.live or "",
        "contact": headers.contact or "",
        "past": when.over(story, edition.clock),
    }
