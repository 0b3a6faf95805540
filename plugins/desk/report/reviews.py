"""Stories whose day of review (`Review-By`) has come or is near, by who keeps them (`Owner`)."""

import datetime as dt
from collections.abc import Iterable

from ...model.source import Story
from ...stories import shown
from . import finding
from .finding import Finding, ReportPart, fill

SOON = 30  # days before its day on which a review is told of


def part(stories: Iterable[Story], today: dt.date) -> ReportPart:
    """Give what is to be reviewed, owner by owner, those without one last, what is longest overdue first.

    A withdrawn story is no longer kept. A day that is today is not yet over.
    """
    found = [
        (story, (today - story.facts.review_by).days)
        for story in stories
        if story.facts.review_by and shown.listed(story)
    ]
    due = [(story, days) for story, days in found if days > -SOON]
    due.sort(key=lambda one: (not one[0].facts.owner, one[0].facts.owner or "", -one[1]))
    return ReportPart(key="reviews", findings=tuple(_finding(story, days) for story, days in due))


def _finding(story: Story, days: int) -> Finding:
    source = story.primary
    note = "overdue" if days > 0 else "due-soon" if days < 0 else "due-today"
    day = source.headers.review_by.isoformat()
    return finding.of(
        source,
        note,
        source.lines.get("review_by", 0),
        fill=fill(day=day, days=abs(days)) if days else fill(day=day),
        group=source.headers.owner or "",
        sample=bool(source.headers.sample),
    )
