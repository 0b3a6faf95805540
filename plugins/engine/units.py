"""Units: each story with its pages, which stand as long as nothing has changed that they see.

A unit sees its own sources, and of others what `sees` gives, a function beside those that plan the pages of
stories. It is planned from an edition that holds this and no more, by a clock of its own. Of each a row is kept:
the hash of what it saw, the span of time for which the clock's answers hold, its pages with their fingerprints.
A unit whose row holds is neither planned nor asked for fingerprints, and its pages stand. A row says nothing of
the build that wrote it: rows and index need not be of the same one.
"""

import datetime as dt
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec
from msgspec import Struct

from ..bilingual.strings import LANGS
from ..media.asset import Asset
from ..model.edition import NOTHING, Edition, Seen
from ..model.moment import Clock
from ..model.planned import Known, Outline, Page, Rendered, outline
from ..model.source import Story, Text
from ..model.values import Site
from ..schema.seal import REGISTER
from ..stories.files import wanted
from . import fingerprint, finishing, kept, making, output, render, writing
from .run import Run
from .store import Index, Written

NAME = "units"


class KeptPage(Struct, frozen=True, array_like=True):
    """A page of a unit: `made` is the hash of what a derived file is made from, `outline` what others see."""

    address: str
    print: bytes
    origin: str
    made: str = ""
    outline: Outline | None = None


class Row(Struct, frozen=True, array_like=True):
    """What is kept of a unit: the hash of what it saw, the span in which that holds (ISO 8601), its pages."""

    key: bytes
    span: tuple[str, str]
    pages: tuple[KeptPage, ...]


_rows = msgspec.msgpack.Decoder(dict[str, Row])


@dataclass
class Unit:
    """A story that is planned: its texts, what it is given, the hash of that (none where it sees everything)."""

    story: Story
    texts: Mapping[str, Text]
    edition: Edition
    key: bytes
    derived: list[Page] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)


@dataclass
class Laid:
    """All units: those that are planned, and of those that stand the rows, both in the order of the edition.

    `stood` are the pages that stand as they were written, with their copies; `made` are the hashes of what derived
    pages are made from, by address.
    """

    planned: list[Unit]
    rows: dict[str, Row] = field(default_factory=dict)
    gone: bool = (
        False  # whether a row is of no story any more, so that what is kept must be written anew
    )
    stood: dict[str, Written] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    def known(self) -> list[Page]:
        """The stories' own pages that stand, as others may see them."""
        return [
            Page(one.address, Known(one.outline), one.origin)
            for row in self.rows.values()
            for one in row.pages
            if not one.made
        ]

    def derived(self, edition: Edition, planned: Sequence[Page]) -> list[Page]:
        """Every derived page of the stories, each once, as of the first story that has it."""
        if not self.rows:
            return [*planned]
        first: dict[str, str] = {}
        units = {name(unit.story): unit.derived for unit in self.planned}
        for story in edition.stories:
            key = name(story)
            for one in self.rows[key].pages if key in self.rows else units[key]:
                if isinstance(one, Page) or one.made:
                    first.setdefault(one.address, one.origin)
        mine = [msgspec.structs.replace(page, origin=first[page.address]) for page in planned]
        known = first.keys() - {page.address for page in mine}
        return [*(Page(one, Known(), first[one]) for one in sorted(known)), *mine]

    def ask(self, clock: Clock) -> None:
        """Have a clock bounded by all that the clocks of the units were asked."""
        spans = {row.span for row in self.rows.values()}
        for since, until in spans:
            clock.bound(dt.datetime.fromisoformat(since), dt.datetime.fromisoformat(until))
        for unit in self.planned:
            clock.bound(unit.edition.clock.since, unit.edition.clock.until)


def some(edition: Edition, texts: Mapping[str, Text]) -> Laid:
    """Give the units of the stories whose texts are given, to be planned from the whole edition; none is kept."""
    return Laid(
        [
            Unit(story, mine, edition, b"")
            for story in edition.stories
            if (mine := {one.path: texts[one.path] for one in story.sources if one.path in texts})
        ]
    )


def name(story: Story) -> str:
    """Give the name of a story's unit."""
    return f"{story.section}/{story.pair}"


