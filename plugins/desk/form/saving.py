"""Saving a story: both its files or neither, and never over a file that has changed since it was opened.

The new bytes are first written beside both files, then into a journal, and put in place by renames. Whoever is
killed before the journal stands has changed nothing; what the journal says is finished at the next start.
"""

import base64
import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from ...model.names import digest
from ...reading import read, scan
from ...schema import fields, seal
from ...schema.faults import Fault, fault
from .. import given, safe

PREFIX = ".fomu-"  # of what stands beside a file until it is put in its place
_RULES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EACCES: "not-writable",
    errno.EPERM: "not-writable",
    errno.EROFS: "not-writable",
    errno.ENAMETOOLONG: "name-too-long",
}


class Differing(Struct, frozen=True):
    """A file of a story that has changed: its bytes now, None where it is gone, and those that were to be saved."""

    path: str
    theirs: bytes | None
    ours: bytes


class SaveOutcome(Struct, frozen=True):
    """What a save did: it was done where there are no `faults`; then `stamps` are those of the files as they are.

    `differing` are all files of the story where one has changed meanwhile. Who chooses a text saves it anew, with
    the stamps of what was shown, which `stamp` gives.
    """

    faults: tuple[Fault, ...] = ()
    differing: tuple[Differing, ...] = ()
    stamps: Mapping[str, str] = {}


class JournalLine(Struct, frozen=True):
    """A file of a save that was begun: what it was, None where there was none, and what it is to be; as base64."""

    path: str
    before: str | None
    after: str


def stamp(data: bytes | None) -> str:
    """Give what tells whether a file is as it was; nothing for no file."""
    return "" if data is None else digest(data)


def save(
    folder: Path, cache: Path, stamps: Mapping[str, str], texts: Mapping[str, bytes]
) -> SaveOutcome:
    """Save the files of one story below the content folder, whole or not at all.

    `stamps` say of each path what it was when it was opened (`Opened.stamps`), `texts` what it is to be
    (`pair.written`). `cache` is where what is kept beside the content stands (`begun`).
    """
    if found := [one for path in {*stamps, *texts} for one in read.name(path)[1]]:
        return SaveOutcome(tuple(found))
    if found := [one for path, data in texts.items() for one in scan.too_large(path, data)]:
        return SaveOutcome(tuple(found))
    section = next(iter(texts)).partition("/")[0] if texts else ""
    place = folder / section
    try:
        if os.path.islink(place):
            return SaveOutcome((fault(section, 0, "symbolic-link", value=section),))
        place.mkdir(exist_ok=True)
        with safe.alone(place):
            return _save(folder, cache, stamps, texts)
    except OSError as error:
        return SaveOutcome((refused(next(iter(texts), ""), error),))


def _save(
    folder: Path, cache: Path, stamps: Mapping[str, str], texts: Mapping[str, bytes]
) -> SaveOutcome:
    for path in {*stamps, *texts}:
        if os.path.islink(folder / path):
            return SaveOutcome((fault(path, 0, "symbolic-link", value=path),))
    now = {path: _bytes(folder / path) for path in {*stamps, *texts}}
    changed = sorted(  # what stands already as it is to be saved is in nobody's way
        path
        for path in now
        if stamp(now[path]) != stamps.get(path, "") and now[path] != texts.get(path)
    )
    if changed:
        differing = tuple(Differing(one, now[one], texts[one]) for one in sorted(texts))
        return SaveOutcome(tuple(fault(one, 0, "file-changed") for one in changed), differing)
    if found := _sealed(folder, texts):
        return SaveOutcome(tuple(found))
    new = {path: data for path, data in texts.items() if data != now[path]}
    _place(folder, cache, now, new)
    return SaveOutcome(stamps={path: stamp(texts.get(path, now[path])) for path in now})


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _sealed(folder: Path, texts: Mapping[str, bytes]) -> list[Fault]:
    """What would change of a sealed release: it says what it said, but for what may be written later."""
    lines, _ = seal.register(given.held(folder / seal.REGISTER))
    seals: dict[str, str] = {}
    gone: set[str] = set()
    for line in lines:
        scanned = scan.scan(line.path, texts[line.path])[0] if line.path in texts else None
        if scanned:
            headers = [(one.name, [item.text for item in one.items]) for one in scanned.headers]
            seals[line.path] = seal.hash_of(headers, scanned.body)
            known = fields.names("press")
            if any(known.get(name.lower()) == "withdrawn" and items for name, items in headers):
                gone.add(line.path)
    return seal.faults([one for one in lines if one.path in seals], seals, (), gone)


