"""Dates are written as the office writes them, and their names are those of the CLDR."""

from datetime import date, datetime, time, timedelta

import pytest
from babel import dates as cldr
from hypothesis import given
from hypothesis import strategies as st

from plugins.bilingual import clock, dates

TUESDAY = date(2026, 7, 7)
LOCALES = {"sw": "sw_TZ", "en": "en_TZ"}

days = st.dates(min_value=date(1961, 12, 9), max_value=date(2199, 12, 31))


@st.composite
def spans(draw):
    start = draw(days)
    return start, start + timedelta(days=draw(st.integers(min_value=0, max_value=800)))


# One date


def test_a_page_shows_the_weekday(sw, en):
    assert "Jumanne, tarehe 7 Julai, 2026" == dates.long(TUESDAY, sw)
    assert "Tuesday, 7 July 2026" == dates.long(TUESDAY, en)


def test_a_list_shows_the_short_form(sw, en):
    assert "7 Julai 2026" == dates.short(TUESDAY, sw)
    assert "7 July 2026" == dates.short(TUESDAY, en)


def test_a_sentence_says_the_word_date(sw, en):
    assert "tarehe 7 Julai, 2026" == dates.on(TUESDAY, sw)
    assert "7 July 2026" == dates.on(TUESDAY, en)


def test_a_month_has_its_year(sw, en):
    assert "Novemba 2026" == dates.month_text(2026, 11, sw)
    assert "November 2026" == dates.month_text(2026, 11, en)


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


def test_full_weekday_names_are_those_of_the_cldr_from_monday(both):
    for lang, t in both.items():
        expected = cldr.get_day_names("wide", locale=LOCALES[lang])
        assert tuple(expected[day] for day in range(7)) == t.weekdays.full


def test_short_english_weekday_names_are_those_of_the_cldr(en):
    expected = cldr.get_day_names("abbreviated", locale="en_TZ")
    assert tuple(expected[day] for day in range(7)) == en.weekdays.short


def test_short_weekday_names_are_seven_different_ones(both):
    for t in both.values():
        assert len(set(t.weekdays.short)) == 7


@given(days)
def test_the_short_date_is_the_long_format_of_the_cldr(both, day):
    for lang, t in both.items():
        assert cldr.format_date(day, "long", locale=LOCALES[lang]) == dates.short(day, t)


@given(days)
def test_the_english_page_date_is_the_full_format_of_the_cldr(en, day):
    assert cldr.format_date(day, "full", locale="en_TZ") == dates.long(day, en)


@given(days)
def test_the_kiswahili_page_date_is_the_full_format_with_the_word_date(sw, day):
    full = cldr.format_date(day, "full", locale="sw_TZ")
    said = dates.long(day, sw)
    assert full == said.replace("tarehe ", "").replace(f", {day.year}", f" {day.year}")


# From and to


@pytest.mark.parametrize(
    ("start", "end", "kiswahili", "english"),
    [
        (TUESDAY, TUESDAY, "tarehe 7 Julai, 2026", "7 July 2026"),
        (TUESDAY, date(2026, 7, 9), "kuanzia tarehe 7 hadi 9 Julai, 2026", "7 to 9 July 2026"),
        (
            date(2026, 6, 28),
            date(2026, 7, 13),
            "kuanzia tarehe 28 Juni hadi 13 Julai, 2026",
            "28 June to 13 July 2026",
        ),
        (
            date(2026, 12, 30),
            date(2027, 1, 2),
            "kuanzia tarehe 30 Desemba, 2026 hadi 2 Januari, 2027",
            "30 December 2026 to 2 January 2027",
        ),
        (
            date(2026, 7, 7),
            date(2027, 7, 9),
            "kuanzia tarehe 7 Julai, 2026 hadi 9 Julai, 2027",
            "7 July 2026 to 9 July 2027",
        ),
    ],
)
def test_a_range_repeats_only_what_differs(sw, en, start, end, kiswahili, english):
    assert kiswahili == dates.range_text(start, end, sw)
    assert english == dates.range_text(start, end, en)


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


def test_a_range_that_ends_before_it_starts_is_refused(sw):
    with pytest.raises(ValueError, match="2026-07-06 is before 2026-07-07"):
        dates.range_text(TUESDAY, date(2026, 7, 6), sw)


def test_a_range_of_datetimes_is_the_range_of_their_dates(sw):
    start, end = datetime(2026, 7, 7, 17), datetime(2026, 7, 7, 9)
    assert "tarehe 7 Julai, 2026" == dates.range_text(start, end, sw)


# Moments


def at(day, hour, minute=0, month=7, year=2026):
    return datetime(year, month, day, hour, minute)


