"""An event says when it is in both ways of counting hours."""

import re

import pytest

from tests import built

TIME = re.compile(r"\d{4}-\d\d-\d\d (\d\d):(\d\d)")


def times(story):
    """Give the times of an event's start and end, as hour and minute."""
    found = [TIME.fullmatch(story.fact(name)) for name in ("starts", "ends")]
    return [(int(one[1]), int(one[2])) for one in found if one]


def timed(shown):
    found = [one for one in shown if one.section == "events" and times(one)]
    assert found
    return found


def said(lang, hour, minute):
    """Give the patterns of a time as a language's pages say it: in both clocks, or with its half of the day."""
    if lang == "sw":
        return [rf"saa {(hour - 6) % 12 or 12}:{minute:02}\b", rf"\b{hour:02}:{minute:02}\b"]
    half = "(am|midnight)" if hour < 12 else "(pm|noon)"
    return [rf"\b{hour % 12 or 12}:{minute:02} {half}", r"\bEAT\b"]


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_pages_say_the_time_as_their_language_does(site, shown, lang):
    wrong = []
    for story in timed(shown):
        text = site.page(story.url(lang)).main_text if lang in story.files else None
        for pattern in (one for time in times(story) for one in said(lang, *time)):
            if text is not None and not re.search(pattern, text):
                wrong.append((story.url(lang), pattern))
    assert [] == wrong


def test_a_page_that_lists_times_names_their_zone_once(site):
    """A clock at each time already says the zone in Kiswahili; in English it is named, but not after every time."""
    lists = [page for page in site.pages if not page.tree.xpath("//article[not(@class='lead')]")]
    hours = re.compile(r"\d:\d\d [ap]m")
    timed = [page for page in lists if page.lang == "en" and hours.search(page.main_text)]
    assert {"/en/", "/en/events/", "/en/legal-clinic/"} <= {page.url for page in timed}
    assert {} == {
        page.url: found for page in timed if (found := page.main_text.count("UTC+3")) != 1
    }


def test_every_event_gives_its_start_to_machines(site, shown):
    assert [] == [
        story.url(lang)
        for story in shown
        if story.section == "events" and not story.fact("withdrawn")
        for lang in story.files
        if not any(
            value.startswith(story.fact("starts").replace(" ", "T"))
            for value in site.page(story.url(lang)).tree.xpath("//main//time/@datetime")
        )
    ]


def test_every_time_for_machines_is_a_date_or_a_moment_with_its_offset(site):
    form = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?\+03:00)?)?)?")
    assert [] == [
        (page.address, value)
        for page in site.pages
        for value in page.tree.xpath("//time/@datetime")
        if not form.fullmatch(value)
    ]


def test_no_page_says_it_was_changed_after_today(site, words):
    found = []
    for page in site.pages:
        label = words[page.lang]["page"]["changed"].partition("{")[0].strip()
        for element in page.tree.xpath("//body//*[time]"):
            day = element.xpath("string(time/@datetime)")[:10]
            if label in built.flat(element.text_content()) and day > built.TODAY:
                found.append((page.address, day))
    assert [] == found
