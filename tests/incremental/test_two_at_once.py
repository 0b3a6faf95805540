"""Two builds of one output wait for each other; a build that was killed keeps nobody waiting."""

import fcntl
import multiprocessing
import os
import signal
import time

import pytest

from plugins.engine import parallel
from plugins.engine.store import opened
from tests.patience import PATIENCE, until

from .work import Work, differences, tree

pytestmark = pytest.mark.full
FORK = multiprocessing.get_context("fork")


def _build(work, started):
    started.set()
    work.build()


def _build_when(work, asked, waits, started):
    """Build when asked to; say when the lock is not to be had at once."""
    flock = fcntl.flock

    def asks(file, how):
        try:
            flock(file, how | fcntl.LOCK_NB)
        except BlockingIOError:
            waits.set()
            flock(file, how)

    started.set()
    assert asked.wait(PATIENCE)
    fcntl.flock = asks
    work.build()


def _started(target, *given):
    started = FORK.Event()
    child = FORK.Process(target=target, args=(*given, started))
    child.start()
    assert started.wait(PATIENCE)
    return child


def _ended(child):
    child.join(PATIENCE)
    assert child.exitcode is not None
    return child.exitcode


def test_a_build_waits_for_the_one_before_it(tmp_path):
    work = Work(tmp_path)
    asked, waits = FORK.Event(), FORK.Event()
    child = _started(_build_when, work, asked, waits)  # forked first: else it would share our lock
    with opened(work.cache):
        asked.set()
        until(lambda: waits.is_set() or not child.is_alive(), "a build that waits, or ends")
        assert waits.is_set()
        assert not work.output.exists()
    assert 0 == _ended(child)
    assert [] == differences(work.clean(), tree(work.output))


def test_builds_at_once_end_in_the_site_of_a_clean_build(tmp_path):
    work = Work(tmp_path)
    children = []
    for title in range(1, 5):
        work.stories["pages/kuhusu-sisi"].title = title
        work.settle()
        children.append(_started(_build, work))
    for child in children:
        _ended(child)  # be it refused, for a file that changed meanwhile
    work.build()
    assert [] == differences(work.clean(), tree(work.output))


def _hold(folder, started):
    """Hold the lock while two workers are at work, as a build with several jobs does."""

    def slow(chunk):
        started.set()
        time.sleep(PATIENCE)

    with opened(folder):
        list(parallel.mapped(slow, range(parallel.CHUNK * 4), 2))


def test_the_workers_of_a_killed_build_do_not_keep_its_lock(tmp_path):
    child = _started(_hold, tmp_path / "cache")
    os.kill(child.pid, signal.SIGKILL)
    assert -signal.SIGKILL == _ended(child)
    with open(tmp_path / "cache/lock", "w") as lock:

        def had():
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        until(had, "a lock that nobody holds")
