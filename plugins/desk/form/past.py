"""What git holds of a story: its last commit, to go back to; what its translation was made from; and its seal.

Git is asked without a shell, and whatever the clone's configuration says it fetches nothing: else a blob that is
missing could start a program of somebody else's.
"""

import os
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from ...engine.release import commits
from ...schema import translation
from ...schema.faults import Fault, fault
from ...schema.sections import SECTIONS
from .. import command, repository
from ..repository import NoAnswer
from ..seal import __main__ as sealing
from ..translations import comparing, told
from ..translations.listing import SourceChange
from .pair import Opened

ALONE = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}


def merged(folder: Path, environ: Mapping[str, str]) -> dict[str, str] | None:
    """Give the blobs of the files that the clone's last commit holds, by path below the content folder.

    None where git cannot tell, or names them by another hash than the usual.
    """
    try:
        words = ("ls-tree", "-r", "-z", "HEAD", "--", *SECTIONS)
        listed = repository.answer(folder, {**environ, **ALONE}, *words)
    except NoAnswer:
        return None
    lines = listed.decode("utf-8", "surrogateescape").split("\0")
    held = {
        name: said.split(" ")[2]
        for said, tab, name in (one.partition("\t") for one in lines)
        if tab
    }
    usual = all(commits.algorithm(one) == "sha1" for one in [*held.values()][:1])
    return held if usual else None


def committed(
    folder: Path, opened: Opened, environ: Mapping[str, str]
) -> tuple[dict[str, bytes], list[Fault]]:
    """Give a story's files as the last commit holds them, by path, to be saved in the place of what is there.

    A file that it does not hold is not among them: it stays. Where it holds none, or git cannot tell, why is told.
    """
    held: dict[str, bytes] = {}
    path = opened.files[opened.primary].path
    try:
        for path in opened.stamps:
            data = repository.held(folder, path, {**environ, **ALONE})
            if data is not None:
                held[path] = data
    except NoAnswer as error:
        return {}, [fault(path, 0, "git-silent", value=error)]
    return held, [] if held else [fault(path, 0, "never-committed")]


def source_change(folder: Path, opened: Opened, environ: Mapping[str, str]) -> SourceChange | None:
    """Give what has changed in the source since its translation was recorded; None where that is current.

    Its `diff` holds both texts, word by word: what went stands in [-…-], what came in {+…+}.
    """
    files = told.files(opened.data.items())
    pair = next((one for one in files.pairs() if one.state == translation.STALE), None)
    if pair is None:
        return None
    safe = {**environ, **ALONE}
    past = repository.past(folder, [pair.source], safe)
    with closing(repository.Blobs(folder, safe)) as blobs:
        return comparing.change(pair, files, past, blobs)


def seal(folder: Path, path: str, environ: Mapping[str, str]) -> list[Fault]:
    """Seal the release of a file below the content folder, in both languages; give what stood in the way.

    It takes seconds: the site's papers are made anew, and committed with the register.
    """
    try:
        given = {**environ, **ALONE, **_unhooked(folder, environ)}
        return sealing.release({**given, "CONTENT": str(folder), "FILE": str(folder / path)})
    except NoAnswer as error:
        return [fault(path, 0, "seal-git", value=error)]
    except command.STOPS as error:
        return command.why(error)


def _unhooked(folder: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """The settings by which git, where a commit is made in the clone itself, runs no program that the clone names.

    They go before those of any file (git-config, GIT_CONFIG_COUNT). Filters have names of their own, which are
    asked for. Raises NoAnswer.
    """
    said = repository.answer(folder, {**environ, **ALONE}, "config", "--list", "--name-only", "-z")
    names = said.decode("utf-8", "surrogateescape").split("\0")
    off = dict.fromkeys((one for one in names if one.startswith("filter.")), "")
    off |= {"core.hooksPath": os.devnull, "core.fsmonitor": "false", "commit.gpgSign": "false"}
    pairs = [(f"GIT_CONFIG_KEY_{at}", f"GIT_CONFIG_VALUE_{at}") for at in range(len(off))]
    made = {"GIT_CONFIG_COUNT": str(len(off))}
    for (key, value), (name, said_as) in zip(pairs, off.items(), strict=True):
        made |= {key: name, value: said_as}
    return made
