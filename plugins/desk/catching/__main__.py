"""`make catch-up`: get what was merged, and keep what one is writing.

The environment gives CONTENT and CHECK_LANG.
"""

from collections.abc import Mapping

from ...schema.faults import Fault
from .. import command, given, phrases
from ..sending import git
from . import catching

SAID = phrases.of("sending.caught")


@command.of()
def main(environ: Mapping[str, str], patience: float = git.PATIENCE) -> list[Fault]:
    """Catch up, or give why not."""
    caught, found = catching.catch_up(given.folder(environ), environ, patience)
    if caught:
        command.tell(SAID[caught.state], environ, **fill(caught))
    return found


def fill(caught: catching.Caught) -> dict[str, object]:
    """Give what the words of `SAID` name."""
    return {"count": len(caught.files), "files": ", ".join(caught.mine), "why": caught.why}


if __name__ == "__main__":
    command.program(main)
