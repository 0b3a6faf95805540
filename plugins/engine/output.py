"""The output folder: what stands in it, what is staged beside it, and the switch from old to new.

Pages are written beside the output first, and moved into it only when all of them are there. So a fault
or a full disk leaves the old site as it was; a build that is killed while it moves files leaves a mark in
the store, and the next one looks through every folder.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from . import plain
from .store import Stat, Written, settled, stat_of

_STEP = r"(?!\.{1,2}(?:/|\Z))[^/\\\x00-\x1f]+"
_WITHIN = re.compile(rf"{_STEP}(?:/{_STEP})*")


def within(address: str) -> bool:
    """Say whether an address is that of a file below the output folder, and leads nowhere else.

    None that content gives leads away; one of a store that somebody else wrote might.
    """
    return _WITHIN.fullmatch(address) is not None


def staging(output: Path) -> Path:
    """Give the folder where pages are staged: beside the output, on the same disk, hidden."""
    return output.parent / f".{output.name}.staged"


def sha256(data: bytes) -> bytes:
    """Give the hash of a page's bytes: SHA-256, which release.json tells of every file."""
    return hashlib.sha256(data).digest()


def staged_name(number: int, address: str, whole: bool) -> str:
    """Give a page's place in the staging folder.

    Where the staging folder will itself become the output (`whole`), that is its address. Elsewhere it is
    a number, in folders of a thousand: making and removing a folder a page would cost more than the pages.
    """
    return address if whole else f"{number // 1000}/{number}"


def stage(folder: Path, name: str, data: bytes) -> None:
    """Write a page's bytes to its place in the staging folder."""
    path = f"{folder}/{name}"
    try:
        file = open(path, "wb")  # noqa: SIM115 - closed below, after a second way to open it
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        file = open(path, "wb")  # noqa: SIM115
    with file:
        file.write(data)


def intact(output: Path, address: str, written: Written, seen: int) -> Stat | None:
    """Give the stat of a page's file if its bytes are still those that were written, else None.

    An unchanged stat is enough where it was settled when it was `seen`; another one, as after a checkout
    or a copy, has the bytes hashed.
    """
    path = f"{output}/{address}"
    try:
        stat = stat_of(path)
        if stat == written.stat and settled(stat, seen):
            return stat
        if not S_ISREG(
            os.lstat(path).st_mode
        ):  # a link, or a pipe that would keep the reader waiting
            return None
        with open(path, "rb") as file:
            return stat if sha256(file.read()) == written.hash else None
    except OSError:
        return None


def standing(output: Path, address: str, written: Written, seen: int) -> Written | None:
    """Give what is kept of a page that is `intact`, with the stat that its file has now, else None."""
    stat = intact(output, address, written, seen)
    if stat is None or stat == written.stat:
        return written if stat else None
    return Written(written.fingerprint, written.hash, stat)


def stands(output: Path, address: str) -> bool:
    """Say whether anything stands at an address, be it a link that leads nowhere."""
    return os.path.lexists(f"{output}/{address}")


def absent(output: Path) -> bool:
    """Say whether there is no output yet, so that the staging folder can become it by one rename."""
    return not output.is_symlink() and (
        not output.exists() or (output.is_dir() and not any(output.iterdir()))
    )


def switch(staged: Path, output: Path, names: Mapping[str, str], whole: bool) -> None:
    """Move staged pages into the output, each by one rename; what stands in a page's way goes.

    `names` gives the place of each address in the staging folder. With `whole` the staging folder
    becomes the output, by one rename.
    """
    if whole:
        if output.exists():
            output.rmdir()
        os.replace(staged, output)
        return
    for address, name in names.items():
        source, target = f"{staged}/{name}", f"{output}/{address}"
        try:
            os.replace(source, target)
        except OSError:
            _clear(output, address)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            os.replace(source, target)


def _clear(output: Path, address: str) -> None:
    """Take away what stands where a page must: a file where a folder is needed, or the reverse."""
    path = output
    *parents, name = address.split("/")
    for parent in parents:
        path = path / parent
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            path.unlink()
    path = path / name
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)


def folders(addresses: Iterable[str]) -> set[str]:
    """Give the folders that pages stand in, the output folder itself as an empty name."""
    found = {""}
    for address in addresses:
        folder = address.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def stats(output: Path, names: Iterable[str]) -> dict[str, Stat]:
    """Give the stats of the folders below the output that there are."""
    found = {}
    for name in names:
        with suppress(FileNotFoundError, NotADirectoryError):
            found[name] = stat_of(f"{output}/{name}")
    return found


def strangers(
    output: Path, planned: set[str], known: Mapping[str, Stat], before: Iterable[str]
) -> Iterator[str]:
    """Give what stands in the output and is no page: files, links, and folders without pages.

    Looked into are the folders that have changed since they were `known`, and those that hold pages of
    `before` that are no longer planned. Nothing below a stranger is looked into: a link may lead anywhere.
    """
    wanted = folders(planned)
    left = {_nearest(address, wanted) for address in before if address not in planned}
    found: set[str] = set()
    for folder in sorted(wanted):  # a folder stands before those below it
        path = f"{output}/{folder}"
        if folder and (folder in found or folder.rpartition("/")[0] in found):
            found.add(folder)
            continue
        try:
            if folder not in left and stat_of(path) == known.get(folder):
                continue
            if folder and os.path.islink(path):
                found.add(folder)
                yield folder
                continue
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            name = f"{folder}/{entry.name}" if folder else entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if name not in (wanted if is_folder else planned):
                found.add(name)
                yield name


def _nearest(address: str, wanted: set[str]) -> str:
    """The innermost folder around an address that still has pages: what is left of it shows there."""
    folder = address.rpartition("/")[0]
    while folder not in wanted:
        folder = folder.rpartition("/")[0]
    return folder


def remove(output: Path, names: Iterable[str]) -> None:
    """Remove files and folders from the output, and the folders that are empty after that."""
    for name in names:
        plain.remove(output / name)
        parent = (output / name).parent
        while parent != output and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent
