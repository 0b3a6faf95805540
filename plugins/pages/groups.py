"""Groups: the things of a list in the parts that a year, a month or a kind makes of them."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")
Key = TypeVar("Key")


def by(some: Iterable[Thing], key: Callable[[Thing], Key]) -> dict[Key, tuple[Thing, ...]]:
    """Group things by what each has, in the order in which the groups begin; within a group as they come.

    >>> by(["matukio", "habari", "machapisho"], lambda word: word[0])
    {'m': ('matukio', 'machapisho'), 'h': ('habari',)}
    """
    groups: dict[Key, list[Thing]] = {}
    for one in some:
        groups.setdefault(key(one), []).append(one)
    return {name: tuple(inside) for name, inside in groups.items()}


def by_number(some: Iterable[Thing], key: Callable[[Thing], int]) -> dict[int, tuple[Thing, ...]]:
    """Group things by a number that each has, the highest first; within a group as they come."""
    groups = by(some, key)
    return {number: groups[number] for number in sorted(groups, reverse=True)}
