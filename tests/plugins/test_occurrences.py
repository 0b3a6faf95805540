"""An event occurs when its rule says, as dateutil reads it, without the days that the editor left out."""

import datetime as dt

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.model import source
from plugins.schema import recurrence
from plugins.schema.values import Moment, Recurrence
from plugins.stories import occurrences as when
from tests.stories import story

FAR = dt.date(2060, 1, 1)


def event(*headers):
    return story("events", sw="".join(f"{one}\n" for one in headers))


def repeating(starts, rule):
    """Give an event with a rule, whatever a check of its file would say of it."""
    made = event(f"Starts: {starts}")
    headers = replace(made.facts, repeat=(Recurrence(rule),))
    return source.story(replace(made.sw, headers=headers), None)


def days(made, until=FAR):
    return [str(one.start.day) for one in when.occurrences(made, until)]


# Once


def test_an_event_without_a_rule_occurs_once_whenever_it_is():
    made = event("Starts: 2031-08-01", "Ends: 2031-08-08")
    (one,) = when.occurrences(made, dt.date(2028, 12, 31))
    assert (Moment(dt.date(2031, 8, 1)), Moment(dt.date(2031, 8, 8)), 0) == (
        one.start,
        one.end,
        one.number,
    )


# By a rule


@pytest.mark.parametrize(
    ("starts", "ends", "second"),
    [
        ("2027-08-01", "2027-08-08", (Moment(dt.date(2028, 8, 1)), Moment(dt.date(2028, 8, 8)))),
        (
            "2026-12-31 20:00",
            "2027-01-01 02:00",
            (Moment(dt.date(2027, 12, 31), dt.time(20)), Moment(dt.date(2028, 1, 1), dt.time(2))),
        ),
    ],
)
def test_each_occurrence_is_as_long_as_the_first_and_keeps_its_hours(starts, ends, second):
    made = event(f"Starts: {starts}", f"Ends: {ends}", "Repeat: FREQ=YEARLY;COUNT=3")
    found = when.occurrences(made, dt.date(2028, 12, 31))
    assert second == (found[1].start, found[1].end)


def test_the_first_is_there_even_after_the_window():
    made = event("Starts: 2031-08-01", "Repeat: FREQ=YEARLY;COUNT=5")
    assert ["2031-08-01"] == days(made, dt.date(2028, 12, 31))


def test_a_day_that_is_left_out_is_not_there_and_renames_no_other():
    rule = "Repeat: FREQ=WEEKLY;COUNT=4"
    made = event("Starts: 2027-01-05", rule, "    not 2027-01-12", "    not 2027-01-05")
    assert [("2027-01-19", 2), ("2027-01-26", 3)] == [
        (str(one.start.day), one.number) for one in when.occurrences(made, FAR)
    ]
    assert [dt.date(2027, 1, 5), dt.date(2027, 1, 12)] == [one.day for one in when.left_out(made)]


def test_the_first_day_is_there_even_where_the_rule_has_it_not():
    made = repeating("2027-01-05", "FREQ=WEEKLY;BYDAY=MO;COUNT=2")
    assert ["2027-01-05", "2027-01-11", "2027-01-18"] == days(made)


def test_the_last_day_of_a_rule_is_a_whole_day():
    made = event("Starts: 2027-01-05 14:30", "Repeat: FREQ=DAILY;UNTIL=20270107")
    assert ["2027-01-05", "2027-01-06", "2027-01-07"] == days(made)


def test_what_does_not_repeat_has_no_rule():
    assert "" == when.rule(event("Starts: 2027-01-05"))


