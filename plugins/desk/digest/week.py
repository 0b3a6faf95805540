"""A week, from Monday to Sunday, by its number of ISO 8601. Pure."""

import datetime as dt
import re

from msgspec import Struct

_NAME = re.compile(r"(?P<year>\d{4})-W(?P<number>\d{2})", re.IGNORECASE)


class Week(Struct, frozen=True, order=True):
    """A week: the year and number that ISO 8601 gives it, which in its first days may be another year's."""

    year: int
    number: int

    @property
    def first(self) -> dt.date:
        """Its Monday."""
        return dt.date.fromisocalendar(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        """Its Sunday."""
        return dt.date.fromisocalendar(self.year, self.number, 7)

    @property
    def name(self) -> str:
        """Its name in ISO 8601: `2026-W47`."""
        return f"{self.year:04}-W{self.number:02}"


def named(text: str) -> Week:
    """Give the week that a text names. Raises ValueError for no such week, as a 53rd that a year lacks.

    >>> named("2026-W47").first
    datetime.date(2026, 11, 16)
    """
    match = _NAME.fullmatch(text.strip())
    if not match:
        raise ValueError(text)
    found = Week(int(match["year"]), int(match["number"]))
    found.last  # noqa: B018 - raises for a week that there is not
    return found


def before(day: dt.date) -> Week:
    """Give the last week that is over on a day: on a Sunday its own week is not.

    >>> before(dt.date(2026, 11, 22)).name, before(dt.date(2026, 11, 23)).name
    ('2026-W46', '2026-W47')
    """
    year, number, _ = (day - dt.timedelta(days=7)).isocalendar()
    return Week(year, number)
