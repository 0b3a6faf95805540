"""What a first search loads of the index of ten thousand stories; what that takes to make is in run.py.

    python benchmarks/search.py [--stories 10000] [--work FOLDER]

The bytes are counted by the browser itself, by Chromium's DevTools, from a server on this machine that sends
what a production server does: files packed beforehand by Brotli at its greatest effort.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import corpus, engines, measure, report
from tests.serving import Quiet, serving

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


class Handler(Quiet):
    """Serves the output with every file packed."""

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server asks for
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
    parser.add_argument("--work", type=Path)
    parser.add_argument("--document", type=Path, default=DOCUMENT)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        text = "\n".join(_measured(Path(folder).resolve(), options.stories))
    print(text)
    old = options.document.read_text("utf-8")
    if START not in old:
        old = f"{old.rstrip()}\n\n## The search\n\n{START}\n{END}\n"
    before, _, rest = old.partition(START)
    after = rest.partition(END)[2]
    options.document.write_text(f"{before}{START}\n{text}\n{END}{after}", "utf-8")
    return 0


def _measured(work: Path, stories: int) -> Iterator[str]:
    """Yield the lines of the document's part."""
    words = work / "corpus"
    corpus.write(words, stories, office=engines.PROJECT / corpus.OFFICE)
    engine = engines.ours(words, work / "ours")
    # No search loads a letterhead or a card.
    command = [*engine.command, "-e", "PLANS_OF_ASSETS=[]"]
    env = {**engine.env, "SEARCH": engines.MADE}
    measure.run(command, engine.folder, work / "log", env)
    files = [path for path in (engine.output / "pagefind").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    yield f"Made by `python benchmarks/search.py --stories {stories}`; 2 languages, {stories:,} stories."
    yield ""
    yield f"{len(files):,} files, {size / report.MIB:.1f} MiB unpacked."
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


def _searches(output: Path) -> Iterator[Loaded]:
    """Yield what each query's first search loads, each in a browser that knows nothing yet."""
    path = next(found for name in NAMES if (found := shutil.which(name)))
    with serving(output, Handler) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        for url, queries in QUERIES.items():
            for query in queries:
                yield loaded(browser, site, url, query)
        browser.close()


if __name__ == "__main__":
    raise SystemExit(main())
