"""The clock of both languages: Kiswahili counts hours from dawn, English from midnight."""

from datetime import time
from functools import lru_cache

from .strings import REMEMBERED, Strings, fill

# From which hour each period runs, as official notices print it (49 of 56 printed times agree).
_STARTS = (
    (0, "night"),
    (4, "dawn"),
    (6, "morning"),
    (12, "midday"),
    (15, "afternoon"),
    (16, "evening"),
    (19, "night"),
)
PERIODS = ("dawn", "morning", "midday", "afternoon", "evening", "night")

_DAY = 24 * 60
# Notices differ at the edges by up to an hour ("saa 1:20 jioni" for 19:20).
_GRACE = 60


def swahili(hour: int, minute: int) -> tuple[int, int]:
    """Return the hour (1 to 12) and the minute of a 24-hour time as Kiswahili counts them.

    >>> swahili(14, 30)
    (8, 30)
    """
    return _hour12(time(hour, minute).hour, 6), minute


def period(moment: time) -> str:
    """Return the key of the part of the day, one of PERIODS, that a time falls in."""
    return next(key for start, key in reversed(_STARTS) if moment.hour >= start)


def from_swahili(hour12: int, minute: int, period: str) -> time:
    """Return the 24-hour time that a Kiswahili hour, minute and period say.

    A time up to an hour outside its period is understood, as notices vary. Raises ValueError
    for an hour or minute that no clock shows, an unknown period, and an hour that the period
    never has ("saa 6:00 asubuhi" is neither noon nor midnight).

    >>> from_swahili(8, 30, "midday")
    datetime.time(14, 30)
    """
    if not 1 <= hour12 <= 12:
        raise ValueError(f"{hour12} is not an hour from 1 to 12")
    if period not in PERIODS:
        raise ValueError(f'"{period}" is not one of {", ".join(PERIODS)}')
    first = time((hour12 + 6) % 12, minute)
    away, found = min(
        (_away(each, period), each) for each in (first, first.replace(hour=first.hour + 12))
    )
    if away > _GRACE:
        raise ValueError(f"{hour12}:{minute:02} is never in the period {period}")
    return found


@lru_cache(maxsize=REMEMBERED)
def words(t: Strings) -> tuple[str, ...]:
    """Return the language's words for the periods: what an editor may choose from."""
    return tuple(dict.fromkeys(t.clock[key] for key in PERIODS))


@lru_cache(maxsize=REMEMBERED)
def spoken(moment: time, t: Strings, period_word: str = "") -> str:
    """Return a time alone, `saa 8:30 mchana` or `2:30 pm`.

    `period_word` is the editor's override; one that is not a word of the language's own
    periods is ignored, as asubuhi is in English.
    """
    hour = _hour12(moment.hour, int(t.clock.hours_from))
    word = period_word if period_word in words(t) else _word(moment, t)
    return fill(t.clock.spoken, hour=hour, minute=f"{moment.minute:02}", period=word)


@lru_cache(maxsize=REMEMBERED)
def time_text(moment: time, t: Strings, period_word: str = "") -> str:
    """Return a time that cannot be misread.

    `saa 8:30 mchana (14:30)` in Kiswahili, `2:30 pm (EAT, UTC+3)` in English.
    """
    aside = _aside(digits(moment), t)
    return fill(t.clock.exact, time=spoken(moment, t, period_word), aside=aside)


def brief_text(moment: time, t: Strings, period_word: str = "") -> str:
    """Return a time for a page that names the zone once: `saa 8:30 mchana (14:30)`, `2:30 pm`."""
    if t.clock.aside == "digits":
        return time_text(moment, t, period_word)
    return spoken(moment, t, period_word)


def unzoned(said: str, t: Strings) -> str:
    """Return words that say a time without its zone, for a page that names the zone once."""
    return said if t.clock.aside == "digits" else said.replace(f" ({t.clock.zone})", "")


@lru_cache(maxsize=REMEMBERED)
def range_text(start: time, end: time, t: Strings, period_word: str = "", until: str = "") -> str:
    """Return a time from and to, in words and with the 24-hour times or the zone.

    `kuanzia saa 3:00 asubuhi hadi saa 11:00 jioni (09:00–17:00)` in Kiswahili,
    `9:00 am to 5:00 pm (EAT, UTC+3)` in English. `period_word` overrides the word of the start.
    `until`, when given, stands for the end's words, for an end on another date.
    """
    aside = _aside(f"{digits(start)}–{digits(end)}", t)
    first, last = spoken(start, t, period_word), until or spoken(end, t)
    return fill(t.clock.range, start=first, end=last, aside=aside)


def ends_text(start: time, end: time, t: Strings, period_word: str = "") -> tuple[str, str]:
    """Return two times on different dates, for a sentence that puts a date beside each.

    Each Kiswahili time has its own 24-hour form; English names the zone once, with the last.
    """
    return brief_text(start, t, period_word), time_text(end, t)


def digits(moment: time) -> str:
    """Return the 24-hour form, `09:00`."""
    return f"{moment.hour:02}:{moment.minute:02}"


def _hour12(hour: int, counted_from: int) -> int:
    return (hour - counted_from) % 12 or 12


def _word(moment: time, t: Strings) -> str:
    if moment.minute == 0 and moment.hour in (0, 12):
        return t.clock.noon if moment.hour else t.clock.midnight
    # Both are usiku in Kiswahili; English goes from pm to am at midnight.
    return t.clock.small_hours if moment.hour < 4 else t.clock[period(moment)]


def _aside(hours: str, t: Strings) -> str:
    return {"digits": hours, "zone": t.clock.zone}[t.clock.aside]


def _away(moment: time, key: str) -> int:
    """Return the minutes between a time and the nearest hour of a period, its first minute or its last."""
    minute = moment.hour * 60 + moment.minute
    inside = [hour * 60 for hour in range(24) if period(time(hour)) == key]
    ends = [edge for start in inside for edge in (start, start + 59)]
    return min(min((minute - end) % _DAY, (end - minute) % _DAY) for end in ends)
