"""`make deploy`: put the public release in output/ on the branch gh-pages, and push it.

What is pushed is one commit without a parent: the branch is what the web server fetches, its history is
that of `main`. Nobody's newer release is ever replaced: not by a build of an older commit, and not in a race.
What is published is what was merged, at the present hour: nothing that git is told to hide, no other day.
The environment gives OUTPUT, REMOTE (else origin), SIGNING_KEY (a private key of SSH, or the public key of one
that an agent holds) and CHECK_LANG.
"""

import datetime as dt
import fcntl
import hashlib
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ghp_import

from ...engine.release import commits, manifest
from ...engine.release.commits import BRANCH, DEPLOYED
from ...model import moment
from ...schema.faults import Fault, fault
from .. import command, phrases, unmerged
from ..repository import NoAnswer

MAIN = "main"
HERE = f"refs/heads/{BRANCH}"
SIGNATURE = f"{manifest.NAME}.sig"
NAMESPACE = "release"  # of the signature: it holds for nothing else that the key may sign
SLACK = dt.timedelta(minutes=5)  # by which clocks may differ
TIME = "%Y-%m-%dT%H:%M:%SZ"  # as release.json says it
MESSAGE = re.compile(r"Publish ([0-9a-f]{40,64})\b")
DONE, SAME = phrases.each("deploy", "done", "same")


class NotDeployed(Exception):
    """Nothing was pushed: `fault` says why."""

    def __init__(self, rule: str, place: str, **fill: object) -> None:
        super().__init__(rule)
        self.fault = fault(place, 0, rule, **fill)


@dataclass(frozen=True)
class Git:
    """Git as it is asked in the folder of the project."""

    environ: Mapping[str, str]
    remote: str

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run git, whatever it says."""
        try:
            return _ran(["git", "--no-pager", *words], commits.environment(self.environ))
        except OSError as error:
            raise NotDeployed("deploy-git", self.remote, value=error.strerror) from None

    def said(self, *words: str) -> str:
        """Give what git says. Raises Refused where it refuses."""
        done = self.run(*words)
        if done.returncode:
            raise NotDeployed("deploy-git", self.remote, value=_reason(done.stderr))
        return done.stdout.strip()

    def hash(self, name: str) -> str:
        """Give the hash that a name stands for here, or nothing."""
        done = self.run("rev-parse", "--verify", "--quiet", name)
        return done.stdout.strip() if not done.returncode else ""

    def heads(self) -> dict[str, str]:
        """Give the hashes of the two branches on the remote, as it says now."""
        lines = self.said("ls-remote", "--heads", self.remote, MAIN, BRANCH).splitlines()
        found = dict(reversed(line.split("\t")) for line in lines)
        names = {f"refs/heads/{name}": name for name in (MAIN, BRANCH)}
        return {name: found[ref] for ref, name in names.items() if ref in found}

    def holds(self, commit: str, tip: str = "HEAD") -> bool:
        """Say whether a commit is a tip, or one that it was built on."""
        return not self.run("merge-base", "--is-ancestor", commit, tip).returncode


def _ran(
    words: list[str], environ: Mapping[str, str], **how: Any
) -> subprocess.CompletedProcess[str]:
    """A program that has run, with what it said. Raises OSError where there is none."""
    how |= {"capture_output": True, "check": False, "text": True, "errors": "replace"}
    return subprocess.run(words, env=dict(environ), **how)


def _reason(stderr: str) -> str:
    """The line of git's complaint that says most."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    told = [line for line in lines if line.startswith(("fatal:", "error:", "!"))]
    return (told or lines or ["?"])[0]


@command.of()
def main(environ: Mapping[str, str]) -> list[Fault]:
    """Deploy, or give why not."""
    output = Path(environ.get("OUTPUT") or "output")
    git = Git(environ, environ.get("REMOTE") or "origin")
    try:
        if today := environ.get("TODAY", "").strip():
            raise NotDeployed("deploy-today", "TODAY", value=today)
        held = _release(output)
        _of_head(held, git, environ)
        _hidden(git, environ)
        _as_built(held, output)
        with _alone(git):
            seen = _seen(git)
            with _signed(output, environ):
                said = _put(git, output, held["commit"], seen)
    except NotDeployed as refused:
        return [refused.fault]
    parts = {"commit": held["commit"][:12], "remote": git.remote, "branch": BRANCH}
    parts["files"] = str(held["counts"]["files"])
    command.tell(said, environ, **parts)
    return []


# ── what was built ───────────────────────────────────────────────────────────────────────────


def _release(output: Path) -> dict[str, Any]:
    """What release.json in the output says."""
    try:
        held = json.loads((output / manifest.NAME).read_bytes())
        sound = isinstance(held["files"], dict) and isinstance(held["counts"]["files"], int)
        sound = sound and isinstance(held["commit"], str) and isinstance(held["dirty"], bool)
    except (OSError, ValueError, KeyError, TypeError):
        sound = False
    if not sound:
        raise NotDeployed("deploy-no-release", "OUTPUT", value=output)
    return held  # type: ignore[no-any-return]


def _of_head(held: Mapping[str, Any], git: Git, environ: Mapping[str, str]) -> None:
    """Refuse a tree that is not clean, and a release that is not of the commit that stands here."""
    here = commits.commit(Path(), Path(), environ)
    if here.dirty:
        changed = git.said("status", "--porcelain").splitlines()[0].strip()
        raise NotDeployed("deploy-dirty", "OUTPUT", value=changed)
    present = moment.now({}).replace(tzinfo=moment.ZONE).astimezone(dt.UTC)
    if here.time > f"{present + SLACK:{TIME}}":
        raise NotDeployed("deploy-clock", MAIN, value=f"{present:{TIME}}", other=here.time)
    if not here.hash or held["commit"] != here.hash or held["dirty"]:
        built = f"{held['commit'][:12] or '—'}{' + …' if held['dirty'] else ''}"
        raise NotDeployed("deploy-other-commit", "OUTPUT", value=built, other=here.hash[:12] or "—")


