"""One site, any sequence of steps, a build after most of them: sequences dealt evenly, run, and made short."""

import os
import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from plugins.engine import parallel
from plugins.engine.outcome import Outcome
from tests.patience import within

from . import builders, caches, cuts, editors, outputs  # noqa: F401 - they enter their steps
from .steps import STEPS, step
from .work import Work, tree

# A folder in memory, where there is one: removing a folder from a disk takes a millisecond.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
SMALL = 4  # sources or pages to a chunk where a site is built with several jobs: it is small
TRIES = 20  # with other numbers, until a step finds something to do
SHORTENING = 60  # seconds that a failure may take longer to be told shorter


@step("build again")
def again(work: Work, a: int, b: int) -> bool:
    """A second build of one state writes nothing, and leaves what stands to the last inode."""
    expected = work.clean()
    work.follow(expected, tree(work.output))
    if isinstance(expected, list):
        return False
    stats = {path: path.lstat() for path in sorted(work.output.rglob("*"))}
    outcome = work.follow(expected, expected)
    assert isinstance(outcome, Outcome)
    assert (0, 0) == (outcome.written, outcome.deleted)
    assert stats == {path: path.lstat() for path in sorted(work.output.rglob("*"))}
    return True


@step("build with several jobs")
def jobs(work: Work, a: int, b: int) -> bool:
    """The engine changes, so that all sources are read and all pages rendered, by two processes."""
    STEPS["change the engine: the lock"](work, a, b)
    work.jobs = 2
    try:
        work.follow(work.clean(), tree(work.output))
    finally:
        work.jobs = 1
    return True


class Taken(NamedTuple):
    """A step as it is taken: its name, its two numbers, whether a build follows it."""

    name: str
    a: int
    b: int
    build: bool


SEQUENCES = len(STEPS) + len(STEPS) % 2  # to one seed: such squares are of an even number


def dealt(seed: int, number: int) -> list[Taken]:
    """Give one of the sequences of a seed, each of which takes every step once.

    All of them together have each step follow each other step once (a row-complete Latin square, Williams
    1949), so that even a few of them have no pair of steps twice.
    """
    shuffled = random.Random(seed)
    names = sorted(STEPS) + [""] * (SEQUENCES - len(STEPS))
    shuffled.shuffle(names)
    zigzag = [at // 2 if at % 2 == 0 else -(at // 2) - 1 for at in range(len(names))]
    chance = random.Random(f"{seed} {number}")
    return [
        Taken(name, chance.randrange(1000), chance.randrange(1000), chance.random() < 0.75)
        for name in (names[(at + number) % len(names)] for at in zigzag)
        if name
    ]


def run(steps: Sequence[Taken]) -> None:
    """Take steps on a new site. After each build the output is that of a clean build.

    A step that finds nothing to do is taken with other numbers, on the site as it was first if need be.
    """
    with _site() as work:
        _build(work)
        for one in steps:
            for more in range(TRIES):
                if STEPS[one.name](work, one.a + more, one.b + more):
                    break
                if more == TRIES // 2:
                    work.renew()
                    shutil.rmtree(work.cache, ignore_errors=True)  # it may be damaged, unseen
                    _build(work)
            else:
                raise AssertionError(f"nothing to do for: {one}")
            if one.build:
                _build(work)
        _build(work)  # whatever came last, the site comes right


def _build(work: Work) -> None:
    work.follow(work.clean(), tree(work.output))


@contextmanager
def _site() -> Iterator[Work]:
    folder = Path(tempfile.mkdtemp(prefix="site-", dir=MEMORY))
    chunk, parallel.CHUNK = parallel.CHUNK, SMALL
    try:
        yield Work(folder)
    finally:
        parallel.CHUNK = chunk
        shutil.rmtree(folder)


def shorter(steps: Sequence[Taken]) -> list[Taken]:
    """Give fewer steps that fail too, as few as are found in the time."""
    left, size = list(steps), len(steps)
    in_time = within(SHORTENING)
    while size := size // 2:
        at = 0
        while at < len(left) and in_time():
            tried = left[:at] + left[at + size :]
            if _fails(tried):
                left = tried
            else:
                at += size
    return left


def _fails(steps: Sequence[Taken]) -> bool:
    try:
        run(steps)
    except Exception:
        return True
    return False
