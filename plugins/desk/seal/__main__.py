"""`make seal FILE=content/press/x.sw.md`: seal a press release that is issued, in both its languages.

It keeps the very PDFs that a build from nothing makes, whose words it reads back, writes their lines into the
register, and commits these files and nothing else. All of it is done or nothing: what a seal that was killed has
left is taken away by the next. The environment gives CONTENT, FILE, SAMPLE, CHECK_LANG, JOBS and TODAY.
"""

import datetime as dt
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pelicanconf

from ...engine import build, inputs, terminal
from ...engine import content as contents
from ...engine.refused import Refused
from ...engine.request import Request
from ...media import asset
from ...model.moment import Clock, now
from ...model.names import digest
from ...model.source import Record, Story, paired
from ...pages.press import letter
from ...pages.press.papers import PDF
from ...schema import faults, seal
from ...schema.faults import Fault, elsewhere, fault, setting
from ...schema.office import OFFICE_FILE
from ...schema.seal import Sealed
from .. import checking, command, given, repository, safe, unmerged
from ..repository import NoAnswer
from . import sealing

ROOT = Path(__file__).parents[3]
TOP = ("rev-parse", "--show-toplevel")
MADE_WITH = ("plugins/", "theme/", "pelicanconf.py", "publishconf.py", "requirements/")


