"""Git in a repository of our own beside the clone's, so that nothing that stands in the clone is run.

A clone may come from anywhere, and its configuration can name programs by some thirty settings, more with each
version of git. So none of it is read: commits are made in `sending/`, a bare repository in the clone's `.git`,
whose configuration is written anew each time, and which borrows the clone's objects. The clone's working tree, its
index and its HEAD are never touched. What the officer's own configuration says holds, as for passwords
(docs/decisions/0041).
"""

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from ...engine.release.approvers import SENDING
from ...engine.release.commits import environment
from .. import safe

PATIENCE = 60.0  # seconds that a remote may take for one answer
PROTOCOLS = "file:http:https:ssh"
CONFIG = """[core]
	repositoryformatversion = {version}
	bare = true
	hooksPath = /dev/null
	fsmonitor = false
	logAllRefUpdates = false
	alternateRefsCommand = true
	attributesFile = /dev/null
[gc]
	auto = 0
[maintenance]
	auto = false
[push]
	gpgSign = false
	recurseSubmodules = no
[fetch]
	recurseSubmodules = no
{more}"""
# Whatever stands for a place or a program of git's in the environment of whoever started us.
DROPPED = re.compile(
    r"GIT_(?:DIR|COMMON_DIR|WORK_TREE|INDEX_\w+|OBJECT_DIRECTORY|ALTERNATE_\w+|NAMESPACE|PREFIX|CONFIG"
    r"|EXTERNAL_DIFF|SEQUENCE_EDITOR|TRACE\w*|TEMPLATE_DIR)"
)
OWN = ("GIT_DIR", "GIT_COMMON_DIR")
_LOGIN = re.compile(r"(?<=//)[^/@\s]+@")
_LOCAL = re.compile(r"file://|(?![^/]*:)")  # else a colon stands before any slash


class GitFailed(Exception):
    """Git did not do it, or is not there; it says why."""


class Late(GitFailed):
    """Git got no answer in time."""


class Clone(Struct, frozen=True):
    """A clone: its folder and its `.git`, the content's path in it, its commit and branch, its remote's address.

    `head`, `branch` and `remote` are empty where it has none.
    """

    top: Path
    common: Path
    prefix: str
    head: str
    branch: str
    remote: str
    algorithm: str


def clone(folder: Path, environ: Mapping[str, str]) -> Clone:
    """Give the clone that a folder is in. Raises GitFailed."""
    env = environment(environ)
    words = ("--git-common-dir", "--show-toplevel", "--show-prefix", "--show-object-format")
    said = _said(["git", "rev-parse", *words], folder, env).decode("utf-8", "surrogateescape")
    common, top, prefix, algorithm = said.split("\n")[:4]
    head = branch = remote = ""
    place = Path(os.path.abspath(folder / common))
    with suppress(GitFailed):
        words = ("--verify", "--quiet", "HEAD^{commit}")
        head = _said(["git", "rev-parse", *words], folder, env).decode().strip()
        words = ("--quiet", "--short", "HEAD")
        branch = _said(["git", "symbolic-ref", *words], folder, env).decode().strip()
    with suppress(GitFailed):
        config = ("config", "--file", str(place / "config"), "--no-includes", "--get")
        remote = _said(["git", *config, "remote.origin.url"], place, env).decode().strip()
    return Clone(Path(top), place, prefix, head, branch, _placed(remote, Path(top)), algorithm)


def _placed(remote: str, top: Path) -> str:
    """A remote's address; that of a folder as seen from anywhere."""
    if not remote or not _LOCAL.match(remote) or remote.startswith("file://"):
        return remote
    return os.path.abspath(top / remote)


def inside(clone: Clone) -> bool:
    """Say whether the remote is a folder within the clone: its hooks and configuration would be the clone's."""
    if not _LOCAL.match(clone.remote):
        return False
    place = Path(os.path.realpath(clone.remote.removeprefix("file://")))
    tops = (clone.top, clone.common)
    return any(place.is_relative_to(os.path.realpath(top)) for top in tops)


