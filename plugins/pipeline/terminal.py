"""What a build says on the terminal: its progress, its faults, and one line at the end."""

import sys
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rich.console import ConsoleRenderable, RenderHook
from rich.text import Text

from ..schema import faults, formats
from ..schema.faults import Fault, fault
from .moment import elapsed
from .searching import ALONE, MODES

if TYPE_CHECKING:
    from .build import Outcome, Request

FORMATS = ("text", "json", "github")
SLOW = 1.0  # seconds after which a build says how far it is
WORDS = {
    "read": "inasoma / reading",
    "look": "inakagua picha na PDF / looking through images and PDFs",
    "make": "inatengeneza picha na PDF / making images and PDFs",
    "index": "inaandaa utafutaji / making the search",
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
        self._begun = elapsed()
        self._bar: Any = None
        self._tasks: dict[str, Any] = {}
        self._said = self._begun

    @property
    def seconds(self) -> float:
        """How long it has been, for the closing line."""
        return elapsed() - self._begun

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
        elif elapsed() - self._said > 10:
            self._said = elapsed()
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


def asked(environ: Mapping[str, str]) -> list[Fault]:
    """Give what is wrong with CHECK_LANG, FORMAT and SEARCH."""
    found = []
    for name, known in (("CHECK_LANG", faults.LANGS), ("FORMAT", FORMATS), ("SEARCH", MODES)):
        if (value := environ.get(name, "")) and value not in known:
            fill = {"name": name, "value": value, "words": ", ".join(known)}
            found.append(fault(name, 0, "choice", **fill))
    return found


def languages(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Give the languages of messages: both, Kiswahili first, or the one that CHECK_LANG names."""
    chosen = environ.get("CHECK_LANG", "")
    return (chosen,) if chosen in faults.LANGS else faults.LANGS


def form(environ: Mapping[str, str]) -> str:
    """Give the form of a check's report: `json`, `github` (in its CI too, unless told) or `text`."""
    if environ.get("CHECK") != "1":
        return "text"
    chosen = environ.get("FORMAT", "")
    by_place = "github" if environ.get("GITHUB_ACTIONS") == "true" else "text"
    return chosen if chosen in FORMATS else by_place


def refused(found: list[Fault], langs: tuple[str, ...]) -> str:
    """Say that nothing was written, and how many faults there are in how many files."""
    errors = {one for one in found if not one.warning}
    warnings = len(set(found)) - len(errors)
    files = len({one.path for one in errors})
    sw = "Kosa 1" if len(errors) == 1 else f"Makosa {len(errors)}"
    en = "1 fault" if len(errors) == 1 else f"{len(errors)} faults"
    where_sw = "faili 1" if files == 1 else f"mafaili {files}"
    where_en = "1 file" if files == 1 else f"{files} files"
    told = _warnings(warnings)
    said = {
        "sw": f"{sw} katika {where_sw}{told['sw']}. Hakuna kilichoandikwa;"
        " tovuti ya awali ipo kama ilivyokuwa.",
        "en": f"{en} in {where_en}{told['en']}. Nothing was written; the old site is as it was.",
    }
    return "\n".join(said[lang] for lang in langs)


def _warnings(number: int) -> dict[str, str]:
    """How many warnings there are, as the end of a sentence; nothing for none."""
    if not number:
        return {"sw": "", "en": ""}
    sw, en = ("onyo 1", "1 warning") if number == 1 else (f"maonyo {number}", f"{number} warnings")
    return {"sw": f"; {sw}", "en": f"; {en}"}


def checked(outcome: "Outcome", langs: tuple[str, ...], bold: bool) -> str:
    """Say that a check found no fault: the warnings, the counts, how the translations stand."""
    told = _warnings(len(set(outcome.warnings)))
    said = {
        "sw": f"Tafsiri: {formats.translations(outcome.translations, 'sw')}.",
        "en": f"Translations: {formats.translations(outcome.translations, 'en')}.",
    }
    lines = [faults.report(outcome.warnings, langs, bold)] if outcome.warnings else []
    lines.append(
        f"Hakuna makosa / no faults: {outcome.stories} stories, {outcome.pages} pages"
        f"{told['sw']}{told['en'].replace('; ', ' / ')}."
    )
    return "\n".join([*lines, *(said[lang] for lang in langs)])


def line(console: Any, text: str) -> None:
    """Print a text through Pelican's console, whose spinner is still turning; never broken at its width."""
    console.print(Text.from_ansi(text), soft_wrap=True)


def say(
    console: Any,
    request: "Request",
    outcome: "Outcome",
    seconds: float,
    langs: tuple[str, ...] = faults.LANGS,
) -> None:
    """Say what was built, in one line; of a public build also the warnings, and by name what was left out."""
    why = Counter(reason for _, reason in outcome.left_out)
    left = ", ".join(f"{count} {reason}" for reason, count in sorted(why.items()))
    if outcome.left_out and (request.audience.public or request.check):
        for path, reason in sorted(outcome.left_out):
            line(console, f"  left out ({reason}): {path}")
    if request.check or request.search == ALONE:
        return
    if outcome.warnings and request.audience.public:
        line(console, faults.report(outcome.warnings, langs))
    told = _warnings(len(set(outcome.warnings)))
    line(
        console,
        f"{outcome.stories} stories, {outcome.pages} pages: {outcome.written} written,"
        f" {outcome.reused} reused, {outcome.deleted} deleted"
        + (f"; left out: {left}" if left else "")
        + (f"{told['sw']}{told['en'].replace('; ', ' / ')} (make check)" if told["sw"] else "")
        + ("" if outcome.searched else "; utafutaji ni wa awali / the search is older (SEARCH=1)")
        + f"; {seconds:.2f} s → {request.output}",
    )
