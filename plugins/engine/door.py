"""Build the whole site in one Pelican run: the door between Pelican and the engine.

Pelican gives the command, the settings, the signals, the Markdown reader and the Jinja environment; its own
generators are given nothing (docs/decisions/0001). The clock enters here, once.
"""

import gc
import os
import sys
from collections.abc import Mapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import Any, NoReturn

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.log import init as speak
from pelican.readers import MarkdownReader

from ..model import moment
from ..reading import prose, read
from ..schema import faults, formats
from ..schema.faults import Fault, elsewhere, setting
from ..schema.translation import State
from . import build, refused, request, terminal
from .outcome import Outcome
from .release import approvers, commits, issued
from .request import Request
from .store import Store

# What the preview asks of Pelican goes through this door too.
__all__ = ["register", "run", "speak"]


class StoryReader(MarkdownReader):
    """Pelican's Markdown reader, with our own scan of headers and one Markdown object a process."""

    def __init__(
        self, settings: dict
    ) -> None:  # not super(): it would switch the `meta` extension on
        super(MarkdownReader, self).__init__(settings)
        self._md = prose.converter(settings["MARKDOWN"])

    def source(self, path: str, data: bytes) -> tuple:
        """Read a content file's bytes: a source and its HTML, or faults."""
        return read.source(path, data, self._md, unfilled=True)

    def read(self, source_path: str) -> tuple[str, dict]:
        """Read a file as Pelican asks for it: the body's HTML, and the title."""
        with open(source_path, "rb") as file:
            record, html, found = self.source(
                os.path.relpath(source_path, self.settings["PATH"]), file.read()
            )
        if record is None:
            raise ValueError(faults.report(found))
        return html, {"title": record.source.headers.title}


class SiteGenerator(Generator):
    """The one generator: drives the pipeline, and turns its faults into a message and an exit code."""

    outcome: Outcome

    def generate_output(self, writer: object) -> None:
        """Build the site, or say all that is wrong and leave with 1; Pelican's writer is not used."""
        progress = terminal.Progress(console, terminal.speech(os.environ, sys.stdout))
        if wrong := terminal.asked(os.environ):
            self._leave(wrong)
        asked = None
        try:
            now = moment.now(os.environ)
            asked = request.of(self.settings, os.environ, now, self.env, self._convert(), progress)
            if asked.audience.public and not asked.check:
                asked = replace(asked, commit=commits.commit(asked.content, asked.root, os.environ))
            if asked.audience.public or asked.check:
                known, self._compared = issued.faults(asked.content, os.environ, now.date())
                if asked.check:
                    known += approvers.faults(asked.content, os.environ)
                asked = replace(asked, known=known)
            with progress, build.uncollected():
                try:
                    outcome = self.outcome = build.build(asked)
                finally:
                    gc.freeze()  # it goes with the program: no round of collecting need look through it
        except moment.NoMoment as error:
            self._leave([moment.told(error)])
        except refused.Refused as refusal:
            self._leave(refusal.faults, asked)
        except BrokenProcessPool as error:  # a worker was killed, as by a machine short of memory
            self._leave([setting("JOBS", "system", value=error)], asked)
        except OSError as error:
            place = str(error.filename or "—")
            self._leave([elsewhere(place, "system", value=error.strerror or error)], asked)
        else:
            outcome.warnings = self._named(outcome.warnings)
            if asked.check:
                outcome.warnings += self._named(outcome.untranslated)
                self._checked(asked, outcome, progress.seconds)
            else:
                speech = terminal.speech(os.environ, sys.stdout)
                terminal.say(console, asked, outcome, progress.seconds, speech)

    def _convert(self):
        return self.readers.readers["md"].source

    def _named(self, found: list[Fault]) -> list[Fault]:
        return faults.within(found, os.path.relpath(self.settings["PATH"]))

    def _checked(self, asked: Request, outcome: Outcome, seconds: float) -> None:
        """Say that a check found nothing that stops a build, in the form that was asked for."""
        form, speech = terminal.form(os.environ), terminal.speech(os.environ, sys.stdout)
        counts = {"stories": outcome.stories, "pages": outcome.pages}
        if form == "json":
            counts["translations"] = dict(outcome.translations)
            print(formats.as_json(outcome.warnings, counts))
        else:
            if not self._compared:
                terminal.line(console, speech.lines(issued.UNSEEN))
            terminal.say(console, asked, outcome, seconds, speech)
            if form == "github" and outcome.warnings:
                print(formats.annotations(outcome.warnings, speech.langs))
            terminal.line(console, terminal.checked(outcome, speech))
        self._summarise(outcome.warnings, outcome.translations)

    def _summarise(self, found: list[Fault], counts: Mapping[State, int]) -> None:
        """Add a summary of the check to the page that CI shows, where it gives a file for one."""
        path = os.environ.get("GITHUB_STEP_SUMMARY")
        if path and os.environ.get("CHECK") == "1":
            with open(path, "a", encoding="utf-8") as file:
                file.write(formats.summary(found, counts))

    def _leave(self, found: list[Fault], asked: Request | None = None) -> NoReturn:
        form, speech = terminal.form(os.environ), terminal.speech(os.environ, sys.stderr)
        found = self._named(found)
        self._summarise(found, {})
        if form == "json":
            print(formats.as_json(found, {}))
            raise SystemExit(1)
        if form == "github":
            print(formats.annotations(found, speech.langs))
        # Python says it on stderr after all that surrounds us has ended: no spinner can break its lines.
        end = terminal.refused(found, speech, asked is not None and Store(asked.cache).unfinished)
        raise terminal.Left(found, f"{speech.faults(found)}\n\n{end}")


def use_reader(readers: object) -> None:
    """Read Markdown with our reader, whatever the ending: Pelican's own would change the settings of ours."""
    for ending in MarkdownReader.file_extensions:
        readers.reader_classes[ending] = StoryReader  # type: ignore[attr-defined]


def give_generator(pelican: object) -> type[Generator]:
    """Give Pelican the one generator."""
    return SiteGenerator


def keep_back(pelican: object) -> None:
    """Keep back Pelican's closing line: it counts its own articles, of which there are none."""
    console.push_render_hook(terminal.WithoutClosingLine())


def register() -> None:
    """Join Pelican."""
    signals.readers_init.connect(use_reader)
    signals.get_generators.connect(give_generator)
    signals.finalized.connect(keep_back)


def run(settings: dict[str, Any]) -> Outcome:
    """Build the site by some settings, as Pelican's own command does; give what was done.

    Raises terminal.Left where it is refused.
    """
    begun: list[Generator] = []
    try:
        with signals.all_generators_finalized.connected_to(begun.extend):
            Pelican(settings).run()
    finally:
        gc.unfreeze()  # this program goes on
    console.pop_render_hook()  # each run puts one on
    return next(one.outcome for one in begun if isinstance(one, SiteGenerator))
