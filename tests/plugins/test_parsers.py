"""Parsers that we did not write read in our calendars what our pages say: each time that an event takes place.

They are ical.js (Thunderbird's), node-ical, and the one of Home Assistant. Rules of repetition are made at random
within what the site takes, the same ones in each run; all go into one calendar, so that Node starts once.
"""

import calendar as months
import datetime as dt

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from plugins.pages.calendars import calendar, entry, ics
from plugins.schema import recurrence
from plugins.stories import occurrences
from tests import ics as read
from tests import stories
from tests.stories import HEAD, edition, story

UNTIL = dt.date(2031, 12, 31)
EVENTS = 400
DAYS = list(months.day_abbr)


def sampled(words, most):
    return st.lists(st.sampled_from(words), min_size=1, max_size=most, unique=True)


def joined(words, most):
    return sampled(words, most).map(lambda some: ",".join(map(str, some)))


WEEKDAYS = [day[:2].upper() for day in DAYS]
NTH = [f"{nth}{day}" for nth in (1, 2, 3, 4, 5, -1, -2, -5) for day in WEEKDAYS]
OPTIONAL = {
    "INTERVAL": st.integers(1, 5).map(str),
    "BYMONTH": joined(range(1, 13), 3),
    "BYMONTHDAY": joined([*range(1, 32), -1, -2, -5, -31], 3),
    "BYDAY": joined(WEEKDAYS, 3) | joined([*NTH, *WEEKDAYS], 3),
    "BYSETPOS": joined([1, 2, 3, -1, -2], 2),
    "WKST": st.sampled_from(WEEKDAYS),
}

# Days that not every month has.
LATE = [dt.date(2027, month, day) for month in (1, 3, 8, 10) for day in (29, 30, 31)]
# What is read otherwise than our pages say unless it is written with care.
PITFALLS = [
    "Starts: 2027-01-31\nRepeat: FREQ=MONTHLY;COUNT=12\n",
    "Starts: 2026-05-31 03:30\nRepeat: FREQ=MONTHLY;INTERVAL=3\n",
    "Starts: 2027-12-02 09:00\nEnds: 2027-12-02 17:00\nRepeat: FREQ=WEEKLY;BYDAY=FR;COUNT=3\n",
    "Starts: 2027-12-02 09:00\nRepeat: FREQ=DAILY;UNTIL=20271205\n",
    "Starts: 2027-12-02\nRepeat: FREQ=DAILY;UNTIL=20271205\n    not 2027-12-02\n",
]


@st.composite
def rules(draw, start):
    """Give a rule that the site takes for an event that starts on a day."""
    found = {"FREQ": draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))}
    for name in draw(st.sets(st.sampled_from(sorted(OPTIONAL)), max_size=3)):
        found[name] = draw(OPTIONAL[name])
    end = draw(st.sampled_from(["COUNT", "UNTIL", ""]))
    if end == "COUNT":
        found["COUNT"] = str(draw(st.integers(1, 15)))
    elif end:
        found["UNTIL"] = f"{start + dt.timedelta(draw(st.integers(0, 1500))):%Y%m%d}"
    rule = ";".join(f"{name}={value}" for name, value in found.items())
    assume(recurrence.understood(rule) and recurrence.alike(rule, start))
    return rule


@st.composite
def headers(draw):
    """Give the headers that say when an event is: with or without hours, an end, repetition."""
    start = draw(st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)) | st.sampled_from(LATE))
    if timed := draw(st.booleans()):
        start = dt.datetime.combine(start, dt.time(draw(st.integers(0, 23)), 30))
    form = "%Y-%m-%d %H:%M" if timed else "%Y-%m-%d"
    lines = [f"Starts: {start:{form}}"]
    length = draw(st.none() | st.integers(0, 3))
    if length is not None:
        hours = dt.timedelta(hours=draw(st.integers(0, 5))) if timed else dt.timedelta()
        lines.append(f"Ends: {start + dt.timedelta(length) + hours:{form}}")
    if draw(st.integers(0, 9)):
        day = dt.date(start.year, start.month, start.day)
        rule = draw(rules(day))
        lines.append(f"Repeat: {rule}")
        first = recurrence.first(rule, dt.datetime.combine(day, dt.time.min))
        without = draw(st.sets(st.sampled_from(first[:20]), max_size=2))
        lines += [f"    not {one:%Y-%m-%d}" for one in sorted(without)]
    return "".join(f"{line}\n" for line in lines)


def generated():
    """Give stories with such headers, each with a title of its own; what a check would refuse is none."""
    found = []

    def collect(lines):
        path = f"events/2026-01-01-t{len(found)}.sw.md"
        title = f"T{len(found)}"
        text = HEAD.replace("Title: Mfano", f"Title: {title}") + f"Kind: meeting\n{lines}\nA\n"
        if not [fault for fault in stories.file(text, path)[2] if not fault.warning]:
            found.append(story("events", path[7:-6], f"Title: {title}\n{lines}"))

    for lines in PITFALLS:
        collect(lines)
    assert len(PITFALLS) == len(found)

    @settings(
        max_examples=EVENTS,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(headers())
    def draw(lines):
        collect(lines)

    draw()
    return found


def expected(made):
    """Give what our own pages say: (title, start, end) of each occurrence."""
    return sorted(
        (made.primary.headers.title, said(one.start), ends(one))
        for one in occurrences.occurrences(made, UNTIL)
        if one.start.day <= UNTIL
    )


def ends(one):
    last = one.end or one.start
    return said(last) if last.time else f"{last.day + dt.timedelta(1)}"


def said(moment):
    return f"{moment.start:%Y-%m-%dT%H:%M}" if moment.time else f"{moment.day}"


@pytest.mark.full
def test_parsers_that_we_did_not_write_read_what_our_pages_say(tmp_path):
    made = generated()
    assert_of_all_kinds(made)
    those = edition(made)
    entries = [one for each in made for one in entry.entries(each, each.primary, those)]
    data = ics.calendar(calendar.Calendar(lang="sw", entries=tuple(entries)))
    assert [] == read.wrong(data)
    theirs = {**read.by_node(data, UNTIL, tmp_path), "ical": read.by_ical(data, UNTIL)}
    assert {"ical.js": [], "node-ical": [], "ical": []} == {
        name: misread(made, found) for name, found in theirs.items()
    }


def assert_of_all_kinds(made):
    """See that the generated events are many, and of all kinds."""
    assert EVENTS / 2 < len(made)
    repeats = [each.facts.repeat for each in made if each.facts.repeat]
    assert {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"} == {
        recurrence.parts(lines[0].rule)["FREQ"] for lines in repeats
    }
    assert any(len(lines) > 1 for lines in repeats)
    assert any(each.facts.starts.time is None for each in made)
    assert EVENTS < sum(len(expected(each)) for each in made)


def misread(made, found):
    """Give those events that a parser reads as taking place at other times."""
    times = {each.primary.headers.title: [] for each in made}
    for one in found:
        times[one[0]].append(one)
    return [
        (each.facts.starts, each.facts.ends, each.facts.repeat)
        for each in made
        if times[each.primary.headers.title] != expected(each)
    ]
