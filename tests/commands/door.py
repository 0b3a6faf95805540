"""A copy of the project in which commands are typed, and what is left and said when they are done."""

import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests import built
from tests.desk import GIT
from tests.patience import PATIENCE
from tests.stories import SUMMARY

# As `make` itself would be told; what the virtual environment holds is none of these tests' business.
READY = [f"-o.venv/.{name}" for name in ("built", "tested", "spelled", "benched")]
MAKE = ["make", *READY]
# What outlives a test: the environment, and what saves the next one the work of the last.
KEPT = (".venv", ".cache", "__pycache__", "node_modules")
OURS = (*KEPT, ".form")  # that no officer looks for among what is new
BEGUN = "2026-11-20T12:00:00+0300"


@dataclass(frozen=True)
class Done:
    """A command that has ended: its exit code, what it said, and what it complained of."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All that the command said, where it never shows the reader a traceback."""
        text = self.out + self.err
        assert "Traceback" not in text, text
        return text

    @property
    def last(self) -> str:
        """The last line of a command that did what it was asked."""
        assert 0 == self.code, self.out + self.err
        return self.said.rstrip().rpartition("\n")[2]

    @property
    def refused(self) -> str:
        """What a command said that did not do what it was asked; the word of make itself stands last."""
        assert 0 != self.code, self.out
        assert self.said.rstrip().rpartition("\n")[2].startswith("make"), self.said
        return self.err


class Project:
    """A folder with the project in it, under git, with a bare repository beside it as `origin`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, *words: str, **env: str) -> Done:
        """Type `make` and these words."""
        return self.run(*MAKE, *words, **env)

    def run(self, *words: str, **env: str) -> Done:
        """Run a program in the project's folder, off any terminal."""
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=self.environ(**env),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def shell(self, line: str, **env: str) -> Done:
        """Type a whole line in a shell whose `make` is told as ours is, and whose `sudo` changes nobody."""
        folder = self.folder.parent / "bin"
        folder.mkdir(exist_ok=True)
        for name, body in (
            ("make", f'exec {shlex.quote(shutil.which("make"))} {" ".join(READY)} "$@"'),
            ("sudo", 'test "$1" = -u; shift 2; exec "$@"'),
        ):
            (folder / name).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
            (folder / name).chmod(0o755)
        path = f"{folder}:{self.folder}/.venv/bin:{os.environ['PATH']}"
        return self.run("sh", "-c", line, PATH=path, **env)

    def small(self) -> str:
        """Write a content folder of one story, for commands to which it is all the same; give its name."""
        text = f"Title: Mfano\nSummary: {SUMMARY}\n\nMaandishi.\n"
        self.write("kidogo/news/2026-11-20-mfano.sw.md", text)
        return "kidogo"

    def few_tests(self) -> None:
        """Leave two small tests alone, for all are too many to be run, or but collected, by one of them."""
        for path in self.folder.glob("tests/*/test_*.py"):
            path.unlink()
        text = "import pytest\n\n\ndef test_kidogo():\n    assert True\n\n\n"
        text += "@pytest.mark.full\ndef test_kidogo_kamili():\n    assert True\n"
        self.write("tests/site/test_kidogo.py", f'"""Two small tests."""\n\n{text}')
        self.write("tests/commands/test_mengine.py", '"""None here."""\n')
        settings = self.text("pyproject.toml").replace('["tests", "plugins"]', '["tests"]')
        self.write("pyproject.toml", settings)
        self.commit()

    def give(self, site: built.Site) -> built.Site:
        """Put a built site where a command leaves it."""
        return built.Site(shutil.copytree(site.folder, self.folder / "output"))

    def environ(self, **env: str) -> dict[str, str]:
        """An environment of this day, in which nobody's settings of git count."""
        return built.environment(**{"VISUAL": "", "EDITOR": "", "TODAY": built.TODAY, **GIT, **env})

    def git(self, *words: str) -> str:
        """Run git, which must succeed."""
        dates = {"GIT_AUTHOR_DATE": BEGUN, "GIT_COMMITTER_DATE": BEGUN}
        done = self.run("git", *words, **dates)
        assert 0 == done.code, done.err
        return done.out

    def commit(self) -> None:
        """Commit all that there is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=x")

    def written(self) -> list[str]:
        """What is new or different in the folder, a folder that is new and ignored as a whole."""
        words = ("status", "--porcelain", "-z", "--untracked-files=all", "--ignored=matching")
        names = (line[3:] for line in self.git(*words).split("\0") if line)
        return sorted(one for one in names if not set(OURS) & set(one.split("/")))

    def text(self, name: str) -> str:
        """The text of a file."""
        return (self.folder / name).read_text("utf-8")

    def write(self, name: str, text: str) -> Path:
        """Write a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def add(self, name: str, text: str) -> Path:
        """Add a text at a file's end."""
        return self.write(name, self.text(name) + text)


class Base:
    """What all tests of commands begin with, made once for the run: `project` under git, and `origin.git`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, source: Path) -> None:
        """Take the project that is built already, with its cache, and put it under a git of its own."""
        own = Project(self.folder / "project")
        ignored = shutil.ignore_patterns(".git")
        shutil.copytree(source, own.folder, symlinks=True, ignore=ignored)
        parsers = Path("tests", "node", "node_modules")
        if (
            built.ROOT / parsers
        ).exists():  # else the commands that need them would ask the network
            (own.folder / parsers).symlink_to(built.ROOT / parsers)
        own.git("init", "--quiet", "--initial-branch=main")
        own.commit()
        own.git("init", "--quiet", "--bare", "--initial-branch=main", "../origin.git")
        own.git("remote", "add", "origin", "../origin.git")
        own.git("push", "--quiet", "origin", "main")
        own.git("gc", "--quiet")

    @cached_property
    def head(self) -> str:
        """The commit that all begin with."""
        return Project(self.folder / "project").git("rev-parse", "HEAD").strip()

    def copy(self, folder: Path) -> Project:
        """Give a copy for tests to change."""
        shutil.copytree(self.folder / "project", folder / "project", symlinks=True)
        shutil.copytree(self.folder / "origin.git", folder / "origin.git")
        return Project(folder / "project")

    def reset(self, clone: Project) -> None:
        """Make a copy that was changed what it was; what outlives a test stays."""
        for words in ((), ("--git-dir=../origin.git",)):
            for ref in clone.git(*words, "for-each-ref", "--format=%(refname)").split():
                back = (ref, self.head) if ref == "refs/heads/main" else ("-d", ref)
                clone.git(*words, "update-ref", *back)
        clone.git("symbolic-ref", "HEAD", "refs/heads/main")
        clone.git("update-ref", "HEAD", self.head)  # where it was taken away
        shutil.rmtree(clone.folder / ".git/sending", ignore_errors=True)
        (clone.folder / ".git/info/exclude").unlink(missing_ok=True)
        clone.git("read-tree", self.head)  # with no mark of a file
        clone.git("reset", "--quiet", "--hard")
        clone.git("clean", "-fdxq", *(f"--exclude={name}" for name in KEPT))

    def cached(self, clone: Project) -> None:
        """Give a copy the cache that all began with, for what others built since has made its search older."""
        shutil.rmtree(clone.folder / ".cache", ignore_errors=True)
        shutil.copytree(self.folder / "project" / ".cache", clone.folder / ".cache")
