"""A draft, an embargoed story, a sample and a withdrawn one are seen by whom they are meant for."""

import datetime as dt

import pytest

from plugins.events import when
from plugins.pipeline.edition import Audience
from plugins.pipeline.moment import Clock
from plugins.stories import shown
from tests.stories import NOON, story

PREVIEW, PLAIN, PUBLIC = Audience(preview=True), Audience(), Audience(public=True)
EVENT = "Kind: meeting\nStarts: 2026-11-22 09:00\n"


@pytest.mark.parametrize(
    ("headers", "plain", "public"),
    [
        ("", "", ""),
        ("Status: draft\n", "draft", "draft"),
        ("Sample: yes\n", "", "sample"),
        ("Publish-At: 2026-11-22 12:01\n", "embargo", "embargo"),
        ("Publish-At: 2026-11-22 12:00\n", "", ""),
        ("Date: 2026-11-22 13:00\n", "embargo", "embargo"),
        ("Withdrawn: 2026-11-22 | a\n", "", ""),
    ],
)
def test_a_build_shows_what_its_audience_may_see(headers, plain, public):
    made = story(sw=headers)
    said = [shown.why_not(made, Clock(NOON), audience) for audience in (PREVIEW, PLAIN, PUBLIC)]
    assert ["", plain, public] == said


def test_a_public_build_is_never_a_preview():
    made = story(sw="Status: draft\n")
    assert "draft" == shown.why_not(made, Clock(NOON), Audience(preview=True, public=True))


def test_a_story_appears_with_the_first_minute_of_its_files_day():
    made = story(pair="2026-11-23-mfano")
    assert "embargo" == shown.why_not(made, Clock(dt.datetime(2026, 11, 22, 23, 59)), PLAIN)
    assert "" == shown.why_not(made, Clock(dt.datetime(2026, 11, 23)), PLAIN)


def test_the_later_of_both_embargoes_counts():
    made = story(pair="2026-11-20-mfano", sw="Publish-At: 2026-11-25\n")
    assert dt.datetime(2026, 11, 25) == shown.embargo(made)


def test_an_event_is_announced_before_its_day():
    made = story("events", "2027-01-01-mfano", sw="Kind: meeting\nStarts: 2027-01-01\n")
    assert "" == shown.why_not(made, Clock(NOON), PLAIN)


def test_the_publish_at_of_an_event_counts():
    made = story("events", sw=f"{EVENT}Publish-At: 2026-11-23\n")
    assert "embargo" == shown.why_not(made, Clock(NOON), PLAIN)


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
