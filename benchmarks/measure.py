"""What one run of a command costs: wall time, CPU time and the memory of all its processes."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.05
PROC = Path("/proc")


class RunFailed(Exception):
    """A measured command that ended with another exit code than 0; the message holds its log."""


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and CPU (user and system, all processes), peak PSS in bytes, load before.

    `memory` is None when the run was timed without looking at its memory.
    """

    wall: float
    cpu: float
    memory: int | None
    load: float


def run(
    command: Sequence[str],
    folder: Path,
    log: Path,
    env: Mapping[str, str] | None = None,
    memory: bool = False,
    timeout: float = 3600,
) -> Cost:
    """Return what a command costs, run in a session and process group of its own.

    Reading `smaps_rollup` holds a process up while its pages are counted, so the runs that are
    timed and the runs whose memory is watched are better not the same ones.
    """
    os.sync()
    load, start = os.getloadavg()[0], time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=folder, stdout=out, stderr=subprocess.STDOUT,
            env={**os.environ, **(env or {})}, start_new_session=True,
        )  # fmt: skip
    watch = _Watch(process.pid, timeout, memory)
    watch.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    finally:
        watch.stop()
        _end(process.pid)
    if process.returncode != 0:
        tail = log.read_text(encoding="utf-8", errors="replace")[-3000:]
        raise RunFailed(f"{' '.join(command)}: exit code {process.returncode}\n{tail}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, watch.peak if memory else None, load)


class _Watch(threading.Thread):
    """Sample the memory of a session every 50 ms, and end it when its time is over."""

    def __init__(self, session: int, timeout: float, memory: bool) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._session, self._memory = session, memory
        self._deadline = time.monotonic() + timeout
        self._done = threading.Event()

    def run(self) -> None:
        """Sample until stopped."""
        interval = INTERVAL if self._memory else 1.0
        while not self._done.wait(interval):
            if self._memory:
                self.peak = max(self.peak, pss(self._session))
            if time.monotonic() > self._deadline:
                _end(self._session)

    def stop(self) -> None:
        """Stop sampling and wait for the last sample."""
        self._done.set()
        self.join()


def pss(session: int) -> int:
    """Return the proportional set size, in bytes, of all processes of a session together.

    A page that processes share is counted once, divided among them (proc(5), smaps_rollup).
    """
    return sum(_pss_of(process) for process in _members(session))


def _members(session: int) -> Iterator[Path]:
    """Yield the folders under /proc of a session's living processes."""
    for folder in PROC.iterdir():
        if not folder.name.isdigit():
            continue
        try:
            stat = (folder / "stat").read_text()
        except OSError:
            continue  # It ended while we looked.
        # The name stands in brackets and may hold spaces; the session is the fourth field on.
        if int(stat.rpartition(")")[2].split()[3]) == session:
            yield folder


def _pss_of(folder: Path) -> int:
    try:
        lines = (folder / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _end(group: int) -> None:
    """End what is left of a process group; nothing, as a rule."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
