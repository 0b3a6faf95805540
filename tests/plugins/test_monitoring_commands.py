"""`make clippings` and `make digest`: all or nothing, nothing lost, and never where the public could see it."""

import os
from pathlib import Path

import pytest

from plugins.desk import safe
from plugins.desk.clippings import __main__ as clippings
from plugins.desk.digest import __main__ as digest
from plugins.desk.monitoring import month
from plugins.schema.faults import messages
from tests import built
from tests.plugins.test_clippings import HEAD, file

FILES = [f"digest.{lang}.{form}" for lang in ("sw", "en") for form in ("html", "txt", "pdf")]
OFFICE = '[name]\nsw = "Ofisi ya Mfano"\nen = "The Sample Office"\n'


class Desk:
    """A project with content, and a folder of clippings beside it; `capture` is pytest's capsys."""

    def __init__(self, folder, capture):
        self.root, self.folder, self._capture = folder / "tovuti", folder / "ufuatiliaji", capture
        self.spreadsheet = folder / "jedwali.csv"
        for path in (self.root / "content", self.root / "output", self.root / "theme", self.folder):
            path.mkdir(parents=True)
        (self.root / "content" / "office.toml").write_text(OFFICE, "utf-8")

    def environ(self, **more):
        given = {"MONITORING": self.folder, "TODAY": "2026-11-24", "COLUMNS": built.WIDE}
        given |= {name.upper(): self.root / name for name in ("content", "output")}
        return {name: str(value) for name, value in {**given, **more}.items()}

    def run(self, main, **more):
        """Run a command; give its exit code, what it said, and what was wrong."""
        code = main(self.environ(**more), root=self.root)
        return code, *self._capture.readouterr()

    def bring(self, data, **more):
        """Import a spreadsheet."""
        self.spreadsheet.write_bytes(data)
        return self.run(clippings.main, FILE=self.spreadsheet, **more)

    def digest(self, **more):
        return self.run(digest.main, **{"WEEK": "2026-W47", **more})

    def held(self):
        """Give the bytes of all months by the name of their files."""
        return built.bytes_of(self.folder)

    def rows(self, name):
        """Give the headlines of a month."""
        sheet, wrong = month.read(name, (self.folder / name).read_bytes(), name)
        assert [] == wrong
        return [one.clipping.headline for one in sheet.found]

    @property
    def made(self):
        """Give the files of digests by their paths below the project."""
        return sorted(
            path.relative_to(self.root).as_posix()
            for path in self.root.rglob("*")
            if path.is_file() and "digest" in path.as_posix().removeprefix(str(self.root))
        )


@pytest.fixture
def desk(tmp_path, capsys):
    return Desk(tmp_path, capsys)


def refused(done, rule):
    """Say whether a command ended with a rule's message in both languages."""
    code, said, wrong = done
    parts = [messages()[rule][lang].partition("{")[0] for lang in ("sw", "en")]
    return (1, "") == (code, said) and all(part in wrong for part in parts) and wrong


# Importing


def test_a_spreadsheet_goes_into_the_files_of_its_months(desk):
    data = file({"headline": "a"}, {"headline": "b", "date": "1/10/2026"}, sign=";")
    code, said, wrong = desk.bring(data)
    assert (0, "") == (code, wrong)
    assert "2026-10.csv: +1" in said
    assert (["b"], ["a"]) == (desk.rows("2026-10.csv"), desk.rows("2026-11.csv"))


def test_what_is_imported_stands_below_what_was_there_in_that_files_own_language_and_sign(desk):
    (desk.folder / "2026-11.csv").write_bytes(
        file({"headline": "a"}, head=HEAD["en"], sign=";", end="\n")
    )
    assert 0 == desk.bring(file({"headline": "b"}))[0]
    assert ["a", "b"] == desk.rows("2026-11.csv")
    assert desk.held()["2026-11.csv"].decode("utf-8-sig").startswith("date;outlet;medium")


def test_the_same_spreadsheet_twice_changes_nothing_and_tells_each_row(desk):
    data = file({"headline": "a"}, {"headline": "b"}, {"headline": "a"})
    desk.bring(data)
    before = desk.held()
    code, said, _ = desk.bring(data, CHECK_LANG="en")
    assert (0, before) == (code, desk.held())
    assert [2, 3, 4] == [
        int(line.rpartition(".csv:")[2].partition(":")[0])
        for line in said.splitlines()
        if "already" in line
    ]


def test_a_clipping_that_is_there_with_other_words_is_refused_and_neither_is_lost(desk):
    desk.bring(file({"summary": "Muhtasari wa kwanza."}))
    before = desk.held()
    rule = "clippings-differs"
    wrong = refused(desk.bring(file({"headline": "x"}, {"summary": "Muhtasari wa pili."})), rule)
    assert "jedwali.csv:3:1" in wrong
    assert "2026-11.csv:2" in wrong
    assert before == desk.held()


def test_a_date_that_has_not_come_is_refused(desk):
    rule = "clippings-future"
    assert refused(desk.bring(file({"date": "25/11/2026", "answer_by": "26/11/2026"})), rule)
    assert {} == desk.held()


def test_one_bad_row_keeps_all_others_out_and_every_fault_of_every_file_is_told(desk):
    (desk.folder / "2026-09.csv").write_bytes(file({"tone": "?"}))
    before = desk.held()
    code, said, wrong = desk.bring(file({}, {"medium": "?"}, {"date": "?"}))
    assert (1, "", before) == (code, said, desk.held())
    for place in ("jedwali.csv:3:3", "jedwali.csv:4:1", "2026-09.csv:2:1", "2026-09.csv:2:6"):
        assert place in wrong


