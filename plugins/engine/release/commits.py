"""Make what a public release has beside its pages: compressed copies, and release.json. The door to git."""

import datetime as dt
import hashlib
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from .manifest import Commit

BRANCH = "gh-pages"
DEPLOYED = f"refs/deploy/{BRANCH}"  # what a remote holds, as the last deploy from here left it
RELEASES = (DEPLOYED, f"refs/remotes/*/{BRANCH}")
# A hook of git's own sets these, for the folder in which it runs and not for ours.
LOCAL = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Give the environment in which git is asked of a folder of ours.

    It writes nothing only to be quicker, and nothing that it holds stands for something else (git replace).
    """
    kept = {name: value for name, value in environ.items() if name not in LOCAL}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1"}


def blob(data: bytes, algorithm: str) -> str:
    """Give the name that git gives a file's bytes, by the hash of its repository: sha1 or sha256."""
    made = hashlib.new(algorithm, b"blob %d\0" % len(data) + data, usedforsecurity=False)
    return made.hexdigest()


def algorithm(hash: str) -> str:
    """Give what a hash of git's was made with: it knows two ways, of which one is longer."""
    return "sha256" if len(hash) == 64 else "sha1"


def commit(content: Path, root: Path, environ: Mapping[str, str]) -> Commit:
    """Give the commit that a build of some content by the code in `root` is of.

    It is empty where there is no git, and where content and code are not of one repository: no commit
    holds all that such a build is made from.
    """
    top = said(content, environ, "rev-parse", "--show-toplevel")
    if not top or top != said(root, environ, "rev-parse", "--show-toplevel"):
        return Commit()
    last = said(content, environ, "log", "-1", "--format=%H %ct")
    changed = said(root, environ, "status", "--porcelain")
    if not last or changed is None:  # a repository without any commit
        return Commit()
    name, seconds = last.split()
    time = dt.datetime.fromtimestamp(int(seconds), dt.UTC)
    return Commit(name, time.strftime("%Y-%m-%dT%H:%M:%SZ"), bool(changed))


def published(folder: Path, environ: Mapping[str, str]) -> str:
    """Give the newest release that is known here: what was deployed from here or fetched; nothing without any."""
    words = ("for-each-ref", "--sort=-committerdate", "--count=1", "--format=%(objectname)")
    return said(folder, environ, *words, *RELEASES) or ""


def said(folder: Path, environ: Mapping[str, str], *words: str) -> str | None:
    """Give what git says in a folder, None where there is no git or it refuses."""
    try:
        done = subprocess.run(
            ["git", "--no-pager", *words],
            cwd=folder,
            env=environment(environ),
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return None if done.returncode else os.fsdecode(done.stdout).strip()
