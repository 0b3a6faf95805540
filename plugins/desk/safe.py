"""Writing a file so that nothing is lost: beside it first, then in its place by one rename; one at a time."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Put bytes in the place of a file, which keeps its permissions.

    Raises OSError where that cannot be done, as on a full disk; then the file is as it was, and nothing is
    left beside it. The folder is made where it is not there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    place(beside(path, data), path)


def beside(path: Path, data: bytes, prefix: str = ".") -> str:
    """Write bytes beside the file in whose place they are to be put, with its permissions; give where.

    Raises OSError where that cannot be done; then nothing is left there.
    """
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix="~")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        if path.exists():
            shutil.copymode(path, made)
        else:
            os.chmod(made, 0o644)
    except BaseException:
        remove(made)
        raise
    return made


def place(made: str, path: Path) -> None:
    """Put what stands beside a file in its place, at once. Raises OSError; then nothing is left beside it."""
    try:
        os.replace(made, path)
    except BaseException:
        remove(made)
        raise


def remove(made: str) -> None:
    """Take away what stands beside a file, where it is there."""
    with suppress(OSError):
        os.unlink(made)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other command that asks for this folder is at work in it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
