"""`make changes BASE=…`: what the site in OUTPUT changes for the public, and which addresses it would lose.

BASE is the folder of another built site, or the branch on which the published one stands; without it that is
the newest release that this repository knows of, by `make deploy` or by `git fetch`. Where it knows of none
nothing is published yet. The environment also gives CHECK_LANG, and the file to which CI wants a summary
added. An address that would be gone and leads nowhere is a fault.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from ...engine import terminal
from ...engine.release import commits
from ...schema.faults import Fault, setting
from .. import command, sites
from ..approval import approving
from ..repository import NoAnswer
from ..sites import Built
from . import comparison
from .comparison import REDIRECTS

ROOT = Path(__file__).parents[3]
WANTED = (REDIRECTS,)


@command.of()
def main(environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Tell what changes. `root` is a folder of the repository."""
    output = Path(environ.get("OUTPUT") or "output")
    if not output.is_dir():
        return [setting("OUTPUT", "no-site", name="OUTPUT", value=output)]
    base = environ.get("BASE", "")
    try:
        before = _before(base, root, environ)
    except NoAnswer:
        return [setting("BASE", "no-revision", name="BASE", value=base)]
    if base and "index.html" not in before.files:  # else all would be called lost, or nothing
        return [setting("BASE", "no-site", name="BASE", value=base)]
    now = sites.folder(output, WANTED, commits.algorithm(next(iter(before.files.values()), "")))
    found = comparison.compare(before.files, now.files, _redirects(now), _redirects(before))
    content = Path(environ.get("CONTENT") or "content")
    waiting = [
        f"{os.path.relpath(content)}/{source.path}"
        for story, _ in approving.pending(content)
        for source in story.sources
    ]
    said = comparison.report(found, terminal.languages(environ), waiting)
    command.say(said.rstrip("\n"), environ)
    if path := environ.get("GITHUB_STEP_SUMMARY"):
        with open(path, "a", encoding="utf-8") as file:
            file.write(said)
    return comparison.faults(found)


def _before(base: str, root: Path, environ: Mapping[str, str]) -> Built:
    """The site that BASE names, which is not empty, or the published one."""
    if not (base or (base := commits.published(root, environ))):
        return Built({}, {})
    if Path(base).is_dir():
        return sites.folder(Path(base), WANTED)
    return sites.branch(root, sites.commit(root, base, environ), WANTED, environ)


def _redirects(site: Built) -> dict[str, str]:
    return comparison.redirects(site.texts.get(REDIRECTS, b""))


if __name__ == "__main__":
    command.program(main)
