"""Covers: the first page of a PDF as a picture, at the width of a card and of a page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from . import encode

if TYPE_CHECKING:
    from PIL import Image

MADE_WITH = ("pillow", "pypdfium2")
TALL = 1.5  # how much taller than wide a cover may be; a page that is taller is made narrower


class Cover(Struct, frozen=True):
    """The width of a cover, and the bytes that it may weigh as AVIF."""

    width: int
    most: int = 0


def avif(cover: Cover, files: Sequence[bytes], html: str) -> bytes:
    """Give the first page of a PDF as AVIF."""
    return encode.fitting(page(files[0], cover.width), cover.most)


def jpeg(cover: Cover, files: Sequence[bytes], html: str) -> bytes:
    """Give the first page of a PDF as JPEG."""
    return encode.as_jpeg(page(files[0], cover.width), encode.JPEG)


def page(data: bytes, width: int) -> "Image.Image":
    """Draw the first page of a PDF on white, as wide as asked or as tall as may be.

    Raises pypdfium2.PdfiumError for a page that cannot be drawn. It is not for several threads at once.
    """
    import pypdfium2
    from PIL import Image

    with pypdfium2.PdfDocument(data) as document:
        first = document[0]
        scale, wide, tall = sized(*first.get_size(), width)
        drawn = first.render(scale=scale, fill_color=(255, 255, 255, 255)).to_pil()
    made = Image.new("RGB", (wide, tall), "white")
    made.paste(drawn.convert("RGB").resize((wide, tall), Image.Resampling.LANCZOS))
    return made


def sized(wide: float, tall: float, width: int) -> tuple[float, int, int]:
    """Give the scale at which a page of so many points is drawn, and the pixels of its picture.

    A page may say any size of itself: neither side leaves the frame, and neither is nothing.

    >>> sized(595, 842, 400)[1:]
    (400, 566)
    >>> sized(100, 1000, 400)[1:]
    (60, 600)
    """
    wide, tall = max(wide, 1.0), max(tall, 1.0)
    most = round(width * TALL)
    scale = min(width / wide, most / tall)
    return scale, max(1, min(width, round(wide * scale))), max(1, min(most, round(tall * scale)))
