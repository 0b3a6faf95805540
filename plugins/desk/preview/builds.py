"""The builds of the preview: the pages of a story that was saved first, then the whole site."""

import gc
import logging
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ...engine import door, first, settings, terminal
from ...engine.first import Held
from ...engine.outcome import Outcome
from ...model import moment
from ...schema.faults import Fault
from ...schema.sections import SECTIONS

_log = logging.getLogger(__name__)


class Builds:
    """The builds of one content folder, one after the other, and what the last of them ended with.

    A build that is refused leaves what was held as it was: the files that were saved since are remembered.
    """

    def __init__(self, content: Path, root: Path, folder: Path) -> None:
        self._content, self._root, self._folder = content, root, folder
        self._ended: Outcome | None = None
        self._held: Held | None = None
        self._saved: set[str] = set()

    def whole(self) -> Sequence[Fault]:
        """Build the whole site; give what is wrong, or nothing. What a build says is said here too."""
        over = {"PATH": str(self._content.resolve()), "OUTPUT_PATH": str(self._folder)}
        try:
            self._ended = door.run(settings.read(self._root, **over))
        except terminal.Left as refused:
            print(refused, file=sys.stderr, flush=True)
            return refused.faults
        self._saved.clear()
        return ()

    def ready(self) -> None:
        """Hold what the last build ended with, so that the next story that is saved can be shown at once."""
        if self._ended:
            self._held = first.held(self._ended, self._held)
            self._ended = None

    def first(self, paths: Iterable[Path]) -> Mapping[str, bytes]:
        """Give the pages of the stories that were saved, by address; none where only a whole build can tell.

        Whatever is odd here the build that follows says in its own words.
        """
        named = {os.path.relpath(path, self._content) for path in paths}
        self._saved |= {one for one in named if not _passed_over(one)}
        if any(one.partition("/")[0] not in SECTIONS for one in self._saved):
            self._held = None  # of what all pages see something has changed
        if not self._held or not self._saved:
            return {}
        collecting = gc.isenabled()
        gc.disable()
        try:
            return first.pages(self._held, self._saved, moment.now(os.environ))
        except Exception:
            _log.debug("no first page of %s", self._saved, exc_info=True)
            return {}
        finally:
            if collecting:
                gc.enable()


def _passed_over(path: str) -> bool:
    """Whether the site never sees a file: a hidden one, or an editor's backup."""
    parts = path.split("/")
    return any((one.startswith(".") and one != "..") or one.endswith("~") for one in parts)
