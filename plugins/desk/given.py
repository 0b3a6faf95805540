"""What the commands are given: the content folder, its files and stories, and the one file that FILE names."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

import pelicanconf

from ..engine import content
from ..engine.refused import Refused
from ..model.source import Record, Story, paired
from ..reading import prose, read
from ..schema import faults, near
from ..schema.faults import Fault, fault, nearest, setting
from ..schema.office import Office
from ..schema.translation import counterpart


def sought(environ: Mapping[str, str]) -> tuple[Path, list[Fault]]:
    """Give the content folder that CONTENT names, or the fault that there is none."""
    given = Path(environ.get("CONTENT") or "content")
    return given, [] if given.is_dir() else [setting("CONTENT", "new-content", value=given)]


def folder(environ: Mapping[str, str]) -> Path:
    """Give the content folder that CONTENT names. Raises Refused where there is none."""
    given, found = sought(environ)
    if found:
        raise Refused(found)
    return given


def file(environ: Mapping[str, str]) -> tuple[Path, str]:
    """Give the content folder and the path below it of the file that FILE names. Raises Refused."""
    given = folder(environ)
    if not environ.get("FILE"):
        raise Refused([setting("FILE", "no-file-given")])
    path, found = named(environ["FILE"], given)
    if found:
        raise Refused(faults.within(found, os.path.relpath(given)))
    return given, path


def named(text: str, folder: Path) -> tuple[str, list[Fault]]:
    """Give the path below the content folder of the story's file that FILE names, or why it names none."""
    given = os.path.abspath(text)
    place = Path(os.path.realpath(os.path.dirname(given)), os.path.basename(given))
    try:
        path = place.relative_to(os.path.realpath(folder)).as_posix()
    except ValueError:
        fill = {"value": text, "other": folder, **_meant(text, folder)}
        return "", [setting("FILE", "file-outside", **fill)]
    if os.path.islink(given):
        return path, [fault(path, 0, "symbolic-link", value=path)]
    if not os.path.isfile(given):
        return path, [setting("FILE", "no-such-file", value=text, **_meant(text, folder))]
    return path, read.name(path)[1]


def _meant(text: str, folder: Path) -> dict[str, str]:
    """The file that FILE most likely means: named from the content folder, without its ending, or one like it."""
    if ".." in text:
        return {}
    for ending in ("", ".md", ".sw.md"):
        for found in (f"{folder / text}{ending}", f"{text}{ending}"):
            if os.path.isfile(found):
                return near.meant(found)
    above = os.path.dirname(text)
    place = next((one for one in (above, str(folder / above)) if os.path.isdir(one)), "")
    name = nearest(os.path.basename(text), sorted(os.listdir(place))) if place else ""
    return near.meant(f"{place}/{name}") if name.endswith(".md") else {}


def files(folder: Path) -> Iterator[tuple[str, bytes | list[Fault]]]:
    """Give the story files of the content folder: the bytes of each, or why it cannot be read."""
    listed = content.load(folder)
    for path in listed.sources:
        yield path, bytes_of(folder, path)
    for one in listed.faults:  # what has no place there, such as a link
        yield one.path, [one]


def pair(folder: Path, path: str) -> Iterator[tuple[str, bytes | list[Fault]]]:
    """Give the files of one story: that at `path`, and its counterpart where there is one."""
    for one in (path, counterpart(path)):
        if os.path.islink(folder / one):
            yield one, [fault(one, 0, "symbolic-link", value=one)]
        elif os.path.isfile(folder / one):
            yield one, bytes_of(folder, one)


class ReadFile(Struct, frozen=True):
    """A file of a story that was read: its path, its bytes, its record (None of one that is refused), its HTML."""

    path: str
    data: bytes
    record: Record | None
    html: str


def read_pair(
    folder: Path, path: str, unfilled: bool = False
) -> tuple[list[ReadFile], list[Fault]]:
    """Give the files of one story as they are read, and all that is wrong with them.

    `unfilled` takes hints that are left for nothing, as `read.source` does.
    """
    md = prose.converter(pelicanconf.MARKDOWN)
    files: list[ReadFile] = []
    found: list[Fault] = []
    for one, data in pair(folder, path):
        if isinstance(data, bytes):
            record, html, wrong = read.source(one, data, md, unfilled=unfilled)
            files.append(ReadFile(one, data, record, html))
            found += wrong
        else:
            found += data
    return files, found


def bytes_of(folder: Path, path: str) -> bytes | list[Fault]:
    """Give a file's bytes, or why it cannot be read."""
    try:
        return (folder / path).read_bytes()
    except OSError as error:
        return [fault(path, 0, "unreadable", value=error.strerror)]


def held(path: Path) -> bytes:
    """Give the bytes of a file, none where there is no file."""
    return path.read_bytes() if path.is_file() else b""


def emblem(folder: Path, facts: Office) -> bytes | None:
    """Give the bytes of the office's emblem, None until it has given one."""
    return (folder / facts.site.emblem).read_bytes() if facts.site.emblem else None


def stories(folder: Path, section: str) -> tuple[list[Story], int]:
    """Give a section's stories below the content folder, and the number of files that a fault keeps out."""
    md = prose.converter(pelicanconf.MARKDOWN)
    paths = [one for one in content.load(folder).sources if one.startswith(f"{section}/")]
    records = [read.source(path, (folder / path).read_bytes(), md)[0] for path in paths]
    return paired(one.source for one in records if one), records.count(None)
