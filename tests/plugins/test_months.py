"""The calendar holds each day once, from Monday on, and each event on each of its days: several as one bar."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pages.events import months
from tests.stories import edition, story

MONTHS = st.tuples(st.integers(2000, 2100), st.integers(1, 12))


def event(*headers, pair="2026-12-01-mfano", kind="exhibition", **more):
    lines = "".join(f"{one}\n" for one in (f"Kind: {kind}", *headers))
    return story("events", pair, sw=lines, **more)


def planned(*those, **more):
    pages = months.plan(edition(list(those), **more))
    return {page.how.document.url: page.how.document for page in pages}


def days(document):
    return [day for week in document.weeks for day in week.days if day]


def held(document):
    """Give what each day of a month holds that holds anything, by its number: addresses, those of bars first."""
    found = {}
    for week in document.weeks:
        for row in week.bars:
            at = 0
            for bar in row:
                for day in week.days[at : at + bar.days] if bar else ():
                    found.setdefault(int(day.number), []).append(bar.url)
                at += bar.days if bar else 1
            assert at == 7
        for day in filter(None, week.days):
            for slot in day.slots:
                found.setdefault(int(day.number), []).append(slot.url)
    return dict(sorted(found.items()))


def bars(document):
    return [bar for week in document.weeks for row in week.bars for bar in row if bar]


# The days of a month


@given(MONTHS)
def test_a_month_has_each_of_its_days_once_and_in_order(month):
    found = [day for week in months.weeks(*month) for day in week if day]
    first = dt.date(*month, 1)
    expected = [first + dt.timedelta(days=after) for after in range(len(found))]
    assert expected == found
    assert (expected[-1] + dt.timedelta(days=1)).day == 1


@given(MONTHS)
def test_a_week_begins_on_monday_and_has_seven_days(month):
    weeks = months.weeks(*month)
    assert {7} == {len(week) for week in weeks}
    assert {True} == {day.weekday() == at for week in weeks for at, day in enumerate(week) if day}
    assert all(any(week) for week in weeks)


def test_the_heads_of_the_columns_are_short_and_full_names_from_monday():
    document = planned(event("Starts: 2026-12-01"))["/matukio/kalenda/2026/12/"]
    assert [("Jtt", "Jumatatu"), ("Jpl", "Jumapili")] == [
        (one.short, one.full) for one in (document.weekdays[0], document.weekdays[-1])
    ]


# What the days hold


@pytest.mark.parametrize(
    ("headers", "december", "january"),
    [
        (("Starts: 2026-12-29", "Ends: 2027-01-02"), [29, 30, 31], [1, 2]),
        (("Starts: 2026-12-31 20:00", "Ends: 2027-01-01 02:00"), [31], []),  # a night
        (
            ("Starts: 2026-12-01", "Repeat: FREQ=DAILY;COUNT=4\n    not 2026-12-03"),
            [1, 2, 4],
            [],
        ),
    ],
)
def test_an_event_stands_on_each_of_its_days_and_no_other(headers, december, january):
    found = planned(event(*headers))
    assert december == list(held(found["/matukio/kalenda/2026/12/"]))
    next_month = found.get("/matukio/kalenda/2027/01/")
    assert january == (list(held(next_month)) if next_month else [])


@given(st.dates(dt.date(2024, 1, 1), dt.date(2028, 10, 1)), st.integers(0, 80))
def test_every_day_of_an_event_is_in_the_calendar_once(start, length):
    end = start + dt.timedelta(days=length)
    found = planned(event(f"Starts: {start}", f"Ends: {end}", pair=f"{start}-mfano"))
    stood = Counter(
        (*map(int, url.split("/")[3:5]), number)
        for url, document in found.items()
        if url.startswith("/matukio/kalenda/2")
        for number, urls in held(document).items()
        for _ in urls
    )
    every = (start + dt.timedelta(days=after) for after in range(length + 1))
    assert {(day.year, day.month, day.day): 1 for day in every} == stood


def test_an_event_of_several_days_is_one_bar_a_week_and_says_once_a_month_from_when_to_when():
    found = planned(event("Starts: 2026-12-29", "Ends: 2027-01-12"))
    december, january = (bars(found[f"/matukio/kalenda/{one}/"]) for one in ("2026/12", "2027/01"))
    said = "kuanzia tarehe 29 Desemba, 2026 hadi 12 Januari, 2027"
    assert [(3, said, False)] == [(one.days, one.time, one.again) for one in december]
    assert [(3, said, False), (7, "Yanaendelea", True), (2, "Yanaendelea", True)] == [
        (one.days, one.time, one.again) for one in january
    ]


def test_days_that_follow_each_other_at_the_same_hours_are_one_bar():
    found = planned(
        event("Starts: 2026-12-01 08:00", "Ends: 2026-12-01 16:00", "Repeat: FREQ=DAILY;COUNT=3")
    )
    (bar,) = bars(found["/matukio/kalenda/2026/12/"])
    assert 3 == bar.days
    assert bar.time.startswith("kuanzia tarehe 1 hadi 3 Desemba, 2026, kila siku")


def test_bars_that_share_a_day_stand_in_rows_of_their_own_and_others_in_one():
    document = planned(
        event("Starts: 2026-12-07", "Ends: 2026-12-09", pair="2026-12-01-a"),
        event("Starts: 2026-12-09", "Ends: 2026-12-10", pair="2026-12-01-b"),
        event("Starts: 2026-12-11", "Ends: 2026-12-12", pair="2026-12-01-c"),
    )["/matukio/kalenda/2026/12/"]
    (week,) = (week for week in document.weeks if week.bars)
    assert [["a", "c"], ["b"]] == [
        [bar.url.split("/")[-2] for bar in row if bar] for row in week.bars
    ]


def test_a_day_holds_what_goes_on_and_then_what_begins_by_the_hour():
    document = planned(
        event("Starts: 2026-12-02 14:00", pair="2026-12-01-a"),
        event("Starts: 2026-12-02 08:00", pair="2026-12-01-b"),
        event("Starts: 2026-12-01", "Ends: 2026-12-03", pair="2026-12-01-c"),
    )["/matukio/kalenda/2026/12/"]
    assert [f"/matukio/2026/{name}/" for name in "cba"] == held(document)[2]


def test_an_event_without_end_fills_no_month_after_the_window():
    found = planned(event("Starts: 2028-12-01", "Ends: 2062-01-01"))
    assert "/matukio/kalenda/2028/12/" in found
    assert "/matukio/kalenda/2029/01/" not in found


def test_the_state_of_an_event_is_seen_on_its_day():
    found = planned(event("Starts: 2026-12-04", "State: cancelled", kind="visit", en=""))
    ((slot,),) = [day.slots for day in days(found["/en/events/calendar/2026/12/"]) if day.slots]
    assert ("cancelled", "Cancelled") == (slot.state.key, slot.state.text)
    assert slot.state.void


def test_a_withdrawn_event_is_in_no_month():
    found = planned(event("Starts: 2026-12-04", "Withdrawn: 2026-11-20 | kosa"))
    assert {"/matukio/kalenda/", "/en/events/calendar/"} == set(found)


# From month to month

SPREAD = [
    event(f"Starts: {day}", pair=f"{day}-{day[5:]}", en="")
    for day in ("2026-08-01", "2026-11-05", "2027-02-01")
]


def test_neighbours_are_the_nearest_months_that_have_events_and_no_other_has_a_page():
    found = planned(*SPREAD)
    august, november, february = (
        found[f"/matukio/kalenda/{one}/"] for one in ("2026/08", "2026/11", "2027/02")
    )
    assert 3 == sum(url.startswith("/matukio/kalenda/2") for url in found)
    assert (august.url, february.url) == (november.before.url, november.after.url)
    assert ("Mwezi uliotangulia", "Mwezi unaofuata") == (november.before_text, november.after_text)
    assert (None, None) == (august.before, february.after)


@pytest.mark.parametrize("url", ["/matukio/kalenda/2026/11/", "/matukio/kalenda/"])
def test_the_language_link_leads_to_the_same_month_and_back(url):
    found = planned(*SPREAD)
    there = found[found[url].counterpart.url]
    assert (url, "en") == (there.counterpart.url, there.lang)
    assert (there.title, found[url].title) == (
        found[url].counterpart.title,
        there.counterpart.title,
    )


def test_the_index_names_each_month_under_its_year_with_what_it_holds():
    document = planned(*SPREAD)["/matukio/kalenda/"]
    assert [
        ("2027", [("Februari 2027", "Tukio 1")]),
        ("2026", [("Agosti 2026", "Tukio 1"), ("Novemba 2026", "Tukio 1")]),
    ] == [
        (group.title, [(one.link.title, one.count) for one in group.periods])
        for group in document.groups
    ]


def test_an_event_of_several_days_is_counted_once():
    document = planned(event("Starts: 2026-12-01", "Ends: 2026-12-20"))["/matukio/kalenda/2026/12/"]
    assert document.caption.startswith("Tukio 1.")
