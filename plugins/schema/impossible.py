"""Dates and hours that cannot be: a day that its month does not have, a month or an hour that there is not. Pure.

A number beside a month may be a count ("watu 45 Novemba"), and a pair with a colon a verse or a ratio ("Mathayo
25:35", "60:40"). So what may be another thing is told only where the words beside it say that it is a date or
an hour.
"""

import calendar
import re
from collections.abc import Callable, Mapping

from .dated import MONTHS

NUMBERS = {
    name.lower(): number for names in MONTHS.values() for number, name in enumerate(names, 1)
} | {"disemba": 12}
_MONTH = "|".join(NUMBERS)
# What stands before a day: the word for a date, a weekday, the other end of a span, "on" and the like.
_TOLD = re.compile(
    r"(?:\btarehe|\bmnamo|\bhadi|\bmpaka|\bkuanzia|\bjuma\w+|\balhamisi|\bijumaa|\b\w+day|\bon|\bto|\bfrom|\buntil"
    r"|\bthe|\d ?[–-])(?:,|\sya|\sthe)?\s{0,3}\Z"
)
# What stands before the number of a file, a case or a law.
_NUMBERED = re.compile(
    r"(?:\b(?:na|no)\.|\b(?:namba|number|kumb|ref|gn|kesi|case|shauri|sheria|tangazo)\.?:?(?:\s(?:na|no))?)\s{0,3}\Z"
)
_HOUR_BEFORE = re.compile(r"(?:\bsaa|\bat|\bfrom|\buntil)\s{1,3}\Z")
_HOUR_AFTER = re.compile(
    r"\s?(?:asubuhi|mchana|alasiri|jioni|usiku|alfajiri|am|pm|a\.m|p\.m|hours|hrs)\b"
)
_NEAR = 16  # signs before a number in which such a word stands

Judged = Mapping[str, object] | None  # what the message names, None where nothing is wrong


def _named(match: re.Match[str]) -> Judged:
    """A day and the name of its month: 31 Novemba, 30 February 2026, November 31, 2026."""
    day = int(match["day"] or match["second"])
    month = NUMBERS[match["month"] or match["first"]]
    year = int(match["year"] or match["last"] or 0)
    if 1 <= day <= _days(month, year):
        return None
    before = match.string[max(match.start() - _NEAR, 0) : match.start()]
    if not 1 <= day <= 31 and not _TOLD.search(before):
        return None
    return _told(month, year)


def _iso(match: re.Match[str]) -> Judged:
    return _numbers(int(match["day"]), int(match["month"]), int(match["year"]))


def _slashed(match: re.Match[str]) -> Judged:
    before = match.string[max(match.start() - _NEAR, 0) : match.start()]
    return None if _NUMBERED.search(before) else _iso(match)


def _numbers(day: int, month: int, year: int) -> Judged:
    """A date in numbers; what is far from one is the number of something else."""
    if not (1900 <= year <= 2199 and 1 <= month <= 31 and 0 <= day <= 39):
        return None
    if month > 12:
        sw, en = (
            "miezi ni 1 hadi 12; andika siku/mwezi/mwaka",
            "months are 1 to 12; write day/month/year",
        )
        return {"right_sw": sw, "right_en": en} if day <= 31 else None
    return None if 1 <= day <= _days(month, year) else _told(month, year)


def _days(month: int, year: int) -> int:
    """The days of a month, of February as many as it can have where no year is given."""
    return calendar.monthrange(year, month)[1] if year else max(calendar.mdays[month], 29)


def _told(month: int, year: int) -> Mapping[str, object]:
    days = str(_days(month, year))
    if month == 2 and not year:
        days = "28 au 29"
    of = f" {year}" if month == 2 and year else ""
    return {
        "right_sw": f"{MONTHS['sw'][month - 1]}{of} ina siku {days}",
        "right_en": f"{MONTHS['en'][month - 1]}{of} has {days.replace('au', 'or')} days",
    }


def _hour(match: re.Match[str]) -> Judged:
    """An hour with its minutes: saa 25:00, 10:75 am; 24:00 is the end of a day."""
    hour, minute = int(match["hour"]), int(match["minute"])
    if minute < 60 and (hour, minute) <= (24, 0):
        return None
    before = match.string[max(match.start() - _NEAR, 0) : match.start()]
    said = _HOUR_BEFORE.search(before) or _HOUR_AFTER.match(match.string, match.end())
    return {} if said or minute == 0 else None


_DAY = r"\d{1,2}(?=\D)"
DATES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Judged]], ...] = (
    (
        re.compile(
            rf"(?<![\w.,:/])(?:(?P<day>{_DAY})(?:st|nd|rd|th)?(?:\sof)?\s{{1,3}}(?P<month>{_MONTH})\b"
            r"(?:,?\s{1,3}(?:mwaka\s)?(?P<year>[12]\d{3})(?!\d))?"
            rf"|(?P<first>{_MONTH})\s{{1,3}}(?P<second>{_DAY})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<last>[12]\d{{3}})(?!\d))"
        ),
        _named,
    ),
    (
        re.compile(r"(?<![\w./-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])"),
        _iso,
    ),
    (
        re.compile(
            r"(?<![\w./-])(?P<day>\d{1,2})(?P<sign>/|(?<=\d\d)-(?=\d\d-))(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})(?![\w/-])"
        ),
        _slashed,
    ),
)
HOURS = ((re.compile(r"(?<![\w.,:/-])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?![\w:/-])"), _hour),)
# Of these one is in whatever the patterns find; each begins with letters or signs, which are looked for fastest.
DATE_SIGNS = (
    r"3\d(?:st|nd|rd|th)?(?:\sof)?\s{1,3}[a-z]",
    r"29(?:th)?(?:\sof)?\s{1,3}feb",
    r"tarehe\s{1,3}(?:[04-9]\d|0\s)",
    r"ary\s{1,3}[23]\d",
    r"(?:ember|emba|april|june)\s{1,3}3\d",
    r"-\d\d?-\d\d(?<=\d-\d\d-\d\d)",
    r"-\d\d?-\d{4}",
    r"/\d\d?/\d{4}",
)
HOUR_SIGNS = (r":00(?<=[2-9]\d:00)", r":\d\d(?<=(?:2[4-9]|[3-9]\d):\d\d)", r":[6-9]\d")
