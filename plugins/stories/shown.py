"""Which stories a build shows: what a draft, an embargo, a sample and a withdrawal mean."""

import datetime as dt

from ..model.edition import Audience
from ..model.moment import Clock
from ..model.source import Story
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


def why_not(story: Story, clock: Clock, audience: Audience) -> str:
    """Give why a build leaves a story out: draft, sample, embargo, ended; empty when it is shown.

    A preview shows even what is not out yet, but no notice that has ended. The clock is asked last: the
    moment of what is left out for another reason changes no page.
    """
    if not audience.preview or audience.public:
        if story.facts.status == "draft":
            return "draft"
        if story.facts.sample and audience.public:
            return "sample"
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


def out(story: Story, clock: Clock) -> bool:
    """Say whether a story is out: neither a draft nor under embargo; a withdrawn one is, to call it back."""
    return story.facts.status != "draft" and not embargoed(story, clock)
