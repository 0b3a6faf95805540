"""When pages are painted on a slow network and a slow telephone, beside the same text in GOV.UK's design.

`make paint` builds the site with its samples, serves it packed (brotli) on this machine alone, and opens pages in
Chromium under the emulation of its DevTools: 400 ms of latency, 400 kbit/s, a processor four times slower. The same
text, in the classes, the style sheet and the script of the npm package govuk-frontend, is served and opened in the
same run, in turns, so that what else the machine does falls on both. It writes docs/weight.md; T=home measures
those pages alone whose names match.
"""

import html
import json
import os
import re
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from playwright.sync_api import Browser, sync_playwright

from tests import built, packed
from tests.browser.conftest import ARGUMENTS, NAMES

ROOT = Path(__file__).resolve().parents[1]
GOVUK = ROOT / "tests" / "node" / "node_modules" / "govuk-frontend"
DOCUMENT = ROOT / "docs" / "weight.md"
TURNS = int(os.environ.get("TURNS") or 5)
LATENCY, BYTES_A_SECOND, SLOWER = 400, 400_000 / 8, 4
PAGES = {
    "home": "/",
    "story": "/habari/2026/mfano-vipengele-vya-maandishi/",
    "press release": "/taarifa-kwa-umma/2026/mfano-mwaliko-wa-waandishi/",
    "calendar": "/matukio/kalenda/2026/12/",
}
WATCH = """
window.painted = {};
const watched = { 'paint': (one) => one.name, 'largest-contentful-paint': () => 'largest' };
for (const [type, name] of Object.entries(watched)) {
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.painted[name(one)] = one.startTime;
  }).observe({ type, buffered: true });
}
"""
CLASSES = {
    "h1": "govuk-heading-l",
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "p": "govuk-body",
    "a": "govuk-link",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "table": "govuk-table",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
    "dl": "govuk-summary-list",
    "dt": "govuk-summary-list__key",
    "dd": "govuk-summary-list__value",
}
SHELL = """<!DOCTYPE html>
<html lang="{lang}" class="govuk-template">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<link rel="stylesheet" href="/govuk-frontend.min.css">
</head>
<body class="govuk-template__body">
<script>document.body.className += ' js-enabled govuk-frontend-supported';</script>
<header class="govuk-header" data-module="govuk-header"><div class="govuk-header__container govuk-width-container">
{header}</div></header>
<div class="govuk-width-container"><main class="govuk-main-wrapper" id="main-content">
{main}</main></div>
<footer class="govuk-footer"><div class="govuk-width-container">
{footer}</div></footer>
<script type="module">import {{ initAll }} from '/govuk-frontend.min.js'; initAll()</script>
</body>
</html>
"""


@dataclass(frozen=True)
class Painted:
    """The first and the largest paint of one opening, in milliseconds, and the bytes that came."""

    first: float
    largest: float
    bytes: int


def in_govuk(page: built.Page) -> str:
    """Give a page's text, links and pictures in the classes of govuk-frontend."""
    page = built.Page(page.address, page.data)  # its tree is changed below

    def part(name: str) -> str:
        (found,) = page.tree.xpath(f"//body/{name}")
        for one in found.iter():
            if isinstance(one.tag, str):
                kept = {
                    key: value
                    for key, value in one.attrib.items()
                    if key not in ("class", "id") and not key.startswith("data-")
                }
                one.attrib.clear()
                one.attrib.update(kept)
                if one.tag in CLASSES:
                    one.set("class", CLASSES[one.tag])
        inner = found.text or ""
        return inner + "".join(
            etree.tostring(child, encoding="unicode", method="html") for child in found
        )

    return SHELL.format(
        lang=page.lang,
        title=html.escape(page.tree.xpath("string(//title)")),
        header=part("header"),
        main=part("main"),
        footer=part("footer"),
    )


def govuk(site: built.Site, folder: Path) -> None:
    """Write the same pages in GOV.UK's design, with what they ask for.

    Its typeface is left out, to its advantage: two files of 32 KB each that a reader of GOV.UK is sent.
    """
    css = (GOVUK / "dist" / "govuk" / "govuk-frontend.min.css").read_text("utf-8")
    (folder / "govuk-frontend.min.css").write_text(re.sub(r"@font-face\{[^}]*\}", "", css), "utf-8")
    shutil.copy(GOVUK / "dist" / "govuk" / "govuk-frontend.min.js", folder)
    for url in PAGES.values():
        page = site.page(url)
        path = folder / page.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(in_govuk(page), "utf-8")
        for address in page.tree.xpath("//img/@src"):
            target = folder / address.lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(site.files[address.lstrip("/")])


