"""Entries: what a calendar holds of an event, in the words of one language."""

import datetime as dt

from msgspec import structs

from ...bilingual import agreement, counts
from ...bilingual.strings import Strings, fill
from ...model import lasting
from ...model.edition import Edition
from ...model.source import Source, Story
from ...model.values import Value
from ...schema import recurrence
from ...schema.values import Moment, Spot
from ...stories import cards, marks, occurrences, turns, when


class CalendarEntry(Value, frozen=True, kw_only=True):
    """One event as a calendar holds it (RFC 5545, 3.6.1): `lang` is the language of all its words.

    `sequence` is how many changes were told, `changed` the day of the last, None where none was; `stamp` is
    that day or the file's. `rule` is as RFC 5545 wants it beside `start`, and `without` are the starts that
    it leaves out. `url` is empty where the site's own address is not given.
    """

    uid: str
    lang: str
    title: str
    text: str
    kind: str
    status: str  # CONFIRMED | TENTATIVE | CANCELLED
    sequence: int
    stamp: dt.date
    changed: dt.date | None
    start: Moment
    end: Moment | None
    place: str = ""
    spot: Spot | None = None
    contact: str = ""
    url: str = ""
    rule: str = ""
    without: tuple[Moment, ...] = ()


def entries(story: Story, source: Source, edition: Edition) -> tuple[CalendarEntry, ...]:
    """Give an event's entries in a source's language: one, or two where its rule has not its first day.

    Calendars do not agree on a first day that the rule has not (RFC 5545, 3.8.5.3, leaves it undefined):
    such a day is an entry by itself, and what repeats begins with the first day of the rule.
    """
    facts, t = story.facts, edition.strings[source.lang]
    known = edition.office.site.url
    own = CalendarEntry(
        uid=uid(story),
        lang=source.lang,
        title=title(story, source, t),
        text=text(story, source, edition),
        kind=t.nouns[marks.noun_of(story)].one,
        status=status(story),
        sequence=max(len(one.headers.updated) for one in story.sources),
        stamp=changed(story) or story.primary.day,
        changed=changed(story),
        start=facts.starts,
        end=facts.ends,
        place=when.place(story, source),
        spot=facts.map,
        contact=source.headers.contact or "",
        url=known + edition.url(source) if known else "",
        rule=occurrences.rule(story),
        without=occurrences.left_out(story),
    )
    return _repeated(own, story)


def _repeated(own: CalendarEntry, story: Story) -> tuple[CalendarEntry, ...]:
    if not own.rule:
        return (own,)
    start = own.start.start
    by = next(recurrence.given(story.facts.repeat[0].rule, start)) - start
    if not by:
        return (own,)
    alone = structs.replace(own, rule="", without=())
    rest = structs.replace(
        own,
        uid=uid(story, "repeat"),
        start=_later(own.start, by),
        end=own.end and _later(own.end, by),
    )
    return (rest,) if own.start in own.without else (alone, rest)


def _later(moment: Moment, by: dt.timedelta) -> Moment:
    then = moment.start + by
    return Moment(then.date(), None if moment.time is None else then.time())


def uid(story: Story, *more: str) -> str:
    """Give an event's lasting name, the same in both languages: it is one event, told twice."""
    return lasting.name("/".join((story.section, story.pair, *more)))


def title(story: Story, source: Source, t: Strings) -> str:
    """Give an event's title, behind what became of it: `Mkutano umeahirishwa: …`."""
    state = story.facts.state
    if state == "scheduled":
        return source.headers.title
    said = agreement.phrase(marks.noun_of(story), state, t)
    return fill(t.calendar.state, state=said, title=source.headers.title)


def text(story: Story, source: Source, edition: Edition) -> str:
    """Say all that a reader needs without the page: when in both clocks, what to bring, where to read on."""
    headers, t = source.headers, edition.strings[source.lang]
    known = edition.office.site.url
    about = [mark.note for mark in marks.marks(story, edition, source.lang)]
    said = [
        (t.event.arrival, when.arrival(story, t)),
        (t.event.bring, counts.join(headers.bring, t)),
        (t.event.accreditation, headers.accreditation or ""),
        (t.event.live, headers.live or ""),
        (t.event.contact, headers.contact or ""),
    ]
    lines = [fill(t.calendar.line, label=label, value=value) for label, value in said if value]
    url = [known + edition.url(source)] if known else []
    return "\n".join([*about, headers.summary or "", *times(story, edition, t), *lines, *url])


def times(story: Story, edition: Edition, t: Strings) -> list[str]:
    """Say when an event is, that this no longer holds where it does not, and when it was to be before."""
    turn, *more = turns.shown(story, edition.clock)
    state = cards.state(story, edition, t.lang)
    said = when.text(story, t, turn)
    not_held = when.not_held(story, edition.clock, t)
    if state and state.void:
        first = f"{state.void} {said}"
    else:
        first = fill(t.calendar.line, label=t.calendar.first if more else t.event.when, value=said)
    formerly = fill(state.instead, value=state.before) if state and state.before else ""
    return [line for line in (first, not_held, formerly, state.note if state else "") if line]


def status(story: Story) -> str:
    """Give an event's status in a calendar: one that was postponed to no date yet is not sure."""
    if story.facts.state == "cancelled":
        return "CANCELLED"
    return "TENTATIVE" if when.off(story) else "CONFIRMED"


def changed(story: Story) -> dt.date | None:
    """Give the day of an event's last change that was told, in whichever language; None where none was.

    It is not the file's date, which may be the event's own: a program that compares days would take the
    first change that is told for an old one, and keep the old hour.
    """
    days = [note.day for source in story.sources for note in source.headers.updated]
    return max(days, default=None)
