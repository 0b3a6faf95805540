"""A draft, an embargoed story, a sample and a withdrawn one are seen by whom they are meant for."""

import datetime as dt

import pytest

from plugins.model.edition import Audience
from plugins.model.moment import Clock
from plugins.stories import shown, when
from tests.stories import NOON, story

PREVIEW, PLAIN, PUBLIC = Audience(preview=True), Audience(), Audience(public=True)


@pytest.mark.parametrize(
    ("headers", "plain", "public"),
    [
        ("", "", ""),
        ("Status: draft\n", "draft", "draft"),
        ("Status: review\n", "draft", "draft"),
        ("Sample: yes\n", "", "sample"),
        ("Publish-At: 2026-11-22 12:01\n", "embargo", "embargo"),
        ("Publish-At: 2026-11-22 12:00\n", "", ""),
        ("Date: 2026-11-22 13:00\n", "embargo", "embargo"),
        ("Withdrawn: 2026-11-22 | a\n", "", ""),
    ],
)
def test_a_build_shows_what_its_audience_may_see(headers, plain, public):
    made = story(sw=headers)
    both = Audience(preview=True, public=True)  # which is no preview
    said = [shown.why_not(made, Clock(NOON), one) for one in (PREVIEW, PLAIN, PUBLIC, both)]
    assert ["", plain, public, public] == said


@pytest.mark.parametrize(
    ("section", "pair", "headers", "now", "expected"),
    [
        ("news", "2026-11-23-mfano", "", "2026-11-22 23:59", "embargo"),
        ("news", "2026-11-23-mfano", "", "2026-11-23 00:00", ""),
        ("events", "2027-01-01-mfano", "Starts: 2027-01-01\n", "2026-11-22 12:00", ""),
        ("events", "2026-11-22-mfano", "Publish-At: 2026-11-23\n", "2026-11-22 12:00", "embargo"),
    ],
)
def test_a_story_appears_with_its_files_day_and_an_event_at_once(
    section, pair, headers, now, expected
):
    made = story(section, pair, sw=headers)
    assert expected == shown.why_not(made, Clock(dt.datetime.fromisoformat(now)), PLAIN)


def test_the_later_of_both_embargoes_counts():
    made = story(pair="2026-11-20-mfano", sw="Publish-At: 2026-11-25\n")
    assert dt.datetime(2026, 11, 25) == shown.embargo(made)


def test_a_withdrawn_story_stands_in_no_list():
    assert not shown.listed(story(sw="Withdrawn: 2026-11-22 | a\n"))
    assert shown.listed(story())


@pytest.mark.parametrize(
    ("headers", "last"),
    [
        ("Starts: 2026-11-22\n", dt.datetime(2026, 11, 22, 23, 59)),
        ("Starts: 2026-11-22 09:00\n", dt.datetime(2026, 11, 22, 23, 59)),
        ("Starts: 2026-11-22\nEnds: 2026-11-24\n", dt.datetime(2026, 11, 24, 23, 59)),
        ("Starts: 2026-11-22 09:00\nEnds: 2026-11-22 10:00\n", dt.datetime(2026, 11, 22, 10)),
    ],
)
def test_an_event_is_over_after_its_last_minute(headers, last):
    made = story("events", sw=f"Kind: meeting\n{headers}")
    assert not when.over(made, Clock(last))
    assert when.over(made, Clock(last + dt.timedelta(minutes=1)))
