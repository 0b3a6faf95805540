"""The calendar: a page for each month that has events, week by week, and the index of all months."""

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ...bilingual import agreement, counts, dates
from ...bilingual.strings import OTHER, Strings, fill
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Page, rendered
from ...model.values import Group, Link, Listing, Period
from ...schema.sections import SECTIONS
from ...stories import calendars, occurrences, when
from ..head import head
from . import ways
from .documents import Day, Month, MonthWeek, Slot, Weekday
from .programme import Entries, ProgrammeEntry, programme

WEEK = calendar.Calendar(firstweekday=calendar.MONDAY)


class Span(Struct, frozen=True):
    """A turn of an event in the calendar, from its first day to its last."""

    entry: ProgrammeEntry
    first: dt.date
    last: dt.date


Key = tuple[int, int]  # year, month


SEES = ("events",)


def plan(edition: Edition) -> list[Page]:
    """Plan a page for each month that has events, and the index."""
    every = edition.once("programme", programme)
    months = by_month(spans(every, occurrences.window(edition.clock)))
    planned: list[Page] = []
    for lang in OTHER:
        planned += rendered("listing.html", [index(edition, lang, months)])
        others = [None, *months, None]
        for before, key, after in zip(others, months, others[2:], strict=False):
            shown = month(edition, lang, key, months[key], (before, after))
            planned += rendered("month.html", [shown])
    return planned


def spans(entries: Entries, until: dt.date) -> list[Span]:
    """Give all turns up to a last day, in their order; what runs past midnight belongs to its first day."""
    return [
        Span(one, first, min(one.turn.last.last, until))
        for one in entries
        if (first := one.turn.first.start.day) <= until
    ]


