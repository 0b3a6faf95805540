"""Python under libfaketime (scripts/elsewhere): it finds this at its start, by PYTHONPATH.

libfaketime 0.9.10 refuses (EINVAL) the call that `time.sleep` makes; a `select` of nothing sleeps as long.
"""

import select
import time


def sleep(seconds: float) -> None:
    """Wait so many seconds."""
    select.select((), (), (), seconds)


time.sleep = sleep
