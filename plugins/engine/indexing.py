"""The search's indexes in a build: whether the one that stands may stay, and those that it gives its pages."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from ..bilingual.strings import LANGS
from ..model.edition import Edition
from ..model.source import Text
from ..pages.search import index as search_index
from ..pages.search import records as search_records
from ..schema.faults import fault
from . import kept_search, parallel, searching
from .refused import Refused
from .run import Run
from .units import Units

FEW = 200  # records that are written sooner here than by processes of their own
Records = Sequence[search_records.SearchRecord]


def stands(run: Run, changed: Collection[str]) -> bool:
    """Whether the index that the output holds is as good as this build may leave it."""
    mode, index = run.request.search, run.index
    if mode == searching.NOW:
        return index.searched and not changed
    last = max(index.since, index.seen)
    if (changed or not index.searched) and kept_search.changed(run.indexes) >= last:
        return False  # one was made beside the builds: it may be the right one
    return mode == searching.NEVER or index.searched or bool(index.search)


def made(
    run: Run, edition: Edition, texts: Mapping[str, Text], laid: Units
) -> tuple[dict[str, kept_search.Kept], bool]:
    """The index of each language that this build gives the output, made where need be."""
    request, folder = run.request, run.indexes
    some: dict[str, list[searching.RecordSum]] = {lang: [] for lang in LANGS}
    for story in search_records.found(edition):
        for one in laid.sums_of(story):
            some[one.lang].append(one)
    of = sum(map(len, some.values()))

    def make(wanted: Mapping[str, Sequence[searching.RecordSum]]) -> dict[str, kept_search.Kept]:
        records = search_records.records(edition, texts)
        mine = {name: records[sums[0].lang] for name, sums in wanted.items()}
        urls = {name: search_records.urls(some) for name, some in mine.items()}
        return kept_search.keep(folder, urls, lambda place: _each(run, mine, place, of))

    try:
        found, exact = searching.chosen(folder, some, run.index.search, request.search, make)
    except search_index.NotMade as error:
        raise Refused([fault("pagefind", 0, "not-made", value=error)]) from None
    used = {held.name for held in found.values()}
    kept_search.prune(folder, used, searching.SPARE)
    return found, exact


def _each(
    run: Run, wanted: Mapping[str, Records], place: Path, of: int
) -> Iterator[tuple[str, Mapping[str, bytes]]]:
    """The files of each index, by its name.

    The pages of each language are written by a process of its own; Pagefind, which takes most of the memory that
    a build ever takes, reads one language after the other.
    """
    request = run.request
    done = of - sum(map(len, wanted.values()))
    request.progress("index", done, of)

    def write(some: Sequence[Records]) -> None:
        for mine in some:
            search_index.write(mine, run.body, place / mine[0].lang)

    every = list(wanted.values())
    apart = sum(map(len, every)) > FEW
    list(parallel.mapped(write, every, request.jobs, run.reopen, 1, apart))
    for name, mine in wanted.items():
        yield name, search_index.made(mine, place / mine[0].lang)
        done += len(mine)
        request.progress("index", done, of)
