"""Measure nginx as it is configured, as a ratio to a bare nginx that serves one file of the same size.

    make load          # or: python benchmarks/load.py --seconds 3

The public site is built, unpacked as the web server does it, and read by wrk on this machine alone. For each
address the bare server serves a file as large as the answer. Then a thousand slow clients are at once
connected, each of which sends a byte now and then, and the measure is taken again. Limits for one address
are off: all readers here have one.
"""

import argparse
import asyncio
import contextlib
import re
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests import built
from tests.deploy.web import Web, find, port

PROJECT = Path(__file__).resolve().parents[1]
SLOW = 1_000
BARE = """\
user root;
pid {folder}/bare.pid;
daemon off;
error_log {folder}/bare.log;
events {{ worker_connections 4096; }}
worker_processes auto;
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    server {{ listen 127.0.0.1:{port} reuseport; root {folder}/bare; }}
}}
"""


@dataclass(frozen=True)
class Measure:
    """What wrk tells: answers a second, and the time within which 99 of 100 come, in milliseconds."""

    rate: float
    p99: float


def main() -> int:
    """Measure, print a table and give the exit code."""
    parser = argparse.ArgumentParser(description="Measure the web server as it is configured.")
    parser.add_argument("--seconds", type=int, default=3, help="of each measure")
    parser.add_argument("--rounds", type=int, default=5, help="of which medians are taken")
    parser.add_argument("--connections", type=int, default=32)
    options = parser.parse_args()
    if not find("wrk") or not find("nginx"):
        print("wrk and nginx are needed: scripts/tools installs them.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="load-") as name:
        folder = Path(name)
        _measured(folder, options)
    return 0


def _measured(folder: Path, options: argparse.Namespace) -> None:
    site = folder / "site"
    (site / "pool").mkdir(parents=True)
    cache = built.begun(folder / "cache")
    words = built.command("content", site / "current", cache, "publishconf.py")
    subprocess.run(words, cwd=PROJECT, check=True, capture_output=True)
    print(
        "| address | bytes sent | answers/s to bare | p99 to bare | with 1,000 slow clients: answers/s | p99 |"
    )
    print("|---|---:|---:|---:|---:|---:|")
    with Web(folder, site, limits=False) as web:
        for path in ("/", _story(site / "current"), "/feed.xml"):
            print(_row(folder, web, path, options), flush=True)


def _story(current: Path) -> str:
    page = sorted(current.glob("habari/*/*/index.html"))[0]
    return f"/{page.parent.relative_to(current).as_posix()}/"


def _row(folder: Path, web: Web, path: str, options: argparse.Namespace) -> str:
    """A line of the table: the medians of several rounds, in each of which all are measured in turn."""
    size = len(web.ask(path, Accept_Encoding="br")[2])
    rounds = [_round(folder, web, path, size, options) for _ in range(options.rounds)]
    cells = " | ".join(f"{statistics.median(column):.2f}" for column in zip(*rounds, strict=True))
    name = path if len(path) < 20 else "a story"
    return f"| {name} | {size:,} | {cells} |"


def _round(
    folder: Path, web: Web, path: str, size: int, options: argparse.Namespace
) -> tuple[float, ...]:
    """The ratios of one round: rate and p99 to the bare server, then both with slow clients there."""
    with _bare(folder, web, size) as port:
        bare = _wrk(f"http://127.0.0.1:{port}/file", options)
    ours = _wrk(f"http://127.0.0.1:{web.plain}{path}", options)
    with _slow(web.plain) as held:
        slow = _wrk(f"http://127.0.0.1:{web.plain}{path}", options)
        assert held() > SLOW // 2, "the slow clients were not there"
    both = [(one.rate / bare.rate, one.p99 / bare.p99) for one in (ours, slow)]
    return (*both[0], *both[1])


@contextlib.contextmanager
def _bare(folder: Path, web: Web, size: int) -> Iterator[int]:
    """A bare nginx that serves one file of a size."""
    held = port()
    number = held.getsockname()[1]
    (folder / "bare").mkdir(exist_ok=True)
    (folder / "bare" / "file").write_bytes(b"x" * size)
    (folder / "bare.conf").write_text(BARE.format(folder=folder, port=number))
    process = subprocess.Popen(
        [find("nginx"), "-p", str(folder), "-c", str(folder / "bare.conf")],
        stderr=subprocess.DEVNULL,
    )
    try:
        threading.Event().wait(1)
        yield number
    finally:
        process.terminate()
        process.wait()
        held.close()


def _wrk(url: str, options: argparse.Namespace) -> Measure:
    words = [
        "wrk",
        "-t",
        "2",
        "-c",
        str(options.connections),
        "-d",
        f"{options.seconds}s",
        "--latency",
    ]
    done = subprocess.run(
        [*words, "-H", "Accept-Encoding: br", url], check=True, capture_output=True, text=True
    )
    assert "Non-2xx" not in done.stdout, done.stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", done.stdout)
    assert rate, done.stdout
    assert p99, done.stdout
    return Measure(float(rate[1]), float(p99[1]) * {"us": 0.001, "ms": 1, "s": 1000}[p99[2]])


@contextlib.contextmanager
def _slow(port: int) -> Iterator[Callable[[], int]]:
    """A thousand clients that send a byte of a request now and then, in a thread of their own."""
    loop, counts = asyncio.new_event_loop(), {"open": 0}

    async def client(number: int) -> None:
        request = b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 4000
        while True:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            counts["open"] += 1
            try:
                for at in range(len(request)):
                    writer.write(request[at : at + 1])
                    await writer.drain()
                    await asyncio.sleep(0.5 + number % 7 / 10)
            except OSError:  # the server has waited long enough: come again
                pass
            finally:
                counts["open"] -= 1
                writer.close()

    async def all_of_them() -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(SLOW):
                group.create_task(client(number))

    def run() -> None:
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(task)

    task = loop.create_task(all_of_them())
    thread = threading.Thread(target=run)
    thread.start()
    try:
        for _ in range(200):
            if counts["open"] == SLOW:
                break
            threading.Event().wait(0.05)
        yield lambda: counts["open"]
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join()
        loop.close()


if __name__ == "__main__":
    sys.exit(main())
