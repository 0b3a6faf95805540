"""`make seal`: what is issued is kept byte for byte, in one commit, or nothing is done and the reason is said."""

import hashlib
import os
import re
import shutil
import stat
import subprocess
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from plugins.desk import repository
from plugins.desk.seal import __main__ as command
from plugins.engine import build
from plugins.model.edition import Audience
from plugins.schema import seal
from plugins.schema.faults import message, messages, within
from plugins.schema.speech import Speech
from tests import built
from tests import desk as desks
from tests.plugins.test_faults import request as asked

PAIR = "2026-11-20-mfano"
SW, EN = f"press/{PAIR}.sw.md", f"press/{PAIR}.en.md"
NAMED = {"Issued_By": "Kitengo cha mfano"}
ONE = {"jobs": 1}  # all in this process, which has made sheets before and must not be forked
KEPT = [seal.REGISTER, seal.paper(PAIR, "sw"), seal.paper(PAIR, "en")]
PDF = "taarifa-kwa-umma/2026/mfano/taarifa.pdf"  # its address


class Desk(desks.Desk):
    """A desk with a release in both languages, committed."""

    def seal(self, path=SW, **env):
        """Seal a release; give the exit code, what was said, and what was wrong."""
        given = {"JOBS": str(ONE["jobs"]), "CONTENT": str(self.content)}
        given |= {"FILE": str(self.content / path)} if path else {}
        code = command.main({**self.environ, **given, **env}, root=self.folder)
        return code, *self._capture.readouterr()

    def refused(self, rule, path=SW, **env):
        """Assert that a seal is refused by a rule in both languages, and that nothing was touched."""
        before = self.state()
        code, said, wrong = self.seal(path, **env)
        assert (1, "") == (code, said)
        assert "Traceback" not in wrong
        for lang in ("sw", "en"):
            assert beginning(rule, lang) in wrong, wrong
        assert before == self.state()

    def state(self):
        """Give the last commit, what is not committed, and every file of the content."""
        return self.git("rev-parse", "HEAD"), self.loose(), built.bytes_of(self.content)

    def loose(self):
        """Give what of the content is not committed."""
        return self.git("status", "--porcelain", "--", "content")

    def lines(self):
        """Give the register's lines."""
        return seal.register((self.content / seal.REGISTER).read_bytes())[0]

    def build(self, name="output", **more):
        """Build the content; give the bytes of each file by its address."""
        how = {"check": False, "output": self.folder / name, **ONE, **more}
        build.build(asked(self.content, self.folder / f"store-{name}", **how))
        return built.bytes_of(how["output"])

    def broken(self, check=True):
        """Give the rules that a check of the content finds broken, or a build."""
        return [one.rule for one in self.faults(check)]

    def faults(self, check=True):
        """Give what a check of the content finds wrong, or a build, as the door says it."""
        try:
            build.build(asked(self.content, self.folder / "store-broken", check=check, **ONE))
        except build.Refused as refused:
            return within([one for one in refused.faults if not one.warning], "content")
        return []


