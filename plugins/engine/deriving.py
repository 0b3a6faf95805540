"""Derived files in a build: what is slow to make is made before the plan that tells its facts."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from typing import Any

from ..model.edition import Edition
from ..model.planned import Derived, Page
from ..schema.faults import Fault
from . import making, parallel, planning, render, units
from .refused import Refused
from .request import quiet
from .run import Run
from .units import Units


def made(
    run: Run, edition: Edition, laid: Units | None = None
) -> tuple[Edition, list[Page], list[Fault]]:
    """Make what is slow to make and not known yet: of the units, or without any what belongs to no story.

    Gives the edition that knows its facts, as those of the units do then.
    """
    request, some = run.request, laid.planned if laid else []
    maker = making.of(request, run.body, run.theme.strings)
    facts = dict(edition.made)
    if laid:
        known, by_key = units.facts(run, laid)
        facts |= known
        run.made |= by_key
    whole = replace(edition, made=facts)
    for unit in some:
        unit.edition = whole if unit.edition is edition else replace(unit.edition, made=facts)
    pages: list[Page] = []
    for plan in map(
        render.named, request.plans_of_assets
    ):  # each may say what those before it gave
        every = [] if laid else plan(whole, {})
        for unit in some:
            unit.derived += (mine := plan(unit.edition, unit.texts))
            every += mine
        planned = planning.once(every, pages)
        keys = making.named(planned)
        if laid:
            laid.made |= keys
        if request.check:
            facts |= making.unmade(page.address for page in planned)
        else:
            found, by_key, wrong = making.made(
                maker,
                planned,
                keys,
                run.index.made,
                request.jobs,
                run.reopen,
                request.progress,
            )
            run.made |= by_key
            if wrong:
                return whole, pages, wrong
            facts |= found
        pages += planned
    return whole, pages, []


def begun(run: Run, edition: Edition, laid: Units) -> Callable[[], object]:
    """Begin to make what is slow to make of some units in a process beside this one; give what waits for its end.

    It is kept then, for `made` to find: nothing else comes of it, and where it comes to nothing `made` makes it.
    """
    if not laid.planned or run.request.check:
        return lambda: None

    def make() -> bool:
        alone = copy(run)
        alone.made, alone.request = {}, replace(run.request, jobs=1, progress=quiet)
        alone.reopen()
        made(alone, edition, laid)
        return True

    return parallel.beside(make, run.request.jobs, again=False)


def wanted(
    run: Run, pages: list[Page]
) -> tuple[dict[tuple[str, str], bytes], dict[tuple[str, str], tuple[Any, str]]]:
    """Those derived files that are wanted, made as a build makes them, and what they say. Raises Refused."""
    wanted = {
        key: (page, how)
        for page in pages
        if isinstance(how := page.how, Derived)
        and (key := (page.origin, how.function)) in run.request.wanted
    }
    maker = making.of(run.request, run.body, run.theme.strings)
    ensure(run, maker, [page for page, _ in wanted.values()])
    made = {key: maker.bytes_of(how, page.address) for key, (page, how) in wanted.items()}
    return made, {key: (how.values, maker.html(how)) for key, (_, how) in wanted.items()}


def ensure(run: Run, maker: making.Maker, pages: list[Page]) -> None:
    """See that what will be copied is kept, though its facts were known: making is not for the writers."""
    request = run.request
    looked_at = {name: one for name, one in run.made.items() if name not in run.index.made}
    keys = making.named(pages)
    _, _, found = making.made(
        maker, pages, keys, looked_at, request.jobs, run.reopen, request.progress
    )
    if found:
        raise Refused(found)
