"""How long an editor waits: from saving a story to having its new page, with the preview running."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

PATIENCE = 60.0  # seconds after which something is wrong
FIRST = 600.0  # for the first build, which makes a card and a letter for every story


def waits(
    tree: Path, content: Path, address: str, edit: Callable[[int], str], rounds: int
) -> list[float]:
    """Give the seconds of each round from a save until the new page has come, as a reload brings it.

    `edit` saves the story with a mark and returns the mark; `address` is the story's page. Raises
    TimeoutError where the page never came.
    """
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "plugins.desk.preview", str(content)],
        cwd=tree,
        env={**os.environ, "PORT": str(port), "TODAY": "2026-11-22"},
        stdout=subprocess.DEVNULL,
    )
    try:
        return [_wait(port, address, edit, number) for number in range(1, rounds + 1)]
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(PATIENCE)


def _wait(port: int, address: str, edit: Callable[[int], str], number: int) -> float:
    stream = _connected(port)
    try:
        stream.request("GET", "/~preview.stream")
        events = stream.getresponse()
        before = _next(events)
        time.sleep(0.5)  # an editor pauses: the watcher has settled
        begun = time.perf_counter()
        mark = edit(number)
        while _next(events) <= before:
            pass
        page = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        page.request("GET", address)
        text = page.getresponse().read().decode()
        taken = time.perf_counter() - begun
        page.close()
    finally:
        stream.close()
    if mark not in text:
        raise TimeoutError(f"{address} was sent without the change {mark}")
    return taken


def _connected(port: int) -> HTTPConnection:
    """Connect, once the preview has built its first site."""
    until = time.monotonic() + FIRST
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=FIRST)
        try:
            connection.connect()
            return connection
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise TimeoutError("the preview did not start") from None
            time.sleep(0.1)


def _next(events: object) -> int:
    """Give the number of the stream's next message."""
    while True:
        line = events.readline()  # type: ignore[attr-defined]
        if not line:
            raise TimeoutError("the preview ended its stream")
        if line.startswith(b"data: "):
            return int(json.loads(line[6:])["number"])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
