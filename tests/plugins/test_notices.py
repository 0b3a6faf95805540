"""A notice is shown in its time, in order, in the reader's language, and with a link that leads somewhere."""

import datetime as dt

import pytest

from plugins.model.edition import Audience
from plugins.model.moment import Clock
from plugins.reading import rules
from plugins.stories import links, notices, shown
from tests import stories
from tests.stories import NOON, edition, named, story

PREVIEW, PLAIN, PUBLIC = Audience(preview=True), Audience(), Audience(public=True)


def notice(pair="2026-11-20-a", sw="", en=None):
    return story("notices", pair, sw=sw, en=en)


def term(first, last):
    return f"From: {first}\nUntil: {last}\n"


@pytest.mark.parametrize(
    ("first", "last", "moment", "expected"),
    [
        ("2026-11-22 12:00", "2026-11-23 09:00", "2026-11-22 11:59", "embargo"),
        ("2026-11-22 12:00", "2026-11-23 09:00", "2026-11-22 12:00", ""),
        ("2026-11-22 12:00", "2026-11-23 09:00", "2026-11-23 08:59", ""),
        ("2026-11-22 12:00", "2026-11-23 09:00", "2026-11-23 09:00", "ended"),
        ("2026-11-22", "2026-11-22", "2026-11-22 00:00", ""),
        ("2026-11-22", "2026-11-22", "2026-11-22 23:59", ""),
        ("2026-11-22", "2026-11-22", "2026-11-23 00:00", "ended"),
    ],
)
def test_a_notice_is_shown_from_its_first_minute_until_its_last(first, last, moment, expected):
    clock = Clock(dt.datetime.fromisoformat(moment))
    assert expected == shown.why_not(notice(sw=term(first, last)), clock, PLAIN)


@pytest.mark.parametrize(
    ("headers", "preview", "plain", "public"),
    [
        ("Status: draft\n", "", "draft", "draft"),
        ("Sample: yes\n", "", "", "sample"),
        (term("2026-11-23", "2026-11-24"), "", "embargo", "embargo"),
        (term("2026-11-20", "2026-11-21"), "ended", "ended", "ended"),
    ],
)
def test_a_build_shows_the_notices_that_its_audience_may_see(headers, preview, plain, public):
    made = notice(sw=headers)
    said = [shown.why_not(made, Clock(NOON), audience) for audience in (PREVIEW, PLAIN, PUBLIC)]
    assert [preview, plain, public] == said


def test_the_clock_knows_until_when_the_notices_are_these():
    clock = Clock(NOON)
    assert "" == shown.why_not(notice(), clock, PLAIN)
    assert (dt.datetime(2026, 11, 20), dt.datetime(2026, 11, 26)) == (clock.since, clock.until)


def test_the_urgent_stand_first_then_the_newest():
    made = edition(
        [
            notice("2026-11-20-a", sw=f"Title: Ya kwanza\n{term('2026-11-20', '2026-11-25')}"),
            notice("2026-11-20-b", sw=f"Title: Ya pili\n{term('2026-11-21', '2026-11-25')}"),
            notice("2026-11-20-c", sw="Title: Dharura\nLevel: urgent\n"),
        ]
    )
    assert ["Dharura", "Ya pili", "Ya kwanza"] == [one.text for one in notices.shown(made, "sw")]
    assert [True, False, False] == [one.urgent for one in notices.shown(made, "en")]


def test_a_notice_is_in_the_readers_language_where_it_has_that():
    both = edition([notice(sw="Title: Tangazo\n", en="Title: A notice\n")])
    one = edition([notice(sw="Title: Tangazo\n")])
    assert [("en", "A notice"), ("sw", "Tangazo")] == [
        (told.lang, told.text) for made in (both, one) for told in notices.shown(made, "en")
    ]


def test_the_link_leads_to_the_story_in_the_readers_language():
    made = edition([notice(sw="Story: 2026-11-22-mfano\n"), story(sw="", en="Slug: example\n")])
    links = [notices.shown(made, lang)[0].link.url for lang in ("sw", "en")]
    assert ["/habari/2026/mfano/", "/en/news/2026/example/"] == links


def test_there_is_no_link_to_a_story_that_is_not_out():
    made = edition([notice(sw="Story: 2026-11-22-mfano\n"), story(sw="Status: draft\n")])
    assert [None] == [one.link for one in notices.shown(made, "sw")]


def test_a_sample_says_so():
    made = edition([notice(sw="Sample: yes\n")])
    assert ["sample"] == [mark.key for mark in notices.shown(made, "sw")[0].marks]


def test_a_notice_has_no_address():
    assert ({}, []) == rules.urls([notice()])


def test_a_story_that_is_not_there_is_told():
    made = notice(sw="Story: 2026-11-22-hakuna\n")
    found = rules.between([made], (), {("notices", made.pair): made})
    assert [("unknown-story", 4)] == named(found)


@pytest.mark.parametrize(("third", "told"), [("", 1), ("Status: draft\n", 0)])
def test_more_than_three_at_one_time_are_told_but_not_drafts(third, told):
    made = [notice(f"2026-11-20-{one}", sw=term("2026-11-20", "2026-11-25")) for one in "ab"]
    made += [notice("2026-11-20-c", sw=term("2026-11-20", "2026-11-25") + third)]
    made += [notice("2026-11-20-d", sw=term("2026-11-25", "2026-11-26"))]
    made += [notice("2026-11-20-e", sw=term("2026-11-26", "2026-11-27"))]
    assert ["too-many-notices"] * told == [one.rule for one in rules.between(made, (), {})]


@pytest.mark.parametrize("header", ["Summary", "Image", "Slug", "Publish-At", "Topics"])
def test_a_header_that_a_notice_has_not_is_refused(header):
    text = f"Title: Tangazo\n{term('2026-11-20', '2026-11-21')}{header}: a\n"
    _, _, found = stories.file(text, "notices/2026-11-20-a.sw.md")
    assert [("header-elsewhere", 4)] == named(found)


def test_a_link_in_a_text_leads_to_no_notice():
    record, _, faults = stories.body("[a]({filename}/notices/2026-11-20-a.sw.md)")
    assert [] == faults
    made = notice()
    known = {("notices", made.pair): made}
    found = links.faults(stories.NEWS, record.text.targets, known, {}, ())
    assert ["missing-story"] == [one.rule for one in found]
