"""The variants of a picture: in which sizes and forms the site shows it, and at which addresses. Pure.

An address bears the hash of the original's bytes, so that it can be kept by browsers for ever, and pictures
whose names differ in case or ending alone never claim one address.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from msgspec import Struct

from ..bilingual.strings import REMEMBERED
from .asset import Asset

FORM = "1"  # of what is made: raise it when the same original is to give other bytes
# Widths in pixels, and the bytes that each may weigh as AVIF: a thumbnail, a photo, a photo on a sharp screen.
WIDTHS = {400: 12_000, 800: 70_000, 1280: 170_000}
COVERS = {200: 8_000, 400: 20_000}
TALL = 1.5  # how much taller than wide a picture may be; one that is taller is made narrower
PRESS = 2400  # the longer side of what a newspaper gets
EMBLEM = 216  # the height of an emblem: three times what the page shows


class Variant(Struct, frozen=True):
    """One file that is made of a picture: where it stands (no slash first), its size, its most bytes."""

    address: str
    width: int
    height: int
    most: int = 0

    @property
    def url(self) -> str:
        """Its address on the site."""
        return "/" + self.address


class Variants(Struct, frozen=True):
    """All that can be made of a picture, each list from the narrowest to the widest; `press` is one JPEG."""

    avif: tuple[Variant, ...]
    jpeg: tuple[Variant, ...]
    press: Variant

    @property
    def large(self) -> Variant:
        """The widest JPEG: what a link to the picture opens."""
        return self.jpeg[-1]


def is_picture(asset: Asset) -> bool:
    """Say whether an asset is a picture of pixels, which is never served as it is."""
    return bool(asset.width) and asset.type != "SVG"


@lru_cache(maxsize=REMEMBERED)
def of(asset: Asset) -> Variants:
    """Give the variants of a picture."""
    sized = sizes(asset.width, asset.height)

    def some(ending: str) -> tuple[Variant, ...]:
        return tuple(
            Variant(_address(asset, str(width), ending), width, height, most)
            for width, height, most in sized
        )

    wide, tall = within(asset.width, asset.height, PRESS, PRESS)
    return Variants(some("avif"), some("jpg"), Variant(_address(asset, "press", "jpg"), wide, tall))


def sizes(width: int, height: int) -> list[tuple[int, int, int]]:
    """Give the sizes at which a picture is shown, with their most bytes; none is wider than it is itself.

    >>> [one[:2] for one in sizes(3000, 2000)]
    [(400, 267), (800, 533), (1280, 853)]
    >>> [one[:2] for one in sizes(500, 100)]
    [(400, 80), (500, 100)]
    >>> [one[:2] for one in sizes(1, 9)]
    [(1, 9)]
    """
    found: dict[int, tuple[int, int, int]] = {}
    for most_wide, most in WIDTHS.items():
        wide, tall = within(width, height, most_wide, round(most_wide * TALL))
        found.setdefault(wide, (wide, tall, most))
    return list(found.values())


def within(width: int, height: int, most_wide: int, most_tall: int) -> tuple[int, int]:
    """Give the size of a picture made to fit a frame; one that fits it already stays as it is.

    >>> within(4000, 3000, 2400, 2400)
    (2400, 1800)
    """
    scale = min(1, most_wide / width, most_tall / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def cover(asset: Asset, width: int, ending: str) -> Variant:
    """Give a cover that is made of a PDF's first page; its size is known when it is made."""
    return Variant(_address(asset, f"cover-{width}", ending), width, 0, COVERS[width])


def emblem(asset: Asset) -> Variant:
    """Give what is made of an emblem of pixels."""
    wide, tall = within(asset.width, asset.height, EMBLEM * 3, EMBLEM)
    return Variant(_address(asset, "emblem", "png"), wide, tall)


def srcset(some: Sequence[Variant]) -> str:
    """Give variants as `srcset` has them: each address with its width.

    >>> srcset((Variant("media/a-400.1f.avif", 400, 300), Variant("media/a-800.1f.avif", 800, 600)))
    '/media/a-400.1f.avif 400w, /media/a-800.1f.avif 800w'
    """
    return ", ".join(f"{one.url} {one.width}w" for one in some)


def _address(asset: Asset, name: str, ending: str) -> str:
    path = PurePosixPath(asset.path)
    hash = hashlib.blake2b(f"{FORM} {asset.hash}".encode(), digest_size=5).hexdigest()
    return str(path.with_name(f"{path.stem.lower()}-{name}.{hash}.{ending}"))
