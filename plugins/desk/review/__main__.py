"""`make review FILE=content/press/x.sw.md`: a story that is not out yet in one file; a release as PDFs too.

They are written into review/, from the preview that the Makefile builds first. The environment gives CONTENT, FILE
and CHECK_LANG.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from ...schema import faults
from ...schema.faults import Fault
from .. import command, given, phrases, safe
from . import reviewing

ROOT = Path(__file__).parents[3]
FOLDER, PREVIEW = "review", "preview"
DONE = phrases.of("review.done")


@command.of()
def main(environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Write the copy, or give why not. `root` is the folder in which preview/ stands and review/ is made."""
    folder, path = given.file(environ)
    made, found = reviewing.made(folder, path, root / PREVIEW)
    if made is None:
        return faults.within(found, os.path.relpath(folder))
    for name, data in made.files.items():
        safe.write(root / FOLDER / name, data)
    names = ", ".join(os.path.relpath(root / FOLDER / name) for name in made.files)
    command.tell(DONE, environ, files=names)
    return []


if __name__ == "__main__":
    command.program(main)
