"""What the preview tells the pages that are open: that a story or the site is new, or what is wrong."""

import asyncio
import contextlib
import json
from collections.abc import Mapping, Sequence

from ...schema.faults import Fault
from ...schema.speech import Speech
from . import told


class LatestNews:
    """The last thing that happened, and a way to wait for the next, in whichever thread it happens."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self._last: tuple[int, Sequence[Fault]] = (0, ())  # replaced as a whole
        self.fresh: Mapping[str, bytes] = {}  # what goes before the folder, by address
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    @property
    def number(self) -> int:
        """How many things have happened."""
        return self._last[0]

    @property
    def faults(self) -> Sequence[Fault]:
        """What is wrong since the last of them."""
        return self._last[1]

    def begin(self, faults: Sequence[Fault]) -> None:
        """Take note of what the first build gave: no page is open yet."""
        self._last = (0, faults)

    def show(self, pages: Mapping[str, bytes]) -> None:
        """Tell all that some pages are there before the build that will write them."""
        self.fresh = pages
        self._tell(())

    def tell(self, faults: Sequence[Fault]) -> None:
        """Tell all that a build has ended: with faults, or well (with none)."""
        self.fresh = {}
        self._tell(faults)

    def _tell(self, faults: Sequence[Fault]) -> None:
        self._last = (self.number + 1, faults)
        for loop, event in tuple(self._waiting):
            with contextlib.suppress(RuntimeError):  # its loop has ended
                loop.call_soon_threadsafe(event.set)

    async def after(self, number: int, seconds: float) -> bool:
        """Wait until something newer than `number` has happened, at most so long; say whether it has."""
        mine = (asyncio.get_running_loop(), asyncio.Event())
        self._waiting.add(mine)
        try:
            if self.number == number:  # asked once `tell` would wake us
                async with asyncio.timeout(seconds):
                    await mine[1].wait()
        except TimeoutError:
            pass
        finally:
            self._waiting.discard(mine)
        return self.number > number

    def message(self) -> bytes:
        """Give the last news as an event of a stream (HTML Standard, server-sent events)."""
        number, faults = self._last
        said = {"number": number, "built": not self.fresh}
        data = json.dumps({**said, "faults": told.fragment(faults, self.speech)})
        return f"data: {data}\n\n".encode()
