"""Past events that owe a report of what happened, as `make owed` lists them."""

import datetime as dt
from collections.abc import Sequence

from ...model.moment import Clock
from ...model.source import Story
from ..owed import owed
from . import finding
from .finding import ReportPart, fill


def part(stories: Sequence[Story], clock: Clock, today: dt.date) -> ReportPart:
    """Give the events that owe a report, the oldest first."""
    sources = {source.path: source for story in stories for source in story.sources}
    return ReportPart(
        key="owed",
        findings=tuple(
            finding.of(
                sources[event.path],
                "owes-report",
                sources[event.path].lines.get("starts", 0),
                fill=fill(days=event.days),
                sample=event.sample,
            )
            for event in owed.owing(stories, clock, today)
        ),
    )
