"""Who wrote what was approved, and who approved it: git alone knows, and of the builds only a check asks.

What main holds was judged when it was merged: asked is of the files that are not as main has them, and of few.
"""

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from ...reading import read
from ...schema import office
from ...schema.approval import needed
from ...schema.faults import Fault, fault
from ...schema.office import OFFICE_FILE
from ...schema.values import Approved
from .commits import algorithm, blob, environment, said
from .issued import MAIN

SENDING = "sending"  # the repository in the clone's own in which make submit commits
MOST = 100  # states of a file that are looked at
LOG = ("log", "--no-show-signature", "--no-ext-diff", f"-{MOST}", "--format=%H%x1f%an%x1f%ae")


class Person(Struct, frozen=True):
    """Somebody as git names them; all is empty where it does not know."""

    name: str = ""
    email: str = ""

    def is_(self, other: "Person") -> bool:
        """Say whether two are the same, by name alone: a whole unit may share one address."""
        return bool(self.name) and _folded(self.name) == _folded(other.name)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def here(folder: Path, environ: Mapping[str, str]) -> Person:
    """Give who works in a folder, as a commit made there would say."""
    words = {"name": "GIT_AUTHOR_NAME", "email": "GIT_AUTHOR_EMAIL"}
    given = {
        key: environ.get(name) or said(folder, environ, "config", "--get", f"user.{key}") or ""
        for key, name in words.items()
    }
    return Person(**given)


def faults(content: Path, environ: Mapping[str, str]) -> list[Fault]:
    """Give the approvals that are by whoever made the last change, or that somebody else has written."""
    try:
        data = (content / OFFICE_FILE).read_bytes()
    except OSError:
        return []
    if b"approval" not in data:
        return []
    since = office.office(data)[0].approval
    found: list[Fault] = []
    for path, text in _changed(content, since, environ) if since else ():
        found += judged(content, path, text, environ)
    return found


def judged(folder: Path, path: str, data: bytes, environ: Mapping[str, str]) -> list[Fault]:
    """Give what is wrong with who has approved a file, where it bears an approval that holds."""
    head, _ = read.headed(path, data)
    by = approval(head)
    if head is None or by is None or by.hash != read.said(head):
        return []
    me, line = here(folder, environ), head.lines["approved"]
    author = writer(folder, path, by.hash, environ) or me
    bearer = _since(folder, path, lambda one: approval(read.headed(path, one)[0]) == by, environ)
    found = []
    if author.is_(Person(by.name)):
        found.append(fault(path, line, "approval-own", name=by.name))
    if (bearer or me).name and not (bearer or me).is_(Person(by.name)):
        name = (bearer or me).name
        found.append(fault(path, line, "approval-other", name=by.name, value=name))
    return found


def approval(head: read.Headed | None) -> Approved | None:
    """Give the approval that a file bears, whether it holds or not."""
    return head.headers.approved if head and head.headers else None


def writer(folder: Path, path: str, hash: str, environ: Mapping[str, str]) -> Person | None:
    """Give who made the last change of what a file says; None where no commit holds it as it is now."""

    def same(data: bytes) -> bool:
        head, _ = read.headed(path, data)
        return head is not None and read.said(head) == hash

    return _since(folder, path, same, environ)


def _since(
    folder: Path, path: str, holds: Callable[[bytes], bool], environ: Mapping[str, str]
) -> Person | None:
    """Who brought what the newest states of a file have in common; None where no newest state has it.

    It is looked for in what the folder's last commit holds, then in what was sent from here.
    """
    for place in ((), *_sent(folder, path, environ)):
        found = None
        for person, data in _states(folder, path, place, environ):
            if not holds(data):
                break
            found = person
        if found:
            return found
    return None


def _sent(folder: Path, path: str, environ: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The branches of a story that were sent from here: the words that name each, for git."""
    common = said(folder, environ, "rev-parse", "--git-common-dir")
    place = (folder / common / SENDING).resolve() if common else None
    if place is None or not place.is_dir():
        return
    words = ("for-each-ref", "--format=%(refname)", f"refs/heads/*/{path.split('.')[0]}")
    for ref in (said(folder, environ, f"--git-dir={place}", *words) or "").splitlines():
        yield f"--git-dir={place}", ref


def _states(
    folder: Path, path: str, place: Sequence[str], environ: Mapping[str, str]
) -> Iterator[tuple[Person, bytes]]:
    """The states of a file, newest first, each with who committed it."""
    prefix = said(folder, environ, "rev-parse", "--show-prefix") or ""
    tip, where = (place[1], place[:1]) if place else ("HEAD", ())
    listed = said(folder, environ, *where, *LOG, tip, "--", f":(top){prefix}{path}")
    for line in (listed or "").splitlines():
        commit, name, email = line.split("\x1f")
        # No filter or program of a configuration turns it into something else.
        done = subprocess.run(
            ["git", *where, "cat-file", "blob", f"{commit}:{prefix}{path}"],
            cwd=folder,
            env=environment(environ),
            capture_output=True,
            check=False,
        )
        if done.returncode == 0:
            yield Person(name, email), done.stdout


def _changed(
    content: Path, since: Mapping[str, str], environ: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """The files that bear an approval and are not as they were where main and this branch part, with their bytes.

    The bytes are looked at, and git is asked for no difference: it would run filters of its configuration.
    """
    tips = (said(content, environ, "merge-base", "HEAD", one) for one in MAIN)
    base = next((one for one in tips if one), "")
    listed = said(content, environ, "ls-tree", "-r", "-z", base, "--", ".") if base else None
    if listed is None:
        return
    held = {
        path: row.split()[2]
        for row, _, path in (one.partition("\t") for one in listed.split("\0"))
        if path
    }
    for place in sorted(one for section in since for one in (content / section).glob("*.md")):
        path = place.relative_to(content).as_posix()
        name, _ = read.name(path)
        if not name or place.is_symlink() or not needed(name.section, name.day, since):
            continue
        data = place.read_bytes()
        if b"pproved" in data.split(b"\n\n", 1)[0] and held.get(path) != blob(
            data, algorithm(base)
        ):
            yield path, data
