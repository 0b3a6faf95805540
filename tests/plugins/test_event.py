"""What an event's headers say can be: its repetition, its arrival, its state, its place on the map."""

import pytest

from plugins.schema.faults import message
from tests import stories
from tests.stories import HEAD

EVENT = "events/2026-11-22-mfano.sw.md"
FIRST = 3  # the line below HEAD


def found(*headers):
    text = f"{HEAD}Kind: meeting\n" + "".join(f"{one}\n" for one in headers)
    return stories.file(f"{text}\nMaandishi.", EVENT)[2]


def named(*headers):
    return stories.named(found(*headers))


# Repetition


@pytest.mark.parametrize(
    "repeat",
    [
        "FREQ=YEARLY",
        "FREQ=MONTHLY",
        "FREQ=WEEKLY;COUNT=300",
        "FREQ=WEEKLY;UNTIL=20291231",
        "FREQ=DAILY;COUNT=400",
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=22\n    not 2027-11-22",
        "FREQ=YEARLY;COUNT=2\n    not 2026-11-22",
        "FREQ=YEARLY;COUNT=3\n    not 2028-11-22\n    not 2027-11-22",
    ],
)
def test_a_sound_repetition_is_read(repeat):
    assert [] == named("Starts: 2026-11-22 09:00", f"Repeat: {repeat}")


@pytest.mark.parametrize(
    ("repeat", "rule", "line"),
    [
        ("not 2027-11-22", "repeat-lines", 5),
        ("FREQ=YEARLY\n    FREQ=WEEKLY", "repeat-lines", 6),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "repeat-never", 5),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "repeat-never", 5),
        ("FREQ=YEARLY;UNTIL=20251231", "repeat-never", 5),
        ("FREQ=YEARLY;COUNT=2\n    not 2026-11-22\n    not 2027-11-22", "repeat-never", 5),
        ("FREQ=WEEKLY", "repeat-without-end", 5),
        ("FREQ=DAILY;COUNT=401", "repeat-without-end", 5),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR", "repeat-without-end", 5),
        ("FREQ=YEARLY;COUNT=3\n    not 2027-11-22\n    not 2027-11-21", "repeat-has-not", 7),
        ("FREQ=YEARLY;COUNT=3\n    not 2029-11-22", "repeat-has-not", 6),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "repeat-start", 5),
        ("FREQ=YEARLY;COUNT=3\n    not kesho", "date", 6),
        ("FREQ=YEARLY;COUNT=3\n    not 2027-02-30", "no-such-date", 6),
        ("FREQ=HOURLY;COUNT=3", "repeat-by-hours", 5),
        ("FREQ=DAILY;BYHOUR=9,14;COUNT=3", "repeat-by-hours", 5),
    ],
)
def test_a_repetition_that_cannot_be_is_named_on_its_line(repeat, rule, line):
    assert [(rule, line)] == named("Starts: 2026-11-22 09:00", f"Repeat: {repeat}")


@pytest.mark.parametrize(
    ("starts", "ends", "repeat", "rule"),
    [
        ("2026-11-22", "2026-11-23", "FREQ=DAILY;COUNT=3", "repeat-overlaps"),
        ("2026-11-22 09:00", "2026-11-23 09:00", "FREQ=DAILY;COUNT=3", "repeat-overlaps"),
        ("2026-11-22", "2026-11-28", "FREQ=WEEKLY;COUNT=3", None),
        ("2026-11-22 09:00", "2026-11-23 08:59", "FREQ=DAILY;COUNT=3", None),
        ("2026-11-22", "2026-11-22", "FREQ=DAILY;COUNT=3", None),
    ],
)
def test_an_event_ends_before_it_repeats(starts, ends, repeat, rule):
    headers = (f"Starts: {starts}", f"Ends: {ends}", f"Repeat: {repeat}")
    assert ([rule] if rule else []) == [one.rule for one in found(*headers)]


def test_a_repetition_is_not_judged_in_a_file_without_the_start():
    assert [] == named("Repeat: FREQ=WEEKLY;BYDAY=MO;COUNT=3")


def test_a_fault_of_a_day_left_out_says_its_column():
    (fault,) = found("Starts: 2026-11-22", "Repeat: FREQ=YEARLY", "    not 2027-11-23")
    assert (6, 5) == (fault.line, fault.column)


# Arrival


@pytest.mark.parametrize(
    ("starts", "arrival", "late"),
    [
        ("2026-11-22 09:00", "08:30", False),
        ("2026-11-22 09:00", "09:00", False),
        ("2026-11-22 09:00", "09:01", True),
        ("2026-11-22 09:00", "2026-11-21 18:00", False),
        ("2026-11-22 09:00", "2026-11-23 08:00", True),
        ("2026-11-22", "17:00", False),
        ("2026-11-22", "2026-11-23 08:00", True),
    ],
)
def test_one_arrives_before_the_start(starts, arrival, late):
    expected = [("arrival-after-start", 5)] if late else []
    assert expected == named(f"Starts: {starts}", f"Arrival: {arrival}")


# State


@pytest.mark.parametrize("state", ["postponed", "moved"])
def test_what_was_postponed_or_moved_says_from_when_or_where(state):
    starts = "Starts: 2026-11-22"
    assert [("formerly-needed", 5)] == named(starts, f"State: {state}")
    assert [] == named(starts, f"State: {state}", "Formerly: 2026-11-20")
    assert [] == named(starts, "State: cancelled")


