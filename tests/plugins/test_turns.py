"""A reader counts an event's days that follow each other as one time, and is told of each once."""

import datetime as dt

import pytest

from plugins.model.moment import Clock
from plugins.pages.events import event
from plugins.stories import cards, occurrences, turns, when
from tests import stories
from tests.stories import edition, story

BEFORE = dt.datetime(2026, 11, 22, 12)


def made(*headers, pair="2026-12-01-mfano", kind="legal-clinic", **more):
    lines = "".join(f"{one}\n" for one in (f"Kind: {kind}", *headers))
    return story("events", pair, sw=lines, **more)


WEEK = ("Starts: 2026-12-01 08:00", "Ends: 2026-12-01 16:00", "Repeat: FREQ=DAILY;COUNT=5")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (WEEK, [(1, 5)]),
        ((*WEEK, "    not 2026-12-03"), [(1, 2), (4, 5)]),
        (("Starts: 2026-12-01", "Repeat: FREQ=WEEKLY;COUNT=3"), [(1, 1), (8, 8), (15, 15)]),
        (
            ("Starts: 2026-12-01", "Ends: 2026-12-02", "Repeat: FREQ=DAILY;INTERVAL=2;COUNT=2"),
            [(1, 1), (3, 3)],
        ),
    ],
    ids=["days in a row", "one is left out", "weekly", "of several days each"],
)
def test_days_that_follow_each_other_are_one_turn(headers, expected):
    found = turns.shown(made(*headers), Clock(BEFORE))
    assert expected == [(one.first.start.day.day, one.last.start.day.day) for one in found]


def test_turns_to_come_are_shown_until_the_end_of_the_year_after_next():
    event = made("Starts: 2020-03-01", "Repeat: FREQ=YEARLY")
    years = [one.first.start.day.year for one in turns.shown(event, Clock(BEFORE))]
    assert list(range(2020, 2029)) == years


def test_an_event_that_does_not_repeat_never_asks_the_month():
    clock = Clock(BEFORE)
    turns.shown(made("Starts: 2040-03-01"), clock)
    assert (dt.datetime.min, dt.datetime.max) == (clock.since, clock.until)


@pytest.mark.parametrize(
    ("now", "day", "over", "going"),
    [
        ("2026-12-01 07:59", 1, False, False),
        ("2026-12-01 08:00", 1, False, True),
        ("2026-12-02 22:00", 1, False, True),  # the night between two of its days
        ("2026-12-02 16:00", 1, False, True),
        ("2026-12-03 00:00", 1, False, True),
        ("2026-12-05 16:00", 1, False, True),
        ("2026-12-05 16:01", 8, False, False),
        ("2027-01-01 00:00", 8, True, False),
    ],
)
def test_the_current_turn_is_the_first_that_has_not_ended(now, day, over, going):
    event = made(
        "Starts: 2026-12-01 08:00",
        "Ends: 2026-12-01 16:00",
        "Repeat: FREQ=DAILY;COUNT=12\n    not 2026-12-06\n    not 2026-12-07",
    )
    clock = Clock(dt.datetime.fromisoformat(now))
    found = turns.current(event, clock)
    assert (day, over, going) == (found.first.start.day.day, found.over(clock), found.going(clock))


# In words


def test_a_turn_of_several_days_says_its_hours_once(sw):
    (turn,) = turns.shown(made(*WEEK), Clock(BEFORE))
    assert (
        "kuanzia tarehe 1 hadi 5 Desemba, 2026,"
        " kila siku kuanzia saa 2:00 asubuhi hadi saa 10:00 jioni (08:00–16:00)"
    ) == when.text(made(*WEEK), sw, turn)


def test_without_a_turn_the_first_day_is_said_as_its_headers_give_it(sw):
    assert (
        "Jumanne, tarehe 1 Desemba, 2026,"
        " kuanzia saa 2:00 asubuhi hadi saa 10:00 jioni (08:00–16:00)"
    ) == when.text(made(*WEEK), sw)


