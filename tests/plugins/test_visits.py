"""`make visits` where it cannot make its page: what is missing, and the cure."""

import gzip
from pathlib import Path

import pytest

from plugins.desk.visits import __main__ as visits
from plugins.schema import faults

LINE = "2026-11-24T10 / 200 - -\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def refused(capsys, rule, **environ):
    """Run it; say whether that rule was told in both languages, and nothing was made."""
    code = visits.main({"PATH": "", **environ})
    said = " ".join(capsys.readouterr().err.split())
    parts = [text.partition("{")[0] for text in faults.messages()[rule].values()]
    return (code, Path("visits").exists()) == (1, False) and all(one in said for one in parts)


@pytest.mark.parametrize("given", ["", "haipo.log", "."])
def test_a_log_that_is_not_there_is_named(capsys, given):
    assert refused(capsys, "visits-log", LOG=given)


def test_a_machine_without_goaccess_is_told_how_to_get_it(capsys):
    Path("visits.log").write_text(LINE)
    assert refused(capsys, "visits-program", LOG="visits.log")


def test_another_log_is_not_taken_for_ours(capsys):
    Path("goaccess").touch(0o755)
    Path("access.log").write_text(
        '203.0.113.9 - - [24/Nov/2026:10:00:00 +0300] "GET / HTTP/1.1" 200 1\n'
    )
    assert refused(capsys, "visits-empty", LOG="access.log", PATH=".")


def test_a_folder_gives_its_older_logs_too():
    Path("visits.log").write_text(LINE)
    Path("visits.log.2.gz").write_bytes(gzip.compress(LINE.encode()))
    Path("error.log").write_text("x")
    found = visits.files(Path())
    assert ["visits.log", "visits.log.2.gz"] == [path.name for path in found]
    assert [LINE.strip()] * 2 == [line for path in found for line in visits.lines(path)]
