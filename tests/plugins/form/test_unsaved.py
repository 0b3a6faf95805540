"""What is typed and not saved is kept beside the cache, for each writer, until it is saved."""

import errno
import os

from plugins.desk.form import unsaved

KEY = "2026-11-22-mfano"
EDITS = {("sw", "title"): "Mpya", ("", "topics"): ["a", "b"]}
STAMPS = {f"news/{KEY}.sw.md": "1"}


def test_what_was_typed_is_there_again_with_what_the_files_were_when_it_was_begun(tmp_path):
    assert [] == unsaved.keep(tmp_path, "Asha", "news", KEY, STAMPS, EDITS)
    found = unsaved.kept(tmp_path, "Asha", "news", KEY)
    assert (EDITS, STAMPS) == (found.edits, found.stamps)


def test_another_writer_and_another_story_have_their_own(tmp_path):
    unsaved.keep(tmp_path, "Asha", "news", KEY, {}, EDITS)
    assert unsaved.kept(tmp_path, "../Asha", "news", KEY) is None
    assert unsaved.kept(tmp_path, "Asha", "press", KEY) is None


def test_it_is_forgotten_when_it_is_saved(tmp_path):
    for _ in range(2):
        unsaved.keep(tmp_path, "Asha", "news", KEY, {}, EDITS)
        unsaved.forget(tmp_path, "Asha", "news", KEY)
    unsaved.forget(tmp_path, "Asha", "news", KEY)
    assert unsaved.kept(tmp_path, "Asha", "news", KEY) is None


def test_no_name_but_the_schemas_and_nothing_without_bound_is_kept(tmp_path):
    huge = {("sw", "body"): "a" * unsaved.MOST_BYTES}
    for key, edits, rule in ((f"../{KEY}", EDITS, "name"), (KEY, huge, "too-large-text")):
        found = unsaved.keep(tmp_path, "Asha", "news", key, {}, edits)
        assert [rule] == [one.rule for one in found]
    assert [] == list(tmp_path.rglob("*"))


def test_a_full_disk_is_told_and_what_was_kept_before_stays(tmp_path, monkeypatch):
    unsaved.keep(tmp_path, "Asha", "news", KEY, STAMPS, EDITS)

    def full(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    found = unsaved.keep(tmp_path, "Asha", "news", KEY, STAMPS, {})
    assert ["disk-full"] == [one.rule for one in found]
    assert EDITS == unsaved.kept(tmp_path, "Asha", "news", KEY).edits


def test_the_oldest_go_where_there_are_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr(unsaved, "MOST", 2)
    for day in (1, 2, 3):
        unsaved.keep(tmp_path, "Asha", "news", f"2026-11-0{day}-x", {}, EDITS)
        (newest, *_) = [
            path for path in tmp_path.rglob("*.json") if path.stat().st_mtime_ns > 10**15
        ]
        os.utime(newest, ns=(day, day))
    there = [unsaved.kept(tmp_path, "Asha", "news", f"2026-11-0{day}-x") for day in (1, 2, 3)]
    assert [False, True, True] == [bool(one) for one in there]


def test_a_file_that_is_not_ours_is_nothing(tmp_path):
    unsaved.keep(tmp_path, "Asha", "news", KEY, {}, EDITS)
    (path,) = tmp_path.rglob("*.json")
    path.write_bytes(b'{"section": ')
    assert unsaved.kept(tmp_path, "Asha", "news", KEY) is None
