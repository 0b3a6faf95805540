"""A deploy puts the release on the branch, or says why not and leaves the remote as it was: with real git."""

import hashlib
import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, redirect_stderr, redirect_stdout

import pytest

from plugins.desk.deploy import __main__ as deploy
from plugins.engine.release import manifest
from plugins.engine.release.manifest import Commit, ReleasedFile
from plugins.model import moment
from plugins.schema.faults import fault, message
from tests.desk import GIT
from tests.patience import PATIENCE, until
from tests.stories import ROOT

ENVIRON = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": "/nonexistent", **GIT}


class Clone:
    """A colleague's clone of the project, with an output/ that `build` makes."""

    def __init__(self, folder, remote):
        self.folder, self.output = folder, folder / "output"
        run("git", "clone", "--quiet", str(remote), str(folder), cwd=folder.parent)

    def git(self, *words, date=None):
        env = {**ENVIRON, "GIT_COMMITTER_DATE": date} if date else ENVIRON
        return run("git", *words, cwd=self.folder, env=env).strip()

    def commit(self, text):
        """Commit a text, and give the commit's hash."""
        (self.folder / "text").write_text(text)
        if not (self.folder / ".gitignore").exists():
            (self.folder / ".gitignore").write_text("/output/\n")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={text}")
        return self.git("rev-parse", "HEAD")

    def merge(self, text):
        """Commit a text and let the remote's main hold it; give the commit's hash."""
        made = self.commit(text)
        self.git("push", "--quiet", "origin", "HEAD:main")
        return made

    def write(self, name, text):
        """Write a file that is not committed."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    def build(self, text="maandishi", commit=None, dirty=False):
        """Build a release, as small as can be, of HEAD or of another commit."""
        files = {"index.html": text.encode(), ".well-known/security.txt": b"x"}
        for name, data in files.items():
            path = self.output / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        facts = {
            name: ReleasedFile(hashlib.sha256(data).digest(), len(data))
            for name, data in files.items()
        }
        of = Commit(commit or self.git("rev-parse", "HEAD"), "2026-11-22T09:00:00Z", dirty)
        (self.output / manifest.NAME).write_bytes(manifest.written(of, 1, facts))

    def deploy(self, **environ):
        """Deploy; give the exit code and what was said."""
        said = io.StringIO()
        with chdir(self.folder), redirect_stdout(said), redirect_stderr(said):
            return deploy.main({**ENVIRON, **environ}), said.getvalue()

    def deploy_apart(self):
        """Deploy in a process of its own, as two people do at once."""
        done = subprocess.run(
            [sys.executable, "-m", "plugins.desk.deploy"],
            cwd=self.folder,
            env=ENVIRON,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout + done.stderr


def run(*words, cwd, **more):
    return subprocess.run(
        words, cwd=cwd, check=True, capture_output=True, text=True, **{"env": ENVIRON, **more}
    ).stdout


@pytest.fixture
def remote(tmp_path, monkeypatch):
    """A bare repository, which clones push to."""
    for name, value in GIT.items():  # for ghp-import, which takes it from this process
        monkeypatch.setenv(name, value)
    run("git", "init", "--quiet", "--bare", "--initial-branch=main", "remote.git", cwd=tmp_path)
    return tmp_path / "remote.git"


@pytest.fixture
def clone(tmp_path, remote):
    """A clone whose first commit is on the remote, and is built."""
    made = Clone(tmp_path / "clone", remote)
    made.merge("mwanzo")
    made.build()
    return made


@pytest.fixture
def colleague(tmp_path, remote, clone):
    """Another clone of the same, not built yet."""
    return Clone(tmp_path / "colleague", remote)


def branch(remote, what="%H"):
    """Give what the remote's branch is at, or nothing."""
    done = subprocess.run(
        ["git", "log", f"--format={what}", "gh-pages"],
        cwd=remote,
        env=ENVIRON,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def refused(rule, said):
    """Say whether a rule is told in both languages, with its cure."""
    code, text = said[0], " ".join(said[1].split())  # however it is broken into lines
    sure = [message(fault("x", 0, rule), lang).split("{")[0].rstrip() for lang in ("sw", "en")]
    return code == 1 and all(one in text for one in sure)


# What is put there


def test_the_branch_holds_the_output_and_names_the_commit(clone, remote):
    code, said = clone.deploy()
    assert 0 == code, said
    assert f"Publish {clone.git('rev-parse', 'HEAD')}" == branch(remote, "%s")
    names = run("git", "ls-tree", "-r", "--name-only", "gh-pages", cwd=remote).split()
    expected = {".nojekyll", ".well-known/security.txt", "index.html", "release.json"}
    assert expected == set(names)
    assert "maandishi" == run("git", "show", "gh-pages:index.html", cwd=remote)


def test_the_branch_is_one_commit_however_often_it_is_deployed(clone, remote):
    for text in ("moja", "mbili", "tatu"):
        clone.merge(text)
        clone.build(text)
        code, said = clone.deploy()
        assert 0 == code, said
    assert 1 == len(branch(remote).split())
    assert "tatu" == run("git", "show", "gh-pages:index.html", cwd=remote)


def test_a_release_that_is_there_is_not_pushed_again(clone, remote):
    clone.deploy()
    before = branch(remote)
    assert 0 == clone.deploy()[0]
    assert before == branch(remote)


def test_another_build_of_the_same_commit_is_pushed(clone, remote):
    """What was embargoed may come due without any commit."""
    clone.deploy()
    clone.build("kilichosubiri")
    assert 0 == clone.deploy()[0]
    assert "kilichosubiri" == run("git", "show", "gh-pages:index.html", cwd=remote)


def test_a_commit_that_main_holds_is_deployed_from_no_branch(clone, remote):
    """As CI stands on it."""
    clone.git("checkout", "--quiet", "--detach")
    code, said = clone.deploy()
    assert 0 == code, said


def test_what_is_not_of_the_site_and_ignored_by_the_commit_is_no_hindrance(clone, remote):
    clone.write(".gitignore", "/output/\n.venv\n__pycache__/\n")
    clone.merge("mpya")
    clone.build()
    for name in (".venv/x.py", "zamani/__pycache__/x.pyc"):
        (clone.folder / name).parent.mkdir(parents=True)
        clone.write(name, "x")
    code, said = clone.deploy()
    assert 0 == code, said


# Its signature


@pytest.mark.full
def test_with_a_key_the_release_is_signed_and_the_output_left_as_it_was(clone, remote, tmp_path):
    key = tmp_path / "key"
    run(*"ssh-keygen -q -t ed25519 -N".split(), "", "-f", str(key), cwd=tmp_path)
    before = sorted(clone.output.rglob("*"))
    code, said = clone.deploy(SIGNING_KEY=str(key))
    assert 0 == code, said
    assert before == sorted(clone.output.rglob("*"))
    signature = run("git", "show", "gh-pages:release.json.sig", cwd=remote)
    (key.parent / "sig").write_text(signature)
    (key.parent / "signers").write_text(f"ofisi {key.with_suffix('.pub').read_text()}")
    words = "ssh-keygen -Y verify -f signers -I ofisi -n release -s sig".split()
    run(*words, cwd=key.parent, input=run("git", "show", "gh-pages:release.json", cwd=remote))


def test_a_key_that_is_not_there_stops_the_deploy(clone, remote, tmp_path):
    assert refused("deploy-key", clone.deploy(SIGNING_KEY=str(tmp_path / "none")))
    assert "" == branch(remote)


# What is refused


def test_without_a_release_nothing_is_deployed(clone, remote):
    (clone.output / "release.json").unlink()
    assert refused("deploy-no-release", clone.deploy())


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"files": 1}', b'{"files": {}}'])
def test_a_release_that_cannot_be_read_is_not_deployed(clone, remote, data):
    (clone.output / "release.json").write_bytes(data)
    assert refused("deploy-no-release", clone.deploy())