def _place(
    folder: Path, cache: Path, now: Mapping[str, bytes | None], new: Mapping[str, bytes]
) -> None:
    """Put new bytes in the place of these files, all or none. Raises OSError; then all is as it was."""
    made: dict[str, str] = {}
    journal = journals(cache) / f"{digest(repr(sorted(new)).encode())}.json"
    try:
        for path, data in new.items():
            made[path] = safe.beside(folder / path, data, PREFIX)
        if len(new) > 1:
            lines = [JournalLine(one, _typed(now[one]), _typed(new[one]) or "") for one in new]
            safe.write(journal, msgspec.json.encode(lines))
            _settle(journal.parent)
    except BaseException:
        _drop(journal, made)
        raise
    placed: list[str] = []
    try:
        for path, beside in made.items():
            os.replace(beside, folder / path)
            placed.append(path)
            _settle((folder / path).parent)
    except BaseException:
        for path in placed:
            _put(folder / path, now[path])
        _drop(journal, made)
        raise
    safe.remove(str(journal))  # one that stays finds all done


def _settle(folder: Path) -> None:
    """Have the names of a folder written to the disk, where its system does that."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        safe.write(path, data)


def _drop(journal: Path, made: Mapping[str, str]) -> None:
    """Take away what a save that failed has left beside the files; the journal last."""
    for beside in made.values():
        safe.remove(beside)
    safe.remove(str(journal))


def _typed(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode()


# ── what a kill has left ─────────────────────────────────────────────────────────────────────


def begun(root: Path, content: Path) -> Path:
    """Give the folder of what a form keeps for a content folder; what a kill has left of a save is finished first.

    It is no part of the cache of builds, which anybody may delete: what is typed would go with it.
    """
    kept = root / ".form" / digest(os.fsencode(content.resolve()))[:16]
    with suppress(OSError):  # as on a full disk: then at the next start
        recover(content, kept)
    return kept


def journals(cache: Path) -> Path:
    """Give the folder of the saves that were begun."""
    return cache / "saving"


def recover(folder: Path, cache: Path) -> list[str]:
    """Finish the saves that a kill has cut short, and take away what they left; give the paths that were finished.

    A file that somebody has changed since stays as it is: what was typed is still kept with the unsaved texts.
    """
    done: list[str] = []
    for journal in sorted(journals(cache).glob("*.json")):
        for line in _lines(journal):
            with safe.alone((folder / line.path).parent):
                now = _typed(_bytes(folder / line.path))
                if now == line.before and now != line.after:
                    safe.write(folder / line.path, base64.b64decode(line.after))
                    done.append(line.path)
        journal.unlink(missing_ok=True)  # another server may have been at it
    for beside in journals(cache).glob(".*~"):
        beside.unlink(missing_ok=True)
    for section in fields.MODELS:
        for beside in (folder / section).glob(f"{PREFIX}*~"):
            with safe.alone(folder / section), suppress(OSError):
                beside.unlink()
    return done


def _lines(journal: Path) -> Iterator[JournalLine]:
    """The lines of a journal; none of one that is not ours."""
    try:
        lines = msgspec.json.decode(journal.read_bytes(), type=list[JournalLine])
    except (OSError, msgspec.MsgspecError):
        return
    yield from (line for line in lines if not read.name(line.path)[1])


def refused(path: str, error: OSError) -> Fault:
    """Give the fault of what the system refused when a file was to be written."""
    rule = _RULES.get(error.errno or 0, "system")
    return fault(path, 0, rule, value=error.strerror or error)
