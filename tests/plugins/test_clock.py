"""The clock says the time as official notices do, and what it says can be read back."""

import re
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.bilingual import clock

EVERY_MINUTE = [time(hour, minute) for hour in range(24) for minute in range(60)]

# Printed times that the rule words otherwise: real use varies at these edges.
OTHERWISE = {
    ("15:00", "mchana", "TRC 2025"),
    ("05:30", "asubuhi", "TRC July 2024 via habarileo.co.tz"),
    ("16:00", "alasiri", "MAELEZO Aug 2012 (michuzi)"),
    ("16:00", "alasiri", "Kilimanjaro Marathon 2025 (charaz)"),
    ("19:00", "jioni", "Kilimanjaro Marathon 2025 (charaz)"),
    ("19:20", "jioni", "SGR table Oct 2024 (michezoleo.com; table inconsistent in itself)"),
    ("18:55", "usiku", "SGR list Oct 2024 (habariforum.com; TRC itself printed 12:55 jioni)"),
}


def key_of(word, t):
    return next(key for key in clock.PERIODS if t.clock[key] == word)


# Kiswahili


@pytest.mark.parametrize(("hour", "minute"), [(24, 0), (-1, 0), (1, 60)])
def test_an_hour_that_no_clock_shows_is_refused(hour, minute):
    with pytest.raises(ValueError, match="must be in"):
        clock.swahili(hour, minute)


@pytest.mark.parametrize(
    ("start", "last", "key"),
    [
        (time(0), time(3, 59), "night"),
        (time(4), time(5, 59), "dawn"),
        (time(6), time(11, 59), "morning"),
        (time(12), time(14, 59), "midday"),
        (time(15), time(15, 59), "afternoon"),
        (time(16), time(18, 59), "evening"),
        (time(19), time(23, 59), "night"),
    ],
)
def test_a_period_runs_from_its_first_minute_to_its_last(start, last, key):
    assert {key} == {clock.period(each) for each in EVERY_MINUTE if start <= each <= last}


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (time(3, 59), "saa 9:59 usiku (03:59)"),
        (time(4), "saa 10:00 alfajiri (04:00)"),
        (time(5), "saa 11:00 alfajiri (05:00)"),
        (time(8), "saa 2:00 asubuhi (08:00)"),
        (time(12), "saa 6:00 mchana (12:00)"),
        (time(14, 30), "saa 8:30 mchana (14:30)"),
        (time(15, 45), "saa 9:45 alasiri (15:45)"),
        (time(18, 5), "saa 12:05 jioni (18:05)"),
        (time(19), "saa 1:00 usiku (19:00)"),
        (time(23), "saa 5:00 usiku (23:00)"),
        (time(0), "saa 6:00 usiku (00:00)"),
        (time(0, 30), "saa 6:30 usiku (00:30)"),
    ],
)
def test_kiswahili_prints_both_clocks(sw, moment, expected):
    assert expected == clock.time_text(moment, sw)


def test_the_rule_agrees_with_all_printed_times_but_the_named_ones(sw, evidence):
    printed = [
        tuple(row[key] for key in ("time_24h", "period_printed", "notice")) for row in evidence
    ]
    other = [row for row in printed if sw.clock[clock.period(time.fromisoformat(row[0]))] != row[1]]
    assert len(printed) == 56
    assert len(other) == 7
    assert set(other) == OTHERWISE


def test_every_printed_time_can_be_printed_with_the_editors_word_and_is_understood(sw, evidence):
    for row in evidence:
        moment, word = time.fromisoformat(row["time_24h"]), row["period_printed"]
        assert clock.time_text(moment, sw, word).endswith(f" {word} ({row['time_24h']})")
        spoken = clock.swahili(moment.hour, moment.minute)
        assert moment == clock.from_swahili(*spoken, key_of(word, sw))


@pytest.mark.parametrize("moment", [time(0), time(12)])
def test_noon_and_midnight_agree_with_the_glossary(sw, glossary, moment):
    english = "Noon" if moment.hour else "Midnight"
    term = next(row["kiswahili"] for row in glossary if row["english"] == english)
    assert term == clock.spoken(moment, sw)


# Reading back


def test_every_minute_of_the_day_is_printed_differently(sw, en):
    for t in (sw, en):
        assert len(EVERY_MINUTE) == len({clock.spoken(each, t) for each in EVERY_MINUTE})


def test_every_printed_minute_can_be_read_back_from_its_words(sw):
    for moment in EVERY_MINUTE:
        said = re.fullmatch(r"saa (\d+):(\d\d) (\w+)", clock.spoken(moment, sw))
        hour, minute, word = said.groups()
        assert moment == clock.from_swahili(int(hour), int(minute), key_of(word, sw))


