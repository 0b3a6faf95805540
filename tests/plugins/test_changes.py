"""`make changes` compares what was built with a folder or a branch; an address that would be lost is a fault."""

import os

import pytest

from plugins.desk.changes import __main__ as changes
from plugins.engine.release.commits import DEPLOYED
from tests.desk import Desk

FILES = {"index.html": "a", "habari/x/index.html": "b", "media/a.pdf": "c"}


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """A desk whose output holds a built site."""
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path, capsys)
    put(desk, FILES)
    return desk


def put(desk, files, folder="output"):
    for name, text in files.items():
        place = desk.folder / folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)


def told(desk, capsys, **env):
    code = changes.main({**desk.environ, **env}, root=desk.folder)
    return code, *capsys.readouterr()


def publish(desk, algorithm="sha1"):
    """Commit what is in the output on a branch of its own, as ghp-import does."""
    desk.git("init", "--quiet", f"--object-format={algorithm}", "--initial-branch=gh-pages")
    desk.git("--work-tree=output", "add", "--all")
    desk.git("--work-tree=output", "commit", "--quiet", "--message=Publish")


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_what_is_on_a_branch_is_compared_file_by_file(desk, capsys, algorithm):
    publish(desk, algorithm)
    put(desk, {"index.html": "new", "habari/y/index.html": "b"})
    code, said, wrong = told(desk, capsys, BASE="gh-pages")
    assert (0, "") == (code, wrong)
    assert "Changed: 1**\n\n- `/`\n" in said
    assert "Added: 1**\n\n- `/habari/y/`\n" in said


def test_an_address_that_is_gone_fails_and_is_named_with_its_cure(desk, capsys):
    publish(desk)
    (desk.folder / "output/media/a.pdf").unlink()
    code, said, wrong = told(desk, capsys, BASE="gh-pages", CHECK_LANG="en")
    assert 1 == code
    assert "Removed without a redirect: 1**\n\n- `/media/a.pdf`\n" in said
    assert wrong.startswith("/media/a.pdf\n  This address would be gone")
    assert "Aliases" in wrong


def test_an_address_that_is_gone_and_redirected_is_no_fault(desk, capsys):
    publish(desk)
    (desk.folder / "output/media/a.pdf").unlink()
    put(desk, {"redirects.map": '"/media/a.pdf" "/habari/x/";\n'})
    code, said, _ = told(desk, capsys, BASE="gh-pages")
    assert 0 == code
    assert "`/media/a.pdf` → `/habari/x/`" in said


def test_two_folders_are_compared_as_well(desk, capsys):
    put(desk, {**FILES, "old.pdf": "x"}, "before")
    code, said, _ = told(desk, capsys, BASE="before")
    assert 1 == code
    assert "`/old.pdf`" in said


def test_without_a_base_everything_is_new(desk, capsys):
    code, said, _ = told(desk, capsys)
    assert 0 == code
    assert "Added: 3**" in said


def test_ci_finds_the_report_in_its_summary(desk, capsys, tmp_path):
    code, said, _ = told(desk, capsys, GITHUB_STEP_SUMMARY=str(tmp_path / "summary"))
    assert (0, said) == (code, (tmp_path / "summary").read_text("utf-8"))


@pytest.mark.parametrize("base", ["missing", "-rf", "--output=x", "HEAD^{tree}", "a..b"])
def test_a_base_that_is_not_there_is_a_fault_and_never_an_option_of_git(desk, capsys, base):
    publish(desk)
    code, _, wrong = told(desk, capsys, BASE=base)
    assert 1 == code
    assert rule("no-revision", "en").format(name="BASE", value=base) in wrong
    assert not (desk.folder / "x").exists()


@pytest.mark.parametrize("name", ["empty", "source"])
def test_a_base_that_is_no_site_is_a_fault_and_not_a_site_without_pages(desk, capsys, name):
    (desk.folder / "empty").mkdir()
    put(desk, {"Makefile": "x"}, "source")
    code, _, wrong = told(desk, capsys, BASE=name)
    assert 1 == code
    assert rule("no-site", "en").format(name="BASE", value=name) in wrong


def test_a_folder_of_the_base_that_cannot_be_read_is_not_an_empty_one(desk, capsys):
    put(desk, FILES, "before")
    at = os.open("before/habari", os.O_RDONLY)
    for _ in range(20):  # longer in all than a path may be: root reads whatever else is forbidden
        os.mkdir("x" * 250, dir_fd=at)
        at = os.open("x" * 250, os.O_RDONLY, dir_fd=at)
    code, _, wrong = told(desk, capsys, BASE="before")
    assert (1, True) == (code, wrong.startswith("before/habari/x"))


def test_without_a_base_it_is_the_newest_release_that_was_deployed_or_fetched(desk, capsys):
    publish(desk)
    for day, ref in (("2026-11-20", "refs/remotes/origin/gh-pages"), ("2026-11-21", DEPLOYED)):
        put(desk, {"index.html": day})
        desk.git("--work-tree=output", "commit", "--quiet", "--all", f"--message={day}", day=day)
        desk.git("update-ref", ref, "HEAD")
    code, said, _ = told(desk, capsys)
    assert (0, True) == (code, "Nothing changes." in said)
    desk.git("update-ref", "-d", DEPLOYED)
    code, said, _ = told(desk, capsys)
    assert (0, True) == (code, "Changed: 1**\n\n- `/`\n" in said)


def test_an_output_that_is_not_there_is_a_fault(desk, capsys):
    code, _, wrong = told(desk, capsys, OUTPUT="missing")
    assert 1 == code
    assert rule("no-site", "en").format(name="OUTPUT", value="missing") in wrong


def rule(name, lang):
    from plugins.schema.faults import messages

    return messages()[name][lang]


def test_a_link_in_the_output_is_no_file_of_the_site(desk, capsys, tmp_path):
    (tmp_path / "secret").write_text("siri")
    (desk.folder / "output/link.txt").symlink_to(tmp_path / "secret")
    code, said, _ = told(desk, capsys)
    assert 0 == code
    assert "link.txt" not in said
