"""`make owed`: the past events that have no report of what happened, the oldest first.

The environment gives CONTENT, TODAY and CHECK_LANG. It is a list and no gate: it fails only where it cannot
be given.
"""

from collections.abc import Mapping
from pathlib import Path

from ...engine import terminal
from ...model.moment import Clock, now
from ...schema.faults import Fault
from .. import command, given, phrases
from . import owed

UNREAD = phrases.of("owed.unread")


@command.of()
def main(environ: Mapping[str, str]) -> list[Fault]:
    """Say what is owed."""
    folder, langs = environ.get("CONTENT") or "content", terminal.languages(environ)
    moment = now(environ)
    stories, unread = given.stories(Path(folder), "events")
    begun = [one for one in stories if one.facts.starts]
    found = owed.owing(begun, Clock(moment), moment.date())
    said = [owed.report(found, folder.rstrip("/"), langs)]
    said += [UNREAD[lang].format(n=unread) for lang in langs if unread]
    command.say("\n".join(said), environ)
    return []


if __name__ == "__main__":
    command.program(main)
