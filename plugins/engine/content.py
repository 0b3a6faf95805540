"""The content folder as a list of files: what is a source, what is a file, what has no place there."""

import os
from pathlib import Path

from msgspec import Struct

from ..schema import sections
from ..schema.faults import Fault, fault
from ..schema.near import meant
from ..schema.office import OFFICE_FILE, TOPICS_FILE
from ..schema.seal import REGISTER, is_paper
from .store import Stat


class Listed(Struct):
    """What the content folder holds: paths below it, with slashes, and the stat of each.

    `sealed` are the PDFs of sealed releases, to which no story may refer by itself.
    """

    sources: dict[str, Stat]
    files: dict[str, Stat]
    sealed: dict[str, Stat]
    settings: dict[str, Stat]
    faults: list[Fault]

    @property
    def assets(self) -> dict[str, Stat]:
        """All files that the site may copy."""
        return {**self.files, **self.sealed}


def passed_over(name: str) -> bool:
    """Whether the site never sees a file or folder: a hidden one, or an editor's backup (`~`)."""
    return name.startswith(".") or name.endswith("~")


def load(folder: Path) -> Listed:
    """List the content folder."""
    listed = Listed({}, {}, {}, {}, [])
    _walk(str(folder), "", listed)
    return listed


def _walk(folder: str, prefix: str, listed: Listed) -> None:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = entry.name
        if passed_over(name):
            continue
        path = prefix + name
        try:
            path.encode()
        except UnicodeEncodeError:
            shown = path.encode("utf-8", "replace").decode()
            listed.faults.append(fault(shown, 0, "name", value=shown))
            continue
        if entry.is_symlink():
            listed.faults.append(fault(path, 0, "symbolic-link", value=path))
        elif entry.is_dir():
            if not prefix and name not in (*sections.SECTIONS, "media"):
                fill = meant(sections.folder(name))
                listed.faults.append(fault(path, 0, "out-of-place", value=path, **fill))
            else:
                _walk(entry.path, path + "/", listed)
        elif not entry.is_file():
            listed.faults.append(fault(path, 0, "out-of-place", value=path))
        else:
            at = entry.stat(follow_symlinks=False)
            stat = (at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino)
            _place(path, stat, listed)


def _place(path: str, stat: Stat, listed: Listed) -> None:
    top = path.partition("/")[0]
    if path == REGISTER:
        listed.settings[path] = stat
    elif is_paper(path):
        listed.sealed[path] = stat
    elif top == "media" and "/" in path:
        listed.files[path] = stat
    elif top in sections.SECTIONS and "/" in path:
        listed.sources[path] = stat
    elif path in (OFFICE_FILE, TOPICS_FILE):
        listed.settings[path] = stat
    else:
        listed.faults.append(fault(path, 0, "out-of-place", value=path))
