"""Where the links of a body lead in an edition: each target's address, or its fault."""

import posixpath
from html import escape

from ..bilingual import counts
from ..schema.faults import Fault, fault
from ..schema.near import near
from .edition import Edition
from .prose import Target
from .source import LANGS, NAME, SECTIONS, Source, Story


def story_key(source: Source, value: str) -> tuple[str, str] | None:
    """Give the section and pair key that a {filename} target names; None for no such form.

    `/press/2026-01-02-x.sw.md` is from the content folder, `2026-01-02-x.sw.md` beside the source.
    """
    here = posixpath.dirname(source.path)
    path = value.lstrip("/") if value.startswith(("/", "|")) else posixpath.join(here, value)
    section, _, name = posixpath.normpath(path).partition("/")
    match = NAME.fullmatch(name)
    return (section, match["pair"]) if match and section in SECTIONS else None


def file_path(value: str) -> str:
    """Give the path below content/ that a {static} target names."""
    return posixpath.normpath(value.lstrip("/"))


def resolved(source: Source, edition: Edition) -> tuple[str, ...]:
    """Give what takes the place of each mark in a body's HTML, in their order.

    It is HTML: an address, escaped, and behind it the attributes that go with it. A link to either file
    of a pair leads to the reader's language; one that only the other language has says so (`hreflang`).
    """
    return tuple(_address(source, target, edition) for target in source.targets)


def _address(source: Source, target: Target, edition: Edition) -> str:
    if target.kind == "page":
        return escape(target.value + target.rest)
    if target.kind == "story":
        key = story_key(source, target.value)
        assert key is not None  # faults() has refused it
        if url := edition.urls.get((*key, source.lang)):
            return escape(url + target.rest)
        other = next(lang for lang in LANGS if lang != source.lang)
        return f'{escape(edition.urls[(*key, other)] + target.rest)}" hreflang="{other}'
    path = file_path(target.value)
    asset = edition.assets[path]
    if target.kind == "image":
        return f'{escape("/" + path)}" width="{asset.width}" height="{asset.height}" loading="lazy'
    return escape("/" + path + target.rest)


def notes(source: Source, edition: Edition) -> tuple[str, ...]:
    """Give, for each target, what stands behind a link to a file: its type, bytes and pages."""
    t = edition.strings[source.lang]
    said = []
    for target in source.targets:
        text = ""
        if target.kind == "file":
            asset = edition.assets[file_path(target.value)]
            text = f" ({escape(counts.file_text(asset.type, asset.size, asset.pages or None, t))})"
        said.append(text)
    return tuple(said)


def faults(
    source: Source,
    stories: dict[tuple[str, str], Story],
    urls: dict[tuple[str, str, str], str],
    files: set[str],
) -> list[Fault]:
    """Give the links of a source that lead nowhere: no such story, not public, no such file.

    `stories` are all that exist, `urls` those that this build shows, `files` all that the content holds.
    """
    found = []
    for target in source.targets:
        at = (source.path, target.line)
        if target.kind == "story":
            key = story_key(source, target.value)
            if key is None or key not in stories:
                known = [f"{section}/{pair}" for section, pair in stories]
                wanted = "/".join(key) if key else target.value
                found.append(fault(*at, "missing-story", value=target.value, **near(wanted, known)))
            elif not any((*key, lang) in urls for lang in LANGS):
                found.append(fault(*at, "hidden-story", value=target.value))
        elif target.kind in ("file", "image"):
            path = file_path(target.value)
            if path not in files or not path.startswith("media/"):
                found.append(fault(*at, "missing-file", value=target.value, **near(path, files)))
    return found
