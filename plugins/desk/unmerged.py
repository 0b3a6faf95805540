"""What stands in the folder and is not what the commit holds, though git may say that nothing is changed.

Git is quiet of files that `.git/info/exclude`, `core.excludesFile` or a `.gitignore` of nobody's name, of those
that are marked `assume-unchanged` or `skip-worktree`, and of what a filter of one's own turns into something
else. A build reads the bytes that are there. So here the bytes are counted, and the rules of nobody but the
commit's own `.gitignore`.
"""

from collections.abc import Mapping
from pathlib import Path

from ..engine.release import commits
from . import sites
from .repository import answer

IGNORED = ".gitignore"


def altered(top: Path, environ: Mapping[str, str]) -> list[str]:
    """Give the files of the last commit that are not there as it holds them; `top` is the repository's folder.

    Other ends of lines are no difference. Raises NoAnswer.
    """
    files = sites.branch(top, "HEAD", (), environ).files
    return sorted(name for name, hash in files.items() if not _same(top / name, hash))


def _same(path: Path, hash: str) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    data, kind = path.read_bytes(), commits.algorithm(hash)
    return hash in (
        commits.blob(data, kind),
        commits.blob(data.replace(b"\r\n", b"\n"), kind),
    )


def strange(top: Path, content: Path, environ: Mapping[str, str]) -> list[str]:
    """Give what the commit does not hold: anything in the content, elsewhere what its `.gitignore` does not name.

    A folder of which it holds nothing is named as a whole, with a slash at its end. Raises NoAnswer.
    """
    words = ["ls-files", "--others", "-z"]
    rules = [f"--exclude-from={top / IGNORED}"] if (top / IGNORED).is_file() else []
    asked = (["--directory", "--no-empty-directory", *rules], ["--", str(content.absolute())])
    listed = b"".join(answer(top, environ, *words, *more) for more in asked)
    return sorted({name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name})
