"""The states of a story are edits of its files: what is written is what the guides ask for."""

import datetime as dt

import pytest

from plugins.desk.form import faults, pair, states
from plugins.schema.seal import Sealed
from tests.stories import HEAD, SUMMARY, converter, topic

KEY = "2026-11-22-mfano"
DAY = dt.date(2026, 11, 25)
EVENT = "Starts: 2026-12-07 15:30\nEnds: 2026-12-07 17:00\nKind: meeting\nVenue: Ukumbi wa awali\n"
PRESS = "Reference: A/1\nPlace: Dodoma\nTopics: elimu\n"


def opened(section="events", sw="", en=None):
    held = {f"{section}/{KEY}.sw.md": f"{HEAD}{sw}\nMaandishi.\n".encode()}
    if en is not None:
        held[f"{section}/{KEY}.en.md"] = f"{HEAD}{en}\nMaandishi.\n".encode()
    return pair.taken(section, KEY, held)


def done(story, edits):
    """Give the story with edits made; what is written has no fault but what waits to be filled."""
    made = pair.edited(story, edits)
    found = faults.of(made, converter(), (topic("elimu"),))
    assert [] == [one.rule for one in found if one.level == "error"]
    return made


def said(story, *names, lang=""):
    return tuple(" / ".join(story.said(lang, name)) for name in names)


@pytest.mark.parametrize("status", ["draft", "review"])
def test_a_story_is_a_draft_or_for_review_and_ready_again(status):
    story = opened("news")
    marked = done(story, states.marked(story, status))
    assert (status,) == said(marked, "status")
    assert story.data == done(marked, states.marked(marked, "")).data


def test_a_story_is_kept_back_until_a_moment():
    story = opened("news")
    assert ("2026-12-01 09:00",) == said(
        done(story, states.embargoed(story, "2026-12-01 09:00")), "publish_at"
    )


def test_a_story_is_withdrawn_with_its_reason_in_each_language_and_its_summaries_may_go():
    story = opened("news", en="")
    edits = states.withdrawn(story, DAY, {"sw": "Makosa", "en": "Errors"}, clear=True)
    made = done(story, edits)
    assert ("2026-11-25 | Makosa", "") == said(made, "withdrawn", "summary", lang="sw")
    assert ("2026-11-25 | Errors", "") == said(made, "withdrawn", "summary", lang="en")
    back = done(
        made, {**states.restored(made), ("sw", "summary"): SUMMARY, ("en", "summary"): SUMMARY}
    )
    assert story.data == back.data


def test_a_story_is_not_withdrawn_without_a_reason():
    assert {} == states.withdrawn(opened("news"), DAY, {"sw": " "})


def test_a_correction_begins_a_draft_that_is_linked_with_the_release_and_says_what_both_share():
    story = opened("press", PRESS)
    taken = {"2026-11-25-sahihisho-mfano"}
    begun = states.correction(story, DAY, taken.__contains__)
    assert ("press", "2026-11-25-sahihisho-2-mfano") == (begun.section, begun.pair)
    made = done(pair.taken("press", begun.pair, {}), begun.edits)
    assert (KEY, "draft", "elimu", "") == said(made, "corrects", "status", "topics", "reference")
    assert ("Dodoma", "Sahihisho: Mfano") == said(made, "place", "title", lang="sw")