def lay(
    run: Run, edition: Edition, texts: Mapping[str, Text], sites: Mapping[str, Site] | None
) -> Laid:
    """Say which units stand, and give each of the others what it sees.

    Without what all pages share, `sites`, none stands: nobody asks it of a build that will be refused.
    """
    rows = _load(run) if sites and not run.request.wanted else {}
    stands = _standing(run, rows)
    frame = _frame(run, edition, sites or {})
    of = _sees(run)
    faces: dict[str, str] = {}
    at = {name(story): number for number, story in enumerate(edition.stories)}

    def face(story: Story) -> str:
        key = name(story)
        if key not in faces:
            faces[key] = _face(run, edition, story)
        return faces[key]

    laid = Laid([], gone=bool(rows.keys() - at.keys()))
    for story in edition.stories:
        mine = {one.path: texts[one.path] for one in story.sources}
        seen = _seen(story, edition, of)
        if seen.whole:
            laid.planned.append(Unit(story, mine, edition, b""))
            continue
        links = [target for text in mine.values() for target in text.targets]
        leads = {
            (*target.name.split("/", 1), lang): edition.urls.get((*target.name.split("/", 1), lang))
            for target in links
            if target.kind == "story" and "/" in target.name
            for lang in LANGS
        }
        told = [face(story), *(run.sources.inputs[path].text for path in mine)]
        told += [face(one) for one in seen.stories]
        told += [f"{lead}{url}" for lead, url in leads.items()]
        key = fingerprint.of_bytes(frame, repr((told, seen.said)).encode())
        row = rows.get(name(story))
        if row and row.key == key and (found := stands(row)) is not None:
            laid.rows[name(story)] = row
            laid.stood |= found
        else:
            some = sorted((story, *seen.stories), key=lambda one: at[name(one)])
            own = _narrowed(run, edition, story, some, seen, leads)
            laid.planned.append(Unit(story, mine, own, key))
    return laid


def _sees(run: Run) -> list[Callable[[Story, Edition], Seen]]:
    """The functions that say what else is seen, beside those that plan the pages of stories."""
    names = [*run.request.plans_of_stories, *run.request.plans_of_assets]
    modules = {render.named(one).__module__ for one in names}
    found = (getattr(sys.modules[one], "sees", None) for one in sorted(modules))
    return [one for one in found if one]


def _seen(story: Story, edition: Edition, of: Sequence[Callable[[Story, Edition], Seen]]) -> Seen:
    """What a story's pages show of others, by all that plan them."""
    found = [one for sees in of if (one := sees(story, edition)) is not NOTHING]
    if len(found) < 2:
        return found[0] if found else NOTHING
    return Seen(
        tuple({name(story): story for one in found for story in one.stories}.values()),
        {key: value for one in found for key, value in one.known.items()},
        tuple(one.said for one in found),
        any(one.whole for one in found),
    )


def _frame(run: Run, edition: Edition, sites: Mapping[str, Site]) -> bytes:
    """The hash of what all units see."""
    settings = {path: data for path, data in run.settings.data.items() if path != REGISTER}
    emblem = edition.emblem
    return fingerprint.of_bytes(
        run.engine,
        run.theme.hash(),
        fingerprint.of_files(settings),
        repr((run.request.audience, run.request.check, emblem and emblem.hash)).encode(),
        *(msgspec.msgpack.encode(sites[lang]) for lang in sorted(sites)),
    )


def _face(run: Run, edition: Edition, story: Story) -> str:
    """What others may see of a story: its sources' faces and addresses, its files, how it is sealed."""
    told = [
        run.sources.inputs[one.path].face + edition.urls[one.section, one.pair, one.lang]
        for one in story.sources
    ]
    told += [f"{path} {one.hash}" for path, one in _files(edition, story).items()]
    told += [repr(one) for one in _seals(edition, story).values()]
    return "\n".join(told)


def _files(edition: Edition, story: Story) -> dict[str, Asset]:
    """The files that a story shows."""
    named = [path for _, path, _ in wanted(story)]
    named += [path for one in story.sources for path in one.files]
    named += [one.paper for one in _seals(edition, story).values()]
    return {path: edition.assets[path] for path in named if path in edition.assets}


def _seals(edition: Edition, story: Story) -> dict[tuple[str, str], object]:
    """The lines of the register of a story: what one is sealed as says too what it takes over from the other."""
    if story.section != "press" or not edition.sealed:
        return {}
    keys = ((story.pair, lang) for lang in LANGS)
    return {key: edition.sealed[key] for key in keys if key in edition.sealed}


