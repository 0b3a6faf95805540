"""Writing to journalists: a release, its PDFs and the list become a message; nothing is sent by us."""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from msgspec import Struct

import pelicanconf

from ...bilingual import dates, strings
from ...bilingual.strings import fill
from ...engine import build, content, inputs
from ...engine.refused import Refused
from ...engine.release import commits
from ...engine.release.approvers import Person
from ...model.edition import Audience, Edition
from ...model.moment import ZONE, Clock
from ...model.source import Record, Source, Story, paired
from ...pages.press import notice
from ...pages.press.papers import PDF
from ...reading import rules
from ...schema import seal
from ...schema.faults import Fault, fault, setting
from ...schema.seal import Sealed
from ...stories import shown
from .. import checking, given, phrases
from . import addresses, message
from .message import ReleaseText

THEME = Path(__file__).parents[3] / "theme"
WHY = (
    "draft",
    "unapproved",
    "embargo",
    "withdrawn",
    "sample",
)  # for which it is not sent unless asked
FIRST = phrases.of("journalists.first")


class Mail(Struct, frozen=True):
    """A message that was made: the file's name, its bytes, and to how many it goes."""

    name: str
    data: bytes
    count: int


def listed(
    path: str, folder: Path, root: Path, environ: Mapping[str, str]
) -> tuple[tuple[str, ...], list[Fault]]:
    """Give the addresses of the list that MEDIA names, or why it cannot be used.

    It holds people's addresses: so it lies outside the repositories of the code and of the content.
    """
    file = Path(path).expanduser() if path.strip() else None
    if file is None or not file.is_file():
        return (), [setting("MEDIA", "media-none", value=path or "—")]
    tops = [commits.said(one, environ, "rev-parse", "--show-toplevel") for one in (folder, root)]
    for place in (folder, root, *(top for top in tops if top)):
        if any(
            Path(one).is_relative_to(os.path.realpath(place))
            for one in (os.path.realpath(file), os.path.abspath(file))
        ):
            fill = {"value": path, "other": os.path.basename(os.path.realpath(place))}
            return (), [setting("MEDIA", "media-inside", **fill)]
    return addresses.read(path, file.read_bytes())


def mail(
    folder: Path,
    path: str,
    to: Collection[str],
    sender: Person,
    moment: datetime,
    environ: Mapping[str, str],
    anyway: Collection[str] = (),
) -> tuple[Mail | None, list[Fault]]:
    """Make the message of a release to some addresses, or give why not.

    `path` is one of its files below the content folder; `anyway` are those of `WHY` in spite of which it is made.
    """
    if not path.startswith("press/"):
        return None, [fault(path, 0, "send-section", value=path)]
    if not addresses.ADDRESS.fullmatch(sender.email):
        return None, [setting("FILE", "submit-writer", value=sender.email or sender.name)]
    facts = inputs.settings(folder, content.load(folder))
    files, found = given.read_pair(folder, path)
    if found := [one for one in (*facts.faults, *found) if not one.warning]:
        return None, found
    bodies = {one.path: one.html for one in files}
    records = [one.record for one in files if one.record]
    (story,) = paired((one.source for one in records), seal.alone(facts.sealed))
    clock = Clock(moment)
    reasons = list(_reasons(story, clock, facts.office.approval))
    if wrong := [one for one in reasons if one not in anyway]:
        return None, [_held(story, one) for one in wrong]
    sealed = {one.path: one for one in facts.sealed if one.pair == story.pair}
    if wrong := _altered(folder, records, sealed):
        return None, wrong
    try:
        papers = _papers(folder, story, sealed, moment, environ, bool(reasons))
    except Refused as error:
        return None, [one for one in error.faults if not one.warning]
    urls, _ = rules.urls([story])
    edition = Edition(
        stories=(story,),
        urls=urls,
        strings=strings.load(THEME / "strings"),
        office=facts.office,
        topics=(),
        assets={},
        shared={},
        clock=clock,
        audience=Audience(),
    )
    releases = [_release(story, one, bodies[one.path], edition, reasons) for one in story.sources]
    subject = " / ".join(one.title for one in releases)
    subject = ": ".join([*(label for label in _labels(story, reasons, edition)), subject])
    data = message.message(
        releases,
        subject,
        (sender.name, sender.email),
        list(to),
        papers,
        moment.replace(tzinfo=ZONE),
    )
    return Mail(f"{story.pair}.eml", data, len(to)), []


