"""The pictures of the editors' guides: what each shows, how it is made, and how two of them are compared.

A picture is made by the tests from what the program gives today. Beside the pictures stands the hash of the
words that each shows: by it a change is seen on any machine, whatever its fonts. The picture itself is compared
with a new one at a sixteenth of its size, so that another typeface does not count and another design does.
"""

import hashlib
import html
import io
import json
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageStat

from tests import built

FOLDER = built.ROOT / "docs" / "editors" / "pictures"
MANIFEST = FOLDER / "pictures.json"
GUIDES = {"sw": "mwongozo.sw.md", "en": "guide.en.md"}
MOST = 40_000  # bytes of a picture
COARSE = 16  # pixels that are one for the comparison
NEAR = 14  # the mean difference of gray, of 255, up to which two pictures show the same
PHONE, WIDE = (360, 1040), (960, 960)
SCALE = {PHONE: 1.25, WIDE: 1.0}  # a letter of a phone is looked at more closely
SHOWN = ".preview, header, main"

TERMINAL = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><style>
body {{ background: #fff; margin: 0 }}
pre {{ background: #17201b; border-radius: 8px; color: #eef1ef; display: inline-block; box-sizing: border-box;
  font: 14px/1.5 "DejaVu Sans Mono", Menlo, Consolas, monospace; margin: 8px; padding: 16px; white-space: pre-wrap;
  overflow-wrap: anywhere; width: 944px }}
b {{ color: #fcd116 }}
</style><pre><b>$ {command}</b>
{text}</pre></html>"""


class Shot:
    """A picture as it was made now, and the words that it shows."""

    def __init__(self, image: Image.Image, words: str) -> None:
        self.image, self.words = image.convert("RGB"), built.flat(words)

    @property
    def hash(self) -> str:
        return hashlib.blake2b(self.words.encode(), digest_size=16).hexdigest()


class Camera:
    """Takes pictures in one browser; nothing runs on the pages, so that no real clock is in them."""

    def __init__(self, browser) -> None:
        self._browser = browser

    def page(self, url: str, size: tuple[int, int], shown: str = SHOWN) -> Shot:
        """Photograph the top of a page as it stands in a window."""
        context = self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            device_scale_factor=SCALE[size],
            java_script_enabled=False,
            color_scheme="light",
        )
        try:
            page = context.new_page()
            page.goto(url, wait_until="load")
            words = "\n".join(page.locator(shown).all_inner_texts())
            return Shot(_opened(page.screenshot()), words)
        finally:
            context.close()

    def terminal(self, command: str, text: str, lang: str) -> Shot:
        """Photograph what a terminal shows after a command."""
        context = self._browser.new_context(
            viewport={"width": WIDE[0], "height": 200}, java_script_enabled=False
        )
        try:
            page = context.new_page()
            made = {
                "lang": lang,
                "command": html.escape(command),
                "text": html.escape(text.strip()),
            }
            page.set_content(TERMINAL.format(**made))
            return Shot(_opened(page.screenshot(full_page=True)), f"$ {command}\n{text}")
        finally:
            context.close()


def paper(path: Path) -> Shot:
    """Give the first page of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        page = document[0]
        return Shot(page.render(scale=1).to_pil(), page.get_textpage().get_text_bounded())


def _opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB")


def packed(image: Image.Image) -> bytes:
    """Give a picture as WebP, as good as fits."""
    for quality in (75, 65, 55, 45, 35, 25, 15):
        out = io.BytesIO()
        image.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= MOST:
            return out.getvalue()
    raise AssertionError(f"no quality makes it lighter than {MOST} bytes")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Give how different two pictures look, seen from afar: 0 for not at all, to 255."""
    size = (max(1, one.width // COARSE), max(1, one.height // COARSE))
    small = [each.convert("L").resize(size, Image.Resampling.BOX) for each in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*small)).mean[0]


def manifest() -> dict[str, str]:
    """Give the hash of the words that each committed picture shows, by its name."""
    return json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.is_file() else {}


def keep(name: str, shot: Shot) -> None:
    """Write a picture and the hash of its words."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_bytes(packed(shot.image))
    known = {**manifest(), name: shot.hash}
    MANIFEST.write_text(json.dumps(dict(sorted(known.items())), indent=1) + "\n", "utf-8")
