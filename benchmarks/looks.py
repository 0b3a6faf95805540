"""What the site looks like, for whoever has not seen it: docs/looks/, a sheet for each kind of page.

`make looks` builds the site with its samples, serves it on this machine alone and photographs it in Chromium.
On each sheet Kiswahili stands above and English below; from the left a phone, the same in the dark, a wide
screen, and that in the dark. T=home makes those alone whose names match.
"""

import io
import os
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests import built
from tests.browser.conftest import ARGUMENTS, NAMES
from tests.serving import serving

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "looks"
MOMENT = "2026-11-22T14:30"
SIZES = ((390, 1000), (1280, 1000))
SCALE, GAP = 0.5, 12
PAGES = {
    "home": ("/", "/en/"),
    "news": ("/habari/2026/mfano-habari-yenye-picha/", "/en/news/2026/example-news-with-photos/"),
    "press": (
        "/taarifa-kwa-umma/2026/mfano-mwaliko-wa-waandishi/",
        "/en/press-releases/2026/example-invitation-to-journalists/",
    ),
    "publication": (
        "/machapisho/2026/mfano-jarida-toleo-1/",
        "/en/publications/2026/example-magazine-issue-1/",
    ),
    "event": (
        "/matukio/2026/mfano-mkutano-na-waandishi/",
        "/en/events/2026/example-press-conference/",
    ),
    "list": ("/machapisho/", "/en/publications/"),
    "calendar": ("/matukio/kalenda/2026/12/", "/en/events/calendar/2026/12/"),
    "search": ("/tafuta/?q=maonyesho", "/en/search/?q=exhibition"),
    "register": ("/taarifa-kwa-umma/rejista/", "/en/press-releases/register/"),
    "photos": ("/maktaba-ya-picha/", "/en/photo-library/"),
}


def photograph(browser: Browser, url: str, size: tuple[int, int], scheme: str) -> Image.Image:
    """Give the top of a page as a reader sees it, at half its size."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        small = shot.convert("RGB").resize(
            (round(shot.width * SCALE), round(shot.height * SCALE)), Image.Resampling.LANCZOS
        )
    context.close()
    return small


def sheet(rows: list[list[Image.Image]]) -> Image.Image:
    """Give pictures in rows beside each other on gray."""
    width = max(sum(one.width + GAP for one in row) for row in rows) + GAP
    height = sum(max(one.height for one in row) + GAP for row in rows) + GAP
    made, y = Image.new("RGB", (width, height), "#888"), GAP
    for row in rows:
        x = GAP
        for one in row:
            made.paste(one, (x, y))
            x += one.width + GAP
        y += max(one.height for one in row) + GAP
    return made


def main() -> None:
    """Make every sheet that is asked for."""
    asked = os.environ.get("T", "")
    path = next(found for name in NAMES if (found := shutil.which(name)))
    with tempfile.TemporaryDirectory() as work:
        output = Path(work) / "output"
        built.build(ROOT / "content", output, built.begun(Path(work) / "cache"), TODAY=MOMENT)
        FOLDER.mkdir(exist_ok=True)
        with serving(output) as base, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=path, args=ARGUMENTS)
            for name, urls in ((one, PAGES[one]) for one in PAGES if asked in one):
                rows = [
                    [
                        photograph(browser, base + url, size, scheme)
                        for size in SIZES
                        for scheme in ("light", "dark")
                    ]
                    for url in urls
                ]
                sheet(rows).save(FOLDER / f"{name}.webp", quality=55, method=6)
                print(f"docs/looks/{name}.webp: {(FOLDER / f'{name}.webp').stat().st_size:,} bytes")
            browser.close()


if __name__ == "__main__":
    main()