def by_month(some: Iterable[Span]) -> dict[Key, list[Span]]:
    """Group turns by the months that they are in, the earliest first."""
    months: dict[Key, list[Span]] = {}
    for one in some:
        key, last = (one.first.year, one.first.month), (one.last.year, one.last.month)
        while key <= last:
            months.setdefault(key, []).append(one)
            key = (key[0] + key[1] // 12, key[1] % 12 + 1)
    return dict(sorted(months.items()))


def weeks(year: int, number: int) -> list[list[dt.date | None]]:
    """Give the weeks of a month from Monday to Sunday; None stands for the days of other months.

    >>> weeks(2026, 11)[0]
    [None, None, None, None, None, None, datetime.date(2026, 11, 1)]
    """
    return [
        [dt.date(year, number, day) if day else None for day in week]
        for week in WEEK.monthdayscalendar(year, number)
    ]


def month(
    edition: Edition,
    lang: str,
    key: Key,
    held: Sequence[Span],
    near: tuple[Key | None, Key | None],
) -> Month:
    """Give a month of the calendar, with the nearest months before and after it that have events."""
    t = edition.strings[lang]
    before, after = (key and _named(edition, lang, key) for key in near)
    return Month(
        **head(_link(edition, lang, key), _link(edition, OTHER[lang], key)),
        section="events",
        description=t.programme.about.calendar,
        crumbs=(
            edition.home(lang),
            edition.section(lang, "events"),
            ways.link(edition, lang, "calendar"),
        ),
        parent=ways.link(edition, lang, "calendar"),
        weekdays=tuple(
            Weekday(short=short, full=full)
            for short, full in zip(t.weekdays.short, t.weekdays.full, strict=True)
        ),
        weeks=tuple(_week(edition, lang, week, held) for week in weeks(*key)),
        caption=fill(t.programme.caption, count=_count(held, t)),
        before=before,
        after=after,
        before_text=agreement.phrase("month", "previous", t) if before else "",
        after_text=agreement.phrase("month", "next", t) if after else "",
        ways=ways.links(edition, lang, "calendar"),
        calendar=calendars.beside(edition.section(lang, "events")),
    )


def _named(edition: Edition, lang: str, key: Key) -> Link:
    """The link to a month by its name alone."""
    title = dates.month_text(*key, edition.strings[lang])
    return Link(lang=lang, title=title, url=addresses.grid(lang, *key))


def _link(edition: Edition, lang: str, key: Key) -> Link:
    """The link to a month by its page's title."""
    t, named = edition.strings[lang], _named(edition, lang, key)
    title = fill(t.titles.of_period, title=t.programme.titles.calendar, period=named.title)
    return Link(lang=lang, title=title, url=named.url)


def _count(held: Sequence[Span], t: Strings) -> str:
    """How many events a month has, in words; one of several turns is one."""
    return counts.count_text("event", len({one.entry.story.pair for one in held}), t)


def _week(
    edition: Edition, lang: str, week: list[dt.date | None], held: Sequence[Span]
) -> MonthWeek:
    days = [day for day in week if day]
    here = [one for one in held if one.first <= days[-1] and one.last >= days[0]]
    return MonthWeek(
        days=tuple(
            day
            and Day(
                iso=day.isoformat(),
                number=str(day.day),
                weekday=dates.weekday(day, edition.strings[lang]),
                slots=tuple(
                    slot(edition, lang, one) for one in here if one.first == one.last == day
                ),
            )
            for day in week
        ),
        bars=_bars(edition, lang, week, [one for one in here if one.first < one.last]),
    )


def _bars(
    edition: Edition, lang: str, week: list[dt.date | None], held: Sequence[Span]
) -> tuple[tuple[Slot | None, ...], ...]:
    """The bars of a week, in as few rows as keep any two on one day apart."""
    days = [day for day in week if day]
    rows: list[list[Slot | None]] = []
    ends: list[int] = []  # the first column of each row that is free
    for one in held:
        start = week.index(max(one.first, days[0]))
        end = week.index(min(one.last, days[-1])) + 1
        at = next((at for at, free in enumerate(ends) if free <= start), len(rows))
        if at == len(rows):
            rows.append([])
            ends.append(0)
        again = one.first < days[0] and days[0].day > 1
        rows[at] += [None] * (start - ends[at])
        rows[at].append(slot(edition, lang, one, end - start, again))
        ends[at] = end
    return tuple((*row, *[None] * (len(week) - end)) for row, end in zip(rows, ends, strict=True))


def slot(edition: Edition, lang: str, span: Span, days: int = 1, again: bool = False) -> Slot:
    """Give an event as the calendar shows it: on its day, or as a bar across days of a week."""
    story, card, t = span.entry.story, span.entry.cards[lang], edition.strings[lang]
    if again:
        said = agreement.label(SECTIONS["events"].named(story.facts.kind), "continues", t)
    elif span.first < span.last:
        said = card.when
    else:
        said = when.hour(story, span.entry.turn.first, t)
    return Slot(
        lang=card.lang,
        title=card.title,
        url=card.url,
        time=said,
        state=card.state,
        marks=card.marks,
        days=days,
        again=again,
    )


def index(edition: Edition, lang: str, months: Mapping[Key, Sequence[Span]]) -> Listing:
    """Give the index of all months that have events, the latest year first."""
    t, own = edition.strings[lang], ways.link(edition, lang, "calendar")
    there = ways.link(edition, OTHER[lang], "calendar")
    groups = [
        Group(
            title=str(year),
            periods=tuple(
                Period(link=_named(edition, lang, key), count=_count(held, t))
                for key, held in months.items()
                if key[0] == year
            ),
        )
        for year in sorted({year for year, _ in months}, reverse=True)
    ]
    return Listing(
        **head(own, there),
        section="events",
        description=t.programme.about.calendar,
        crumbs=(edition.home(lang), edition.section(lang, "events")),
        calendar=calendars.beside(edition.section(lang, "events")),
        groups=tuple(groups),
        ways=ways.links(edition, lang, "calendar"),
        empty=t.titles.none.events,
        parent=edition.section(lang, "events"),
    )
