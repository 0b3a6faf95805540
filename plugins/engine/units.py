"""Units of stories: each with its pages, which stand as long as nothing has changed that they see.

A unit sees its own sources, and of others what `sees` gives, a function beside those that plan the pages of
stories. It is planned from an edition that holds this and no more, by a clock of its own. One whose row holds
(engine/rows.py) is neither planned nor asked for fingerprints.
"""

import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import msgspec

from ..bilingual.strings import LANGS
from ..media.asset import Asset
from ..model.edition import NOTHING, Edition, Seen
from ..model.moment import Clock
from ..model.planned import KnownPage, Page
from ..model.source import Record, Story, Text
from ..model.values import Card, Site
from ..pages.search import records
from ..schema.seal import REGISTER, Sealed
from ..stories import cards, shown
from . import fingerprint, making, render, rows, searching
from .rows import Standing, UnitRow, UnitRows
from .run import Run
from .searching import RecordSum
from .store import Index, Written

NONE = UnitRows()
MOST_ANEW = 100  # stories that may be planned anew before all rows are looked at
Key = tuple[str, str, str]
Sees = Callable[[Story, Edition], Seen]


@dataclass
class Unit:
    """A story that is planned: its texts, what it is given, the hash of that (none where it sees everything)."""

    story: Story
    texts: Mapping[str, Text]
    edition: Edition
    key: bytes
    derived: list[Page] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    cards: tuple[Card, ...] = ()
    sums: tuple[RecordSum, ...] = ()

    def __post_init__(self) -> None:
        self.clock = self.asked = self.edition.clock

    def done(self) -> None:
        """Let go of what it was given, once all is planned from it: it takes more memory than what it gave.

        What the search's indexes are known by is of it too; nothing of a story that was withdrawn.
        """
        of, edition = self.story, self.edition
        found = of.sources if shown.listed(of) else ()
        made = (records.record(of, one, self.texts[one.path], edition) for one in found)
        self.sums = tuple(map(searching.summed, made))
        del self.edition


@dataclass
class Units:
    """All units: those that are planned, and of those that stand the rows, both in the order of the edition.

    `kept` are the rows of the build before, and `stands` says of one whether it holds; `frame` is the hash of what
    all units see, `faces` what others may see of each story, `keys` the hash of all that its own unit sees, and
    `others` which stories these are beside it. `stood` are the pages that stand as they were written,
    with their copies; `made` are the hashes of what derived pages are made from, by address.
    """

    planned: list[Unit]
    rows: Mapping[str, UnitRow] = field(default_factory=dict)
    kept: UnitRows = NONE
    stands: Standing | None = None
    frame: bytes = b""
    faces: dict[str, str] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    others: dict[str, tuple[Story, ...]] = field(default_factory=dict)
    stood: dict[str, Written] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Whether the output was just seen to hold the last build and nothing else."""
        return self.stands is not None and self.stands.clean

    @cached_property
    def by_name(self) -> dict[str, Unit]:
        """The units that are planned, by their names."""
        return {unit.story.name: unit for unit in self.planned}

    def known(self) -> list[Page]:
        """The stories' own pages that stand, as others may see them."""
        return [one.page() for row in self.rows.values() for one in row.pages if not one.made]

    def derived(self, edition: Edition, planned: Sequence[Page]) -> list[Page]:
        """Every derived page of the stories, each once, as of the first story that has it."""
        if not self.rows:
            return [*planned]
        first: dict[str, str] = {}
        for story in edition.stories:
            key = story.name
            for one in self.rows[key].pages if key in self.rows else self.by_name[key].derived:
                if isinstance(one, Page) or one.made:
                    first.setdefault(one.address, one.origin)
        mine = [msgspec.structs.replace(page, origin=first[page.address]) for page in planned]
        known = first.keys() - {page.address for page in mine}
        return [*(Page(one, KnownPage(), first[one]) for one in sorted(known)), *mine]

    def cards_of(self, story: str, clock: Clock) -> tuple[Card, ...]:
        """What lists show of a story, in each language; a clock is bounded by what it took to say."""
        if row := self.rows.get(story):
            if made := rows.cards(row):
                clock.bound(*rows.moments(row.span))
            return made
        unit = self.by_name[story]
        if unit.cards:
            clock.bound(unit.clock.since, unit.clock.until)
        return unit.cards

    def sums_of(self, story: Story) -> tuple[RecordSum, ...]:
        """What the search's indexes are known by of a story."""
        row = self.rows.get(story.name)
        return row.sums if row else self.by_name[story.name].sums

    def ask(self, clock: Clock) -> None:
        """Have a clock bounded by all that the clocks of the units were asked."""
        for span in {row.span for row in self.rows.values()}:
            clock.bound(*rows.moments(span))
        for unit in self.planned:
            clock.bound(unit.asked.since, unit.asked.until)


