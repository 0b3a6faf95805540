"""Derived files in a build: what is slow to make is made before the plan that tells its facts."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..model.edition import Edition
from ..model.planned import Derived, Page
from ..model.source import Text
from ..schema.faults import Fault
from . import making, planning, render
from .refused import Refused
from .run import Run


def made(
    run: Run, edition: Edition, texts: Mapping[str, Text]
) -> tuple[Edition, list[Page], list[Fault]]:
    """Make what is slow to make and not known yet; give the edition that knows its facts."""
    request = run.request
    maker = making.of(request, run.store.body, run.theme.strings)
    pages: list[Page] = []
    for name in request.plans_of_assets:  # each may say what those before it gave
        planned = planning.derived(edition, texts, render.named(name), pages)
        if request.check:
            facts = making.unmade(planned)
        else:
            facts, by_key, found = making.made(
                maker,
                planned,
                run.index.made,
                request.jobs,
                run.store.reopen,
                request.progress,
            )
            run.made |= by_key
            if found:
                return edition, pages, found
        edition = replace(edition, made={**edition.made, **facts})
        pages += planned
    return edition, pages, []


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
    maker = making.of(run.request, run.store.body, run.theme.strings)
    ensure(run, maker, [page for page, _ in wanted.values()])
    made = {key: maker.bytes_of(how, page.address) for key, (page, how) in wanted.items()}
    return made, {key: (how.values, maker.html(how)) for key, (_, how) in wanted.items()}


def ensure(run: Run, maker: making.Maker, pages: list[Page]) -> None:
    """See that what will be copied is kept, though its facts were known: making is not for the writers."""
    request = run.request
    looked_at = {name: one for name, one in run.made.items() if name not in run.index.made}
    _, _, found = making.made(
        maker, pages, looked_at, request.jobs, run.store.reopen, request.progress
    )
    if found:
        raise Refused(found)
