"""Old addresses that cannot lead anywhere: a page has them, or another file names them too."""

import re
from collections.abc import Iterable, Iterator, Mapping

from ..model.planned import Page, Rendered
from ..model.source import Source, Story
from ..pages.redirects import old
from ..pages.redirects.documents import Moved
from ..schema.faults import Fault, fault
from .release import manifest, packing

# What no plan knows: the list of a release's files, its signature, the search's files, and compressed copies, where
# an address would need a folder of that name. Servers of old read all whose name begins as the map's.
_COPIES = (
    rf".*\.(?:{'|'.join(sorted(packing.PACKED))})(?:{'|'.join(map(re.escape, packing.SUFFIXES))})/"
)
_FILES = "|".join(map(re.escape, (manifest.NAME, old.MAP, "pagefind/")))
MADE = re.compile(rf"/(?:{_FILES})|{_COPIES}")

Key = tuple[str, str, str]


def faults(stories: Iterable[Story], urls: Mapping[Key, str], pages: Iterable[Page]) -> list[Fault]:
    """Give the old addresses that are taken, or named twice, each with what has it.

    `urls` are those of all stories: one that is not shown keeps its address too.
    """
    stories = tuple(story for story in stories if story.paged)
    if not any(source.headers.aliases for story in stories for source in story.sources):
        return []
    taken = _taken(stories, urls, pages)
    named: dict[str, str] = {}
    folders: dict[str, str] = {}
    found = []
    for source, alias in _named(stories):
        key, here = old.same(alias), f"{source.path}:{source.lines['aliases']}"
        if other := taken.get(key) or _file(key, taken) or _made(old.path(alias)):
            rule = "alias-taken"
        elif other := named.get(key) or _file(key, named) or (_is_file(key) and folders.get(key)):
            rule = "alias-twice"
        if other:
            fill = {"value": alias, "other": other}
            found.append(fault(source.path, source.lines["aliases"], rule, **fill))
        named.setdefault(key, here)
        for above in _above(key):
            folders.setdefault(above, here)
    return found


def _named(stories: Iterable[Story]) -> Iterator[tuple[Source, str]]:
    for story in stories:
        for source in story.sources:
            for alias in source.headers.aliases:
                yield source, alias


def _taken(
    stories: Iterable[Story], urls: Mapping[Key, str], pages: Iterable[Page]
) -> dict[str, str]:
    """The addresses that are in use, each with the file of the story that has it, or with itself."""
    taken = {
        old.same(f"/{page.address}"): page.origin or f"/{page.address.removesuffix('index.html')}"
        for page in pages
        if not (isinstance(page.how, Rendered) and isinstance(page.how.document, Moved))
    }
    for story in stories:
        for source in story.sources:
            url = urls[source.section, source.pair, source.lang]
            taken.setdefault(old.same(url), source.path)
    return taken


def _made(path: str) -> str:
    """What the site makes beside its pages that has an address, or a folder on the way to it; else empty."""
    match = MADE.match(path.casefold())
    return match[0].rstrip("/") if match else ""


def _above(key: str) -> list[str]:
    """The folders that an address stands in."""
    steps = key.split("/")
    return ["/".join(steps[:end]) for end in range(2, len(steps))]


def _is_file(key: str) -> bool:
    return "." in key.rpartition("/")[2]


def _file(key: str, known: Mapping[str, str]) -> str:
    """What has a file where an address needs a folder; empty where nothing has."""
    return next((known[one] for one in _above(key) if _is_file(one) and one in known), "")
