"""`make leaflet`: make the unit's leaflet anew, in both languages, from the text of the unit's page.

It writes content/media/2026/kipeperushi-gcu.sw.pdf and .en.pdf, which the publication beside them shows. The
leaflet's day is that publication's own, so the same text gives the same file on any day. The environment
gives CONTENT and CHECK_LANG.
"""

import datetime as dt
import os
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from markdown import Markdown

import pelicanconf

from ...bilingual import dates, strings
from ...bilingual.strings import Strings
from ...engine import terminal
from ...model import addresses
from ...model.source import Record
from ...pages import chrome
from ...reading import prose, read
from ...schema import faults, office
from ...schema.faults import Fault, fault
from ...schema.office import Office
from .. import command, given, phrases, safe
from . import leaflet
from .leaflet import Leaflet

ROOT = Path(__file__).parents[3]
PAGE = "pages/kitengo-cha-mawasiliano-serikalini.{lang}.md"
STORY = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})-kipeperushi-cha-kitengo\.sw\.md")
FILE = "media/2026/kipeperushi-gcu.{lang}.pdf"
SAME, WRITTEN = phrases.each("leaflet", "same", "written")
_MARK = re.compile(f"{prose.OPEN}[^{prose.CLOSE}{prose.NOTE}]*[{prose.CLOSE}{prose.NOTE}]")


@command.of()
def main(environ: Mapping[str, str]) -> list[Fault]:
    """Make the leaflets, or give what stands in the way."""
    folder = given.folder(environ)
    files, found = made(folder)
    name = os.path.relpath(folder)
    if found:
        return faults.within(found, name)
    for path, data in files.items():
        same = (folder / path).is_file() and (folder / path).read_bytes() == data
        if not same:
            safe.write(folder / path, data)
        said = terminal.speech(environ, sys.stdout).short(SAME if same else WRITTEN)
        command.say(f"{name}/{path}: {said}")
    return []


def made(folder: Path) -> tuple[dict[str, bytes], list[Fault]]:
    """Give the leaflets' bytes by their paths below a content folder, or what stands in the way."""
    day, refusals = _day(folder)
    facts, wrong = office.office(given.held(folder / office.OFFICE_FILE))
    refusals += wrong
    pages = {}
    for lang in strings.LANGS:
        path = PAGE.format(lang=lang)
        if not (folder / path).is_file():
            refusals.append(fault(path, 0, "leaflet-file", value=path))
            continue
        record, html, wrong = read.source(path, (folder / path).read_bytes(), _markdown())
        refusals += [one for one in wrong if not one.warning]
        pages[lang] = record, html
    if refusals:
        return {}, refusals
    words = strings.load(ROOT / "theme" / "strings")
    emblem = given.emblem(folder, facts)
    files = {}
    for lang, (record, html) in pages.items():
        try:
            files[FILE.format(lang=lang)] = leaflet.pdf(
                _leaflet(record, html, facts, words[lang], day, emblem)
            )
        except leaflet.NoDuties:
            refusals.append(fault(record.source.path, 0, "leaflet-list"))
        except leaflet.TooLong:
            refusals.append(fault(record.source.path, 0, "leaflet-room"))
    return ({}, refusals) if refusals else (files, [])


def _leaflet(
    record: Record, html: str, facts: Office, t: Strings, day: dt.date, emblem: bytes | None
) -> Leaflet:
    """The leaflet's values: the page's own text, and the office's facts that are given."""
    source = record.source
    lang, site = source.lang, facts.site.url
    page = addresses.story(lang, source.section, 0, source.slug)
    return Leaflet(
        lang=lang,
        country=facts.country[lang],
        office=facts.name[lang],
        title=source.headers.title,
        summary=source.headers.summary or "",
        day=day,
        dated=dates.short(day, t),
        body=_MARK.sub("", html),
        words=leaflet.words(t),
        contact=tuple((fact.label, fact.value) for fact in chrome.contact(facts, t)),
        website=site,
        url=f"{site}{page}" if site else "",
        emblem=emblem,
    )


def _day(folder: Path) -> tuple[dt.date, list[Fault]]:
    """The day of the publication that shows the leaflet, or the fault that there is none."""
    held = sorted((folder / "publications").glob("*.sw.md"))
    days = [match["day"] for path in held if (match := STORY.fullmatch(path.name))]
    try:
        return dt.date.fromisoformat(days[-1]), []
    except (IndexError, ValueError):
        value = "publications/…-kipeperushi-cha-kitengo.sw.md"
        return dt.date.min, [fault("publications", 0, "leaflet-file", value=value)]


@cache
def _markdown() -> Markdown:
    return prose.converter(pelicanconf.MARKDOWN)


if __name__ == "__main__":
    command.program(main)
