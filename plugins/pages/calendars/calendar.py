"""The calendars of the site: all events, each region's, those for journalists, and the file of each event."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from ...bilingual.strings import OTHER, fill
from ...model import addresses, lasting
from ...model.edition import Edition
from ...model.planned import Made, Page
from ...model.source import Story
from ...model.values import Link, Value
from ...stories import calendars, occurrences, shown
from ..events import diary, ways
from ..events.programme import programme
from .entry import CalendarEntry, entries

BYTES = "plugins.pages.calendars.ics:calendar"


class Calendar(Value, frozen=True, kw_only=True):
    """A calendar to subscribe to, or the file of one event, which has no title and no name of its own.

    `page` and `source` are the addresses of its page and of itself, empty where the site's is not given.
    """

    lang: str
    entries: tuple[CalendarEntry, ...]
    uid: str = ""
    title: str = ""
    about: str = ""
    page: str = ""
    source: str = ""


Told = Mapping[
    str, tuple[CalendarEntry, ...]
]  # by language; a story of one language is told in it in both


SEES = ("events",)


def plan(edition: Edition) -> list[Page]:
    """Plan the calendars of both languages, and the file of every event beside its page."""
    told = {story.pair: (story, _told(story, edition)) for story in _travelling(edition)}
    planned = []
    for story, by_lang in told.values():
        for source in story.sources:
            url = addresses.event_file(edition.url(source))
            values = Calendar(lang=source.lang, entries=by_lang[source.lang])
            planned.append(Page(addresses.output(url), Made(BYTES, values), source.path))
    since = dt.date(edition.clock.month().year - 1, 1, 1)
    recent = {
        pair: by_lang for pair, (story, by_lang) in told.items() if _later(story, since, edition)
    }
    for page, about, pairs in _subscribed(edition, told):
        mine = [by_lang[page.lang] for pair, by_lang in recent.items() if pair in pairs]
        planned.append(_page(edition, page, about, mine))
    return planned


def _subscribed(
    edition: Edition, every: Collection[str]
) -> Iterator[tuple[Link, str, Collection[str]]]:
    """The pages beside which a calendar stands, what it is about, and the pair keys of its events."""
    turns = edition.once("programme", programme)
    regions = ways.by_region(edition, turns)
    journalists = {one.story.pair for one in turns if diary.for_journalists(one.story)}
    for lang in OTHER:
        t = edition.strings[lang]
        yield edition.section(lang, "events"), t.titles.about.events, every
        yield ways.link(edition, lang, "diary"), t.programme.about.diary, journalists
        for way in regions:
            page = Link(lang=lang, title=way.titles[lang], url=way.urls[lang])
            yield page, t.titles.about.events, {one.story.pair for one in way.entries}


def _travelling(edition: Edition) -> list[Story]:
    """The events that may leave the site, the earliest first."""
    return [one for one in reversed(shown.travelling(edition)) if one.section == "events"]


def _told(story: Story, edition: Edition) -> Told:
    """An event's entries, in each language's own words or in the only ones that there are."""
    own = {source.lang: entries(story, source, edition) for source in story.sources}
    return {lang: own[lang if lang in own else story.primary.lang] for lang in OTHER}


def _later(story: Story, since: dt.date, edition: Edition) -> bool:
    """Whether an event takes place on a day or after it: a calendar that holds all the past is heavy to fetch."""
    last = occurrences.occurrences(story, occurrences.window(edition.clock))[-1]
    return last.over > dt.datetime.combine(since, dt.time.min)


def _page(
    edition: Edition, page: Link, about: str, told: Collection[tuple[CalendarEntry, ...]]
) -> Page:
    """Plan the calendar that stands beside a page."""
    lang, known = page.lang, edition.office.site.url
    url, t = calendars.beside(page).url, edition.strings[lang]
    values = Calendar(
        lang=lang,
        entries=tuple(entry for some in told for entry in some),
        uid=lasting.name(url),
        title=fill(t.calendar.title, title=page.title, office=edition.office.name[lang]),
        about=about,
        page=known + page.url if known else "",
        source=known + url if known else "",
    )
    return Page(addresses.output(url), Made(BYTES, values))
