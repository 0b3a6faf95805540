"""`make approve FILE=content/press/x.sw.md`: write into a story, both its files, who approved what it says.

It is typed by whoever has read it and has not written it: git says who that is. The environment gives CONTENT,
FILE, CHECK_LANG and TODAY.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from ...model.moment import now
from ...schema import faults
from ...schema.faults import Fault
from .. import command, given, phrases
from ..form import saving
from . import approving

ROOT = Path(__file__).parents[3]
DONE, ALREADY = phrases.each("approval", "done", "already")


@command.of()
def main(environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Approve it, or give why not."""
    folder, path = given.file(environ)
    name = os.path.relpath(folder)
    day = now(environ).date()
    done, found = approving.approve(folder, saving.begun(root, folder), path, day, environ)
    if done is None:
        return faults.within(found, name)
    files = ", ".join(f"{name}/{one}" for one in done.written or done.files)
    said = DONE if done.written else ALREADY
    command.tell(said, environ, files=files, name=done.by.name, day=day.isoformat())
    return []


if __name__ == "__main__":
    command.program(main)
