"""Rules of repetition: what the site takes of RFC 5545, 3.3.10, and the moments that a rule gives.

Taken is what every calendar understands alike. Numbers of weeks and of days of the year are not, and neither
are hours: an event repeats by days, and its hour is that of `Starts`.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice, takewhile

from dateutil.rrule import rrulestr

MOST = 400  # occurrences within so many years of the first
YEARS = 10

_DAY = r"[+-]?(?:[1-9]|[12][0-9]|3[01])"
_WEEKDAY = r"(?:MO|TU|WE|TH|FR|SA|SU)"
_NTH = rf"(?:[+-]?[1-5])?{_WEEKDAY}"
_MONTH = r"(?:[1-9]|1[0-2])"
_PARTS = {
    "FREQ": r"(?:DAILY|WEEKLY|MONTHLY|YEARLY)",
    "INTERVAL": r"[1-9][0-9]{0,2}",
    "COUNT": r"[1-9][0-9]{0,3}",
    "UNTIL": r"[0-9]{8}",
    "BYMONTH": rf"{_MONTH}(?:,{_MONTH})*",
    "BYMONTHDAY": rf"{_DAY}(?:,{_DAY})*",
    "BYDAY": rf"{_NTH}(?:,{_NTH})*",
    "BYSETPOS": r"[+-]?[1-9][0-9]?(?:,[+-]?[1-9][0-9]?)*",
    "WKST": _WEEKDAY,
}
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # of the months, every year
_PART = "|".join(f"{name}={value}" for name, value in _PARTS.items())
RULE = re.compile(rf"(?:RRULE:)?(?:{_PART})(?:;(?:{_PART}))*")
HOURS = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
_OFTEN = frozenset({"HOURLY", "MINUTELY", "SECONDLY"})


def parts(rule: str) -> dict[str, str]:
    """Give the parts of a rule by name. Raises ValueError where it is not a list of `NAME=value`."""
    pairs = [part.partition("=")[::2] for part in rule.removeprefix("RRULE:").split(";")]
    found = dict(pairs)
    if len(found) < len(pairs) or not all(found.values()):
        raise ValueError(rule)
    return found


def by_hours(rule: str) -> bool:
    """Say whether a rule repeats within a day."""
    try:
        found = parts(rule)
    except ValueError:
        return False
    return found.get("FREQ") in _OFTEN or not HOURS.isdisjoint(found)


def understood(rule: str) -> bool:
    """Say whether a rule is one that the site takes.

    >>> understood("FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=1")
    True
    >>> understood("FREQ=WEEKLY;BYDAY=1MO")
    False
    """
    try:
        found = parts(rule)
    except ValueError:
        return False
    return bool(RULE.fullmatch(rule)) and "FREQ" in found and _sound(found)


def _sound(found: dict[str, str]) -> bool:
    """Whether a last day exists, and nothing stands together that RFC 5545 forbids and dateutil passes over."""
    try:
        dt.datetime.strptime(found.get("UNTIL", "99991231"), "%Y%m%d")
    except ValueError:
        return False
    often = found["FREQ"] in ("DAILY", "WEEKLY")
    return not (
        ("COUNT" in found and "UNTIL" in found)
        or ("BYMONTHDAY" in found and found["FREQ"] == "WEEKLY")
        or (often and re.search(r"\d", found.get("BYDAY", "")))
        or ("BYSETPOS" in found and not {"BYMONTH", "BYMONTHDAY", "BYDAY"} & found.keys())
    )


def given(rule: str, start: dt.datetime) -> Iterator[dt.datetime]:
    """Give the moments that a rule has from `start` on, in order, naive and local.

    Its last day (`UNTIL`) is a whole day. The calendar comes round every 400 years, to the day of the
    week, and dateutil looks for a next moment up to its last year, 9999: the series is made as late as it
    can be, so that a rule that has none is known in the twentieth part of the time.
    """
    later = (dt.MAXYEAR - start.year) // 400 * 400
    found = parts(rule)
    until = found.pop("UNTIL", "99991231")
    text = ";".join(f"{name}={value}" for name, value in found.items())
    for one in rrulestr(text, dtstart=start.replace(year=start.year + later)):
        moment = one.replace(year=one.year - later)
        if f"{moment:%Y%m%d}" > until:
            return
        yield moment


def moments(rule: str, start: dt.datetime) -> Iterator[dt.datetime]:
    """Give all moments of what repeats by a rule: `start` is the first, even where the rule has it not."""
    yield start
    yield from (one for one in given(rule, start) if one != start)


def first(rule: str, start: dt.datetime) -> tuple[dt.datetime, ...]:
    """Give the moments of the first ten years; where there are too many, one more than may be."""
    end = start.replace(day=1, year=start.year + YEARS)
    return tuple(islice(takewhile(lambda one: one < end, moments(rule, start)), MOST + 1))


def skipped(rule: str, start: dt.datetime) -> tuple[str, ...]:
    """Give the months that a rule passes over for want of its day, as `2027-02`, up to its last moment.

    >>> skipped("FREQ=MONTHLY;COUNT=3", dt.datetime(2027, 1, 30))
    ('2027-02',)
    >>> skipped("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", dt.datetime(2027, 1, 31))
    ()
    """
    found = parts(rule)
    days = [int(day) for day in found.get("BYMONTHDAY", str(start.day)).split(",")]
    longest = max(map(abs, days))
    if found["FREQ"] != "MONTHLY" or "BYDAY" in found or longest <= min(LENGTHS):
        return ()
    *_, last = first(rule, start)
    months = range(start.year * 12 + start.month - 1, last.year * 12 + last.month)
    asked = (divmod(one, 12) for one in months[:: int(found.get("INTERVAL", "1"))])
    return tuple(
        f"{year}-{month + 1:02}"
        for year, month in asked
        if calendar.monthrange(year, month + 1)[1] < longest
    )


def alike(rule: str, start: dt.date) -> bool:
    """Say whether programs of calendars read a rule that is understood alike (docs/decisions/0014).

    >>> alike("FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=1", dt.date(2027, 8, 1))
    True
    >>> alike("FREQ=YEARLY;BYMONTHDAY=1", dt.date(2027, 8, 1))
    False
    >>> alike("FREQ=MONTHLY;BYDAY=1FR,SU", dt.date(2027, 8, 1))
    False
    """
    found = parts(rule)
    if found["FREQ"] in ("DAILY", "WEEKLY"):
        return found.keys().isdisjoint({"BYMONTHDAY", "BYSETPOS"})
    if {"BYDAY", "BYMONTHDAY"} <= found.keys() or not _place_alike(found):
        return False
    if not _weekdays_alike(found):
        return False
    if found["FREQ"] == "MONTHLY":
        return "BYMONTH" not in found
    if "BYDAY" in found:
        return "BYMONTH" in found
    return _days_alike(found, start)


def _place_alike(found: dict[str, str]) -> bool:
    """Whether a rule takes one day of a month's weekdays by its place among them, or none so."""
    if "BYSETPOS" not in found:
        return True
    among = found.get("BYDAY", "0")
    one_month = found["FREQ"] == "MONTHLY" or found.get("BYMONTH", "").isdigit()
    return one_month and "," not in found["BYSETPOS"] and not re.search(r"\d", among)


def _weekdays_alike(found: dict[str, str]) -> bool:
    """Whether each weekday of a rule has a number or none has, and no day of a year can be two of them.

    Of `1FR,SU` dateutil gives what is both; the last Monday that is the fourth too ical.js counts twice a year.
    """
    days = found.get("BYDAY", "MO").split(",")
    if len({day.isalpha() for day in days}) > 1 or len(days) > len(set(days)):
        return False
    places = [(day[-2:], int(day[:-2])) for day in days if not day.isalpha()]
    return found["FREQ"] == "MONTHLY" or not any(
        day == other and first > 0 > last and first - last in (5, 6)
        for day, first in places
        for other, last in places
    )


def _days_alike(found: dict[str, str], start: dt.date) -> bool:
    """Whether each month of a yearly rule has each of its days, every year."""
    if "BYMONTHDAY" in found and "BYMONTH" not in found:
        return False
    days = found.get("BYMONTHDAY", str(start.day))
    months = found.get("BYMONTH", str(start.month)).split(",")
    shortest = min(LENGTHS[int(month) - 1] for month in months)
    return all(0 < int(day) <= shortest for day in days.split(","))
