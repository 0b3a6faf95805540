"""Stories that wait to be approved: a public build leaves them out until then."""

from collections.abc import Iterable, Mapping

from ...model.source import Story
from ...schema.values import Approved
from ..approval import approving
from . import finding
from .finding import Finding, ReportPart, fill


def part(stories: Iterable[Story], since: Mapping[str, str]) -> ReportPart:
    """Give what waits, in the order of the files; `since` is the office's first day for each section."""
    waiting = approving.waiting(stories, since)
    found = (_finding(story, by) for story, by in waiting)
    return ReportPart(key="approvals", findings=tuple(found))


def _finding(story: Story, by: Approved | None) -> Finding:
    source = next((one for one in story.sources if one.headers.approved), story.primary)
    return finding.of(
        source,
        "unapproved" if by is None or by.holds else "approval-void",
        source.lines.get("approved", 0),
        fill=() if by is None or by.holds else fill(name=by.name, day=by.day.isoformat()),
        command="approve FILE={file}",
        sample=bool(story.facts.sample),
    )