def test_a_disk_that_is_full_at_the_second_month_leaves_both_as_they_were(desk, monkeypatch):
    desk.bring(file({"headline": "a", "date": "1/10/2026"}))
    before = desk.held()
    write = safe.write

    def full(path, data):
        if path.name == "2026-11.csv":
            raise OSError(28, "No space left on device", str(path))
        write(path, data)

    monkeypatch.setattr(safe, "write", full)
    done = desk.bring(file({"headline": "b", "date": "2/10/2026"}, {"headline": "c"}))
    assert refused(done, "system")
    assert before == desk.held()


def test_without_a_file_the_month_is_begun_once(desk):
    assert 0 == desk.run(clippings.main)[0]
    assert {"2026-11.csv": month.data([])} == desk.held()
    desk.bring(file({}))
    before = desk.held()
    code, said, _ = desk.run(clippings.main)
    assert (0, before) == (code, desk.held())
    assert "it was not touched" in said


# The folder


@pytest.mark.parametrize("main", [clippings.main, digest.main])
def test_without_a_folder_of_clippings_the_cure_is_told(desk, main):
    assert refused(desk.run(main, MONITORING=""), "monitoring-unset")
    assert refused(desk.run(main, MONITORING=desk.folder / "x"), "monitoring-folder")


@pytest.mark.parametrize("main", [clippings.main, digest.main])
@pytest.mark.parametrize("place", ["content", "content/media/2026", "output", "theme/x", ".", "x"])
def test_a_folder_that_the_public_may_see_is_refused(desk, main, place):
    folder = desk.root / place
    folder.mkdir(parents=True, exist_ok=True)
    assert refused(desk.run(main, MONITORING=folder), "monitoring-public")
    assert [] == [*folder.glob("*.csv"), *desk.made]


def test_a_folder_that_a_link_or_a_setting_puts_into_the_content_is_refused(desk, tmp_path):
    (tmp_path / "kiungo").symlink_to(desk.root / "content")
    assert refused(desk.digest(MONITORING=tmp_path / "kiungo"), "monitoring-public")
    for name in ("CONTENT", "OUTPUT"):
        given = {name: desk.folder, "MONITORING": desk.folder}
        assert refused(desk.digest(**given), "monitoring-public")


def test_a_spreadsheet_in_the_content_or_that_is_not_there_is_refused(desk):
    path = desk.root / "content" / "jedwali.csv"
    path.write_bytes(file({}))
    assert refused(desk.run(clippings.main, FILE=path), "monitoring-public")
    assert refused(desk.run(clippings.main, FILE=desk.root.parent / "x.csv"), "clippings-file")


def test_a_csv_that_is_no_months_is_told_and_other_files_are_passed_over(desk):
    for name in ("README.md", ".2026-11.csv", "2026-11.csv~"):
        (desk.folder / name).write_bytes(b"x")
    assert 0 == desk.digest()[0]
    for name in ("2026-13.csv", "2026-11 (1).csv", "2026-11.CSV"):
        (desk.folder / name).write_bytes(file({}))
        assert refused(desk.digest(), "clippings-name")
        (desk.folder / name).unlink()


# The digest


def test_a_digest_is_made_in_both_languages_and_three_forms(desk):
    desk.bring(file({}))
    code, said, wrong = desk.digest()
    assert (0, "") == (code, wrong)
    assert [f"digest/2026-W47/{name}" for name in sorted(FILES)] == desk.made
    assert [os.path.basename(line) for line in said.splitlines()] == FILES
    assert "Kichwa cha mfano" in (desk.root / desk.made[0]).read_text("utf-8")


def test_without_a_week_it_is_the_last_that_is_over(desk):
    assert 0 == desk.digest(WEEK="", TODAY="2026-11-22")[0]
    assert {"2026-W46"} == {Path(path).parts[1] for path in desk.made}


def test_what_names_no_week_is_told_with_one_that_is_right(desk):
    assert "WEEK=2026-W47" in refused(desk.digest(WEEK="2026-11-22"), "week")
    assert [] == desk.made


def test_a_fault_in_any_month_makes_no_digest_and_leaves_the_old_one(desk):
    desk.digest()
    before = built.bytes_of(desk.root / "digest")
    (desk.folder / "2026-10.csv").write_bytes(file({}))
    assert refused(desk.digest(), "clippings-month")
    assert before == built.bytes_of(desk.root / "digest")


def test_a_digest_is_never_put_into_the_content_or_the_site(desk):
    for name in ("CONTENT", "OUTPUT"):
        (desk.root / "digest").mkdir(exist_ok=True)
        assert refused(desk.digest(**{name: desk.root / "digest"}), "digest-public")
    assert [] == desk.made


def test_an_emblem_that_is_no_picture_is_told(desk):
    office = desk.root / "content" / "office.toml"
    office.write_text(OFFICE + '[site]\nemblem = "media/nembo.svg"\n', "utf-8")
    (desk.root / "content" / "media").mkdir()
    (desk.root / "content" / "media" / "nembo.svg").write_bytes(b"\xff\xd8\xffx")
    assert refused(desk.digest(), "settings-value")
    assert [] == desk.made


@pytest.mark.parametrize("target", ["digest", "clippings"])
def test_the_folder_reaches_the_program_by_the_environment_alone(target):
    """No shell reads what an editor types."""
    makefile = (built.ROOT / "Makefile").read_text("utf-8")
    recipe = makefile.partition(f"\n{target}:")[2].partition("\n\n")[0].partition("\n")[2]
    assert f"\t@.venv/bin/python -m plugins.desk.{target}" == recipe
