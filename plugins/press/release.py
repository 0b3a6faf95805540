"""The page of a press release: heading, number, place and date, subject, sign-off, contact."""

from typing import Any

from ..bilingual import dates
from ..bilingual.strings import fill
from ..pipeline.edition import Edition
from ..pipeline.pages import Page
from ..pipeline.source import Source, Story
from ..pipeline.values import Link, Release
from ..stories import story as stories
from . import papers


def plan(edition: Edition, texts: stories.Texts) -> list[Page]:
    """Plan the pages of the press releases; a release that corrects another is linked with it."""
    releases = {story.pair: story for story in edition.stories if story.section == "press"}
    corrected = {one.facts.corrects: one for one in releases.values() if one.facts.corrects}

    def more(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
        earlier = releases.get(story.facts.corrects) if story.facts.corrects else None
        later = corrected.get(story.pair)
        return {
            **notice(story, source, edition),
            "corrects": earlier and link(earlier, source.lang, edition),
            "corrected_by": later and link(later, source.lang, edition),
            "paper": papers.paper(source, edition),
        }

    return stories.pages(edition, texts, ("press",), "press.html", Release, more)


def link(story: Story, lang: str, edition: Edition) -> Link:
    """Give the link to a release in the reader's language, or in the one that it has."""
    return edition.link(story.source(lang) or story.primary)


def notice(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
    """Give what makes a page an official notice; what a release does not say, the office's facts do."""
    lang, headers, facts = source.lang, source.headers, story.facts
    t, office = edition.strings[lang], edition.office
    assert source.day is not None
    day = dates.long(source.day, t)
    place = headers.place or office.press.place[lang]
    signatory = tuple(part.strip() for part in (headers.signatory or "").split("|") if part.strip())
    by_default = (office.press.signatory_name, office.press.signatory_title[lang])
    return {
        "label": t.titles.heading[facts.heading],
        "heading": t.titles.heading[facts.heading],
        "reference": facts.reference or "",
        "place_date": fill(t.titles.place_date, place=place, date=day) if place else day,
        "subject": headers.subject or headers.title,
        "issued_by": headers.issued_by or office.unit[lang],
        "signatory": signatory or tuple(part for part in by_default if part),
        "contact": headers.contact or office.press.contact[lang],
    }
