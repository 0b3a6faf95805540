"""What the preview tells the pages that are open: that the site was built anew, or what is wrong."""

import json
import threading
from collections.abc import Sequence

from ...schema.faults import Fault
from ...schema.speech import Speech
from . import told


class LatestNews:
    """The last thing that happened, and a way to wait for the next."""

    def __init__(self, speech: Speech) -> None:
        self._changed = threading.Condition()
        self.speech = speech
        self.number = 0
        self.faults: Sequence[Fault] = ()

    def tell(self, faults: Sequence[Fault]) -> None:
        """Tell all that a build has ended: with faults, or well (with none)."""
        with self._changed:
            self.number += 1
            self.faults = faults
            self._changed.notify_all()

    def after(self, number: int, seconds: float) -> bool:
        """Wait until something newer than `number` has happened, at most so long; say whether it has."""
        with self._changed:
            return self._changed.wait_for(lambda: self.number > number, seconds)

    def message(self) -> bytes:
        """Give the last news as an event of a stream (HTML Standard, server-sent events)."""
        faults = told.fragment(self.faults, self.speech)
        data = json.dumps({"number": self.number, "faults": faults})
        return f"data: {data}\n\n".encode()
