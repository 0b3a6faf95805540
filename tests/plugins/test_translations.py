"""The list of translations says of each story how its translation stands, since when, and what changed."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from plugins.desk.translations import __main__ as translations
from plugins.desk.translations import history
from plugins.schema.faults import fault, message, messages
from plugins.schema.translation import hash_of
from tests.desk import EN, SW, Desk, text
from tests.stories import ROOT, SUMMARY

HASH = hash_of("Mfano", SUMMARY, "Maandishi.")
RECORDED = {"Source_Hash": f"{HASH} | 2026-11-20"}  # of what `Desk.write` writes of itself


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """A desk whose folder is where commands are typed."""
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


@pytest.fixture
def stale(desk):
    """A story in git whose translation was recorded, and whose source was changed two days later."""
    desk.begin()
    desk.write(SW)
    desk.commit("2026-11-20", EN, title="Example", **RECORDED)
    desk.commit("2026-11-22", SW, body="Maneno mapya.")
    return desk


def states(desk, **env):
    return [(row["state"], row["translation"] or row["source"]) for row in desk.rows(**env)]


# States


@pytest.mark.parametrize(
    ("sw", "en", "expected"),
    [
        ({}, None, [("missing", f"content/{SW}")]),
        ({"Only": "sw"}, None, []),  # on purpose
        ({}, {}, [("unrecorded", f"content/{EN}")]),
        ({}, {"Source_Hash": "abc"}, [("unrecorded", f"content/{EN}")]),
        ({"Topics": "mada"}, RECORDED, [("current", f"content/{EN}")]),
        ({"title": "Mpya"}, RECORDED, [("stale", f"content/{EN}")]),
        ({"Summary": f"{SUMMARY} Mpya."}, RECORDED, [("stale", f"content/{EN}")]),
        ({"body": "Mpya."}, RECORDED, [("stale", f"content/{EN}")]),
    ],
    ids=str,
)
def test_a_translation_is_current_while_each_word_of_its_source_is_the_same(desk, sw, en, expected):
    desk.write(SW, **sw)
    if en is not None:
        desk.write(EN, **en)
    assert expected == states(desk)


def test_a_kiswahili_translation_of_an_english_source_is_judged_by_the_english(desk):
    desk.write(EN, body="New words.")
    desk.write(SW, **RECORDED)
    row = desk.row()
    assert (f"content/{EN}", f"content/{SW}") == (row["source"], row["translation"])
    assert "stale" == row["state"]


def test_the_list_is_in_the_order_of_what_is_to_be_done(desk):
    for day, recorded in (("10", HASH), ("11", ""), ("12", "0" * 16), ("13", None)):
        desk.write(f"news/2026-11-{day}-mfano.sw.md")
        if recorded is not None:
            header = {"Source_Hash": f"{recorded} | 2026-11-20"} if recorded else {}
            desk.write(f"news/2026-11-{day}-mfano.en.md", **header)
    assert ["missing", "stale", "unrecorded", "current"] == [state for state, _ in states(desk)]


def test_samples_and_drafts_are_listed_and_marked(desk):
    desk.write(SW, Sample="yes", Status="draft")
    desk.write(EN)
    row = desk.row()
    assert (True, True) == (row["sample"], row["draft"])
    assert "[mfano / sample] [rasimu / draft]" in desk.tell()[1]


# Ages


@pytest.mark.parametrize(
    ("en", "since", "days"), [(None, "2026-11-22", 2), (RECORDED, "2026-11-20", 4)]
)
def test_one_is_missing_since_the_date_of_the_file_and_current_since_it_was_recorded(
    desk, en, since, days
):
    desk.write(SW)
    if en:
        desk.write(EN, **en)
    row = desk.row()
    assert (since, days) == (row["since"], row["days"])


@pytest.mark.parametrize("path", ["pages/mfano.sw.md", "events/2027-01-02-mfano.sw.md"])
def test_where_no_date_says_so_it_is_missing_since_its_first_commit(desk, path):
    needed = {"Kind": "meeting", "Starts": "2027-01-02"} if path.startswith("events") else {}
    desk.begin()
    desk.commit("2026-11-19", path, **needed)
    desk.commit("2026-11-21", path, body="Maneno mapya.", **needed)
    assert "2026-11-19" == desk.row()["since"]
    desk.git("mv", f"content/{path}", f"content/{path}".replace("mfano", "mpya"))
    desk.commit("2026-11-22")
    assert "2026-11-19" == desk.row()["since"]
    shallow = ("clone", "--quiet", "--depth=1", f"file://{desk.folder}", "nakala")
    desk.git(*shallow)  # in a history that was cut short the first commit is not the first
    assert None is desk.row(CONTENT="nakala/content")["since"]


def test_without_git_nobody_knows_since_when_a_page_is_missing(desk):
    desk.write("pages/mfano.sw.md")
    assert None is desk.row()["since"]
    assert "tangu lini haijulikani / since when is not known" in desk.tell()[1]


def test_a_translation_that_nobody_recorded_is_there_since_its_first_commit(desk):
    desk.begin()
    desk.commit("2026-11-18", SW)
    desk.commit("2026-11-21", EN)
    assert "2026-11-21" == desk.row()["since"]


def test_a_stale_translation_is_stale_since_the_first_commit_that_changed_its_source(stale):
    stale.commit("2026-11-23", SW, body="Maneno mapya zaidi.")
    row = stale.row()
    assert ("2026-11-22", "2026-11-20", True) == (row["since"], row["recorded"], row["committed"])


def test_a_commit_that_changed_no_word_made_nothing_stale(stale):
    stale.commit("2026-11-23", SW, Topics="mada")
    stale.write(EN, **RECORDED)
    assert "current" == stale.row()["state"]
    stale.commit("2026-11-24", SW, body="Maneno mapya.")
    assert "2026-11-24" == stale.row()["since"]


def test_a_change_that_is_not_yet_committed_says_so(desk):
    desk.begin()
    desk.write(SW)
    desk.commit("2026-11-20", EN, **RECORDED)
    desk.write(SW, body="Maneno mapya.")
    row = desk.row()
    assert (None, False) == (row["since"], row["committed"])
    assert "the change is not yet committed" in desk.tell()[1]


@pytest.mark.parametrize(
    ("today", "sw", "en"),
    [
        ("2026-11-22", "(leo)", "(today)"),
        ("2026-11-23", "(siku 1)", "(1 day)"),
        ("2026-11-25", "(siku 3)", "(3 days)"),
    ],
)
def test_an_age_is_in_the_words_of_both_languages(desk, today, sw, en):
    desk.write(SW)
    said = desk.tell(TODAY=today)[1]
    assert f"tangu tarehe 2026-11-22 {sw} / not translated since 2026-11-22 {en}" in said


def test_a_day_to_come_has_no_age(desk):
    desk.write(SW)
    desk.write(EN, Source_Hash=f"{HASH} | 2026-11-30")
    assert f"{EN}: imethibitishwa tarehe 2026-11-30 / confirmed on 2026-11-30\n" in desk.tell()[1]


# What has changed


def test_the_words_that_changed_are_shown_from_the_state_that_was_translated(stale):
    stale.write(SW, body="Maneno mapya zaidi.")
    assert "[-Maandishi.-]{+Maneno mapya zaidi.+}" in stale.row()["diff"]


def test_only_the_words_that_are_translated_are_compared(stale):
    stale.write(SW, body="Maneno mapya.", Topics="mada", Slug="anwani")
    diff = stale.row()["diff"]
    assert "Title: Mfano" in diff
    assert "mada" not in diff
    assert "anwani" not in diff


def test_the_newest_of_the_states_that_were_translated_is_compared(desk):
    desk.begin()
    for day, body in enumerate(("Maandishi.", "Kati.", "Maandishi.", "Mwisho."), 1):
        desk.commit(f"2026-11-0{day}", SW, body=body)
    desk.write(EN, Source_Hash=f"{HASH} | 2026-11-03")
    row = desk.row()
    assert "2026-11-04" == row["since"]
    assert "[-Maandishi.-]{+Mwisho.+}" in row["diff"]


def test_the_state_is_found_under_the_name_that_the_file_had_then(desk):
    desk.begin()
    desk.write("press/2026-11-20-kale.sw.md", body="\n".join(f"Mstari {n}." for n in range(30)))
    desk.commit("2026-11-20")
    old = hash_of("Mfano", SUMMARY, "\n".join(f"Mstari {n}." for n in range(30)))
    (desk.content / "news").mkdir()
    desk.git("mv", "content/press/2026-11-20-kale.sw.md", f"content/{SW}")
    desk.commit("2026-11-21")
    desk.write(SW, body="\n".join(f"Mstari {n}." for n in range(29)))
    desk.commit("2026-11-22")
    desk.write(EN, Source_Hash=f"{old} | 2026-11-20")
    row = desk.row()
    assert "2026-11-22" == row["since"]
    assert "[-Mstari 29.-]" in row["diff"]


def test_the_state_is_found_where_only_a_merge_had_it(desk):
    desk.begin()
    desk.commit("2026-11-10", SW, body="Moja.")
    desk.git("checkout", "--quiet", "-b", "tawi")
    desk.commit("2026-11-11", SW, body="Mbili.")
    desk.git("checkout", "--quiet", "main")
    desk.commit("2026-11-12", SW, body="Tatu.")
    with pytest.raises(subprocess.CalledProcessError):
        desk.git("merge", "--quiet", "tawi")
    desk.commit("2026-11-13", SW)
    desk.commit("2026-11-14", SW, body="Nne.")
    desk.write(EN, Source_Hash=f"{HASH} | 2026-11-13")
    row = desk.row()
    assert ("2026-11-14", True) == (row["since"], "[-Maandishi.-]{+Nne.+}" in row["diff"])


def test_the_ends_of_lines_of_an_old_state_do_not_matter(desk):
    desk.begin()
    desk.git("config", "core.autocrlf", "false")
    path = desk.write(SW)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    desk.commit("2026-11-20")
    desk.write(SW, body="Mpya.")
    desk.write(EN, **RECORDED)
    assert "[-Maandishi.-]{+Mpya.+}" in desk.row()["diff"]


def test_an_old_state_that_cannot_be_read_is_passed_over(desk):
    desk.begin()
    desk.commit("2026-11-20", SW)
    desk.commit("2026-11-21", SW, b"\xff\xfe")
    desk.write(SW, body="Mpya.")
    desk.write(EN, **RECORDED)
    row = desk.row()
    assert "2026-11-21" == row["since"]
    assert "[-Maandishi.-]{+Mpya.+}" in row["diff"]


def test_the_content_folder_may_lie_anywhere_in_its_repository(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "hazina" / "tovuti ya 'mfano' é"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    desk = Desk(folder, capsys)
    desk.git("init", "--quiet", str(tmp_path / "hazina"))
    desk.write(SW)
    desk.commit("2026-11-20", EN, **RECORDED)
    desk.write(SW, body="Mpya.")
    assert "[-Maandishi.-]{+Mpya.+}" in desk.row()["diff"]


def test_the_settings_of_whoever_asks_do_not_matter(stale, tmp_path):
    path = tmp_path / "gitconfig"
    path.write_text(
        "[color]\nui = always\n[diff]\nexternal = false\nnoprefix = true\nrenames = false\n"
        "[log]\nshowSignature = true\nshowRoot = false\n[core]\npager = false\nquotePath = true\n"
    )
    expected = stale.row()
    assert expected == stale.row(GIT_CONFIG_GLOBAL=str(path))


def test_a_hook_of_another_repository_does_not_mislead(stale, tmp_path):
    expected = stale.row()
    assert expected == stale.row(GIT_DIR=str(tmp_path / "nowhere"), GIT_WORK_TREE="/")


# Where what changed cannot be shown


def unknown(row):
    return row["diff"], row["since"], row["unknown"]


def test_without_a_history_no_change_is_shown(desk, tmp_path):
    desk.environ["GIT_CEILING_DIRECTORIES"] = str(tmp_path.parent)
    desk.write(SW, body="Mpya.")
    desk.write(EN, **RECORDED)
    assert (None, None, "no-history") == unknown(desk.row())
    assert "there is no git history here (fatal: not a git repository" in desk.tell()[1]
    desk.begin()  # a repository without a commit
    assert (None, None, "no-history") == unknown(desk.row())
    assert (None, None, "no-history") == unknown(desk.row(PATH=str(tmp_path)))
    assert "there is no git history here (git: " in desk.tell(PATH=str(tmp_path))[1]


def test_a_state_that_was_never_committed_is_not_made_up(desk):
    desk.begin()
    desk.commit("2026-11-19", SW, body="Moja.")
    desk.commit("2026-11-21", SW, body="Mbili.")
    desk.write(EN, **RECORDED)
    assert (None, None, "never") == unknown(desk.row())
    assert "they were never committed" in desk.tell()[1]


def test_a_history_that_was_cut_short_says_how_to_get_the_rest(stale):
    stale.git("clone", "--quiet", "--depth=1", f"file://{stale.folder}", "nakala")
    assert (None, None, "shallow") == unknown(stale.row(CONTENT="nakala/content"))
    assert "git fetch --unshallow" in stale.tell(CONTENT="nakala/content")[1]


def test_so_many_revisions_of_a_file_are_looked_at_and_no_more(stale, monkeypatch):
    monkeypatch.setattr(history, "MOST", 1)
    assert (None, None, "long") == unknown(stale.row())
    assert "revisions of the source has the words" in stale.tell()[1]
    monkeypatch.setattr(history, "MOST", 2)
    assert "2026-11-22" == stale.row()["since"]


def test_a_clone_without_old_texts_shows_no_wrong_change(stale):
    blob = stale.git("rev-parse", f"HEAD~1:content/{SW}").strip()
    (stale.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert (None, None, "incomplete") == unknown(stale.row())
    assert "some of its old states cannot be had" in stale.tell()[1]


# Processes


def test_git_is_asked_a_few_times_however_many_stories_are_stale(desk, tmp_path):
    desk.begin()
    for number in range(10, 30):
        desk.write(f"news/2026-10-{number}-mfano.sw.md", title=f"Mfano {number}")
        was = hash_of(f"Mfano {number}", SUMMARY, "Maandishi.")
        desk.commit(
            "2026-11-01", f"news/2026-10-{number}-mfano.en.md", Source_Hash=f"{was} | 2026-11-01"
        )
    for number in range(10, 30):
        desk.write(f"news/2026-10-{number}-mfano.sw.md", title=f"Mfano {number}", body="Mpya.")
    tool = tmp_path / "tools" / "git"
    tool.parent.mkdir()
    asked = tmp_path / "asked"
    tool.write_text(f'#!/bin/sh\necho "$*" >> "{asked}"\nexec "{shutil.which("git")}" "$@"\n')
    tool.chmod(0o755)
    rows = desk.rows(PATH=f"{tool.parent}:{os.environ['PATH']}")
    assert 20 == sum(bool(row["diff"]) for row in rows)
    lines = asked.read_text().splitlines()
    assert [1, 1] == [sum(f" {one} " in line for line in lines) for one in ("log", "cat-file")]


def test_where_all_is_current_git_is_not_asked(desk, tmp_path):
    desk.write(SW)
    desk.write(EN, **RECORDED)
    assert "current" == desk.row(PATH=str(tmp_path))["state"]


# Faults


def test_a_file_with_faults_is_listed_as_far_as_it_can_be_read(desk):
    desk.write(SW, Tittle="x")
    desk.write(EN, **RECORDED, Sample="ndiyo")
    row = desk.row()
    assert ("current", 2) == (row["state"], row["faults"])
    said = desk.tell()[1]
    assert f"content/{EN} [makosa 2 / 2 faults]: " in said
    assert f"  content/{SW}: kosa 1 / 1 fault\n" in said


@pytest.mark.parametrize("data", [b"\xff\xfe", b"", b"Title: A\x1b[2J\n\nB"])
@pytest.mark.parametrize("path", [SW, EN])
def test_a_story_of_which_a_file_cannot_be_read_is_not_judged(desk, path, data):
    desk.write(SW)
    desk.write(EN, **RECORDED)
    desk.write(path, data)
    assert [] == desk.rows()
    said = desk.tell()[1]
    assert f"content/{path}: halikuhesabiwa; make check hutaja sababu / not counted" in said


@pytest.mark.parametrize("name", ["news/mfano.sw.md", "news/2026-11-22-Mfano.sw.txt", "zz.md"])
def test_a_file_whose_name_does_not_fit_is_named_and_not_counted(desk, name):
    desk.write(name)
    assert [] == desk.rows()
    assert f"content/{name}: halikuhesabiwa" in desk.tell()[1]


def test_a_name_that_would_move_the_terminal_does_not(desk):
    desk.write("news/a\x1b[2J.sw.md")
    assert "\x1b" not in desk.tell()[1]


def test_a_link_is_not_followed(desk):
    desk.write(SW)
    (desk.content / EN).symlink_to(desk.content / SW)
    assert [] == desk.rows()
    assert [] == desk.rows(FILE=f"content/{SW}")


# One story


@pytest.mark.parametrize("path", [SW, EN])
def test_file_shows_one_story_by_either_of_its_files(stale, path):
    stale.write("news/2026-11-20-nyingine.sw.md")
    assert 2 == len(stale.rows())
    assert "stale" == stale.row(FILE=f"content/{path}")["state"]
    said = stale.tell(FILE=f"content/{path}")[1]
    assert "[-Maandishi.-]{+Maneno mapya.+}" in said
    assert "Translations:" not in said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (text(Only="sw").encode(), "this story is in one language on purpose"),
        (b"\xff", "not counted; make check says why"),
    ],
)
def test_file_says_why_a_story_is_not_in_the_list(desk, data, said):
    desk.write(SW, data)
    assert said in desk.tell(FILE=f"content/{SW}")[1]


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        (f"content/{EN}", "no-such-file"),
        ("content/news", "no-such-file"),
        (f"content/{SW}\ncontent/{EN}", "no-such-file"),
        ("content/" + "a" * 5000, "no-such-file"),
        ("/etc/passwd", "file-outside"),
        ("content/../mfano.sw.md", "file-outside"),
        ("\udcff\x1b[2J", "file-outside"),
        ("content/office.toml", "out-of-place"),
        ("content/news/mfano.sw.md", "name-needs-date"),
        ("content/news/kiungo.sw.md", "symbolic-link"),
    ],
)
def test_a_file_that_is_no_storys_is_refused_with_the_cure(desk, given, rule):
    desk.write(SW)
    desk.write("news/mfano.sw.md")
    desk.write("office.toml", b"")
    (desk.content / "news" / "kiungo.sw.md").symlink_to("mfano.sw.md")
    cure = messages()[rule]["en"].rpartition("}")[2]
    for code, said, wrong in (desk.tell(FILE=given), desk.record("", FILE=given)):
        assert (1, "") == (code, said)
        assert f"{cure}\n" in wrong
        assert "\x1b" not in wrong


@pytest.mark.parametrize(
    "given", [SW, SW.replace("6", "7"), f"content/{SW[:-6]}", f"content/{SW[:-3]}x.md"]
)
def test_a_file_that_is_named_nearly_right_is_offered(desk, given):
    desk.write(SW)
    (offered,) = set(re.findall('(?:ulimaanisha|you mean) "(.*)"', desk.tell(FILE=given)[2]))
    assert os.path.samefile(desk.content / SW, desk.folder / offered)


# The form


def test_the_counts_are_said_in_both_languages(stale):
    said = stale.tell()[1]
    assert said.endswith(
        "Tafsiri: za sasa 0, zilizopitwa 1, zisizothibitishwa 0, zisizopo 0.\n"
        "Translations: 0 current, 1 out of date, 0 not confirmed, 0 missing.\n"
    )


@pytest.mark.parametrize(("lang", "other"), [("sw", "out of date"), ("en", "zilizopitwa")])
def test_check_lang_gives_one_language_alone(stale, lang, other):
    both, alone = stale.tell()[1], stale.tell(CHECK_LANG=lang)[1]
    assert [True, False] == [other in both.lower(), other in alone.lower()]


def test_json_holds_the_counts_beside_the_stories(stale):
    whole = json.loads(stale.tell(FORMAT="json")[1])
    assert {"missing": 0, "stale": 1, "unrecorded": 0, "current": 0} == whole["counts"]
    assert (None, []) == (whole["history"], whole["faults"])


def test_an_empty_content_folder_is_an_empty_list(desk):
    assert (0, "") == desk.tell()[::2]
    assert [] == desk.rows()


def test_a_missing_content_folder_is_refused_with_the_cure(desk):
    for code, said, wrong in (desk.tell(CONTENT="haipo"), desk.record(SW, CONTENT="haipo")):
        assert (1, "") == (code, said)
        cure = message(fault("CONTENT", 0, "new-content", value="haipo"), "sw")
        assert wrong.startswith(f"CONTENT\n  {cure}\n")


@pytest.mark.parametrize(
    ("name", "value"),
    [("FORMAT", "xml"), ("CHECK_LANG", "fr"), ("DOCS", "ndiyo"), ("TODAY", "kesho")],
)
def test_a_setting_that_is_not_understood_is_refused(stale, name, value):
    code, said, wrong = stale.tell(**{name: value})
    assert (1, "", True) == (code, said, value in wrong)


def program(stale, stdout, **env):
    """Begin the list as a program of its own, on a story that is stale."""
    return subprocess.Popen(
        [sys.executable, "-m", "plugins.desk.translations"],
        cwd=ROOT,
        env={**stale.environ, "CONTENT": str(stale.content), **env},
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def test_a_reader_who_reads_no_further_is_no_fault(stale):
    with program(stale, subprocess.PIPE) as running:
        running.stdout.close()
        assert b"" == running.stderr.read()
    assert 0 == running.returncode


def test_a_terminal_without_our_letters_is_no_fault(stale):
    stale.write(SW, body="Maneno é mapya.")
    with program(stale, subprocess.PIPE, PYTHONIOENCODING="ascii") as running:
        said, wrong = running.communicate()
    assert (0, b"") == (running.returncode, wrong)
    assert b"Maneno ? mapya." in said


def test_on_a_terminal_git_colours_what_changed(stale):
    ours, its = os.openpty()
    with program(stale, its) as running:
        os.close(its)
        assert b"" == running.stderr.read()
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "\x1b[31mMaandishi.\x1b[m" in said
    assert "\x1b[32mManeno mapya.\x1b[m" in said


# The page of docs/


def test_docs_writes_the_page_with_the_counts_of_each_section(stale):
    (stale.folder / "docs").mkdir()
    stale.write("pages/mfano.sw.md")
    code, said, wrong = stale.tell(DOCS="1")
    assert (0, "docs/translations.md\n", "") == (code, said, wrong)
    page = (stale.folder / translations.PAGE).read_text("utf-8")
    assert "| Habari / News | 0 | 1 | 0 | 0 |\n" in page
    assert "| Kurasa / Pages | 1 | 0 | 0 | 0 |\n" in page
    assert page.endswith("| **Jumla / Total** | 1 | 1 | 0 | 0 |\n")
    assert "tarehe 24 Novemba, 2026" in page
    assert "on 24 November 2026" in page


def test_a_page_that_cannot_be_written_is_a_fault(stale):
    (stale.folder / "docs").touch()
    code, said, wrong = stale.tell(DOCS="1")
    assert (1, "") == (code, said)
    assert "File exists" in wrong


def form(page):
    """Give a page with its dates and its numbers taken out."""
    undated = re.sub(r"\d+ [A-Z]\w+,? \d{4}", "DAY", page)
    return re.sub(r"(?<=\| )\d+(?= \|)", "N", undated)


def test_the_page_that_is_kept_has_the_form_that_the_command_writes(stale):
    (stale.folder / "docs").mkdir()
    stale.tell(DOCS="1")
    expected = form((stale.folder / translations.PAGE).read_text("utf-8"))
    assert expected == form((ROOT / translations.PAGE).read_text("utf-8"))
    assert 28 == expected.count("| N ")
