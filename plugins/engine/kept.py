"""What is kept from build to build: bytes behind a line of their hash, which tells what is cut short or altered."""

import os
from pathlib import Path
from typing import TypeVar

import msgspec

from ..model.names import digest
from . import plain

Value = TypeVar("Value")
Decoder = msgspec.json.Decoder[Value] | msgspec.msgpack.Decoder[Value]


class Damaged(Exception):
    """What is kept is not what was: begin again without it."""


def read(path: Path, hash: str = "") -> bytes:
    """Give the bytes that a file keeps, those of a hash where one is given.

    Raises OSError where there is none, Damaged where it is odd.
    """
    head, _, data = plain.read(path).partition(b"\n")
    made = digest(data)
    if head != made.encode() or hash not in ("", made):
        raise Damaged(path.name)
    return data


def decoded(decoder: Decoder[Value], data: bytes) -> Value:
    """Give the value that kept bytes hold. Raises Damaged where they hold another."""
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Damaged(str(error)) from None


def write(path: Path, data: bytes, new: Path) -> None:
    """Keep bytes in a file, whole or not at all: they are written to `new` first."""
    with open(new, "wb") as file:
        file.write(digest(data).encode() + b"\n")
        file.write(data)
    os.replace(new, path)
