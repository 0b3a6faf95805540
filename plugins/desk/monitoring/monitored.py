"""What the commands on clippings are given: the folder that MONITORING names, and what its months hold."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from ...schema.faults import Fault, fault, setting
from . import month
from .month import Sheet

ROOT = Path(__file__).parents[3]


def folder(environ: Mapping[str, str], root: Path = ROOT) -> tuple[Path, list[Fault]]:
    """Give the folder that MONITORING names, or why it may not be used.

    What it holds is for the office alone. So it lies neither in the project, which may be open to all and
    whose content is published, nor where the public site is built.
    """
    named = environ.get("MONITORING", "").strip()
    if not named:
        return Path(), [setting("MONITORING", "monitoring-unset")]
    given = Path(named).expanduser()
    if found := public("MONITORING", given, environ, root):
        return given, found
    if not given.is_dir():
        return given, [setting("MONITORING", "monitoring-folder", value=named)]
    return given, []


def public(name: str, given: Path, environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Give the fault of a path, given by name, that lies where the public may see it."""
    for folder in (*shown(environ, root), root / "theme", root):
        if inside(given, folder):
            other = os.path.basename(os.path.realpath(folder))
            fill = {"name": name, "value": given, "other": f"{other}/"}
            return [fault(name, 0, "monitoring-public", **fill)]
    return []


def shown(environ: Mapping[str, str], root: Path = ROOT) -> Iterator[Path]:
    """Give the folders of the content and of the site, which the public is shown."""
    yield Path(environ.get("CONTENT") or root / "content")
    yield Path(environ.get("OUTPUT") or root / "output")


def inside(path: Path, folder: Path) -> bool:
    """Say whether a path lies in a folder, or is it; links are followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def months(folder: Path) -> tuple[dict[str, Sheet], list[Fault]]:
    """Give what each month's file holds by its name, and all faults of all files, at their paths.

    Names that begin with a dot and editors' backups (`~`) are passed over; any other CSV that is no month's is
    a fault, for its rows would be in no digest.
    """
    held: dict[str, Sheet] = {}
    faults = []
    for path in sorted(folder.iterdir()):
        name = path.name
        if name.startswith(".") or name.endswith("~") or path.suffix.lower() != ".csv":
            continue
        if not month.NAME.fullmatch(name):
            faults.append(fault(str(path), 0, "clippings-name", value=name))
            continue
        held[name], wrong = month.read(str(path), path.read_bytes(), only=name)
        faults += wrong
    return held, faults
