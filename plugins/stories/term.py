"""The term of a notice: the span of time in which it stands on every page.

A notice without its headers, which the rules refuse, is never shown.
"""

import datetime as dt

from ..model.moment import Clock
from ..model.source import Story
from ..schema import notice


def begins(story: Story) -> dt.datetime:
    """Give the moment at which a notice begins to be shown, local to Tanzania."""
    given = story.facts.from_
    return given.start if given else dt.datetime.max


def ended(story: Story, clock: Clock) -> bool:
    """Say whether a notice has had its time."""
    until = story.facts.until
    return bool(until) and clock.reached(notice.gone(until))
