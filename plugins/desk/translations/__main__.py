"""`make translations`: every story as missing, stale, unrecorded or current, and what has changed.

The environment gives CONTENT, FILE (one story), FORMAT=json, CHECK_LANG, TODAY, and DOCS=1, with which
docs/translations.md is written. It is a list and no gate: it fails only where it cannot be given.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from ...bilingual import strings
from ...engine import terminal
from ...model.moment import now
from ...schema.faults import Fault
from ...schema.translation import STALE, Pair
from .. import command, given, repository, safe
from . import comparing, listing, report, told
from .listing import Past, StoryRow
from .report import ListVoice

ROOT = Path(__file__).parents[3]
PAGE = "docs/translations.md"


@command.of("DOCS")
def main(environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Tell the list, or give why it cannot be told. `root` is the folder in which docs/ is."""
    folder, path, docs = given.folder(environ), "", environ.get("DOCS") == "1"
    if environ.get("FILE") and not docs:
        _, path = given.file(environ)
    voice = _voice(environ, folder)
    files = told.files(given.pair(folder, path) if path else given.files(folder))
    pairs = files.pairs()
    past = Past({})
    if not docs:
        past = repository.past(folder, listing.asked(pairs, voice.today), environ)
    rows = _rows(pairs, files, past, voice, repository.Blobs(folder, environ))
    if docs:
        safe.write(root / PAGE, report.page(rows, voice).encode())
        command.say(PAGE)
    elif environ.get("FORMAT") == "json":
        command.say(report.as_json(rows, files, past, voice))
    elif path and not rows and not files.faults:
        command.say(report.alone(path, voice), environ)
    else:
        command.say(report.told(rows, files, past, voice, whole=not path))
    return []


def _voice(environ: Mapping[str, str], folder: Path) -> ListVoice:
    return ListVoice(
        strings=strings.load(ROOT / "theme" / "strings"),
        langs=terminal.languages(environ),
        folder=os.path.relpath(folder),
        today=now(environ).date(),
        bold=terminal.coloured(sys.stdout, environ) and environ.get("FORMAT") != "json",
    )


def _rows(
    pairs: Sequence[Pair], files: told.Files, past: Past, voice: ListVoice, blobs: repository.Blobs
) -> list[StoryRow]:
    """The rows of the list, of which each stale one is compared with what was translated."""
    with closing(blobs):
        return [
            listing.row(
                pair,
                files,
                past,
                voice.today,
                comparing.change(pair, files, past, blobs, voice.bold)
                if pair.state == STALE
                else None,
            )
            for pair in pairs
        ]


if __name__ == "__main__":
    command.program(main)
