"""Calendars are sound, hold what the pages hold, and are read alike by parsers that we did not write."""

import datetime as dt
import re
from collections import Counter

import pytest
from dateutil.rrule import rrulestr

from tests import built, ics

UNTIL = dt.date(2031, 12, 31)
WHOLE = {"sw": "matukio/kalenda.ics", "en": "en/events/calendar.ics"}


def calendars(site):
    """Give every calendar of a site, by its address."""
    found = {name: data for name, data in site.files.items() if name.endswith(".ics")}
    assert set(WHOLE.values()) <= set(found)
    return found


def subscribed(site):
    return {name: data for name, data in calendars(site).items() if not name.endswith("event.ics")}


def values(data, name):
    """Give a property's values in all events of a calendar."""
    return [
        value for event in ics.components(data, "VEVENT") for one, _, value in event if one == name
    ]


def events(stories):
    found = [one for one in stories if one.section == "events" and one.listed]
    assert found
    return found


@pytest.mark.parametrize("name", ["site", "preview", "public"])
def test_every_calendar_keeps_the_rules_of_rfc_5545(name, request):
    found = calendars(request.getfixturevalue(name))
    assert {} == {address: wrong for address, data in found.items() if (wrong := ics.wrong(data))}


def test_every_event_has_a_file_beside_its_page(site, shown):
    files = {name for name in calendars(site) if name.endswith("event.ics")}
    assert files == {
        f"{one.url(lang)}event.ics".lstrip("/") for one in events(shown) for lang in one.files
    }


def test_the_file_of_an_event_has_one_uid_in_both_languages_and_no_other_event_has_it(site, shown):
    found = {}
    for one in events(shown):
        for lang in one.files:
            data = site.files[f"{one.url(lang)}event.ics".lstrip("/")]
            found.setdefault(values(data, "UID")[0], set()).add(one.pair)
            assert f"{built.HOST}{one.url(lang)}" == values(data, "URL")[0]
    assert len(events(shown)) == len(found)
    assert [] == [pairs for pairs in found.values() if len(pairs) > 1]


def test_every_page_of_what_is_to_come_leads_to_its_file(site, shown):
    silent = []
    for one in events(shown):
        ends = one.fact("ends") or one.fact("starts")
        undated = one.fact("state") == "postponed" and one.fact("formerly") in (
            "",
            one.fact("starts"),
        )
        if ends < built.TODAY or one.fact("state") == "cancelled" or undated:
            continue
        for lang in one.files:
            page = site.page(one.url(lang))
            if f"{one.url(lang)}event.ics" not in page.leads_to():
                silent.append(one.url(lang))
    assert [] == silent


@pytest.mark.parametrize(
    "url", ["/matukio/", "/matukio/mkoa/dodoma/", "/kituo-cha-habari/ratiba/", "/matukio/kalenda/"]
)
def test_a_list_of_events_leads_to_its_calendar_in_each_language(site, url):
    pages = [site.page(url), site.page(site.page(url).language_links[0].get("href"))]
    for page in pages:
        (href,) = (one for one in page.leads_to() if one.endswith(".ics"))
        assert href.lstrip("/") in subscribed(site)


def test_every_calendar_to_subscribe_to_stands_beside_a_page_that_leads_to_it(site):
    for name, data in subscribed(site).items():
        (calendar,) = ics.components(data, "VCALENDAR")
        said = {one: value for one, _, value in calendar}
        assert f"{built.HOST}/{name}" == said["SOURCE"]
        assert f"/{name}" in site.page(built.own(said["URL"])).leads_to()


def test_names_of_calendars_differ_within_a_language(site):
    names = [ics.plain(one[2]) for data in subscribed(site).values() for one in _name(data)]
    assert len(subscribed(site)) == len(set(names))


def _name(data):
    return [one for one in ics.components(data, "VCALENDAR")[0] if one[0] == "NAME"]


def test_the_preview_lets_no_hidden_story_travel(preview, all_stories):
    hidden = [one for one in all_stories if one.hidden(built.NOW)]
    assert hidden
    every = b"".join(calendars(preview).values()).replace(b"\r\n ", b"")
    assert [] == [
        file.one("title")
        for one in hidden
        for file in one.files.values()
        if file.one("title").encode() in every
    ]


def test_the_public_calendars_hold_no_sample(public, all_stories):
    uids = {uid for data in calendars(public).values() for uid in values(data, "UID")}
    real = [one for one in events(all_stories) if not one.sample and not one.hidden(built.NOW)]
    assert {f"{one.url(lang)}event.ics".lstrip("/") for one in real for lang in one.files} == {
        name for name in calendars(public) if name.endswith("event.ics")
    }
    assert 0 < len(uids) <= len(real)


def times(story):
    """Give each time that an event takes place, as its headers say it: (start, end), ends exclusive."""
    form = "%Y-%m-%d %H:%M" if " " in story.fact("starts") else "%Y-%m-%d"
    start = dt.datetime.strptime(story.fact("starts"), form)
    end = dt.datetime.strptime(story.fact("ends") or story.fact("starts"), form)
    rule, *rest = story.primary.headers.get("repeat", [""])
    rule = re.sub(r"UNTIL=(\d{8})", r"UNTIL=\1T235959", rule)  # the whole of its last day
    without = {re.fullmatch(r"not (\S+)", line)[1] for line in rest}
    last = dt.datetime.combine(UNTIL, dt.time.max)
    starts = rrulestr(rule, dtstart=start).between(start, last, inc=True) if rule else [start]
    day = dt.timedelta(days=0 if " " in form else 1)
    said = "%Y-%m-%dT%H:%M" if " " in form else "%Y-%m-%d"
    return [
        (f"{one:{said}}", f"{one + (end - start) + day:{said}}")
        for one in starts
        if f"{one:%Y-%m-%d}" not in without
    ]


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_a_parser_that_we_did_not_write_reads_each_time_of_each_event(site, shown, lang):
    since = f"{int(built.TODAY[:4]) - 1}-01-01"
    expected = sorted(one for story in events(shown) for one in times(story) if one[1] > since)
    read = [one[1:] for one in ics.by_ical(site.files[WHOLE[lang]], UNTIL)]
    missing, strange = Counter(expected) - Counter(read), Counter(read) - Counter(expected)
    assert ([], []) == (sorted(missing), sorted(strange)), f"not in {WHOLE[lang]}, and there alone"


@pytest.mark.full
@pytest.mark.parametrize("lang", ["sw", "en"])
def test_other_parsers_read_the_same(site, lang, tmp_path):
    data = site.files[WHOLE[lang]]
    expected = ics.by_ical(data, UNTIL)
    assert dict.fromkeys(["ical.js", "node-ical"], expected) == ics.by_node(data, UNTIL, tmp_path)