def test_a_correction_of_a_release_in_english_alone_is_in_english_alone():
    path = f"press/{KEY}.en.md"
    story = pair.taken("press", KEY, {path: f"{HEAD}Only: en\n{PRESS}\nText.\n".encode()})
    begun = states.correction(story, DAY, lambda key: False)
    made = done(pair.taken("press", begun.pair, {}), begun.edits)
    assert [f"press/{begun.pair}.en.md"] == list(made.data)
    assert ("en", KEY) == said(made, "only", "corrects")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            lambda one: states.postponed(one, "2026-12-10 10:00"),
            (
                "postponed",
                "2026-12-10 10:00",
                "2026-12-10 11:30",
                "2026-12-07 15:30",
                "Ukumbi wa awali",
            ),
        ),
        (
            lambda one: states.postponed(one),
            (
                "postponed",
                "2026-12-07 15:30",
                "2026-12-07 17:00",
                "2026-12-07 15:30",
                "Ukumbi wa awali",
            ),
        ),
        (
            lambda one: states.postponed(one, "2026-12-10", "2026-12-11", {"sw": "Bustani"}),
            (
                "postponed",
                "2026-12-10",
                "2026-12-11",
                "2026-12-07 15:30 | Ukumbi wa awali",
                "Bustani",
            ),
        ),
        (
            lambda one: states.moved(one, {"sw": "Bustani"}),
            ("moved", "2026-12-07 15:30", "2026-12-07 17:00", "Ukumbi wa awali", "Bustani"),
        ),
        (
            states.cancelled,
            ("cancelled", "2026-12-07 15:30", "2026-12-07 17:00", "", "Ukumbi wa awali"),
        ),
    ],
)
def test_an_event_that_changes_keeps_what_was(edits, expected):
    story = opened(sw=EVENT)
    made = done(story, edits(story))
    assert expected == (
        *said(made, "state", "starts", "ends", "formerly"),
        *said(made, "venue", lang="sw"),
    )


def test_an_event_that_is_postponed_once_more_keeps_its_first_moment():
    first = done(story := opened(sw=EVENT), states.postponed(story, "2026-12-10 10:00"))
    again = done(first, states.postponed(first, "2027-01-11 10:00", venue={"sw": "Bustani"}))
    assert ("postponed", "2027-01-11 10:00", "2026-12-07 15:30 | Ukumbi wa awali") == said(
        again, "state", "starts", "formerly"
    )


def test_the_old_venue_stands_in_neither_language_after_a_move():
    story = opened(sw=EVENT, en="Venue: Former hall\n")
    made = done(story, states.moved(story, {"sw": "Bustani"}))
    assert ("Bustani",) == said(made, "venue", lang="sw")
    assert ("",) == said(made, "venue", lang="en")


def test_a_translation_is_recorded_as_current_until_its_source_changes():
    story = opened("news", en="")
    edits, found = states.current(story, DAY)
    assert [] == found
    made = done(story, edits)
    assert said(made, "source_hash", lang="en")[0].endswith(" | 2026-11-25")
    assert ({}, []) == states.current(made, DAY)
    later = pair.edited(made, {("sw", "title"): "Mpya"})
    assert states.current(later, DAY)[0]


@pytest.mark.parametrize(("sw", "rule"), [("Date: jana\n", "date"), ("", "no-counterpart")])
def test_a_translation_is_not_recorded_where_it_cannot_be(sw, rule):
    edits, found = states.current(opened("news", sw, "" if sw else None), DAY)
    assert ({}, [rule]) == (edits, [one.rule for one in found])


def test_a_sealed_release_takes_a_withdrawal_and_a_correction_and_nothing_else():
    story = opened("press", PRESS)
    sealed = [Sealed(KEY, "sw", "", "", DAY)]
    assert {} == states.marked(story, "draft", sealed)
    assert {} == states.embargoed(story, "2026-12-01 09:00", sealed)
    assert states.withdrawn(story, DAY, {"sw": "Makosa"}, sealed=sealed)
    assert ("correct", "withdraw") == states.offered(story, sealed)


@pytest.mark.parametrize(
    ("section", "headers", "names"),
    [
        ("news", "", "draft review embargo withdraw"),
        ("news", "Status: review\n", "draft ready embargo withdraw"),
        ("news", "Withdrawn: 2026-11-23 | A\n", "restore"),
        ("press", PRESS, "draft review embargo correct seal withdraw"),
        ("events", EVENT, "draft review embargo postpone move cancel withdraw"),
        ("notices", "", "draft review"),
    ],
)
def test_a_story_is_offered_the_states_that_it_can_take(section, headers, names):
    assert tuple(names.split()) == states.offered(opened(section, headers))
