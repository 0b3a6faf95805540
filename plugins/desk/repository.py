"""Git and the content folder: its history, old texts, diffs of words, and the commits that commands make."""

import subprocess
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from ..engine.release.commits import environment
from ..schema.sections import SECTIONS
from .translations import history, told
from .translations.history import Revision
from .translations.listing import Past

GIT = ("git", "--no-pager", "--literal-pathspecs")


def past(folder: Path, paths: Collection[str], environ: Mapping[str, str]) -> Past:
    """Give what git knows of files below the content folder; asks it nothing where there are none."""
    if not paths:
        return Past({})
    try:
        asked = ("rev-parse", "--is-shallow-repository", "--show-prefix")
        shallow, prefix = (
            answer(folder, environ, *asked).decode("utf-8", "surrogateescape").split("\n")[:2]
        )
        log = answer(folder, environ, *history.LOG, "--", *SECTIONS)
    except NoAnswer as error:
        return Past({}, reason=str(error))
    return Past(history.histories(log, prefix, paths), shallow == "true")


class NoAnswer(Exception):
    """Git is not there, or says that it cannot tell."""


def answer(folder: Path, environ: Mapping[str, str], *words: str) -> bytes:
    """Give what git prints on a command in a folder. Raises NoAnswer."""
    try:
        done = subprocess.run(
            [*GIT, *words], cwd=folder, env=environment(environ), capture_output=True, check=False
        )
    except OSError as error:
        raise NoAnswer(f"git: {error.strerror}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise NoAnswer(said or f"git: {done.returncode}")
    return done.stdout


def held(folder: Path, path: str, environ: Mapping[str, str]) -> bytes | None:
    """Give the bytes that the last commit holds of a file below the folder, None where it has none.

    Raises NoAnswer.
    """
    if path not in committed(folder, path, environ):
        return None
    return answer(folder, environ, "show", f"HEAD:./{path}")


def committed(folder: Path, below: str, environ: Mapping[str, str]) -> list[str]:
    """Give the files at or below a path that the last commit holds, as seen from the folder. Raises NoAnswer."""
    listed = answer(folder, environ, "ls-tree", "-r", "-z", "--name-only", "HEAD", "--", below)
    return [name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name]


def uncommitted(folder: Path, paths: Collection[str], environ: Mapping[str, str]) -> list[str]:
    """Give those of some files below the folder that the last commit does not hold as they are now.

    Raises NoAnswer.
    """
    return [
        path
        for path in paths
        if answer(folder, environ, "status", "--porcelain", "-z", "--ignored", "--", path)
        or path not in committed(folder, path, environ)
    ]


def commit(folder: Path, paths: Collection[str], text: str, environ: Mapping[str, str]) -> None:
    """Commit these files below the folder and nothing else, whatever else is staged.

    Raises NoAnswer where git refuses, as for want of a name or by a hook; then they may be staged.
    """
    answer(folder, environ, "add", "--", *paths)
    answer(folder, environ, "commit", "--quiet", "--only", f"--message={text}", "--", *paths)


def unstage(folder: Path, paths: Collection[str], environ: Mapping[str, str]) -> None:
    """Take files below the folder back out of what is staged. Raises NoAnswer."""
    answer(folder, environ, "reset", "--quiet", "--", *paths)


class Blobs:
    """The texts that git holds, given one by one by a process that is begun with the first.

    `gone` are those that it does not hold, though its history names them.
    """

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        self.environ, self._folder = environ, folder
        self.gone: set[str] = set()
        self._git: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """End the process, where it was begun."""
        if self._git:
            self._git.communicate()

    def words(self, revision: Revision) -> tuple[str, str] | None:
        """Give the hash and the text of a revision's words, None where they cannot be had."""
        data = self._blob(revision.blob)
        if data is None:
            self.gone.add(revision.blob)
            return None
        return told.before(data)

    def hash_of(self, revision: Revision) -> str | None:
        """Give the hash of a revision's words, None where they cannot be had."""
        words = self.words(revision)
        return words[0] if words else None

    def _blob(self, name: str) -> bytes | None:
        if self._git is None:
            self._git = subprocess.Popen(
                [*GIT, "cat-file", "--batch"],
                cwd=self._folder,
                env=environment(self.environ),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        into, out = self._git.stdin, self._git.stdout
        assert into is not None
        assert out is not None
        try:
            into.write(f"{name}\n".encode())
            into.flush()
        except OSError:  # it has ended: a repository that is damaged
            return None
        head = out.readline().split()
        if len(head) != 3:  # "missing", as in a clone that was made without old texts
            return None
        return out.read(int(head[2]) + 1)[:-1]


def diff(before: str, now: str, colour: bool, environ: Mapping[str, str]) -> str:
    """Give what has changed between two texts, word by word, as git shows it; coloured where wanted."""
    with tempfile.TemporaryDirectory() as place:
        Path(place, "before").write_bytes(before.encode())
        Path(place, "now").write_bytes(now.encode())
        shown = (
            ("--color=always", "--word-diff=color") if colour else ("--color=never", "--word-diff")
        )
        words = ("diff", "--no-index", "--no-ext-diff", "--no-textconv", *shown, "before", "now")
        done = subprocess.run(
            [*GIT, *words], cwd=place, env=environment(environ), capture_output=True, check=False
        )
    lines = done.stdout.decode("utf-8", "replace").split("\n")
    # What stands above the first part names the two files, which are none of the editor's.
    first = next((at for at, line in enumerate(lines) if "@@ -" in line), len(lines))
    return "\n".join(lines[first:]).rstrip("\n")
