"""Steps by name: what may befall a site between two builds, as a function of it and two numbers.

A step that finds nothing to do gives False: it is taken again, with other numbers.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from .work import Work

Step = Callable[[Work, int, int], bool]
STEPS: dict[str, Step] = {}
Item = TypeVar("Item")


def step(name: str) -> Callable[[Step], Step]:
    """Enter a function under the name that a failure tells it by."""

    def enter(function: Step) -> Step:
        assert name not in STEPS
        STEPS[name] = function
        return function

    return enter


def pick(items: Sequence[Item], number: int) -> Item:
    """Give one of the items, whatever the number."""
    return items[number % len(items)]


def other(items: Sequence[Item], standing: object, number: int) -> Item:
    """Give one of the items that is not what stands now."""
    return pick([item for item in items if item != standing], number)
