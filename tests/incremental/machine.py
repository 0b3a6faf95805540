"""The state machine: one site, any sequence of steps, a build after most of them."""

import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from plugins.pipeline import parallel
from plugins.pipeline.build import Outcome

from . import builders, caches, cuts, editors, outputs  # noqa: F401 - they enter their steps
from .steps import STEPS, step
from .work import Work, tree

# A folder in memory, where there is one: removing a folder from a disk takes a millisecond.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
JOBS = (
    4  # sources or pages to a chunk where a sequence builds with several jobs: its sites are small
)


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


# Hypothesis draws the first of a list more often than the others: it is the commonest thing to do.
NAMES = sorted(STEPS, key=lambda name: name != "edit a body")


class Tally:
    """How often each step was taken, and how many steps each sequence had."""

    def __init__(self) -> None:
        self.steps: Counter[str] = Counter()
        self.lengths: Counter[int] = Counter()
        self.builds = 0


class Site(RuleBasedStateMachine):
    """A site at the mercy of all steps. After each build the output is that of a clean build."""

    tally = Tally()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="site-", dir=MEMORY))
        self.chunk, parallel.CHUNK = parallel.CHUNK, JOBS
        self.work = Work(self.folder)
        self.taken = 0
        self.build()

    def build(self) -> None:
        """Build, and compare with a clean build."""
        self.work.follow(self.work.clean(), tree(self.work.output))
        self.tally.builds += 1

    # One rule for all steps: each is as likely as any other; Hypothesis favours some rules.
    @rule(
        name=st.sampled_from(NAMES),
        a=st.integers(0, 999),
        b=st.integers(0, 999),
        build=st.sampled_from([True, True, True, False]),
    )
    def take(self, name: str, a: int, b: int, build: bool) -> None:
        """Take one step, and mostly build after it."""
        self.taken += 1
        if STEPS[name](self.work, a, b):
            self.tally.steps[name] += 1
        if build:
            self.build()

    def teardown(self) -> None:
        """Build once more: whatever came last, the site comes right."""
        try:
            self.build()
        finally:
            parallel.CHUNK = self.chunk
            self.tally.lengths[self.taken] += 1
            shutil.rmtree(self.folder)


def machine(seed: int | None) -> tuple[type[Site], Tally]:
    """Give a machine of its own seed, and the tally that it keeps."""
    tally = Tally()
    made = type("AnySite", (Site,), {"tally": tally, "_hypothesis_internal_use_seed": seed})
    return made, tally
