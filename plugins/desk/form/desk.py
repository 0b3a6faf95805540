"""The desk: every story with its state, what waits for somebody first, then the newest; found as it is typed.

A file is read once and kept in memory by its stamps, and a row until its moment passes: asking anew costs a look
at each file's stamps, and within a second, as while a search is typed, not even that. Whether a file has faults,
the last build or check knows: here headers are read, not judged.
"""

import datetime as dt
import os
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from pydantic_core import PydanticCustomError

from ...engine.release import commits
from ...engine.store import Stat, settled
from ...model.moment import Clock, elapsed, stamped
from ...model.source import Source, paired
from ...reading import read, scan
from ...schema import approval, fields, hints, notice, parts, translation
from ...schema.sections import SECTIONS
from ...schema.values import Moment
from ..owed import owed

RowState = Literal[
    "fault", "draft", "review", "approval", "waiting", "published", "ended", "withdrawn"
]
TextState = Literal["", "only", "missing", "stale", "unrecorded"]
FRESH = (
    1  # second for which files are not looked at again, unless one was put in its place by a rename
)
WAITING = ("fault", "review", "approval")  # states of which somebody must do something
SILENT = ("draft", "withdrawn", "ended")  # of which no translation is asked
_KEPT = (
    "title summary status publish-at date withdrawn starts ends state outcome sample only source-hash from until "
    "repeat approved".split()
)


class HeadFile(Struct, frozen=True):
    """What the desk knows of one file: the first line of each header that it asks for, and all of `Repeat`.

    `words` is the hash of its words, where it is no translation; `blob` the name that git gives its bytes;
    `approved` says that its approval holds, and `unread` that it is no text at all.
    """

    path: str
    said: Mapping[str, str]
    repeat: tuple[str, ...] = ()
    words: str = ""
    blob: str = ""
    approved: bool = False
    unread: bool = False


class DeskRow(Struct, frozen=True):
    """A story on the desk.

    `titles` are by language; `day` is the event's, else that of the file's name. `until` is the hour for which a
    story waits. `text` says how its translation stands, empty where it is current; `owed` is for how many days the
    report of an event has been owed, None where none is. `anew` says of one that waits for an approval that it had
    one, which an edit has made void; `unmerged` of one that nothing keeps from the public, that the clone's last
    commit does not hold it as it is: it has not been sent, or not been merged. `waits` says that somebody must do
    something.
    """

    section: str
    pair: str
    titles: Mapping[str, str]
    state: RowState
    text: TextState = ""
    day: dt.date | None = None
    until: dt.datetime | None = None
    owed: int | None = None
    anew: bool = False
    unmerged: bool = False
    sample: bool = False
    sought: str = ""

    @property
    def waits(self) -> bool:
        """Whether somebody must do something: mend it, review it, approve it, translate it, or report on it."""
        return self.rank < 3

    @property
    def rank(self) -> int:
        """What somebody must do: 0 of a state that waits, 1 of its translation, 2 a report; 3 for nothing."""
        if self.state in WAITING:
            return 0
        if self.text in ("missing", "stale") and self.state not in SILENT:
            return 1
        return 3 if self.owed is None else 2


