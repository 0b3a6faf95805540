"""The short way of a build: the plan of the last one stands, and only the pages that say some words are planned."""

from collections.abc import Collection

import msgspec

from ..model.moment import Clock
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
from .store import ReadAsset, Written, settled


def built(run: Run) -> Outcome | None:
    """Build on the last plan, or give None where it does not stand."""
    request, store, index = run.request, run.store, run.index
    since, until = index.span
    if not index.world or store.unfinished or not since <= request.now.isoformat() < until:
        return None
    if (read := run.sources.fresh) and any(_tells_of(one, read) for one in index.warnings):
        return None  # its line may have moved
    assets, faults = inputs.assets(request.content, run.listed.assets, list(index.assets), index)
    if faults or run.world(assets) != index.world:
        return None
    if not request.check and index.packing != run.packing:
        return None
    changed = run.sources.changed()
    if not request.check and not indexing.stands(run, changed):
        return None
    planned = finishing.pages_of(index)
    stories, pages, _ = index.counts
    out = Outcome(stories=stories, pages=pages, left_out=list(index.left_out))
    out.warnings, out.since = list(index.warnings), rows.moments(index.span)[0]
    out.reused = len(planned)
    out.searched = index.searched
    if not changed and _released(run):
        standing = _standing(run)
        if standing is None:
            return None
        _refresh(run, assets, standing)
        return out
    records = run.sources.records()
    # A translation's page says whether its source has changed since.
    seen = {*changed, *(translation.counterpart(path) for path in changed)}
    texts = {path: records[path].text for path in records if path in seen}
    led = texts
    if run.sources.retitled:
        led = {**planning.leading_to(records, run.sources.retitled), **texts}
    if request.check and any(one.kind == "page" for text in led.values() for one in text.targets):
        return None
    clock = Clock(request.now)
    shelf = run.shelf(records, clock, sound=True)
    faults = planning.reach(shelf, texts, run.listed.files, headers=False)
    faults += planning.parts(shelf, led, records)
    if not request.check:
        faults += planning.leading_nowhere(shelf, texts, planned)
    retold = run.sources.retold()
    if faults or (retold and _warned(run, shelf, retold)):
        return None  # the long way tells them beside all others
    new = run.new_index(assets, index.styles, records, clock, index.world)
    new.span, new.counts, new.left_out = index.span, index.counts, index.left_out
    new.warnings = index.warnings
    new.search, new.searched = index.search, index.searched and not changed
    out.searched = new.searched
    if request.check:
        store.save(new)
        return out
    edition, _ = run.edition(shelf, assets, index.styles[1], clock)
    named = {(one.section, one.pair) for one in (records[path].source for path in texts)}
    stories = [one for one in edition.stories if (one.section, one.pair) in named]
    mine = units.seeing(run, edition, stories, texts)
    ended = deriving.begun(run, edition, mine) if retold else None
    edition, fresh, found = deriving.made(run, edition)
    laid = units.again(run, edition, records, retold) if retold else mine
    if found or laid is None:
        return None
    if ended:
        ended()
    edition, own, wrong = deriving.made(run, edition, laid)
    if wrong:
        return None
    new.units, new.anew = index.units, tuple(sorted({*index.anew, *laid.by_name}))
    new.made = {**index.made, **new.made, **run.made}
    if retold:
        units.know_cards(edition, laid)
    fresh += [*planning.once(own, fresh), *units.plan(request.plans_of_stories, laid)]
    fresh += list_units.again(run, edition, laid) if retold else []
    standing = _standing(run)
    if standing is None or any(page.address not in planned for page in fresh):
        return None
    new.pages = standing
    sites = switching.sites(run, edition)
    switching.write(run, edition, sites, fresh, new, planned, out, clean=True)
    clock.bound(*rows.moments(index.span))  # as what was not planned anew was asked
    out.plan = Plan(shelf, edition, sites)
    return out


def _standing(run: Run) -> dict[str, Written] | None:
    """The pages of the last build, none of which a check looks at; None where they do not stand."""
    return {} if run.request.check else run.standing.pages()


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
