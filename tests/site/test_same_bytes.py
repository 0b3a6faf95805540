"""The same content at the same moment gives the same bytes, whoever builds it and wherever.

What a build over an older one gives is tested by any sequence of edits (tests/incremental).
"""

import os

import pytest

from tests import built
from tests.desk import SW, text

HOSTILE = {
    "PYTHONHASHSEED": "4711",
    "JOBS": "3",
    "TZ": "America/Los_Angeles",
    "LANG": "de_DE.UTF-8",
    "LC_ALL": "C",
    "LANGUAGE": "de",
    "TODAY": "2026-11-22T00:00",
}


@pytest.mark.full
def test_a_copy_elsewhere_is_built_the_same(site, made, tmp_path):
    """Of files of other times, in another folder and surroundings; its cache is the one that others began.

    From nothing two clones are built (test_two_clones.py), and one as README says it (tests/commands).
    """
    built.copy_content(tmp_path / "content")
    for number, path in enumerate(sorted((tmp_path / "content").rglob("*"))):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    how = {**HOSTILE, "settings": built.ROOT / "pelicanconf.py", "cwd": tmp_path, "umask": 0o077}
    cache = built.begun(tmp_path / "cache", made)
    built.build(tmp_path / "content", tmp_path / "output", cache, **how)
    assert [] == built.differing(site.files, built.bytes_of(tmp_path / "output"))


@pytest.fixture
def small(tmp_path):
    """A content folder of one story."""
    return built.write(tmp_path / "content", {SW: text()})


def test_building_again_changes_no_byte_and_writes_no_file(small, build, tmp_path):
    def stamps(site):
        return {name: (tmp_path / "output" / name).stat().st_mtime_ns for name in site.files}

    first = build(small)
    before = stamps(first)
    second = build(small)
    assert [] == built.differing(first.files, second.files)
    assert [] == [name for name, stamp in stamps(second).items() if stamp != before[name]]


def test_an_hour_in_which_nothing_is_due_changes_no_byte(small, build):
    first = build(small, "first", TODAY="2026-11-22T08:00").files
    assert [] == built.differing(first, build(small, "later", TODAY="2026-11-22T09:00").files)
