"""When an event occurs: once, or as often as its `Repeat` says. Pages, lists and calendars read it here."""

import datetime as dt
from functools import lru_cache

from msgspec import Struct

from ..bilingual import dates
from ..bilingual.strings import REMEMBERED
from ..model.moment import Clock
from ..model.source import Story
from ..schema import recurrence
from ..schema.values import Moment, Recurrence


class Occurrence(Struct, frozen=True):
    """One time that an event takes place.

    `end` is None where the event gives none. `number` counts from 0, which is the event itself; a day that
    is left out counts too, so that leaving one out renames no other.
    """

    start: Moment
    end: Moment | None
    number: int

    @property
    def over(self) -> dt.datetime:
        """The moment from which it is over: after its end, or after its day where only a start is known."""
        return (self.end or Moment(self.start.day)).after

    @property
    def last(self) -> dt.date:
        """The last day that it belongs to: one that runs past midnight belongs to its first."""
        return dates.last_day(plain(self.start), plain(self.end)) if self.end else self.start.day


def occurrences(story: Story, until: dt.date) -> tuple[Occurrence, ...]:
    """Give all occurrences that begin up to a day, in order: one where the event does not repeat.

    The first is always there, whenever it is; each is as long as the event itself.
    """
    facts = story.facts
    return _occurrences(facts.starts, facts.ends, facts.repeat, until)


@lru_cache(maxsize=REMEMBERED)
def _occurrences(
    start: Moment, end: Moment | None, repeat: tuple[Recurrence, ...], until: dt.date
) -> tuple[Occurrence, ...]:
    if not repeat:
        return (Occurrence(start, end, 0),)
    without = {line.without for line in repeat}
    found: list[Occurrence] = []
    for number, moment in enumerate(recurrence.moments(repeat[0].rule, start.start)):
        if moment.date() > until and found:
            break
        if moment.date() not in without:
            found.append(Occurrence(*_moved(start, end, moment), number))
    return tuple(found)


def _moved(start: Moment, end: Moment | None, to: dt.datetime) -> tuple[Moment, Moment | None]:
    """An event's start and end, moved so that it begins at another moment."""
    return _at(to, start), end and _at(to + (end.start - start.start), end)


def _at(moment: dt.datetime, like: Moment) -> Moment:
    return Moment(moment.date(), None if like.time is None else moment.time())


def plain(when: Moment) -> dt.date:
    """Give a moment as Python's own date or datetime."""
    return when.day if when.time is None else when.start


def window(clock: Clock) -> dt.date:
    """Give the last day on which occurrences are shown: the end of the year after next."""
    return dt.date(clock.month().year + 2, 12, 31)


def rule(story: Story) -> str:
    """Give an event's rule as RFC 5545 wants it beside its start; empty where it does not repeat.

    `UNTIL` is a day beside a day; beside a time it is the end of that day, in UTC. The day of the month is
    written out where the rule takes it from the start: some calendars make the 30th of what has no 31st.
    """
    facts = story.facts
    if not facts.repeat:
        return ""
    parts = recurrence.parts(facts.repeat[0].rule)
    if facts.starts.time is not None and "UNTIL" in parts:
        parts["UNTIL"] += "T205959Z"  # 23:59:59 in East Africa
    if parts["FREQ"] in ("MONTHLY", "YEARLY") and not {"BYDAY", "BYMONTHDAY"} & parts.keys():
        if parts["FREQ"] == "YEARLY":
            parts.setdefault("BYMONTH", str(facts.starts.day.month))
        parts["BYMONTHDAY"] = str(facts.starts.day.day)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def waived(story: Story, clock: Clock) -> tuple[Moment, ...]:
    """Give the starts that an event leaves out and whose day is not over, in order, up to those that are shown."""
    until = window(clock)
    return tuple(
        one for one in left_out(story) if one.day <= until and not clock.reached(_over(story, one))
    )


def _over(story: Story, start: Moment) -> dt.datetime:
    """When a day that is left out is over: with its last day, had it been held."""
    _, end = _moved(story.facts.starts, story.facts.ends, start.start)
    return max(Moment(start.day).after, end.after if end else dt.datetime.min)


def left_out(story: Story) -> tuple[Moment, ...]:
    """Give the starts that an event leaves out, in order: what a calendar calls its EXDATEs."""
    days = sorted(line.without for line in story.facts.repeat[1:])
    return tuple(Moment(day, story.facts.starts.time) for day in days)
