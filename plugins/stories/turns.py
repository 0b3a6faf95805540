"""Turns: what a reader counts as one time that an event takes place.

A turn is an occurrence, or several on days that follow each other, as a clinic's days from Monday to
Friday. Lists count turns; the calendar's days and the calendars of programs count occurrences.
"""

import datetime as dt
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from ..bilingual.strings import REMEMBERED
from ..model.moment import Clock
from ..model.source import Story
from . import occurrences
from .occurrences import Occurrence


class Turn(Struct, frozen=True):
    """One time that an event takes place: its days, in order, at least one."""

    days: tuple[Occurrence, ...]

    @property
    def first(self) -> Occurrence:
        """The first of its days."""
        return self.days[0]

    @property
    def last(self) -> Occurrence:
        """The last of its days."""
        return self.days[-1]

    def over(self, clock: Clock) -> bool:
        """Say whether it has ended."""
        return clock.reached(self.last.over)

    def going(self, clock: Clock) -> bool:
        """Say whether it has begun and not ended."""
        return clock.reached(self.first.start.start) and not self.over(clock)


def shown(story: Story, clock: Clock) -> tuple[Turn, ...]:
    """Give the turns of an event that pages show: all that have been, and those to come within the window."""
    until = occurrences.window(clock) if story.facts.repeat else story.facts.starts.day
    return _grouped(occurrences.occurrences(story, until))


def current(story: Story, clock: Clock) -> Turn:
    """Give an event's turn that has not ended, the last where all have."""
    turns = shown(story, clock)
    return next((turn for turn in turns if not turn.over(clock)), turns[-1])


@lru_cache(maxsize=REMEMBERED)
def _grouped(days: tuple[Occurrence, ...]) -> tuple[Turn, ...]:
    cuts = [at for at, (one, following) in enumerate(pairwise(days), 1) if _apart(one, following)]
    return tuple(Turn(days[start:end]) for start, end in pairwise([0, *cuts, len(days)]))


def _apart(one: Occurrence, following: Occurrence) -> bool:
    """Whether an occurrence is not of one day, or the next is not on the day after it."""
    one_day = (one.end or one.start).day == one.start.day
    return not one_day or following.start.day - one.start.day != dt.timedelta(days=1)
