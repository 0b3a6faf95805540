"""Compressed copies: what a server sends in a text's place, made once and well instead of at each answer."""

import zlib

import brotli

MADE_WITH = ("brotli",)
SUFFIXES = (".br", ".gz")
# What is text, or like it; photos, PDFs and fonts are compressed in themselves. The map of old addresses, which
# no reader asks for, is a text too: nginx reads it alone (deploy/nginx/nginx.conf).
PACKED = frozenset(
    "html css js mjs svg xml json csv ics txt webmanifest wasm"
    " pagefind pf_meta pf_index pf_filter pf_fragment".split()
)
# RFC 1952: deflate, no name and no time, on a system that is not told.
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"


def packed(address: str) -> bool:
    """Say whether copies are made of the file at an address, by its ending.

    >>> packed("feed.xml"), packed("media/2026/ripoti.pdf"), packed("README")
    (True, False, False)
    """
    _, dot, ending = address.rpartition(".")
    return bool(dot) and ending in PACKED


def names(address: str) -> tuple[str, ...]:
    """Give the addresses that the copies of a file have, where it has them."""
    return tuple(address + suffix for suffix in SUFFIXES) if packed(address) else ()


def copies(data: bytes, effort: int) -> dict[str, bytes]:
    """Give the copies of a file by their suffixes: those that are smaller than it is.

    `effort` is from 1 to 11, as Brotli counts it; gzip knows no more than 9.
    """
    both = {".br": _brotli(data, effort), ".gz": _gzip(data, min(effort, 9))}
    return {suffix: copy for suffix, copy in both.items() if len(copy) < len(data)}


def _brotli(data: bytes, effort: int) -> bytes:
    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=effort)  # type: ignore[no-any-return]


def _gzip(data: bytes, effort: int) -> bytes:
    """A gzip file that is the same on every machine; the module `gzip` writes the system's mark."""
    made = zlib.compressobj(effort, zlib.DEFLATED, -15, 9)
    body = made.compress(data) + made.flush()
    tail = zlib.crc32(data).to_bytes(4, "little") + (len(data) % 2**32).to_bytes(4, "little")
    return _HEAD + body + tail


def version() -> bytes:
    """Give what the copies depend on beside our code and the libraries that MADE_WITH names."""
    return zlib.ZLIB_RUNTIME_VERSION.encode()
