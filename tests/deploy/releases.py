"""Releases on a branch, small ones, and the server that pulls them: the script as it stands, with real git."""

import hashlib
import importlib.machinery
import importlib.util
import io
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import cache

from plugins.engine.release import manifest
from plugins.engine.release.manifest import Commit, ReleasedFile
from tests.desk import GIT
from tests.stories import ROOT

NOW = 1_795_564_800  # 2026-11-25T00:00:00Z, a while behind the dates of the releases below
SCRIPT = ROOT / "deploy" / "pull-release"
PATH = os.environ["PATH"]


@cache
def program():
    """Give the script as a module, to be run within this process, or in a child that is cut off."""
    loader = importlib.machinery.SourceFileLoader("pull_release", str(SCRIPT))
    spec = importlib.util.spec_from_loader("pull_release", loader)
    made = importlib.util.module_from_spec(spec)
    sys.modules["pull_release"] = made  # where its dataclass looks for its own module
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        loader.exec_module(made)
    finally:
        sys.dont_write_bytecode = before
    return made


def files(number):
    """Give the files of a release: a page that names its style and itself, and one thing that all share."""
    css = f"p{{order:{number}}}".encode() + b"/* style */" * 60
    style = f"assets/style.{hashlib.sha256(css).hexdigest()[:10]}.css"
    page = f'<link rel=stylesheet href="/{style}"><p>{number}</p>' + "<p>x</p>" * (number % 7)
    made = {"index.html": page.encode(), style: css, "en/index.html": page.encode()}
    made |= {"404.html": b"haipo", "en/404.html": b"missing", "robots.txt": b"User-agent: *\n"}
    made |= {".well-known/security.txt": b"Contact: mailto:mfano@example.invalid\n"}
    return made


class Remote:
    """A bare repository with the branch, and a work folder from which releases are put there."""

    def __init__(self, folder):
        self.folder, self.work, self.bare = folder, folder / "work", folder / "remote.git"
        self.work.mkdir()
        self.environ = {"PATH": PATH, "HOME": "/nonexistent", **GIT}
        self.git("init", "--quiet", "--bare", "--initial-branch=gh-pages", str(self.bare))
        self.git("init", "--quiet", "--initial-branch=gh-pages", ".")
        self.key = ""

    def git(self, *words):
        return subprocess.run(
            ["git", *words],
            cwd=self.work,
            env=self.environ,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    def put(self, made, number=1, dirty=False, change=lambda work: None, time=None):
        """Put a release of these files on the branch, `change` after all else; give the branch's commit."""
        for path in self.work.iterdir():
            if path.name != ".git":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        facts = {
            name: ReleasedFile(hashlib.sha256(data).digest(), len(data))
            for name, data in made.items()
        }
        stamp = time or f"2026-11-22T{number // 60 % 24:02}:{number % 60:02}:00Z"
        made = made | {
            "release.json": manifest.written(Commit(f"{number:040x}", stamp, dirty), 1, facts),
            ".nojekyll": b"",
        }
        for name, data in made.items():
            path = self.work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if self.key:
            sign = ["ssh-keygen", "-q", "-Y", "sign", "-f", self.key, "-n", "release"]
            subprocess.run(
                [*sign, str(self.work / "release.json")], check=True, capture_output=True
            )
        change(self.work)
        self.git("add", "--all")
        tree = self.git("write-tree")
        commit = self.git("commit-tree", tree, "-m", f"Publish {number:040x}")
        self.git("push", "--quiet", "--force", str(self.bare), f"{commit}:refs/heads/gh-pages")
        return commit

    def release(self, number, **how):
        """Put the release of a number on the branch."""
        return self.put(files(number), number, **how)


class Server:
    """The folder on the server, and what it was told."""

    def __init__(self, folder, remote, **environ):
        self.site, self.now = folder / "site", NOW
        self.environ = {"PATH": PATH, "HOME": "/nonexistent", "SITE": str(self.site), **GIT}
        self.environ |= {"REMOTE": str(remote.bare), "SETTINGS": os.devnull, **environ}

    def run(self, *words):
        """Run the script; give its exit code and all that it said."""
        said, before = io.StringIO(), os.umask(0o022)
        os.umask(before)
        try:
            with redirect_stdout(said), redirect_stderr(said):
                return program().main(list(words), dict(self.environ), self.now), said.getvalue()
        finally:
            os.umask(before)

    def pull(self):
        """Pull; it must succeed."""
        code, said = self.run()
        assert 0 == code, said
        return said

    def number(self):
        """Give the number of the release that is served, all of which must be there; 0 for none."""
        current = self.site / "current"
        if not current.is_symlink():
            return 0
        found = {
            path.relative_to(current).as_posix(): path.read_bytes()
            for path in sorted(current.rglob("*"))
            if path.is_file()
        }
        assert b"dirty" in found.pop("release.json")
        found.pop("release.json.sig", None)
        number = int(found["index.html"].partition(b"<p>")[2].partition(b"<")[0])
        assert files(number) == found
        return number

    def litter(self):
        """Give what a run that was cut off has left, and should not be there after the next."""
        names = [".current", ".pinned"]
        return [
            *(name for name in names if os.path.lexists(self.site / name)),
            *(one.name for one in (self.site / "releases").iterdir() if one.name.startswith(".")),
            *(one.name for one in (self.site / "pool").rglob(".*")),
        ]
