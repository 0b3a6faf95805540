"""Counts, sizes and lists as whole phrases: `Matukio 3`, `MB 2.4`, `a, b na c`."""

from collections.abc import Sequence
from functools import lru_cache, reduce

from .strings import REMEMBERED, Strings, fill


@lru_cache(maxsize=REMEMBERED)
def count_text(key: str, n: int, t: Strings) -> str:
    """Return how many there are of something: `Hakuna matukio`, `Tukio 1`, `Matukio 3`.

    Raises MissingStringError for an unknown key, ValueError for a number below zero.
    """
    phrases = t.counts[key]
    if _whole(n) == 0:
        return phrases.none
    return phrases.one if n == 1 else fill(phrases.many, n=number_text(n))


def unit_text(key: str, n: int, t: Strings) -> str:
    """Return an amount inside a sentence: `saa 10`, `kurasa 12`; `10 hours`, `12 pages`."""
    phrases = t.units[key]
    return phrases.one if _whole(n) == 1 else fill(phrases.many, n=number_text(n))


def number_text(n: int) -> str:
    """Return a whole number with a comma at each thousand, as both languages write it (CLDR)."""
    return f"{n:,}"


def bytes_text(n: int, t: Strings) -> str:
    """Return a file's size: `KB 350`, `MB 2.4`; a unit stands before its number in Kiswahili.

    1 KB is 1,000 bytes, the least is KB 1; from 1 MB one decimal, which is left out when it is
    0. Halves are rounded up. Raises ValueError for a number below zero.
    """
    kilobytes = max(1, (_whole(n) + 500) // 1000)
    if kilobytes < 1000:
        return fill(t.units.kilobytes, n=kilobytes)
    whole, tenth = divmod((n + 50_000) // 100_000, 10)
    size = number_text(whole) + (f".{tenth}" if tenth else "")
    return fill(t.units.megabytes, n=size)


@lru_cache(maxsize=REMEMBERED)
def file_text(kind: str, size: int, pages: int | None, t: Strings) -> str:
    """Return what a link to a file says: `PDF, MB 2.4, kurasa 12`.

    `kind` is shown as it is, `size` is in bytes, `pages` is None for what has no pages.
    """
    parts = [kind, bytes_text(size, t)]
    if pages:
        parts.append(unit_text("page", pages, t))
    return reduce(lambda a, b: fill(t.lists.more, a=a, b=b), parts)


@lru_cache(maxsize=REMEMBERED)
def picture_text(kind: str, size: int, width: int, height: int, t: Strings) -> str:
    """Return what a link to a picture says: `JPEG, MB 1.2, pikseli 2400 × 1600`."""
    pixels = fill(t.units.pixels, width=width, height=height)
    parts = [kind, bytes_text(size, t), pixels]
    return reduce(lambda a, b: fill(t.lists.more, a=a, b=b), parts)


def join(items: Sequence[str], t: Strings) -> str:
    """Return the items as one list in a sentence: `a, b na c`; nothing for no items.

    Markup items stay Markup, and plain ones beside them are escaped.
    """
    *first, last = items or ("",)
    if not first:
        return last
    before = reduce(lambda a, b: fill(t.lists.more, a=a, b=b), first)
    return fill(t.lists.last, a=before, b=last)


def _whole(n: int) -> int:
    if n < 0:
        raise ValueError(f"{n} is below zero")
    return n
