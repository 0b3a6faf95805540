"""Make the icons that programs ask for without being told, from theme/static/icon.svg.

Run `.venv/bin/python scripts/icons.py` after a change of the drawing. They lie in theme/static/root, whose files
stand at the root of the site under their own names: a browser asks for /favicon.ico, a telephone for
/apple-touch-icon.png.
"""

import io
from pathlib import Path

import typst
from PIL import Image

STATIC = Path(__file__).resolve().parents[1] / "theme" / "static"
GROUND = (255, 255, 255)


def drawn(pixels: int, margin: int = 0) -> Image.Image:
    """Give the drawing as a square of dots, within a margin."""
    inner = pixels - 2 * margin
    made = typst.compile(
        {
            "main.typ": f"#set page(width: {inner}pt, height: {inner}pt, margin: 0pt, fill: none)\n"
            f'#image("icon.svg", width: {inner}pt)'.encode(),
            "icon.svg": (STATIC / "icon.svg").read_bytes(),
        },
        format="png",
        ppi=72,
    )
    picture = Image.new("RGBA", (pixels, pixels), (0, 0, 0, 0))
    picture.paste(Image.open(io.BytesIO(made)).convert("RGBA"), (margin, margin))
    return picture


def main() -> None:
    """Write favicon.ico (32 dots) and apple-touch-icon.png (180, on a ground: telephones show none through)."""
    root = STATIC / "root"
    root.mkdir(exist_ok=True)
    drawn(32).save(root / "favicon.ico", format="ICO", sizes=[(32, 32)])
    ground = Image.new("RGB", (180, 180), GROUND)
    mark = drawn(180, 14)
    ground.paste(mark, (0, 0), mark)
    ground.quantize(64).save(root / "apple-touch-icon.png", optimize=True)


if __name__ == "__main__":
    main()
