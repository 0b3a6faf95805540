"""Dates in a text that cannot be as they stand: months of the other language, weekdays of other days. Pure."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ..bilingual.strings import OTHER
from ..schema.dated import MONTHS, WEEKDAYS
from ..schema.impossible import NUMBERS
from .said import Found, Said, matches

# Words of other meanings, or names of people: a month only beside a day or a year.
_BESIDE_A_NUMBER = frozenset({"march", "april", "may", "august", "mei"})
_PEOPLE = frozenset({"january", "june"})  # names too, where a name stands beside them
_NAMES = {
    "sw": [*map(str.lower, MONTHS["en"])],
    "en": [*map(str.lower, MONTHS["sw"]), "disemba"],
}
_MONTH = {lang: re.compile(rf"\b(?:{'|'.join(names)})\b") for lang, names in _NAMES.items()}
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY_BEFORE = re.compile(rf"(?<!\d){_DAY}(?:\sof)?\s{{1,3}}\Z", re.IGNORECASE)
_NUMBER_AFTER = re.compile(rf",?\s{{1,3}}(?:{_DAY}|\d{{4}})(?!\d)", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?<!\w)[^\W\d_a-z]\w*\.?\s\Z")
_NAME_AFTER = re.compile(r"\s[^\W\d_a-z]")
_NEAR = 16  # signs before a month in which its day stands


def foreign_months(said: Said) -> Iterator[Found]:
    """Months named in the other language."""
    for match in matches(_MONTH[said.lang], said, lang=said.lang):
        if _is_month(said.text, match):
            name = MONTHS[said.lang][NUMBERS[match[0]] - 1]
            yield *match.span(), {"right": name, "other": OTHER[said.lang]}


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether the name of a month means one."""
    start, end = match.span()
    before, after = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
    if _DAY_BEFORE.search(before) or _NUMBER_AFTER.match(after):
        return True
    if match[0] in _BESIDE_A_NUMBER:
        return False
    beside = _NAME_BEFORE.search(before) or _NAME_AFTER.match(after)
    return match[0] not in _PEOPLE or not beside


_WEEKDAY_OF = {name.lower(): n for names in WEEKDAYS.values() for n, name in enumerate(names)}
_ANY_MONTH = "|".join(NUMBERS)
_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAY_OF)})"
_NAMED = (
    rf"(?:(?P<day>{_DAY})(?:\sof)?\s{{1,3}}(?P<month>{_ANY_MONTH}),?"
    rf"|(?P<month_first>{_ANY_MONTH})\s{{1,3}}(?P<day_second>{_DAY}),?)"
    r"\s{1,3}(?:mwaka\s)?(?P<year>\d{4})(?!\d)"
)
_IN_NUMBERS = (
    r"(?:(?P<day>\d\d?)(?P<sign>[/.-])(?P<month>\d\d?)(?P=sign)(?P<year>\d{4})(?![\d/])"
    r"|(?P<year_first>\d{4})-(?P<month_second>\d\d)-(?P<day_last>\d\d)(?![\d-]))"
)
_BEFORE = rf"\b{_WEEKDAY},?\s{{1,3}}(?:(?:ya|the|on)\s)?(?:tarehe\s{{1,3}})?"
_BEHIND = rf"(?:\s\((?:siku\sya\s)?|,?\ssiku\sya\s){_WEEKDAY}\b\)?"
# The weekday before its date, as it is mostly written, and behind it: "22 Novemba, 2026 (Jumapili)".
_DATED = (
    *(re.compile(_BEFORE + one) for one in (_NAMED, _IN_NUMBERS)),
    *(re.compile(rf"(?<![\w/.-]){one}{_BEHIND}") for one in (_NAMED, _IN_NUMBERS)),
)


def wrong_weekdays(said: Said) -> Iterator[Found]:
    """Weekdays beside a date that is not theirs."""
    for pattern in _DATED:
        for match in matches(pattern, said, lang=said.lang):
            day = _date(match.groupdict())
            if day and day.weekday() != _WEEKDAY_OF[match["weekday"]]:
                yield *match.span(), {"right": WEEKDAYS[said.lang][day.weekday()]}


def _date(typed: Mapping[str, str | None]) -> dt.date | None:
    """The date that was typed, or None where there is none in the calendar."""
    day = typed["day"] or typed.get("day_second") or typed.get("day_last") or ""
    month = typed["month"] or typed.get("month_first") or typed.get("month_second") or ""
    year = typed["year"] or typed.get("year_first") or ""
    try:
        return dt.date(int(year), NUMBERS.get(month) or int(month), int(day.rstrip("stndrh")))
    except ValueError:
        return None


def impossible(
    patterns: Sequence[tuple[re.Pattern[str], Callable[..., Any]]], said: Said
) -> Iterator[Found]:
    """Dates or hours that cannot be, whatever the language in which they are written."""
    for pattern, judged in patterns:
        for match in matches(pattern, said):
            if (fill := judged(match)) is not None:
                yield *match.span(), fill
