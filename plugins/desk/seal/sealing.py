"""What a press release must be before it is sealed, and what its sealing is called in git's history."""

import datetime as dt
from collections.abc import Mapping, Sequence

from ...model.moment import Clock
from ...model.source import Record, Source, Story
from ...pages.press import notice
from ...schema import fields, seal
from ...schema.faults import Fault, fault
from ...schema.office import Office
from ...schema.seal import Sealed
from ...stories import shown
from .. import phrases

Register = Mapping[tuple[str, str], Sealed]  # by pair and language


def open_sources(story: Story, register: Register) -> tuple[Source, ...]:
    """Give the sources of a release that are not sealed yet."""
    return tuple(one for one in story.sources if (one.pair, one.lang) not in register)


def refusals(
    story: Story, register: Register, office: Office, clock: Clock, sample: bool
) -> list[Fault]:
    """Give why a release cannot be sealed as it is; `sample` says that a sample is meant to be."""
    facts, path = story.facts, story.primary.path

    def no(rule: str, field: str, **fill: object) -> Fault:
        return fault(path, story.primary.lines.get(field, 0), rule, **fill)

    waiting = open_sources(story, register)
    if not waiting:
        day = register[story.primary.pair, story.primary.lang].day
        return [fault(path, 0, "seal-again", value=day)]
    reasons = []
    if facts.status:
        reasons.append(no("seal-draft", "status"))
    if shown.unapproved(story, office.approval):
        reasons.append(no("seal-unapproved", "approved"))
    if facts.withdrawn:
        reasons.append(no("seal-withdrawn", "withdrawn", value=facts.withdrawn.day))
    if facts.sample and not sample:
        reasons.append(no("seal-sample", "sample"))
    if shown.embargoed(story, clock):
        reasons.append(no("seal-embargo", "publish_at", value=shown.embargo(story)))
    return reasons + [one for source in waiting for one in _defaults(source, office)]


def _defaults(source: Source, office: Office) -> list[Fault]:
    """What a release says only because the office's facts say it now: it would change with them."""
    return [
        fault(source.path, 0, "seal-default", name=fields.header_name(name), value=value)
        for name, value in notice.defaults(office, source.lang).items()
        if value and not notice.own(source, name, office)
    ]


def line(record: Record, pdf: bytes, day: dt.date) -> Sealed:
    """Give the register's line for a source whose PDF is sealed on a day."""
    source = record.source
    return Sealed(source.pair, source.lang, record.text.seal, seal.sha256(pdf), day)


def message(lines: Sequence[Sealed], sample: bool) -> str:
    """Give the message of the commit that holds a seal: what was sealed, and each PDF's SHA-256."""
    (pair,) = {one.pair for one in lines}
    what = "sample" if sample else "press release"
    sums = "\n".join(f"{one.pdf}  {seal.paper(one.pair, one.lang)}" for one in lines)
    return f"Seal the {what} {pair}\n\n{sums}\n"


DONE, CURED = phrases.each("seal.sealing", "done", "cured")


def said(lines: Sequence[Sealed], folder: str, langs: Sequence[str]) -> str:
    """Say in each language what was sealed, then which files were."""
    told = [DONE[lang].format(pair=lines[0].pair) for lang in langs]
    return "\n".join([*told, *(f"  {one.pdf}  {folder}/{one.paper}" for one in lines)])
