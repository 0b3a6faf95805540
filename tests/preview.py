"""The preview as tests run it: in a copy of the project, on a port of its own, ended by itself."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

from tests import built

COPIED = ("plugins", "theme", "pelicanconf.py", "requirements.txt")
PATIENCE = 60  # seconds; only a preview that hangs takes so long


class Preview:
    """A running preview: its folder, its address, and what it has told."""

    def __init__(self, tree: Path, port: int) -> None:
        self.tree, self.port = tree, port
        self.content = tree / "content"
        self.url = f"http://127.0.0.1:{port}"

    def get(self, address: str, **headers: str) -> tuple[int, str]:
        """Fetch an address; give the status and the text."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, "it never came"
            time.sleep(0.2)

    @contextlib.contextmanager
    def stream(self):
        """Open the stream of news; gives a function that waits for the next message."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/~preview.stream")
        answer = connection.getresponse()

        def following() -> dict:
            until = time.monotonic() + PATIENCE  # the stream's heartbeat alone is no news
            while not (line := answer.readline()).startswith(b"data: "):
                assert line, "the stream ended"
                assert time.monotonic() < until, "nothing was told"
            return json.loads(line[6:])

        try:
            yield following
        finally:
            connection.close()


@contextlib.contextmanager
def running(tree: Path):
    """Run the preview of a copy of the project in `tree`."""
    for name in COPIED:
        source = built.ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, tree / name)
    built.copy_content(tree / "content")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = built.environment(TODAY=built.TODAY, PORT=str(port))
    with open(tree / "said", "w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "plugins.preview", "content"],
            cwd=tree,
            env=environment,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(port, process)
        yield Preview(tree, port)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def _wait(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "the preview ended"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError("the preview did not start")


def edit(path: Path, old: str, new: str) -> None:
    """Save a file with a text changed, as editors do: a new file in the old one's place."""
    text = path.read_text("utf-8")
    assert old in text
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text.replace(old, new), "utf-8")
    os.replace(beside, path)