@pytest.mark.parametrize(
    ("starts", "rule", "expected"),
    [
        ("2027-01-05 14:30", "FREQ=DAILY;UNTIL=20270107", "FREQ=DAILY;UNTIL=20270107T205959Z"),
        ("2027-01-05", "FREQ=DAILY;UNTIL=20270107", "FREQ=DAILY;UNTIL=20270107"),
        ("2027-01-31", "FREQ=MONTHLY;COUNT=2", "FREQ=MONTHLY;COUNT=2;BYMONTHDAY=31"),
        ("2027-08-01", "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=1"),
        ("2027-08-01", "FREQ=YEARLY;BYMONTH=9", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=1"),
        ("2027-08-01", "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("2027-08-01", "FREQ=YEARLY;BYMONTH=8;BYDAY=1MO", "FREQ=YEARLY;BYMONTH=8;BYDAY=1MO"),
        ("2027-08-01", "FREQ=WEEKLY", "FREQ=WEEKLY"),
    ],
)
def test_a_rule_is_given_whole_as_calendars_want_it(starts, rule, expected):
    assert expected == when.rule(repeating(starts, rule))


@pytest.mark.parametrize(
    "rule",
    "FREQ=DAILY;BYMONTHDAY=1 FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1 FREQ=MONTHLY;BYMONTH=8"
    " FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=MO FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1,2"
    " FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=1 FREQ=MONTHLY;BYMONTHDAY=1,2;BYSETPOS=1"
    " FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,-1 FREQ=YEARLY;BYDAY=1MO FREQ=YEARLY;BYMONTHDAY=1"
    " FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=-1 FREQ=YEARLY;BYMONTH=2,8;BYMONTHDAY=29 FREQ=YEARLY;BYMONTH=6"
    " FREQ=YEARLY;BYMONTH=7,8;BYDAY=MO;BYSETPOS=1 FREQ=MONTHLY;BYDAY=1FR,SU FREQ=MONTHLY;BYDAY=1FR,1SU,FR"
    " FREQ=YEARLY;BYMONTH=9;BYDAY=4MO,-1MO FREQ=YEARLY;BYMONTH=9;BYDAY=-5SA,1SA,TU".split(),
)
def test_a_rule_that_programs_read_differently_is_understood_and_known(rule):
    assert recurrence.understood(rule)
    assert not recurrence.alike(rule, dt.date(2027, 8, 31))


@pytest.mark.parametrize(
    "rule",
    "FREQ=DAILY;INTERVAL=2;COUNT=3;BYDAY=MO,TU INTERVAL=2;FREQ=DAILY;COUNT=10"
    " FREQ=WEEKLY;BYDAY=MO;BYMONTH=8;WKST=SU FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20271231;WKST=MO"
    " FREQ=MONTHLY FREQ=MONTHLY;BYMONTHDAY=-1 FREQ=MONTHLY;BYDAY=1MO,-1FR FREQ=MONTHLY;BYDAY=-1FR"
    " FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28"
    " FREQ=YEARLY;BYMONTH=7,8;BYDAY=-1FR FREQ=YEARLY;BYMONTH=8;BYDAY=MO,TU;BYSETPOS=1 FREQ=YEARLY"
    " FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=1;COUNT=5 FREQ=MONTHLY;BYDAY=4MO,-1MO"
    " FREQ=YEARLY;BYMONTH=8;BYDAY=1FR,-1FR".split(),
)
def test_a_rule_that_programs_read_alike_is_understood_and_known(rule):
    assert recurrence.understood(rule)
    assert recurrence.alike(rule, dt.date(2027, 8, 31))


RULES = st.builds(
    lambda frequency, interval, end, more: ";".join(
        one for one in (f"FREQ={frequency}", f"INTERVAL={interval}", end, more) if one
    ),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 30),
    st.sampled_from(["", "COUNT=7", "COUNT=1", "UNTIL=20300630"]),
    st.sampled_from(
        " BYDAY=MO,FR BYMONTH=2 BYMONTH=2,8;BYDAY=TU BYDAY=SA,SU;BYSETPOS=1 BYMONTHDAY=29"
        " BYDAY=-1FR BYMONTH=8;BYDAY=1MO BYMONTHDAY=-1,15 WKST=SU".split(" ")
    ),
).filter(recurrence.understood)
STARTS = st.dates(dt.date(2024, 1, 1), dt.date(2100, 12, 31))


@given(RULES, STARTS)
def test_occurrences_are_those_that_dateutil_gives(rule, start):
    until = start + dt.timedelta(days=1200)
    midnight = dt.datetime.combine(start, dt.time.min)
    theirs = rrulestr(rule, dtstart=midnight).between(
        midnight, dt.datetime.combine(until, dt.time.min), inc=True
    )
    expected = [str(one.date()) for one in theirs if one != midnight]
    assert [str(start), *expected] == days(repeating(start, rule), until)


@pytest.mark.parametrize(
    "rule", ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"]
)
def test_a_rule_that_never_holds_gives_nothing_after_the_first(rule):
    assert ["2027-02-01"] == days(repeating("2027-02-01", rule), dt.date.max)


# What a rule may say


@pytest.mark.parametrize(
    "rule",
    ["", "kila mwaka", "FREQ=YEARLY DTSTART=20270101",
     *"COUNT=2 FREQ=yearly FREQ=YEARLY; FREQ=YEARLY;FREQ=DAILY FREQ=YEARLY;INTERVAL=0 FREQ=YEARLY;COUNT=0"
      " FREQ=YEARLY;COUNT=-1 FREQ=YEARLY;BYMONTH=13 FREQ=YEARLY;BYMONTHDAY=0 FREQ=YEARLY;BYMONTHDAY=32"
      " FREQ=YEARLY;BYWEEKNO=20 FREQ=YEARLY;BYYEARDAY=1 FREQ=YEARLY;BYEASTER=0 FREQ=YEARLY;UNTIL=20270230"
      " FREQ=YEARLY;UNTIL=2027-12-31 FREQ=YEARLY;UNTIL=20271231T210000Z"
      " FREQ=YEARLY;COUNT=2;UNTIL=20271231 FREQ=WEEKLY;BYMONTHDAY=1 FREQ=WEEKLY;BYDAY=1MO"
      " FREQ=MONTHLY;BYSETPOS=1 FREQ=HOURLY FREQ=DAILY;BYHOUR=9".split()],
)  # fmt: skip
def test_no_other_rule_is_understood(rule):
    assert not recurrence.understood(rule)


@pytest.mark.parametrize("rule", ["FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,14", "FREQ=SECONDLY;COUNT=9"])
def test_a_rule_within_the_day_is_known(rule):
    assert recurrence.by_hours(rule)


# When it is over, and its last day


@pytest.mark.parametrize(
    ("starts", "ends", "over", "last"),
    [
        ("2026-11-22", "", "2026-11-23 00:00", "2026-11-22"),
        ("2026-11-22 10:00", "", "2026-11-23 00:00", "2026-11-22"),
        ("2026-11-22", "2026-11-24", "2026-11-25 00:00", "2026-11-24"),
        ("2026-11-22 10:00", "2026-11-22 11:00", "2026-11-22 11:01", "2026-11-22"),
        ("2026-12-31 20:00", "2027-01-01 02:00", "2027-01-01 02:01", "2026-12-31"),
        ("2026-12-30 20:00", "2027-01-01 00:00", "2027-01-01 00:01", "2026-12-31"),
    ],
)
def test_an_occurrence_is_over_and_has_a_last_day(starts, ends, over, last):
    more = [f"Ends: {ends}"] if ends else []
    (one,) = when.occurrences(event(f"Starts: {starts}", *more), FAR)
    assert (over, last) == (f"{one.over:%Y-%m-%d %H:%M}", str(one.last))
