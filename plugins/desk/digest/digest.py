"""The staff's digest of a week in one language: what was said, by whom, how often, and what is to be done. Pure.

All that its forms (a page for e-mail, a message for WhatsApp, a sheet of paper) receive is words and addresses.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ...bilingual import counts, dates
from ...bilingual.strings import Strings, fill
from ...model.values import Document, Link
from ...schema.office import Office
from ..monitoring.clipping import MEDIA, TONES, Clipping
from . import carried
from .carried import Issued, Use
from .week import Week

MOST_OUTLETS = 10  # bars of one chart


class Bar(Struct, frozen=True):
    """A bar of a chart: its label, its number, its length (of 100), and the pattern that tells it apart."""

    label: str
    count: int
    length: int
    pattern: str


class Chart(Struct, frozen=True):
    """Bars that lie below each other, the longest of length 100, under a title."""

    title: str
    bars: tuple[Bar, ...]


class Mention(Struct, frozen=True, kw_only=True):
    """A clipping: its headline, its address if it has one, who said it and when, and what else is to be told.

    `notes` are sentences below it: its tone, who answered. `until` says by when it must be answered, and `late`
    that this day is over.
    """

    headline: str
    url: str
    about: str
    pattern: str
    summary: str = ""
    notes: tuple[str, ...] = ()
    until: str = ""
    late: bool = False


class TopicGroup(Struct, frozen=True):
    """The clippings of one topic, and how many there are in words."""

    title: str
    count: str
    items: tuple[Mention, ...]


class Carried(Struct, frozen=True):
    """A release of ours: its title, address and day, and who seems to have carried it, how soon.

    `by` says that in few words, `uses` with the headlines and how alike they are, in the same order.
    """

    title: str
    url: str
    issued: str
    by: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()


class Digest(Document, frozen=True, kw_only=True):
    """A week's digest. `notices` are to be read first; `whole` tells those who have the message alone of the rest.

    `week` is its name in ISO 8601, `day` its last day, `period` both its ends in words.
    """

    week: str
    day: dt.date
    period: str
    office: str
    country: str
    unit: str
    notices: tuple[str, ...]
    counts: tuple[str, ...]
    charts: tuple[Chart, ...]
    answers: tuple[Mention, ...]
    carried: tuple[Carried, ...]
    not_carried: tuple[Carried, ...]
    groups: tuple[TopicGroup, ...]


class Facts(Struct, frozen=True, kw_only=True):
    """What a digest is made of beside the week: all clippings that there are, our releases, and the office."""

    clippings: tuple[Clipping, ...]
    releases: tuple[Issued, ...]
    office: Office

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the office, in both languages."""
        held = (self.office.name, self.office.short, self.office.country, self.office.unit)
        return tuple(name for both in held for name in (both.sw, both.en))


def digest(week: Week, facts: Facts, today: dt.date, t: Strings) -> Digest:
    """Give the digest of a week in the language of the strings, as it is on a day."""
    return _Writer(week, facts, today, t).digest()


