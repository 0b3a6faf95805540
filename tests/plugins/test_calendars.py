"""Calendars hold what may travel, in the words of the site, in bytes that RFC 5545 would have."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from plugins.model.edition import Audience
from plugins.model.planned import Made
from plugins.pages.calendars import calendar, entry, ics
from plugins.schema.office import Both, Office
from plugins.schema.values import Moment
from plugins.stories import calendars
from tests import ics as read
from tests import stories
from tests.stories import edition, story

HOURS = "Starts: 2026-12-02 09:00\nEnds: 2026-12-02 17:00\n"
PREVIEW = Audience(preview=True)


def event(sw=HOURS, en=None, pair="2026-11-22-mfano"):
    return story("events", pair, sw, en)


def told(sw=HOURS, en=None, lang="sw", **more):
    """Give the entries of an event in a language."""
    made = event(sw, en)
    (source,) = (one for one in made.sources if one.lang == lang)
    return entry.entries(made, source, edition([made], **more))


def one(*args, **more):
    (found,) = told(*args, **more)
    return found


def planned(*those, **more):
    """Give the values of every calendar that is planned, by address."""
    pages = calendar.plan(edition(list(those), **more))
    return {page.address: page.how.values for page in pages if isinstance(page.how, Made)}


def written(*args, **more):
    """Give the lines of the one event of a calendar, whole: (name, parameters, value)."""
    data = ics.calendar(calendar.Calendar(lang="sw", entries=(one(*args, **more),)))
    assert [] == read.wrong(data)
    (found,) = read.components(data, "VEVENT")
    return found


def line(name, event):
    (found,) = ((params, value) for one, params, value in event if one == name)
    return found


# Which events


@pytest.mark.parametrize(
    "hidden", ["Status: draft\n", "Publish-At: 2026-11-23\n", "Withdrawn: 2026-11-22 | a\n"]
)
def test_what_may_not_travel_is_in_no_calendar_even_of_a_preview(hidden):
    headers = "Kind: press-conference\nRegion: Dodoma\n"
    found = planned(event(HOURS + headers + hidden), audience=PREVIEW)
    assert {"matukio/kalenda.ics", "kituo-cha-habari/ratiba/kalenda.ics"} <= set(found)
    assert [] == [address for address, values in found.items() if values.entries]


def test_a_sample_is_in_no_calendar_of_a_public_build():
    public = Audience(public=True)
    found = planned(event(HOURS + "Sample: yes\n"), audience=public)
    assert [()] * 4 == [values.entries for values in found.values()]


def titles(values):
    return [entry.title for entry in values.entries]


def test_a_region_and_the_journalists_have_calendars_of_their_own_the_earliest_event_first():
    """A region keeps its calendar when all its events are long past."""
    found = planned(
        event("Title: D\nStarts: 2020-01-01\nRegion: Arusha\n", pair="2020-01-01-d"),
        event("Title: A\nRegion: Dodoma\n"),
        event("Title: B\nRegion: Pemba North\nKind: press-conference\n", pair="2026-11-22-b"),
        event("Title: C\nLive: https://example.org/a\n", pair="2026-11-22-c"),
    )
    assert {
        "matukio/kalenda.ics": ["B", "C", "A"],
        "matukio/mkoa/arusha/kalenda.ics": [],
        "matukio/mkoa/dodoma/kalenda.ics": ["A"],
        "matukio/mkoa/kaskazini-pemba/kalenda.ics": ["B"],
        "kituo-cha-habari/ratiba/kalenda.ics": ["B", "C"],
        "en/events/calendar.ics": ["B", "C", "A"],
        "en/events/region/arusha/calendar.ics": [],
        "en/events/region/dodoma/calendar.ics": ["A"],
        "en/events/region/pemba-north/calendar.ics": ["B"],
        "en/media-centre/diary/calendar.ics": ["B", "C"],
    } == {
        address: titles(values)
        for address, values in found.items()
        if not address.endswith("event.ics")
    }


def test_an_event_of_one_language_is_in_both_calendars_in_its_own_words():
    found = planned(event(en=None))
    assert "en/events/2026/mfano/event.ics" not in found
    (entry,) = found["en/events/calendar.ics"].entries
    assert "sw" == entry.lang
    assert found["matukio/kalenda.ics"].entries == found["en/events/calendar.ics"].entries


@pytest.mark.parametrize(
    ("starts", "held"),
    [
        ("Starts: 2024-12-31\n", 0),
        ("Starts: 2024-12-31 20:00\nEnds: 2025-01-01 01:00\n", 1),
        ("Starts: 2025-01-01\n", 1),
        ("Starts: 2020-01-01\nRepeat: FREQ=YEARLY\n", 1),
        ("Starts: 2020-01-01\nRepeat: FREQ=YEARLY;COUNT=5\n", 0),
        ("Starts: 2020-01-01\nRepeat: FREQ=YEARLY;COUNT=6\n", 1),
    ],
)
def test_a_calendar_to_subscribe_to_goes_back_to_the_first_day_of_last_year(starts, held):
    found = planned(event(starts))
    assert held == len(found["matukio/kalenda.ics"].entries)
    assert 1 == sum(address.endswith("event.ics") for address in found)


@pytest.mark.parametrize(
    ("headers", "shown"),
    [
        ("", True),
        ("State: moved\nFormerly: Ukumbi A\n", True),
        ("State: postponed\nFormerly: 2026-11-30 09:00\n", True),
        ("State: postponed\n", False),
        ("State: cancelled\n", False),
        ("Starts: 2026-11-21 09:00\nEnds: 2026-11-21 10:00\n", False),
        ("Status: draft\n", False),
        ("Withdrawn: 2026-11-22 | a\n", False),
    ],
)
def test_a_page_leads_to_the_file_of_what_is_to_come(headers, shown):
    lines = headers if "Starts" in headers else HOURS + headers
    made = event(lines)
    found = calendars.of_event(made, made.sw, edition([made], audience=PREVIEW))
    assert shown == bool(found)
    assert not shown or "/matukio/2026/mfano/event.ics" == found.url


# What an entry says


def test_a_uid_is_the_events_own_in_both_languages_and_outlives_title_address_and_date():
    changed = "Title: Kichwa kipya\nSlug: kipya\nStarts: 2027-01-01\n"
    assert one().uid == one(en="").uid == one(en="", lang="en").uid == one(changed).uid
    found = planned(event("Region: Dodoma\n"), event(pair="2026-11-22-b"))
    events = found["matukio/kalenda.ics"].entries
    uids = [held.uid for held in (*events, *found.values()) if held.uid]
    assert 2 + 6 == len(uids) == len(set(uids))


@pytest.mark.parametrize(
    ("headers", "sw", "en"),
    [
        ("Kind: meeting\nState: postponed\n", "Mkutano umeahirishwa: Mfano", "Postponed: Mfano"),
        ("Kind: visit\nState: cancelled\n", "Ziara imefutwa: Mfano", "Cancelled: Mfano"),
        ("Kind: exhibition\nState: moved\n", "Maonesho yamehamishwa: Mfano", "Moved: Mfano"),
        ("Kind: meeting\n", "Mfano", "Mfano"),
    ],
)
def test_a_title_says_what_became_of_the_event_in_words_that_agree(headers, sw, en):
    assert [sw, en] == [one(HOURS + headers, "", lang).title for lang in ("sw", "en")]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ("", "CONFIRMED"),
        ("State: cancelled\n", "CANCELLED"),
        ("State: moved\nFormerly: Ukumbi A\n", "CONFIRMED"),
        ("State: postponed\nFormerly: 2026-11-30 09:00\n", "CONFIRMED"),
        ("State: postponed\nFormerly: 2026-12-02 09:00\n", "TENTATIVE"),
        ("State: postponed\nFormerly: Ukumbi A\n", "CONFIRMED"),
        ("State: postponed\n", "TENTATIVE"),
    ],
)
def test_a_postponed_event_is_sure_again_when_it_has_a_new_date(headers, status):
    assert status == one(HOURS + headers).status


def test_a_text_says_the_hours_in_both_clocks_and_what_a_reader_needs():
    headers = (
        "Venue: Ukumbi\nRegion: Dodoma\nArrival: 08:30\nBring: Barua\n    Kitambulisho\n"
        "State: postponed\nFormerly: 2026-11-30\nContact: Ofisi\nLive: https://example.org/a\n"
        "Accreditation: Kadi\n"
    )
    assert [
        stories.SUMMARY,
        "Muda: Jumatano, tarehe 2 Desemba, 2026, "
        "kuanzia saa 3:00 asubuhi hadi saa 11:00 jioni (09:00–17:00)",
        "badala ya Jumatatu, tarehe 30 Novemba, 2026, siku nzima",
        "Muda wa kuwasili: saa 2:30 asubuhi (08:30)",
        "Vitu vya kuja navyo: Barua na Kitambulisho",
        "Ithibati ya waandishi wa habari: Kadi",
        "Mubashara: https://example.org/a",
        "Kwa maelezo zaidi: Ofisi",
        "https://example.org/matukio/2026/mfano/",
    ] == one(HOURS + headers).text.split("\n")


def test_a_text_says_which_date_no_longer_holds_which_was_the_first_and_what_is_a_sample(both):
    assert "\nMara ya kwanza: Jumatano" in one(HOURS + "Repeat: FREQ=YEARLY\n").text
    assert one(HOURS + "Sample: yes\n").text.startswith(f"{both['sw'].marks.sample.note}\n")
    found = one(HOURS + "State: postponed\n").text.split("\n")
    assert "Muda huu hautumiki tena: Jumatano" == found[1].partition(",")[0]
    assert both["sw"].event.new_date == found[2]


def test_a_place_is_the_venue_and_the_region():
    given = [("", ""), ("Venue: Ukumbi\n", "Ukumbi"), ("Region: Dodoma\n", "Dodoma")]
    given.append(("Venue: Ukumbi\nRegion: Dodoma\n", "Ukumbi, Dodoma"))
    assert [place for _, place in given] == [one(HOURS + headers).place for headers, _ in given]


def test_changes_are_counted_and_dated_alike_in_both_languages():
    sw, en = "Updated: 2026-11-20 | a\n    2026-11-21 | b\n", "Updated: 2026-11-23 | c\n"
    found = [one(HOURS + sw, en, lang) for lang in ("sw", "en")]
    assert [(2, dt.date(2026, 11, 23))] * 2 == [(each.sequence, each.changed) for each in found]


def test_without_a_known_address_an_entry_has_none():
    office = Office(name=Both("Ofisi", "Office"))
    assert "" == one(office=office).url
    assert "/matukio/" not in one(office=office).text


def test_a_first_day_that_the_rule_has_not_is_an_entry_by_itself():
    """2 December 2026 is a Wednesday."""
    alone, rest = told(HOURS + "Repeat: FREQ=WEEKLY;BYDAY=FR;COUNT=3\n")
    assert ("", Moment(dt.date(2026, 12, 2), dt.time(9))) == (alone.rule, alone.start)
    assert Moment(dt.date(2026, 12, 4), dt.time(9)) == rest.start
    assert Moment(dt.date(2026, 12, 4), dt.time(17)) == rest.end
    assert alone.uid != rest.uid


def test_a_first_day_that_is_left_out_and_not_in_the_rule_is_in_no_calendar():
    (rest,) = told(HOURS + "Repeat: FREQ=WEEKLY;BYDAY=FR;COUNT=3\n    not 2026-12-02\n")
    assert Moment(dt.date(2026, 12, 4), dt.time(9)) == rest.start


# The bytes

ZONE, DATE = {"TZID": "Africa/Dar_es_Salaam"}, {"VALUE": "DATE"}


@pytest.mark.parametrize(
    ("headers", "start", "end"),
    [
        (HOURS, (ZONE, "20261202T090000"), (ZONE, "20261202T170000")),
        ("Starts: 2026-12-02 09:00\n", (ZONE, "20261202T090000"), None),
        (HOURS.replace("17:00", "09:00"), (ZONE, "20261202T090000"), None),
        ("Starts: 2026-12-02\n", (DATE, "20261202"), (DATE, "20261203")),
        ("Starts: 2026-12-30\nEnds: 2026-12-31\n", (DATE, "20261230"), (DATE, "20270101")),
        (
            "Starts: 2026-12-31 20:00\nEnds: 2027-01-01 00:30\n",
            (ZONE, "20261231T200000"),
            (ZONE, "20270101T003000"),
        ),
    ],
)
def test_an_event_begins_and_ends_as_rfc_5545_says_it(headers, start, end):
    found = written(headers)
    assert start == line("DTSTART", found)
    assert [end] * bool(end) == [
        (params, value) for name, params, value in found if name == "DTEND"
    ]


@pytest.mark.parametrize(
    ("starts", "until", "without"),
    [
        ("2026-12-02 09:00", "20261231T205959Z", (ZONE, "20261203T090000")),
        ("2026-12-02", "20261231", (DATE, "20261203")),
    ],
)
def test_a_rule_ends_with_its_last_day_and_leaves_days_out(starts, until, without):
    found = written(f"Starts: {starts}\nRepeat: FREQ=DAILY;UNTIL=20261231\n    not 2026-12-03\n")
    assert ({}, f"FREQ=DAILY;UNTIL={until}") == line("RRULE", found)
    assert without == line("EXDATE", found)


def test_a_rule_keeps_its_count():
    found = written(HOURS + "Repeat: FREQ=DAILY;COUNT=3\n")
    assert ({}, "FREQ=DAILY;COUNT=3") == line("RRULE", found)


def test_a_stamp_is_the_files_day_until_a_change_is_told():
    found = written()
    assert ({}, "20261121T210000Z") == line("DTSTAMP", found)
    assert "LAST-MODIFIED" not in [name for name, _, _ in found]
    found = written(HOURS + "Updated: 2026-11-25 | a\n")
    assert [({}, "20261124T210000Z")] * 2 == [
        line(name, found) for name in ("DTSTAMP", "LAST-MODIFIED")
    ]
    assert ({}, "1") == line("SEQUENCE", found)


def test_words_say_their_language_and_where_the_event_is():
    found = written(HOURS + "Venue: Ukumbi\nMap: -6.1731, 35.7419\n", "", lang="sw")
    assert ({}, "-6.1731;35.7419") == line("GEO", found)
    assert ({"LANGUAGE": "sw"}, "Ukumbi") == line("LOCATION", found)
    assert ({"LANGUAGE": "sw"}, "Mkutano") == line("CATEGORIES", found)
    assert ({}, "https://example.org/matukio/2026/mfano/") == line("URL", found)


def test_what_is_not_sure_takes_nobodys_time():
    free = [HOURS + "State: cancelled\n", HOURS + "State: postponed\n", "Starts: 2026-12-02\n"]
    assert [({}, "TRANSPARENT")] * 3 == [line("TRANSP", written(headers)) for headers in free]
    assert "TRANSP" not in [name for name, _, _ in written()]


def test_a_calendar_to_subscribe_to_says_its_name_and_where_it_is():
    values = planned(event())["matukio/kalenda.ics"]
    (found,) = read.components(ics.calendar(values), "VCALENDAR")
    name = "Matukio – Ofisi ya Mfano"
    assert ({"LANGUAGE": "sw"}, name) == line("NAME", found)
    assert ({}, name) == line("X-WR-CALNAME", found)
    assert ({"VALUE": "DURATION"}, "PT6H") == line("REFRESH-INTERVAL", found)
    assert ({}, "PT6H") == line("X-PUBLISHED-TTL", found)
    assert ({"VALUE": "URI"}, "https://example.org/matukio/kalenda.ics") == line("SOURCE", found)
    assert ({}, "https://example.org/matukio/") == line("URL", found)
    assert ({}, "darkgreen") == line("COLOR", found)


def test_the_file_of_an_event_has_no_name_that_would_make_a_calendar_of_it():
    values = planned(event())["matukio/2026/mfano/event.ics"]
    (found,) = read.components(ics.calendar(values), "VCALENDAR")
    assert ["VERSION", "PRODID", "CALSCALE"] == [name for name, _, _ in found]


NASTY = st.text(
    st.one_of(st.sampled_from('\\,;:"\'ñ–“ŋ漢😀\n\t ^'), st.characters(codec="utf-8", exclude_categories=["Cc"])),
    max_size=200,
)  # fmt: skip


@given(NASTY, NASTY)
def test_no_text_breaks_a_calendar(title, place):
    values = structs.replace(one(), title=title, text=place, place=place or "x")
    data = ics.calendar(calendar.Calendar(lang="sw", entries=(values,)))
    assert [] == read.wrong(data)
    (found,) = read.components(data, "VEVENT")
    for name, text in (("SUMMARY", title), ("DESCRIPTION", place)):
        assert text == read.plain(line(name, found)[1])


# The rules that the tests hold calendars to


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\r\n", b"\n"),
        (b"\r\nSTATUS:", b"\nSTATUS:"),
        (b"DTSTAMP:2026", b"X-OTHER:2026"),
        (b"PRODID", b"X-PRODID"),
        (b"SUMMARY;LANGUAGE=sw", b"SUMMARY"),
        (b"DTEND;TZID=Africa/Dar_es_Salaam:20261202T17", b"DTEND;TZID=Africa/Dar_es_Salaam:20261202T08"),
        (b"DTEND;TZID=Africa/Dar_es_Salaam:20261202T170000", b"DTEND;VALUE=DATE:20261203"),
        (b"\r\nTZID:", b"\r\nX-TZID:"),
        (b"UNTIL=20261231T205959Z", b"UNTIL=20261231"),
        (b"UNTIL=20261231T205959Z", b"UNTIL=20261231T205959Z;COUNT=2"),
        (b"STATUS:CONFIRMED", b"STATUS:OTHER"),
        (b"LOCATION;LANGUAGE=sw:Ukumbi", b"LOCATION;LANGUAGE=sw:Ukumbi, a"),
        (b"LOCATION;LANGUAGE=sw:Ukumbi", b"LOCATION;LANGUAGE=sw:" + b"x" * 60),
        (b"LOCATION;LANGUAGE=sw:Ukumbi", "LOCATION;LANGUAGE=sw:\u2013".encode()[:-1]),
    ],
)  # fmt: skip
def test_a_calendar_that_breaks_a_rule_is_found_out(old, new):
    sound = HOURS + "Venue: Ukumbi\nRepeat: FREQ=DAILY;UNTIL=20261231\n"
    data = ics.calendar(calendar.Calendar(lang="sw", entries=(one(sound),)))
    assert [] == read.wrong(data)
    assert old in data
    assert [] != read.wrong(data.replace(old, new))


def test_a_uid_that_is_there_twice_is_found_out():
    data = ics.calendar(calendar.Calendar(lang="sw", entries=(one(), one())))
    assert [f"UID twice: {one().uid}"] == read.wrong(data)
