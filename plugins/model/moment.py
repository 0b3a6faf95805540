"""The moment of a build: TODAY, or the present, local to Africa/Dar_es_Salaam.

No other module reads the clock.
"""

import datetime as dt
import re
import time
from collections.abc import Mapping

from ..schema import meant, near
from ..schema.faults import Fault, setting

# East Africa Time has been three hours before UTC since 1961 (IANA tz database, Africa/Nairobi), with no
# summer time: an offset needs no database of zones on the machine.
ZONE = dt.timezone(dt.timedelta(hours=3), "EAT")


class NoMoment(ValueError):
    """TODAY is neither a date nor a moment."""


def now(environ: Mapping[str, str]) -> dt.datetime:
    """Give the moment of this build, naive and local; read from TODAY where it is set.

    TODAY is a date (its 00:00) or a moment, `2026-11-22T14:30`. Raises NoMoment.
    """
    text = environ.get("TODAY", "").strip()
    if not text:
        return dt.datetime.now(ZONE).replace(tzinfo=None, microsecond=0)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?", text):
        raise NoMoment(text)
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        raise NoMoment(text) from None


def told(error: NoMoment) -> Fault:
    """Give the fault of a TODAY that is no moment, with the one that it means."""
    right = meant.moment(str(error)).replace(" ", "T")
    return setting("TODAY", "today", value=error, **near.meant(right))


def stamped() -> int:
    """Give the present as files are stamped, in nanoseconds since 1970; no page sees it."""
    return time.time_ns()


def elapsed() -> float:
    """Give the seconds since some moment that stays the same, to say how long something takes."""
    return time.monotonic()


class Clock:
    """The clock of one build: it answers whether a moment has come, and remembers what it was asked.

    The plan sees the time through this alone, so `since` and `until` tell within which span of time every
    answer, and with them every page, is the same: a build at any other moment of that span plans the same.
    """

    def __init__(self, now: dt.datetime) -> None:
        self._now = now
        self.since = dt.datetime.min
        self.until = dt.datetime.max

    def reached(self, moment: dt.datetime) -> bool:
        """Say whether a moment has come: now is at or after it."""
        if moment <= self._now:
            self.since = max(self.since, moment)
            return True
        self.until = min(self.until, moment)
        return False

    def fresh(self) -> "Clock":
        """Give a clock of the same moment that was asked nothing yet."""
        return Clock(self._now)

    def bound(self, since: dt.datetime, until: dt.datetime) -> None:
        """Take over the span of another clock of the same moment, as if it had been asked the same here."""
        self.since, self.until = max(self.since, since), min(self.until, until)

    def month(self) -> dt.date:
        """Give the first day of the present month."""
        first = self._now.date().replace(day=1)
        after = (first + dt.timedelta(days=32)).replace(day=1)
        self.reached(dt.datetime.combine(first, dt.time.min))
        self.reached(dt.datetime.combine(after, dt.time.min))
        return first
