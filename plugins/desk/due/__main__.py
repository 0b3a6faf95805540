"""`make due`: whether the site must be published anew, since it was changed or a moment has come.

PUBLISHED is the branch on which the published site stands (origin/gh-pages). It names the commit that it
was made from, and holds edition.json, which says since when it has been as it is. The content is planned
for the public at this moment, and nothing is written: where the plan has been the same since that moment,
and the commit is the same, a build would give the same bytes.

No store is asked, which somebody may have written: all is read anew. The environment also gives CONTENT, OUTPUT,
TODAY, CHECK_LANG, and the file in which CI wants the answer: `due=true` or `due=false`.
"""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pelicanconf
import publishconf

from ...engine import build, refused
from ...model.moment import now
from ...pages.sitemap import since
from ...schema import faults
from ...schema.faults import Fault
from .. import checking, command, given, phrases, sites
from ..repository import NoAnswer

ROOT = Path(__file__).parents[3]
BRANCH = "origin/gh-pages"
WHY = phrases.of("due.why")


@command.of()
def main(environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Say whether anything is due. `root` is a folder of the repository."""
    folder = given.folder(environ)
    branch = environ.get("PUBLISHED") or BRANCH
    head = sites.commit(root, "HEAD", environ)
    fill = {"branch": branch, "commit": head[:12]}
    try:
        tip = sites.commit(root, branch, environ)
        held = sites.branch(root, tip, (since.ADDRESS,), environ)
        made_from = sites.made_from(root, tip, environ)
    except NoAnswer:
        return _answer("first", fill, environ)
    if head not in made_from:
        return _answer("changed", fill, environ)
    try:
        with TemporaryDirectory() as anew:
            public = checking.folder(folder, environ, now(environ), pelicanconf, publishconf)
            asked = replace(public, cache=Path(anew) / "store", beside=())
            moment = since.told(build.build(asked).since)
    except refused.Refused as refusal:
        return faults.within(refusal.faults, os.path.relpath(folder))
    same = moment == since.read(held.texts.get(since.ADDRESS, b""))
    return _answer("no" if same else "time", {**fill, "moment": moment}, environ)


def _answer(why: str, fill: Mapping[str, str], environ: Mapping[str, str]) -> list[Fault]:
    command.tell(WHY[why], environ, **fill)
    if path := environ.get("GITHUB_OUTPUT"):
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"due={'false' if why == 'no' else 'true'}\n")
    return []


if __name__ == "__main__":
    command.program(main)
