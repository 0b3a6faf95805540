"""The last step of a build: render those pages that are new, and switch the output to them."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from ..bilingual.strings import OTHER
from ..model.edition import Edition
from ..model.planned import Derived, Page
from ..model.values import Site
from ..pages import chrome
from . import causes, deriving, fingerprint, finishing, making, output, render, writing
from .outcome import Outcome
from .release import manifest, packing
from .release.manifest import Commit, ReleasedFile
from .run import Run
from .store import Index, Written


def sites(run: Run, edition: Edition) -> dict[str, Site]:
    """What all pages of a language share, by language."""
    return {lang: chrome.site(edition, lang, dict(run.request.places)) for lang in OTHER}


def write(
    run: Run,
    edition: Edition,
    sites: Mapping[str, Site],
    pages: Sequence[Page],
    new: Index,
    planned: set[str],
    out: Outcome,
    clean: bool = False,
) -> None:
    """Render those pages that are new, and switch; `new.pages` may hold others that stand.

    With `clean` the output was just seen to hold the last build and nothing else.
    """
    request, store, index = run.request, run.store, run.index
    target, staged = request.output, output.staging(request.output)
    beside = finishing.beside(planned, bool(run.packing), request.commit)
    writing.guard(target, index, store)
    if clean:
        left = index.pages.keys() - planned - beside
        gone = sorted(filter(output.within, left))  # an index that somebody wrote may name anything
        wanted = output.folders(planned) if gone else index.folders.keys()
        folders = {name: stat for name, stat in index.folders.items() if name in wanted}
    else:
        folders = output.stats(target, output.folders(planned))
        known = {} if store.unfinished else writing.trusted(index)
        gone = writing.strangers(target, index, planned | beside, known)
    prints = fingerprint.Fingerprints(run.engine, run.theme.closures, run.theme.words(), sites)
    waiting, spared = _waiting(run, pages, prints, gone, new)
    whole = output.absent(target)
    env = render.environment(request.env, str(request.theme / "templates"))
    if len(waiting) > writing.MOST:  # else each worker would compile them, and those after it again
        render.compiled(env, run.theme.closures)
    renderer = render.Renderer(env, edition.strings, sites, run.body)
    maker = making.of(request, run.body, edition.strings)
    deriving.ensure(run, maker, [page for page, _ in waiting if isinstance(page.how, Derived)])

    def packs(address: str, hash: bytes) -> bool:
        return bool(run.packing) and packing.packed(address) and spared.get(address) != hash

    made = writing.stage(
        renderer,
        maker,
        {"content": request.content, "theme": request.theme, "search": run.indexes},
        [page for page, _ in waiting],
        staged,
        whole,
        packs,
        request.effort,
        request.jobs,
        run.reopen,
        request.progress,
    )
    out.reused = len(planned) - len(waiting)
    out.written = len(waiting)
    out.deleted = len(finishing.pages_of(index) - planned)
    told = {page.address: print_ for page, print_ in waiting}
    for address, hash in spared.items():
        if made[address].hash != hash:  # its copies are of bytes that are no more
            for name in packing.names(address):
                new.pages.pop(name, None)
    if request.commit:
        new.pages.pop(manifest.NAME, None)
        told[manifest.NAME] = finishing.print_of(request.commit)
        made |= _release(run, request.commit, new, made, staged)
    gone += finishing.left(target, beside, new.pages.keys() | made.keys())
    if made or gone or not target.is_dir():
        new.folders = folders
        touched = {*gone, *(page.address for page, _ in waiting)} if clean else planned
        anew, left = [page for page, _ in waiting], finishing.pages_of(index) - planned
        kept = partial(causes.keep, run, edition, anew, prints, left)
        writing.switch(store, target, staged, told, made, whole, gone, new, touched, kept)
        return
    writing.remove(staged)
    new.seen, new.folders = new.since, folders
    if store.unfinished:
        with store.changing():
            store.save(new)
    else:
        store.save(new)


def _waiting(
    run: Run,
    pages: Sequence[Page],
    prints: fingerprint.Fingerprints,
    gone: Sequence[str],
    new: Index,
) -> tuple[list[tuple[Page, bytes]], dict[str, bytes]]:
    """The pages that must be made, with their fingerprints; those that stand enter `new`, with their copies.

    A page whose copies do not stand is made again with them. Beside these come the pages whose copies
    can be kept, each with the hash that it must come out with for that.
    """
    index = run.index
    waiting: list[tuple[Page, bytes]] = []
    spared: dict[str, bytes] = {}
    for page in pages:
        print_ = prints.of(page)
        held = index.pages.get(page.address)
        stands, copies = None, None
        if held and not writing.below(page.address, gone):
            copies = finishing.standing(run.standing, index, page.address, run.packing)
            if held.fingerprint == print_ and copies is not None:
                stands = run.standing.page(page.address)
        if stands:
            new.pages[page.address] = stands
        else:
            new.pages.pop(page.address, None)
            waiting.append((page, print_))
            if held and copies is not None:
                spared[page.address] = held.hash
        for name in packing.names(page.address):
            new.pages.pop(name, None)
        new.pages.update(copies or {})
    return waiting, spared


def _release(
    run: Run, commit: Commit, new: Index, made: Mapping[str, writing.Staged], staged: Path
) -> dict[str, writing.Staged]:
    """Stage release.json, unless the one that stands says the same of the same files."""
    target, held = run.request.output, run.index.pages.get(manifest.NAME)
    facts = {address: ReleasedFile(one.hash, one.size) for address, one in made.items()}
    data = finishing.release(commit, new.counts[2], new.pages, facts)
    hash = output.sha256(data)
    if held and held.hash == hash:
        stat = output.intact(target, manifest.NAME, held, run.index.seen)
        if stat:
            print_ = finishing.print_of(commit)
            new.pages[manifest.NAME] = Written(print_, hash, stat)
            return {}
    try:
        output.stage(staged, manifest.NAME, data)
    except BaseException:
        writing.remove(staged)
        raise
    return {manifest.NAME: writing.Staged(manifest.NAME, hash, len(data))}
