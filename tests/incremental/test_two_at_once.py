"""Two builds of one output wait for each other; a build that was killed keeps nobody waiting."""

import fcntl
import multiprocessing
import os
import signal
import time

import pytest

from plugins.pipeline import parallel
from plugins.pipeline.store import opened

from .work import Work, differences, tree

FORK = multiprocessing.get_context("fork")
LONG = 30  # seconds: more than any build of a small site takes, however busy the machine


def _build(work, started):
    started.set()
    work.build()


def _build_when(work, asked, started):
    started.set()
    assert asked.wait(LONG)
    work.build()


def _started(target, *given):
    started = FORK.Event()
    child = FORK.Process(target=target, args=(*given, started))
    child.start()
    assert started.wait(LONG)
    return child


def test_a_build_waits_for_the_one_before_it(tmp_path):
    work = Work(tmp_path)
    asked = FORK.Event()
    child = _started(_build_when, work, asked)  # forked first: else it would hold the lock with us
    with opened(work.cache):
        asked.set()
        time.sleep(0.3)
        assert not work.output.exists()
        assert child.is_alive()
    child.join(LONG)
    assert 0 == child.exitcode
    assert [] == differences(work.clean(), tree(work.output))


def test_builds_at_once_end_in_the_site_of_a_clean_build(tmp_path):
    work = Work(tmp_path)
    children = []
    for title in range(1, 5):
        work.stories["pages/kuhusu-sisi"].title = title
        work.settle()
        children.append(_started(_build, work))
    for child in children:
        child.join(LONG)
    work.build()
    assert [] == differences(work.clean(), tree(work.output))


def _hold(folder, started):
    """Hold the lock while two workers are at work, as a build with several jobs does."""

    def slow(chunk):
        started.set()
        time.sleep(LONG)

    with opened(folder):
        list(parallel.mapped(slow, range(parallel.CHUNK * 4), 2))


def test_the_workers_of_a_killed_build_do_not_keep_its_lock(tmp_path):
    child = _started(_hold, tmp_path / "cache")
    os.kill(child.pid, signal.SIGKILL)
    child.join(LONG)
    begun = time.monotonic()
    with open(tmp_path / "cache/lock", "w") as lock:
        while time.monotonic() < begun + LONG / 2:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                time.sleep(0.02)
    pytest.fail("the lock is still held")
