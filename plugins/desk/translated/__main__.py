"""`make translated FILE=content/news/x.en.md`: record that a translation says what its source says now.

It is written by whoever has read both. One file at a time: a list of files is read by nobody.
The environment gives CONTENT, FILE, CHECK_LANG and TODAY.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from ...model.moment import now
from ...schema import faults
from ...schema.faults import Fault
from ...schema.translation import counterpart
from .. import command, given, safe
from ..translations import record


@command.of()
def main(environ: Mapping[str, str]) -> list[Fault]:
    """Record it, or give why not."""
    folder, path = given.file(environ)
    return faults.within(_write(environ, folder, path), os.path.relpath(folder))


def _write(environ: Mapping[str, str], folder: Path, path: str) -> list[Fault]:
    """Write the header into a translation, and say so; give what forbids it."""
    both = dict(given.pair(folder, path))
    unread = [one for data in both.values() if not isinstance(data, bytes) for one in data]
    if unread:
        return unread
    name, other = os.path.relpath(folder), counterpart(path)
    before, source = both[path], both.get(other)
    assert isinstance(before, bytes)
    data, day, found = record.recorded(path, before, source, now(environ).date(), name)
    if found:
        return found
    if data != before:
        safe.write(folder / path, data)
    said = record.ALREADY if data == before else record.DONE
    parts = {"path": f"{name}/{path}", "other": f"{name}/{other}", "day": day.isoformat()}
    command.tell(said, environ, **parts)
    return []


if __name__ == "__main__":
    command.program(main)