class _Writer:
    """Writes one digest."""

    def __init__(self, week: Week, facts: Facts, today: dt.date, t: Strings) -> None:
        self.week, self.facts, self.today, self.t = week, facts, today, t
        self.words = t.monitoring
        self.releases = {one.key: one for one in facts.releases}
        held = sorted(facts.clippings, key=lambda one: (one.date, one.outlet, one.headline))
        self.own = [one for one in held if week.first <= one.date <= week.last]
        waiting = [one for one in held if one.open and one.date <= week.last]
        self.waiting = sorted(waiting, key=lambda one: (one.answer_by or one.date, one.date))

    def digest(self) -> Digest:
        """The whole of it."""
        lang, week = self.t.lang, self.week
        title = fill(self.words.title, n=week.number, year=week.year)
        used = carried.uses(self.own, self.facts.releases, self.facts.names)
        return Digest(
            lang=lang,
            title=title,
            url="",
            counterpart=Link(lang=lang, title=title, url=""),
            week=week.name,
            day=week.last,
            period=dates.range_text(week.first, week.last, self.t),
            office=self.facts.office.name[lang],
            country=self.facts.office.country[lang],
            unit=self.facts.office.unit[lang],
            notices=self.notices(),
            counts=self.counts(),
            charts=self.charts() if self.own else (),
            answers=tuple(self.item(one) for one in self.waiting),
            carried=self.carried(used),
            not_carried=self.not_carried(used),
            groups=self.groups(),
        )

    def notices(self) -> tuple[str, ...]:
        """What is to be read first."""
        said = [self.words.private]
        if self.today <= self.week.last:
            said.append(fill(self.words.unfinished, date=dates.short(self.today, self.t)))
        if not self.own:
            said.append(self.words.empty)
        return tuple(said)

    def counts(self) -> tuple[str, ...]:
        """How many clippings, outlets and answers that are waited for."""
        outlets = {one.outlet.casefold() for one in self.own}
        numbers = {"clipping": len(self.own), "outlet": len(outlets), "answer": len(self.waiting)}
        if not self.own:
            del numbers["outlet"]
        return tuple(counts.count_text(key, n, self.words) for key, n in numbers.items())

    # ── how often ────────────────────────────────────────────────────────────────────────────

    def charts(self) -> tuple[Chart, ...]:
        """How often, by medium, by tone and by outlet."""
        media = Counter(one.medium for one in self.own)
        tones = Counter(one.tone for one in self.own)
        return (
            self.chart(
                "by_medium", [(self.words.media[one], media[one], "plain") for one in MEDIA]
            ),
            self.chart("by_tone", [(self.words.tones[one], tones[one], one) for one in TONES]),
            self.chart("by_outlet", self.outlets()),
        )

    def chart(self, title: str, numbers: Iterable[tuple[str, int, str]]) -> Chart:
        """A chart of labels, numbers and patterns; the longest bar is as long as can be."""
        rows = list(numbers)
        most = max(number for _, number, _ in rows)
        bars = [Bar(label, number, _length(number, most), kind) for label, number, kind in rows]
        return Chart(self.words[title], tuple(bars))

    def outlets(self) -> list[tuple[str, int, str]]:
        """The outlets that said most, and all others together."""
        names: dict[str, str] = {}
        for one in self.own:
            names.setdefault(one.outlet.casefold(), one.outlet)
        held = Counter(one.outlet.casefold() for one in self.own)
        ranked = sorted(held.items(), key=lambda one: (-one[1], one[0]))
        shown = ranked if len(ranked) <= MOST_OUTLETS else ranked[: MOST_OUTLETS - 1]
        rows = [(names[key], number, "plain") for key, number in shown]
        if rest := sum(number for _, number in ranked[len(shown) :]):
            rows.append((self.words.more_outlets, rest, "plain"))
        return rows

    # ── what was said ────────────────────────────────────────────────────────────────────────

    def groups(self) -> tuple[TopicGroup, ...]:
        """The week's clippings by topic, that with most of them first, those without one last."""
        titles: dict[str, str] = {}
        held: dict[str, list[Clipping]] = {}
        for one in self.own:
            key = one.topic.casefold()
            titles.setdefault(key, one.topic or self.words.no_topic)
            held.setdefault(key, []).append(one)
        ranked = sorted(held.items(), key=lambda one: (not one[0], -len(one[1]), one[0]))
        return tuple(
            TopicGroup(
                titles[key],
                counts.count_text("clipping", len(those), self.words),
                tuple(self.item(one) for one in those),
            )
            for key, those in ranked
        )

    def item(self, clipping: Clipping) -> Mention:
        """A clipping in words."""
        day = f"{dates.weekday(clipping.date, self.t)}, {dates.short(clipping.date, self.t)}"
        parts = [clipping.outlet, self.words.media[clipping.medium], day, clipping.page]
        late = bool(clipping.open and clipping.answer_by and clipping.answer_by < self.today)
        return Mention(
            headline=clipping.headline,
            url=clipping.url,
            about=" · ".join(part for part in parts if part),
            pattern=clipping.tone,
            summary=clipping.summary,
            notes=tuple(self.notes(clipping)),
            until=self.until(clipping, late),
            late=late,
        )

    def notes(self, clipping: Clipping) -> Iterable[str]:
        """The tone of a clipping, and who has answered it or with what."""
        yield fill(self.words.tone, tone=self.words.tones[clipping.tone])
        if release := self.releases.get(clipping.answered_by):
            yield fill(self.words.answered_with, title=self.title(release))
        elif clipping.answered_by:
            yield fill(self.words.answered_by, who=clipping.answered_by)

    def until(self, clipping: Clipping, late: bool) -> str:
        """By when a clipping must be answered, empty where it need not be, or has been."""
        if not (clipping.open and clipping.answer_by):
            return ""
        words = self.words.late if late else self.words.answer_by
        return fill(words, date=dates.short(clipping.answer_by, self.t))

    # ── our releases ─────────────────────────────────────────────────────────────────────────

    def carried(self, used: Sequence[Use]) -> tuple[Carried, ...]:
        """The releases that seem to have been carried, the newest first, by whom and how soon."""
        those = {use.release.key: use.release for use in used}
        return tuple(
            self.release(one, [use for use in used if use.release.key == one.key])
            for one in _newest(those.values())
        )

    def not_carried(self, used: Sequence[Use]) -> tuple[Carried, ...]:
        """The week's releases of which no clipping seems to tell."""
        seen = {use.release.key for use in used}
        week = [one for one in self.facts.releases if self.week.first <= one.day <= self.week.last]
        return tuple(self.release(one, []) for one in _newest(week) if one.key not in seen)

    def release(self, issued: Issued, used: Sequence[Use]) -> Carried:
        """A release in words, with its uses, the soonest first."""
        day, site = dates.short(issued.day, self.t), self.facts.office.site.url
        ranked = sorted(used, key=lambda use: (use.days, use.clipping.outlet))
        return Carried(
            title=self.title(issued),
            url=site + self.said(issued.urls) if site else "",
            issued=fill(self.words.issued, date=day),
            by=tuple(self.by(use) for use in ranked),
            uses=tuple(self.use(use) for use in ranked),
        )

    def by(self, use: Use) -> str:
        """Who carried a release, and how soon."""
        days = counts.unit_text("day", use.days, self.t) if use.days else ""
        delay = fill(self.words.after, days=days) if days else self.words.same_day
        return fill(self.words.by, outlet=use.clipping.outlet, delay=delay)

    def use(self, use: Use) -> str:
        """The same with the headline, and how alike it is."""
        percent = round(100 * use.likeness)
        return fill(self.words.use, by=self.by(use), headline=use.clipping.headline, n=percent)

    def title(self, one: Issued) -> str:
        """A release's title in the digest's language, or the only one it has."""
        return self.said(one.titles)

    def said(self, both: Mapping[str, str]) -> str:
        """What is given in the digest's language, or in the only one."""
        return both.get(self.t.lang) or next(iter(both.values()))


def _length(number: int, most: int) -> int:
    """The length of a bar, of 100; a number that is not nothing is seen."""
    return max(2, round(100 * number / most)) if number else 0


def _newest(those: Iterable[Issued]) -> list[Issued]:
    return sorted(those, key=lambda one: (one.day, one.key), reverse=True)
