"""Catching up: the clone's main comes to be what was merged, and what an officer is writing stays.

A sending leaves the clone as it was; so once it is merged, `git pull` would refuse: it takes what was sent for
changes that it would overwrite. Here a file that is as main has it now needs nothing, one that was not touched is
brought, and where an officer has changed what main has changed too, nothing at all is done.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from ...engine.release.commits import blob
from ...schema.faults import Fault, setting
from .. import safe
from ..sending import git
from ..sending.git import GitFailed, Late, Repository
from ..sending.hosts import MAIN
from ..sending.sending import UPSTREAM, fetch

CURRENT, CAUGHT, MINE, OWN, ELSEWHERE, KEPT = (
    "current",
    "caught",
    "mine",
    "own",
    "elsewhere",
    "kept",
)


class Caught(Struct, frozen=True):
    """What catching up did.

    `state` says that there was nothing new, or that it was `caught` up; that files of `mine` stand in the way;
    that the clone has commits of its `own`, or another branch (`elsewhere`) checked out, which git alone can join;
    or that no network answered (`kept`), and `why`. `files` are those that were brought.
    """

    state: str
    files: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    why: str = ""
    late: bool = False


class _Change(Struct, frozen=True):
    """A file that main has changed: its path in the clone, its mode and blob before and now, "" where it is not."""

    path: str
    mode: str
    before: str
    now: str


def catch_up(
    folder: Path, environ: Mapping[str, str], patience: float = git.PATIENCE
) -> tuple[Caught | None, list[Fault]]:
    """Bring what was merged into the clone that a folder is in; or give why git could not."""
    try:
        clone = git.clone(folder, environ)
        repository = Repository(clone, environ, patience)
        if clone.branch != MAIN or not (clone.top / ".git").is_dir():
            return Caught(ELSEWHERE), []
        if why := fetch(repository):
            return Caught(KEPT, why=str(why), late=isinstance(why, Late)), []
        with repository.alone():
            return _caught(repository), []
    except GitFailed as error:
        return None, [setting("CONTENT", "submit-git", value=error)]


def _caught(repository: Repository) -> Caught:
    head = repository.clone.head
    main = repository.text("rev-parse", "--verify", UPSTREAM)
    if head == main:
        return Caught(CURRENT)
    if not head or not repository.within(head, main):
        return Caught(CURRENT if head and repository.within(main, head) else OWN)
    changes = list(_changes(repository, head, main))
    there = {one.path: _blob(repository, one.path) for one in changes}
    mine = [one.path for one in changes if there[one.path] not in (one.before, one.now)]
    if mine:
        return Caught(MINE, mine=tuple(mine))
    brought = [one for one in changes if there[one.path] != one.now]
    for one in brought:
        _bring(repository, one)
    repository.give(head, main)
    return Caught(CAUGHT, files=tuple(one.path for one in brought))


def _changes(repository: Repository, head: str, main: str) -> Iterator[_Change]:
    words = ("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", head, main)
    parts = iter(repository.text(*words).split("\0"))
    for row in parts:
        if row:
            _, mode, before, now, _ = row.lstrip(":").split(" ")
            yield _Change(next(parts), mode, before.strip("0") and before, now.strip("0") and now)


def _blob(repository: Repository, path: str) -> str:
    """The name of what stands in the clone, "" where nothing does; no blob's name for what is no plain file."""
    place = repository.clone.top / path
    if not os.path.lexists(place):
        return ""
    if place.is_symlink() or not place.is_file():
        return "—"
    return blob(place.read_bytes(), repository.clone.algorithm)


def _bring(repository: Repository, change: _Change) -> None:
    """Put a file in its place as main has it, or take it away. Raises GitFailed for what is no plain file."""
    place = repository.clone.top / change.path
    if not change.now:
        place.unlink()
        return
    inside = Path(os.path.realpath(place.parent)).is_relative_to(
        os.path.realpath(repository.clone.top)
    )
    if change.mode not in ("100644", "100755") or not inside:
        raise GitFailed(f"git pull: {change.path}")
    safe.write(place, repository.said("cat-file", "blob", change.now))
    place.chmod(0o755 if change.mode == "100755" else 0o644)
