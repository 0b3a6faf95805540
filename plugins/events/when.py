"""When an event is: the days and hours of its headers, in words and as moments."""

import datetime as dt
from functools import lru_cache

from ..bilingual import clock as hours
from ..bilingual import dates
from ..bilingual.strings import REMEMBERED, Strings
from ..pipeline.moment import Clock
from ..pipeline.source import Story
from ..schema import regions
from ..schema.parts import moment
from ..schema.values import Moment


def ends(story: Story) -> Moment:
    """Give the end of an event: `Ends`, or the day or moment of its start."""
    return story.facts.ends or story.facts.starts  # type: ignore[no-any-return]


def over(story: Story, clock: Clock) -> bool:
    """Say whether an event has ended: an event of several days is over when its last day is.

    An event of which only the start is known is over when its day is.
    """
    if story.facts.ends:
        return clock.reached(story.facts.ends.after)
    return clock.reached(Moment(story.facts.starts.day).after)


def text(story: Story, t: Strings) -> str:
    """Say when an event is, in both clocks: `Jumanne, tarehe 7 Julai, 2026, saa 8:30 mchana (14:30)`."""
    facts = story.facts
    return moments(facts.starts, facts.ends, t, facts.period_word or "")


@lru_cache(maxsize=REMEMBERED)
def moments(start: Moment, end: Moment | None, t: Strings, period_word: str = "") -> str:
    """Say two moments as one phrase; both are days, or both have a time (a rule of the schema)."""
    return dates.moment_text(
        plain(start), plain(end) if end else None, t, period_word=period_word, weekday=True
    )


def plain(when: Moment) -> dt.date:
    """Give a moment as Python's own date or datetime."""
    return when.day if when.time is None else when.start


def formerly(text: str, t: Strings) -> str:
    """Say an event's old value: a date or a time in words, anything else as it was typed."""
    try:
        return moments(moment(text), None, t)
    except ValueError:  # PydanticCustomError is one: it is no date
        return text


def arrival(story: Story, t: Strings) -> str:
    """Say the time of arrival in both clocks; empty where none is given."""
    given = story.facts.arrival
    if not given:
        return ""
    if given.day and given.day != story.facts.starts.day:
        return moments(Moment(given.day, given.time), None, t)
    return hours.time_text(given.time, t)


def region(story: Story, lang: str) -> str:
    """Name an event's region; empty where none is given."""
    return regions.NAMES[story.facts.region][lang] if story.facts.region else ""
