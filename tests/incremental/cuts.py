"""Steps that cut a build off: killed at its n-th change to the disk, or met by a full disk there.

Every call that changes the disk is counted, SQLite's too, so that the same number always cuts the same build at
the same place. What is killed is a forked child.
"""

import builtins
import errno
import os
import pathlib
import shutil
import signal
import sqlite3
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from plugins.engine.refused import Refused

from .steps import STEPS, pick, step
from .work import Tree, Work, differences, tree

DONE, CUT = 0, 9  # how the child says that the build came to its end, or that a worker was killed
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Counter:
    """Counts changes to the disk, keeps of what kind each was, and does what it is told at the n-th."""

    def __init__(self, number: int, act: Callable[[], None]) -> None:
        self.left, self.act = number, act
        self.hit = False
        self.kinds: list[str] = []

    def __call__(self, kind: str = "") -> None:
        self.kinds.append(kind)
        self.left -= 1
        if self.left == 0:
            self.hit = True
            self.act()


def _kind(name: str, place: Any) -> str:
    """Give what a change does and where: to which file of the store, or below which folder."""
    path = os.fspath(place) if isinstance(place, str | os.PathLike) else ""
    last = path.rpartition("/")[2]
    if last in ("unfinished", "index", "index.new", "lock", "release.json"):
        return f"{name} {last}"
    folders = (".output.staged", "output", "made", "search", "cache")
    return next((f"{name} {one}" for one in folders if f"/{one}/" in f"{path}/"), name)


def _connection(counter: Counter) -> type[sqlite3.Connection]:
    def count(kind: str) -> None:
        try:
            counter(kind)
        except OSError as error:  # as SQLite says it
            raise sqlite3.OperationalError("database or disk is full") from error

    class Counted(sqlite3.Connection):
        def execute(self, sql: str, *more: Any) -> sqlite3.Cursor:
            if not sql.startswith("SELECT"):
                count(sql.split()[0])
            return super().execute(sql, *more)

        def executemany(self, sql: str, rows: Iterable[Any]) -> sqlite3.Cursor:
            def counted() -> Iterator[Any]:
                for row in rows:
                    count("row")
                    yield row

            return super().executemany(sql, counted())

    return Counted


@contextmanager
def counted(counter: Counter) -> Iterator[None]:
    """Count, within, each call that changes the disk: opening to write, renaming, removing, SQL."""
    kept: list[tuple[Any, str, Any]] = []

    def put(module: Any, name: str, new: Any) -> None:
        kept.append((module, name, getattr(module, name)))
        setattr(module, name, new)

    def before(module: Any, name: str) -> None:
        old = getattr(module, name)

        def call(*given: Any, **named: Any) -> Any:
            counter(_kind(name, given[0] if given else ""))
            return old(*given, **named)

        put(module, name, call)

    old_open, old_connect = builtins.open, sqlite3.connect

    def open_(file: Any, mode: str = "r", *given: Any, **named: Any) -> Any:
        if "r" in mode:
            return old_open(file, mode, *given, **named)
        counter(_kind("open", file))
        made = old_open(file, mode, *given, **named)
        counter(_kind("opened", file))  # the file is there, and empty
        return made

    put(builtins, "open", open_)
    for name in (
        *("replace", "rename", "unlink", "remove", "rmdir", "mkdir", "makedirs"),
        *("link", "symlink", "utime", "fsync", "sync"),
    ):
        before(os, name)
    before(shutil, "rmtree")
    before(pathlib.Path, "touch")
    connection = _connection(counter)
    put(
        sqlite3, "connect", lambda *given, **named: old_connect(*given, factory=connection, **named)
    )
    try:
        yield
    finally:
        for module, name, old in reversed(kept):
            setattr(module, name, old)


def changes(work: Work) -> list[int]:
    """Build, and give the numbers of the first, a middle and the last change of each kind to the disk."""
    counter = Counter(0, lambda: None)
    with counted(counter):
        work.build()
    numbers: dict[str, list[int]] = {}
    for number, kind in enumerate(counter.kinds, 1):
        numbers.setdefault(kind, []).append(number)
    return sorted({some[at] for some in numbers.values() for at in (0, len(some) // 2, -1)})


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed(work: Work, number: int) -> bool:
    """Run a build in a child that kills itself at the n-th change to the disk; say if it did.

    Where the build does not say that it was changing the output, the old one stands or the new one.
    """
    standing = tree(work.output)
    child = os.fork()
    if child == 0:
        try:
            with counted(Counter(number, _kill)):
                work.build()
        except Refused:
            os._exit(DONE)
        except BrokenProcessPool:  # it was a worker that was killed
            os._exit(CUT)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(DONE)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (DONE, CUT, -signal.SIGKILL)
    _whole(work, standing)
    return code != DONE


def _whole(work: Work, standing: Tree) -> None:
    if not (work.cache / "unfinished").exists():
        assert tree(work.output) in (standing, work.clean())


def _provoke(work: Work, a: int, b: int) -> None:
    """Give the next build something to do: one of several other steps."""
    names = (
        "edit a body",
        "edit a title",
        "delete a story",
        "add a story",
        "edit the base layout",
        "change the engine: the lock",
        "delete the output",
        "delete the cache",
        "add a foreign folder to the output",
        "rename a story",
        "toggle a draft",
    )
    STEPS[pick(names, a)](work, a // len(names), b)


@step("killed in mid-build")
def kill(work: Work, a: int, b: int) -> bool:
    _provoke(work, a, b)
    return killed(work, 1 + b % pick([25, 60, 120], a))


@step("killed twice, with other edits between")
def kill_twice(work: Work, a: int, b: int) -> bool:
    _provoke(work, a, b)
    once = killed(work, 1 + a % 25)
    _provoke(work, b, a)
    return killed(work, 1 + b % 40) and once


@step("killed in mid-build, with several jobs")
def kill_jobs(work: Work, a: int, b: int) -> bool:
    _provoke(work, a, b)
    work.jobs = 2
    try:
        return killed(work, 1 + b % 40)
    finally:
        work.jobs = 1


def full_disk(work: Work, number: int) -> bool:
    """Build while the n-th change to the disk, and all after it, fails; say whether any did.

    Where the build does not say that it was changing the output, the old one stands or the new one.
    """

    def fail() -> None:
        counter.left = 1
        raise FULL

    counter = Counter(number, fail)
    standing = tree(work.output)
    try:
        with counted(counter):
            work.build()
    except Refused:
        assert [] == differences(standing, tree(work.output))
    except OSError:
        assert counter.hit
        _whole(work, standing)
    return counter.hit


@step("a full disk in mid-build")
def full(work: Work, a: int, b: int) -> bool:
    _provoke(work, a, b)
    return full_disk(work, 1 + b % pick([25, 60, 120], a))
