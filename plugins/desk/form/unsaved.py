"""What is typed and not saved: kept beside the content, never in it, until it is saved or thrown away.

It is there again after a crash of the browser or of the server. Each writer has a folder of his own.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from ...model.names import digest
from ...reading import read
from ...schema.faults import Fault, fault
from .. import safe
from . import saving
from .pair import Edits

MOST_BYTES = 4_000_000  # of one story: both its files and as much again
MOST = 200  # stories of one writer: the oldest go


class UnsavedLine(Struct, frozen=True, array_like=True):
    """An edit as it is kept: language, field, and the line or the lines that were typed."""

    lang: str
    field: str
    value: str | list[str]


class Unsaved(Struct, frozen=True):
    """What a writer has typed of a story and not saved, and the stamps that its files had when they were opened."""

    section: str
    pair: str
    stamps: Mapping[str, str]
    lines: tuple[UnsavedLine, ...]

    @property
    def edits(self) -> Edits:
        """The edits, as `pair.written` takes them."""
        return {(one.lang, one.field): one.value for one in self.lines}


def keep(
    cache: Path, writer: str, section: str, pair: str, stamps: Mapping[str, str], edits: Edits
) -> list[Fault]:
    """Keep what was typed of a story in the place of what was kept before; or give why it is not kept.

    That is where it is too much, where its name is none of the schema's, or as on a full disk.
    """
    name = f"{section}/{pair}.sw.md"
    path = _path(cache, writer, section, pair)
    lines = tuple(
        UnsavedLine(lang, field, value if isinstance(value, str) else list(value))
        for (lang, field), value in edits.items()
    )
    data = msgspec.json.encode(Unsaved(section, pair, stamps, lines))
    if path is None:
        return read.name(name)[1]
    if len(data) > MOST_BYTES:
        sizes = {"size": len(data) // 1000, "most": MOST_BYTES // 1000}
        return [fault(name, 0, "too-large-text", **sizes)]
    try:
        safe.write(path, data)
        for old in _newest(path.parent)[MOST:]:
            old.unlink(missing_ok=True)
    except OSError as error:
        return [saving.refused(name, error)]
    return []


def kept(cache: Path, writer: str, section: str, pair: str) -> Unsaved | None:
    """Give what a writer has typed of a story and not saved, None where there is nothing."""
    path = _path(cache, writer, section, pair)
    return _read(path) if path else None


def forget(cache: Path, writer: str, section: str, pair: str) -> None:
    """Forget what was typed of a story: it was saved, or thrown away."""
    if path := _path(cache, writer, section, pair):
        path.unlink(missing_ok=True)


def _folder(cache: Path, writer: str) -> Path:
    """A writer's folder: a name may hold any letter, a folder's not."""
    return cache / "unsaved" / digest(writer.encode("utf-8", "surrogatepass"))


def _path(cache: Path, writer: str, section: str, pair: str) -> Path | None:
    if read.name(f"{section}/{pair}.sw.md")[1]:
        return None
    # A pair may be as long as a file's name may be.
    name = digest(f"{section}/{pair}".encode())
    return _folder(cache, writer) / f"{name}.json"


def _read(path: Path) -> Unsaved | None:
    """What a file holds; of one that is not ours, or is gone, nothing."""
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(path.read_bytes(), type=Unsaved)
    return None


def _newest(folder: Path) -> list[Path]:
    """The files that are kept in a folder, the newest first."""
    found: list[tuple[int, str]] = []
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".json"):
                with suppress(FileNotFoundError):
                    found.append((entry.stat().st_mtime_ns, entry.path))
    return [Path(path) for _, path in sorted(found, reverse=True)]