def _hidden(git: Git, environ: Mapping[str, str]) -> None:
    """Refuse what was built of files that the commit does not hold as they are, though git is quiet of them."""
    top = Path(git.said("rev-parse", "--show-toplevel"))
    try:
        if odd := unmerged.altered(top, environ):
            raise NotDeployed("deploy-masked", odd[0])
        if odd := unmerged.strange(top, Path(environ.get("CONTENT") or "content"), environ):
            raise NotDeployed("deploy-hidden", odd[0])
    except NoAnswer as error:
        raise NotDeployed("deploy-git", git.remote, value=error) from None


def _as_built(held: Mapping[str, Any], output: Path) -> None:
    """Refuse an output of which a file was altered, removed or added since it was built."""
    there = {
        path.relative_to(output).as_posix(): path
        for path in output.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }
    there.pop(manifest.NAME)
    if (signature := there.pop(SIGNATURE, None)) is not None:  # left by a deploy that was killed
        signature.unlink()
    odd = set(there) ^ set(held["files"])
    odd |= {
        name
        for name, path in there.items()
        if path.is_symlink()
        or hashlib.sha256(path.read_bytes()).hexdigest() != held["files"].get(name)
    }
    if odd:
        raise NotDeployed("deploy-altered", "OUTPUT", value=min(odd))


# ── what the remote holds ────────────────────────────────────────────────────────────────────


@contextmanager
def _alone(git: Git) -> Iterator[None]:
    """Let one deploy at a time work with this repository."""
    with open(git.said("rev-parse", "--git-path", "deploy.lock"), "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotDeployed("deploy-running", BRANCH) from None
        yield


def _seen(git: Git) -> str:
    """The hash of the release's branch on the remote, or nothing, once all of it is known to be in HEAD."""
    heads = git.heads()
    wanted = [f"+refs/heads/{name}:refs/deploy/{name}" for name in heads]
    if wanted:
        git.said("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", git.remote, *wanted)
    if MAIN in heads and not git.holds(git.hash(f"refs/deploy/{MAIN}")):
        raise NotDeployed("deploy-main-moved", MAIN, value=heads[MAIN][:12], other=git.remote)
    here = git.hash("HEAD")
    if MAIN not in heads or not git.holds(here, f"refs/deploy/{MAIN}"):
        raise NotDeployed("deploy-unmerged", MAIN, value=here[:12], other=git.remote)
    if BRANCH not in heads:
        return ""
    seen = git.hash(DEPLOYED)
    told = MESSAGE.match(git.said("log", "-1", "--format=%s", seen))
    if told and not git.holds(told[1]):
        raise NotDeployed("deploy-branch-moved", BRANCH, value=told[1][:12], other=git.remote)
    return seen


# ── putting it there ─────────────────────────────────────────────────────────────────────────


@contextmanager
def _signed(output: Path, environ: Mapping[str, str]) -> Iterator[None]:
    """Let the signature of release.json stand beside it, where there is a key, as long as it takes."""
    key = environ.get("SIGNING_KEY", "")
    if not key:
        yield
        return
    signature = output / SIGNATURE
    try:
        words = ["ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", NAMESPACE]
        try:
            words.append(str(output / manifest.NAME))
            done = _ran(words, environ, stdin=subprocess.DEVNULL)
        except OSError as error:
            raise NotDeployed(
                "deploy-key", "SIGNING_KEY", value=key, other=error.strerror
            ) from None
        if done.returncode or not signature.exists():
            raise NotDeployed("deploy-key", "SIGNING_KEY", value=key, other=_reason(done.stderr))
        yield
    finally:
        signature.unlink(missing_ok=True)


def _put(git: Git, output: Path, commit: str, seen: str) -> Mapping[str, str]:
    """Make the branch here and push it, if the remote's is still the one that was seen."""
    before = git.hash(HERE)
    try:
        new = _imported(git, output, commit)
        if seen and git.said("rev-parse", f"{new}^{{tree}}") == git.hash(f"{seen}^{{tree}}"):
            told = MESSAGE.match(git.said("log", "-1", "--format=%s", seen))
            if told and told[1] == commit:
                return SAME
        lease = f"--force-with-lease={HERE}:{seen}"
        done = git.run("push", "--quiet", "--no-verify", lease, git.remote, f"{new}:{HERE}")
        if done.returncode:
            now = git.heads().get(BRANCH, "")
            if now != seen:
                raise NotDeployed("deploy-race", BRANCH, value=now[:12] or "—", other=git.remote)
            raise NotDeployed("deploy-git", git.remote, value=_reason(done.stderr))
        git.run("update-ref", DEPLOYED, new)  # for `make changes`, which compares with it
    except BaseException:
        git.run("update-ref", *([HERE, before] if before else ["-d", HERE]))
        raise
    return DONE


def _imported(git: Git, output: Path, commit: str) -> str:
    """The hash of the new commit without a parent, which ghp-import makes on the branch here."""
    git.run("update-ref", "-d", HERE)  # else the new commit would have the old one for its parent
    try:
        ghp_import.ghp_import(
            str(output),
            branch=BRANCH,
            remote=git.remote,
            mesg=f"Publish {commit}",
            nojekyll=True,
            no_history=True,
        )
    except ghp_import.GhpError as error:
        raise NotDeployed("deploy-git", BRANCH, value=error.message) from None
    if not (new := git.hash(HERE)):
        raise NotDeployed("deploy-git", BRANCH, value="git fast-import")
    return new


if __name__ == "__main__":
    command.program(main)
