"""Rules that hold within the headers of one event: its state, its place, its arrival, its repetition."""

from collections.abc import Callable, Iterator
from itertools import islice, pairwise, takewhile
from typing import Any

from ..schema import recurrence
from ..schema.faults import Fault
from ..schema.values import Moment, Spot

# The land, its islands and its waters, with a little room: latitudes, then longitudes.
TANZANIA = ((-11.8, -0.9), (29.2, 40.6))

SKIPPED = 6  # months without the day of a monthly rule that a message names

# Gives the fault of a rule at an item of a header: field, number of the item, rule, parts of the message.
At = Callable[..., Fault]


def faults(headers: Any, at: At) -> list[Fault]:
    """Give the faults of an event's checked headers.

    What needs `Starts` is not judged in a file without it, as the English one of a pair is.
    """
    found = [*_state(headers, at), *_place(headers, at)]
    if headers.starts:
        found += [*_arrival(headers, at), *_repeat(headers, at)]
    return found


def _state(headers: Any, at: At) -> Iterator[Fault]:
    if headers.state in ("postponed", "moved") and not headers.formerly:
        yield at("state", 0, "formerly-needed", value=headers.state)
    if headers.formerly and headers.starts and headers.state == "scheduled":
        yield at("formerly", 0, "formerly-alone", value=headers.formerly.typed)


def _place(headers: Any, at: At) -> Iterator[Fault]:
    spot = headers.map
    if spot and not _within(spot.lat, spot.lon):
        rule = "map-swapped" if _within(spot.lon, spot.lat) else "map-elsewhere"
        yield at("map", 0, rule, value=_pair(spot), other=_pair(Spot(spot.lon, spot.lat)))


def _within(lat: float, lon: float) -> bool:
    (south, north), (west, east) = TANZANIA
    return south <= lat <= north and west <= lon <= east


def _pair(spot: Spot) -> str:
    return f"{spot.lat}, {spot.lon}"


def _arrival(headers: Any, at: At) -> Iterator[Fault]:
    if not headers.arrival:
        return
    arrival = Moment(headers.arrival.day or headers.starts.day, headers.arrival.time)
    if arrival.start > headers.starts.end:
        fill = {"value": arrival.typed, "other": headers.starts.typed}
        yield at("arrival", 0, "arrival-after-start", **fill)


def _repeat(headers: Any, at: At) -> Iterator[Fault]:
    """What is wrong with a repetition: its lines, else its rule, else the days that it leaves out."""
    lines = headers.repeat
    for number, line in enumerate(lines):
        if bool(line.rule) != (number == 0):
            yield at("repeat", number, "repeat-lines", value=line.typed)
            return
    if lines:
        if wrong := _rule(headers, lines[0].rule, at):
            yield wrong
        else:
            yield from _left_out(headers, lines[0].rule, at)


def _rule(headers: Any, rule: str, at: At) -> Fault | None:
    """The fault that makes a rule useless."""
    start = headers.starts.start
    if next(recurrence.given(rule, start), None) is None:
        return at("repeat", 0, "repeat-never", value=rule)
    if not recurrence.alike(rule, headers.starts.day):
        return at("repeat", 0, "repeat-unlike", value=rule)
    moments = recurrence.first(rule, start)
    if len(moments) > recurrence.MOST:
        fill = {"value": rule, "most": recurrence.MOST, "years": recurrence.YEARS}
        return at("repeat", 0, "repeat-without-end", **fill)
    length = headers.ends.end - start if headers.ends else headers.starts.end - start
    for one, following in pairwise(moments):
        if following <= one + length:
            fill = {"value": following.date(), "other": (headers.ends or headers.starts).typed}
            return at("repeat", 0, "repeat-overlaps", **fill)
    return None


def _left_out(headers: Any, rule: str, at: At) -> Iterator[Fault]:
    """The days that a rule leaves out and has not, or all that it has; and a first day that it has not."""
    start, without = headers.starts.start, [line.without for line in headers.repeat[1:]]
    last = max(without, default=start.date())
    days = {
        one.date()
        for one in takewhile(lambda one: one.date() <= last, recurrence.moments(rule, start))
    }
    for number, day in enumerate(without, 1):
        if day not in days:
            yield at("repeat", number, "repeat-has-not", value=day)
    if without and all(
        one.date() in without for one in islice(recurrence.moments(rule, start), len(days) + 1)
    ):
        yield at("repeat", 0, "repeat-never", value=rule)
    if next(recurrence.given(rule, start)) != start:
        yield at("repeat", 0, "repeat-start", value=headers.starts.typed)
    if months := recurrence.skipped(rule, start):
        shown = ", ".join(months[:SKIPPED]) + (", …" if len(months) > SKIPPED else "")
        yield at("repeat", 0, "repeat-skips", value=rule, months=shown)
