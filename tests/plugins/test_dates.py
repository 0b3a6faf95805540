"""Dates are written as the office writes them, and their names are those of the CLDR.

What is said of a range, a moment, and days of the same hours stands in tests/data/moments.tsv.
"""

import csv
from datetime import date, datetime, time, timedelta

import pytest
from babel import dates as cldr
from hypothesis import given
from hypothesis import strategies as st

from plugins.bilingual import clock, dates
from tests.stories import ROOT

TUESDAY = date(2026, 7, 7)
LOCALES = {"sw": "sw_TZ", "en": "en_TZ"}

days = st.dates(min_value=date(1961, 12, 9), max_value=date(2199, 12, 31))


@st.composite
def spans(draw):
    start = draw(days)
    return start, start + timedelta(days=draw(st.integers(min_value=0, max_value=800)))


# One date


@pytest.mark.parametrize(
    ("form", "kiswahili", "english"),
    [
        (dates.long, "Jumanne, tarehe 7 Julai, 2026", "Tuesday, 7 July 2026"),  # on a page
        (dates.short, "7 Julai 2026", "7 July 2026"),  # in a list
        (dates.on, "tarehe 7 Julai, 2026", "7 July 2026"),  # in a sentence
        (lambda day, t: dates.month_text(day.year, day.month, t), "Julai 2026", "July 2026"),
    ],
    ids=["long", "short", "on", "month"],
)
def test_a_date_is_written_as_its_place_asks(sw, en, form, kiswahili, english):
    assert (kiswahili, english) == (form(TUESDAY, sw), form(TUESDAY, en))


@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_month_that_does_not_exist_is_refused(sw, month):
    with pytest.raises(ValueError, match="month must be in"):
        dates.month_text(2026, month, sw)


# The CLDR


def test_month_names_are_those_of_the_cldr(both):
    for lang, t in both.items():
        for style, names in (("wide", t.months.full), ("abbreviated", t.months.short)):
            expected = cldr.get_month_names(style, locale=LOCALES[lang])
            assert tuple(expected[month] for month in range(1, 13)) == names


def test_weekday_names_are_those_of_the_cldr_from_monday(both):
    for lang, t in both.items():
        full, short = (
            cldr.get_day_names(style, locale=LOCALES[lang]) for style in ("wide", "abbreviated")
        )
        assert tuple(full[day] for day in range(7)) == t.weekdays.full
        assert 7 == len(set(t.weekdays.short))
        assert lang == "sw" or tuple(short[day] for day in range(7)) == t.weekdays.short


@given(days)
def test_the_page_date_is_the_full_format_of_the_cldr_in_kiswahili_with_the_word_date(sw, en, day):
    assert cldr.format_date(day, "full", locale="en_TZ") == dates.long(day, en)
    said = dates.long(day, sw).replace("tarehe ", "").replace(f", {day.year}", f" {day.year}")
    assert cldr.format_date(day, "full", locale="sw_TZ") == said


@given(days)
def test_the_short_date_is_the_long_format_of_the_cldr(both, day):
    for lang, t in both.items():
        assert cldr.format_date(day, "long", locale=LOCALES[lang]) == dates.short(day, t)


# What is said of them


def moment(text):
    """Give a day or a moment as Python has it, None for an empty text."""
    return (date if len(text) == 10 else datetime).fromisoformat(text) if text else None


with (ROOT / "tests/data/moments.tsv").open(encoding="utf-8", newline="") as lines:
    ROWS = [list(row.values()) for row in csv.DictReader(lines, delimiter="\t")]


@pytest.mark.parametrize(("what", "start", "end", "last", "kiswahili", "english"), ROWS)
def test_a_moment_is_said_as_the_table_has_it(sw, en, what, start, end, last, kiswahili, english):
    start, end, last = map(moment, (start, end, last))
    said = {
        "range": dates.range_text,
        "moment": dates.moment_text,
        "daily": lambda start, end, t: dates.daily_text(start, end, last, t),
    }[what]
    assert (kiswahili, english) == (said(start, end, sw), said(start, end, en))


