"""Which index of the search a build's pages are given: that of its own stories, an older one, or none.

To make an index takes longer than to build an edit. So a public build always holds the one that is exactly of
its pages; another keeps the one that stands, as long as every page that it names is still shown.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from ..model.planned import Copied, Derived, Page
from ..pages.search.records import SearchRecord
from . import fingerprint, kept_search
from .kept_search import Kept

# What a build does where the index of its stories is not kept yet: make it, make it only where no other one
# may stand, make none, or make it and write no page.
NOW, LATER, NEVER, ALONE = "1", "", "0", "alone"
MODES = (NOW, NEVER, ALONE)
FUNCTION = "plugins.pages.search.index:made"
SPARE = 6  # indexes of other outputs and of earlier states that are kept beside those in use
CODE = 8  # letters of an index's name that stand for the code that made it


class RecordSum(Struct, frozen=True, array_like=True):
    """What an index is known by of each record: its language, its address, the hash of all of it."""

    lang: str
    url: str
    hash: bytes


Make = Callable[[Mapping[str, Sequence[RecordSum]]], Mapping[str, Kept]]
_encode = msgspec.msgpack.Encoder().encode


def summed(record: SearchRecord) -> RecordSum:
    """Give what an index is known by of a record."""
    return RecordSum(record.lang, record.url, fingerprint.of_bytes(_encode(record)))


def chosen(
    folder: Path,
    some: Mapping[str, Sequence[RecordSum]],
    standing: Mapping[str, str],
    mode: str,
    make: Make,
) -> tuple[dict[str, Kept], bool]:
    """Give the index of each language that has records, and whether all are exactly of them.

    `standing` names those that the output holds. An older one stands only where the same code made it and
    where nothing that it names is hidden by now. All that must be made are asked of `make` at once, by name.
    """
    found: dict[str, Kept] = {}
    wanted: dict[str, Sequence[RecordSum]] = {}
    exact = True
    for lang, mine in some.items():
        if not mine:
            continue
        name = named(lang, mine)
        held = kept_search.load(folder, name)
        if held is None and mode not in (NOW, ALONE):
            held = _older(folder, standing.get(lang, ""), name, (one.url for one in mine))
        if held is None and mode != NEVER:
            wanted[name] = mine
            continue
        exact = exact and held is not None and held.name == name
        if held:
            found[lang] = held
    made = make(wanted) if wanted else {}
    found |= {wanted[name][0].lang: held for name, held in made.items()}
    return {lang: found[lang] for lang in some if lang in found}, exact


def named(lang: str, some: Sequence[RecordSum]) -> str:
    """Give the name of an index: its language, the code that makes it, the records."""
    code = fingerprint.derived(Derived(FUNCTION, ()))
    values = fingerprint.of_bytes(code.encode(), *(one.hash for one in some))
    return f"{lang}-{code[:CODE]}-{values.hex()}"


def _older(folder: Path, name: str, wanted: str, urls: Iterable[str]) -> Kept | None:
    """The index that stands, where it may stand a while longer."""
    if not name or name.split("-")[:2] != wanted.split("-")[:2]:
        return None
    held = kept_search.load(folder, name)
    return held if held and set(held.urls) <= set(urls) else None


def pages(found: Mapping[str, Kept]) -> list[Page]:
    """Plan the files of the indexes, below /pagefind/ and their language."""
    return [
        Page(f"pagefind/{lang}/{path}", Copied("search", f"{held.name}/{path}", hash))
        for lang, held in found.items()
        for path, hash in held.files.items()
    ]
