"""What a build says on the terminal: its progress, its faults, and one line at the end."""

import os
import sys
from collections import Counter
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

from rich.console import ConsoleRenderable, RenderHook
from rich.text import Text

from ..model.moment import elapsed
from ..schema import faults, formats
from ..schema.faults import Fault, setting
from ..schema.speech import Speech
from .searching import ALONE, MODES

if TYPE_CHECKING:
    from .outcome import Outcome
    from .request import Request

FORMATS = ("text", "json", "github")
WIDTH = 80  # columns, where nobody says how wide a terminal is
SLOW = 1.0  # seconds after which a build says how far it is
WORDS = {
    "read": {"sw": "inasoma", "en": "reading"},
    "look": {"sw": "inakagua picha na PDF", "en": "looking through images and PDFs"},
    "make": {"sw": "inatengeneza picha na PDF", "en": "making images and PDFs"},
    "index": {"sw": "inaandaa utafutaji", "en": "making the search"},
    "write": {"sw": "inaandika", "en": "writing"},
}
# Why a file is left out (stories.shown).
LEFT_OUT = {
    "draft": {"sw": "rasimu", "en": "draft"},
    "sample": {"sw": "mfano", "en": "sample"},
    "approval": {"sw": "halijaidhinishwa", "en": "not approved"},
    "embargo": {"sw": "muda wake haujafika", "en": "embargo"},
    "ended": {"sw": "muda wake umekwisha", "en": "ended"},
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

    def __init__(self, console: Any, speech: Speech) -> None:
        self._console, self._speech = console, speech
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
            print(f"{self._speech.short(WORDS[what])}: {done} / {of}", flush=True)

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
            self._tasks[what] = self._bar.add_task(self._speech.short(WORDS[what]), total=of)
        self._bar.update(self._tasks[what], completed=done, total=of)


class Left(SystemExit):
    """The end of a build that was refused: what Python says then, and the faults for who calls it."""

    def __init__(self, found: list[Fault], said: str) -> None:
        super().__init__(said)
        self.faults = found


# What may be given by name, and the numbers, each with the lowest and the highest.
CHOICES = {
    "CHECK_LANG": faults.LANGS,
    "FORMAT": FORMATS,
    "SEARCH": tuple(filter(None, MODES)),
    "PREVIEW": ("0", "1"),
    "DOCS": ("0", "1"),
    "LINKS": ("0", "1"),
    "SAMPLE": ("yes", "no"),
}
NUMBERS = {"JOBS": (1, 1_000), "PORT": (1, 65_535)}
ALWAYS = ("CHECK_LANG", "FORMAT", "SEARCH", "PREVIEW", "JOBS")


def asked(environ: Mapping[str, str], *more: str) -> list[Fault]:
    """Give what is wrong with the settings that any command reads, and with those that are named."""
    found = []
    for name in (*ALWAYS, *more):
        value = environ.get(name, "")
        low, high = NUMBERS.get(name, (0, 0))
        if high:
            right = value.isascii() and value.isdigit() and low <= int(value[:9]) <= high
            words = f"{name}={low} … {name}={high}"
        else:
            right = value in CHOICES[name]
            words = ", ".join(f"{name}={one}" for one in CHOICES[name])
        if value and not right:
            found.append(setting(name, "choice", name=name, value=value, words=words))
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


def coloured(stream: IO[str], environ: Mapping[str, str]) -> bool:
    """Say whether a stream is a terminal on which colours are wanted (no-color.org)."""
    return stream.isatty() and "NO_COLOR" not in environ


def speech(environ: Mapping[str, str], stream: IO[str]) -> Speech:
    """Give how a program speaks into a stream. For programs, and into the pages of CI, nothing is wrapped."""
    ci = environ.get("GITHUB_ACTIONS") == "true"
    width = 0 if ci or environ.get("FORMAT") in ("json", "github") else _columns(environ, stream)
    return Speech(languages(environ), coloured(stream, environ), width)


def _columns(environ: Mapping[str, str], stream: IO[str]) -> int:
    """How wide a stream's terminal is: as COLUMNS says, as it says itself, or as most are."""
    said = environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said[:9]):
        return int(said[:9])
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDTH
    except (OSError, ValueError):  # no terminal; io.UnsupportedOperation is both
        return WIDTH


OLD = {
    "sw": "Hakuna kilichoandikwa; tovuti ya awali ipo kama ilivyokuwa.",
    "en": "Nothing was written; the old site is as it was.",
}
MIXED = {
    "sw": "Folda ya tovuti ina mafaili mapya kando ya yale ya awali: usiitumie; ujenzi ujao utaikamilisha.",
    "en": "The site's folder holds new files beside old ones: do not use it; the next build makes it whole.",
}


FORGOT = {
    "sw": "Kumbukumbu ya ujenzi uliopita (.cache) iliharibika: imeachwa, na kazi imeanza upya.",
    "en": "What earlier builds had kept (.cache) was damaged: it was left aside, and all begun anew.",
}


def refused(found: list[Fault], speech: Speech, mixed: bool = False) -> str:
    """Say how many faults there are in how many files, and what is left.

    That is the old site, or a mix where a build was cut off while it moved its files there.
    """
    left = MIXED if mixed else OLD
    counts = counted(found)
    return speech.lines({lang: f"{counts[lang]} {left[lang]}" for lang in faults.LANGS})