@command.of("SAMPLE")
def main(environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Seal the release, or give why not. `root` is the folder of the code."""
    return release(environ, root)


def release(environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Seal the release that FILE names, as the command does, and give what stood in the way."""
    folder, path = given.file(environ)
    try:
        if not path.startswith("press/"):
            raise Refused([fault(path, 0, "seal-section", value=path)])
        with safe.alone(folder / "press"):
            found = _Seal(environ, folder, root).run(path)
    except NoAnswer as error:
        found = [setting("FILE", "seal-git", value=error)]
    except Refused as refused:
        found = [one for one in refused.faults if not one.warning]
    return faults.within(found, os.path.relpath(folder))


class _Seal:
    """The steps of one seal."""

    def __init__(self, environ: Mapping[str, str], folder: Path, root: Path) -> None:
        self.environ, self.folder, self.root = environ, folder, root

    def run(self, path: str) -> list[Fault]:
        """Do all of them, or give what stands in the way."""
        if refusals := self._cure():
            return refusals
        moment = now(self.environ)
        both, refusals = self._read(path)
        if refusals:
            return refusals
        story = paired(record.source for record in both.values())[0]
        facts = inputs.settings(self.folder, contents.load(self.folder))
        if facts.faults:
            return list(facts.faults)
        register = {(one.pair, one.lang): one for one in facts.sealed}
        sample = self.environ.get("SAMPLE") == "yes"
        refusals = sealing.refusals(story, register, facts.office, Clock(moment), sample)
        if refusals:
            return refusals
        drawn = self._drawn_on(story, facts.office.site.emblem)
        if refusals := self._loose(drawn) + self._changed():
            return refusals
        waiting = [one.path for one in sealing.open_sources(story, register)]
        papers, refusals = self._papers(moment, not story.facts.sample, waiting)
        if refusals:
            return refusals
        if self._loose(drawn) or self._read(path)[0] != both:
            return [fault(path, 0, "changed-meanwhile")]
        lines = [sealing.line(both[one], papers[one], moment.date()) for one in waiting]
        self._keep(lines, papers, bool(story.facts.sample))
        name, langs = os.path.relpath(self.folder), terminal.languages(self.environ)
        command.say(sealing.said(lines, name, langs), self.environ)
        return []

    # ── what is there ────────────────────────────────────────────────────────────────────────

    def _read(self, path: str) -> tuple[dict[str, Record], list[Fault]]:
        """The files of a release that can be read, and the errors of those that cannot."""
        files, found = given.read_pair(self.folder, path)
        both = {one.path: one.record for one in files if one.record}
        return both, [one for one in found if not one.warning]

    def _drawn_on(self, story: Story, emblem: str) -> list[str]:
        """The files that a release's PDFs are made from: a seal must be found again in the history."""
        named = [source.path for source in story.sources]
        named += [path for _, path, _ in story.wanted]
        named += [path for source in story.sources for path in source.files]
        named += [path for path in (OFFICE_FILE, emblem) if path and (self.folder / path).is_file()]
        return sorted(set(named))

    def _loose(self, paths: Collection[str]) -> list[Fault]:
        return [
            fault(path, 0, "seal-uncommitted")
            for path in repository.uncommitted(self.folder, paths, self.environ)
        ]

    def _changed(self) -> list[Fault]:
        """The first file of the code, the theme or the lock file that is not as the last commit holds it."""
        top = Path(repository.answer(self.root, self.environ, *TOP).decode().rstrip("\n"))
        named = unmerged.altered(top, self.environ)
        named += unmerged.strange(top, self.folder, self.environ)
        odd = [path for path in named if (top / path).is_relative_to(self.root.resolve())]
        odd = [os.path.relpath(top / path, self.root.resolve()) for path in odd]
        odd = [path for path in odd if f"{path}/".startswith(MADE_WITH)]
        return [elsewhere(path, "seal-code", value=path) for path in odd[:1]]

    def _request(self, moment: dt.datetime, public: bool, wanted: list[str], anew: str) -> Request:
        """A check of the content as the public will have it, that makes the PDFs of these sources."""
        asked = checking.folder(
            self.folder.resolve(),
            self.environ,
            moment,
            pelicanconf,
            PUBLIC=public,
            CACHE_PATH=anew,
            OUTPUT_PATH=f"{anew}/output",
        )
        return replace(asked, beside=(), wanted=[(path, PDF) for path in wanted])

    def _papers(
        self, moment: dt.datetime, public: bool, waiting: list[str]
    ) -> tuple[dict[str, bytes], list[Fault]]:
        """The PDFs of these sources as the build makes them, and why one of them must not be kept.

        Raises Refused where anything in the content is wrong.
        """
        with TemporaryDirectory() as anew:  # what an earlier build has kept might be anything
            outcome = build.build(self._request(moment, public, waiting, anew))
        papers = {one: outcome.files[one, PDF] for one in waiting}
        found = [
            one for one in outcome.warnings if one.path in waiting and one.rule == "paper-lacks"
        ]
        for path, data in papers.items():  # what cannot be read would be kept for ever
            _, wrong = asset.read(path.removesuffix(".md") + ".pdf", data, digest(data))
            found += [fault(path, 0, "not-made", value=one.path) for one in wrong]
            if not wrong and (words := letter.unlike(data, *outcome.said[path, PDF])):
                found.append(fault(path, 0, "seal-text", value=words))
        return papers, found

    # ── keeping it, whole or not at all ──────────────────────────────────────────────────────

    def _keep(self, lines: list[Sealed], papers: Mapping[str, bytes], sample: bool) -> None:
        """Write the register and the PDFs and commit them; where that fails leave all as it was."""
        register = self.folder / seal.REGISTER
        before = register.read_bytes() if register.exists() else None
        paths = [seal.REGISTER, *(one.paper for one in lines)]
        try:
            # The register first: by its lines the next seal knows what one that was killed has left.
            safe.write(register, seal.added(before or b"", lines))
            for one in lines:
                safe.write(self.folder / one.paper, papers[one.path])
            repository.commit(self.folder, paths, sealing.message(lines, sample), self.environ)
        except BaseException:
            self._undo(before, paths)
            raise

    def _cure(self) -> list[Fault]:
        """Take away what a seal that was killed has left; give the fault of a register that is not git's."""
        before = repository.held(self.folder, seal.REGISTER, self.environ)
        register = self.folder / seal.REGISTER
        data = register.read_bytes() if register.exists() else None
        if data == before:
            return []
        held, _ = seal.register(before or b"")
        found, wrong = seal.register(data or b"")
        if found == held and not wrong and data is not None:
            return []  # other ends of lines
        if data is None or wrong or found[: len(held)] != held:
            return [fault(seal.REGISTER, 0, "seal-register")]
        kept = repository.committed(self.folder, seal.FOLDER, self.environ)
        left = [one.paper for one in found[len(held) :] if one.paper not in kept]
        self._undo(before, [seal.REGISTER, *left])
        langs = terminal.languages(self.environ)
        command.say("\n".join(sealing.CURED[one] for one in langs), self.environ)
        return []

    def _undo(self, before: bytes | None, paths: list[str]) -> None:
        """Put the register back as it was, and take the PDFs away that are named beside it."""
        for path in paths[1:]:
            (self.folder / path).unlink(missing_ok=True)
        register = self.folder / seal.REGISTER
        if before is None:
            register.unlink(missing_ok=True)
        else:
            safe.write(register, before)
        with suppress(OSError):
            register.parent.rmdir()  # where it was made for this
        with suppress(NoAnswer):
            repository.unstage(self.folder, paths, self.environ)


if __name__ == "__main__":
    command.program(main)