class Desk:
    """The stories of a content folder, as they were last seen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: dict[str, tuple[Stat, HeadFile]] = {}
        self._rows: dict[tuple[str, str], _Held] = {}
        self._since = 0
        self._seen: tuple[tuple[int, ...], float] = ((), -FRESH)
        self._found: dict[tuple[str, str], _Both] = {}

    def rows(
        self,
        now: dt.datetime,
        faulty: Collection[str] = (),
        since: Mapping[str, str] | None = None,
        merged: Mapping[str, str] | None = None,
    ) -> list[DeskRow]:
        """Give all stories: what waits for somebody first, then the newest.

        `faulty` are the files in which the last build or check found faults; `since` is the office's first day, by
        section, of stories that need an approval; `merged` are the blobs of the files that the clone's last commit
        holds, None where nobody knows. Raises OSError where the folder cannot be read.
        """
        faulty, rows = frozenset(faulty), []
        held: dict[tuple[str, str], _Held] = {}
        for key, both in self._stories().items():
            one = self._rows.get(key)
            if one is None or one.both != both or not one.since <= now < one.until:
                one = _held(key, both, now, since or {})
            held[key] = one
            wrong = any(file and (file.unread or file.path in faulty) for file in both)
            row = replace(one.row, state="fault") if wrong else one.row
            if row.state == "published" and merged is not None:
                new = any(file and merged.get(file.path) != file.blob for file in both)
                row = replace(row, unmerged=True) if new else row
            rows.append(row)
        self._rows = held
        return sorted(rows, key=_order)

    def _stories(self) -> dict[tuple[str, str], "_Both"]:
        """The files of each story, the Kiswahili one first; those that have changed are read anew."""
        folders = tuple(_stamp(self.folder / section) for section in SECTIONS)
        if folders == self._seen[0] and elapsed() - self._seen[1] < FRESH:
            return self._found
        found: dict[str, tuple[Stat, HeadFile]] = {}
        stories: dict[tuple[str, str], _Both] = {}
        begun, looked = stamped(), elapsed()
        for section in SECTIONS:
            for name, stat in _listed(self.folder / section):
                path = f"{section}/{name}"
                known = self._files.get(path)
                if known is None or known[0] != stat or not settled(stat, self._since):
                    if known is None and read.name(path)[1]:
                        continue
                    known = (stat, _head(self.folder, path))
                found[path] = known
                key, sw = (section, name[:-6]), name[-5] == "s"
                other = stories.get(key, (None, None))
                stories[key] = (known[1], other[1]) if sw else (other[0], known[1])
        self._files, self._since = found, begun
        self._seen, self._found = (folders, looked), stories
        return stories


_Both = tuple[HeadFile | None, HeadFile | None]


class _Held(Struct, frozen=True):
    """A row with the files that it was made from, and the span of time in which it stays the same."""

    both: _Both
    row: DeskRow
    since: dt.datetime
    until: dt.datetime


def _order(row: DeskRow) -> tuple[int, int, str]:
    return row.rank, -row.day.toordinal() if row.day else 0, row.pair


def _stamp(folder: Path) -> int:
    """When a file last came into a folder, went, or was put in the place of another; 0 where it is not there."""
    try:
        return os.stat(folder).st_mtime_ns
    except FileNotFoundError:
        return 0


def _listed(folder: Path) -> Iterable[tuple[str, Stat]]:
    """The names and stamps of the files of a section that may be stories; of a folder that is not there none."""
    try:
        entries = os.scandir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    with entries:
        for entry in entries:
            if entry.name.endswith((".sw.md", ".en.md")) and entry.name[0] != ".":
                at = entry.stat(follow_symlinks=False)
                if not entry.is_symlink():
                    yield entry.name, (at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino)


def _head(folder: Path, path: str) -> HeadFile:
    """Read what the desk knows of a file."""
    try:
        data = (folder / path).read_bytes()
        scanned, _ = scan.scan(path, data)
    except OSError:
        scanned = None
    if scanned is None:
        return HeadFile(path, {}, unread=True)
    said: dict[str, str] = {}
    repeat: tuple[str, ...] = ()
    words = ""
    for header in scanned.headers:
        name = header.name.lower()
        if name in _KEPT and header.items and not hints.is_hint(header.items[0].text):
            said.setdefault(name, header.items[0].text)
        if name == "repeat":
            repeat = tuple(item.text for item in header.items)
    if "source-hash" not in said:  # else it is no source
        words = translation.hash_of(said.get("title", ""), said.get("summary", ""), scanned.body)
    held = "approved" in said and _approved(path, said["approved"], scanned)
    return HeadFile(path, said, repeat, words, commits.blob(data, "sha1"), held)


def _approved(path: str, line: str, scanned: scan.Scanned) -> bool:
    """Whether a file says still what was approved; only of one that bears an approval is that asked."""
    try:
        by = parts.approved(parts.unquoted(line))
    except PydanticCustomError:
        return False
    headers = [(one.name, [item.text for item in one.items]) for one in scanned.headers]
    return by.hash == approval.hash_of(path.partition("/")[0], headers, scanned.body)


# ── a story ──────────────────────────────────────────────────────────────────────────────────


def _held(key: tuple[str, str], both: _Both, now: dt.datetime, since: Mapping[str, str]) -> _Held:
    (section, pair), (sw, en) = key, both
    primary = sw or en
    assert primary is not None
    clock, said = Clock(now), primary.said
    named, _ = read.name(primary.path)
    filed = named.day if named else None
    starts = _moment(said, "starts")
    titles = {one.path[-5:-3]: one.said.get("title", "") for one in both if one}
    state, until = _state(section, both, said, filed, clock, since)
    row = DeskRow(
        section=section,
        pair=pair,
        titles=titles,
        state=state,
        text=_text(both),
        day=starts.day if section == "events" and starts else filed,
        until=until,
        anew=state == "approval" and all("approved" in one.said for one in both if one),
        owed=_owed(key, primary, clock, now.date()) if state == "published" else None,
        sample=said.get("sample") == "yes",
        sought=folded(" ".join((*titles.values(), pair))),
    )
    if row.owed is not None:
        clock.reached(dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time.min))
        clock.reached(dt.datetime.combine(now.date(), dt.time.min))
    return _Held(both, row, clock.since, clock.until)


def _moment(said: Mapping[str, str], name: str) -> Moment | None:
    """The moment that a header gives, None where it gives none, or none that can be read."""
    try:
        return parts.moment(parts.unquoted(said[name]))
    except (KeyError, PydanticCustomError):
        return None


def _state(
    section: str,
    both: _Both,
    said: Mapping[str, str],
    filed: dt.date | None,
    clock: Clock,
    since: Mapping[str, str],
) -> tuple[RowState, dt.datetime | None]:
    """What a story is, as the build judges it, and the hour for which it waits."""
    if any(one and "withdrawn" in one.said for one in both):
        return "withdrawn", None
    if said.get("status") in ("draft", "review"):
        return ("draft" if said["status"] == "draft" else "review"), None
    if approval.needed(section, filed, since) and any(one and not one.approved for one in both):
        return "approval", None
    notices = section == "notices"
    moments = [_moment(said, "from" if notices else "publish-at")]
    if not notices and section != "events" and filed:
        moments.append(_moment(said, "date") or Moment(filed))
    until = max((one.start for one in moments if one), default=None)
    if until and not clock.reached(until):
        return "waiting", until
    last = _moment(said, "until")
    if notices and last and clock.reached(notice.gone(last)):
        return "ended", None
    return "published", None


def _owed(key: tuple[str, str], primary: HeadFile, clock: Clock, today: dt.date) -> int | None:
    """For how many days an event has owed its report, as `make owed` counts; None for one that owes none."""
    said, (section, pair) = primary.said, key
    starts = _moment(said, "starts")
    if section != "events" or not starts or "outcome" in said:
        return None
    try:
        repeat = tuple(parts.repeat(line) for line in primary.repeat)
    except PydanticCustomError:
        return None
    headers = fields.record(section)(
        title="",
        starts=starts,
        ends=_moment(said, "ends"),
        state=said.get("state", "scheduled"),
        repeat=repeat,
    )
    source = Source(primary.path, section, pair, "", primary.path[-5:-3], None, headers, {})
    return next((one.days for one in owed.owing(paired([source]), clock, today)), None)


def _text(both: _Both) -> TextState:
    """How the translation of a story stands."""
    sw, en = both
    if sw is None or en is None:
        return "only" if "only" in (sw or en).said else "missing"  # type: ignore[union-attr]
    from_en = "source-hash" in sw.said and "source-hash" not in en.said
    source, made = (en, sw) if from_en else (sw, en)
    if "source-hash" not in made.said or not source.words:
        return "unrecorded"
    return "" if made.said["source-hash"].partition("|")[0].strip() == source.words else "stale"


# ── found as it is typed ─────────────────────────────────────────────────────────────────────


def folded(text: str) -> str:
    """Give a text without capitals and accents, as it is sought.

    >>> folded("Mkutano wa Ñandú")
    'mkutano wa nandu'
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))


def found(rows: Sequence[DeskRow], typed: str) -> list[DeskRow]:
    """Give the stories whose titles, or the names of whose files, hold all words that are typed, as they stand."""
    words = folded(typed).split()
    return [row for row in rows if all(word in row.sought for word in words)]
