"""Where the links of a body lead in an edition: each target's address, or its fault."""

from collections.abc import Collection, Mapping, Sequence
from html import escape

from ..bilingual import counts
from ..bilingual.addresses import OTHER
from ..schema.faults import Fault, fault
from ..schema.near import near
from .edition import Edition
from .prose import Target
from .source import Story


def resolved(targets: Sequence[Target], lang: str, edition: Edition) -> tuple[str, ...]:
    """Give what takes the place of each mark in a body's HTML, in their order.

    It is HTML: an address, escaped, and behind it the attributes that go with it. A link to either file
    of a pair leads to the reader's language; one that only the other language has says so (`hreflang`).
    """
    return tuple(_address(target, lang, edition) for target in targets)


def _address(target: Target, lang: str, edition: Edition) -> str:
    path = target.name
    if target.kind == "page":
        return escape(path + target.rest)
    if target.kind == "story":
        section, _, pair = path.partition("/")
        if url := edition.urls.get((section, pair, lang)):
            return escape(url + target.rest)
        other = OTHER[lang]
        return f'{escape(edition.urls[section, pair, other] + target.rest)}" hreflang="{other}'
    asset = edition.assets[path]
    if target.kind == "image":
        return f'{escape("/" + path)}" width="{asset.width}" height="{asset.height}" loading="lazy'
    return escape("/" + path + target.rest)


def notes(targets: Sequence[Target], lang: str, edition: Edition) -> tuple[str, ...]:
    """Give, for each target, what stands behind a link to a file: its type, bytes and pages."""
    t = edition.strings[lang]
    said = []
    for target in targets:
        text = ""
        if target.kind == "file":
            asset = edition.assets[target.name]
            text = f" ({escape(counts.file_text(asset.type, asset.size, asset.pages or None, t))})"
        said.append(text)
    return tuple(said)


def faults(
    path: str,
    targets: Sequence[Target],
    stories: Mapping[tuple[str, str], Story],
    urls: Mapping[tuple[str, str, str], str],
    files: Collection[str],
) -> list[Fault]:
    """Give the links of a file that lead nowhere: no such story, not public, no such file.

    `stories` are all that exist, `urls` those that this build shows, `files` all that the content holds.
    """
    found = []
    for target in targets:
        at = (path, target.line)
        if target.kind == "story":
            section, _, pair = target.name.partition("/")
            if (section, pair) not in stories:
                known = ["/".join(key) for key in stories]
                fill = near(target.name or target.value, known)
                found.append(fault(*at, "missing-story", value=target.value, **fill))
            elif not any((section, pair, lang) in urls for lang in OTHER):
                found.append(fault(*at, "hidden-story", value=target.value))
        elif target.kind in ("file", "image") and not (
            target.name in files and target.name.startswith("media/")
        ):
            fill = near(target.name, files)
            found.append(fault(*at, "missing-file", value=target.value, **fill))
    return found
