"""What makes a page or a letter an official notice: heading, number, place and date, subject, sign-off, contact."""

from typing import Any

from ...bilingual import dates
from ...bilingual.strings import OTHER, fill
from ...model.edition import Edition
from ...model.source import Source, Story
from ...model.values import Link
from ...schema.office import Office
from ...schema.seal import Sealed
from ...stories import story as stories


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


def seal(source: Source, edition: Edition) -> Sealed | None:
    """Give the line of the register by which a source is sealed, or None."""
    return edition.sealed.get((source.pair, source.lang))
