"""The register of sealed releases beside the one that was published last, which git alone can show.

That is the one of the commit that the newest known release was made from; where none is known, the one of the
main branch. To it lines are added, and nothing else is done.
"""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

from ...schema import seal
from ...schema.faults import Fault
from .commits import published, said

MAIN = ("refs/remotes/origin/main", "refs/heads/main")
_COMMIT = re.compile(r"\b[0-9a-f]{40,64}\b")
_SAMPLE = re.compile(r"^Sample:[ \t]*yes[ \t]*$", re.MULTILINE | re.IGNORECASE)
UNSEEN = {
    "sw": "Rejista ya taarifa zilizosajiliwa haikulinganishwa: toleo lililochapishwa na tawi main havipo hapa."
    " Andika git fetch.",
    "en": "The register of sealed releases was not compared: neither a published release nor main is known here."
    " Type git fetch.",
}


def faults(content: Path, environ: Mapping[str, str], today: dt.date) -> tuple[list[Fault], bool]:
    """Give what the register should not say beside the published one, and whether there is one to compare it with.

    A register that cannot be read is told by the build; one that has no lines needs no other.
    """
    try:
        data = (content / seal.REGISTER).read_bytes()
    except OSError:
        data = b""
    now, wrong = seal.register(data)
    if wrong:
        return [], True
    base = _base(content, environ)
    if not base:
        return [], not now
    before, _ = seal.register(_file(content, environ, base, seal.REGISTER).encode())
    gone = {one.path for one in before} - {one.path for one in now}
    samples = {path for path in gone if _SAMPLE.search(_file(content, environ, base, path))}
    last = said(content, environ, "log", "-1", "--format=%cd", "--date=format:%Y-%m-%d") or ""
    latest = max(today.isoformat(), last)  # of another day that TODAY may give
    kept = [one for one in before if one.path not in samples]
    return seal.compared(now, kept, base[:12], dt.date.fromisoformat(latest)), True


def _base(content: Path, environ: Mapping[str, str]) -> str:
    """The commit whose register is the published one; nothing where none can be reached."""
    names: list[str] = []
    if release := published(content, environ):
        names = _COMMIT.findall(said(content, environ, "log", "-1", "--format=%B", release) or "")
    for name in (*names, *MAIN):
        words = ("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if found := said(content, environ, *words):
            return found
    return ""


def _file(content: Path, environ: Mapping[str, str], commit: str, path: str) -> str:
    """A file below the content as a commit holds it; nothing where it has none."""
    return said(content, environ, "show", f"{commit}:./{path}") or ""
