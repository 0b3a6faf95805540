"""Which stories a build shows: what a draft, an embargo, a sample and a withdrawal mean."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from ..model.edition import Audience, Edition
from ..model.moment import Clock
from ..model.source import Story
from ..schema import approval
from . import term


def embargo(story: Story) -> dt.datetime | None:
    """Give the moment from which a story may be shown, or None for always.

    It is the later of `Publish-At` and of the file's date (with the time of `Date`); an event's file may
    bear the event's own day, so that for events `Publish-At` alone counts. A notice says it in `From`.
    """
    if story.section == "notices":
        return term.begins(story)
    moments = []
    if story.facts.publish_at:
        moments.append(story.facts.publish_at.start)
    if story.filed:
        moment = story.facts.date
        moments.append(moment.start if moment else dt.datetime.combine(story.filed, dt.time.min))
    return max(moments, default=None)


def embargoed(story: Story, clock: Clock) -> bool:
    """Say whether a story is still under embargo."""
    until = embargo(story)
    return until is not None and not clock.reached(until)


def unapproved(story: Story, since: Mapping[str, str]) -> bool:
    """Say whether a story needs an approval and has none that holds in each of its files.

    `since` is the office's first day for each section. What was withdrawn is shown, to call it back.
    """
    if not approval.needed(story.section, story.primary.day, since) or story.facts.withdrawn:
        return False
    return not all(by and by.holds for by in (one.headers.approved for one in story.sources))


def why_not(
    story: Story, clock: Clock, audience: Audience, since: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Give why a build leaves a story out: draft, sample, approval, embargo, ended; empty when it is shown.

    A preview shows even what is not out yet, but no notice that has ended. The clock is asked last: the
    moment of what is left out for another reason changes no page. `since` says which stories need approval.
    """
    if not audience.preview or audience.public:
        if story.facts.status:
            return "draft"
        if story.facts.sample and audience.public:
            return "sample"
        if since and unapproved(story, since):
            return "approval"
        if embargoed(story, clock):
            return "embargo"
    return "ended" if story.section == "notices" and term.ended(story, clock) else ""


def listed(story: Story) -> bool:
    """Say whether a story stands in lists and feeds: a withdrawn one keeps its page alone."""
    return not story.facts.withdrawn


def travels(story: Story, clock: Clock) -> bool:
    """Say whether a story may leave the site, in feeds and calendars, from which nobody can call it back.

    A preview shows drafts and embargoed stories, but lets none of them travel.
    """
    return listed(story) and out(story, clock)


def travelling(edition: Edition) -> tuple[Story, ...]:
    """Give the stories that travel, newest first."""
    return edition.once(
        "travelling",
        lambda some: tuple(one for one in some.stories if travels(one, some.clock)),
    )


def out(story: Story, clock: Clock) -> bool:
    """Say whether a story is out: not unfinished, not under embargo; a withdrawn one is, to call it back."""
    return not story.facts.status and not embargoed(story, clock)
