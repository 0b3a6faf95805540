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


def elsewhere(folder, cache):
    """Build a copy of the content whose files have other times, in another folder and surroundings."""
    built.copy_content(folder / "content")
    for number, path in enumerate(sorted((folder / "content").rglob("*"))):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    settings = built.ROOT / "pelicanconf.py"
    how = {**HOSTILE, "settings": settings, "cwd": folder, "umask": 0o077}
    built.build(folder / "content", folder / "output", cache, **how)
    return built.bytes_of(folder / "output")


@pytest.mark.full
def test_a_copy_elsewhere_is_built_the_same(site, project, tmp_path):
    """The pictures that were made for the site are taken from its cache."""
    made = elsewhere(tmp_path, project / ".cache")
    assert [] == built.differing(site.files, made)


@pytest.mark.full
def test_a_copy_elsewhere_is_built_the_same_from_nothing(site, tmp_path):
    made = elsewhere(tmp_path, tmp_path / "cache")
    assert [] == built.differing(site.files, made)


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
