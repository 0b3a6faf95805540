"""When an event is: the days and hours of its headers and of its turns, in words."""

import datetime as dt
from functools import lru_cache

from ..bilingual import agreement, counts, dates, regions
from ..bilingual import clock as hours
from ..bilingual.strings import REMEMBERED, Strings, fill
from ..model.moment import Clock
from ..model.source import Source, Story
from ..schema.sections import SECTIONS
from ..schema.values import Moment
from . import occurrences, turns
from .occurrences import Occurrence, plain
from .turns import Turn


def over(story: Story, clock: Clock) -> bool:
    """Say whether an event has ended for good: an event of several days has when its last day is over.

    An event of which only the start is known is over when its day is.
    """
    return turns.current(story, clock).over(clock)


def off(story: Story) -> bool:
    """Say whether an event's date no longer holds: it was cancelled, or postponed to no date yet."""
    facts = story.facts
    return facts.state == "cancelled" or (facts.state == "postponed" and not _dated_anew(story))


def _dated_anew(story: Story) -> bool:
    """Whether what an event was before is given, and is not the present date."""
    old = story.facts.formerly
    return bool(old) and old.when != story.facts.starts


def previous(story: Story) -> str:
    """Give when an event was to start before, for machines; empty where no other date is given."""
    old = earlier(story)
    return old.iso if old else ""


def earlier(story: Story) -> Moment | None:
    """Give when an event was to start before; None where no other date is given."""
    old = story.facts.formerly
    return old.when if old and old.when != story.facts.starts else None


def text(story: Story, t: Strings, turn: Turn | None = None) -> str:
    """Say when an event is, in both clocks: `Jumanne, tarehe 7 Julai, 2026, saa 8:30 mchana (14:30)`.

    `turn` is which of its turns, the first as its headers give it where none is named.
    """
    facts = story.facts
    word = facts.period_word or ""
    if not turn:
        return moments(facts.starts, facts.ends, t, word)
    return _turn(turn.first, turn.last, t, word)


def brief(story: Story, t: Strings, turn: Turn) -> str:
    """Say when a turn is in few words: the days of several, the hour of one: `tarehe 7 Julai, 2026, saa …`."""
    start, last = turn.first.start, turn.last.last
    if start.day != last:
        return dates.range_text(start.day, last, t)
    return dates.moment_text(plain(start), None, t, story.facts.period_word or "")


def days(turn: Turn, t: Strings) -> str:
    """Say the days of a turn without its hours: one with its weekday, several as from and to."""
    start, last = turn.first.start.day, turn.last.last
    return dates.long(start, t) if start == last else dates.range_text(start, last, t)


@lru_cache(maxsize=REMEMBERED)
def _turn(first: Occurrence, last: Occurrence, t: Strings, word: str) -> str:
    if first == last:
        return moments(first.start, first.end, t, word)
    end = plain(first.end) if first.end else None
    return dates.daily_text(plain(first.start), end, last.start.day, t, word)


@lru_cache(maxsize=REMEMBERED)
def moments(start: Moment, end: Moment | None, t: Strings, period_word: str = "") -> str:
    """Say two moments as one phrase; both are days, or both have a time (a rule of the schema)."""
    return dates.moment_text(
        plain(start), plain(end) if end else None, t, period_word=period_word, weekday=True
    )


def going(story: Story, turn: Turn, clock: Clock, t: Strings) -> str:
    """Say that a turn has begun and not ended: `Maonesho yanaendelea`; empty where it has not."""
    if off(story) or not turn.going(clock):
        return ""
    return agreement.phrase(SECTIONS["events"].named(story.facts.kind), "ongoing", t)


def further(story: Story, turn: Turn, clock: Clock, t: Strings) -> str:
    """Say when the next turn after one is; empty where that has ended, or none follows."""
    if not story.facts.repeat or turn.over(clock):
        return ""
    later = [one for one in turns.shown(story, clock) if one.first.number > turn.last.number]
    return fill(t.event.further, date=dates.on(later[0].first.start.day, t)) if later else ""


def not_held(story: Story, clock: Clock, t: Strings, turn: Turn | None = None) -> str:
    """Say which days are left out and not over yet: `Haitafanyika tarehe 23 Novemba 2026`; empty for none.

    Of one turn, those before the next one: no reader reckons with others yet. Empty too where the event's date
    no longer holds anyhow.
    """
    if not story.facts.repeat or off(story):
        return ""
    days = [one.day for one in occurrences.waived(story, clock)]
    later = [
        one for one in turns.shown(story, clock) if turn and one.first.number > turn.last.number
    ]
    if turn and later:
        until = dt.date.min if turn.over(clock) else later[0].first.start.day
        days = [day for day in days if day < until]
    if not days:
        return ""
    noun = SECTIONS["events"].named(story.facts.kind)
    said = counts.join([dates.short(day, t) for day in days], t)
    return agreement.dated(noun, "not-held", said, t)


def hour(story: Story, occurrence: Occurrence, t: Strings) -> str:
    """Say when on its day an occurrence of one day is: the hour of its start, or that it is all day."""
    time = occurrence.start.time
    return hours.brief_text(time, t, story.facts.period_word or "") if time else t.dates.all_day


def arrival(story: Story, t: Strings, turn: Turn | None = None) -> str:
    """Say the time of arrival in both clocks, with its day where it is another; empty where none is given."""
    facts = story.facts
    if not facts.arrival:
        return ""
    if not facts.arrival.day or facts.arrival.day == facts.starts.day:
        return hours.time_text(facts.arrival.time, t)
    later = turn.first.start.day - facts.starts.day if turn else dt.timedelta(0)
    return moments(Moment(facts.arrival.day + later, facts.arrival.time), None, t)


def place(story: Story, source: Source) -> str:
    """Name an event's venue and region in a source's language, as far as they are given."""
    named = (source.headers.venue or "", region(story, source.lang))
    return ", ".join(part for part in named if part)


def region(story: Story, lang: str) -> str:
    """Name an event's region; empty where none is given."""
    return regions.NAMES[story.facts.region][lang] if story.facts.region else ""
