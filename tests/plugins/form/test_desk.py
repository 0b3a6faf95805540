"""The desk lists every story with its state, what waits for somebody first, and reads only what has changed."""

import datetime as dt
import os

import pytest

from plugins.desk import given, safe
from plugins.desk.form import desk
from plugins.desk.owed import owed
from plugins.model.moment import Clock
from plugins.schema import approval, translation
from plugins.schema.sections import SECTIONS
from tests.stories import NOON, ROOT, SUMMARY

HASH = translation.hash_of("Mfano", SUMMARY, "Maandishi.")
HEAD = f"Title: Mfano\nSummary: {SUMMARY}\n"


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def write(folder, key, sw="", en=None, section="news"):
    (folder / section).mkdir(exist_ok=True)
    (folder / section / f"{key}.sw.md").write_text(f"{HEAD}{sw}\nMaandishi.\n", "utf-8")
    if en is not None:
        (folder / section / f"{key}.en.md").write_text(f"Title: Example\n{en}\nText.\n", "utf-8")


def row(folder, now=NOON, **more):
    (found,) = desk.Desk(folder).rows(now, **more)
    return found


@pytest.mark.parametrize(
    ("section", "sw", "state", "text"),
    [
        ("news", "", "published", "missing"),
        ("news", "Only: sw\n", "published", "only"),
        ("news", "Status: draft\n", "draft", "missing"),
        ("news", "Status: review\n", "review", "missing"),
        ("news", "Publish-At: 2026-11-22 13:00\n", "waiting", "missing"),
        ("news", "Publish-At: 2026-11-22 12:00\n", "published", "missing"),
        ("news", "Date: 2026-11-22 15:00\n", "waiting", "missing"),
        ("news", "Withdrawn: 2026-11-22 | A\n", "withdrawn", "missing"),
        ("news", "Status: ‹Rasimu›\n", "published", "missing"),
        ("notices", "From: 2026-11-23\nUntil: 2026-11-24\n", "waiting", "missing"),
        ("notices", "From: 2026-11-20\nUntil: 2026-11-21\n", "ended", "missing"),
    ],
)
def test_a_story_has_the_state_that_a_build_would_give_it(folder, section, sw, state, text):
    write(folder, "2026-11-22-a", sw, section=section)
    found = row(folder)
    assert (state, text) == (found.state, found.text)


@pytest.mark.parametrize(
    ("en", "text"),
    [
        ("", "unrecorded"),
        (f"Source-Hash: {HASH} | 2026-11-22\n", ""),
        ("Source-Hash: 0123456789abcdef | 2026-11-22\n", "stale"),
    ],
)
def test_a_translation_is_current_stale_or_not_recorded(folder, en, text):
    write(folder, "2026-11-22-a", en=en)
    assert text == row(folder).text


def test_the_hour_for_which_a_story_waits_comes_without_a_file_that_changes(folder):
    write(folder, "2026-11-22-a", "Publish-At: 2026-11-22 13:00\nOnly: sw\n")
    kept = desk.Desk(folder)
    at = dt.datetime(2026, 11, 22, 13)
    (before,), (after,), (again,) = (kept.rows(now) for now in (NOON, at, NOON))
    assert ("waiting", at, "published", "waiting") == (
        before.state,
        before.until,
        after.state,
        again.state,
    )


def test_a_story_with_a_fault_of_the_last_check_or_that_is_no_text_is_told_first(folder):
    write(folder, "2026-11-20-a", "Only: sw\n")
    write(folder, "2026-11-21-b", "Only: sw\n")
    (folder / "news/2026-11-19-c.sw.md").write_bytes(b"\xff")
    found = desk.Desk(folder).rows(NOON, faulty=["news/2026-11-20-a.sw.md"])
    assert [
        ("2026-11-20-a", "fault"),
        ("2026-11-19-c", "fault"),
        ("2026-11-21-b", "published"),
    ] == [(one.pair, one.state) for one in found]


def test_what_waits_for_somebody_stands_first_and_then_the_newest(folder):
    both = f"Source-Hash: {HASH} | 2026-11-22\n"
    write(folder, "2026-11-21-new", en=both)
    write(folder, "2026-11-20-old", en=both)
    write(folder, "2026-11-10-review", "Status: review\n", en=both)
    write(folder, "2026-11-11-missing")
    write(folder, "2026-11-12-draft", "Status: draft\n")
    write(folder, "2026-11-13-owed", "Starts: 2026-11-13\n", en=both, section="events")
    names = [one.pair[11:] for one in desk.Desk(folder).rows(NOON)]
    assert "review missing owed new old draft".split() == names


