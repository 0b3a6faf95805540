"""The list of past events that owe a report: which they are, how long they have, and what it says."""

import shutil

import pytest

from plugins.desk.owed import __main__ as door
from plugins.desk.owed import owed
from plugins.model.moment import Clock
from tests import built
from tests.stories import NOON, story


def event(starts, *headers, pair=""):
    lines = "".join(f"{one}\n" for one in ("Kind: meeting", f"Starts: {starts}", *headers))
    return story("events", pair or f"{starts[:10]}-mfano", sw=lines)


def owing(*those):
    return owed.owing(those, Clock(NOON), NOON.date())


def test_what_is_over_and_names_no_report_owes_one_the_oldest_first():
    found = owing(event("2026-11-20"), event("2026-11-01 09:00"), event("2026-11-22"))
    assert [("events/2026-11-01-mfano.sw.md", 21), ("events/2026-11-20-mfano.sw.md", 2)] == [
        (one.path, one.days) for one in found
    ]


@pytest.mark.parametrize(
    "headers",
    [
        ("Outcome: 2026-11-21-mfano",),
        ("State: cancelled",),
        ("State: postponed", "Formerly: 2026-11-01"),
        ("Status: draft",),
        ("Publish-At: 2026-12-01",),
        ("Withdrawn: 2026-11-21 | kosa",),
        ("Ends: 2026-11-22",),
    ],
)
def test_nothing_else_owes_a_report(headers):
    assert [] == owing(event("2026-11-20", *headers))


@pytest.mark.parametrize(
    ("made", "days"),
    [
        (event("2026-11-20", "State: moved", "Formerly: 2026-11-10"), 2),
        (event("2026-11-18", "Ends: 2026-11-20"), 2),
        (event("2026-11-01", "Repeat: FREQ=WEEKLY;COUNT=9"), 7),
    ],
)
def test_days_are_counted_from_the_last_day_and_the_last_time(made, days):
    assert [days] == [one.days for one in owing(made)]


def test_samples_stand_apart_and_last():
    said = owed.report(
        owing(event("2026-11-01", "Sample: yes", pair="2026-11-01-a"), event("2026-11-21")),
        "content",
        ("sw", "en"),
    )
    assert [
        "Matukio yaliyopita ambayo hayana taarifa ya kilichofanyika: 1",
        "Past events without a report of what happened: 1",
        "  siku 1 / 1 day  content/events/2026-11-21-mfano.sw.md  Mfano",
        "",
        "Mifano: 1",
        "Samples: 1",
        "  siku 21 / 21 days  content/events/2026-11-01-a.sw.md  Mfano",
    ] == said.split("\n")[:7]


# The program


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(built.ROOT / "content", tmp_path / "content")


def run(capsys, folder, **env):
    code = door.main({"CONTENT": str(folder), "TODAY": "2026-11-22", "COLUMNS": built.WIDE, **env})
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_program_lists_the_offices_own_events(capsys, folder):
    code, out, err = run(capsys, folder)
    assert (0, "") == (code, err)
    first = next(line for line in out.split("\n") if line.startswith("  "))
    assert f"siku 659 / 659 days  {folder}/events/2025-01-25-wiki-ya-sheria.sw.md" in first


def test_the_program_knows_the_day_from_today_alone(capsys, folder):
    code, out, _ = run(capsys, folder, TODAY="2024-01-01", CHECK_LANG="en")
    assert (0, "Every past event has its report.\n") == (code, out)


def test_the_program_says_how_many_files_it_could_not_read(capsys, folder):
    file = folder / "events" / "2025-02-03-siku-ya-sheria.sw.md"
    file.write_text(file.read_text("utf-8").replace("Kind: law-week", "Kind: sherehe"), "utf-8")
    code, out, _ = run(capsys, folder, CHECK_LANG="en")
    assert 0 == code
    assert out.endswith("Files that cannot be read: 1. Type make check to see why.\n")


@pytest.mark.parametrize("env", [{"TODAY": "kesho"}, {"CHECK_LANG": "fr"}, {"CONTENT": "haipo"}])
def test_the_program_fails_only_where_it_cannot_give_the_list(capsys, folder, env):
    code, out, err = run(capsys, folder, **env)
    assert (1, "") == (code, out)
    assert next(iter(env.values())) in err or "haipo" in err
