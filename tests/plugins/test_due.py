"""`make due` says when the site must be published anew: never too late, and not without need."""

import hashlib
import json
import shutil
from dataclasses import replace

import msgspec
import pytest

import pelicanconf
import publishconf
from plugins.desk import checking
from plugins.desk.due import __main__ as due
from plugins.engine import build
from plugins.model.moment import now
from plugins.pages.sitemap import since
from tests import built
from tests.desk import EN, SW, Desk

TIMES = ("08:00", "09:30", "10:30", "11:30")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A repository with an embargo, an event and a draft, published at each of the times on a branch of its own."""
    desk = Desk(tmp_path_factory.mktemp("due"), None)
    for name in ("office.toml", "topics.toml"):
        shutil.copy(built.ROOT / "content" / name, desk.content)
    desk.write(SW)
    desk.write(EN, title="Example", body="Text.")
    desk.write("news/2026-11-24-a.sw.md", Only="sw", Status="draft", Publish_At="2026-11-24 08:30")
    desk.write("news/2026-11-24-b.sw.md", Only="sw", Publish_At="2026-11-24 09:00")
    event = {"Starts": "2026-11-24 10:00", "Ends": "2026-11-24 11:00", "Kind": "meeting"}
    desk.write("events/2026-11-24-c.sw.md", Only="sw", **event)
    desk.write("news/2026-12-24-d.sw.md", Only="sw", Publish_At="2026-12-24 09:00")
    desk.begin()
    desk.commit("2026-11-24")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk.folder)
        for time in TIMES:
            then = now({"TODAY": f"2026-11-24T{time}"})
            asked = checking.folder(desk.content, desk.environ, then, pelicanconf, publishconf)
            build.build(
                replace(asked, check=False, cache=asked.beside[0], beside=(), search="0", effort=0)
            )
            edition = (desk.folder / "output/edition.json").read_bytes()
            publish(desk, f"at-{time.replace(':', '')}", edition)
    return desk


def publish(desk, branch, edition, commit="HEAD"):
    """Put a file edition.json on a branch, as the site that was made from a commit."""
    (desk.folder / "edition.json").write_bytes(edition)
    blob = desk.git("hash-object", "-w", "edition.json").strip()
    (desk.folder / "edition.json").unlink()
    desk.environ["GIT_INDEX_FILE"] = str(desk.folder / ".git" / branch)
    desk.git("update-index", "--add", "--cacheinfo", f"100644,{blob},edition.json")
    tree = desk.git("write-tree").strip()
    del desk.environ["GIT_INDEX_FILE"]
    made_from = desk.git("rev-parse", commit).strip()
    tip = desk.git("commit-tree", tree, "-m", f"Publish {made_from}").strip()
    desk.git("update-ref", f"refs/heads/{branch}", tip)


@pytest.fixture
def ask(published, tmp_path, monkeypatch, capsys):
    """Give what CI is told, and what people are told, of a branch at a time."""

    def asked(branch, moment="2026-11-24T08:00", folder=published.folder):
        monkeypatch.chdir(folder)
        answer = tmp_path / "answer"
        answer.unlink(missing_ok=True)
        given = {"PUBLISHED": branch, "GITHUB_OUTPUT": str(answer), "TODAY": moment}
        code = due.main({**published.environ, **given}, root=folder)
        said, wrong = capsys.readouterr()
        assert (0, "") == (code, wrong)
        return answer.read_text(), said

    return asked


def test_where_nothing_is_published_it_is_due(ask):
    answer, said = ask("gh-pages")
    assert "due=true\n" == answer
    assert "nothing is published on gh-pages" in said


@pytest.mark.parametrize(
    ("branch", "asked", "because"),
    [
        ("at-0800", "2026-11-24T08:00", None),
        ("at-0800", "2026-11-24T08:59", None),  # the moment of a draft has come
        ("at-0800", "2026-11-24T09:00", "2026-11-24T09:00"),  # an embargo has ended
        ("at-0930", "2026-11-24T09:30", None),
        ("at-0930", "2026-11-24T10:01", "2026-11-24T10:00"),  # the event has begun
        ("at-1030", "2026-11-24T11:00", None),
        ("at-1030", "2026-11-24T11:01", "2026-11-24T11:01"),  # the event is over
        ("at-1130", "2026-11-30T23:59", None),
    ],
)
def test_it_is_due_from_the_minute_on_in_which_time_changes_a_page(ask, branch, asked, because):
    answer, said = ask(branch, asked)
    assert f"due={'true' if because else 'false'}\n" == answer
    assert (because or "nothing is waiting") in said


@pytest.mark.parametrize(("asked", "answer"), [("08:59", "false"), ("09:00", "true")])
def test_a_store_that_says_that_nothing_will_change_is_not_believed(published, ask, asked, answer):
    """As a restored one may say: a story would have waited for the next build from nothing."""
    ask("at-0800", "2026-11-24T08:00")
    for place in (published.folder / ".cache").glob("*/index"):
        held = msgspec.msgpack.decode(place.read_bytes().partition(b"\n")[2])
        held["span"][1] = "9999-12-31T23:59:59.999999"
        data = msgspec.msgpack.encode(held)
        place.write_bytes(hashlib.blake2b(data, digest_size=20).hexdigest().encode() + b"\n" + data)
    assert f"due={answer}\n" == ask("at-0800", f"2026-11-24T{asked}")[0]


def test_what_was_made_from_another_commit_is_due(published, ask):
    tree = published.git("rev-parse", "HEAD^{tree}").strip()
    other = published.git("commit-tree", tree, "-m", "other").strip()
    publish(published, "other", b"{}", other)
    answer, said = ask("other")
    assert "due=true\n" == answer
    assert "was not made from" in said


def test_a_site_that_does_not_say_since_when_it_holds_is_due(published, ask):
    publish(published, "silent", b"[]")
    assert "due=true\n" == ask("silent")[0]


def test_content_with_a_fault_is_told_and_not_answered(published, tmp_path, monkeypatch, capsys):
    bad = shutil.copytree(published.content, tmp_path / "content")
    (bad / SW).write_text("Title: x\n\nx")
    monkeypatch.chdir(tmp_path)
    code = due.main({**published.environ, "PUBLISHED": "at-0800"}, root=published.folder)
    said, wrong = capsys.readouterr()
    assert (1, "") == (code, said)
    assert f"content/{SW}:1:1" in wrong


def test_nothing_that_is_to_come_is_in_the_file(published):
    """The moment at which something will come out is a secret as long as it is to come."""
    said = json.loads(published.git("show", "at-0800:edition.json"))
    assert {"since"} == said.keys()
    assert said["since"] <= "2026-11-24T08:00:00+03:00"


def test_the_file_says_what_the_store_holds_when_all_is_planned(published):
    """Nothing asks the clock after the file is planned: it would be due in vain, or never."""
    (index,) = (published.folder / ".cache").glob("output-*[!k]/index")  # not the one of the check
    held = msgspec.msgpack.decode(index.read_bytes().partition(b"\n")[2])["span"][0]
    said = json.loads((published.folder / "output/edition.json").read_bytes())
    assert f"{held}+03:00" == said["since"]


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"since": 1}', b"\xff", b"[" * 100_000])
def test_a_file_that_is_not_ours_says_nothing(data):
    assert since.read(data) is None


def test_the_file_is_planned_last_when_the_clock_has_been_asked_everything():
    assert "plugins.pages.sitemap.since:plan_pages" == pelicanconf.PLANS_OF_PAGES[-1]