@pytest.mark.parametrize(
    ("hour", "minute", "period", "message"),
    [
        (0, 0, "morning", "not an hour from 1 to 12"),
        (13, 0, "morning", "not an hour from 1 to 12"),
        (6, 60, "midday", "minute must be in"),
        (6, 0, "asubuhi", "not one of dawn"),
        (8, 30, "evening", "never in the period evening"),
        (8, 0, "dawn", "never in the period dawn"),
    ],
)
def test_a_time_that_nobody_says_is_refused(hour, minute, period, message):
    with pytest.raises(ValueError, match=message):
        clock.from_swahili(hour, minute, period)


@pytest.mark.parametrize(
    ("period", "early", "late"),
    [("morning", time(5), time(12, 59)), ("evening", time(15), time(19, 59))],
)
def test_a_time_is_understood_up_to_an_hour_outside_its_period(period, early, late):
    for moment in (early, late):
        spoken = clock.swahili(moment.hour, moment.minute)
        assert moment == clock.from_swahili(*spoken, period)
    for moment in (
        EVERY_MINUTE[EVERY_MINUTE.index(early) - 1],
        EVERY_MINUTE[EVERY_MINUTE.index(late) + 1],
    ):
        with pytest.raises(ValueError, match="never in the period"):
            clock.from_swahili(*clock.swahili(moment.hour, moment.minute), period)


# English


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (time(0), "12:00 midnight (EAT, UTC+3)"),
        (time(0, 30), "12:30 am (EAT, UTC+3)"),
        (time(8), "8:00 am (EAT, UTC+3)"),
        (time(11, 59), "11:59 am (EAT, UTC+3)"),
        (time(12), "12:00 noon (EAT, UTC+3)"),
        (time(12, 1), "12:01 pm (EAT, UTC+3)"),
        (time(14, 30), "2:30 pm (EAT, UTC+3)"),
        (time(23, 59), "11:59 pm (EAT, UTC+3)"),
    ],
)
def test_english_names_the_zone(en, moment, expected):
    assert expected == clock.time_text(moment, en)


@given(st.times())
def test_english_says_am_before_noon_and_pm_after_it(en, moment):
    expected = moment.strftime("%I:%M %p").lstrip("0").lower()
    said = {"12:00 am": "12:00 midnight", "12:00 pm": "12:00 noon"}.get(expected, expected)
    assert said == clock.spoken(moment, en)


# The editor's word


def test_the_editors_kiswahili_word_replaces_the_rules_in_kiswahili_alone(sw, en):
    assert "saa 9:00 mchana (15:00)" == clock.time_text(time(15), sw, "mchana")
    assert "saa 9:30 jioni (15:30)" == clock.brief_text(time(15, 30), sw, "jioni")
    assert "5:30 am (EAT, UTC+3)" == clock.time_text(time(5, 30), en, "asubuhi")


def test_the_words_that_an_editor_may_choose_are_the_periods(sw):
    expected = ("alfajiri", "asubuhi", "mchana", "alasiri", "jioni", "usiku")
    assert expected == clock.words(sw)


def test_the_editors_word_holds_for_the_start_of_a_range_alone(sw):
    expected = "kuanzia saa 9:00 mchana hadi saa 9:30 alasiri (15:00–15:30)"
    assert expected == clock.range_text(time(15), time(15, 30), sw, "mchana")


# Ranges


def test_a_range_is_said_in_both_languages(sw, en):
    start, end = time(9), time(17)
    expected = "kuanzia saa 3:00 asubuhi hadi saa 11:00 jioni (09:00–17:00)"
    assert expected == clock.range_text(start, end, sw)
    assert "9:00 am to 5:00 pm (EAT, UTC+3)" == clock.range_text(start, end, en)


@given(st.times(), st.times())
def test_a_range_holds_both_times_as_they_are_said_alone(sw, start, end):
    said = clock.range_text(start, end, sw)
    expected = [clock.spoken(start, sw), clock.spoken(end, sw)]
    assert expected == re.findall(r"saa \d+:\d\d \w+", said)
    assert said.endswith(f"({start:%H:%M}–{end:%H:%M})")


# A time where the zone is named once


def test_a_brief_time_keeps_both_clocks_and_leaves_out_the_zone(sw, en):
    assert ("saa 8:30 mchana (14:30)", "2:30 pm") == (
        clock.brief_text(time(14, 30), sw),
        clock.brief_text(time(14, 30), en),
    )


def test_of_two_times_on_two_dates_the_last_names_the_zone(sw, en):
    start, end = time(20), time(5, 30)
    assert ("saa 2:00 usiku (20:00)", "saa 11:30 alfajiri (05:30)") == clock.ends_text(
        start, end, sw
    )
    assert ("8:00 pm", "5:30 am (EAT, UTC+3)") == clock.ends_text(start, end, en)
    assert "saa 2:00 jioni (20:00)" == clock.ends_text(start, end, sw, "jioni")[0]


def test_a_page_that_names_the_zone_once_leaves_it_out_of_its_times(sw, en):
    said = [clock.unzoned(clock.time_text(time(14, 30), t), t) for t in (sw, en)]
    assert ["saa 8:30 mchana (14:30)", "2:30 pm"] == said
