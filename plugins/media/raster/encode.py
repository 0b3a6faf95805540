"""Encoding: a picture at a size as AVIF for those who can see it, as JPEG for everybody, as PNG for an emblem.

The same pixels give the same bytes: one thread, for the bytes of AVIF depend on their number, and one
encoder, by name.
"""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from . import pixels

if TYPE_CHECKING:
    from PIL import Image

MADE_WITH = ("pillow",)
# Qualities from the best that a reader would notice to what is still a picture: the first that fits is taken.
AVIF = (55, 48, 41, 34, 27, 20, 13, 6)
JPEG, PRESS = 75, 85
SPEED = 8


class Frame(Struct, frozen=True):
    """The size that a picture is made at, and the bytes that it may weigh as AVIF (0 for any number)."""

    width: int
    height: int
    most: int = 0


def avif(frame: Frame, files: Sequence[bytes], html: str) -> bytes:
    """Give a picture as AVIF, as good as the bytes it may weigh allow."""
    return fitting(pixels.plain(files[0], frame.width, frame.height), frame.most)


def jpeg(frame: Frame, files: Sequence[bytes], html: str) -> bytes:
    """Give a picture as JPEG, for browsers and programs that know no AVIF."""
    return as_jpeg(pixels.plain(files[0], frame.width, frame.height), JPEG)


def press(frame: Frame, files: Sequence[bytes], html: str) -> bytes:
    """Give a picture as the JPEG that a newspaper can print."""
    return as_jpeg(pixels.plain(files[0], frame.width, frame.height), PRESS)


def emblem(frame: Frame, files: Sequence[bytes], html: str) -> bytes:
    """Give an emblem as PNG, with its transparency."""
    image = pixels.cut_out(files[0], frame.width, frame.height)
    return _saved(image, "PNG", optimize=True)


def fitting(image: "Image.Image", most: int) -> bytes:
    """Give an image as AVIF of at most so many bytes; the lowest quality where even that is more."""
    data = b""
    for quality in AVIF:
        data = _saved(image, "AVIF", quality=quality, speed=SPEED, max_threads=1, codec="aom")
        if not most or len(data) <= most:
            break
    return data


def as_jpeg(image: "Image.Image", quality: int) -> bytes:
    """Give an image as a progressive JPEG."""
    return _saved(image, "JPEG", quality=quality, optimize=True, progressive=True)


def _saved(image: "Image.Image", form: str, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()
