"""`make submit FILE=content/press/x.sw.md`: send a story by git, on a branch of one's own.

Git says who sends. Without a network the commit is kept, and the next sending pushes it. The environment gives
CONTENT, FILE and CHECK_LANG.
"""

import os
from collections.abc import Mapping

from ...engine.release import approvers
from ...schema import faults
from ...schema.faults import Fault
from .. import command, given, phrases
from . import git, sending

SAID = phrases.of("sending.said")


@command.of()
def main(environ: Mapping[str, str], patience: float = git.PATIENCE) -> list[Fault]:
    """Send it, or give why not."""
    folder, path = given.file(environ)
    writer = approvers.here(folder, environ)
    sent, found = sending.send(folder, path, writer, environ, patience)
    if sent is None:
        return faults.within(found, os.path.relpath(folder))
    tell(sent, environ)
    return []


def tell(sent: sending.Sent, environ: Mapping[str, str]) -> None:
    """Say what was done, and what is to be done now."""
    for name in said(sent):
        command.tell(SAID[name], environ, **fill(sent))


def fill(sent: sending.Sent) -> dict[str, str]:
    """Give what stands in the phrases that tell what a sending did."""
    return {
        "branch": sent.branch,
        "subject": sent.subject,
        "why": sent.why,
        "address": sent.address,
        "files": ", ".join(sent.moved),
        "before": ", ".join(sent.before),
    }


def said(sent: sending.Sent) -> list[str]:
    """Give the names of the phrases that tell what a sending did, which the form says too."""
    parts = [
        ("before", bool(sent.before)),
        ("moved", bool(sent.moved)),
        ("late" if sent.late else "unsent", bool(sent.why)),
        ("open", bool(sent.address)),
    ]
    return [sent.state, *(name for name, there in parts if there)]


if __name__ == "__main__":
    command.program(main)