def opened(browser: Browser, url: str) -> Painted:
    """Open an address in a browser that knows nothing of it; give when it was painted."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        tools = context.new_cdp_session(page)
        came = []
        tools.on("Network.loadingFinished", lambda one: came.append(one["encodedDataLength"]))
        tools.send("Network.enable")
        tools.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY,
                "downloadThroughput": BYTES_A_SECOND,
                "uploadThroughput": BYTES_A_SECOND,
            },
        )
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(url, wait_until="load", timeout=120_000)
        page.wait_for_function(
            "window.painted && window.painted['first-contentful-paint'] && window.painted.largest"
        )
        said = page.evaluate("window.painted")
        return Painted(said["first-contentful-paint"], said["largest"], int(sum(came)))
    finally:
        context.close()


def measured(browser: Browser, ours: str, theirs: str) -> dict[str, tuple[Painted, Painted]]:
    """Give the medians of each page, ours and theirs."""
    found = {}
    for name in (one for one in PAGES if os.environ.get("T", "") in one):
        url = PAGES[name]
        both = [(opened(browser, ours + url), opened(browser, theirs + url)) for _ in range(TURNS)]
        found[name] = tuple(_median(list(side)) for side in zip(*both, strict=True))
    return found


def _median(all_: list[Painted]) -> Painted:
    return Painted(
        statistics.median(one.first for one in all_),
        statistics.median(one.largest for one in all_),
        int(statistics.median(one.bytes for one in all_)),
    )


def weights(site: built.Site) -> list[tuple[str, int, int]]:
    """Give the heaviest page of the site, its style and its script: what, bytes, at most."""
    css = max(len(packed.packed(data)) for data in site.styles.values())
    scripts = {
        f"/{name}": len(packed.packed(data))
        for name, data in site.files.items()
        if name.endswith(".js")
    }
    text = max(len(packed.packed(page.data)) for page in site.pages)
    asked = max(
        sum(scripts.get(one, 0) for one in page.tree.xpath("//script/@src")) for page in site.pages
    )
    return [
        ("HTML and CSS of the heaviest page", text + css, 14 * 1024),
        ("CSS, one file", css, 6 * 1024),
        ("scripts of the page that has most", asked, 3 * 1024),
        ("fonts, requests to others, cookies", 0, 0),
    ]


def document(weighed: list[tuple[str, int, int]], found: dict, version: str, load: str) -> str:
    """Give docs/weight.md."""
    lines = [
        "# What pages weigh, and when they are painted",
        "",
        "Made by `make paint`; do not edit. The weights are kept by `tests/site/test_weight.py`, page by page.",
        "",
        "## Weight, bytes as sent (brotli 11)",
        "",
        "| what | bytes | at most |",
        "|---|--:|--:|",
        *(f"| {what} | {bytes_:,} | {most:,} |" for what, bytes_, most in weighed),
        "",
        "## Paint, on slow 3G and a slow telephone",
        "",
        f"Chromium's emulation: {LATENCY} ms of latency, 400 kbit/s, a processor {SLOWER} times slower; nothing in",
        f"the cache; medians of {TURNS} openings, ours and theirs in turns. *Theirs* is the same text, links and",
        "pictures in the classes, style sheet and script of GOV.UK's",
        f"`govuk-frontend` {version}, without its typeface (to its advantage). Seconds say as much of the machine",
        f"as of the pages: read the ratios. Load of the machine before and after: {load}.",
        "",
        "| page | bytes | theirs | first paint | theirs | ratio | largest paint | theirs | ratio |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, (ours, theirs) in found.items():
        lines.append(
            f"| {name} | {ours.bytes:,} | {theirs.bytes:,} | {ours.first / 1000:.2f} s"
            f" | {theirs.first / 1000:.2f} s | {ours.first / theirs.first:.2f}"
            f" | {ours.largest / 1000:.2f} s | {theirs.largest / 1000:.2f} s"
            f" | {ours.largest / theirs.largest:.2f} |"
        )
    return "\n".join([*lines, ""])


def main() -> None:
    """Measure, and write docs/weight.md."""
    version = json.loads((GOVUK / "package.json").read_text("utf-8"))["version"]
    path = next(found for name in NAMES if (found := shutil.which(name)))
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        built.build(ROOT / "content", here / "ours", cache=built.begun(here / "cache"))
        site = built.Site(here / "ours")
        (here / "theirs").mkdir()
        govuk(site, here / "theirs")
        with (
            packed.served(here / "ours") as ours,
            packed.served(here / "theirs") as theirs,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            before = os.getloadavg()[0]
            found = measured(browser, ours, theirs)
            load = f"{before:.1f} and {os.getloadavg()[0]:.1f}"
            browser.close()
        DOCUMENT.write_text(document(weights(site), found, version, load), "utf-8")
    print(DOCUMENT.read_text("utf-8"))


if __name__ == "__main__":
    main()