def _narrowed(
    run: Run,
    edition: Edition,
    story: Story,
    some: Sequence[Story],
    seen: Seen,
    leads: Mapping[tuple[str, str, str], str | None],
) -> Edition:
    """An edition of what a unit sees."""
    own = [(one.section, one.pair, one.lang) for each in some for one in each.sources]
    emblem = edition.emblem
    return replace(
        edition,
        stories=tuple(some),
        urls={
            **{key: url for key, url in leads.items() if url},
            **{key: edition.urls[key] for key in own},
        },
        assets={**_files(edition, story), **({emblem.path: emblem} if emblem else {})},
        clock=Clock(run.request.now),
        notices=(),
        sealed=_seals(edition, story),
        known=dict(seen.known),
    )


def _standing(run: Run, rows: Mapping[str, Row]) -> Callable[[Row], dict[str, Written] | None]:
    """Give what says whether the pages of a row stand as they were written: those pages, with their copies."""
    request, index = run.request, run.index
    target, now = request.output, request.now.isoformat()
    whole = request.check or (
        bool(rows)
        and not run.store.unfinished
        and not any(writing.strangers(target, index, set(index.pages), writing.trusted(index)))
    )

    def stands(row: Row) -> dict[str, Written] | None:
        if not whole or not row.span[0] <= now < row.span[1]:
            return None
        found: dict[str, Written] = {}
        for one in () if request.check else row.pages:
            held = index.pages.get(one.address)
            if held is None or held.fingerprint != one.print:
                return None
            if one.made and one.made not in index.made:
                return None
            stat = output.intact(target, one.address, held, index.seen)
            copies = finishing.standing(target, index, one.address, run.packing)
            if stat is None or copies is None:
                return None
            found[one.address] = (
                held if stat == held.stat else Written(held.fingerprint, held.hash, stat)
            )
            found.update(copies)
        return found

    return stands


def plan(functions: Sequence[str], laid: Laid) -> list[Page]:
    """Plan the pages of the units that do not stand."""
    planned: list[Page] = []
    for function in map(render.named, functions):
        for unit in laid.planned:
            made = function(unit.edition, unit.texts)
            unit.pages += made
            planned += made
    return planned


def facts(run: Run, laid: Laid) -> tuple[dict[str, Asset], dict[str, Asset]]:
    """What is known of the derived files that stand: by their addresses, and by what they are made from."""
    by_address: dict[str, Asset] = {}
    by_made: dict[str, Asset] = {}
    for row in laid.rows.values():
        for one in row.pages:
            if one.made and run.request.check:
                by_address |= making.unmade([Page(one.address, Known())])
            elif one.made:
                held = by_made[one.made] = run.index.made[one.made]
                by_address[one.address] = msgspec.structs.replace(held, path=one.address)
    return by_address, by_made


# ── kept ─────────────────────────────────────────────────────────────────────────────────────


def _load(run: Run) -> Mapping[str, Row]:
    """The rows that are kept, none where they are odd."""
    try:
        return _rows.decode(kept.read(run.store.folder / NAME))
    except (OSError, kept.Damaged, msgspec.MsgspecError, ValueError, RecursionError):
        return {}


def keep(run: Run, laid: Laid, new: Index) -> None:
    """Keep the rows of all units, where any was planned or is gone; `new` has the fingerprints of pages."""
    if not laid.gone and not any(unit.key for unit in laid.planned):
        return
    rows = laid.rows | {name(one.story): _row(one, laid, new) for one in laid.planned if one.key}
    path = run.store.folder / NAME
    kept.write(path, msgspec.msgpack.encode(rows), path.with_name(f"{NAME}.new"))


def _row(unit: Unit, laid: Laid, new: Index) -> Row:
    def print_of(address: str) -> bytes:
        held = new.pages.get(address)
        return held.fingerprint if held else b""

    clock = unit.edition.clock
    derived = [
        KeptPage(page.address, print_of(page.address), page.origin, laid.made[page.address])
        for page in unit.derived
    ]
    pages = [
        KeptPage(page.address, print_of(page.address), page.origin, "", _outlined(page))
        for page in unit.pages
    ]
    return Row(unit.key, (clock.since.isoformat(), clock.until.isoformat()), (*derived, *pages))


def _outlined(page: Page) -> Outline | None:
    return outline(page.how.document) if isinstance(page.how, Rendered) else None
