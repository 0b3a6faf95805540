"""How long any test waits for what must come: a process, an answer, a word on a page.

Waits end with the event that they wait for; only what hangs takes as long as this, however busy the machine is.
"""

import time

PATIENCE = 300  # seconds
PAUSE = 0.02  # seconds between two looks


def until(holds, what, pause=PAUSE):
    """Wait until `holds()` gives something true, and give it; `what` is expected, where it never comes."""
    end = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < end, f"it never came: {what}"
        time.sleep(pause)
    return found
