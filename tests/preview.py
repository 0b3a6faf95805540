"""The preview as tests run it: in a copy of the project, on a port of its own, ended by itself."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path

from tests import built
from tests.patience import PATIENCE, until

COPIED = ("plugins", "theme", "deploy", "pelicanconf.py", "requirements")


class Preview:
    """A running preview: its folder, its address, and what it has told."""

    def __init__(self, tree: Path, port: int) -> None:
        self.tree, self.port = tree, port
        self.content = tree / "content"
        self.url = f"http://127.0.0.1:{port}"

    def answers(self) -> bool:
        """Say whether anything listens at its port."""
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False

    def get(self, address: str, **headers: str) -> tuple[int, str]:
        """Fetch an address; give the status and the text."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def head(self, address: str, **headers: str) -> tuple[int, Message]:
        """Ask for an address; give the status and the headers, though the answer may have no end."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers
        finally:
            connection.close()

    @contextlib.contextmanager
    def stream(self):
        """Open the stream of news; gives a function that waits for the next message of a build, or for any."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/~preview.stream")
        answer = connection.getresponse()

        def following(built: bool = True) -> dict:
            def line() -> dict | None:
                said = answer.readline().decode()
                assert said, "the stream ended"
                _, news, data = said.partition("data: ")  # its heartbeat alone is no news
                told = json.loads(data) if news else {}
                return told if told.get("built", False) >= built else None

            return until(line, "news of the preview")

        try:
            yield following
        finally:
            connection.close()


@contextlib.contextmanager
def running(
    tree: Path,
    made: Path,
    before: Callable[[Path], None] = lambda content: None,
    program: Sequence[str] = ("-m", "plugins.desk.preview", "content"),
):
    """Run the preview of a copy of the project in `tree`, to whose content something was done `before`.

    Pictures and papers are those that were `made` in a project before.
    """
    for name in COPIED:
        source = built.ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, tree / name)
    before(built.copy_content(tree / "content"))
    built.begun(tree / ".cache", made)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, *program]
    how = {"cwd": tree, "env": built.environment(TODAY=built.TODAY, PORT=str(port))}
    with (
        open(tree / "said", "w") as said,
        subprocess.Popen(words, stdout=said, stderr=subprocess.STDOUT, **how) as process,
    ):
        try:
            until(lambda: _answers(port, process), "an answer of the preview")
            yield Preview(tree, port)
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)
        finally:
            process.kill()  # where all is well it has ended


def _answers(port: int, process: subprocess.Popen) -> bool:
    assert process.poll() is None, "the preview ended"
    return Preview(Path(), port).answers()


def edit(path: Path, old: str, new: str) -> None:
    """Save a file with a text changed, as editors do: a new file in the old one's place."""
    text = path.read_text("utf-8")
    assert old in text
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text.replace(old, new), "utf-8")
    os.replace(beside, path)
