"""How long an editor waits: from saving a story to having its new page, with the preview running.

Beside it stands `hugo server`, whose page is asked for until it holds what was saved.
"""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from http.client import HTTPConnection
from pathlib import Path

PATIENCE = 60.0  # seconds after which something is wrong
FIRST = 600.0  # for the first build, and for an edit in Hugo on a busy machine
POLL = 0.01
SETTLED = 2.0  # an editor pauses
CARD = "kadi.png"  # beside a story's page, once all is made


def waits(
    tree: Path, content: Path, address: str, edit: Callable[[int], str], rounds: int
) -> list[float]:
    """Give the seconds of each round from a save until the new page has come, as a reload brings it.

    `edit` saves the story with a mark and returns the mark; `address` is the story's page. Raises
    TimeoutError where the page never came.
    """
    port = _free_port()
    with _running(*_preview(content, port), tree):
        _answered(port, address)
        # What is slow to make follows: an editor's days begin where all of it stands, so the waits are of then.
        _until((tree / "preview" / address.strip("/") / CARD).is_file, "the preview was not made")
        time.sleep(SETTLED)  # what it holds in memory is made after its first page was served
        return [_wait(port, address, edit, number) for number in range(1, rounds + 1)]


def first_page(tree: Path, content: Path, address: str) -> float:
    """Give the seconds from the start of a preview until it serves a page."""
    port, begun = _free_port(), time.perf_counter()
    with _running(*_preview(content, port), tree):
        _answered(port, address)
        return time.perf_counter() - begun


def hugo_waits(
    binary: Path, site: Path, address: str, edit: Callable[[int], str], rounds: int
) -> list[float]:
    """Give the seconds of each round from a save until `hugo server`, which renders to memory, sends the new page.

    `edit` and `address` are as for `waits`. Raises TimeoutError where the page never came.
    """
    port, found = _free_port(), []
    command = [str(binary), "server", "--port", str(port), "--bind", "127.0.0.1"]
    with _running(command, {}, site):
        _answered(port, address)
        for number in range(1, rounds + 1):
            time.sleep(SETTLED)
            begun = time.perf_counter()
            mark = edit(number).encode()
            while mark not in _page(port, address):
                if time.perf_counter() - begun > FIRST:
                    raise TimeoutError(f"{address} never came with the change")
                time.sleep(POLL)
            found.append(time.perf_counter() - begun)
    return found


def _preview(content: Path, port: int) -> tuple[Sequence[str], Mapping[str, str]]:
    command = [sys.executable, "-m", "plugins.desk.preview", str(content)]
    return command, {"PORT": str(port), "TODAY": "2026-11-22"}


@contextlib.contextmanager
def _running(command: Sequence[str], env: Mapping[str, str], folder: Path) -> Iterator[None]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=folder, env={**os.environ, **env}, **quiet)
    try:
        yield
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _wait(port: int, address: str, edit: Callable[[int], str], number: int) -> float:
    stream = _connected(port)
    try:
        stream.request("GET", "/~preview.stream")
        events = stream.getresponse()
        before = _next(events)
        time.sleep(SETTLED)  # an editor pauses: the watcher has settled
        begun = time.perf_counter()
        mark, text = edit(number), ""
        while mark not in text:  # there may be news of something else
            news = _next(events)
            if news["number"] > before["number"]:
                text = _page(port, address).decode()
            if time.perf_counter() - begun > FIRST:
                raise TimeoutError(f"{address} never came with the change")
        taken = time.perf_counter() - begun
        while not news["built"]:
            news = _next(events)
    finally:
        stream.close()
    return taken


def _page(port: int, address: str) -> bytes:
    """Give what stands at an address; nothing where nothing does."""
    page = HTTPConnection("127.0.0.1", port, timeout=FIRST)
    try:
        page.request("GET", address)
        answer = page.getresponse()
        data = answer.read()
        return data if answer.status == 200 else b""
    finally:
        page.close()


def _answered(port: int, address: str) -> None:
    """Wait until a page is served."""
    _connected(port).close()
    while not _page(port, address):
        time.sleep(POLL)


def _until(done: Callable[[], bool], wrong: str) -> None:
    """Wait as long as for a first build."""
    until = time.monotonic() + FIRST
    while not done():
        if time.monotonic() > until:
            raise TimeoutError(wrong)
        time.sleep(POLL)


def _connected(port: int) -> HTTPConnection:
    """Connect, once the first site is built."""
    until = time.monotonic() + FIRST
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=FIRST)
        try:
            connection.connect()
            return connection
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise TimeoutError("the server did not start") from None
            time.sleep(POLL)


def _next(events: object) -> dict:
    """Give the stream's next message."""
    while True:
        line = events.readline()  # type: ignore[attr-defined]
        if not line:
            raise TimeoutError("the preview ended its stream")
        if line.startswith(b"data: "):
            return json.loads(line[6:])  # type: ignore[no-any-return]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
