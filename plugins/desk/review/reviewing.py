"""A story's copy for review, made from a preview that is built: the one HTML file, and a release's letterheads."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from ...model import addresses
from ...model.source import paired
from ...reading import rules
from ...schema.faults import Fault, fault
from .. import given
from . import copy, paper


class ReviewCopy(Struct, frozen=True):
    """The files of a copy for review, by name: `name.html`, and of a release `name.sw.pdf` and `name.en.pdf`."""

    files: Mapping[str, bytes]


def made(folder: Path, path: str, built: Path) -> tuple[ReviewCopy | None, list[Fault]]:
    """Make the copy of a story, or give why not.

    `path` is one of its files below the content folder, `built` a preview that was built since it was saved.
    """
    files, found = given.read_pair(folder, path, unfilled=True)
    errors = [one for one in found if not one.warning]
    sources = [one.record.source for one in files if one.record]
    if errors or not sources:
        return None, errors
    (story,) = paired(sources)
    if not story.paged:
        return None, [fault(path, 0, "review-page")]
    urls, _ = rules.urls([story])
    pages: dict[str, bytes] = {}
    papers: dict[str, bytes] = {}
    for source in story.sources:
        url = urls[story.section, story.pair, source.lang]
        data = file(built, url)
        if data is None:
            return None, [fault(source.path, 0, "review-built", value=url)]
        pages[source.lang] = data
        if story.section == "press" and (letter := file(built, addresses.paper(source.lang, url))):
            name = f"{story.pair}.{source.lang}.pdf"
            papers[name] = paper.marked(letter, [*copy.MARK.values()])
    try:
        html = copy.html(pages, lambda address: file(built, address))
    except copy.Overweight as large:
        fill = {"size": f"{large.args[0] / 1e6:.0f}", "most": copy.MOST // 1_000_000}
        return None, [fault(path, 0, "review-large", **fill)]
    return ReviewCopy({f"{story.pair}.html": html, **papers}), []


def file(built: Path, address: str) -> bytes | None:
    """Give a file of a built site by its address, None where there is none."""
    name = unquote(address.partition("?")[0].partition("#")[0]).lstrip("/")
    place = built / (f"{name}index.html" if not name or name.endswith("/") else name)
    inside = address.startswith("/") and place.resolve().is_relative_to(built.resolve())
    return place.read_bytes() if inside and place.is_file() else None
