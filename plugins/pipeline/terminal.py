"""What a build says on the terminal: its progress, its faults, and one line at the end."""

import sys
import time
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rich.console import ConsoleRenderable, RenderHook
from rich.text import Text

from ..schema import faults
from ..schema.faults import Fault

if TYPE_CHECKING:
    from .build import Outcome, Request

SLOW = 1.0  # seconds after which a build says how far it is
WORDS = {
    "read": "inasoma / reading",
    "write": "inaandika / writing",
}


class WithoutClosingLine(RenderHook):
    """Passes all that a console prints, but for Pelican's closing line."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        """Give the renderables without the line that counts articles."""
        return [
            one
            for one in renderables
            if not (isinstance(one, Text) and one.plain.startswith("Done: Processed"))
        ]


class Progress:
    """Says how far a long build is: a bar with the time left on a terminal, plain lines elsewhere."""

    def __init__(self, console: Any) -> None:
        self._console = console
        self._begun = time.monotonic()
        self._bar: Any = None
        self._tasks: dict[str, Any] = {}
        self._said = self._begun

    @property
    def seconds(self) -> float:
        """How long it has been, for the closing line."""
        return time.monotonic() - self._begun

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *error: object) -> None:
        if self._bar:
            for task in self._tasks.values():  # else the bars stay under the spinner they stand in
                self._bar.update(task, visible=False)
            self._bar.stop()

    def __call__(self, what: str, done: int, of: int) -> None:
        """Take note that `done` of `of` are read or written."""
        if self.seconds < SLOW:
            return
        if sys.stdout.isatty():
            self._show(what, done, of)
        elif time.monotonic() - self._said > 10:
            self._said = time.monotonic()
            print(f"{WORDS[what]}: {done} / {of}", flush=True)

    def _show(self, what: str, done: int, of: int) -> None:
        from rich import progress

        if self._bar is None:
            self._bar = progress.Progress(
                progress.TextColumn("{task.description}"),
                progress.BarColumn(),
                progress.MofNCompleteColumn(),
                progress.TimeRemainingColumn(),
                console=self._console,
                transient=True,
            )
            self._bar.start()
        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(WORDS[what], total=of)
        self._bar.update(self._tasks[what], completed=done, total=of)


def languages(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Give the languages of messages: both, Kiswahili first, or the one that CHECK_LANG names."""
    chosen = environ.get("CHECK_LANG", "")
    return (chosen,) if chosen in faults.LANGS else faults.LANGS


def refused(found: list[Fault], langs: tuple[str, ...]) -> str:
    """Say that nothing was written, and how many faults there are in how many files."""
    errors = {one for one in found if not one.warning}
    files = len({one.path for one in errors})
    sw = "Kosa 1" if len(errors) == 1 else f"Makosa {len(errors)}"
    en = "1 fault" if len(errors) == 1 else f"{len(errors)} faults"
    where_sw = "faili 1" if files == 1 else f"mafaili {files}"
    where_en = "1 file" if files == 1 else f"{files} files"
    said = {
        "sw": f"{sw} katika {where_sw}. Hakuna kilichoandikwa; tovuti ya awali ipo kama ilivyokuwa.",
        "en": f"{en} in {where_en}. Nothing was written; the old site is as it was.",
    }
    return "\n".join(said[lang] for lang in langs)


def say(console: Any, request: "Request", outcome: "Outcome", seconds: float) -> None:
    """Say what was built, in one line; what was left out by name, where a public build leaves it out."""

    def line(text: str) -> None:
        # Through Pelican's console, whose spinner is still turning; never broken at its width.
        console.print(text, markup=False, highlight=False, soft_wrap=True)

    why = Counter(reason for _, reason in outcome.left_out)
    left = ", ".join(f"{count} {reason}" for reason, count in sorted(why.items()))
    if outcome.left_out and (request.audience.public or request.check):
        for path, reason in sorted(outcome.left_out):
            line(f"  left out ({reason}): {path}")
    if request.check:
        line(f"Hakuna makosa / no faults: {outcome.stories} stories, {outcome.pages} pages.")
        return
    line(
        f"{outcome.stories} stories, {outcome.pages} pages: {outcome.written} written,"
        f" {outcome.reused} reused, {outcome.deleted} deleted"
        + (f"; left out: {left}" if left else "")
        + f"; {seconds:.2f} s → {request.output}"
    )
