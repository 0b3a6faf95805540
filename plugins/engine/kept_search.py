"""The indexes that are kept: a folder each, named by the hash of all that it was made from, with a list.

The list is written with the folder, which takes its name only when it is whole. All is checked when it is
read; an index that is odd is made again. Nothing in it can run code here.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from ..model.names import digest
from . import kept, plain

LIST = "list"
NEW = "new-"


class Kept(Struct, frozen=True):
    """A kept index: its folder's name, its files with their hashes, the addresses of its records."""

    name: str
    files: dict[str, str]
    urls: tuple[str, ...]


_decoder = msgspec.json.Decoder(Kept)


def load(folder: Path, name: str) -> Kept | None:
    """Give the index of this name, or None where there is none that is whole."""
    try:
        held = kept.decoded(_decoder, kept.read(folder / name / LIST))
        if all(
            digest(plain.read(folder / name / path)) == hash for path, hash in held.files.items()
        ):
            return held
    except (OSError, kept.Damaged, ValueError):
        pass
    return None


def keep(
    folder: Path,
    urls: Mapping[str, tuple[str, ...]],
    make: Callable[[Path], Iterable[tuple[str, Mapping[str, bytes]]]],
) -> dict[str, Kept]:
    """Make indexes in a folder of this process's own, and keep each; `urls` gives those of its records by name."""
    new = folder / f"{NEW}{os.getpid()}"
    plain.remove(new)
    new.mkdir(parents=True)
    try:
        return {name: _keep(folder, new, name, urls[name], files) for name, files in make(new)}
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _keep(
    folder: Path, new: Path, name: str, urls: tuple[str, ...], files: Mapping[str, bytes]
) -> Kept:
    whole = new / name
    for path, data in files.items():
        (whole / path).parent.mkdir(parents=True, exist_ok=True)
        (whole / path).write_bytes(data)
    held = Kept(name, {path: digest(data) for path, data in files.items()}, urls)
    kept.write(whole / LIST, msgspec.json.encode(held), whole / NEW)
    if load(folder, name) is None:  # else another build made it meanwhile, and may be reading it
        plain.remove(folder / name)
        os.replace(whole, folder / name)
    return held


def changed(folder: Path) -> int:
    """Give when an index came or went last, in ns; 0 where none ever did."""
    try:
        return folder.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def prune(folder: Path, used: Collection[str], spare: int) -> None:
    """Forget the indexes that are not used here but the newest few, and what a killed process left."""
    held = [path for path in folder.glob("*") if path.name not in used]
    left = [path for path in held if path.name.startswith(NEW) and not _runs(path.name)]
    old = [path for path in held if not path.name.startswith(NEW)]
    old.sort(key=lambda path: path.lstat().st_mtime_ns, reverse=True)
    for path in (*left, *old[spare:]):
        with contextlib.suppress(OSError):
            plain.remove(path)


def _runs(name: str) -> bool:
    """Whether the process that a new folder is named by is still there."""
    try:
        os.kill(int(name.removeprefix(NEW)), 0)
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    except PermissionError:
        pass
    return True
