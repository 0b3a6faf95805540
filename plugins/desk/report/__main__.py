"""`make report`: what of the content waits for somebody, as two HTML pages, and in short as Markdown.

The pages are report/index.html in Kiswahili and report/en.html in English; they are never published. The
environment gives CONTENT, OUTPUT (a built site, whose pages are weighed), TODAY, CHECK_LANG (the language of
what is printed) and LINKS=1, with which links that lead out of the site are asked. It is a report and no gate:
it fails only where the content has a fault, or where it cannot be given.
"""

import datetime as dt
import json
import os
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path

import brotli
import msgspec
from jinja2 import Environment

import pelicanconf

from ...bilingual import strings
from ...bilingual.strings import OTHER
from ...engine import build, content, inputs, parallel, plain, refused, render, style, terminal
from ...engine.release import manifest
from ...model.moment import Clock, now
from ...model.source import RECORD, Record, Story, paired
from ...reading import prose, read, rules
from ...schema import faults
from ...schema.faults import Fault
from ...schema.office import OFFICE_FILE
from .. import checking, command, given, safe, sites
from ..repository import NoAnswer
from ..translations import told
from . import (
    alts,
    approvals,
    blanks,
    languages,
    links,
    months,
    page,
    reports,
    reviews,
    settings,
    summary,
    weights,
)
from .asking import USUAL, Limits, Prober
from .finding import ReportPart

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
FOLDER, CACHE = "report", "links.json"
STYLES = ("1-tokens.css", "2-reset.css", "3-base.css")
QUICK, SENT = 4, 11  # Brotli's effort at first, and that of what is sent


class Material:
    """All that the parts of the report are made from: what the content folder holds, read once."""

    def __init__(self, folder: Path, jobs: int) -> None:
        listed = content.load(folder)
        self.settings = inputs.settings(folder, listed)
        self.data = {path: (folder / path).read_bytes() for path in listed.sources}
        self.records: dict[str, Record] = {}
        self.bodies: dict[str, str] = {}
        for some in parallel.mapped(_read, list(self.data.items()), jobs):
            for path, record, body in some:
                self.records[path], self.bodies[path] = RECORD.decode(record), body
        self.stories: list[Story] = paired(one.source for one in self.records.values())


def _read(some: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes, str]]:
    """The records, as JSON for another process, and the bodies of some files, none of which has a fault."""
    md = prose.converter(pelicanconf.MARKDOWN)
    read_ = [(path, *read.source(path, data, md)) for path, data in some]
    return [(path, msgspec.json.encode(record), body) for path, record, body, _ in read_ if record]


@command.of("LINKS")
def main(environ: Mapping[str, str], root: Path = ROOT, limits: Limits = USUAL) -> list[Fault]:
    """Write the report. `root` is the folder in which report/ is made."""
    folder = given.folder(environ)
    moment = now(environ)
    try:
        outcome = build.build(checking.folder(folder, environ, moment, pelicanconf))
    except refused.Refused as error:
        return faults.within(error.faults, os.path.relpath(folder))
    material = Material(folder, int(environ.get("JOBS") or parallel.cores()))
    stories, office, today = material.stories, material.settings.office, moment.date()
    text = _text(material.settings.data.get(OFFICE_FILE, b""))
    built = _built(Path(environ.get("OUTPUT") or "output"), root, environ)
    parts = [
        reviews.part(stories, today),
        approvals.part(stories, office.approval),
        reports.part(stories, Clock(moment), today),
        languages.part(told.files(given.files(folder))),
        _links(material, text, today, environ.get("LINKS") == "1", limits),
        alts.part(stories, material.records, material.bodies),
        weights.part(built, outcome.warnings, _places(stories)),
        blanks.part(stories, office.press, today),
        settings.part(office, text, today),
    ]
    voices = _voices(folder)
    _write(root, voices, parts, months.chart(stories, Clock(moment), today), today)
    spoken = [voices[lang] for lang in terminal.languages(environ)]
    short = summary.told(parts, spoken, f"{FOLDER}/{page.FILES[spoken[0].lang]}")
    command.say(short.rstrip("\n"), environ)
    return []


