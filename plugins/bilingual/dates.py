"""Dates in both languages, from names in the strings; weekdays are computed, never typed."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from . import clock
from .strings import REMEMBERED, Strings, fill

_MIDNIGHT = time(0)
_SMALL_HOURS_END = time(4)
_MORNING = time(6)


@lru_cache(maxsize=REMEMBERED)
def long(day: date, t: Strings) -> str:
    """Return a date for a page or letterhead: `Jumanne, tarehe 7 Julai, 2026`."""
    return _dated(t.dates.long, day, t, weekday=weekday(day, t))


@lru_cache(maxsize=REMEMBERED)
def short(day: date, t: Strings) -> str:
    """Return a date for a list: `7 Julai 2026`."""
    return _dated(t.dates.short, day, t)


@lru_cache(maxsize=REMEMBERED)
def on(day: date, t: Strings) -> str:
    """Return a date for a sentence: `tarehe 7 Julai, 2026`."""
    return _dated(t.dates.on, day, t)


def weekday(day: date, t: Strings) -> str:
    """Return the full name of the date's day of the week."""
    return t.weekdays.full[day.weekday()]


@lru_cache(maxsize=REMEMBERED)
def month_text(year: int, month: int, t: Strings) -> str:
    """Return a month with its year: `Novemba 2026`. Raises ValueError for no such month."""
    return fill(t.dates.month, month=_month(date(year, month, 1), t), year=year)


@lru_cache(maxsize=REMEMBERED)
def range_text(start: date, end: date, t: Strings) -> str:
    """Return a date from and to, without repeating a month or year that both share.

    `kuanzia tarehe 7 hadi 9 Julai, 2026`; one day is `tarehe 7 Julai, 2026`.
    Raises ValueError when the end is before the start.
    """
    start, end = _day(start), _day(end)
    if end < start:
        raise ValueError(f"{end} is before {start}")
    if start == end:
        return on(start, t)
    values = {"day": start.day, "end_day": end.day, "end_month": _month(end, t)}
    values["end_year"] = end.year
    if (start.year, start.month) == (end.year, end.month):
        return fill(t.dates.in_month, **values)
    values["month"] = _month(start, t)
    if start.year == end.year:
        return fill(t.dates.in_year, **values)
    return fill(t.dates.over_years, year=start.year, **values)


@lru_cache(maxsize=REMEMBERED)
def moment_text(
    start: date, end: date | None, t: Strings, period_word: str = "", weekday: bool = False
) -> str:
    """Return when something is: its date or dates, with times where there are any.

    `start` and `end` are both dates (all day) or both datetimes, in local time; `end` may be
    None. An event that runs past midnight belongs to its first date. `weekday` puts the day of
    the week before a date that stands alone. Raises ValueError when the end is before the start
    or only one of the two has a time.
    """
    if not isinstance(start, datetime):
        return _all_day(start, end, t, weekday)
    if end is not None and not isinstance(end, datetime):
        raise ValueError(f"{start} has a time and {end} has none: give both or neither")
    if end is None or end == start:
        return _at(start, clock.time_text(start.time(), t, period_word), t, weekday)
    if end < start:
        raise ValueError(f"{end} is before {start}")
    if _one_night(start, end):
        return _at(start, _hours(start, end, t, period_word), t, weekday)
    return _days(start, end, t, period_word)


@lru_cache(maxsize=REMEMBERED)
def daily_text(start: date, end: date | None, last: date, t: Strings, period_word: str = "") -> str:
    """Return when something is that takes place at the same hours on days that follow each other.

    `start` and `end` are of the first day, as for `moment_text`; `last` is the last date.
    `kuanzia tarehe 15 hadi 19 Machi, 2027, kila siku saa 2:00 asubuhi (08:00)`.
    """
    days = range_text(start, last, t)
    if not isinstance(start, datetime):
        return days
    if not isinstance(end, datetime) or end == start:
        time = clock.time_text(start.time(), t, period_word)
    else:
        time = clock.range_text(start.time(), end.time(), t, period_word)
    return fill(t.dates.daily, dates=days, time=time)


def last_day(start: date, end: date) -> date:
    """Return the last date that something belongs to: what ends in the night after a date belongs to it."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return _day(end)
    if _one_night(start, end):
        return start.date()
    return end.date() - timedelta(days=1) if end.time() == _MIDNIGHT else end.date()


def _all_day(start: date, end: date | None, t: Strings, weekday: bool) -> str:
    if isinstance(end, datetime):
        raise ValueError(f"{end} has a time and {start} has none: give both or neither")
    if end is None or end == start:
        return _at(start, t.dates.all_day, t, weekday)
    return range_text(start, end, t)


def _at(moment: date, when: str, t: Strings, weekday: bool = False) -> str:
    said = long(moment, t) if weekday else on(moment, t)
    if isinstance(moment, datetime) and moment.time() < _SMALL_HOURS_END:
        # "tarehe 8 Julai, saa 6:30 usiku" would be read as the night that follows that day.
        said = fill(t.dates.into, date=said)
    return fill(t.dates.at, date=said, time=when)


def _one_night(start: datetime, end: datetime) -> bool:
    """Return whether the end belongs to the first date: the same day, or the night after it."""
    if start.date() == end.date():
        return True
    next_day = end.date() - start.date() == timedelta(days=1)
    return next_day and end.time() < _MORNING and end - start < timedelta(days=1)


def _hours(start: datetime, end: datetime, t: Strings, period_word: str) -> str:
    until = "" if start.date() == end.date() else _past_midnight(start, end, t)
    return clock.range_text(start.time(), end.time(), t, period_word, until)


def _past_midnight(start: datetime, end: datetime, t: Strings) -> str:
    said = clock.spoken(end.time(), t)
    if end.time() == _MIDNIGHT:  # the last minute of the first date, which needs no second one
        return said
    night = end.time() < _SMALL_HOURS_END
    key = "into_night" if night else "into_dawn"
    if start.year != end.year:
        key += "_of_year"
        return fill(t.dates[key], time=said, day=end.day, month=_month(end, t), year=end.year)
    return fill(t.dates[key], time=said, day=end.day, month=_month(end, t))


def _days(start: datetime, end: datetime, t: Strings, period_word: str) -> str:
    first, last = clock.ends_text(start.time(), end.time(), t, period_word)
    # Midnight is the end of the date before, for a reader and here.
    until = last_day(start, end) if end.time() == _MIDNIGHT else end
    return fill(t.dates.from_to, start=_at(start, first, t), end=_at(until, last, t))


def _dated(pattern: str, day: date, t: Strings, **more: str) -> str:
    return fill(pattern, day=day.day, month=_month(day, t), year=day.year, **more)


def _month(day: date, t: Strings) -> str:
    return t.months.full[day.month - 1]


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