@pytest.mark.parametrize(
    ("arrival", "expected"),
    [
        ("Arrival: 07:30", "saa 1:30 asubuhi (07:30)"),
        ("Arrival: 2026-12-01 07:30", "saa 1:30 asubuhi (07:30)"),
        ("Arrival: 2026-11-30 18:00", "Jumatatu, tarehe 7 Desemba, 2026, saa 12:00 jioni (18:00)"),
    ],
)
def test_one_arrives_as_long_before_each_turn_as_before_the_first(sw, arrival, expected):
    event = made("Starts: 2026-12-01 08:00", "Repeat: FREQ=WEEKLY;COUNT=3", arrival)
    second = turns.shown(event, Clock(BEFORE))[1]
    assert expected == when.arrival(event, sw, second)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["Starts: 2026-12-01"], "siku nzima"),
        (["Starts: 2026-12-01 08:00"], "saa 2:00 asubuhi (08:00)"),
        (["Starts: 2026-12-01 20:00", "Ends: 2026-12-02 02:00"], "saa 2:00 usiku (20:00)"),
    ],
)
def test_an_event_of_one_day_says_when_on_that_day_it_is(sw, headers, expected):
    event = made(*headers, kind="exhibition")
    (one,) = occurrences.occurrences(event, dt.date(2027, 1, 1))
    assert expected == when.hour(event, one, sw)


@pytest.mark.parametrize(
    ("headers", "off"),
    [
        (["State: cancelled"], True),
        (["State: postponed", "Formerly: 2026-12-01"], True),  # no new date yet
        (["State: postponed", "Formerly: 2026-11-01"], False),
        (["State: postponed", "Formerly: mwezi Novemba"], False),
        (["State: moved", "Formerly: 2026-12-01"], False),
        ([], False),
    ],
)
def test_a_date_is_off_where_it_was_cancelled_or_postponed_to_none(headers, off):
    assert off == when.off(made("Starts: 2026-12-01", *headers))


# On cards and pages


def card(event, now=BEFORE, lang="sw"):
    return cards.card(event, lang, edition([event], now=now))


def test_a_card_shows_the_turn_that_has_not_ended():
    event = made("Starts: 2026-11-01", "Repeat: FREQ=WEEKLY;COUNT=9")
    shown = card(event)
    assert ("2026-11-22", "2026-11-22") == (shown.tile.iso, shown.date.iso)
    assert "2026-11-23T00:00:00+03:00" == shown.over
    assert "tarehe 29 Novemba, 2026" in shown.more
    assert "Kliniki ya Sheria inaendelea" == shown.going


def test_a_card_of_the_last_turn_names_no_further_one():
    event = made("Starts: 2026-11-01", "Repeat: FREQ=WEEKLY;COUNT=2")
    shown = card(event)
    assert ("2026-11-08", "", "") == (shown.tile.iso, shown.more, shown.going)


def test_a_cancelled_event_never_goes_on():
    assert "" == card(made("Starts: 2026-11-22", "State: cancelled")).going


@pytest.mark.parametrize(
    ("headers", "formerly", "instead", "void", "note"),
    [
        (
            ("Starts: 2026-12-10", "State: moved", "Formerly: 2026-12-07"),
            "Jumatatu, tarehe 7 Desemba, 2026, siku nzima",
            "badala ya {value}",
            "",
            "",
        ),
        (
            ("Starts: 2026-12-07", "State: postponed", "Formerly: 2026-12-07"),
            "",
            "",
            "Muda huu hautumiki tena:",
            "Tarehe mpya itatangazwa.",
        ),
    ],
)
def test_what_no_longer_holds_is_said_once_in_the_words_around_it(
    headers, formerly, instead, void, note
):
    state = card(made(*headers)).state
    assert (formerly, instead) == (state.formerly, state.instead)
    assert (void, note) == (state.void, state.note)


