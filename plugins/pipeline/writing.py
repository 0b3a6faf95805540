"""Writing: what is new is made beside the output, then switched in; what is no longer planned goes."""

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from ..schema.faults import fault
from . import output, parallel, theme
from .pages import Copied, Page
from .read import digest
from .refused import Refused
from .render import Renderer
from .store import Damaged, Index, Store, Written, stat_of


def intact(target: Path, index: Index, folders: bool = True) -> tuple[dict[str, Written], set[str]]:
    """Give the pages of the last build that still stand as they were written, and those that do not."""
    standing: dict[str, Written] = {}
    altered: set[str] = set()
    for address, held in index.pages.items():
        stat = output.intact(target, address, held)
        if stat is None:
            altered.add(address)
        else:
            standing[address] = (
                held if stat == held.stat else Written(held.fingerprint, held.hash, stat)
            )
    return standing, altered


def guard(target: Path, index: Index, store: Store) -> None:
    """Refuse to write to a folder that is not ours to clean. Raises Refused.

    Ours is what a build of ours left (the store knows it, or it bears our sitemap and robots.txt), what
    is empty, and what is not there yet.
    """
    if target.is_dir() and not target.is_symlink():
        known = index.pages or store.unfinished
        ours = (target / "sitemap.xml").is_file() and (target / "robots.txt").is_file()
        names = sorted(os.listdir(target))
        if names and not known and not ours:
            raise Refused([fault(str(target), 0, "output-not-ours", value=", ".join(names[:3]))])
    elif target.exists() or target.is_symlink():
        raise Refused([fault(str(target), 0, "output-not-ours", value=target.name)])


def stage(
    renderer: Renderer,
    roots: dict[str, Path],
    waiting: Sequence[Page],
    staged: Path,
    whole: bool,
    jobs: int,
    begin: Callable[[], None],
    progress: Callable[[str, int, int], None],
) -> dict[str, bytes]:
    """Make pages in the staging folder, on all cores; give the hash of each one's bytes.

    Raises Refused for a template's fault or a file that changed meanwhile, Damaged for a lost body; the
    staging folder is removed then.
    """

    def some(chunk: Sequence[tuple[int, Page]]) -> list[tuple[str, bytes]]:
        results = []
        for number, page in chunk:
            data = _bytes(renderer, roots, page)
            output.stage(staged, output.staged_name(number, page.address, whole), data)
            results.append((page.address, output.digest(data)))
        return results

    remove(staged)
    os.makedirs(staged)
    hashes: dict[str, bytes] = {}
    try:
        for results in parallel.mapped(some, list(enumerate(waiting)), jobs, begin):
            hashes.update(results)
            progress("write", len(hashes), len(waiting))
    except BaseException:
        remove(staged)
        raise
    return hashes


def _bytes(renderer: Renderer, roots: dict[str, Path], page: Page) -> bytes:
    how = page.how
    if isinstance(how, Copied):
        data = (roots[how.root] / how.path).read_bytes()
        if digest(data) != how.hash:
            raise Refused([fault(how.path, 0, "changed-meanwhile")])
        return data
    try:
        return renderer.bytes_of(how)
    except (Refused, Damaged, OSError):
        raise
    except Exception as error:  # a template, or the words it names: whatever it raises
        raise Refused([theme.template_fault(error, page.address)]) from None


def switch(
    store: Store,
    target: Path,
    staged: Path,
    waiting: Sequence[tuple[Page, bytes]],
    hashes: dict[str, bytes],
    whole: bool,
    strangers: Sequence[str],
    new: Index,
    planned: set[str],
) -> None:
    """Change the output: remove what is not planned, move in what was staged, keep the new index."""
    with store.changing():
        output.remove(target, strangers)
        output.switch(staged, target, [page.address for page, _ in waiting], whole)
        for page, print_ in waiting:
            stat = stat_of(f"{target}/{page.address}")
            new.pages[page.address] = Written(print_, hashes[page.address], stat)
        new.folders = output.mtimes(target, output.folders(planned))
        store.save(new)
    remove(staged)


def remove(folder: Path) -> None:
    """Remove a folder of our own, if it is there."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