class Repository:
    """The repository in which a clone's stories are committed and from which they are sent."""

    def __init__(self, clone: Clone, environ: Mapping[str, str], patience: float = PATIENCE):
        self.clone, self.patience = clone, patience
        self.place = clone.common / SENDING
        self._env = {
            name: value
            for name, value in environment(environ).items()
            if not DROPPED.fullmatch(name)
        } | {
            "GIT_DIR": str(self.place),
            "GIT_COMMON_DIR": str(self.place),  # not what a file `commondir` there says
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_ASKPASS": "",
            "SSH_ASKPASS_REQUIRE": "never",
            "GIT_ALLOW_PROTOCOL": environ.get("GIT_ALLOW_PROTOCOL", PROTOCOLS),
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_EDITOR": "true",
            "GIT_PAGER": "cat",
            "LC_ALL": "C",
        }
        self._prepare()

    def _prepare(self) -> None:
        """Make the repository, or put right what stands there."""
        if self.place.is_symlink() or self.place.is_file():
            self.place.unlink()
        for folder in ("objects/info", "refs/heads"):
            (self.place / folder).mkdir(parents=True, exist_ok=True)
        sha256 = self.clone.algorithm == "sha256"
        more = "[extensions]\n\tobjectFormat = sha256\n" if sha256 else ""
        files = {
            "HEAD": "ref: refs/heads/none\n",
            "config": CONFIG.format(version=int(sha256), more=more),
            "objects/info/alternates": f"{self.clone.common / 'objects'}\n",
        }
        shallow = self.clone.common / "shallow"
        if shallow.is_file() and not (self.place / "shallow").exists():
            files["shallow"] = shallow.read_text()
        for name, text in files.items():
            path = self.place / name
            if path.is_symlink() or not path.is_file() or path.read_bytes() != text.encode():
                safe.write(path, text.encode())

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until nobody else makes a commit here."""
        with safe.alone(self.place):
            yield

    def said(
        self,
        *words: str,
        data: bytes = b"",
        index: str = "",
        by: Mapping[str, str] = MappingProxyType({}),
    ) -> bytes:
        """Give what git says; `data` is what it reads, `by` who commits. Raises GitFailed."""
        env = {**self._env, **by, **({"GIT_INDEX_FILE": index} if index else {})}
        return _said(["git", "--no-pager", *words], self.place, env, data, self.patience)

    def text(self, *words: str, **more: Any) -> str:
        """Give the same as a text without its last line's end."""
        return self.said(*words, **more).decode("utf-8", "surrogateescape").strip("\n")

    def asked(self, *words: str) -> str:
        """Give the same, and nothing where git refuses."""
        try:
            return self.text(*words)
        except GitFailed:
            return ""

    def blob(self, commit: str, path: str) -> str:
        """Give the name of the blob that a commit holds of a file; nothing where it holds none."""
        return self.asked("rev-parse", "--verify", "--quiet", f"{commit}:{path}") if commit else ""

    def outside(self, *words: str, data: bytes = b"") -> str:
        """Give what git says of the clone itself, by words that run nothing but hooks, of which none is found."""
        env = {name: value for name, value in self._env.items() if name not in OWN}
        how = ("--git-dir", str(self.clone.common), "-c", "core.hooksPath=/dev/null")
        return _said(["git", *how, *words], self.place, env, data).decode().strip()

    def give(self, head: str, main: str) -> None:
        """Move the clone's main, its index and what it knows of the remote from a commit to one that follows it.

        What is staged besides stays staged. Raises GitFailed where it cannot, or where main is another by now.
        """
        objects = self.clone.common / "objects"
        listed = self.said("rev-list", "--objects", main, f"^{head}")
        names = b"".join(line.split(b" ")[0] + b"\n" for line in listed.splitlines())
        pack = self.said("pack-objects", "--stdout", "--quiet", data=names)
        there = {"GIT_OBJECT_DIRECTORY": str(objects)}
        self.said("index-pack", "--stdin", data=pack, by=there)
        index = str(self.clone.common / "index")
        self.said("read-tree", "-i", "-m", head, main, index=index)
        self.outside("update-ref", "refs/remotes/origin/main", main)
        self.outside("update-ref", "refs/heads/main", main, head)

    def within(self, old: str, new: str) -> bool:
        """Say whether a commit is an ancestor of another."""
        try:
            self.said("merge-base", "--is-ancestor", old, new)
        except GitFailed:
            return False
        return True

    def heard(self, *words: str) -> str:
        """Give what git and the remote say beside their answer. Raises GitFailed."""
        return _run(["git", "--no-pager", *words], self.place, self._env, b"", self.patience)[1]


def hidden(text: str) -> str:
    """Give a text without the names and passwords that stand in addresses.

    >>> hidden("https://asha:siri@git.example.invalid/a.git")
    'https://git.example.invalid/a.git'
    """
    return _LOGIN.sub("", text)


def _said(
    words: list[str],
    cwd: Path,
    env: Mapping[str, str],
    data: bytes = b"",
    patience: float = PATIENCE,
) -> bytes:
    return _run(words, cwd, env, data, patience)[0]


def _run(
    words: list[str], cwd: Path, env: Mapping[str, str], data: bytes, patience: float
) -> tuple[bytes, str]:
    """Run git, with no terminal from which it or what it starts could ask; end all of it when it is late."""
    try:
        done = subprocess.Popen(
            words,
            cwd=cwd,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise GitFailed(f"git: {error.strerror}") from None
    try:
        out, err = done.communicate(data, timeout=patience)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(done.pid, signal.SIGKILL)
        done.communicate()
        raise Late(f"{patience:g} s") from None
    said = hidden(err.decode("utf-8", "replace")).strip()
    if done.returncode:
        raise GitFailed(_reason(said) or f"git: {done.returncode}")
    return out, said


def _reason(said: str) -> str:
    """The line that says why: git's own, or the last."""
    lines = [line.strip() for line in said.split("\n") if line.strip()]
    own = [line for line in lines if line.startswith(("fatal:", "error:", " ! ", "!"))]
    return (own or lines[-1:] or [""])[0]
