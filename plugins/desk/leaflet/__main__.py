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
from ...reading import prose, read
from ...schema import faults, office
from ...schema.faults import Fault, fault
from ...schema.office import Office
from .. import command, given, safe
from . import leaflet
from .leaflet import Leaflet

ROOT = Path(__file__).parents[3]
PAGE = "pages/kitengo-cha-mawasiliano-serikalini.{lang}.md"
STORY = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})-kipeperushi-cha-kitengo\.sw\.md")
FILE = "media/2026/kipeperushi-gcu.{lang}.pdf"
SAME = {"sw": "hakijabadilika", "en": "unchanged"}
WRITTEN = {"sw": "kimeandikwa", "en": "written"}
_MARK = re.compile(f"{prose.OPEN}[^{prose.CLOSE}{prose.NOTE}]*[{prose.CLOSE}{prose.NOTE}]")


def main(environ: Mapping[str, str]) -> int:
    """Make the leaflets, or say what stands in the way; give the exit code."""
    return command.run(environ, lambda: _make(environ))


def _make(environ: Mapping[str, str]) -> list[Fault]:
    folder, found = given.folder(environ)
    if found:
        return found
    files, found = made(folder)
    name = os.path.relpath(folder)
    if found:
        return faults.within(found, name)
    for path, data in files.items():
        same = (folder / path).is_file() and (folder / path).read_bytes() == data
        if not same:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            safe.write(folder / path, data)
        said = terminal.speech(environ, sys.stdout).short(SAME if same else WRITTEN)
        command.say(f"{name}/{path}: {said}")
    return []


def made(folder: Path) -> tuple[dict[str, bytes], list[Fault]]:
    """Give the leaflets' bytes by their paths below a content folder, or what stands in the way."""
    day, found = _day(folder)
    facts, wrong = office.office(given.held(folder / office.OFFICE_FILE))
    found += wrong
    pages = {}
    for lang in addresses.LANGS:
        path = PAGE.format(lang=lang)
        if not (folder / path).is_file():
            found.append(fault(path, 0, "leaflet-file", value=path))
            continue
        record, html, wrong = read.source(path, (folder / path).read_bytes(), _markdown())
        found += [one for one in wrong if not one.warning]
        pages[lang] = record, html
    if found:
        return {}, found
    words = strings.load(ROOT / "theme" / "strings")
    emblem = (folder / facts.site.emblem).read_bytes() if facts.site.emblem else None
    files = {}
    for lang, (record, html) in pages.items():
        try:
            files[FILE.format(lang=lang)] = leaflet.pdf(
                _leaflet(record, html, facts, words[lang], day, emblem)
            )
        except leaflet.NoDuties:
            found.append(fault(record.source.path, 0, "leaflet-list"))
        except leaflet.TooLong:
            found.append(fault(record.source.path, 0, "leaflet-room"))
    return ({}, found) if found else (files, [])


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
        contact=_contact(facts, t),
        website=site,
        url=f"{site}{page}" if site else "",
        emblem=emblem,
    )


def _contact(facts: Office, t: Strings) -> tuple[tuple[str, str], ...]:
    """What the office has given of its contacts, each with its label."""
    held, labels = facts.contact, t.titles.contact
    pairs = (
        (labels.postal, held.postal[t.lang]),
        (labels.street, held.street[t.lang]),
        (labels.telephone, held.telephone),
        (labels.fax, held.fax),
        (labels.email, held.email),
        (labels.hours, held.hours[t.lang]),
    )
    return tuple(pair for pair in pairs if pair[1])


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
