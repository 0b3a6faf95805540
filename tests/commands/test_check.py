"""A check says the same as a build would, in the form that is asked for: for people, for programs, for CI."""

import json
import re
from pathlib import Path

import pytest

from tests import built

BROKEN = "Title: Mfano\nSummary: Fupi.\nSample: yes\n\nMaandishi.\n"
NOTHING_WRITTEN = ("Hakuna kilichoandikwa", "Nothing was written")
LATE = (
    "Title: Mfano: 100%, sawa\nSummary: Muhtasari wa mfano mrefu.\nSample: yes\n"
    "Publish-At: 2026-12-01 09:30\n\nA.\n"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A content folder with one story; give how to write it, and how to check it."""
    news = tmp_path / "content" / "news"
    news.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)

    def check(text, **env):
        (news / "2026-11-22-mfano.sw.md").write_text(text, "utf-8")
        cache = tmp_path / "cache"
        return built.run_here(Path("content"), Path("output"), cache, CHECK="1", **env)

    return check


def told(done):
    """Give the JSON that a check printed, which must be all that it printed."""
    return json.loads(done.stdout)


def test_a_check_for_programs_prints_one_json_object(folder):
    done = folder(BROKEN, FORMAT="json")
    found = told(done)
    assert (1, "") == (done.returncode, done.stderr)
    assert (1, 0) == (found["errors"], found["warnings"])
    (fault,) = found["faults"]
    assert ["content/news/2026-11-22-mfano.sw.md", 2, 10, "summary-length", "error"] == [
        fault[name] for name in ("path", "line", "column", "rule", "level")
    ]
    assert "Muhtasari una herufi 5" in fault["sw"]
    assert "The summary has 5 characters" in fault["en"]


def test_a_warning_stops_nothing_and_is_told_each_time(folder):
    for _ in range(2):
        done = folder(LATE, FORMAT="json")
        assert 0 == done.returncode, done.stderr
        found = told(done)
        assert [("translation-missing", "warning"), ("publish-at-hour", "warning")] == [
            (one["rule"], one["level"]) for one in found["faults"]
        ]
        assert [1, 0, 2] == [found["stories"], found["errors"], found["warnings"]]
        assert {"missing": 1, "stale": 0, "unrecorded": 0, "current": 0} == found["translations"]


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_check_lang_gives_one_language_alone(folder, lang):
    said = folder(BROKEN, CHECK_LANG=lang).stderr
    assert [lang == "sw", lang == "en"] == [text in said for text in NOTHING_WRITTEN]


def test_a_check_in_githubs_ci_annotates_the_files(folder):
    done = folder(BROKEN, GITHUB_ACTIONS="true", CHECK_LANG="en")
    assert (
        "::error file=content/news/2026-11-22-mfano.sw.md,title=summary-length,line=2,col=10::"
        "The summary has 5 characters; it must have 20 to 160. Rewrite it.\n"
    ) == done.stdout
    assert "The summary has 5 characters" in done.stderr


def test_an_annotation_escapes_what_would_end_it(folder):
    done = folder("Title: Mfano\nSummary: 100%\n\nA.\n", FORMAT="github")
    (line,) = done.stdout.splitlines()
    assert re.fullmatch(r"::error [^:]+::[^\n]+%0A[^\n]+", line)


def test_a_check_for_people_in_githubs_ci_can_be_asked_for(folder):
    assert "::" not in folder(BROKEN, GITHUB_ACTIONS="true", FORMAT="text").stdout


def test_ci_gets_a_summary_with_the_counts_of_translations(folder, tmp_path):
    page = tmp_path / "summary.md"
    assert 0 == folder(LATE, GITHUB_STEP_SUMMARY=str(page)).returncode
    first = page.read_text("utf-8")
    assert "Faults 0, warnings 2. Translations: 0 current, 0 out of date" in first
    assert "Makosa 0, maonyo 2. Tafsiri: za sasa 0, zilizopitwa 0" in first
    assert 1 == folder(BROKEN, GITHUB_STEP_SUMMARY=str(page)).returncode
    assert "Faults 1, warnings 0." in page.read_text("utf-8").removeprefix(first)


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("FORMAT", "FORMAT=text, FORMAT=json, FORMAT=github"),
        ("CHECK_LANG", "CHECK_LANG=sw, CHECK_LANG=en"),
        ("SEARCH", "SEARCH=1, SEARCH=0"),
        ("PREVIEW", "PREVIEW=0, PREVIEW=1"),
        ("JOBS", "JOBS=1 … JOBS=1000"),
    ],
)
def test_a_setting_that_is_not_there_is_refused_with_what_was_given_and_what_may_be(
    folder, name, may
):
    """The rule is "choice"."""
    done = folder(LATE, **{name: "xx"})
    assert (1, "") == (done.returncode, done.stdout)
    place, sw, en = done.stderr.split("\n")[:3]
    assert name == place
    assert sw.startswith(f"  {name}=xx haieleweki; imetolewa kando ya amri")
    assert en.startswith(f"  {name}=xx is not understood; it was given beside the command")
    assert [] == [one for one in (sw, en) if may not in one]


@pytest.mark.parametrize(
    ("env", "longest"), [({"COLUMNS": "40"}, 40), ({"COLUMNS": ""}, 80), ({"COLUMNS": "x"}, 80)]
)
def test_a_message_is_as_wide_as_the_terminal_and_a_place_is_whole(folder, env, longest):
    done = folder(BROKEN, **env)
    place, *rest = done.stderr.split("\n")
    assert "content/news/2026-11-22-mfano.sw.md:2:10" == place
    assert max(map(len, rest)) <= longest
    assert len(rest) > 4
    assert built.flat("\n".join(rest)) == built.flat(folder(BROKEN).stderr.partition("\n")[2])


@pytest.mark.parametrize("form", ["json", "github"])
def test_nothing_is_wrapped_for_programs(folder, form):
    assert folder(BROKEN, FORMAT=form).stdout == (folder(BROKEN, FORMAT=form, COLUMNS="20").stdout)


def test_nothing_is_wrapped_in_ci_whose_page_would_show_each_line_by_itself(folder):
    how = {"FORMAT": "text", "GITHUB_ACTIONS": "true"}
    assert folder(BROKEN, **how).stderr == folder(BROKEN, **how, COLUMNS="20").stderr


def test_samples_that_are_left_out_stand_in_one_line_and_a_draft_by_its_name(folder, tmp_path):
    for number in range(3):
        path = tmp_path / "content" / "news" / f"2026-11-10-mfano-{number}.sw.md"
        path.write_text(LATE.replace("Mfano:", f"Mfano {number}:"), "utf-8")
    done = folder(
        LATE.replace("Sample: yes", "Status: draft"), settings="publishconf.py", CHECK_LANG="en"
    )
    assert [
        "  left out (draft): news/2026-11-22-mfano.sw.md",
        "  3 files left out (samples)",
    ] == [line for line in done.stdout.split("\n") if "left out" in line]


def test_a_slip_in_the_file_of_topics_is_told_once_whatever_stories_name_them(folder, tmp_path):
    topics = (built.ROOT / "content" / "topics.toml").read_text("utf-8")
    (tmp_path / "content" / "topics.toml").write_text(topics.replace('title = "', "title = ", 1))
    text = LATE.replace("Sample", "Topics: elimu-kwa-umma\nSample")
    found = told(folder(f"{text}\n[a](/mada/maonesho/)\n", FORMAT="json"))["faults"]
    (fault,) = [one for one in found if one["level"] == "error"]
    line = topics.partition('title = "')[0].count("\n") + 1
    assert ("content/topics.toml", line, "settings-file") == (
        fault["path"],
        fault["line"],
        fault["rule"],
    )


def test_faults_that_only_a_plan_can_tell_stand_beside_the_others(folder):
    done = folder(f"{BROKEN}\n[a](/haipo/kabisa/)\n", FORMAT="json")
    assert ["summary-length"] == [one["rule"] for one in told(done)["faults"]]


def test_the_faults_of_all_files_are_told_in_one_run(folder, tmp_path):
    text = "Title: Ya pili\nSummary: Muhtasari wa mfano mrefu.\n\n[a](/haipo/kabisa/) [b](/habari/2026/x/)\n"
    (tmp_path / "content" / "news" / "2026-11-21-pili.sw.md").write_text(text, "utf-8")
    found = told(folder(BROKEN, FORMAT="json"))["faults"]
    # What the broken story may give is not judged: below /habari/ nothing is named.
    assert [("missing-page", 4), ("summary-length", 2)] == [
        (one["rule"], one["line"]) for one in found
    ]
    assert "/haipo/kabisa/" in found[0]["en"]


def test_a_file_that_is_mended_is_the_only_one_read_again(folder, tmp_path):
    """What a refused run has read is kept, so that faults do not make each check begin anew."""
    text = "Title: Ya pili\nSummary: Muhtasari wa mfano mrefu.\n\nMaandishi.\n"
    (tmp_path / "content" / "news" / "2026-11-21-pili.sw.md").write_text(text, "utf-8")
    assert 1 == folder(BROKEN).returncode
    (index,) = (tmp_path / "cache").glob("*-check/index")
    assert b"2026-11-21-pili" in index.read_bytes()
