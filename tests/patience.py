"""How long any test waits for what must come: a process, an answer, a word on a page.

Waits end with the event that they wait for; only what hangs takes as long as this, however busy the machine is.
"""

import time

PATIENCE = 300  # seconds
PAUSE = 0.02  # seconds between two looks


def within(seconds):
    """Give a function that says whether so much time is still left, for what is only a help where there is time."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() < end


def until(holds, what, pause=PAUSE):
    """Wait until `holds()` gives something true, and give it; `what` is expected, where it never comes."""
    patient = within(PATIENCE)
    while not (found := holds()):
        assert patient(), f"it never came: {what}"
        time.sleep(pause)
    return found
