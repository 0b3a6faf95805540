"""The search at ten thousand stories: what its index takes to make, and what a first search loads.

    python benchmarks/search.py [--stories 10000] [--work FOLDER]

The bytes are counted by the browser itself, by Chromium's DevTools, from a server on this machine that sends
what a production server does: files packed beforehand by Brotli at its greatest effort.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import corpus, engines, measure, report

DOCUMENT = engines.PROJECT / "docs" / "benchmarks.md"
START, END = "<!-- search:start -->", "<!-- search:end -->"
MOST, AIM = 200_000, 150_000
QUERIES = {
    "/tafuta/": (
        "kliniki", "mkutano", "Dodoma", "maonyesho", "serikali", "kliniki ya sheria",
        "mkutano wa waandishi wa habari", "ofisi ya mwanasheria mkuu wa serikali",
    ),
    "/en/search/": ("clinic", "meeting", "Dodoma", "government", "legal clinic", "press conference"),
}  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Loaded:
    """What one first search loaded: bytes by the name of a part, and how many results it found."""

    url: str
    query: str
    count: str
    parts: dict[str, int]

    @property
    def total(self) -> int:
        """Return the bytes of all parts."""
        return sum(self.parts.values())


@cache
def packed(path: str) -> bytes:
    """Return a file's bytes as a server sends them that has a copy packed by Brotli."""
    return brotli.compress(Path(path).read_bytes(), quality=11)


class Handler(SimpleHTTPRequestHandler):
    """Serves the output with every file packed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a packed file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        data = packed(str(path)) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine alone; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def loaded(browser: Browser, site: str, url: str, query: str) -> Loaded:
    """Return what a reader's first search loads, beside the page itself."""
    context = browser.new_context()
    page = context.new_page()
    watch = context.new_cdp_session(page)
    watch.send("Network.enable")
    names: dict[str, str] = {}
    parts: dict[str, int] = {}
    watch.on(
        "Network.requestWillBeSent",
        lambda one: names.update({one["requestId"]: one["request"]["url"]}),
    )

    def finished(one: dict) -> None:
        name = _part(names.get(one["requestId"], ""))
        if name:
            parts[name] = parts.get(name, 0) + one["encodedDataLength"]

    watch.on("Network.loadingFinished", finished)
    page.goto(site + url, wait_until="networkidle")
    page.locator("#search").fill(query)
    page.locator("#search").press("Enter")
    page.locator("[data-list] li").first.wait_for()
    page.wait_for_load_state("networkidle")
    count = page.locator("[data-count]").inner_text()
    context.close()
    return Loaded(url, query, count, parts)


def _part(url: str) -> str:
    """Return the part of the search that a file belongs to; empty for the page's own files."""
    name = url.split("?")[0].rpartition("/")[2]
    if "/pagefind/" not in url:
        return "our script" if name.startswith("search.") else ""
    if "/index/" in url:
        return "index"
    if "/cards/" in url:
        return "results"
    if name.endswith(".js"):
        return "Pagefind's script"
    return "its program" if name.endswith(".pagefind") else "its lists"


def main() -> int:
    """Measure, and put the table into the document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--document", type=Path, default=DOCUMENT)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        text = "\n".join(_measured(Path(folder), options.stories, options.rounds))
    print(text)
    old = options.document.read_text("utf-8")
    if START not in old:
        old = f"{old.rstrip()}\n\n## The search\n\n{START}\n{END}\n"
    before, _, rest = old.partition(START)
    after = rest.partition(END)[2]
    options.document.write_text(f"{before}{START}\n{text}\n{END}{after}", "utf-8")
    return 0


def _measured(work: Path, stories: int, rounds: int) -> Iterator[str]:
    """Yield the lines of the document's part."""
    words = work / "corpus"
    corpus.write(words, stories, office=engines.PROJECT / corpus.OFFICE)
    engine = engines.ours(words, work / "ours")
    edit = next(one for one in engine.scenarios if one.name == "one story edited")

    def run(search: str, memory: bool = False) -> measure.Cost:
        env = {**engine.env, "SEARCH": search}
        return measure.run(engine.command, engine.folder, work / "log", env, memory=memory)

    run("0")
    without = [_edited(edit, number, partial(run, "0")) for number in range(rounds)]
    index = run("1")
    same = run("1")
    edits = [_edited(edit, number + rounds, partial(run, "")) for number in range(rounds)]
    shutil.rmtree(work / "ours" / "cache" / "search")  # both are made anew
    watched = run("1", memory=True)
    files = [path for path in (engine.output / "pagefind").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    yield f"Made by `python benchmarks/search.py --stories {stories}`; 2 languages, {stories:,} stories."
    yield ""
    yield "| | |"
    yield "|---|---:|"
    yield f"| a build that makes both indexes, s (load {index.load:.1f}) | {index.wall:.1f} |"
    yield f"| the same again, nothing changed, s | {same.wall:.2f} |"
    yield f"| one story edited, without an index in the output, s | {statistics.median(without):.2f} |"
    yield f"| one story edited, with an older index standing, s | {statistics.median(edits):.2f} |"
    yield f"| peak memory while both are made, MiB | {(watched.memory or 0) / report.MIB:.0f} |"
    yield f"| files, MiB unpacked | {len(files):,}, {size / report.MIB:.1f} |"
    yield ""
    yield "What a first search loads beside the page, in bytes as sent (Brotli, with the answers' heads):"
    yield ""
    names = ["our script", "Pagefind's script", "its program", "its lists", "index", "results"]
    yield f"| query | found | {' | '.join(names)} | all |"
    yield f"|---|---|{'---:|' * (len(names) + 1)}"
    totals = []
    for one in _searches(engine.output):
        totals.append(one.total)
        cells = " | ".join(f"{one.parts.get(name, 0):,}" for name in names)
        yield f"| {one.query} | {one.count} | {cells} | {one.total:,} |"
    verdict = (
        "reached" if max(totals) <= AIM else "within the bar" if max(totals) <= MOST else "over"
    )
    yield ""
    yield (
        f"Least {min(totals):,}, median {statistics.median(totals):,.0f}, most {max(totals):,};"
        f" at most {MOST:,}, the aim {AIM:,}: {verdict}."
    )


def _edited(edit: engines.Scenario, number: int, run: partial) -> float:
    edit.prepare(number)
    wall: float = run().wall
    edit.check(number)
    return wall


def _searches(output: Path) -> Iterator[Loaded]:
    """Yield what each query's first search loads, each in a browser that knows nothing yet."""
    path = next(found for name in NAMES if (found := shutil.which(name)))
    with served(output) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        for url, queries in QUERIES.items():
            for query in queries:
                yield loaded(browser, site, url, query)
        browser.close()


if __name__ == "__main__":
    raise SystemExit(main())