@given(spans())
def test_a_range_names_every_month_and_year_that_it_touches_at_its_ends(both, span):
    for t in both.values():
        said = dates.range_text(*span, t)
        for day in span:
            assert t.months.full[day.month - 1] in said
            assert str(day.year) in said
        assert said.count(str(span[1].year)) == 1


@given(spans())
def test_two_ranges_are_never_written_alike(both, span):
    later = span[0], span[1] + timedelta(days=1)
    for t in both.values():
        assert dates.range_text(*span, t) != dates.range_text(*later, t)


def test_a_range_of_datetimes_is_the_range_of_their_dates(sw):
    start, end = datetime(2026, 7, 7, 17), datetime(2026, 7, 7, 9)
    assert "tarehe 7 Julai, 2026" == dates.range_text(start, end, sw)


# Moments


def test_a_moment_may_show_the_weekday_which_of_a_night_is_that_of_its_morning(sw, en):
    expected = "Jumanne, tarehe 7 Julai, 2026, saa 3:00 asubuhi (09:00)"
    assert expected == dates.moment_text(at(7, 9), None, sw, weekday=True)
    assert "Tuesday, 7 July 2026, all day" == dates.moment_text(TUESDAY, None, en, weekday=True)
    expected = "usiku wa kuamkia Jumatano, tarehe 8 Julai, 2026, saa 6:30 usiku (00:30)"
    assert expected == dates.moment_text(at(8, 0, 30), None, sw, weekday=True)


def at(day, hour, minute=0):
    return datetime(2026, 7, day, hour, minute)


@pytest.mark.parametrize("end", [None, at(7, 16), at(9, 16)])
def test_the_editors_word_reaches_the_start_of_a_moment(sw, end):
    assert "saa 9:00 mchana" in dates.moment_text(at(7, 15), end, sw, "mchana")
    assert "saa 9:00 mchana" in dates.daily_text(at(7, 15), end, date(2026, 7, 9), sw, "mchana")


@pytest.mark.parametrize(("start", "end"), [(TUESDAY, at(8, 9)), (at(7, 9), date(2026, 7, 8))])
def test_a_time_on_one_end_alone_is_refused(sw, start, end):
    with pytest.raises(ValueError, match="give both or neither"):
        dates.moment_text(start, end, sw)


@pytest.mark.parametrize(("start", "end"), [(TUESDAY, date(2026, 7, 6)), (at(7, 9), at(6, 8))])
def test_a_moment_that_ends_before_it_starts_is_refused(sw, start, end):
    for said in (dates.moment_text, dates.range_text):
        with pytest.raises(ValueError, match="is before"):
            said(start, end, sw)


@given(days, st.times(), st.integers(min_value=1, max_value=5 * 24 * 60))
def test_every_moment_says_both_its_times(both, day, start_time, minutes):
    start = datetime.combine(day, start_time.replace(second=0, microsecond=0))
    end = start + timedelta(minutes=minutes)
    for t in both.values():
        said = dates.moment_text(start, end, t)
        assert clock.spoken(start.time(), t) in said
        assert clock.spoken(end.time(), t) in said
        assert f"{start.day} {t.months.full[start.month - 1]}" in said


# The last day


@given(days, st.times(), st.integers(min_value=0, max_value=5 * 24 * 60))
def test_the_last_day_is_the_one_that_a_reader_is_told(both, day, start_time, minutes):
    """It is never after the end, and what ends by the morning of the next day belongs to the first."""
    start = datetime.combine(day, start_time.replace(second=0, microsecond=0))
    end = start + timedelta(minutes=minutes)
    last = dates.last_day(start, end)
    assert day <= last <= end.date()
    if end.date() == day or (minutes < 24 * 60 and end.time() < time(6)):
        assert day == last
    elif end.time() != time(0):
        assert end.date() == last
    t = both["sw"]
    assert f"{last.day} {t.months.full[last.month - 1]}" in dates.moment_text(start, end, t)
