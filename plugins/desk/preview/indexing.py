"""Makes the preview's index of the search beside its builds, once the editor has paused.

A process of its own makes it and writes no page (SEARCH=alone); the next build takes it up. A save ends a
process that is at work: what it would make is old, and the editor waits for the page. In a cold preview it makes
the cards, letterheads and pictures of the whole site too, and says how far it is; what it has made is kept, however
it ends.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PAUSE = 3  # wakings of the preview, of about a second each, without a save


class Indexing:
    """The one process that may be at work, and how long it has been quiet; `heard`, it says how far it is."""

    def __init__(self, content: Path, output: Path, root: Path, env: Mapping[str, str]) -> None:
        self._command = [
            *(sys.executable, "-m", "pelican", str(content.resolve()), "--fatal", "errors"),
            *("-o", str(output), "-s", str(root / "pelicanconf.py")),
        ]
        self._root, self._env = root, {**env, "SEARCH": "alone"}
        self._process: subprocess.Popen[bytes] | None = None
        self.heard = False
        self._quiet: int | None = None

    def saved(self) -> None:
        """Take note that something was saved: begin again to wait."""
        self.stop()
        self._quiet = 0

    def woke(self) -> bool:
        """Take note that nothing was saved for a while; say whether an index has been made since."""
        if self._process and self._process.poll() is not None:
            made = self._process.returncode == 0
            self._process = None
            return made
        if self._quiet is not None:
            self._quiet += 1
            if self._quiet >= PAUSE:
                self._quiet = None
                self._start()
        return False

    def _start(self) -> None:
        self._process = subprocess.Popen(
            self._command,
            cwd=self._root,
            env=self._env,
            stdin=subprocess.DEVNULL,
            stdout=None if self.heard else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # ended with all that it began
        )

    def stop(self) -> None:
        """End the process that is at work, if there is one."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None
