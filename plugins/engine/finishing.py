"""Finishing: what is made of the final bytes of pages, compressed copies beside them and release.json.

They are no pages: no plan can know them. In the index they stand among the pages, so that they are kept,
mended and removed as pages are.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from . import fingerprint, output
from .release import manifest, packing
from .release.manifest import Commit, ReleasedFile
from .standing import Output
from .store import Index, Written


def version(effort: int) -> bytes:
    """Give the hash of what copies are made by; empty where none are to be made."""
    if not effort:
        return b""
    code = fingerprint.code(packing.__name__)
    return fingerprint.of_bytes(code, packing.version(), bytes([effort]))


def beside(pages: Iterable[str], packs: bool, commit: Commit | None) -> set[str]:
    """Give every address that a copy of one of the pages may have, and that of release.json."""
    found = {name for address in pages for name in packing.names(address)} if packs else set[str]()
    return found | {manifest.NAME} if commit else found


def pages_of(index: Index) -> set[str]:
    """Give the addresses of an index that were planned."""
    return index.pages.keys() - beside(index.pages, bool(index.packing), Commit())


def standing(of: Output, index: Index, address: str, made_by: bytes) -> dict[str, Written] | None:
    """Give the copies of a page that the last build left, or None where they must be made again.

    A page that stands without a copy had one that was no smaller.
    """
    if not made_by or not packing.packed(address):
        return {}
    if index.packing != made_by or address not in index.pages:
        return None
    found = {}
    for name in packing.names(address):
        if name in index.pages:
            if not (stands := of.page(name)):
                return None
            found[name] = stands
    return found


def release(
    commit: Commit, stories: int, standing: Mapping[str, Written], made: Mapping[str, ReleasedFile]
) -> bytes:
    """Give release.json, of the files that stand and those that were made."""
    files = {address: ReleasedFile(one.hash, one.stat[2]) for address, one in standing.items()}
    files.update(made)
    files.pop(manifest.NAME, None)
    return manifest.written(commit, stories, files)


def print_of(commit: Commit) -> bytes:
    """Give the fingerprint of release.json, as far as it is not of the other files."""
    return fingerprint.of_bytes(repr(commit).encode())


def left(target: Path, possible: Collection[str], kept: Collection[str]) -> list[str]:
    """Give what stands where a copy could, and is none: one that a smaller page has lost, or a stranger."""
    return [name for name in sorted(set(possible) - set(kept)) if output.stands(target, name)]
