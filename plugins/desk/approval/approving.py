"""Approving a story: what is written into its files, by whom, and which stories wait for it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

import pelicanconf

from ...engine import content
from ...engine.release import approvers
from ...engine.release.approvers import Person
from ...model.source import Story, paired
from ...reading import prose, read, scan
from ...schema import approval, office
from ...schema.faults import Fault, fault
from ...schema.values import Approved
from ...stories import shown
from .. import given
from ..form import saving
from ..translations import record

NAME = "Approved"


class Approval(Struct, frozen=True):
    """What approving a story did: its files, and those of them that were written."""

    files: tuple[str, ...]
    written: tuple[str, ...]
    by: Person


def approve(
    folder: Path,
    kept: Path,
    path: str,
    today: dt.date,
    environ: Mapping[str, str],
    by: Person | None = None,
) -> tuple[Approval | None, list[Fault]]:
    """Write into each file of a story that it is approved, all of them or none; or give what forbids it.

    `path` is one of its files below the content folder, `kept` the folder beside it by which a save that is cut
    off is finished (`saving.begun`). `by` is who approves, else whom git names here.
    """
    by = by or approvers.here(folder, environ)
    if not by.name or "|" in by.name or not by.name.isprintable():
        return None, [fault(path, 0, "approve-name", value=by.name)]
    new: dict[str, bytes] = {}
    old: dict[str, bytes] = {}
    found: list[Fault] = []
    for one, data in given.pair(folder, path):
        if not isinstance(data, bytes):
            found += data
            continue
        head, wrong = read.headed(one, data)
        found += (errors := [each for each in wrong if not each.warning])
        if errors or head is None or head.headers is None:
            continue
        hash = read.said(head)
        if (approvers.writer(folder, one, hash, environ) or by).is_(by):
            found.append(fault(one, 0, "approval-own", name=by.name))
        held = head.headers.approved
        old[one] = data
        if not held or held.hash != hash:
            new[one] = record.written(data, line(by.name, today, hash))
            found += scan.decoded(one, new[one])[1]
    if found:
        return None, found
    stamps = {one: saving.stamp(data) for one, data in old.items()}
    if new and (found := [*saving.save(folder, kept, stamps, new).faults]):
        return None, found
    return Approval(tuple(old), tuple(new), by), []


def line(name: str, day: dt.date, hash: str) -> str:
    """Give the header as a file bears it.

    >>> line("Asha Mfano", dt.date(2026, 11, 24), "0123456789abcdef")
    'Approved: Asha Mfano | 2026-11-24 | 0123456789abcdef'
    """
    return f"{NAME}: {name} | {day.isoformat()} | {hash}"


def pending(folder: Path) -> list[tuple[Story, Approved | None]]:
    """Give what waits in a content folder; nothing is read but the files that need an approval, if any do."""
    since = office.office(given.held(folder / office.OFFICE_FILE))[0].approval
    paths = list(content.load(folder).sources) if since else []
    named = ((path, read.name(path)[0]) for path in paths)
    asked = [path for path, one in named if one and approval.needed(one.section, one.day, since)]
    md = prose.converter(pelicanconf.MARKDOWN)
    records = [read.source(path, (folder / path).read_bytes(), md)[0] for path in asked]
    return waiting(paired(one.source for one in records if one), since)


def waiting(
    stories: Iterable[Story], since: Mapping[str, str]
) -> list[tuple[Story, Approved | None]]:
    """Give the stories that are finished and wait for an approval, each with one that is void, if it has any."""
    return [
        (story, next((one.headers.approved for one in story.sources if one.headers.approved), None))
        for story in stories
        if since and story.facts.status != "draft" and shown.unapproved(story, since)
    ]
