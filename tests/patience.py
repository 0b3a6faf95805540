"""How long any test waits for what must come: a process, an answer, a word on a page.

Waits end with the event that they wait for; only what hangs takes as long as this, however busy the machine is.
"""

PATIENCE = 300  # seconds