@pytest.mark.parametrize(
    ("starts", "text", "formerly", "note"),
    [
        (
            "2026-12-10",
            "Kliniki ya Sheria imeahirishwa na kuhamishwa",
            "Jumatatu, tarehe 7 Desemba, 2026, siku nzima, Ukumbi A",
            "",
        ),
        (
            "2026-12-07",
            "Kliniki ya Sheria imeahirishwa na kuhamishwa",
            "Ukumbi A",
            "Tarehe mpya itatangazwa.",
        ),
    ],
)
def test_an_event_postponed_and_moved_says_its_old_date_and_its_old_place(
    starts, text, formerly, note
):
    event = made(f"Starts: {starts}", "State: postponed", "Formerly: 2026-12-07 | Ukumbi A")
    state = card(event).state
    assert (text, formerly, note) == (state.text, state.before, state.note)


@pytest.mark.parametrize(("formerly", "lang"), [("Ukumbi A", "sw"), ("2026-12-07", "")])
def test_an_old_value_in_words_bears_its_language(formerly, lang):
    event = made("Starts: 2026-12-10", "State: moved", f"Formerly: {formerly}", en="")
    assert lang == card(event, lang="en").state.lang
    assert "" == card(event, lang="sw").state.lang


def page(made, now=BEFORE):
    shown = edition([made], now=now)
    return event.plan_stories(shown, stories.texts(shown))[0].how.document


def test_a_page_names_the_days_to_come_and_those_left_out_among_them():
    rule = "Repeat: FREQ=WEEKLY;COUNT=4"
    found = page(made("Starts: 2026-11-17", rule, "    not 2026-12-01", kind="meeting"))
    assert "2026-11-24" == found.starts
    assert [
        ("2026-12-01", "Jumanne, tarehe 1 Desemba, 2026", "hautafanyika"),
        ("2026-12-08", "Jumanne, tarehe 8 Desemba, 2026", ""),
    ] == [(one.iso, one.text, one.off) for one in found.turns]


@pytest.mark.parametrize(
    ("now", "left_out"),
    [
        ("2026-11-30 12:00", ["2026-12-01", "2026-12-03"]),
        ("2026-12-01 23:59", ["2026-12-01", "2026-12-03"]),
        ("2026-12-02 16:01", ["2026-12-03"]),
        ("2026-12-03 23:59", ["2026-12-03"]),
        ("2026-12-04 00:00", []),
    ],
)
def test_a_day_left_out_is_shown_until_it_is_over_the_first_too(now, left_out):
    event = made(*WEEK, "    not 2026-12-01", "    not 2026-12-03")
    found = page(event, dt.datetime.fromisoformat(now))
    assert left_out == [one.iso for one in found.turns if one.off]


def test_a_last_day_that_is_left_out_is_shown_when_all_others_are_over():
    event = made(*WEEK, "    not 2026-12-05")
    found = page(event, dt.datetime(2026, 12, 5, 8))
    assert (True, ["2026-12-05"]) == (found.past, [one.iso for one in found.turns])


@pytest.mark.parametrize(
    ("now", "off"),
    [
        ("2026-12-01 12:00", "Haitafanyika tarehe 3 Desemba 2026"),
        ("2026-12-03 08:00", "Haitafanyika tarehe 3 Desemba 2026"),
        ("2026-12-04 08:00", ""),
    ],
)
def test_a_card_says_which_day_before_the_next_turn_is_not_held(now, off):
    event = made(*WEEK, "    not 2026-12-03")
    assert off == card(event, dt.datetime.fromisoformat(now)).off


def test_a_card_says_nothing_yet_of_a_day_left_out_after_the_next_turn():
    rule = "Repeat: FREQ=WEEKLY;COUNT=4\n    not 2026-12-15"
    assert "" == card(made("Starts: 2026-12-01", rule)).off


def test_a_page_names_twelve_days_to_come_and_counts_the_others():
    found = page(made("Starts: 2026-11-24", "Repeat: FREQ=WEEKLY;COUNT=20"))
    assert (12, "na siku 7 nyingine") == (len(found.turns), found.more)


def test_a_page_of_what_is_over_names_none():
    found = page(made("Starts: 2026-11-03", "Repeat: FREQ=WEEKLY;COUNT=2"))
    assert (True, (), "") == (found.past, found.turns, found.more)
