"""Plain files and folders alone: what else stands where one is wanted is no file of ours.

A pipe would keep its reader waiting for ever, a link would lead elsewhere, and a file with a second name may
be another one than it seems.
"""

import os
import shutil
from pathlib import Path
from stat import S_ISDIR, S_ISREG

SAFELY = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # how to open what may be anything


def read(path: str | os.PathLike[str]) -> bytes:
    """Give the bytes of a plain file. Raises OSError for whatever else there is."""
    with open(os.open(path, os.O_RDONLY | SAFELY), "rb") as file:
        if not S_ISREG(os.fstat(file.fileno()).st_mode):
            raise FileNotFoundError(path)
        return file.read()


def tidy(path: Path, folder: bool = False) -> bool:
    """Take away what stands at a path and is no plain file, or no folder; say whether anything did."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return False
    if S_ISDIR(found.st_mode) if folder else S_ISREG(found.st_mode) and found.st_nlink == 1:
        return False
    remove(path)
    return True


def remove(path: Path) -> None:
    """Take away whatever stands at a path."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
