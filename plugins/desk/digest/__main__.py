"""`make digest WEEK=2026-W47`: make the staff's digest of a week from the clippings of MONITORING.

It writes digest/2026-W47/ with a page for e-mail, a message for WhatsApp and a sheet on the letterhead, in both
languages; never anything into the site. Without WEEK it is the last week that is over. The environment gives
MONITORING, WEEK, CONTENT, OUTPUT, TODAY and CHECK_LANG.
"""

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from ...bilingual import strings
from ...bilingual.strings import Strings
from ...engine import terminal
from ...model.edition import Audience
from ...model.moment import Clock, now
from ...model.source import Story
from ...reading import rules
from ...schema import faults, office
from ...schema.faults import Fault, elsewhere, fault, setting
from ...stories import shown
from .. import command, given, phrases, safe
from ..monitoring import monitored
from ..monitoring.monitored import ROOT
from . import bulletin, digest, mail, message, week
from .carried import Issued
from .digest import Facts
from .week import Week

FOLDER = "digest"
PUBLIC = Audience(public=True)
UNREAD = phrases.of("digest.unread")


@command.of()
def main(environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Make the digest, or give all that stands in the way."""
    folder, found = monitored.folder(environ, root)
    source, wrong = given.sought(environ)
    moment = now(environ)
    wanted, more = _week(environ.get("WEEK", ""), moment.date())
    into = root / FOLDER / wanted.name
    found += wrong + more + _public(into, environ, root)
    if found:
        return found
    held, found = monitored.months(folder)
    facts, wrong = office.office(given.held(source / office.OFFICE_FILE))
    found += faults.within(wrong, os.path.relpath(source))
    if found:
        return found
    stories, unread = given.stories(source, "press")
    told = Facts(
        clippings=tuple(one.clipping for sheet in held.values() for one in sheet.found),
        releases=issued(stories, Clock(moment), facts.approval),
        office=facts,
    )
    try:
        files = made(wanted, told, moment.date(), given.emblem(source, facts))
    except ValueError as error:
        fill = {"name": "site.emblem", "value": error}
        return faults.within(
            [fault(office.OFFICE_FILE, 0, "settings-value", **fill)], os.path.relpath(source)
        )
    for name, data in files.items():
        safe.write(into / name, data)
    said = [os.path.relpath(into / name) for name in files]
    if unread:
        said += [UNREAD[lang].format(n=unread) for lang in terminal.languages(environ)]
    command.say("\n".join(said), environ)
    return []


def _week(text: str, today: dt.date) -> tuple[Week, list[Fault]]:
    """The week that is asked for, or the last one that is over."""
    last = week.before(today)
    if not text.strip():
        return last, []
    try:
        return week.named(text), []
    except ValueError:
        return last, [setting("WEEK", "week", value=text, other=last.name)]


def _public(into: Path, environ: Mapping[str, str], root: Path) -> list[Fault]:
    """The fault of a digest that would come to lie in the content or in the site."""
    for folder in monitored.shown(environ, root):
        if monitored.inside(into, folder):
            fill = {"value": os.path.relpath(into), "other": os.path.relpath(folder)}
            return [elsewhere(FOLDER, "digest-public", **fill)]
    return []


def issued(
    stories: Iterable[Story], clock: Clock, since: Mapping[str, str] = MappingProxyType({})
) -> tuple[Issued, ...]:
    """Give the releases that the public can read: neither drafts, samples nor what waits or was withdrawn."""
    out = [
        story
        for story in stories
        if story.day and not shown.why_not(story, clock, PUBLIC, since) and shown.listed(story)
    ]
    urls, _ = rules.urls(out)
    return tuple(
        Issued(
            key=story.pair,
            day=story.day,
            titles={source.lang: source.headers.title for source in story.sources},
            urls={
                source.lang: urls[story.section, story.pair, source.lang]
                for source in story.sources
            },
        )
        for story in out
        if story.day
    )


def made(wanted: Week, facts: Facts, today: dt.date, emblem: bytes | None) -> dict[str, bytes]:
    """Give all files of a digest by their names. Raises ValueError for an emblem that is no picture."""
    words: Mapping[str, Strings] = strings.load(ROOT / "theme" / "strings")
    files = {}
    for lang, t in words.items():
        said = digest.digest(wanted, facts, today, t)
        files[f"digest.{lang}.html"] = mail.page(said, t).encode()
        files[f"digest.{lang}.txt"] = message.text(said, t).encode()
        files[f"digest.{lang}.pdf"] = bulletin.pdf(said, emblem, t)
    return files


if __name__ == "__main__":
    command.program(main)