def _links(
    material: Material, office_text: str, today: dt.date, asked: bool, limits: Limits
) -> ReportPart:
    """The part on outward links; where it is `asked`, those whose answer is old are asked anew, and it is kept."""
    texts = {path: _text(data) for path, data in material.data.items()}
    places = links.found(
        material.stories, material.bodies, texts, material.settings.office, office_text
    )
    file = Path(pelicanconf.CACHE_PATH) / CACHE
    plain.tidy(file)
    known = links.read(file.read_bytes()) if file.is_file() else {}
    if asked:
        known = {**known, **Prober(limits, today).answers(links.due(places, known, today))}
        safe.write(file, links.written({url: one for url, one in known.items() if url in places}))
    return links.part(places, known, today, asked)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def _built(output: Path, root: Path, environ: Mapping[str, str]) -> weights.BuiltSite | None:
    """The built site's pages, weighed; None where there is none."""
    files = {
        path.relative_to(output).as_posix(): path
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
    names = [name for name in files if name.endswith(".html")]
    if not names:
        return None
    sizes = {name: path.stat().st_size for name, path in files.items()}
    sent = sizes | {
        name: sizes.get(f"{name}.br") or _packed(files[name].read_bytes())
        for name in files
        if name.endswith(".css")
    }
    pages = tuple(
        weights.weighed(name, files[name].read_bytes(), sent, _packed, sizes.get(f"{name}.br", 0))
        for name in names
    )
    return weights.BuiltSite(str(output), pages, *_commits(files, root, environ))


def _packed(data: bytes) -> int:
    """How many bytes are sent; what is light enough with little effort is not squeezed further."""
    quick = len(brotli.compress(data, quality=QUICK))
    return quick if quick < weights.PAGE // 2 else len(brotli.compress(data, quality=SENT))


def _commits(files: Mapping[str, Path], root: Path, environ: Mapping[str, str]) -> tuple[str, str]:
    """The commit that a public build names, and the one that is here now; empty where nobody says."""
    if manifest.NAME not in files:
        return "", ""
    try:
        commit = json.loads(files[manifest.NAME].read_bytes())["commit"]
        return str(commit), sites.commit(root, "HEAD", environ)
    except (ValueError, KeyError, TypeError, NoAnswer):
        return "", ""


def _places(stories: Sequence[Story]) -> dict[str, tuple[str, str, str]]:
    """The file, the title and the language of the story at each address; a notice has none."""
    urls, _ = rules.urls(stories)
    return {
        urls[key]: (source.path, source.headers.title, source.lang)
        for story in stories
        for source in story.sources
        if (key := (story.section, story.pair, source.lang)) in urls
    }


def _voices(folder: Path) -> dict[str, page.ReportVoice]:
    """How the report is told in each language."""
    site = strings.load(ROOT / "theme" / "strings")
    own = strings.load(HERE / "words")
    shown = os.path.relpath(folder)
    make = "make" if shown == "content" else f"make CONTENT={shlex.quote(shown)}"
    return {lang: page.ReportVoice(site[lang], own[lang], shown, make) for lang in OTHER}


def _write(
    root: Path,
    voices: Mapping[str, page.ReportVoice],
    parts: Sequence[ReportPart],
    chart: months.MonthsChart,
    today: dt.date,
) -> None:
    """Write the page of each language."""
    env = render.environment(Environment(autoescape=True), str(ROOT / "theme" / "templates"))
    template, sheet = env.get_template("layouts/report.html"), _style()
    for lang, voice in voices.items():
        doc = page.report(parts, chart, today, voice, voices[OTHER[lang]], sheet)
        safe.write(
            root / FOLDER / page.FILES[lang], template.render(doc=doc, words=voice.words).encode()
        )


def _style() -> str:
    """The report's style sheet: the theme's tokens and elements, and what is its own."""
    paths = [ROOT / "theme" / "styles" / name for name in STYLES]
    paths.append(HERE / "report.css")
    files = {f"{number}-{path.name}": path.read_bytes() for number, path in enumerate(paths)}
    return style.bundle(files).decode()


if __name__ == "__main__":
    command.program(main)
