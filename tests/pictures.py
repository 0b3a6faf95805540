"""The pictures of the editors' guides: how each is made, and what it shows.

A picture is made by the tests from what the program gives today. Beside the pictures stands what each shows: its
blocks with their words, in their order, one a line; a block that another holds is further in, and one that stands
beside the block before it, not below, begins with an arrow. So a change is seen on any machine, whatever its fonts:
nothing of how large anything is, or of where a line ends, is kept.
"""

import hashlib
import html
import io
import json
from pathlib import Path

import pypdfium2
from PIL import Image

from tests import built

FOLDER = built.ROOT / "docs" / "editors" / "pictures"
MANIFEST = FOLDER / "pictures.json"
GUIDES = {"sw": "mwongozo.sw.md", "en": "guide.en.md"}
MOST = 40_000  # bytes of a picture
PHONE, WIDE = (360, 1040), (960, 960)
SCALE = {PHONE: 1.25, WIDE: 1.0}  # a letter of a phone is looked at more closely

TERMINAL = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><style>
body {{ background: #fff; margin: 0 }}
pre {{ background: #17201b; border-radius: 8px; color: #eef1ef; display: inline-block; box-sizing: border-box;
  font: 14px/1.5 "DejaVu Sans Mono", Menlo, Consolas, monospace; margin: 8px; padding: 16px; white-space: pre-wrap;
  overflow-wrap: anywhere; width: 944px }}
b {{ color: #fcd116 }}
</style><pre><b>$ {command}</b>
{text}</pre></html>"""

# Each visible block that has words of its own, or several blocks: [its line, where it begins].
BLOCKS = """() => {
  const flat = text => text.replace(/\\s+/g, ' ').trim();
  const seen = one => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility({visibilityProperty: true}) && box.width > 1 && box.height > 1
      && box.right > 0 && box.bottom > 0;
  };
  const block = one => !/^(inline|contents|ruby)/.test(getComputedStyle(one).display);
  const parted = one => {  // its own words, and the blocks that it holds
    const parts = {words: '', blocks: []};
    for (const node of one.childNodes) {
      if (node.nodeType == Node.TEXT_NODE) parts.words += node.data;
      else if (node.nodeType != Node.ELEMENT_NODE) continue;
      else if (node.matches('img')) { if (seen(node)) parts.words += ` [${node.alt}] `; }
      else if (node.matches('svg, br, script, style')) parts.words += ' ';
      else if (node.matches('input, select')) parts.words += seen(node) ? ' [_] ' : '';
      else if (block(node)) { parts.words += ' '; if (seen(node)) parts.blocks.push(node); }
      else {
        const within = parted(node);
        parts.words += within.words;
        parts.blocks.push(...within.blocks);
      }
    }
    return parts;
  };
  const lines = [];
  const tell = (one, depth, mark) => {
    const {words, blocks} = parted(one);
    if (!flat(words) && blocks.length == 1) return tell(blocks[0], depth, mark);
    if (!flat(words) && !blocks.length) return;
    const line = '  '.repeat(depth) + mark + (flat(words) || `<${one.localName}>`);
    lines.push([line, one.getBoundingClientRect().top]);
    const wraps = getComputedStyle(one).flexWrap == 'wrap';
    let before = null;
    for (const child of blocks) {
      const box = child.getBoundingClientRect();
      const beside = before && !wraps && (box.left >= before.right - 1 || box.right <= before.left + 1);
      tell(child, depth + 1, beside ? '\\u2192 ' : '');
      before = box;
    }
  };
  tell(document.body, 0, '');
  return lines;
}"""


class Shot:
    """What a picture made now shows, line by line, and how far it reaches; the picture where it is wanted."""

    def __init__(self, shows: list[str], reach: int | None = None, image=None) -> None:
        self.shows, self.reach, self.image = shows, reach or len(shows), image


class Camera:
    """Takes pictures in one browser; nothing runs on the pages, so that no real clock is in them."""

    def __init__(self, browser, draws: bool) -> None:
        self._browser, self._draws, self._pages = browser, draws, {}

    def close(self) -> None:
        for page in self._pages.values():
            page.context.close()

    def _page(self, size):
        if size not in self._pages:
            context = self._browser.new_context(
                viewport={"width": size[0], "height": size[1]},
                device_scale_factor=SCALE[size],
                java_script_enabled=False,
                color_scheme="light",
                ignore_https_errors=True,
            )
            self._pages[size] = context.new_page()
        return self._pages[size]

    def page(self, url: str, size: tuple[int, int]) -> Shot:
        """Photograph the top of a page as it stands in a window."""
        page = self._page(size)
        page.goto(url, wait_until="load")
        lines = page.evaluate(BLOCKS)
        reach = max(at + 1 for at, (_, top) in enumerate(lines) if top < size[1])
        return Shot([line for line, _ in lines], reach, self._draws and _opened(page.screenshot()))

    def terminal(self, command: str, text: str, lang: str) -> Shot:
        """Photograph what a terminal shows after a command."""
        shows = [f"$ {command}", *text.strip().splitlines()]
        if not self._draws:
            return Shot(shows)
        page = self._page(WIDE)
        made = {"lang": lang, "command": html.escape(command), "text": html.escape(text.strip())}
        page.goto("about:blank")  # the form's policy, which lets no style in, goes with its page
        page.set_content(TERMINAL.format(**made))
        return Shot(shows, image=_opened(page.locator("html").screenshot()))

    def paper(self, path: Path) -> Shot:
        """Give the first page of a PDF, whose fonts are its own."""
        with pypdfium2.PdfDocument(path) as document:
            shows = document[0].get_textpage().get_text_bounded().splitlines()
            return Shot(shows, image=self._draws and document[0].render(scale=1).to_pil())


def _opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB")


def packed(image: Image.Image) -> bytes:
    """Give a picture as WebP, as good as fits."""
    for quality in (75, 65, 55, 45, 35, 25, 15):
        out = io.BytesIO()
        image.convert("RGB").save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= MOST:
            return out.getvalue()
    raise AssertionError(f"no quality makes it lighter than {MOST} bytes")


def hashed(data: bytes) -> str:
    """Give the hash by which a picture is known to be the one that was made."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def manifest() -> dict[str, dict]:
    """Give what each committed picture `shows`, and the hash of its `file`, by its name."""
    return json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.is_file() else {}


def keep(name: str, shot: Shot) -> None:
    """Write a picture, and what it shows."""
    FOLDER.mkdir(exist_ok=True)
    data = packed(shot.image)
    (FOLDER / name).write_bytes(data)
    known = {**manifest(), name: {"file": hashed(data), "shows": shot.shows[: shot.reach]}}
    text = json.dumps(dict(sorted(known.items())), indent=1, ensure_ascii=False)
    MANIFEST.write_text(text + "\n", "utf-8")
