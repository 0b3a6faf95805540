"""The long way of a build: all stories are put in order, and those units are planned that see what has changed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NoReturn

from ..model import addresses
from ..model.moment import Clock
from ..model.source import Record, Text
from ..schema.faults import Fault, elsewhere
from ..schema.office import OFFICE_FILE
from . import (
    clashes,
    deriving,
    fingerprint,
    indexing,
    inputs,
    list_units,
    making,
    planning,
    render,
    rows,
    searching,
    style,
    switching,
    units,
)
from .list_units import Lists
from .outcome import Outcome, Plan
from .refused import Refused
from .rows import UnitRows
from .run import Run
from .store import Index, ReadAsset
from .units import Units


def built(run: Run, faults: list[Fault]) -> Outcome:
    """Plan what does not stand of the whole site, and write what is new of it."""
    request, index = run.request, run.index
    records = run.sources.records()
    texts: dict[str, Text] = {path: record.text for path, record in records.items()}
    clock = Clock(request.now)
    shelf = run.shelf(records, clock)
    faults += [
        *run.settings.placed(shelf.faults),
        *planning.reach(shelf, texts, run.listed.files),
    ]
    faults += planning.parts(shelf, texts, records)
    named = planning.named_files(shelf)
    if emblem := run.settings.office.site.emblem:
        named = sorted({*named, emblem})
    named += run.listed.sealed
    assets, found = inputs.assets(
        request.content, run.listed.assets, named, index, request.jobs, request.progress
    )
    known = {path: one.asset for path, one in assets.items()}
    found += planning.weighed(known.values())
    found += planning.drawn(shelf, known.values())
    if not any(one.path == OFFICE_FILE for one in run.settings.faults):  # else it has no name
        found += planning.described(known.values(), run.settings.office)
    faults += planning.spoken(shelf, known)
    faults += planning.asked(found, shelf, texts)
    faults += run.papers(assets)
    if run.theme.faults:
        _refuse(run, faults, records, assets)
    wrong = {one.path for one in faults if not one.warning}
    wrong |= run.listed.sources.keys() - records.keys()
    wrong |= planning.leading_to_refused(shelf, texts)
    if wrong:  # what is left is planned all the same, for what only a plan can tell
        shelf, gone = planning.without(shelf, wrong, assets.keys() - wrong)
        wrong |= gone
    else:
        faults += planning.unused(run.listed.files, assets)
    try:
        styles = _styles(index, run.theme.styles)
    except Refused as refused:
        _refuse(run, [*faults, *refused.faults], records, assets)
    edition, theme_pages = run.edition(shelf, assets, styles[1], clock)
    few = run.sources.fresh if run.sources.few and not wrong else ()
    edition, derived, found = deriving.made(run, edition)
    ended = deriving.begun(run, edition, units.of_sources(run, edition, records, few))
    around = clock.fresh()  # what stands around every page asks too; nobody is told since when
    sites = {} if wrong else switching.sites(run, replace(edition, clock=around))
    laid = units.lay(run, edition, texts, sites)
    ended()
    edition, own, wrongly = deriving.made(run, edition, laid)
    derived += planning.once(laid.derived(edition, own), derived)
    found += wrongly
    faults += found
    if found:  # its page would say what was not made
        _refuse(run, faults, records, assets)
    units.know_cards(edition, laid)
    of_stories = [*laid.known(), *units.plan(request.plans_of_stories, laid)]
    laid.ask(clock)
    lists = list_units.plan(run, edition, laid)
    pages = planning.pages(
        edition,
        [*theme_pages, *derived, *of_stories, *lists.pages],
        [render.named(name) for name in request.plans_of_pages],
    )
    clock.bound(around.since, around.until)
    planned = {page.address for page in pages}
    known = planned | {addresses.output(url) for url in shelf.shown_urls.values()}
    faults += planning.claims(pages) + planning.leading_nowhere(shelf, texts, known, wrong)
    faults += clashes.faults(shelf.sound, shelf.urls, pages)
    if any(not one.warning for one in faults):
        _refuse(run, faults, records, assets)
    search, exact = ({}, False) if request.check else indexing.made(run, edition, texts, laid)
    pages += searching.pages(search)
    planned |= {page.address for page in pages}

    out = Outcome(stories=len(shelf.known), pages=len(pages), left_out=list(shelf.left_out))
    out.warnings, out.searched, out.since = faults, exact, clock.since
    if request.search == searching.ALONE and not request.check:
        return out
    new = run.new_index(assets, styles, records, clock)
    new.counts = (out.stories, out.pages, len(shelf.visible))
    new.left_out, new.warnings = out.left_out, faults
    new.made, new.pages = run.made, laid.stood
    new.span, new.units, new.frame = rows.span(clock), str(run.begun), laid.frame
    new.search, new.searched = {lang: held.name for lang, held in search.items()}, exact
    if request.check:
        out.files, out.said = deriving.wanted(run, derived)
        run.store.save(new)
        _keep(run, laid, lists, new)
        return out
    made = [page for page in pages if page.address not in laid.stood]
    switching.write(run, edition, sites, made, new, planned, out, laid.clean)
    out.plan = Plan(shelf, edition, sites)
    _keep(run, laid, lists, new)
    if not run.sources.few:  # to count them takes long
        run.store.prune({record.text.body for record in records.values()})
    if run.made:
        making.prune(request.cache.parent / "made", request.content, run.made, not laid.rows)
    return out


def _keep(run: Run, laid: Units, lists: Lists, new: Index) -> None:
    """Keep the rows of all units."""
    stories = units.kept(run, laid, new)
    rows.keep(run, UnitRows(new.units, laid.made, stories, list_units.kept(laid, lists, new)))


def _refuse(
    run: Run,
    faults: list[Fault],
    records: Mapping[str, Record],
    assets: dict[str, ReadAsset],
) -> NoReturn:
    """Refuse the build, but keep what was read: the next one reads only what is mended."""
    index = run.index
    new = run.new_index(assets, index.styles, records, Clock(run.request.now))
    new.world = b""  # no plan stands
    if run.theme.faults:  # else the next build would find them known, and without a fault
        new.templates = index.templates
    new.pages, new.folders, new.seen = index.pages, index.folders, index.seen
    new.made = {**index.made, **run.made}
    new.search, new.searched = index.search, index.searched
    new.packing = index.packing
    run.store.save(new)
    raise Refused(run.warnings(faults))


def _styles(index: Index, styles: Mapping[str, bytes]) -> tuple[bytes, bytes]:
    """The style sheet with the hash of what it was made of, made anew only when a file has changed."""
    key = fingerprint.of_files(styles)
    if index.styles[0] == key:
        return index.styles
    try:
        return key, style.bundle(styles)
    except ValueError as error:
        raise Refused([elsewhere("theme/styles", "template", value=error)]) from None
