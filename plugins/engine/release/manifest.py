"""release.json: which commit a public build is of, and every file of it by its SHA-256."""

import json
from collections.abc import Mapping

from msgspec import Struct

NAME = "release.json"


class Commit(Struct, frozen=True):
    """A commit: its hash, its own time (RFC 3339, UTC), and whether the folder held more than it.

    Without git all of it is empty.
    """

    hash: str = ""
    time: str = ""
    dirty: bool = False


class ReleasedFile(Struct, frozen=True):
    """A file of a release: the SHA-256 of its bytes, and how many they are."""

    hash: bytes
    size: int


def written(commit: Commit, stories: int, files: Mapping[str, ReleasedFile]) -> bytes:
    """Write release.json, a file a line in the order of addresses; it does not name itself.

    Nothing in it is of the build's own hour: the same commit at the same moment gives the same bytes.
    """
    counts = {
        "stories": stories,
        "pages": sum(1 for address in files if address.endswith(".html")),
        "files": len(files),
        "bytes": sum(one.size for one in files.values()),
    }
    held = {
        "commit": commit.hash,
        "time": commit.time,
        "dirty": commit.dirty,
        "counts": counts,
        "files": {address: files[address].hash.hex() for address in sorted(files)},
    }
    return json.dumps(held, indent=1).encode() + b"\n"
