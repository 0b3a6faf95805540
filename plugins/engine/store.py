"""The store: what an earlier build read and wrote, so that this one does only what is new.

One folder per output folder, outside it, under a lock:

    index     one line of hash, then MessagePack: the sources and assets that were read, the pages that were written
    records-… the same way, as JSON: the sources with their texts, named by the hash that the index gives
    units     the same way, as MessagePack: what each story's pages were planned from (engine/units.py)
    bodies    SQLite: the HTML of bodies, by the hash of that HTML

Nothing in it can run code, every entry is checked when it is read (types by msgspec, bytes by hash), and
anything odd (cut short, altered, of another version, a pipe or a folder in the place of a file) only means that
this build starts cold. No result ever depends on it.
"""

import datetime as dt
import fcntl
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from ..media.asset import Asset
from ..model.names import digest
from ..schema.faults import Fault
from ..schema.translation import TranslationWords
from . import kept, plain
from .kept import Damaged

VERSION = 10
RECORDS = "records-"
TICK = 20_000_000  # ns: no file system's clock is coarser than this on what we run on
Stat = tuple[int, int, int, int]  # mtime_ns, ctime_ns, size, inode
HELD = (
    *("index", "index.new", "units", "units.new", "causes"),
    *("bodies", "bodies-journal", "bodies-wal", "bodies-shm"),
)
TABLE = "CREATE TABLE bodies (hash TEXT PRIMARY KEY, html TEXT) WITHOUT ROWID"


class Input(Struct, frozen=True, array_like=True):
    """A file that was read: its stat then, and the hash of its bytes.

    Of a source also `face`, the hash of what other pages see of it, `shape`, that of what decides where it stands,
    `text`, the hash of its text, `words`, what it says of its translation, `seal`, the hash of what stands on
    paper, and the warnings that reading it gave. Of a sealed PDF `seal` is its SHA-256.
    """

    stat: Stat
    hash: str
    face: str = ""
    shape: str = ""
    text: str = ""
    words: TranslationWords | None = None
    seal: str = ""
    warnings: tuple[Fault, ...] = ()


class ReadAsset(Struct, frozen=True, array_like=True):
    """A media file that was read, and the asset that it gave."""

    input: Input
    asset: Asset


class Written(Struct, frozen=True, array_like=True):
    """A page that was written: its fingerprint, the hash of its bytes, and the file's stat then."""

    fingerprint: bytes
    hash: bytes
    stat: Stat


class Index(Struct):
    """All that an earlier build left, by what code and since when.

    `reader` is the code that it read with, `engine` all that it was made by, `since` when it began, in ns.
    A file whose time stamp is not older than `since` may have changed within the same tick of the clock,
    so it is hashed again. `records` is the hash of the sources with their texts, by path, which are kept beside
    it and read only when they are needed; `newer` are those that were read since, in place of others of their
    path. `world` is the hash of all that the plan was made from but words (texts, titles, summaries), and
    `span` the moments between which that plan holds (ISO 8601, local). `units` is the name of the rows that were
    kept with it, `frame` the hash of what all of them saw, and `anew` are the stories, by name, that were planned
    anew since, whose rows hold no more. `folders` are the folders of the output with their stats: a folder that has
    changed is looked through for files that are not the site's. `seen` is when the stats of pages and folders were
    taken: what was not older then is looked at again too. `warnings` are those that the plan gave, of more than one
    file's reading. `made` are the facts of derived files, by the hash of what each is made from. `search` names the
    index of the search that the output holds in each language, `searched` says whether they are exactly of its
    pages. `packing` is the hash of what the compressed copies of pages were made by, empty where none were; they
    stand among the pages, and release.json with them.
    """

    version: int = VERSION
    engine: bytes = b""
    reader: bytes = b""
    since: int = 0
    world: bytes = b""
    span: tuple[str, str] = ("", "")
    units: str = ""
    frame: bytes = b""
    anew: tuple[str, ...] = ()
    counts: tuple[int, int, int] = (0, 0, 0)  # stories, pages, stories that are shown
    left_out: list[tuple[str, str]] = []
    sources: dict[str, Input] = {}
    records: str = ""
    newer: bytes = b"{}"
    assets: dict[str, ReadAsset] = {}
    styles: tuple[bytes, bytes] = (b"", b"")
    templates: tuple[bytes, dict[str, bytes]] = (b"", {})
    pages: dict[str, Written] = {}
    folders: dict[str, Stat] = {}
    seen: int = 0
    warnings: list[Fault] = []
    made: dict[str, Asset] = {}
    search: dict[str, str] = {}
    searched: bool = False
    packing: bytes = b""

    def part(self, *names: str) -> dict[str, Any]:
        """Give some of what it holds, by name."""
        return {name: getattr(self, name) for name in names}