def test_a_story_of_a_section_that_needs_approval_waits_for_it(folder):
    write(folder, "2026-11-22-a", "Only: sw\n")
    assert "approval" == row(folder, since={"news": "2026-11-01"}).state
    assert "published" == row(folder, since={"news": "2026-12-01"}).state
    headers = [("Title", ["Mfano"]), ("Summary", [SUMMARY]), ("Only", ["sw"])]
    mark = approval.hash_of("news", headers, "Maandishi.\n")
    write(folder, "2026-11-22-a", f"Only: sw\nApproved: A B | 2026-11-22 | {mark}\n")
    assert "published" == row(folder, since={"news": "2026-11-01"}).state


def test_a_story_that_was_changed_since_it_was_approved_waits_for_a_new_approval(folder):
    write(folder, "2026-11-22-a", "Only: sw\nApproved: A B | 2026-11-22 | 0123456789abcdef\n")
    found = row(folder, since={"news": "2026-11-01"})
    assert ("approval", True, True) == (found.state, found.anew, found.waits)
    assert "published" == row(folder).state


def test_the_reports_that_are_owed_are_those_that_make_owed_tells_of():
    content, now = ROOT / "content", dt.datetime(2027, 6, 1, 12)
    told = owed.owing(given.stories(content, "events")[0], Clock(now), now.date())
    rows = desk.Desk(content).rows(now)
    assert {(one.path.split("/")[1][:-6], one.days) for one in told} == {
        (one.pair, one.owed) for one in rows if one.owed is not None
    }
    assert len(told) > 3


def test_a_file_is_read_again_only_when_it_has_changed(folder, monkeypatch):
    read = []
    real = desk._head
    monkeypatch.setattr(desk, "_head", lambda *args: read.append(args[1]) or real(*args))
    for key in ("2026-11-20-a", "2026-11-21-b"):
        write(folder, key, "Only: sw\n")
        os.utime(folder / f"news/{key}.sw.md", (1, 1))
    kept = desk.Desk(folder)
    monkeypatch.setattr(desk, "settled", lambda *_: True)  # as they are a moment later
    monkeypatch.setattr(desk, "FRESH", 0)
    kept.rows(NOON)
    kept.rows(NOON)
    assert 2 == len(read)
    write(folder, "2026-11-20-a", "Status: draft\n")
    assert {"draft", "published"} == {one.state for one in kept.rows(NOON)}
    (folder / "news/2026-11-21-b.sw.md").unlink()
    assert ["2026-11-20-a"] == [one.pair for one in kept.rows(NOON)]
    assert "news/2026-11-20-a.sw.md" == read[2]
    assert 3 == len(read)


def test_while_a_search_is_typed_no_file_is_looked_at_but_a_save_is_seen_at_once(
    folder, monkeypatch
):
    write(folder, "2026-11-20-a", "Only: sw\n")
    looked = []
    real = desk._listed
    monkeypatch.setattr(desk, "FRESH", 3600)
    monkeypatch.setattr(desk, "_listed", lambda place: looked.append(place) or real(place))
    kept = desk.Desk(folder)
    for _ in range(3):
        kept.rows(NOON)
    assert len(SECTIONS) == len(looked)
    safe.write(folder / "news/2026-11-20-a.sw.md", f"{HEAD}Status: draft\n\nA.\n".encode())
    assert ["draft"] == [one.state for one in kept.rows(NOON)]


def test_a_story_is_found_by_the_words_of_its_titles_however_they_are_typed(folder):
    write(folder, "2026-11-22-mkutano", en="")
    write(folder, "2026-11-21-ziara", en="Summary: x\n")
    rows = desk.Desk(folder).rows(NOON)
    names = [
        [one.pair[11:] for one in desk.found(rows, typed)]
        for typed in ("MFANO mkut", "exámple", "ziara 2026-11", "hakuna", "")
    ]
    assert [["mkutano"], ["mkutano", "ziara"], ["ziara"], [], ["mkutano", "ziara"]] == names


def test_names_that_are_no_storys_and_links_are_passed_over(folder):
    write(folder, "2026-11-22-a", "Only: sw\n")
    (folder / "news/b.sw.md").write_text(HEAD, "utf-8")
    (folder / "news/.2026-11-22-c.sw.md").write_text(HEAD, "utf-8")
    (folder / "news/2026-11-22-d.sw.md").symlink_to(folder / "news/2026-11-22-a.sw.md")
    assert ["2026-11-22-a"] == [one.pair for one in desk.Desk(folder).rows(NOON)]
