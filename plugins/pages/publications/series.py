"""A series: what comes out issue by issue under one name, as a magazine does."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from ...model import addresses
from ...model.edition import Edition
from ...model.source import Story
from ...model.values import Link
from ...stories import shown

KEY = "series"  # under which they are made once
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Series(Struct, frozen=True):
    """A series: the word of its address, its name and the language of that, its issues, the newest first."""

    word: str
    name: str
    lang: str
    issues: tuple[Story, ...]

    def link(self, lang: str) -> Link:
        """The link to the series' page in a language."""
        named = self.lang if self.lang != lang else ""
        url = addresses.series(lang, self.word)
        return Link(lang=lang, title=self.name, url=url, named=named)


def every(edition: Edition) -> Mapping[str, Series]:
    """Give the series that have listed issues, by the words of their addresses, in the order of their names."""
    found: dict[str, list[Story]] = {}
    for story in edition.stories:
        if story.section == "publications" and story.facts.series and shown.listed(story):
            found.setdefault(addresses.series_word(story.facts.series), []).append(story)
    made = [
        Series(word, issues[0].facts.series, issues[0].primary.lang, ordered(issues))
        for word, issues in found.items()
    ]
    return {one.word: one for one in sorted(made, key=lambda one: one.name.casefold())}


def of(story: Story, edition: Edition) -> Series | None:
    """Give the series that a publication belongs to, where any of its issues is listed."""
    name = story.facts.series
    return edition.once(KEY, every).get(addresses.series_word(name)) if name else None


def ordered(issues: Iterable[Story]) -> tuple[Story, ...]:
    """Give the issues of a series, the newest first: by their numbers where each has one, else by their days.

    10 is after 9. A year counts before the number beside it (`3/2026`, `Toleo la 3, 2026`), where each issue
    says its year.
    """
    some = list(issues)
    numbers = [_numbers(story.facts.issue or "") for story in some]
    dated = all(any(map(_YEAR.fullmatch, one)) for one in numbers)
    numbered = all(numbers)

    def key(at: int) -> tuple[list[int], str, str]:
        years = [one for one in numbers[at] if dated and _YEAR.fullmatch(one)]
        rest = [one for one in numbers[at] if one not in years]
        found = [int(one) for one in years + rest] if numbered else []
        day = some[at].day
        return found, day.isoformat() if day else "", some[at].pair

    return tuple(some[at] for at in sorted(range(len(some)), key=key, reverse=True))


def _numbers(text: str) -> list[str]:
    return [one[:9] for one in _NUMBER.findall(text)]


def near(story: Story, series: Series) -> tuple[Story | None, Story | None]:
    """Give the issues before and after one; none for one that is not listed."""
    if story not in series.issues:
        return None, None
    at = series.issues.index(story)
    before = series.issues[at + 1] if at + 1 < len(series.issues) else None
    return before, series.issues[at - 1] if at else None
