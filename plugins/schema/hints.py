"""Hints: what stands between ‹ and › in a new story until an editor writes something in its place."""

import re
from collections.abc import Iterator
from itertools import islice

MOST = 20  # hints that are named of one text: who has left more begins anew
HINT = re.compile(r"‹[^‹›\n]*›")


def hint(text: str) -> str:
    """Give a text as a hint.

    >>> hint("Mahali")
    '‹Mahali›'
    """
    return f"‹{text}›"


def is_hint(value: str) -> bool:
    """Say whether a header's value is a hint and nothing else."""
    return bool(HINT.fullmatch(value))


def left(text: str) -> Iterator[tuple[int, int, str]]:
    """Give the hints that a text still holds, each with its line and column, counted from 1."""
    for match in islice(HINT.finditer(text), MOST):
        at = match.start()
        yield text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), match[0]