def test_an_old_value_is_not_dropped_in_silence():
    assert [("formerly-alone", 5)] == named("Starts: 2026-11-22", "Formerly: 2026-11-20")
    assert [("formerly-alone", 6)] == named(
        "Starts: 2026-11-22", "State: scheduled", "Formerly: 2026-11-20"
    )


@pytest.mark.parametrize(
    ("formerly", "rule"),
    [
        ("2026-11-20", None),
        ("2026-11-20 09:00", None),
        ("Ukumbi Na. 2, ghorofa ya 15", None),
        ("Uwanja wa Nane Nane", None),
        ("2026-11-20 09:00 | Ukumbi Na. 2", None),
        ("15/02/2027", "formerly-date"),
        ("awali 15-2-2027", "formerly-date"),
        ("Jumapili, tarehe 15 Februari 2027", "formerly-date"),
        ("15th February 2027 at 3 pm", "formerly-date"),
        ("saa nane mchana", "formerly-date"),
        ("15:30", "formerly-date"),
        ("2026-11-20 3pm", "formerly-date"),
        ("2026-02-30", "no-such-date"),
        ("15/02/2027 | Ukumbi A", "formerly-date"),
        ("2026-11-20 | 15:30", "formerly-date"),
        ("Ukumbi A | 2026-11-20", "formerly"),
        ("2026-11-20 | ", "formerly"),
        ("2026-11-20 | Ukumbi A | Dodoma", "formerly"),
        ("Ukumbi <b>A</b>", "markup-in-header"),
    ],
)
def test_an_old_value_is_a_moment_a_place_or_both(formerly, rule):
    faults = found("Starts: 2026-11-22", "State: moved", f"Formerly: {formerly}")
    expected = [(rule, 6)] if rule else []
    assert expected == stories.named(one for one in faults if not one.warning)


@pytest.mark.parametrize(
    ("starts", "rule", "months"),
    [
        ("2026-11-30", "FREQ=MONTHLY;COUNT=4", "2027-02"),
        ("2026-12-31", "FREQ=MONTHLY;COUNT=4", "2027-02, 2027-04"),
        ("2027-01-29", "FREQ=MONTHLY;UNTIL=20280301", "2027-02"),  # 2028 has the day
        ("2027-01-28", "FREQ=MONTHLY;BYMONTHDAY=28,31;COUNT=4", "2027-02"),
        ("2026-12-31", "FREQ=MONTHLY;INTERVAL=2;COUNT=2", "2027-02, 2027-04, 2027-06"),
        ("2026-11-30", "FREQ=MONTHLY;COUNT=3", ""),  # no short month among them
        ("2026-11-30", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=9", ""),
        ("2026-11-30", "FREQ=MONTHLY;BYDAY=-1MO;COUNT=9", ""),
        ("2026-11-30", "FREQ=YEARLY;COUNT=3", ""),
    ],
)
def test_a_monthly_rule_of_a_day_that_not_every_month_has_is_told_of(starts, rule, months):
    faults = found(f"Starts: {starts}", f"Repeat: {rule}")
    assert ["repeat-skips"] * bool(months) == [one.rule for one in faults]
    assert [months] * bool(months) == [dict(one.fill)["months"] for one in faults]


# Place


@pytest.mark.parametrize(
    ("spot", "rule"),
    [
        ("-6.1731, 35.7416", None),  # Dodoma
        ("-1.0, 31.0", None),
        ("-11.7, 39.6", None),
        ("6.1731, 35.7416", "map-elsewhere"),
        ("-6.1731, -35.7416", "map-elsewhere"),
        ("51.5, -0.1", "map-elsewhere"),
        ("35.7416, -6.1731", "map-swapped"),
    ],
)
def test_a_place_outside_tanzania_is_named(spot, rule):
    expected = [(rule, 5)] if rule else []
    assert expected == named("Starts: 2026-11-22", f"Map: {spot}")


def test_swapped_coordinates_are_given_in_the_right_order():
    (fault,) = found("Starts: 2026-11-22", "Map: 35.7416, -6.1731")
    assert message(fault, "en").endswith("Write -6.1731, 35.7416.")


# Time zones


@pytest.mark.parametrize(
    "time",
    [
        "14:30 EAT",
        "14:30EAT",
        "14:30 eat",
        "14:30Z",
        "14:30 UTC",
        "14:30 GMT+3",
        "14:30+03:00",
        "14:30 +0300",
        "14:30:00+03:00",
        "14:30 Africa/Dar_es_Salaam",
    ],
)
def test_a_time_with_a_zone_is_named_as_such(time):
    assert [("zone-in-time", 4)] == named(f"Starts: 2026-11-22 {time}")
    assert [("zone-in-time", 5)] == named("Starts: 2026-11-22 15:00", f"Arrival: {time}")


def test_a_moment_of_iso_8601_with_a_zone_is_named_as_such():
    assert [("zone-in-time", 4)] == named("Starts: 2026-11-22T14:30:00+03:00")


@pytest.mark.parametrize("time", ["2:30 pm", "14:30 jioni", "14.30", "14:30-15:30"])
def test_another_fault_of_a_time_is_not_taken_for_a_zone(time):
    assert [("time", 4)] == named(f"Starts: 2026-11-22 {time}")
