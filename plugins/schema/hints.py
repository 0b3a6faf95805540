"""Hints: what stands between ‹ and › in a new story until an editor writes something in its place.

A header's line that is a hint and nothing else says nothing: it is left out as if it were not there. Only
where something must be given is a hint that is left a fault.
"""

import re
from collections.abc import Iterator
from itertools import islice

import msgspec

from .faults import Fault

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


def warned(fault: Fault) -> Fault:
    """Give a fault, as a warning where it is a hint that is left: a preview is there for what is half written."""
    return msgspec.structs.replace(fault, warning=True) if fault.rule == "hint-left" else fault


def refused(warnings: list[Fault]) -> list[Fault]:
    """Give as faults those hints of which reading only warned: what is not for a preview has none."""
    return [
        msgspec.structs.replace(one, warning=False) for one in warnings if one.rule == "hint-left"
    ]
