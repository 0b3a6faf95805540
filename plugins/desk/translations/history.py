"""What git's log says of content files: the revisions of each, under every name that it has borne.

The log is asked for with LOG, below; nothing here runs git.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterator

from msgspec import Struct

from ...model.moment import ZONE

# Newest first, branch by branch; a merge with what it alone changed; renames; no setting of the user's.
LOG = (
    *("-c", "log.showRoot=true", "log", "--format=%x02%H %ct", "--raw", "--no-abbrev", "-z"),
    *("--topo-order", "-c", "-M", "--no-color", "--no-show-signature", "--no-ext-diff"),
)
MOST = 300  # revisions of one file that are looked at


class Revision(Struct, frozen=True):
    """A state of a file: the commit that brought it, and the blob that holds it.

    `day` is the commit's, in Dar es Salaam; None where the commit has none that can be read.
    """

    commit: str
    day: dt.date | None
    blob: str


class History(Struct):
    """The revisions of a file, newest first, at most MOST; `first` is the day of the oldest of all."""

    revisions: list[Revision]
    first: dt.date | None = None

    @property
    def whole(self) -> bool:
        """Whether every revision is among those that are looked at."""
        return len(self.revisions) < MOST


class Revisions(Struct, frozen=True):
    """The newest revision that has the words sought, and the one that came after it, if any did."""

    revision: Revision
    after: Revision | None


def histories(log: bytes, prefix: str, paths: Collection[str]) -> dict[str, History]:
    """Give the history of each of the files, whose paths are below `prefix` in the repository."""
    by_path = {path: History([]) for path in paths}
    names = {prefix + path: path for path in paths}  # what a file is called, as far back as we are
    for commit, day, changes in _commits(log):
        before: dict[str, str] = {}
        for blob, name, old in changes:
            if not (path := names.get(name)):
                continue
            if old:
                before[old] = names.pop(name)
            history = by_path[path]
            history.first = day
            if blob.strip("0") and history.whole:
                history.revisions.append(Revision(commit, day, blob))
        names |= before
    return by_path


Change = tuple[str, str, str]  # the new blob, the path, and the old path where it was renamed


def _commits(log: bytes) -> Iterator[tuple[str, dt.date | None, list[Change]]]:
    """Each commit of the log, its day and its changes."""
    commit, day = "", None
    changes: list[Change] = []
    tokens = iter(log.decode("utf-8", "surrogateescape").split("\0"))
    for token in (one.lstrip("\n") for one in tokens):
        if token.startswith("\x02"):
            if commit:
                yield commit, day, changes
            commit, _, seconds = token[1:].partition(" ")
            day, changes = _day(seconds), []
        elif token.startswith(":"):
            *_, blob, status = token.split(" ")
            parents = len(token) - len(token.lstrip(":"))
            renamed = parents == 1 and status[:1] in ("R", "C")
            old = next(tokens) if renamed else ""
            changes.append((blob, next(tokens), old if status[:1] == "R" else ""))
    if commit:
        yield commit, day, changes


def _day(seconds: str) -> dt.date | None:
    try:
        return dt.datetime.fromtimestamp(int(seconds), ZONE).date()
    except (ValueError, OverflowError, OSError):
        return None


def sought(
    history: History, hash: str, hash_of: Callable[[Revision], str | None]
) -> Revisions | None:
    """Give the newest revision whose words have a hash; `hash_of` is asked of each in turn until then."""
    after = None
    for revision in history.revisions:
        if hash_of(revision) == hash:
            return Revisions(revision, after)
        after = revision
    return None
