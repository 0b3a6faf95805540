"""Past events that owe a report of what happened, as `make owed` lists them."""

import datetime as dt
from collections.abc import Sequence

from ...model.moment import Clock
from ...model.source import Story
from ..owed import owed
from .finding import Finding, ReportPart, fill


def part(stories: Sequence[Story], clock: Clock, today: dt.date) -> ReportPart:
    """Give the events that owe a report, the oldest first."""
    sources = {source.path: source for story in stories for source in story.sources}
    return ReportPart(
        key="owed",
        findings=tuple(
            Finding(
                path=one.path,
                line=sources[one.path].lines.get("starts", 0),
                title=one.title,
                lang=sources[one.path].lang,
                note="owes-report",
                fill=fill(days=one.days),
                sample=one.sample,
            )
            for one in owed.owing(stories, clock, today)
        ),
    )
