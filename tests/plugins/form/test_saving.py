"""A save is whole or not at all, whatever stops it, and never over what somebody else has written."""

import datetime as dt
import errno
import importlib
import os
from contextlib import suppress

import pytest

from plugins.desk import safe
from plugins.desk.form import pair, saving
from plugins.schema import seal
from plugins.schema.faults import message
from plugins.schema.seal import Sealed
from tests.stories import HEAD

KEY = "2026-11-22-mfano"
SW, EN = f"news/{KEY}.sw.md", f"news/{KEY}.en.md"
OLD = {SW: b"Title: Zamani\n", EN: b"Title: Old\n"}
NEW = {SW: b"Title: Mpya\n", EN: b"Title: New\n"}
# What a save asks of the system that changes anything, or may fail.
CALLS = "os.replace os.fsync os.unlink os.chmod tempfile.mkstemp shutil.copymode".split()


@pytest.fixture
def place(tmp_path):
    """A content folder with the old pair, and a cache."""
    folder, cache = tmp_path / "content", tmp_path / "cache"
    (folder / "news").mkdir(parents=True)
    for path, data in OLD.items():
        (folder / path).write_bytes(data)
    return folder, cache


def held(folder):
    """Give all files below a folder, with their bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def saved(place, texts=NEW, old=OLD):
    folder, cache = place
    stamps = {path: saving.stamp(old.get(path)) for path in (SW, EN)}
    return saving.save(folder, cache, stamps, texts)


class Killed(BaseException):
    """Stands for a kill: nothing that follows it in the process does anything any more."""


def stopped(patch, at, stop):
    """Let the call of this number that changes anything be stopped by `stop`; give how many there were."""
    seen = []

    def counted(real):
        def call(*args, **more):
            seen.append(real)
            stop(len(seen) - at)
            return real(*args, **more)

        return call

    for name in CALLS:
        module, _, call = name.partition(".")
        patch.setattr(name, counted(getattr(importlib.import_module(module), call)))
    return seen


def kill(after):
    """Stop the call that is meant, and all that follow it."""
    if after >= 0:
        raise Killed


def full(after):
    """Stop the call that is meant alone, as a full disk does."""
    if after == 0:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def cut(place):
    """Kill a save when all is ready, and nothing is in its place yet."""
    real = os.replace

    def put(made, path):
        if path == place[0] / SW:
            raise Killed
        real(made, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", put)
        patch.setattr(os, "unlink", lambda path: kill(0))
        with pytest.raises(Killed):
            saved(place)


def test_both_files_are_saved_and_nothing_is_left_beside_them(place):
    outcome = saved(place)
    assert ((), NEW, {}) == (outcome.faults, held(place[0]), held(place[1]))
    assert {path: saving.stamp(data) for path, data in NEW.items()} == outcome.stamps


def test_a_save_that_is_killed_at_any_step_leaves_the_old_pair_or_the_new_and_the_next_start_tidies(
    place,
):
    folder, cache = place
    ends = []
    killed = True
    while killed:
        with pytest.MonkeyPatch.context() as patch:
            stopped(patch, len(ends) + 1, kill)
            with suppress(Killed):
                killed = bool(saved(place).faults)
        saving.recover(folder, cache)
        ends.append(held(folder))
        assert {} == held(cache)
        for path, data in OLD.items():
            (folder / path).write_bytes(data)
    assert all(end in (OLD, NEW) for end in ends)
    assert len(ends) > 12
    assert (OLD, NEW) == (ends[0], ends[-1])


def test_a_save_that_fails_at_any_step_leaves_the_old_pair_and_says_so(place):
    at, seen = 0, [None]
    while len(seen) > at:
        at += 1
        for path, data in OLD.items():
            (place[0] / path).write_bytes(data)
        with pytest.MonkeyPatch.context() as patch:
            seen = stopped(patch, at, full)
            outcome = saved(place)
        if outcome.faults:
            assert ["disk-full"] == [one.rule for one in outcome.faults]
            assert (OLD, {}) == (held(place[0]), held(place[1])), at
    assert at > 12
    assert ((), NEW) == (outcome.faults, held(place[0]))


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EACCES, "not-writable"),
        (errno.EROFS, "not-writable"),
        (errno.ENAMETOOLONG, "name-too-long"),
        (errno.EIO, "system"),
    ],
)
def test_what_the_system_refuses_is_a_fault_in_both_languages(place, monkeypatch, number, rule):
    def refuse(*args, **more):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(safe, "beside", refuse)
    (fault,) = saved(place).faults
    assert (rule, OLD) == (fault.rule, held(place[0]))
    assert message(fault, "sw") != message(fault, "en")


def test_a_name_that_no_disk_takes_is_a_fault(place):
    path = f"news/2026-11-22-{'a' * 250}.sw.md"
    (fault,) = saving.save(*place, {path: ""}, {path: b"Title: A\n"}).faults
    assert "name-too-long" == fault.rule


def test_a_file_that_changed_meanwhile_is_not_touched_and_both_texts_are_given_to_choose_from(
    place,
):
    (place[0] / EN).write_bytes(b"Title: Theirs\n")
    outcome = saved(place)
    assert [("file-changed", EN)] == [(one.rule, one.path) for one in outcome.faults]
    assert {SW: OLD[SW], EN: b"Title: Theirs\n"} == held(place[0])
    texts = {one.path: (one.theirs, one.ours) for one in outcome.differing}
    assert {SW: (OLD[SW], NEW[SW]), EN: (b"Title: Theirs\n", NEW[EN])} == texts
    chosen = {one.path: saving.stamp(one.theirs) for one in outcome.differing}
    assert () == saving.save(*place, chosen, NEW).faults
    assert NEW == held(place[0])


def test_what_stands_already_as_it_is_to_be_saved_is_in_nobodys_way(place):
    """As where what was typed comes to be kept a moment after it was saved."""
    assert () == saved(place).faults
    assert () == saved(place).faults
    assert NEW == held(place[0])
    outcome = saved(place, {SW: NEW[SW], EN: b"Title: Ours\n"})
    assert [("file-changed", EN)] == [(one.rule, one.path) for one in outcome.faults]
    assert NEW == held(place[0])


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_that_appeared_or_went_meanwhile_has_changed(place, gone):
    if gone:
        (place[0] / EN).unlink()
    before = held(place[0])
    old = OLD if gone else {SW: OLD[SW]}
    assert ["file-changed"] == [one.rule for one in saved(place, old=old).faults]
    assert before == held(place[0])


def test_what_a_kill_has_left_is_finished_at_the_next_start_of_the_same_content_alone(
    place, tmp_path
):
    folder, _ = place
    other = tmp_path / "other"
    (other / "news").mkdir(parents=True)
    for path, data in OLD.items():
        (other / path).write_bytes(data)
    kept = saving.begun(tmp_path, folder)
    cut((folder, kept))
    assert kept != saving.begun(tmp_path, other)
    assert (OLD, OLD) == ({path: (folder / path).read_bytes() for path in OLD}, held(other))
    assert kept == saving.begun(tmp_path, folder)
    assert (NEW, OLD) == (held(folder), held(other))


def test_what_somebody_wrote_between_a_kill_and_the_next_start_stays(place):
    folder, cache = place
    cut(place)
    (folder / SW).write_bytes(b"Title: Theirs\n")
    assert [EN] == saving.recover(folder, cache)
    assert {SW: b"Title: Theirs\n", EN: NEW[EN]} == held(folder)


@pytest.mark.parametrize(
    "path", ["../x.sw.md", "news/../../x.sw.md", "media/x.sw.md", "office.toml"]
)
def test_no_name_but_the_schemas_is_written(place, path):
    outcome = saving.save(*place, {path: ""}, {path: b"x"})
    assert outcome.faults
    assert OLD == held(place[0])


def test_a_link_is_not_written_through(place):
    (place[0] / EN).unlink()
    (place[0] / EN).symlink_to(place[1])
    assert ["symbolic-link"] == [one.rule for one in saved(place).faults]


def test_a_sealed_release_keeps_what_it_says_and_takes_what_may_be_written_later(place):
    folder, path = place[0], f"press/{KEY}.sw.md"
    text = f"{HEAD}Reference: A/1\n\nMaandishi.\n".encode()
    headers = [line.split(": ", 1) for line in text.decode().split("\n\n")[0].splitlines()]
    sum_ = seal.hash_of([(name, [value]) for name, value in headers], "Maandishi.\n")
    line = Sealed(KEY, "sw", sum_, "0" * 64, dt.date(2026, 11, 23))
    (folder / seal.FOLDER).mkdir(parents=True)
    (folder / path).write_bytes(text)
    (folder / seal.REGISTER).write_bytes(seal.added(b"", [line]))
    story, _ = pair.opened(folder, "press", KEY)
    for edits, rules in (
        ({("sw", "title"): "Nyingine"}, ["sealed-changed"]),
        ({("", "topics"): "elimu"}, []),
    ):
        outcome = saving.save(folder, place[1], story.stamps, pair.written(story, edits))
        assert rules == [one.rule for one in outcome.faults]
