"""Python under libfaketime (scripts/elsewhere): it finds this at its start, by PYTHONPATH.

libfaketime 0.9.10 refuses (EINVAL) the call that `time.sleep` makes; a `select` of nothing sleeps as long. It
leaves the stamps of files as the system gives them: what is compared with them, in nanoseconds, stays so too.
And a process that forks while another thread asks the time leaves its child waiting for a lock for ever: so one
job builds.
"""

import os
import select
import time

AHEAD = int(os.environ.get("FAKETIME", "+0")) * 10**9
moved = time.time_ns


def sleep(seconds: float) -> None:
    """Wait so many seconds."""
    select.select((), (), (), seconds)


def stamped() -> int:
    """Give the present as files are stamped."""
    return moved() - AHEAD


time.sleep, time.time_ns = sleep, stamped
if os.environ.get("JOBS", "1").isdecimal():
    os.environ["JOBS"] = "1"