MOMENTS = {
    "all day": (
        TUESDAY,
        None,
        "tarehe 7 Julai, 2026, siku nzima",
        "7 July 2026, all day",
    ),
    "all day, with the same end": (
        TUESDAY,
        TUESDAY,
        "tarehe 7 Julai, 2026, siku nzima",
        "7 July 2026, all day",
    ),
    "several days": (
        TUESDAY,
        date(2026, 7, 9),
        "kuanzia tarehe 7 hadi 9 Julai, 2026",
        "7 to 9 July 2026",
    ),
    "a start alone": (
        at(7, 14, 30),
        None,
        "tarehe 7 Julai, 2026, saa 8:30 mchana (14:30)",
        "7 July 2026, 2:30 pm (EAT, UTC+3)",
    ),
    "an end at the start": (
        at(7, 14, 30),
        at(7, 14, 30),
        "tarehe 7 Julai, 2026, saa 8:30 mchana (14:30)",
        "7 July 2026, 2:30 pm (EAT, UTC+3)",
    ),
    "hours of one day": (
        at(7, 9),
        at(7, 17),
        "tarehe 7 Julai, 2026, kuanzia saa 3:00 asubuhi hadi saa 11:00 jioni (09:00–17:00)",
        "7 July 2026, 9:00 am to 5:00 pm (EAT, UTC+3)",
    ),
    "until midnight": (
        at(7, 20),
        at(8, 0),
        "tarehe 7 Julai, 2026, kuanzia saa 2:00 usiku hadi saa 6:00 usiku (20:00–00:00)",
        "7 July 2026, 8:00 pm to 12:00 midnight (EAT, UTC+3)",
    ),
    "past midnight": (
        at(7, 20),
        at(8, 2),
        "tarehe 7 Julai, 2026, kuanzia saa 2:00 usiku hadi saa 8:00 usiku wa kuamkia"
        " tarehe 8 Julai (20:00–02:00)",
        "7 July 2026, 8:00 pm to 2:00 am on 8 July (EAT, UTC+3)",
    ),
    "until dawn": (
        at(7, 20),
        at(8, 5),
        "tarehe 7 Julai, 2026, kuanzia saa 2:00 usiku hadi saa 11:00 alfajiri ya"
        " tarehe 8 Julai (20:00–05:00)",
        "7 July 2026, 8:00 pm to 5:00 am on 8 July (EAT, UTC+3)",
    ),
    "into a new year": (
        at(31, 20, month=12),
        at(1, 1, month=1, year=2027),
        "tarehe 31 Desemba, 2026, kuanzia saa 2:00 usiku hadi saa 7:00 usiku wa kuamkia"
        " tarehe 1 Januari, 2027 (20:00–01:00)",
        "31 December 2026, 8:00 pm to 1:00 am on 1 January 2027 (EAT, UTC+3)",
    ),
    "until dawn of a new year": (
        at(31, 20, month=12),
        at(1, 5, month=1, year=2027),
        "tarehe 31 Desemba, 2026, kuanzia saa 2:00 usiku hadi saa 11:00 alfajiri ya"
        " tarehe 1 Januari, 2027 (20:00–05:00)",
        "31 December 2026, 8:00 pm to 5:00 am on 1 January 2027 (EAT, UTC+3)",
    ),
    "a start in the small hours": (
        at(8, 0, 30),
        None,
        "usiku wa kuamkia tarehe 8 Julai, 2026, saa 6:30 usiku (00:30)",
        "8 July 2026, 12:30 am (EAT, UTC+3)",
    ),
    "over days, with times": (
        at(7, 9),
        at(9, 17),
        "kuanzia tarehe 7 Julai, 2026, saa 3:00 asubuhi (09:00)"
        " hadi tarehe 9 Julai, 2026, saa 11:00 jioni (17:00)",
        "7 July 2026, 9:00 am to 9 July 2026, 5:00 pm (EAT, UTC+3)",
    ),
    "until the next morning": (
        at(7, 20),
        at(8, 6),
        "kuanzia tarehe 7 Julai, 2026, saa 2:00 usiku (20:00)"
        " hadi tarehe 8 Julai, 2026, saa 12:00 asubuhi (06:00)",
        "7 July 2026, 8:00 pm to 8 July 2026, 6:00 am (EAT, UTC+3)",
    ),
    "over days, until midnight": (
        at(7, 9),
        at(10, 0),
        "kuanzia tarehe 7 Julai, 2026, saa 3:00 asubuhi (09:00)"
        " hadi tarehe 9 Julai, 2026, saa 6:00 usiku (00:00)",
        "7 July 2026, 9:00 am to 9 July 2026, 12:00 midnight (EAT, UTC+3)",
    ),
    "over days, into a night": (
        at(7, 9),
        at(10, 2),
        "kuanzia tarehe 7 Julai, 2026, saa 3:00 asubuhi (09:00)"
        " hadi usiku wa kuamkia tarehe 10 Julai, 2026, saa 8:00 usiku (02:00)",
        "7 July 2026, 9:00 am to 10 July 2026, 2:00 am (EAT, UTC+3)",
    ),
    "a day and a night and more": (
        at(7, 2),
        at(8, 3),
        "kuanzia usiku wa kuamkia tarehe 7 Julai, 2026, saa 8:00 usiku (02:00)"
        " hadi usiku wa kuamkia tarehe 8 Julai, 2026, saa 9:00 usiku (03:00)",
        "7 July 2026, 2:00 am to 8 July 2026, 3:00 am (EAT, UTC+3)",
    ),
}


