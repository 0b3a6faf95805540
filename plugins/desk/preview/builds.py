"""The builds of the preview: the pages of a story that was saved first, then the whole site."""

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from ...engine import build, door, fingerprint, first, making, plain, settings, terminal
from ...engine import content as folders
from ...engine.first import Held
from ...engine.outcome import Outcome
from ...engine.request import stored
from ...model import moment
from ...schema.faults import Fault
from ...schema.sections import SECTIONS

_log = logging.getLogger(__name__)
FEW = 300  # sources whose cards, letterheads and pictures a first build makes before it serves anything
MADE_BY = "made-by"  # beside the store: the code by which all of these were made


class Builds:
    """The builds of one content folder, one after the other, and what the last of them ended with.

    A build that is refused leaves what was held as it was: the files that were saved since are remembered. While
    the preview is `cold` its builds make no cards, letterheads and pictures: a process beside them does, and
    `asked` what somebody looks at.
    """

    def __init__(self, content: Path, root: Path, folder: Path) -> None:
        self._content, self._root, self._folder = content, root, folder
        self._ended: Outcome | None = None
        self._held: Held | None = None
        self._saved: set[str] = set()
        self._asked: tuple[Held | None, dict[str, bytes | None]] = (None, {})  # replaced as a whole
        self._asking = threading.Lock()
        given = settings.read(root)
        self._plans = given["PLANS_OF_ASSETS"]
        self._code = fingerprint.of_bytes(*map(fingerprint.code, making.makers(self._plans)))
        self._mark = stored(Path(given["CACHE_PATH"]), folder) / MADE_BY
        self.cold = self._many() and not self._made()

    def _many(self) -> bool:
        try:
            return len(folders.load(self._content).sources) > FEW
        except OSError:  # a build says it in its own words
            return False

    def _made(self) -> bool:
        """Whether a build of this preview has made all that is slow to make, by the code that there is now."""
        try:
            return plain.read(self._mark) == self._code
        except OSError:
            return False

    def whole(self) -> Sequence[Fault]:
        """Build the whole site; give what is wrong, or nothing. What a build says is said here too."""
        over: dict[str, object] = {"PLANS_OF_ASSETS": []} if self.cold else {}
        over |= {"PATH": str(self._content.resolve()), "OUTPUT_PATH": str(self._folder)}
        try:
            self._ended = door.run(settings.read(self._root, **over))
        except terminal.Left as refused:
            print(refused, file=sys.stderr, flush=True)
            return refused.faults
        self._saved.clear()
        if not self.cold:
            plain.tidy(self._mark)
            self._mark.write_bytes(self._code)
        return ()

    def ready(self) -> None:
        """Hold what the last build ended with, so that the next story that is saved can be shown at once."""
        if self._ended:
            before = self._held
            self._held = first.held(self._ended, before, self._plans if self.cold else ())
            self._ended = None
            if self._held is not before:
                self._asked = (self._held if self.cold else None, {})

    def asked(self, address: str) -> bytes | None:
        """Give a file that no build has made yet, made now with all else of its story, once; None for any other."""
        held, made = self._asked
        if held is None:
            return None
        with self._asking:
            if address not in made:
                made[address] = held.apart.get(address)
                made.update(_tried(lambda: first.asked(held, address, moment.now(os.environ))))
        return made[address]

    def first(self, paths: Iterable[Path]) -> Mapping[str, bytes]:
        """Give the pages of the stories that were saved, by address; none where only a whole build can tell.

        Whatever is odd here the build that follows says in its own words.
        """
        named = {os.path.relpath(path, self._content) for path in paths}
        self._saved |= {one for one in named if not _passed_over(one)}
        if any(one.partition("/")[0] not in SECTIONS for one in self._saved):
            self._held = None  # of what all pages see something has changed
        held, some = self._held, self._saved
        if not held or not some:
            return {}
        return _tried(lambda: first.pages(held, some, moment.now(os.environ)))


def _tried(make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
    try:
        with build.uncollected():
            return make()
    except Exception:
        _log.debug("no first page", exc_info=True)
        return {}


def _passed_over(path: str) -> bool:
    """Whether the site never sees a file."""
    return any(folders.passed_over(one) for one in path.split("/") if one != "..")
