"""The list of translations: each story with its state, since when it is so, and what has changed."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from ...reading import read
from ...schema.translation import CURRENT, MISSING, STALE, UNRECORDED, Pair, State
from .history import History, Revisions
from .told import Files

ORDER: tuple[State, ...] = (MISSING, STALE, UNRECORDED, CURRENT)
# Why nobody can say what changed: there is no history, or it was cut short, or a text is gone from it, or
# it is longer than we look, or the words that were translated never stood in it.
Unknown = Literal["", "no-history", "shallow", "incomplete", "long", "never"]


class SourceChange(Struct, frozen=True):
    """What has changed in a source since it was translated.

    `since` is the day of the first commit that changed it, None where there is none (it is not yet
    `committed`) or none is known; `diff` shows what changed, or `unknown` says why it cannot be shown.
    """

    since: dt.date | None = None
    committed: bool = True
    diff: str = ""
    unknown: Unknown = ""


class StoryRow(Struct, frozen=True):
    """A story in the list.

    `since` is the day from which it has been in its state, of a current one the day on which that was
    recorded; None where nobody knows. `faults` is how many its files have, as far as their headers tell.
    """

    pair: Pair
    since: dt.date | None
    change: SourceChange | None = None
    draft: bool = False
    sample: bool = False
    faults: int = 0


class Past(Struct, frozen=True):
    """What git knows of the files that it was asked of; `reason` says why it knows nothing."""

    histories: Mapping[str, History]
    shallow: bool = False
    reason: str = ""

    def first(self, path: str) -> dt.date | None:
        """The day on which a file was first committed, None where that cannot be known."""
        history = self.histories.get(path)
        return history.first if history and not self.shallow else None


def asked(pairs: Sequence[Pair], today: dt.date) -> list[str]:
    """Give the files of whose past git must be asked; all others say enough of themselves."""
    return [
        _waiting(pair)
        for pair in pairs
        if pair.state in (STALE, UNRECORDED) or (pair.state == MISSING and not _dated(pair, today))
    ]


def changed(
    path: str, found: Revisions | None, diff: str, past: Past, gone: Collection[str] = ()
) -> SourceChange:
    """Give what has changed in a source since the revision that was translated, where that was found.

    Where it was not, it says why; `gone` are the blobs that could not be had.
    """
    if found:
        after = found.after
        return SourceChange(after.day if after else None, after is not None, diff)
    history = past.histories.get(path)
    why: Unknown = "never"
    if past.reason:
        why = "no-history"
    elif past.shallow:
        why = "shallow"
    elif history and any(one.blob in gone for one in history.revisions):
        why = "incomplete"
    elif history and not history.whole:
        why = "long"
    return SourceChange(unknown=why)


def row(
    pair: Pair, files: Files, past: Past, today: dt.date, change: SourceChange | None
) -> StoryRow:
    """Give the row of a story; a stale one comes with its `change`."""
    paths = [path for path in (pair.source, pair.translation) if path]
    facts = files.read[max(paths)]  # the Kiswahili file, or the only one
    if pair.state == CURRENT:
        since = pair.day
    elif change:
        since = change.since
    else:
        since = _dated(pair, today) or past.first(_waiting(pair))
    faults = sum(len(files.faults.get(path, ())) for path in paths)
    return StoryRow(pair, since, change, facts.draft, facts.sample, faults)


def _waiting(pair: Pair) -> str:
    """The file from which the age of a story's state is counted."""
    return pair.translation if pair.state == UNRECORDED else pair.source


def _dated(pair: Pair, today: dt.date) -> dt.date | None:
    """The date in the name of a file that has no translation, unless it lies ahead, as that of an event."""
    named, _ = read.name(pair.source)
    dated = pair.state == MISSING and named and named.day and named.day <= today
    return named.day if named and dated else None
