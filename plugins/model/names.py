"""The names of content files: languages, what a file's name says; and of bytes: their hash."""

import hashlib
import re

NAME = re.compile(
    r"(?P<pair>(?:(?P<date>\d{4}-\d{2}-\d{2})-)?(?P<slug>[\w-]+))\.(?P<lang>sw|en)\.md",
    re.ASCII,
)


def digest(data: bytes) -> str:
    """Give the hash of some bytes as the project writes it: blake2b, 20 bytes, hexadecimal."""
    return hashlib.blake2b(data, digest_size=20).hexdigest()
