"""Which of our releases the media carried, and how soon: a guess, by titles and dates alone. Pure.

A headline and a title are alike where they share enough of their words. The words of the language (of, and) and
those of the office's own name count for nothing: they stand in nearly every headline about it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ...pages.search import variants
from ..monitoring.clipping import Clipping

MOST_DAYS = 14  # after its day a release is no longer news
LEAST = 0.5  # how alike is alike enough, of 1
FEWEST = 2  # words that must be shared


class Issued(Struct, frozen=True):
    """A release that is out: its key, its day, and by language its title and its address."""

    key: str
    day: dt.date
    titles: Mapping[str, str]
    urls: Mapping[str, str]


class Use(Struct, frozen=True):
    """A clipping that seems to carry a release: so many days after it, so alike (0 to 1)."""

    release: Issued
    clipping: Clipping
    days: int
    likeness: float


def uses(
    clippings: Iterable[Clipping], releases: Sequence[Issued], names: Iterable[str]
) -> list[Use]:
    """Give the release that each clipping seems to carry, for those that seem to carry one.

    `names` are the office's own, in both languages. Of releases equally alike it is the newest.
    """
    idle = frozenset(word for name in names for word in _words(name)) | _STOPPED
    titles = [
        (release, frozenset(_words(title)) - idle)
        for release in releases
        for title in release.titles.values()
    ]
    likely_uses = []
    for clipping in clippings:
        said = frozenset(_words(clipping.headline)) - idle
        likely = [
            (likeness(said, words), release.day, release.key, release)
            for release, words in titles
            if 0 <= (clipping.date - release.day).days <= MOST_DAYS
        ]
        best = max(likely, key=lambda each: each[:3], default=None)
        if best and best[0] >= LEAST:
            likely_uses.append(Use(best[3], clipping, (clipping.date - best[1]).days, best[0]))
    return likely_uses


def likeness(said: frozenset[str], title: frozenset[str]) -> float:
    """Give how alike two sets of words are, from 0 to 1: the part that they share (Dice's coefficient).

    >>> likeness(frozenset({"kliniki", "sheria", "dodoma"}), frozenset({"kliniki", "sheria", "mwanza"}))
    0.6666666666666666
    """
    shared = len(said & title)
    if shared < FEWEST:
        return 0.0
    return 2 * shared / (len(said) + len(title))


def _words(text: str) -> list[str]:
    """The words of a text, those that are spelled in two ways in the first of them."""
    rules = variants.load()
    plain = " ".join(rules.words(text))
    for first, *others in (*rules.parts, *rules.joined):
        for other in others:
            plain = plain.replace(other, first)
    return plain.split()


_STOPPED = frozenset(word for words in variants.load().stop.values() for word in words.split())
