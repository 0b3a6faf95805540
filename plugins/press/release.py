"""The page of a press release: heading, number, place and date, subject, sign-off, contact."""

from typing import Any

from ..bilingual import dates
from ..bilingual.addresses import OTHER
from ..bilingual.strings import fill
from ..pipeline.edition import Edition
from ..pipeline.pages import Page
from ..pipeline.source import Source, Story
from ..pipeline.values import Link, Release
from ..schema.office import Office
from ..stories import story as stories
from . import corrections, papers, register


def plan(edition: Edition, texts: stories.Texts) -> list[Page]:
    """Plan the pages of the press releases; a release that corrects another is linked with it."""
    return stories.pages(edition, texts, ("press",), "press.html", Release, more)


def more(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
    """Give what the page of a release has beside what all stories have."""
    earlier = corrections.earlier(story, edition)
    said = notice(story, source, edition)
    if story.facts.withdrawn:  # what it says may name somebody
        said |= dict.fromkeys(("subject", "issued_by", "contact"), "") | {"signatory": ()}
        said["place_date"] = dates.long(source.day, edition.strings[source.lang])
    return {
        **said,
        "corrects": earlier and link(earlier, source.lang, edition),
        "corrected_by": tuple(
            link(later, source.lang, edition) for later in corrections.later(story, edition)
        ),
        "paper": papers.paper(source, edition),
        "verify": register.row_link(story, source.lang, edition),
    }


def link(story: Story, lang: str, edition: Edition) -> Link:
    """Give the link to a release in the reader's language, or in the one that it has."""
    return edition.link(story.source(lang) or story.primary)


def notice(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
    """Give what makes a page an official notice; what a release does not say, the office's facts do."""
    lang, headers, facts = source.lang, source.headers, story.facts
    t, office = edition.strings[lang], edition.office
    assert source.day is not None
    day = dates.long(source.day, t)
    said = {
        name: getattr(headers, name) if own(source, name, office) else defaults(office, lang)[name]
        for name in defaults(office, lang)
    }
    place = said["place"]
    return {
        "label": t.titles.heading[facts.heading],
        "heading": t.titles.heading[facts.heading],
        "reference": facts.reference or "",
        "place_date": fill(t.titles.place_date, place=place, date=day) if place else day,
        "subject": headers.subject or headers.title,
        "issued_by": said["issued_by"],
        "signatory": tuple(part.strip() for part in said["signatory"].split("|") if part.strip()),
        "contact": said["contact"],
        "taken": {
            name: spoken
            for name, spoken in stories.taken(source).items()
            if name not in said or own(source, name, office)
        },
    }


def defaults(office: Office, lang: str) -> dict[str, str]:
    """Give what the office's facts say where a release does not, by field, as an editor would type it."""
    by_default = (office.press.signatory_name, office.press.signatory_title[lang])
    return {
        "place": office.press.place[lang],
        "issued_by": office.unit[lang],
        "signatory": " | ".join(part for part in by_default if part),
        "contact": office.press.contact[lang],
    }


def own(source: Source, name: str, office: Office) -> bool:
    """Say whether a release says a field itself.

    What it took over from the other file is none of its own where it is what the office's facts say there: they
    say it in this language too.
    """
    said = getattr(source.headers, name)
    there = defaults(office, OTHER[source.lang])[name]
    return bool(said) and not (name in source.taken and said == there)