def seeing(
    run: Run, edition: Edition, stories: Iterable[Story], texts: Mapping[str, Text]
) -> Units:
    """Give the units of some stories of an edition, each to be planned from what it sees."""
    sees = _sees(run)
    return Units([_unit(one, _seen(one, edition, sees), edition, texts) for one in stories])


def of_sources(
    run: Run, edition: Edition, records: Mapping[str, Record], paths: Collection[str]
) -> Units:
    """Give the units of the stories to which some sources belong."""
    names = {records[path].source.story for path in paths if path in records}
    mine = [story for story in edition.stories if story.name in names]
    texts = {one.path: records[one.path].text for story in mine for one in story.sources}
    return seeing(run, edition, mine, texts)


def again(
    run: Run, edition: Edition, records: Mapping[str, Record], retold: Collection[str]
) -> Units | None:
    """Give the units that show anything of the stories of some names, each to be planned from what it sees.

    Those of stories that were planned anew since the rows were kept are among them; of all others come the rows.
    None where these are not those that were kept with the index, or too few of them hold.
    """
    kept, index, sees = rows.load(run), run.index, _sees(run)
    names = {*retold, *index.anew}
    if not kept.name or kept.name != index.units or len(names) > MOST_ANEW:
        return None
    if not index.made.keys() >= set(kept.made.values()):
        return None
    laid = Units([], kept=kept, made=dict(kept.made))
    for story in edition.stories:
        seen = _seen(story, edition, sees)
        if seen.stories:
            laid.others[story.name] = seen.stories
        shows = seen.whole or any(one.name in names for one in seen.stories)
        if shows or story.name in names or story.name not in kept.stories:
            texts = {one.path: records[one.path].text for one in story.sources}
            laid.planned.append(_unit(story, seen, edition, texts))
    laid.rows = rows.HeldRows(kept, laid.by_name)
    return laid


def _unit(story: Story, seen: Seen, edition: Edition, texts: Mapping[str, Text]) -> Unit:
    """The unit of a story, whatever is kept of it."""
    mine = {one.path: texts[one.path] for one in story.sources}
    if seen.whole:
        return Unit(story, mine, edition, b"")
    leads = _leads(mine.values(), edition, seen)
    return Unit(story, mine, _narrowed(edition, story, seen, leads), b"")


def lay(run: Run, edition: Edition, texts: Mapping[str, Text], sites: Mapping[str, Site]) -> Units:
    """Say which units stand, and give each of the others what it sees.

    Without what all pages share, `sites`, none stands: nobody asks it of a build that will be refused.
    """
    kept = rows.load(run) if sites and not run.request.wanted else NONE
    stands = Standing(run, kept)
    laid = Units([], {}, kept, stands, frame(run, edition, sites))
    laid.faces = {story.name: _face(run, edition, story) for story in edition.stories}
    sees, inputs = _sees(run), run.sources.inputs
    for story in edition.stories:
        called = story.name
        mine = {one.path: texts[one.path] for one in story.sources}
        seen = _seen(story, edition, sees)
        if seen.whole:
            laid.planned.append(Unit(story, mine, edition, b""))
            continue
        leads = _leads(mine.values(), edition, seen)
        told = [laid.faces[called], *(laid.faces[one.name] for one in seen.stories)]
        told += [inputs[path].text for path in mine]
        if leads or seen.said:
            told.append(repr((leads, seen.said)))
        laid.keys[called] = key = fingerprint.of_bytes(laid.frame, "\0".join(told).encode())
        if seen.stories:
            laid.others[called] = seen.stories
        row = kept.story(called)
        if row and (found := stands(row, key)) is not None:
            laid.rows[called] = row
            laid.stood |= found
            laid.made |= {one.address: one.made for one in row.pages if one.made}
        else:
            own = _narrowed(edition, story, seen, leads)
            laid.planned.append(Unit(story, mine, own, key))
    return laid


def _sees(run: Run) -> list[Sees]:
    """The functions that say what else is seen, beside those that plan the pages of stories."""
    names = [*run.request.plans_of_stories, *run.request.plans_of_assets]
    modules = sorted({render.named(one).__module__ for one in names})
    return [sees for one in modules if (sees := getattr(sys.modules[one], "sees", None))]


def _seen(story: Story, edition: Edition, of: Sequence[Sees]) -> Seen:
    """What a story's pages show of others, by all that plan them."""
    found = [one for sees in of if (one := sees(story, edition)) is not NOTHING]
    if len(found) < 2:
        return found[0] if found else NOTHING
    return Seen(
        tuple({other.name: other for one in found for other in one.stories}.values()),
        {key: value for one in found for key, value in one.known.items()},
        tuple(one.said for one in found),
        tuple(key for one in found for key in one.leads),
        any(one.whole for one in found),
    )


def _leads(texts: Iterable[Text], edition: Edition, seen: Seen) -> dict[Key, str | None]:
    """Where the stories are that texts lead to, in each language, and what else a story's pages lead to."""
    named = [
        target.name.split("/", 1)
        for text in texts
        for target in text.targets
        if target.kind == "story" and "/" in target.name
    ]
    keys = [(section, pair, lang) for section, pair in named for lang in LANGS]
    return {key: edition.urls.get(key) for key in (*keys, *seen.leads)}