def beginning(rule, lang="sw"):
    """Give what a rule says before its first part."""
    return messages()[rule][lang].partition("{")[0]


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A folder with a release in both languages that is committed."""
    folder = tmp_path_factory.mktemp("begun")
    made = Desk(folder, None)
    made.begin()
    made.write(SW, **NAMED)
    made.commit("2026-11-20", EN, title="Sample", body="Text.", **NAMED)
    return folder


@pytest.fixture
def desk(begun, tmp_path, capsys):
    return Desk(shutil.copytree(begun, tmp_path / "desk"), capsys)


@pytest.fixture(scope="module")
def once(begun, tmp_path_factory):
    """The same folder, once its release is sealed."""
    folder = shutil.copytree(begun, tmp_path_factory.mktemp("once") / "desk")
    environ = Desk(folder, None).environ | {"CONTENT": f"{folder}/content"}
    with redirect_stdout(StringIO()) as said:
        code = command.main(environ | {"FILE": f"{folder}/content/{SW}"}, root=folder)
    assert 0 == code, said.getvalue()
    return folder


@pytest.fixture
def sealed(once, tmp_path, capsys):
    """A desk whose release is sealed."""
    return Desk(shutil.copytree(once, tmp_path / "desk"), capsys)


def change(desk, path=SW, day="2026-11-21", **headers):
    """Write the file anew with these headers, and commit it."""
    desk.commit(day, path, **{**NAMED, **headers})


# What it does


def test_both_languages_are_sealed_in_one_commit_of_these_files_alone(sealed):
    changed = sealed.git("show", "--name-only", "--format=%s", "HEAD").split()
    assert f"Seal the press release {PAIR}".split() == changed[:5]
    assert sorted(f"content/{path}" for path in KEPT) == sorted(changed[5:])
    assert "" == sealed.loose()
    names = sorted(path.rpartition("/")[2] for path in KEPT)
    assert names == sorted(os.listdir(sealed.content / seal.FOLDER))


def test_what_is_kept_is_what_the_build_made(sealed, begun):
    made = Desk(shutil.copytree(begun, sealed.folder / "other"), None).build()
    assert made[PDF] == (sealed.content / KEPT[1]).read_bytes()


def test_the_register_holds_the_day_and_the_sum_of_each_pdf(sealed):
    sums = [hashlib.sha256((sealed.content / path).read_bytes()).hexdigest() for path in KEPT[1:]]
    assert sums == [one.pdf for one in sealed.lines()]
    assert {"2026-11-24"} == {str(one.day) for one in sealed.lines()}


def test_it_says_what_it_did_in_both_languages_whichever_it_is_given(desk):
    code, said, wrong = desk.seal(EN)
    assert (0, "") == (code, wrong)
    assert "Imefungwa" in said
    assert "Sealed and committed" in said
    assert ["sw", "en"] == [one.lang for one in desk.lines()]
    assert all(one.pdf in said for one in desk.lines())


def test_what_else_was_staged_stays_staged(desk):
    desk.write("news/2026-11-20-x.sw.md")
    desk.git("add", "content/news")
    desk.seal()
    assert "A  content/news/2026-11-20-x.sw.md\n" == desk.loose()


def test_a_language_that_comes_later_is_sealed_by_itself(desk):
    (desk.content / EN).unlink()
    desk.commit("2026-11-21")
    desk.seal()
    before = (desk.content / KEPT[1]).read_bytes()
    desk.commit("2026-11-22", EN, title="Sample", **NAMED)
    assert 0 == desk.seal(EN)[0]
    assert ["sw", "en"] == [one.lang for one in desk.lines()]
    assert before == (desk.content / KEPT[1]).read_bytes()


def test_a_sample_is_sealed_only_where_that_is_asked_for(desk):
    change(desk, Sample="yes")
    desk.refused("seal-sample")
    assert 0 == desk.seal(SAMPLE="yes")[0]
    assert "Seal the sample" in desk.git("log", "-1", "--format=%s")


@pytest.mark.parametrize("first", [0, 1], ids=["the old one first", "the correction first"])
def test_a_release_and_its_correction_are_sealed_in_either_order(desk, first):
    new = "press/2026-11-21-pili.sw.md"
    desk.commit("2026-11-21", new, title="Pili", Corrects=PAIR, **NAMED)
    order = [SW, new]
    assert [0, 0] == [desk.seal(path)[0] for path in (order[first], order[1 - first])]
    assert [] == desk.broken(check=False)


# What it refuses


def test_without_a_file_it_asks_for_one(desk):
    code, _, wrong = desk.seal(None)
    assert 1 == code
    assert beginning("no-file-given") in wrong


def test_only_a_press_release_is_sealed(desk):
    desk.commit("2026-11-21", "news/2026-11-20-x.sw.md")
    desk.refused("seal-section", "news/2026-11-20-x.sw.md")


@pytest.mark.parametrize(
    ("rule", "headers"),
    [
        ("seal-draft", {"Status": "draft"}),
        ("seal-withdrawn", {"Withdrawn": "2026-11-21 | Sababu"}),
        ("paper-lacks", {"body": "Neno 漢."}),
    ],
)
def test_a_release_that_cannot_be_issued_as_it_is_is_not_sealed(desk, rule, headers):
    change(desk, **headers)
    desk.refused(rule)


def test_an_embargoed_release_is_not_sealed_before_its_time(desk):
    change(desk, Publish_At="2026-11-25 09:00")
    desk.refused("seal-embargo")
    assert 0 == desk.seal(TODAY="2026-11-25T09:00")[0]


def test_a_release_is_sealed_once(sealed):
    sealed.refused("seal-again")


def test_what_the_settings_say_now_must_stand_in_the_release(desk):
    change(desk, Issued_By="Kitengo")
    desk.write(EN, title="Sample")
    desk.commit("2026-11-21", "office.toml", b'[unit]\nsw = "Kitengo"\nen = "Unit"\n')
    desk.refused("seal-default")


def test_what_is_not_committed_is_not_sealed(desk):
    desk.write(SW, body="Maneno mengine.", **NAMED)
    desk.refused("seal-uncommitted")
    desk.git("add", "--all")
    desk.refused("seal-uncommitted")


CODE = "plugins/pages/press/letter.typ"


@pytest.mark.parametrize("how", ["changed", "staged", "hidden", "new", "gone"])
@pytest.mark.parametrize("path", [CODE, "theme/strings/sw.toml", "requirements/build.txt"])
def test_code_theme_and_lock_file_are_as_they_were_committed(desk, path, how):
    """The content alone is committed, in the folder of the code that has none of these but this one."""
    file = desk.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if how != "new":
        file.write_text("a")
        desk.commit("2026-11-21")
    file.write_text("b")
    if how == "gone":
        file.unlink()
    elif how == "staged":
        desk.git("add", path)
    elif how == "hidden":
        desk.git("update-index", "--skip-worktree", path)
    desk.refused("seal-code")


def test_other_files_beside_the_content_may_be_changed(desk):
    (desk.folder / "README.md").write_text("a")
    assert 0 == desk.seal()[0]


def test_a_paper_that_does_not_say_what_the_release_says_is_not_sealed(desk, monkeypatch):
    real = command.build.build

    def build_of_another(request):
        outcome = real(request)
        for key, (values, text) in outcome.said.items():
            outcome.said[key] = values, text.replace("</p>", " si kweli</p>")
        return outcome

    monkeypatch.setattr(command.build, "build", build_of_another)
    desk.refused("seal-text")


def test_a_release_is_not_sealed_while_anything_in_the_content_is_wrong(desk):
    desk.write("news/2026-11-20-x.sw.md", Tittle="x")
    desk.refused("unknown-header")


def test_a_register_that_another_hand_has_changed_is_not_written_on(sealed):
    path = sealed.content / seal.REGISTER
    path.write_text(path.read_text("utf-8").replace("\tsw\t", "\ten\t"), "utf-8")
    sealed.write("press/2026-11-21-pili.sw.md", title="Pili", **NAMED)
    sealed.git("add", "content/press/2026-11-21-pili.sw.md")
    sealed.git("commit", "--quiet", "--message=x")
    sealed.refused("seal-register", "press/2026-11-21-pili.sw.md")


def test_without_git_nothing_is_sealed(tmp_path, capsys):
    bare = Desk(tmp_path, capsys)
    bare.environ["GIT_CEILING_DIRECTORIES"] = str(tmp_path.parent)
    bare.write(SW, **NAMED)
    code, said, wrong = bare.seal()
    assert (1, "") == (code, said)
    assert beginning("seal-git") in wrong
    assert not (bare.content / seal.FOLDER).exists()


# All or nothing


def test_a_commit_that_is_refused_leaves_nothing(desk):
    hook = desk.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho hapana >&2\nexit 1\n", "ascii")
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    desk.refused("seal-git")
    assert not (desk.content / seal.FOLDER).exists()
    hook.unlink()
    assert 0 == desk.seal()[0]


def test_a_file_that_cannot_be_written_leaves_nothing(desk, monkeypatch):
    real = command.safe.write

    def write(path, data):
        if path.name.endswith(".en.pdf"):
            raise OSError(28, "No space left on device", str(path))
        real(path, data)

    monkeypatch.setattr(command.safe, "write", write)
    desk.refused("system")


@pytest.mark.parametrize(
    ("module", "name", "kills"),
    [
        (command.safe, "write", lambda path, *_: path.suffix == ".pdf"),
        (repository, "commit", lambda *_: True),
        (repository, "answer", lambda folder, environ, first, *_: first == "commit"),
    ],
    ids=["register", "papers", "staged"],
)
def test_what_a_killed_seal_has_left_is_cured_by_the_next(desk, monkeypatch, module, name, kills):
    class Killed(BaseException):
        pass

    real = getattr(module, name)

    def killed(*given):
        if kills(*given):
            raise Killed
        return real(*given)

    monkeypatch.setattr(command._Seal, "_undo", lambda *given: None)
    monkeypatch.setattr(module, name, killed)
    with pytest.raises(Killed):
        desk.seal()
    monkeypatch.undo()
    assert (desk.content / seal.REGISTER).exists()
    code, said, _ = desk.seal()
    assert 0 == code
    assert "iliyokatizwa" in said
    assert 2 == len(desk.lines())
    assert [] == desk.broken()
    assert "" == desk.loose()


# What holds from then on


def test_a_sealed_pdf_is_served_and_linked_whatever_the_site_would_make_now(sealed):
    before = sealed.build()[PDF]
    sealed.write("office.toml", b'[name]\nsw = "Jina Jipya"\nen = "New Name"\n')
    made = sealed.build()
    assert (sealed.content / KEPT[1]).read_bytes() == before == made[PDF]
    assert f'href="/{PDF}"' in made["taarifa-kwa-umma/2026/mfano/index.html"].decode()


@pytest.mark.parametrize(
    ("expected", "more"),
    [
        ([], {"Updated": "2026-11-23 | Mada imeongezwa"}),
        ([], {"Withdrawn": "2026-11-23 | Sababu"}),
        ([], {"Aliases": "/habari/ya-zamani/"}),
        ([], {"Owner": "Kitengo"}),
        ([], {"Review_By": "2027-01-01"}),
        (["sealed-changed"], {"title": "Mfano mwingine"}),
        (["sealed-changed"], {"body": "Maneno mengine."}),
        (["sealed-changed"], {"Subject": "Mada"}),
        (["sealed-changed"], {"Reference": "A/1"}),
        (["sealed-changed"], {"Status": "draft"}),
        (["sealed-changed"], {"Publish_At": "2026-11-21 09:00"}),
        (["sealed-changed"], {"Sample": "yes"}),
        (["sealed-changed"], {"Slug": "neno"}),
    ],
    ids=str,
)
def test_what_was_issued_cannot_be_changed_and_what_came_later_may_be_added(sealed, expected, more):
    sealed.write(SW, **{**NAMED, **more})
    assert expected == sealed.broken()


def test_the_pdf_of_a_withdrawn_release_is_not_served(sealed):
    sealed.write(SW, **NAMED, Withdrawn="2026-11-23 | Sababu")
    assert [] == [name for name in sealed.build() if name.endswith(".pdf")]


def test_a_withdrawn_release_may_lose_its_words_until_it_stands_again(sealed):
    sealed.write(SW, b"Title: Iliyoondolewa\nWithdrawn: 2026-11-23 | Sababu\n\nA.\n")
    sealed.write(EN, b"Title: Gone\n\nA.\n")
    made = sealed.build()
    assert b"Iliyoondolewa" in made["taarifa-kwa-umma/2026/mfano/index.html"]
    assert [] == [name for name, data in made.items() if b">Sample<" in data or b"Kitengo" in data]
    sealed.write(SW, b"Title: Iliyoondolewa\nSummary: Muhtasari wa mfano mrefu.\n\nA.\n")
    assert 2 == sealed.broken().count("sealed-changed")


def _changed(path):
    path.write_text(path.read_text("utf-8").replace("Title: ", "Title: Si "), "utf-8")


@pytest.mark.parametrize(
    ("rule", "path", "how"),
    [
        ("sealed-changed", SW, _changed),
        ("sealed-gone", SW, Path.unlink),
        ("sealed-missing", KEPT[1], Path.unlink),
        ("sealed-altered", KEPT[1], lambda path: path.write_bytes(path.read_bytes() + b"%")),
    ],
)
@pytest.mark.parametrize("committed", [True, False])
def test_the_command_that_a_message_gives_puts_back_what_was_sealed(
    sealed, rule, path, how, committed
):
    before = (sealed.content / path).read_bytes()
    how(sealed.content / path)
    if committed:
        sealed.git("commit", "--quiet", "--all", "--message=x")
    (told,) = [one for one in sealed.faults() if one.rule == rule]
    (line,) = {
        re.search(r"git restore .*?;", Speech(width=40).wrapped(message(told, lang)))[0]
        for lang in ("sw", "en")
    }
    environ = built.environment(**sealed.environ)
    subprocess.run(["sh", "-c", line], cwd=sealed.folder, env=environ, check=True)
    assert before == (sealed.content / path).read_bytes()
    assert [] == sealed.broken()


@pytest.mark.parametrize("rule", ["sealed-missing", "sealed-altered", "sealed-unlisted"])
def test_a_pdf_that_is_not_as_it_was_sealed_stops_a_build_that_had_been_made(sealed, rule):
    assert [] == sealed.broken(check=False)
    path = sealed.content / KEPT[1]
    if rule == "sealed-missing":
        path.unlink()
    elif rule == "sealed-altered":
        path.write_bytes(path.read_bytes() + b"%")
    else:
        path.with_name("x.pdf").write_bytes(path.read_bytes())
    assert [rule] == sealed.broken(check=False)


def test_nothing_of_a_sealed_sample_is_in_a_public_build(desk):
    change(desk, Sample="yes")
    desk.seal(SAMPLE="yes")
    assert PDF in desk.build()
    public = desk.build("public", audience=Audience(public=True))
    sums = [one.pdf.encode() for one in desk.lines()]
    assert [] == [one for one, data in public.items() if any(sum in data for sum in sums)]
    assert PDF not in public


def test_what_is_no_pdf_is_never_kept(desk, monkeypatch):
    real = command.build.build

    def build_cards(request):
        outcome = real(request)
        outcome.files = dict.fromkeys(outcome.files, b"\x89PNG\r\n")
        return outcome

    monkeypatch.setattr(command.build, "build", build_cards)
    desk.refused("not-made")


def test_what_is_changed_while_it_is_sealed_is_not_kept(desk, monkeypatch):
    real = command.build.build

    def build_and_edit(request):
        outcome = real(request)
        desk.write(SW, body="Maneno mengine.", **NAMED)
        return outcome

    monkeypatch.setattr(command.build, "build", build_and_edit)
    code, said, wrong = desk.seal()
    assert (1, "") == (code, said)
    assert beginning("changed-meanwhile") in wrong
    assert not (desk.content / seal.FOLDER).exists()
