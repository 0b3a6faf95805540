"""What a file is, looked at in a process of its own: `python -m plugins.desk.form.looked read|cover FILE PATH`.

The library that draws PDFs is not for several threads, and a build may be at work with it; a file that makes its
reader fall, or wait for ever, takes neither the form nor the preview with it.
"""

import io
import subprocess
import sys
from pathlib import Path

import msgspec
from msgspec import Struct

from ...media import asset
from ...media.asset import Asset
from ...media.raster import cover
from ...model.names import digest
from ...schema.faults import Fault

PATIENCE = 30  # seconds
WIDTH = 240  # pixels of a cover beside a story
ROOT = Path(__file__).parents[3]


class Looked(Struct, frozen=True):
    """What a file is, or what is wrong with it."""

    asset: Asset | None
    faults: list[Fault]


def read(file: Path, path: str) -> Looked | None:
    """Look at a file that is to stand at a path of the content; None where its reader took too long or fell."""
    if not path.lower().endswith(".pdf"):
        data = file.read_bytes()
        return Looked(*asset.read(path, data, digest(data)))
    try:
        return msgspec.json.decode(_apart("read", file, path), type=Looked)
    except (OSError, subprocess.SubprocessError, msgspec.MsgspecError):
        return None


def drawn(file: Path) -> bytes:
    """Give the first page of a PDF as a JPEG. Raises OSError, subprocess.SubprocessError."""
    return _apart("cover", file, "")


def _apart(what: str, file: Path, path: str) -> bytes:
    words = [sys.executable, "-m", "plugins.desk.form.looked", what, str(file), path]
    how = {"cwd": ROOT, "capture_output": True, "stdin": subprocess.DEVNULL}
    return subprocess.run(words, timeout=PATIENCE, check=True, **how).stdout  # type: ignore[call-overload,no-any-return]


def main(what: str, file: str, path: str) -> int:
    """Look at a file and write what was found; give the exit code."""
    data = Path(file).read_bytes()
    if what == "read":
        told = msgspec.json.encode(Looked(*asset.read(path, data, digest(data))))
    else:
        made = io.BytesIO()
        cover.page(data, WIDTH).save(made, "JPEG", quality=80)
        told = made.getvalue()
    sys.stdout.buffer.write(told)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
