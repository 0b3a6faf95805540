"""What the search holds of each story, and what Pagefind is given of it."""

import datetime as dt

import pytest
from msgspec.structs import replace

from plugins.engine import searching
from plugins.pages.search import index, records, variants
from tests.stories import edition, story, texts

RULES = variants.load()


def held(stories, **how):
    made = edition(stories, **how)
    return records.records(made, texts(made))


def one(**how):
    return held([story(**how)])["sw"][0]


def test_each_language_holds_its_own_sources_alone():
    found = held([story(sw="", en="Title: Sample\n"), story(pair="2026-11-21-pili", sw="")])
    assert ["Mfano", "Mfano"] == [record.title for record in found["sw"]]
    assert ["Sample"] == [record.title for record in found["en"]]


def test_standing_pages_come_last_and_other_stories_newest_first():
    pages = [story("pages", "kuhusu"), story(pair="2026-11-20-a"), story(pair="2026-11-21-b")]
    found = held(pages)["sw"]
    assert ["2026", "2026", ""] == [record.year for record in found]
    assert [20, 21] == sorted(int(record.date.split()[0]) for record in found[:2])
    assert found[0].date.startswith("21")


def test_the_filters_are_the_section_the_year_and_the_kind():
    assert ("section-news", "year-2026") == one().filters
    assert ("section-events", "year-2026", "kind-events.meeting") == one(section="events").filters
    assert "kind-publications.report" in one(section="publications").filters
    assert ("section-pages",) == one(section="pages", pair="kuhusu").filters


def test_the_clock_changes_no_record_of_what_stays_shown():
    event = story("events", sw="Kind: meeting\nStarts: 2026-11-23 09:00\n")
    before, after = (held([event], now=dt.datetime(2026, 11, day, 12))["sw"] for day in (22, 25))
    assert before == after


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("Starts: 2026-11-23 09:00\nEnds: 2026-11-23 10:59\n", "2026-11-23T11"),
        ("Starts: 2026-11-23\nEnds: 2026-11-25\n", "2026-11-26T00"),
        ("Starts: 2026-11-23\nRepeat: FREQ=WEEKLY;COUNT=3\n", "2026-12-08T00"),
        ("Starts: 2026-11-23\nState: postponed\nFormerly: 2026-11-20\n", "2026-11-24T00"),
    ],
)
def test_an_event_is_over_after_its_last_day(headers, expected):
    record = one(section="events", sw=f"Kind: meeting\n{headers}")
    assert dt.datetime.fromisoformat(f"{expected}:00+03:00").timestamp() == record.over * 3600


@pytest.mark.parametrize(
    "headers", ["State: cancelled\n", "State: postponed\nFormerly: 2026-11-23\n"]
)
def test_an_event_whose_date_no_longer_holds_is_neither_to_come_nor_past_and_says_why(headers):
    record = one(section="events", sw=f"Kind: meeting\nStarts: 2026-11-23\n{headers}")
    assert 0 == record.over
    assert record.label in ("Mkutano umefutwa", "Mkutano umeahirishwa")


def test_no_other_story_is_ever_over():
    assert 0 == one().over


def test_the_name_of_an_index_changes_with_a_text_and_with_nothing_else():
    some, other = (map(searching.summed, held([story()])["sw"]) for _ in range(2))
    changed = searching.summed(replace(one(), body="x"))
    name = searching.named("sw", [*some])
    assert name == searching.named("sw", [*other])
    assert name != searching.named("sw", [changed])


def test_the_prose_of_a_body_is_its_text_without_tags_and_marks():
    body = '<p>Kwa <a href="\ue0000\ue001">hapa</a>\ue0000\ue002 &amp; pale.</p><p>Mwisho</p>'
    assert "Kwa hapa & pale. Mwisho" == records.prose(body)


def test_a_page_for_pagefind_holds_each_further_word_once_and_no_markup_of_an_editor():
    record = replace(one(), title="Kikao & <b>kikao</b>")
    made = index.page(record, "kikao mkutano mkutano maonesho", frozenset(), RULES)
    assert "<h1>kikao &amp; &lt;b&gt;kikao&lt;/b&gt;</h1>" in made
    assert "<p>mkutano maonesho</p>" in made
    assert '<p data-pagefind-weight="0.2">maonyesho</p>' in made


def test_pages_bear_numbers_in_pagefinds_list_and_its_filters_are_in_order():
    import cbor2

    pages = [["sw_b", 200], ["sw_a", 5]]
    old = index.MAGIC + cbor2.dumps(["1.5.2", pages, [], [["b", "2"], ["a", "1"]], [], ["title"]])
    made = cbor2.loads(index.numbered(old, {"sw_a": 0, "sw_b": 1}).removeprefix(index.MAGIC))
    assert ["1.5.2", [["1", 256], ["0", 32]], [], [["a", "1"], ["b", "2"]], [], ["title"]] == made
