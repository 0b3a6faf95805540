"""Reading what has changed: sources, media files and settings, each once, by the hash of its bytes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from ..media import asset as media
from ..model.names import digest
from ..model.source import RECORD, RECORDS, Record, face, shape
from ..reading.read import words
from ..schema import office, seal, toml
from ..schema.faults import Fault, fault
from ..schema.near import near
from ..schema.seal import Sealed
from . import parallel
from .content import Listed
from .store import Damaged, Index, Input, ReadAsset, Stat, Store, settled

MOST_NEWER = 100  # records that are kept beside the others before all are written together again
MEDIA = 8  # media files to a worker at a time: a photo is decoded whole, to see that it can be
Convert = Callable[[str, bytes], tuple[Record | None, str, list[Fault]]]


@dataclass
class Sources:
    """The sources of a build: what each file is by hash, and the records of those that were read anew."""

    index: Index
    store: Store
    inputs: dict[str, Input] = field(default_factory=dict)
    fresh: dict[str, Record] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    retitled: list[str] = field(default_factory=list)  # those whose headings are not what they were

    @property
    def few(self) -> bool:
        """Whether so few sources were read that their records are kept beside those of an earlier build."""
        return bool(self.index.sources) and len(self.newer()) <= MOST_NEWER

    def records(self) -> dict[str, Record]:
        """The records of all sources, in the order of their paths. Raises Damaged."""
        try:
            held = RECORDS.decode(self.store.records(self.index.records))
            held.update(RECORDS.decode(self.index.newer))
            self.retitled = [
                path
                for path, one in self.fresh.items()
                if path in held and held[path].text.headings != one.text.headings
            ]
            return {
                path: self.fresh[path] if path in self.fresh else held[path] for path in self.inputs
            }
        except (msgspec.MsgspecError, KeyError, ValueError) as error:
            raise Damaged(str(error)) from None

    def newer(self) -> dict[str, Record]:
        """The records that were read since all of them were last kept together. Raises Damaged."""
        try:
            return {**RECORDS.decode(self.index.newer), **self.fresh}
        except (msgspec.MsgspecError, ValueError) as error:
            raise Damaged(str(error)) from None

    def changed(self) -> list[str]:
        """The files whose text, or whose title or summary, is not what the last build had."""
        before, now = self.index.sources, self.inputs
        return [
            path
            for path in self.fresh
            if path not in before
            or path not in now
            or (before[path].text, before[path].face) != (now[path].text, now[path].face)
        ]

    def retold(self) -> set[str]:
        """The stories of which others see something else than before, by name."""
        before, now = self.index.sources, self.inputs
        return {
            one.source.story
            for path, one in self.fresh.items()
            if path in before and path in now and before[path].face != now[path].face
        }


def sources(
    folder: Path,
    listed: Mapping[str, Stat],
    index: Index,
    store: Store,
    convert: Convert,
    jobs: int,
    progress: Callable[[str, int, int], None],
) -> Sources:
    """Read the sources that have changed since the last build, on all cores, and keep their bodies."""
    made = Sources(index, store)
    unread: list[tuple[str, Stat]] = []
    before, since = index.sources, index.since
    for path, stat in listed.items():
        held = before.get(path)
        if held and held.stat == stat and settled(stat, since):
            made.inputs[path] = held
        else:
            unread.append((path, stat))

    def some(chunk: Sequence[tuple[str, Stat]]) -> list[tuple[Input, str, bytes, str, list[Fault]]]:
        return [_read(folder, path, stat, index, convert) for path, stat in chunk]

    done = 0
    for results in parallel.mapped(some, unread, jobs):
        bodies = []
        for one, path, encoded, html, found in results:
            refused = any(not fault.warning for fault in found)
            if encoded:
                record = RECORD.decode(encoded)
                made.fresh[path] = record
                bodies.append((record.text.body, html))
            if refused:
                made.faults += found  # its warnings too, for no input keeps them
            else:
                made.inputs[path] = one
        if bodies:
            store.keep(bodies)
        done += len(results)
        progress("read", done, len(unread))
    made.inputs = dict(sorted(made.inputs.items()))
    return made


def _read(
    folder: Path, path: str, stat: Stat, index: Index, convert: Convert
) -> tuple[Input, str, bytes, str, list[Fault]]:
    """Read one file: what it is, its record as JSON, its HTML, its faults."""
    try:
        data = (folder / path).read_bytes()
    except OSError as error:
        return Input(stat, ""), path, b"", "", [fault(path, 0, "unreadable", value=error.strerror)]
    hash = digest(data)
    held = index.sources.get(path)
    if held and held.hash == hash:
        return msgspec.structs.replace(held, stat=stat), path, b"", "", []
    record, html, found = convert(path, data)
    if record is None:
        return Input(stat, hash), path, b"", "", found
    text = digest(msgspec.json.encode(record.text))
    source, kept = record.source, (words(record), record.text.seal, tuple(found))
    one = Input(stat, hash, face(source), shape(source), text, *kept)
    return one, path, msgspec.json.encode(record), html, found


def assets(
    folder: Path,
    listed: Mapping[str, Stat],
    named: Sequence[str],
    index: Index,
    jobs: int = 1,
    progress: Callable[[str, int, int], None] = lambda what, done, of: None,
) -> tuple[dict[str, ReadAsset], list[Fault]]:
    """Read the files that are named and that are there, on all cores; a known file is not read again.

    What a sealed PDF is by the register, its SHA-256, stands as the `seal` of what was read.
    """
    held: dict[str, ReadAsset] = {}
    unread: list[tuple[str, Stat]] = []
    for path in named:
        stat = listed.get(path)
        if stat is None:
            continue  # where it is referred to, it is a fault
        known = index.assets.get(path)
        if known and known.input.stat == stat and settled(stat, index.since):
            held[path] = known
        else:
            unread.append((path, stat))

    def some(chunk: Sequence[tuple[str, Stat]]) -> list[tuple[str, ReadAsset | None, list[Fault]]]:
        return [(path, *_asset(folder, path, stat, index)) for path, stat in chunk]

    faults: list[Fault] = []
    done = 0
    for results in parallel.mapped(some, unread, jobs, chunk=MEDIA):
        for path, one, wrong in results:
            faults += wrong
            if one:
                held[path] = one
        done += len(results)
        progress("look", done, len(unread))
    return {path: held[path] for path in named if path in held}, faults


def _asset(
    folder: Path, path: str, stat: Stat, index: Index
) -> tuple[ReadAsset | None, list[Fault]]:
    """Read one media file: what it is, or its faults."""
    try:
        data = (folder / path).read_bytes()
    except OSError as error:
        return None, [fault(path, 0, "unreadable", value=error.strerror)]
    hash, known = digest(data), index.assets.get(path)
    read = Input(stat, hash, seal=seal.sha256(data) if seal.is_paper(path) else "")
    if known and known.input.hash == hash:
        return ReadAsset(read, known.asset), []
    asset, wrong = media.read(path, data, hash)
    return (ReadAsset(read, asset) if asset else None), wrong


@dataclass(frozen=True)
class Settings:
    """The office's facts, the topics, the sealed releases, and the bytes that they were read from."""

    office: office.Office
    topics: tuple[office.Topic, ...]
    sealed: tuple[Sealed, ...]
    data: Mapping[str, bytes]
    faults: tuple[Fault, ...]

    @property
    def sound_topics(self) -> tuple[office.Topic, ...] | None:
        """The topics, None where their file is wrong: then no story can be held against it."""
        wrong = any(one.path == office.TOPICS_FILE for one in self.faults)
        return None if wrong else self.topics

    def placed(self, found: Sequence[Fault]) -> list[Fault]:
        """Give faults between stories, those of a topic with the line of its key."""
        return [
            msgspec.structs.replace(
                one, line=toml.line(self.data[one.path], f'"{dict(one.fill)["value"]}"'), column=1
            )
            if one.path == office.TOPICS_FILE
            else one
            for one in found
        ]


def settings(folder: Path, listed: Listed) -> Settings:
    """Read content/office.toml, content/topics.toml and the register of sealed releases, where there are any."""
    data = {name: (folder / name).read_bytes() for name in listed.settings}
    facts, faults = office.office(data.get(office.OFFICE_FILE, b""))
    topics, found = office.topics(data.get(office.TOPICS_FILE, b""))
    emblem = facts.site.emblem
    if emblem and emblem not in listed.files:
        fill = {"value": emblem, **near(emblem, listed.files)}
        found.append(fault(office.OFFICE_FILE, 0, "missing-file", **fill))
    sealed, wrong = seal.register(data.get(seal.REGISTER, b""))
    return Settings(facts, topics, sealed, data, (*faults, *found, *wrong))
