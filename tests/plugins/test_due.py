"""`make due` says when the site must be published anew: never too late, and not without need."""

import json
import shutil

import pytest

from plugins.desk import due
from plugins.published import since
from tests import built
from tests.desk import EN, SW, Desk

EARLY, LATE = "2026-11-24T08:00", "2026-11-24T10:00"


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """A desk with one story in both languages, committed, and published as the public sees it."""
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path, capsys)
    for name in ("office.toml", "topics.toml"):
        shutil.copy(built.ROOT / "content" / name, desk.content)
    desk.write(SW)
    desk.write(EN, title="Example", body="Text.")
    desk.begin()
    return desk


def publish(desk, moment=EARLY):
    """Commit the content, build it for the public at a moment, and put it on a branch."""
    desk.git("add", "--all", "content")
    desk.git("commit", "--quiet", "--allow-empty", "--message=x")
    head = desk.git("rev-parse", "HEAD").strip()
    how = {"settings": built.ROOT / "publishconf.py", "TODAY": moment}
    built.build(desk.content, desk.folder / "output", cache=desk.folder / ".cache", **how)
    index = {"GIT_INDEX_FILE": str(desk.folder / "published")}
    desk.environ |= index
    desk.git("--work-tree=output", "add", "--all")
    tree = desk.git("write-tree").strip()
    for name in index:
        del desk.environ[name]
    tip = desk.git("commit-tree", tree, "-m", f"Publish {head}").strip()
    desk.git("update-ref", "refs/heads/gh-pages", tip)


def asked(desk, capsys, tmp_path, moment, **env):
    """Give what CI is told, and what people are told."""
    answer = tmp_path / "answer"
    answer.unlink(missing_ok=True)
    given = {"PUBLISHED": "gh-pages", "GITHUB_OUTPUT": str(answer), "TODAY": moment, **env}
    code = due.main({**desk.environ, **given}, root=desk.folder)
    said, wrong = capsys.readouterr()
    assert (0, "") == (code, wrong)
    return answer.read_text(), said


def test_where_nothing_is_published_it_is_due(desk, capsys, tmp_path):
    desk.git("commit", "--quiet", "--allow-empty", "--message=x")
    answer, said = asked(desk, capsys, tmp_path, EARLY)
    assert "due=true\n" == answer
    assert "nothing is published on gh-pages" in said


def test_what_was_just_published_is_not_due(desk, capsys, tmp_path):
    publish(desk)
    for moment in (EARLY, LATE, "2026-11-30T23:59"):
        assert "due=false\n" == asked(desk, capsys, tmp_path, moment)[0]


def test_a_new_commit_is_due(desk, capsys, tmp_path):
    publish(desk)
    desk.git("commit", "--quiet", "--allow-empty", "--message=y")
    answer, said = asked(desk, capsys, tmp_path, EARLY)
    assert "due=true\n" == answer
    assert "was not made from" in said


def test_an_embargo_that_has_ended_is_due_from_its_minute_on(desk, capsys, tmp_path):
    desk.write("news/2026-11-24-b.sw.md", Only="sw", Publish_At="2026-11-24 09:00")
    publish(desk)
    assert "due=false\n" == asked(desk, capsys, tmp_path, "2026-11-24T08:59")[0]
    answer, said = asked(desk, capsys, tmp_path, "2026-11-24T09:00")
    assert "due=true\n" == answer
    assert "2026-11-24T09:00:00+03:00" in said
    publish(desk, LATE)
    assert "due=false\n" == asked(desk, capsys, tmp_path, LATE)[0]


def test_an_event_that_begins_and_one_that_ends_are_due(desk, capsys, tmp_path):
    more = {"Starts": "2026-11-24 09:00", "Ends": "2026-11-24 11:00", "Kind": "meeting"}
    desk.write("events/2026-11-24-b.sw.md", Only="sw", **more)
    publish(desk)
    assert "due=false\n" == asked(desk, capsys, tmp_path, "2026-11-24T08:59")[0]
    assert "due=true\n" == asked(desk, capsys, tmp_path, LATE)[0]
    publish(desk, LATE)
    assert "due=false\n" == asked(desk, capsys, tmp_path, "2026-11-24T11:00")[0]
    assert "due=true\n" == asked(desk, capsys, tmp_path, "2026-11-24T11:01")[0]


def test_a_draft_whose_moment_comes_is_not_due(desk, capsys, tmp_path):
    more = {"Status": "draft", "Publish_At": "2026-11-24 09:00"}
    desk.write("news/2026-11-24-b.sw.md", Only="sw", **more)
    publish(desk)
    assert "due=false\n" == asked(desk, capsys, tmp_path, LATE)[0]


def test_without_the_store_of_the_last_build_the_answer_is_the_same(desk, capsys, tmp_path):
    desk.write("news/2026-11-24-b.sw.md", Only="sw", Publish_At="2026-11-24 09:00")
    publish(desk)
    for moment, answer in (("2026-11-24T08:59", "false"), (LATE, "true")):
        shutil.rmtree(desk.folder / ".cache", ignore_errors=True)
        assert f"due={answer}\n" == asked(desk, capsys, tmp_path, moment)[0]


def test_a_site_that_does_not_say_since_when_it_holds_is_due(desk, capsys, tmp_path):
    publish(desk)
    (desk.folder / "output/edition.json").write_text("[]")
    publish_again = desk.git("rev-parse", "HEAD").strip()
    desk.git("checkout", "--quiet", "--orphan", "other")
    desk.git("rm", "--quiet", "-r", "--cached", ".")
    desk.git("--work-tree=output", "add", "edition.json")
    desk.git("commit", "--quiet", f"--message=Publish {publish_again}")
    desk.git("symbolic-ref", "HEAD", "refs/heads/main")
    assert "due=true\n" == asked(desk, capsys, tmp_path, EARLY, PUBLISHED="other")[0]


def test_content_with_a_fault_is_told_and_not_answered(desk, capsys):
    publish(desk)
    desk.write(SW, b"Title: x\n\nx")
    code = due.main({**desk.environ, "PUBLISHED": "gh-pages"}, root=desk.folder)
    said, wrong = capsys.readouterr()
    assert (1, "") == (code, said)
    assert f"content/{SW}:1:1" in wrong


def test_nothing_that_is_to_come_is_in_the_file(desk):
    """The moment at which something will come out is a secret as long as it is to come."""
    desk.write("news/2026-11-24-b.sw.md", Only="sw", Publish_At="2026-12-24 09:00")
    publish(desk)
    said = json.loads((desk.folder / "output/edition.json").read_bytes())
    assert {"since"} == said.keys()
    assert said["since"] <= f"{EARLY}:00+03:00"


def test_the_file_says_what_the_store_holds_when_all_is_planned(desk):
    """Nothing asks the clock after the file is planned: it would be due in vain, or never."""
    publish(desk)
    (index,) = (desk.folder / ".cache").glob("output-*/index")
    held = json.loads(index.read_bytes().partition(b"\n")[2])["span"][0]
    assert (
        json.loads((desk.folder / "output/edition.json").read_bytes())["since"] == f"{held}+03:00"
    )


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"since": 1}', b"\xff", b"[" * 100_000])
def test_a_file_that_is_not_ours_says_nothing(data):
    assert since.read(data) is None


def test_the_file_is_planned_last_when_the_clock_has_been_asked_everything():
    import pelicanconf

    assert "plugins.published.since:plan" == pelicanconf.PLANS_OF_PAGES[-1]
