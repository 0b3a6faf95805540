"""Writing: what is new is made beside the output, then switched in; what is no longer planned goes."""

import os
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import jinja2
from msgspec import Struct

from ..bilingual.strings import LANGS
from ..model import addresses, lasting
from ..model.moment import stamped
from ..model.names import digest
from ..model.planned import Copied, Derived, Page
from ..schema.faults import elsewhere, fault
from . import making, output, parallel, theme
from .refused import Refused
from .release import packing
from .render import Renderer
from .store import TICK, Damaged, Index, Stat, Store, Written, settled, stat_of

# The home pages' feeds, which every site of ours has, with stories or without, bear names that no other
# site's do: a folder whose store was lost is known by either of them.
SIGNED = {
    address.lstrip("/"): f"<id>{lasting.urn(address)}</id>".encode()
    for address in (addresses.feed(addresses.home(lang)) for lang in LANGS)
}


MOST = 5_000  # pages that workers make before others take their place
AT_ONCE = 16  # pages to a worker at a time where copies are made: each takes longer than the page


class Staged(Struct, frozen=True):
    """A file that is staged: its place in the staging folder, the hash of its bytes, how many they are."""

    name: str
    hash: bytes
    size: int


def strange(target: Path, index: Index) -> bool:
    """Say whether anything stands in the output that the last build did not leave there."""
    return any(strangers(target, index, set(index.pages), trusted(index)))


def trusted(index: Index) -> dict[str, Stat]:
    """Give the folders of the output whose stats can be trusted, with those stats."""
    return {name: stat for name, stat in index.folders.items() if settled(stat, index.seen)}


def strangers(
    target: Path, index: Index, planned: set[str], known: Mapping[str, Stat]
) -> list[str]:
    """Give what stands in the output and is not planned; of a folder that is known, only what was ours."""
    if not target.is_dir():
        return []
    return list(output.strangers(target, planned, known, index.pages))


def below(address: str, names: Sequence[str]) -> bool:
    """Say whether a page stands below something that is about to be removed, such as a linked folder."""
    return bool(names) and not output.folders([address]).isdisjoint(names)


def guard(target: Path, index: Index, store: Store) -> None:
    """Refuse to write to a folder that is not ours to clean. Raises Refused.

    Ours is what a build of ours left (the store knows it, or a feed of ours stands in it), what is empty,
    and what is not there yet.
    """
    if target.is_dir() and not target.is_symlink():
        known = index.pages or store.unfinished
        ours = any(_holds(target / name, sign) for name, sign in SIGNED.items())
        names = sorted(os.listdir(target))
        if names and not known and not ours:
            raise Refused([elsewhere(str(target), "output-not-ours", value=", ".join(names[:3]))])
    elif target.exists() or target.is_symlink():
        raise Refused([elsewhere(str(target), "output-not-ours", value=target.name)])


def _holds(path: Path, sign: bytes) -> bool:
    return path.is_file() and sign in path.read_bytes()


def stage(
    renderer: Renderer,
    maker: making.Maker,
    roots: dict[str, Path],
    waiting: Sequence[Page],
    staged: Path,
    whole: bool,
    packs: Callable[[str, bytes], bool],
    effort: int,
    jobs: int,
    begin: Callable[[], None],
    progress: Callable[[str, int, int], None],
) -> dict[str, Staged]:
    """Make pages in the staging folder, on all cores, and the compressed copies of those that `packs` names.

    It is asked for an address and the hash of the bytes there. Raises Refused for a template's fault or a
    file that changed meanwhile, Damaged for a lost body and for an address that leads out of the output; the
    staging folder is removed then.
    """
    for page in waiting:
        if not output.within(page.address):
            raise Damaged(f"address {page.address!r}")

    def some(chunk: Sequence[tuple[int, Page]]) -> tuple[int, list[tuple[str, Staged]]]:
        results = []

        def put(address: str, name: str, data: bytes) -> bytes:
            output.stage(staged, name, data)
            hash = output.sha256(data)
            results.append((address, Staged(name, hash, len(data))))
            return hash

        for number, page in chunk:
            data = _bytes(renderer, maker, roots, page)
            name = output.staged_name(number, page.address, whole)
            hash = put(page.address, name, data)
            if packs(page.address, hash):
                for suffix, copy in packing.copies(data, effort).items():
                    put(page.address + suffix, name + suffix, copy)
        return len(chunk), results

    remove(staged)
    os.makedirs(staged)
    made: dict[str, Staged] = {}
    done, size = 0, AT_ONCE if effort else 0
    try:
        for count, results in parallel.mapped(
            some, list(enumerate(waiting)), jobs, begin, size, most=MOST
        ):
            made.update(results)
            done += count
            progress("write", done, len(waiting))
    except BaseException:
        remove(staged)
        raise
    return made


def _bytes(renderer: Renderer, maker: making.Maker, roots: dict[str, Path], page: Page) -> bytes:
    how = page.how
    if isinstance(how, Derived):
        return maker.copy(how, page.address)
    if isinstance(how, Copied):
        data = (roots[how.root] / how.path).read_bytes()
        if digest(data) != how.hash:
            raise Refused([fault(how.path, 0, "changed-meanwhile")])
        return data
    try:
        return renderer.bytes_of(how)
    except jinja2.TemplateError as error:  # before OSError: a missing template is both
        raise Refused([theme.template_fault(error, page.address)]) from None
    except (Refused, Damaged, OSError):
        raise
    except Exception as error:  # a template, or the words it names: whatever it raises
        raise Refused([theme.template_fault(error, page.address)]) from None


def switch(
    store: Store,
    target: Path,
    staged: Path,
    prints: Mapping[str, bytes],
    made: Mapping[str, Staged],
    whole: bool,
    gone: Sequence[str],
    new: Index,
    touched: set[str],
    meanwhile: Callable[[], None],
) -> None:
    """Change the output: remove what is not planned, move in what was staged, keep the new index.

    `prints` are the fingerprints of what was staged, where it has one. The stats of the folders around the
    pages in `touched` are taken anew. `meanwhile` is done while the stamps of what was moved settle.
    """
    with store.changing():
        output.remove(target, gone)
        output.switch(staged, target, {address: one.name for address, one in made.items()}, whole)
        # A moment's wait settles the stamps of what was written last: the next build need not hash it.
        settles = stamped() + 1.2 * TICK
        meanwhile()
        time.sleep(max(0, settles - stamped()) / 1e9)
        new.seen = stamped() - TICK
        for address, one in made.items():
            stat = stat_of(f"{target}/{address}")
            new.pages[address] = Written(prints.get(address, b""), one.hash, stat)
        new.folders = {**new.folders, **output.stats(target, output.folders(touched))}
        store.save(new)
    remove(staged)


def remove(folder: Path) -> None:
    """Remove a folder of our own, if it is there."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