def _reasons(story: Story, clock: Clock, since: Mapping[str, str]) -> Iterator[str]:
    """Why a release ought not to be sent yet, or any more; of `WHY`."""
    if story.facts.status:
        yield "draft"
    if shown.unapproved(story, since):
        yield "unapproved"
    if shown.embargoed(story, clock):
        yield "embargo"
    if story.facts.withdrawn:
        yield "withdrawn"
    if story.facts.sample:
        yield "sample"


def _held(story: Story, why: str) -> Fault:
    field = {"draft": "status", "embargo": "publish_at", "unapproved": "approved"}.get(why, why)
    said = phrases.of("journalists.why")[why]
    fill = {"value": why, **{f"why_{lang}": text for lang, text in said.items()}}
    return fault(story.primary.path, story.primary.lines.get(field, 0), "send-held", **fill)


def _altered(
    folder: Path, records: Collection[Record], sealed: Mapping[str, Sealed]
) -> list[Fault]:
    """What was sealed of a release and is not as the register says: its files, and their PDFs."""
    seals = {one.source.path: one.text.seal for one in records}
    papers = {one.paper: folder / one.paper for one in sealed.values()}
    there = [path for path, place in papers.items() if place.is_file()]
    sums = {path: seal.sha256(papers[path].read_bytes()) for path in there}
    lines = [*sealed.values()]
    return seal.faults(lines, seals, ()) + seal.wrong_papers(lines, sums, there)


def _papers(
    folder: Path,
    story: Story,
    sealed: Mapping[str, Sealed],
    moment: datetime,
    environ: Mapping[str, str],
    marked: bool,
) -> dict[str, bytes]:
    """The PDFs of a release by name: those that were sealed, and the others as the build makes them.

    Those of what is not out are made as for a preview, with its marks. Raises Refused.
    """
    if story.facts.withdrawn:
        return {}
    names = {one.path: f"{one.pair}.{one.lang}.pdf" for one in story.sources}
    papers = {
        names[path]: (folder / sealed[path].paper).read_bytes() for path in names if path in sealed
    }
    if unsealed := [path for path in names if path not in sealed]:
        asked = checking.folder(folder.resolve(), environ, moment, pelicanconf)
        asked = replace(asked, wanted=[(path, PDF) for path in unsealed])
        asked = replace(asked, audience=Audience(preview=True)) if marked else asked
        outcome = build.build(asked)
        papers |= {names[path]: outcome.files[path, PDF] for path in unsealed}
    return dict(sorted(papers.items(), reverse=True))  # Kiswahili first


def _release(
    story: Story, source: Source, body: str, edition: Edition, reasons: Collection[str]
) -> ReleaseText:
    """What the message says of a release in a language."""
    t, said = edition.strings[source.lang], notice.notice(story, source, edition)
    number = said["reference"]
    head = [said["heading"]]
    head += [fill(t.press.reference, number=number)] if number else []
    head += [said["place_date"]]
    head += (
        [f"{t.press.subject} {said['subject']}"] if said["subject"] != source.headers.title else []
    )
    end = [f"{t.press.issued_by} {said['issued_by']}"] if said["issued_by"] else []
    end += ["\n".join(said["signatory"])] if said["signatory"] else []
    end += [f"{t.press.contact} {said['contact']}"] if said["contact"] else []
    if url := edition.office.site.url:
        end.append(fill(t.page.address, url=url + edition.url(source)))
    return ReleaseText(
        lang=source.lang,
        title=source.headers.title,
        first=_first(story, reasons, edition, source.lang),
        head=head,
        body="" if story.facts.withdrawn else body,
        end=end,
    )


def _first(story: Story, reasons: Collection[str], edition: Edition, lang: str) -> list[str]:
    """The sentences that must be read first: why the release is not for the public."""
    t, until = edition.strings[lang], shown.embargo(story)
    when = dates.moment_text(until, None, t) if until else ""
    gone = story.facts.withdrawn.text if story.facts.withdrawn else ""
    return [FIRST[one][lang].format(when=when, why=gone) for one in reasons]


def _labels(story: Story, reasons: Collection[str], edition: Edition) -> list[str]:
    """What stands before the titles in the subject: the first reason, or what the release is."""
    for one in reasons:
        return [
            " / ".join(
                _first(story, [one], edition, source.lang)[0].rstrip(".")
                for source in story.sources
            )
        ]
    return [
        " / ".join(
            edition.strings[one.lang].titles.heading[story.facts.heading] for one in story.sources
        )
    ]
