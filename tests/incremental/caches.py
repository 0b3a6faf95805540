"""Steps of whatever may befall the store: deleted, cut, altered, of another version."""

import hashlib
import shutil
import sqlite3

import msgspec

from .steps import pick, step
from .work import Work, tree


@step("delete the cache")
def delete(work: Work, a: int, b: int) -> bool:
    if not work.cache.exists():
        return False
    shutil.rmtree(work.cache)
    return True


def _held(work: Work, name: str) -> bytes:
    path = work.cache / name
    return path.read_bytes() if path.is_file() else b""


@step("cut a file of the cache")
def cut(work: Work, a: int, b: int) -> bool:
    name = pick(["index", "units", "bodies"], a)
    if data := _held(work, name):
        (work.cache / name).write_bytes(data[: (b * 7919) % len(data)])
    return bool(data)


def _flip(work: Work, name: str, number: int) -> bool:
    if data := bytearray(_held(work, name)):
        data[(number * 7919) % len(data)] ^= 1 << number % 8
        (work.cache / name).write_bytes(data)
    return bool(data)


@step("flip a bit of the cache's index or units")
def flip_index(work: Work, a: int, b: int) -> bool:
    return _flip(work, pick(["index", "units"], a), a * 1000 + b)


@step("flip a bit of the cache's bodies")
def flip_bodies(work: Work, a: int, b: int) -> bool:
    return _flip(work, "bodies", a * 1000 + b)


@step("replace a file of the cache by garbage")
def garbage(work: Work, a: int, b: int) -> bool:
    name = pick(["index", "units", "bodies"], a)
    if held := _held(work, name):
        (work.cache / name).write_bytes(
            pick([b"", b"\0" * len(held), b"{}", b"SQLite format 3\0"], b)
        )
    return bool(held)


def _rewrite(work: Work, change: object) -> bool:
    """Change the index as a program of ours would write it: its hash fits."""
    head, _, data = _held(work, "index").partition(b"\n")
    if head != hashlib.blake2b(data, digest_size=20).hexdigest().encode():
        return False  # there is none, or it is damaged already
    index = msgspec.msgpack.decode(data)
    change(index)  # type: ignore[operator]
    made = msgspec.msgpack.encode(index)
    new = hashlib.blake2b(made, digest_size=20).hexdigest().encode()
    (work.cache / "index").write_bytes(new + b"\n" + made)
    return True


@step("an index of another version")
def version(work: Work, a: int, b: int) -> bool:
    return _rewrite(work, lambda index: index.update(version=index["version"] + [-1, 1][a % 2]))


@step("an index of other types")
def types(work: Work, a: int, b: int) -> bool:
    name, value = pick(
        [("pages", [1]), ("since", "x"), ("sources", {"a": 1}), ("folders", {"": 0})], a
    )
    return _rewrite(work, lambda index: index.update({name: value}))


@step("an index that names files elsewhere")
def poison(work: Work, a: int, b: int) -> bool:
    """Addresses that lead out of the output must not have anything deleted or kept there."""

    def change(index: dict) -> None:
        if isinstance(index["pages"], dict) and index["pages"]:
            some = pick(sorted(index["pages"].items()), a)[1]
            for address in ("../content/office.toml", "/tmp", "..", "a/../../theme/x", ""):
                index["pages"][address] = some
            index["folders"] = {**index["folders"], "..": [0, 0, 0, 0]}

    return _rewrite(work, change)


@step("remove the cache's bodies")
def bodies(work: Work, a: int, b: int) -> bool:
    if not (work.cache / "bodies").exists():
        return False
    (work.cache / "bodies").unlink()
    return True


@step("swap rows of the cache's bodies")
def rows(work: Work, a: int, b: int) -> bool:
    if not _held(work, "bodies"):
        return False
    held = sqlite3.connect(work.cache / "bodies", isolation_level=None)
    try:
        first = "(SELECT html FROM bodies ORDER BY hash LIMIT 1 OFFSET ?)"
        return held.execute(f"UPDATE bodies SET html = {first}", (a % 5,)).rowcount > 1
    except sqlite3.Error:
        return False  # it is damaged already
    finally:
        held.close()


@step("an old cache put back")
def old(work: Work, a: int, b: int) -> bool:
    """The cache of some builds ago: what it says of the output is no longer true."""
    kept = work.folder / "cache.kept"
    if not work.cache.exists():
        return False
    if not kept.exists():  # nothing is old yet: let it grow old
        shutil.copytree(work.cache, kept)
        pick([*work.stories.values()], a).title = b % 6
        work.settle()
        work.follow(work.clean(), tree(work.output))
    shutil.rmtree(work.cache)
    kept.rename(work.cache)
    return True


@step("everything copied from another machine")
def copied(work: Work, a: int, b: int) -> bool:
    """Copy content, theme, output and cache: every inode and ctime is new, every mtime is kept."""
    if not work.cache.exists():
        return False
    for folder in (work.content, work.theme, work.output, work.cache):
        work.rewrite(folder, "-a")
    return True