@pytest.mark.parametrize("name", ["text", "new"])
def test_a_tree_with_changes_is_refused(clone, remote, name):
    (clone.folder / name).write_text("changed")
    assert refused("deploy-dirty", clone.deploy())
    assert "" == branch(remote)


def test_a_commit_that_main_does_not_hold_is_refused(clone, remote):
    clone.commit("mpya")
    clone.build("mpya")
    assert refused("deploy-unmerged", clone.deploy())
    clone.git("push", "--quiet", "origin", "HEAD:mengine")
    assert refused("deploy-unmerged", clone.deploy())
    assert "" == branch(remote)


def test_a_remote_without_main_is_given_nothing(clone, remote, tmp_path):
    other = tmp_path / "other.git"
    run("git", "init", "--quiet", "--bare", str(other), cwd=tmp_path)
    assert refused("deploy-unmerged", clone.deploy(REMOTE=str(other)))
    assert "" == branch(other)


SECRET = "content/siri.md"
HIDING = {
    "info/exclude": lambda clone: clone.write(".git/info/exclude", "siri.md\n"),
    "core.excludesFile": lambda clone: (
        clone.write(".git/zangu", "siri.md\n"),
        clone.git("config", "core.excludesFile", ".git/zangu"),
    ),
    "a .gitignore of its own": lambda clone: clone.write("content/.gitignore", "*\n"),
    "showUntrackedFiles": lambda clone: clone.git("config", "status.showUntrackedFiles", "no"),
    "the commit's .gitignore": lambda clone: (
        clone.write(".gitignore", "/output/\nsiri.md\n"),
        clone.merge("siri"),
        clone.build(),
    ),
}


