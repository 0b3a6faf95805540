"""`make owed`: the past events that have no report of what happened, the oldest first.

The environment gives CONTENT, TODAY and CHECK_LANG. It is a list and no gate: it fails only where it cannot
be given.
"""

from collections.abc import Mapping
from pathlib import Path

import pelicanconf

from ...engine import content, terminal
from ...model.moment import Clock, now
from ...model.source import Story, paired
from ...reading import prose, read
from ...schema.faults import Fault
from .. import command
from . import owed

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
    return command.run(environ, lambda: _tell(environ))


def _tell(environ: Mapping[str, str]) -> list[Fault]:
    folder, langs = environ.get("CONTENT") or "content", terminal.languages(environ)
    moment = now(environ)
    stories, unread = events(Path(folder))
    found = owed.owing(stories, Clock(moment), moment.date())
    said = [owed.report(found, folder.rstrip("/"), langs)]
    said += [UNREAD[lang].format(n=unread) for lang in langs if unread]
    command.say("\n".join(said), environ)
    return []


if __name__ == "__main__":
    command.program(main)
