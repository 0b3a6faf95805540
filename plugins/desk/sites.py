"""Built sites as `make changes` and `make due` are given them: in a folder, or on a branch of git."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from ..engine.release.commits import blob
from .repository import answer

_HASH = re.compile(r"\b[0-9a-f]{40,64}\b")


class Built(Struct, frozen=True):
    """A built site: the hash of each file by its name, as git counts it, and what a few of them hold."""

    files: Mapping[str, str]
    texts: Mapping[str, bytes]


def folder(path: Path, wanted: tuple[str, ...], algorithm: str = "sha1") -> Built:
    """Give the site in a folder; of the files that are `wanted` also their bytes. Links are no files of it."""

    def refuse(error: OSError) -> None:
        raise error  # a folder that cannot be read is not an empty one

    files, texts = {}, {}
    for at, _, names in os.walk(path, onerror=refuse):
        for name in names:
            file = Path(at, name)
            if file.is_symlink() or not file.is_file():
                continue
            data, key = file.read_bytes(), file.relative_to(path).as_posix()
            files[key] = blob(data, algorithm)
            if key in wanted:
                texts[key] = data
    return Built(files, texts)


def commit(root: Path, revision: str, environ: Mapping[str, str]) -> str:
    """Give the hash of the commit that a name stands for. Raises NoAnswer."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return answer(root, environ, *words).decode().strip()


def branch(root: Path, hash: str, wanted: tuple[str, ...], environ: Mapping[str, str]) -> Built:
    """Give the site that a commit holds. Raises NoAnswer."""
    listed = answer(root, environ, "ls-tree", "-r", "-z", "--full-tree", hash)
    files = {}
    for line in listed.decode("utf-8", "surrogateescape").split("\0"):
        mode, _, rest = line.partition(" ")
        if mode.startswith("100"):  # a file; neither a link nor a repository within
            hash, _, name = rest.removeprefix("blob ").partition("\t")
            files[name] = hash
    texts = {
        name: answer(root, environ, "cat-file", "blob", files[name])
        for name in wanted
        if name in files
    }
    return Built(files, texts)


def made_from(root: Path, hash: str, environ: Mapping[str, str]) -> set[str]:
    """Give the commits that the message of a publishing commit names. Raises NoAnswer."""
    said = answer(root, environ, "show", "--no-patch", "--format=%B", hash)
    return set(_HASH.findall(said.decode("utf-8", "replace")))