@pytest.mark.parametrize("how", HIDING)
def test_a_file_that_git_is_told_to_hide_is_refused(clone, remote, how):
    HIDING[how](clone)
    clone.write(SECRET, "Habari isiyopitiwa.")
    assert "" == clone.git("status", "--porcelain")
    said = clone.deploy()
    assert refused("deploy-hidden", said)
    assert said[1].startswith("content/")
    assert "" == branch(remote)


def filtered(clone):
    """Let git see of a file what was committed, whatever stands in it."""
    clone.write(".git/info/attributes", "text filter=x\n")
    clone.git("config", "filter.x.clean", "printf mwanzo")
    clone.git("add", "text")


MASKING = {
    "assume-unchanged": lambda clone: clone.git("update-index", "--assume-unchanged", "text"),
    "skip-worktree": lambda clone: clone.git("update-index", "--skip-worktree", "text"),
    "skip-worktree, and it is gone": lambda clone: (
        clone.git("update-index", "--skip-worktree", "text"),
        (clone.folder / "text").unlink(),
    ),
    "a filter": filtered,
}


@pytest.mark.parametrize("how", MASKING)
def test_a_change_that_git_is_told_to_hide_is_refused(clone, remote, how):
    clone.write("text", "Habari isiyopitiwa.")
    MASKING[how](clone)
    assert "" == clone.git("status", "--porcelain")
    said = clone.deploy()
    assert refused("deploy-masked", said)
    assert said[1].startswith("text\n")
    assert "" == branch(remote)


def test_other_ends_of_lines_are_no_change(clone, remote):
    clone.git("config", "core.autocrlf", "true")
    clone.merge("mistari\nmiwili\n")
    (clone.folder / "text").unlink()
    clone.git("checkout", "text")
    assert b"\r\n" in (clone.folder / "text").read_bytes()
    clone.build()
    code, said = clone.deploy()
    assert 0 == code, said


def test_another_day_is_refused(clone, remote):
    """A story under embargo was out as soon as somebody had looked at its day."""
    assert refused("deploy-today", clone.deploy(TODAY="2026-12-24"))
    assert "" == branch(remote)
    assert 0 == clone.deploy(TODAY=" ")[0]


@pytest.mark.parametrize(("ahead", "rule"), [(3600, "deploy-clock"), (60, None)])
def test_a_clock_that_is_behind_the_newest_commit_is_refused(clone, remote, ahead, rule):
    then = f"@{moment.now({}).replace(tzinfo=moment.ZONE).timestamp() + ahead:.0f} +0000"
    clone.git("commit", "--quiet", "--allow-empty", "--message=x", date=then)
    clone.git("push", "--quiet", "origin", "HEAD:main")
    clone.build()
    said = clone.deploy()
    assert refused(rule, said) if rule else said[0] == 0
    assert bool(rule) == (branch(remote) == "")


