"""The short way of a build: the plan of the last one stands, and only the pages that say some words are planned."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import msgspec

from ..model.moment import Clock
from ..model.source import Record
from ..reading import rules
from ..schema import translation
from ..schema.faults import Fault
from . import (
    deriving,
    finishing,
    indexing,
    inputs,
    list_units,
    output,
    planning,
    rows,
    switching,
    units,
)
from .outcome import Outcome, Plan
from .release import manifest
from .run import Run
from .store import Index, ReadAsset, Written, settled
from .units import Units


@dataclass(frozen=True)
class Words:
    """What was read of the sources whose words have changed, put to all others.

    `paths` are the sources and their translations, `retold` the stories, by name, of which others see another title
    or summary.
    """

    records: Mapping[str, Record]
    paths: Collection[str]
    retold: Collection[str]
    shelf: planning.Shelf
    clock: Clock


def built(run: Run) -> Outcome | None:
    """Build on the last plan, or give None where it does not stand."""
    index = run.index
    assets = _assets(run)
    changed = run.sources.changed()
    if assets is None or not (run.request.check or indexing.stands(run, changed)):
        return None
    out = Outcome(stories=index.counts[0], pages=index.counts[1], left_out=list(index.left_out))
    out.warnings, out.since = list(index.warnings), rows.moments(index.span)[0]
    out.reused = len(finishing.pages_of(index))
    out.searched = index.searched and not changed
    if not changed and _released(run):
        # A check looks at no page.
        standing = {} if run.request.check else run.standing.pages()
        if standing is None:
            return None
        _refresh(run, assets, standing)
        return out
    words = _words(run, changed)
    if words is None:
        return None
    new = run.new_index(assets, index.styles, words.records, words.clock, index.world)
    new.span, new.counts, new.left_out = index.span, index.counts, index.left_out
    new.warnings, new.search, new.searched = index.warnings, index.search, out.searched
    if run.request.check:
        run.store.save(new)
        return out
    return out if _written(run, assets, words, new, out) else None


def _assets(run: Run) -> dict[str, ReadAsset] | None:
    """The media files, where nothing that a plan is made from has changed but words; None elsewhere."""
    request, index = run.request, run.index
    since, until = index.span
    if not index.world or run.store.unfinished or not since <= request.now.isoformat() < until:
        return None
    if (read := run.sources.fresh) and any(_tells_of(one, read) for one in index.warnings):
        return None  # its line may have moved
    assets, faults = inputs.assets(request.content, run.listed.assets, list(index.assets), index)
    if faults or run.world(assets) != index.world:
        return None
    return assets if request.check or index.packing == run.packing else None


def _words(run: Run, changed: Collection[str]) -> Words | None:
    """What has changed, put to the rules; None where one tells of it: the long way tells that beside all others."""
    records = run.sources.records()
    # A translation's page says whether its source has changed since.
    seen = {*changed, *(translation.counterpart(path) for path in changed)}
    texts = {path: records[path].text for path in records if path in seen}
    led = texts
    if run.sources.retitled:
        led = {**planning.leading_to(records, run.sources.retitled), **texts}
    check = run.request.check
    if check and any(one.kind == "page" for text in led.values() for one in text.targets):
        return None
    clock = Clock(run.request.now)
    shelf = run.shelf(records, clock, sound=True)
    faults = planning.reach(shelf, texts, run.listed.files, headers=False)
    faults += planning.parts(shelf, led, records)
    if not check:
        faults += planning.leading_nowhere(shelf, texts, finishing.pages_of(run.index))
    retold = run.sources.retold()
    if faults or (retold and _warned(run, shelf, retold)):
        return None
    return Words(records, texts.keys(), retold, shelf, clock)


def _written(
    run: Run, assets: dict[str, ReadAsset], words: Words, new: Index, out: Outcome
) -> bool:
    """Plan the pages that say the words, and write them; say whether the output let it."""
    request, index = run.request, run.index
    edition, _ = run.edition(words.shelf, assets, index.styles[1], words.clock)
    edition, fresh, found = deriving.made(run, edition)
    sites = switching.sites(run, edition)
    if words.retold and units.frame(run, edition, sites) != index.frame:
        return False  # every page says it, as of a story that a notice names
    laid: Units | None = units.of_sources(run, edition, words.records, words.paths)
    lists = bool(words.retold) or any(unit.edition is edition for unit in laid.planned)
    if lists:  # or one of the pages sees everything, as they do
        ended = deriving.begun(run, edition, laid)
        laid = units.again(run, edition, words.records, {*words.retold, *laid.by_name})
        ended()
    if found or laid is None:
        return False
    edition, own, wrong = deriving.made(run, edition, laid)
    if wrong:
        return False
    new.units, new.frame = index.units, index.frame
    new.anew = tuple(sorted({*index.anew, *laid.by_name}))
    new.made = {**index.made, **run.made}
    if lists:
        units.know_cards(edition, laid)
    fresh += [*planning.once(own, fresh), *units.plan(request.plans_of_stories, laid)]
    fresh += list_units.again(run, edition, laid) if lists else []
    standing, planned = run.standing.pages(), finishing.pages_of(index)
    if standing is None or any(page.address not in planned for page in fresh):
        return False
    new.pages = standing
    switching.write(run, edition, sites, fresh, new, planned, out, clean=True)
    words.clock.bound(*rows.moments(index.span))  # as what was not planned anew was asked
    out.plan = Plan(words.shelf, edition, sites)
    return True


def _warned(run: Run, shelf: planning.Shelf, names: Collection[str]) -> bool:
    """Whether a rule tells of a story that is told anew, or of another by its title; or told of it before."""
    paths = {one.path for story in shelf.sound if story.name in names for one in story.sources}
    told = [*rules.retold(shelf.sound, names, run.spared), *run.index.warnings]
    return any(_tells_of(one, paths) for one in told)


def _refresh(run: Run, assets: dict[str, ReadAsset], standing: dict[str, Written]) -> None:
    """Keep new stamps of files whose bytes are the same, so that they are not hashed each time."""
    index = run.index
    same = index.sources == run.sources.inputs and index.assets == assets
    if same and index.pages == standing and _settled(run):
        return
    if not run.request.check:
        index.folders = output.stats(run.request.output, output.folders(standing))
    index.sources, index.assets, index.pages = run.sources.inputs, assets, standing
    if run.sources.fresh:  # their lines may have moved, though nothing that a page shows
        index.newer = msgspec.json.encode(run.sources.newer())
    index.since = index.seen = run.begun
    run.store.save(index)


def _settled(run: Run) -> bool:
    """Whether every stamp that the index holds can be trusted, so that a new one would gain nothing."""
    index = run.index
    return (
        all(settled(one.stat, index.since) for one in run.sources.inputs.values())
        and all(settled(one.stat, index.seen) for one in index.pages.values())
        and all(settled(stat, index.seen) for stat in index.folders.values())
    )


def _released(run: Run) -> bool:
    """Whether the release.json that stands is of this build's commit, or none is asked for."""
    commit, held = run.request.commit, run.index.pages.get(manifest.NAME)
    if commit is None or run.request.check:
        return True
    return held is not None and held.fingerprint == finishing.print_of(commit)


def _tells_of(warning: Fault, paths: Collection[str]) -> bool:
    """Say whether a warning names a place in one of these files."""
    other = dict(warning.fill).get("other", "")
    return warning.path in paths or other.rpartition(":")[0] in paths