# What an index holds of what was read, and of what was written.
READ = ("since", "sources", "records", "newer", "assets")
WRITTEN = ("pages", "folders", "seen", "made", "search", "packing")


class _Version(Struct):
    """The version of an index, whatever else it holds."""

    version: int = 0


_decoder = msgspec.msgpack.Decoder(Index)
_version = msgspec.msgpack.Decoder(_Version)


def stat_of(path: str | os.PathLike[str]) -> Stat:
    """Give the stat of a file, without following a link."""
    found = os.lstat(path)
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def settled(stat: Stat, since: int) -> bool:
    """Say whether a file's stamps are older than a moment: only then can an equal stat be trusted."""
    return stat[0] < since and stat[1] < since


class Store:
    """The store of one output folder; use it within `opened`. It is `damaged` where it held what it should not."""

    def __init__(self, folder: Path, damaged: bool = False) -> None:
        self.folder, self.damaged = folder, damaged
        self._bodies: sqlite3.Connection | None = None

    # ── the index ────────────────────────────────────────────────────────────────────────────

    def load(self, engine: bytes, reader: bytes) -> Index:
        """Give the index of the last build; an empty one where there is none that can be used.

        Of one that was made by other code, what was read stands where the code that reads is the same, and what
        was written may still be whole.
        """
        try:
            data = kept.read(self.folder / "index")
            try:
                index = kept.decoded(_decoder, data)
            except Damaged:
                if kept.decoded(_version, data).version != VERSION:
                    return Index()
                raise
            if index.version != VERSION:
                return Index()
            if index.world and not _spans(*index.span):
                raise Damaged("span")
        except OSError:
            return Index()
        except (Damaged, ValueError):
            self.damaged = True
            return Index()
        if index.engine != engine:
            return Index(**index.part(*WRITTEN, *(READ if index.reader == reader else ())))
        return index

    def save(self, index: Index) -> None:
        """Keep an index, whole or not at all."""
        kept.write(self.folder / "index", msgspec.msgpack.encode(index), self.folder / "index.new")
        for path in _records(self.folder):
            if path.name != f"{RECORDS}{index.records}":
                plain.remove(path)

    def records(self, hash: str) -> bytes:
        """Give the records of a hash, as JSON; none for no hash. Raises Damaged."""
        try:
            return kept.read(self.folder / f"{RECORDS}{hash}", hash) if hash else b"{}"
        except OSError as error:
            raise Damaged(str(error)) from None

    def keep_records(self, data: bytes) -> str:
        """Keep records, beside those of the index that stands until another is kept; give their hash."""
        hash = digest(data)
        kept.write(self.folder / f"{RECORDS}{hash}", data, self.folder / f"{RECORDS}new")
        return hash

    @property
    def unfinished(self) -> bool:
        """Whether a build was cut off while it changed the output."""
        return (self.folder / "unfinished").exists()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Mark the output as being changed, until all is done and the index is saved."""
        (self.folder / "unfinished").touch()
        yield
        (self.folder / "unfinished").unlink(missing_ok=True)

    # ── the bodies ───────────────────────────────────────────────────────────────────────────

    def _connection(self) -> sqlite3.Connection:
        if self._bodies is None:
            path = self.folder / "bodies"
            self._bodies = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._bodies.execute("PRAGMA journal_mode = MEMORY")
            # A body lost in a power cut is read again; waiting for the disk would gain nothing.
            self._bodies.execute("PRAGMA synchronous = OFF")
            held = self._bodies.execute("SELECT sql FROM sqlite_master").fetchall()
            if not held:
                self._bodies.execute(TABLE)
            elif held != [(TABLE,)]:  # a view or a trigger could do anything, or never end
                raise sqlite3.DatabaseError("not a table of ours")
        return self._bodies

    def borrow(self, folder: Path, records: str, bodies: bool) -> bool:
        """Take over the records of another store, and its bodies, of which each is checked when it is asked for.

        Say whether they could be had.
        """
        try:
            self.keep_records(Store(folder).records(records))
            data = plain.read(folder / "bodies") if bodies else b""
        except (OSError, Damaged):
            return False
        if bodies:
            self.forget("bodies", "bodies-journal")
            (self.folder / "bodies").write_bytes(data)
        return True

    def keep(self, bodies: Iterable[tuple[str, str]]) -> None:
        """Keep bodies by their hash. Raises Damaged."""
        try:
            connection = self._connection()
            connection.execute("BEGIN")
            connection.executemany("INSERT OR IGNORE INTO bodies VALUES (?, ?)", bodies)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise Damaged(str(error)) from None

    def body(self, hash: str) -> str:
        """Give the HTML of a body, checked against its hash. Raises Damaged."""
        try:
            row = (
                self._connection()
                .execute("SELECT html FROM bodies WHERE hash = ?", (hash,))
                .fetchone()
            )
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise Damaged(str(error)) from None
        if not row or not isinstance(row[0], str) or digest(row[0].encode()) != hash:
            raise Damaged(f"body {hash}")
        return row[0]

    def prune(self, used: set[str]) -> None:
        """Forget bodies that no source has, once they are more than those that some source has.

        Bodies that cannot be pruned are all forgotten: those that are missed later are read again.
        """
        try:
            self._prune(used)
        except sqlite3.Error:
            self.forget("bodies", "bodies-journal")

    def _prune(self, used: set[str]) -> None:
        connection = self._connection()
        (held,) = connection.execute("SELECT count(*) FROM bodies").fetchone()
        if held <= 2 * len(used) + 100:
            return
        rows = connection.execute("SELECT hash FROM bodies").fetchall()
        gone = [row for row in rows if row[0] not in used]
        connection.execute("BEGIN")
        connection.executemany("DELETE FROM bodies WHERE hash = ?", gone)
        connection.execute("COMMIT")
        connection.execute("VACUUM")

    def reopen(self) -> None:
        """Let go of a connection that was inherited over a fork; the next use makes a new one."""
        self._bodies = None

    def close(self) -> None:
        """Close the bodies."""
        if self._bodies is not None:
            self._bodies.close()
            self._bodies = None

    def forget(self, *names: str) -> None:
        """Begin again: remove what is held, or all of it but the mark of an unfinished change."""
        self.close()
        for name in names or (*HELD, *(path.name for path in _records(self.folder))):
            plain.remove(self.folder / name)


def _records(folder: Path) -> list[Path]:
    return [*folder.glob(f"{RECORDS}*")]


def _spans(since: str, until: str) -> bool:
    """Say whether two moments are as a build writes them, and in their order."""
    moments = [dt.datetime.fromisoformat(one) for one in (since, until)]
    written = [one.isoformat() for one in moments if one.tzinfo is None]
    return written == [since, until] and moments[0] < moments[1]


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Open the store in a folder, which is made if need be, under a lock: one build at a time.

    What stands in its way goes: whatever is no folder or no file of one name. Raises OSError where the folder
    cannot be written.
    """
    above, lock = folder.parent, folder / "lock"
    odd = False
    if os.path.lexists(above) and not above.is_dir():
        plain.remove(above)
        odd = True
    for one in (folder, above / "made", above / "search"):  # with what is kept for all stores
        odd |= plain.tidy(one, folder=True)
    folder.mkdir(parents=True, exist_ok=True)
    odd |= plain.tidy(lock)
    with open(os.open(lock, os.O_RDWR | os.O_CREAT | plain.SAFELY, 0o666)) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        for path in (*(folder / name for name in (*HELD, "unfinished")), *_records(folder)):
            odd |= plain.tidy(path)
        store = Store(folder, odd)
        try:
            yield store
        finally:
            store.close()


def others(store: Path) -> list[Path]:
    """Give the stores beside one, of other outputs, that of the last build first.

    Each belongs to a build of its own, which may take it away meanwhile.
    """
    found = []
    for index in store.parent.glob("*/index"):
        with suppress(FileNotFoundError):
            found.append((-index.lstat().st_mtime_ns, index.parent))
    return [folder for _, folder in sorted(found) if folder != store]