def test_a_release_that_was_built_of_changes_is_refused(clone, remote):
    clone.build(dirty=True)
    assert refused("deploy-other-commit", clone.deploy())


def test_a_release_of_another_commit_is_refused(clone, remote):
    clone.commit("baadaye")
    assert refused("deploy-other-commit", clone.deploy())
    assert "" == branch(remote)


@pytest.mark.parametrize("how", ["alter", "remove", "add", "link"])
def test_an_output_that_is_not_as_it_was_built_is_refused(clone, remote, how):
    page = clone.output / "index.html"
    if how == "alter":
        page.write_text("other")
    elif how == "add":
        (clone.output / "index.html~").write_text("x")
    else:
        page.unlink()
        if how == "link":
            page.symlink_to("release.json")
    assert refused("deploy-altered", clone.deploy())
    assert "" == branch(remote)


def test_a_main_that_has_moved_on_is_refused(clone, colleague, remote):
    colleague.merge("jipya")
    assert refused("deploy-main-moved", clone.deploy())
    assert "" == branch(remote)


def test_a_release_of_a_commit_that_is_not_known_here_is_not_replaced(clone, colleague, remote):
    main = run("git", "rev-parse", "main", cwd=remote).strip()
    colleague.merge("lililorudishwa")
    colleague.build("lake")
    assert 0 == colleague.deploy()[0]
    run("git", "update-ref", "refs/heads/main", main, cwd=remote)
    before = branch(remote)
    assert refused("deploy-branch-moved", clone.deploy())
    assert before == branch(remote)


def test_a_remote_that_is_not_there_is_told(clone, remote):
    remote.rename(remote.with_name("away"))
    assert refused("deploy-git", clone.deploy())


def test_a_push_that_the_remote_refuses_is_told_and_leaves_the_branch_here_as_it_was(clone, remote):
    clone.deploy()
    before = clone.git("rev-parse", "gh-pages")
    hook = remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    clone.build("jipya")
    assert refused("deploy-git", clone.deploy())
    assert before == clone.git("rev-parse", "gh-pages") == branch(remote)


# Two at once


def at_once(*deploys):
    """Run deploys at once; give what they said."""
    with ThreadPoolExecutor() as pool:
        return [one.result() for one in [pool.submit(one) for one in deploys]]


def hold(remote, first, then):
    """Let the remote hold each push: do a thing of the shell first, then wait for another."""
    hook = remote / "hooks" / "pre-receive"
    hook.write_text(
        f"#!/bin/sh\n{first}\ntimeout {PATIENCE} sh -c 'until {then}; do sleep 0.05; done'\n"
    )
    hook.chmod(0o755)


@pytest.mark.full
def test_one_of_two_deploys_that_race_wins_and_the_other_is_refused(clone, colleague, remote):
    """The remote holds each push until both have come: both have seen the same branch before it."""
    hold(remote, "echo x >> come", "[ $(wc -l < come) -ge 2 ]")
    clone.build("la kwangu")
    colleague.build("la mwenzangu")
    said = at_once(clone.deploy_apart, colleague.deploy_apart)
    assert [0, 1] == sorted(code for code, _ in said)
    won, lost = sorted([0, 1], key=lambda number: said[number][0])
    assert refused("deploy-race", said[lost])
    expected = ["la kwangu", "la mwenzangu"][won]
    assert expected == run("git", "show", "gh-pages:index.html", cwd=remote)


@pytest.mark.full
def test_a_second_deploy_in_the_same_folder_waits_for_its_turn(clone, remote):
    hold(remote, "touch begun", "[ -e go ]")

    def second():
        try:
            until((remote / "begun").exists, "the first deploy is at the remote")
            return clone.deploy_apart()
        finally:
            (remote / "go").touch()

    first, other = at_once(clone.deploy_apart, second)
    assert 0 == first[0], first
    assert refused("deploy-running", other)