def counted(found: list[Fault]) -> dict[str, str]:
    """Say in each language how many faults there are in how many files, and how many warnings."""
    errors = {one for one in found if not one.warning}
    warnings = len(set(found)) - len(errors)
    files = len({one.path for one in errors if one.root != "given"})
    sw = "Kosa 1" if len(errors) == 1 else f"Makosa {len(errors)}"
    en = "1 fault" if len(errors) == 1 else f"{len(errors)} faults"
    where_sw = " katika faili 1" if files == 1 else f" katika mafaili {files}" if files else ""
    where_en = " in 1 file" if files == 1 else f" in {files} files" if files else ""
    told = _warnings(warnings)
    return {"sw": f"{sw}{where_sw}{told['sw']}.", "en": f"{en}{where_en}{told['en']}."}


def _warnings(number: int) -> dict[str, str]:
    """How many warnings there are, as the end of a sentence; nothing for none."""
    if not number:
        return {"sw": "", "en": ""}
    sw, en = ("onyo 1", "1 warning") if number == 1 else (f"maonyo {number}", f"{number} warnings")
    return {"sw": f"; {sw}", "en": f"; {en}"}


def checked(outcome: "Outcome", speech: Speech) -> str:
    """Say that a check found no fault: the warnings, the counts, how the translations stand."""
    told = _warnings(len(set(outcome.warnings)))
    states = {lang: formats.translations(outcome.translations, lang) for lang in faults.LANGS}
    lines = [speech.faults(outcome.warnings)] if outcome.warnings else []
    lines.append(
        speech.lines(
            {
                "sw": f"Hakuna makosa: habari {outcome.stories}, kurasa {outcome.pages}{told['sw']}."
                f"\nTafsiri: {states['sw']}.",
                "en": f"No faults: {outcome.stories} stories, {outcome.pages} pages{told['en']}."
                f"\nTranslations: {states['en']}.",
            }
        )
    )
    return "\n".join(lines)


def line(console: Any, text: str) -> None:
    """Print a text through Pelican's console, whose spinner is still turning; never broken at its width."""
    console.print(Text.from_ansi(text), soft_wrap=True)


def left_out(outcome: "Outcome", speech: Speech) -> list[str]:
    """Name what a build leaves out and why. The samples are counted in one line, so that drafts are seen."""
    lines = [
        "  "
        + speech.short({lang: f"{_LEFT[lang]} ({LEFT_OUT[why][lang]})" for lang in faults.LANGS})
        + f": {path}"
        for path, why in sorted(outcome.left_out)
        if why != "sample"
    ]
    if samples := sum(why == "sample" for _, why in outcome.left_out):
        one = samples == 1
        said = {
            "sw": "faili 1 limeachwa (mfano)" if one else f"mafaili {samples} yameachwa (mifano)",
            "en": "1 file left out (sample)" if one else f"{samples} files left out (samples)",
        }
        lines.append(f"  {speech.short(said)}")
    return lines


_LEFT = {"sw": "limeachwa", "en": "left out"}


def say(
    console: Any, request: "Request", outcome: "Outcome", seconds: float, speech: Speech
) -> None:
    """Say what was built, in one line; of a public build also the warnings, and what was left out."""
    if outcome.forgot:
        line(console, speech.short(FORGOT))
    if outcome.left_out and (request.audience.public or request.check):
        line(console, "\n".join(left_out(outcome, speech)))
    if request.check or request.search == ALONE:
        return
    if outcome.warnings and request.audience.public:
        line(console, speech.faults(outcome.warnings))
    line(console, speech.lines(_built(request, outcome, seconds)))


def _built(request: "Request", outcome: "Outcome", seconds: float) -> dict[str, str]:
    """What a build did, in one sentence of each language."""
    told = _warnings(len(set(outcome.warnings)))
    why = sorted(Counter(reason for _, reason in outcome.left_out).items())
    left = {
        "sw": ", ".join(f"{LEFT_OUT[reason]['sw']} {count}" for reason, count in why),
        "en": ", ".join(f"{count} {LEFT_OUT[reason]['en']}" for reason, count in why),
    }
    more = {
        lang: (f"; {words}: {left[lang]}" if why else "")
        + (f"{told[lang]} (make check)" if told[lang] else "")
        + ("" if outcome.searched else f"; {older} (SEARCH=1)")
        for lang, words, older in (
            ("sw", "yaliyoachwa", "utafutaji ni wa awali"),
            ("en", "left out", "the search is older"),
        )
    }
    return {
        "sw": f"Habari {outcome.stories} (mafaili yaliyosomwa {outcome.read}), kurasa {outcome.pages}:"
        f" zilizoandikwa {outcome.written},"
        f" zilizobaki {outcome.reused}, zilizofutwa {outcome.deleted}{more['sw']};"
        f" sekunde {seconds:.2f} → {request.output}",
        "en": f"{outcome.stories} stories (files read: {outcome.read}), {outcome.pages} pages:"
        f" {outcome.written} written,"
        f" {outcome.reused} reused, {outcome.deleted} deleted{more['en']};"
        f" {seconds:.2f} s → {request.output}",
    }
