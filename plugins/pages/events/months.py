"""The calendar: a page for each month that has events, week by week, and the index of all months."""

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct

from ...bilingual import agreement, counts, dates
from ...bilingual.strings import OTHER, Strings, fill
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Page, rendered
from ...model.source import Story
from ...model.values import Group, Link, Listing, Period
from ...stories import calendars, cards, marks, occurrences, when
from ...stories.occurrences import Occurrence
from ..head import head
from . import ways
from .documents import Day, Month, Slot, Weekday
from .programme import Entries, programme

WEEK = calendar.Calendar(firstweekday=calendar.MONDAY)


class Held(Struct, frozen=True):
    """An event on one of its days."""

    story: Story
    occurrence: Occurrence


Days = Mapping[dt.date, Sequence[Held]]
Key = tuple[int, int]  # year, month


def plan(edition: Edition) -> list[Page]:
    """Plan a page for each month that has events, and the index."""
    every = edition.once("programme", programme)
    months = by_month(days(every, occurrences.window(edition.clock)))
    planned: list[Page] = []
    for lang in OTHER:
        planned += rendered("listing.html", [index(edition, lang, months)])
        others = [None, *months, None]
        for before, key, after in zip(others, months, others[2:], strict=False):
            shown = month(edition, lang, key, months[key], (before, after))
            planned += rendered("month.html", [shown])
    return planned


def days(entries: Entries, until: dt.date) -> Days:
    """Give what is held on each day, in the order of the day: what goes on from before, then by the hour.

    An event stands on each of its days, up to a last one; what runs past midnight belongs to its first.
    """
    found: dict[dt.date, list[Held]] = {}
    for entry in entries:
        for one in entry.turn.days:
            last = min(one.last, until)
            for after in range((last - one.start.day).days + 1):
                day = one.start.day + dt.timedelta(days=after)
                found.setdefault(day, []).append(Held(entry.story, one))
    for held in found.values():
        held.sort(key=lambda one: (one.occurrence.start.start, one.story.pair))
    return found


def by_month(held: Days) -> dict[Key, dict[dt.date, Sequence[Held]]]:
    """Group days by their months, the earliest first."""
    months: dict[Key, dict[dt.date, Sequence[Held]]] = {}
    for day in sorted(held):
        months.setdefault((day.year, day.month), {})[day] = held[day]
    return months


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
    held: Mapping[dt.date, Sequence[Held]],
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
        weeks=tuple(
            tuple(day and _day(edition, lang, day, held.get(day, ())) for day in week)
            for week in weeks(*key)
        ),
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


def _count(held: Mapping[dt.date, Sequence[Held]], t: Strings) -> str:
    """How many events a month has, in words; one of several days is one."""
    stories = {one.story.pair for some in held.values() for one in some}
    return counts.count_text("event", len(stories), t)


def _day(edition: Edition, lang: str, day: dt.date, held: Sequence[Held]) -> Day:
    return Day(
        iso=day.isoformat(),
        number=str(day.day),
        weekday=dates.weekday(day, edition.strings[lang]),
        slots=tuple(slot(edition, lang, day, one) for one in held),
    )


def slot(edition: Edition, lang: str, day: dt.date, held: Held) -> Slot:
    """Give an event on one of its days, as the calendar shows it."""
    story = held.story
    source = story.source(lang) or story.primary
    return Slot(
        lang=source.lang,
        title=source.headers.title,
        url=edition.url(source),
        time=when.on_day(story, held.occurrence, day, edition.strings[lang]),
        state=cards.state(story, edition, lang),
        marks=marks.marks(story, edition, lang),
    )


def index(
    edition: Edition, lang: str, months: Mapping[Key, Mapping[dt.date, Sequence[Held]]]
) -> Listing:
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
