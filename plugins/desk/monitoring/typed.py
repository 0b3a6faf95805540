"""Dates as people type them into spreadsheets. Pure.

The day always stands before the month, as in Tanzania; where a spreadsheet wrote it otherwise, a month above 12
is refused and nothing is guessed.
"""

import datetime as dt
import re

from ...schema.dated import NUMBERS

_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})"),
    re.compile(r"(?:tarehe )?(?P<day>\d{1,2}) (?P<name>[a-z]+)\.?,? (?P<year>\d{4})"),
)
_MIDNIGHT = re.compile(
    r"[ t]0?0:00(?::00(?:\.0+)?)?$"
)  # what a program adds to a date without an hour


def day(text: str) -> dt.date:
    """Give the date that a cell says. Raises ValueError for what is no date, or may be two.

    >>> day("22 Novemba 2026") == day("22.11.2026") == day("2026-11-22 00:00:00")
    True
    """
    plain = _MIDNIGHT.sub("", " ".join(text.casefold().split()))
    for form in _FORMS:
        if match := form.fullmatch(plain):
            said = match.groupdict()
            number = NUMBERS.get(said["name"], 0) if "name" in said else int(said["month"])
            return dt.date(int(said["year"]), number, int(said["day"]))
    raise ValueError(text)