def frame(run: Run, edition: Edition, sites: Mapping[str, Site]) -> bytes:
    """Give the hash of what all units see."""
    settings = {path: data for path, data in run.settings.data.items() if path != REGISTER}
    emblem = edition.emblem
    return fingerprint.of_bytes(
        run.engine,
        run.theme.hash(),
        fingerprint.of_files(settings),
        repr((run.request.audience, run.request.check, emblem and emblem.hash)).encode(),
        *map(fingerprint.code, making.makers(run.request.plans_of_assets)),
        *(msgspec.msgpack.encode(sites[lang]) for lang in sorted(sites)),
    )


def _face(run: Run, edition: Edition, story: Story) -> str:
    """What others may see of a story: its sources' faces and addresses, its files, how it is sealed."""
    told = [run.sources.inputs[one.path].face + edition.url(one) for one in story.sources]
    told += [f"{path} {one.hash}" for path, one in _files(edition, story).items()]
    told += [repr(one) for one in _seals(edition, story).values()]
    return "\n".join(told)


def _files(edition: Edition, story: Story) -> dict[str, Asset]:
    """The files that a story shows."""
    named = [path for _, path, _ in story.wanted]
    named += [path for one in story.sources for path in one.files]
    named += [one.paper for one in _seals(edition, story).values()]
    return {path: edition.assets[path] for path in named if path in edition.assets}


def _seals(edition: Edition, story: Story) -> dict[tuple[str, str], Sealed]:
    """The lines of the register of a story, of both languages: they say too what one takes over from the other."""
    if story.section != "press" or not edition.sealed:
        return {}
    keys = ((story.pair, lang) for lang in LANGS)
    return {key: edition.sealed[key] for key in keys if key in edition.sealed}


def _narrowed(
    edition: Edition,
    story: Story,
    seen: Seen,
    leads: Mapping[Key, str | None],
) -> Edition:
    """An edition of what a unit sees."""
    those = edition.ordered((story, *seen.stories))
    own = [(one.section, one.pair, one.lang) for each in those for one in each.sources]
    emblem = edition.emblem
    return replace(
        edition,
        stories=those,
        urls={key: url for key in (*leads, *own) if (url := edition.urls.get(key))},
        assets={**_files(edition, story), **({emblem.path: emblem} if emblem else {})},
        clock=edition.clock.fresh(),
        notices=(),
        sealed=_seals(edition, story),
        known=dict(seen.known),
    )


def know_cards(edition: Edition, laid: Units) -> None:
    """Have an edition know what lists show of every story, and make that of those units that do not stand."""
    for unit in laid.planned:
        if not unit.key:  # the clock of everything was asked much that no list shows
            unit.clock = unit.clock.fresh()
        unit.cards = cards.of(unit.story, replace(unit.edition, clock=unit.clock))
    cards.know(edition, lambda story: laid.cards_of(story.name, edition.clock))


def plan(functions: Sequence[str], laid: Units) -> list[Page]:
    """Plan the pages of the units that do not stand."""
    every = [render.named(one) for one in functions]
    planned: list[list[Page]] = [[] for _ in every]
    for unit in laid.planned:
        for function, pages in zip(every, planned, strict=True):
            made = function(unit.edition, unit.texts)
            unit.pages += made
            pages += made
        unit.done()
    return [page for pages in planned for page in pages]


def facts(run: Run, laid: Units) -> tuple[dict[str, Asset], dict[str, Asset]]:
    """What is known of the derived files that stand: by their addresses, and by what they are made from."""
    if run.request.check:
        return making.unmade(laid.made), {}
    by_made, replaced = run.index.made, msgspec.structs.replace
    return {  # of two files that are made alike the facts are kept once
        address: one if (one := by_made[made]).path == address else replaced(one, path=address)
        for address, made in laid.made.items()
    }, {made: by_made[made] for made in laid.made.values()}


def kept(run: Run, laid: Units, new: Index) -> dict[str, msgspec.Raw]:
    """Give the rows of all stories; `new` has the fingerprints of their pages.

    None is kept of a unit with a file that is made by what no key of a unit tells of.
    """
    told = making.makers(run.request.plans_of_assets)
    return {name: laid.kept.stories[name] for name in laid.rows} | {
        one.story.name: rows.encoded(_row(one, laid, new))
        for one in laid.planned
        if one.key and all(page.how.function.partition(":")[0] in told for page in one.derived)  # type: ignore[union-attr]
    }


def _row(unit: Unit, laid: Units, new: Index) -> UnitRow:
    derived = (rows.of(page, new, laid.made[page.address]) for page in unit.derived)
    pages = (rows.of(page, new) for page in unit.pages)
    return UnitRow(
        unit.key,
        rows.span(unit.asked),
        (*derived, *pages),
        msgspec.Raw(msgspec.msgpack.encode(unit.cards)),
        unit.sums,
    )
