"""`make owed`: the past events that have no report of what happened, the oldest first.

The environment gives CONTENT, TODAY and CHECK_LANG. It is a list and no gate: it fails only where it cannot
be given.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pelicanconf

from ..events import owed
from ..pipeline import content, prose, read, terminal
from ..pipeline.moment import Clock, NoMoment, now
from ..pipeline.source import Story, paired
from ..schema import faults
from ..schema.faults import Fault, fault

UNREAD = {
    "sw": "Mafaili yasiyosomeka: {n}. Andika make check kuona sababu.",
    "en": "Files that cannot be read: {n}. Type make check to see why.",
}


def events(folder: Path) -> tuple[list[Story], int]:
    """Give the events below a content folder, and the number of files that are none for a fault in them."""
    md = prose.converter(pelicanconf.MARKDOWN)
    found, unread = [], 0
    for path in content.load(folder).sources:
        if path.startswith("events/"):
            record, _, _ = read.source(path, (folder / path).read_bytes(), md)
            if record:
                found.append(record.source)
            else:
                unread += 1
    return [story for story in paired(found) if story.facts.starts], unread


def main(environ: Mapping[str, str]) -> int:
    """Say what is owed; give the exit code."""
    folder, langs = environ.get("CONTENT") or "content", terminal.languages(environ)
    try:
        if wrong := terminal.asked(environ):
            return _refuse(wrong, langs)
        moment = now(environ)
        stories, unread = events(Path(folder))
    except NoMoment as error:
        return _refuse([fault("TODAY", 0, "today", value=error)], langs)
    except OSError as error:
        place = str(error.filename or "—")
        return _refuse([fault(place, 0, "system", value=error.strerror or error)], langs)
    found = owed.owing(stories, Clock(moment), moment.date())
    print(owed.report(found, folder.rstrip("/"), langs), flush=True)
    if unread:
        print("\n".join(UNREAD[lang].format(n=unread) for lang in langs), flush=True)
    return 0


def _refuse(found: list[Fault], langs: tuple[str, ...]) -> int:
    print(faults.report(found, langs), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(os.environ))
