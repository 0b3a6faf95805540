"""How many stories came out in each month, by section: the report's chart."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from ...model.edition import Audience
from ...model.moment import Clock
from ...model.source import Story
from ...schema.sections import LISTED
from ...stories import shown

MONTHS = 12  # the present one and those before it


class MonthRow(Struct, frozen=True):
    """A row of the chart: the first day of the month, None for all before or after; counts by section."""

    when: str  # month, later (after the present month) or earlier (before all that are listed)
    first: dt.date | None
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All stories of the row."""
        return sum(self.counts)


class MonthsChart(Struct, frozen=True):
    """The chart: its rows, the newest first; how many stories are samples, drafts and under embargo."""

    rows: tuple[MonthRow, ...]
    samples: int = 0
    drafts: int = 0
    embargoed: int = 0

    @property
    def most(self) -> int:
        """The greatest count of a month, at least 1: the whole width of a bar."""
        return max([1, *(n for row in self.rows if row.when == "month" for n in row.counts)])

    @property
    def totals(self) -> tuple[int, ...]:
        """The counts of each section."""
        return tuple(sum(column) for column in zip(*(row.counts for row in self.rows), strict=True))


def chart(stories: Iterable[Story], clock: Clock, today: dt.date) -> MonthsChart:
    """Count the stories that the public can read, by the month of their day; an event's is that on which it starts.

    Standing pages have no day and are not among them; samples are counted apart.
    """
    counts: Counter[tuple[dt.date | str, str]] = Counter()
    apart: Counter[str] = Counter()
    months = listed(today)
    for story in stories:
        if story.section not in LISTED or story.day is None:
            continue
        why = "sample" if story.facts.sample else shown.why_not(story, clock, Audience())
        if why:
            apart[why] += 1
            continue
        first = story.day.replace(day=1)
        later = "later" if first > months[0] else "earlier"
        counts[first if first in months else later, story.section] += 1

    def row(when: str, first: dt.date | None = None) -> MonthRow:
        return MonthRow(when, first, tuple(counts[first or when, name] for name in LISTED))

    rows = (row("later"), *(row("month", first) for first in months), row("earlier"))
    return MonthsChart(rows, apart["sample"], apart["draft"], apart["embargo"])


def listed(today: dt.date) -> list[dt.date]:
    """Give the first days of the months that are listed, the present one first.

    >>> [str(one) for one in listed(dt.date(2026, 2, 7))][:3]
    ['2026-02-01', '2026-01-01', '2025-12-01']
    """
    found = [today.replace(day=1)]
    while len(found) < MONTHS:
        found.append((found[-1] - dt.timedelta(days=1)).replace(day=1))
    return found
