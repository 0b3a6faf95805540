"""Headers that nobody must write, and that a reader misses where they are empty."""

import datetime as dt
from collections.abc import Iterable

from ...model.source import Source, Story
from ...schema import fields
from ...schema.office import PressFacts
from ...schema.sections import SECTIONS
from ...stories import shown
from . import finding
from .finding import ReportPart, fill

# What lasts for years is kept by somebody, and reviewed.
LASTING = ("charter", "guideline", "form")
KEPT = ("owner", "review_by")
# What an event bears that readers go to, and whom they ask before it.
PLACED, ASKED = ("venue", "region"), ("contact",)


def part(stories: Iterable[Story], press: PressFacts, today: dt.date) -> ReportPart:
    """Give the files with empty headers, file by file in the order of their paths.

    A withdrawn story is passed over. `press` is what the office gives to a release whose headers say nothing.
    """
    findings = []
    for story in stories:
        if not shown.listed(story):
            continue
        for source in story.sources:
            names = [name for name in expected(story, press, today) if _empty(story, source, name)]
            if names:
                headers = fill(names=", ".join(map(fields.header_name, names)))
                note, sample = "blank" if len(names) == 1 else "blanks", bool(story.facts.sample)
                findings.append(finding.of(source, note, fill=headers, sample=sample))
    return ReportPart(key="blanks", findings=tuple(findings))


def expected(story: Story, press: PressFacts, today: dt.date) -> list[str]:
    """Give the fields that a story is expected to bear."""
    names = list(SECTIONS[story.section].expected)
    facts = story.facts
    if story.section == "publications" and facts.kind in LASTING:
        names += KEPT
    if story.section == "press":
        given = {
            "signatory": press.signatory_name,
            "contact": press.contact.sw,
            "place": press.place.sw,
        }
        names += [name for name, value in given.items() if not value]
    if story.section == "events":
        last = facts.ends or facts.starts
        names += PLACED if not facts.live else ()
        names += ASKED if last and last.day >= today else ()
    return names


def _empty(story: Story, source: Source, name: str) -> bool:
    """Whether a field is empty where it should stand: a fact in the file that bears the facts alone."""
    if name in fields.facts(story.section) and source is not story.primary:
        return False
    return not getattr(source.headers, name)