@pytest.mark.parametrize(("start", "end", "kiswahili", "english"), MOMENTS.values(), ids=MOMENTS)
def test_a_moment_is_said_in_both_languages(sw, en, start, end, kiswahili, english):
    assert kiswahili == dates.moment_text(start, end, sw)
    assert english == dates.moment_text(start, end, en)


def test_a_moment_may_show_the_weekday(sw, en):
    expected = "Jumanne, tarehe 7 Julai, 2026, saa 3:00 asubuhi (09:00)"
    assert expected == dates.moment_text(at(7, 9), None, sw, weekday=True)
    assert "Tuesday, 7 July 2026, all day" == dates.moment_text(TUESDAY, None, en, weekday=True)


def test_the_weekday_of_a_night_is_that_of_its_morning(sw):
    expected = "usiku wa kuamkia Jumatano, tarehe 8 Julai, 2026, saa 6:30 usiku (00:30)"
    assert expected == dates.moment_text(at(8, 0, 30), None, sw, weekday=True)


@pytest.mark.parametrize("end", [None, at(7, 16), at(9, 16)])
def test_the_editors_word_reaches_the_start_of_a_moment(sw, end):
    assert "saa 9:00 mchana" in dates.moment_text(at(7, 15), end, sw, "mchana")


@pytest.mark.parametrize(("start", "end"), [(TUESDAY, at(8, 9)), (at(7, 9), date(2026, 7, 8))])
def test_a_time_on_one_end_alone_is_refused(sw, start, end):
    with pytest.raises(ValueError, match="give both or neither"):
        dates.moment_text(start, end, sw)


@pytest.mark.parametrize(("start", "end"), [(TUESDAY, date(2026, 7, 6)), (at(7, 9), at(7, 8))])
def test_a_moment_that_ends_before_it_starts_is_refused(sw, start, end):
    with pytest.raises(ValueError, match="is before"):
        dates.moment_text(start, end, sw)


@given(days, st.times(), st.integers(min_value=1, max_value=5 * 24 * 60))
def test_every_moment_says_both_its_times(both, day, start_time, minutes):
    start = datetime.combine(day, start_time.replace(second=0, microsecond=0))
    end = start + timedelta(minutes=minutes)
    for t in both.values():
        said = dates.moment_text(start, end, t)
        assert clock.spoken(start.time(), t) in said
        assert clock.spoken(end.time(), t) in said
        assert f"{start.day} {t.months.full[start.month - 1]}" in said


# Days with the same hours


@pytest.mark.parametrize(
    ("start", "end", "last", "kiswahili", "english"),
    [
        (
            at(7, 9),
            at(7, 17),
            date(2026, 7, 9),
            "kuanzia tarehe 7 hadi 9 Julai, 2026,"
            " kila siku kuanzia saa 3:00 asubuhi hadi saa 11:00 jioni (09:00–17:00)",
            "7 to 9 July 2026, daily 9:00 am to 5:00 pm (EAT, UTC+3)",
        ),
        (
            at(7, 9),
            None,
            date(2026, 8, 2),
            "kuanzia tarehe 7 Julai hadi 2 Agosti, 2026, kila siku saa 3:00 asubuhi (09:00)",
            "7 July to 2 August 2026, daily 9:00 am (EAT, UTC+3)",
        ),
        (
            date(2026, 7, 7),
            None,
            date(2026, 7, 8),
            "kuanzia tarehe 7 hadi 8 Julai, 2026",
            "7 to 8 July 2026",
        ),
    ],
)
def test_days_with_the_same_hours_say_them_once(sw, en, start, end, last, kiswahili, english):
    assert (kiswahili, english) == (
        dates.daily_text(start, end, last, sw),
        dates.daily_text(start, end, last, en),
    )


def test_the_editors_word_reaches_the_daily_hours(sw):
    assert "saa 9:30 jioni" in dates.daily_text(at(7, 15, 30), None, date(2026, 7, 8), sw, "jioni")


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
