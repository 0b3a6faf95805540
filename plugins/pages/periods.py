"""Lists that split: a long list shows its newest things and leads to its years, a full year to its months."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ..bilingual import counts, dates
from ..bilingual.strings import Strings, fill
from ..model.edition import Edition
from ..model.source import Story
from ..model.values import Link, Period, Stamp
from .groups import by_number
from .head import head

Thing = TypeVar("Thing")


class Part(Struct, frozen=True):
    """A list, or a year or a month of it.

    `own` and `there` are its links in both languages, `short` is what the list above calls it: `2026`.
    `inside` is all that it holds, `shown` what stands on its page, `below` its years or its months with
    what each holds; `above` are the lists that it lies in, the whole first.
    """

    own: Link
    there: Link
    short: Link
    inside: tuple[Any, ...]
    shown: tuple[Any, ...]
    below: tuple[tuple[Link, tuple[Any, ...]], ...] = ()
    above: tuple["Part", ...] = ()

    def head(
        self, noun: str, t: Strings, number: Callable[[tuple[Any, ...]], int] = len
    ) -> dict[str, Any]:
        """What its document begins with, and the links below, with how many of a noun each holds in words."""
        title = t.titles.months if self.above else t.titles.years
        periods = tuple(
            Period(link=link, count=counts.count_text(noun, number(inside), t))
            for link, inside in self.below
        )
        named = title if self.below else ""
        return head(self.own, self.there, periods=periods, periods_title=named)


def split(
    strings: Mapping[str, Strings],
    own: Link,
    there: Link,
    things: Iterable[Thing],
    day: Callable[[Thing], date],
    *,
    newest: int,
    years: int = 0,
    months: int | None = None,
) -> Iterator[Part]:
    """Give a list, then its years, each before its months; what is in them stays in the order of `things`.

    It has years where it holds more than so many, and shows its newest alone; a year has months where it
    holds more than so many, and then shows nothing itself.
    """

    def short(of: Link, year: int, month: int = 0) -> Link:
        text = dates.month_text(year, month, strings[of.lang]) if month else str(year)
        url = f"{of.url}{year:04}/" + (f"{month:02}/" if month else "")
        return Link(lang=of.lang, title=text, url=url)

    def links(*when: int) -> tuple[Link, Link, Link]:
        full = []
        for of in (own, there):
            link = short(of, *when)
            title = fill(strings[of.lang].titles.of_period, title=of.title, period=link.title)
            full.append(replace(link, title=title, named=of.named))
        return (*full, short(own, *when))  # type: ignore[return-value]

    every = tuple(things)
    by_year = by_number(every, lambda one: day(one).year) if len(every) > years else {}
    below = tuple((short(own, year), inside) for year, inside in by_year.items())
    whole = Part(own, there, own, every, every[:newest] if by_year else every, below)
    yield whole
    for year, inside in by_year.items():
        full = months is not None and len(inside) > months
        by_month = by_number(inside, lambda one: day(one).month) if full else {}
        below = tuple((short(own, year, month), those) for month, those in by_month.items())
        part = Part(*links(year), inside, () if full else inside, below, (whole,))
        yield part
        for month, those in by_month.items():
            yield Part(*links(year, month), those, those, (), (whole, part))


def newest_stamp(edition: Edition, lang: str, stories: Iterable[Story]) -> Stamp | None:
    """Give the day of a list's own last change: of the newest story in it, None where only events are.

    The stories come newest first, as an edition has them.
    """
    day = next((story.filed for story in stories if story.filed), None)
    return edition.stamp(day, lang) if day else None


def day_of(story: Story) -> date:
    """Give the day of a story that has one, to split a list of such by."""
    assert story.day is not None
    return story.day
