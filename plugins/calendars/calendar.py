"""The calendars of the site: all events of a language, and the file of each event."""

import datetime as dt
from collections.abc import Iterable, Mapping

from ..bilingual import addresses
from ..bilingual.addresses import OTHER
from ..bilingual.strings import fill
from ..events import occurrences
from ..feeds import feed
from ..pipeline.edition import Edition
from ..pipeline.pages import Made, Page
from ..pipeline.source import Story
from ..pipeline.values import Value
from ..stories import shown
from .entry import Entry, entries

BYTES = "plugins.calendars.ics:calendar"


class Calendar(Value, frozen=True, kw_only=True):
    """A calendar to subscribe to, or the file of one event, which has no title and no name of its own.

    `page` and `source` are the addresses of its page and of itself, empty where the site's is not given.
    """

    lang: str
    entries: tuple[Entry, ...]
    uid: str = ""
    title: str = ""
    about: str = ""
    page: str = ""
    source: str = ""


Told = Mapping[str, tuple[Entry, ...]]  # by language; a story of one language is told in it in both


def plan(edition: Edition) -> list[Page]:
    """Plan the calendars of both languages, and the file of every event beside its page."""
    told = [(story, _told(story, edition)) for story in _travelling(edition)]
    planned = []
    for story, by_lang in told:
        for source in story.sources:
            url = addresses.event_file(edition.url(source))
            values = Calendar(lang=source.lang, entries=by_lang[source.lang])
            planned.append(Page(addresses.output(url), Made(BYTES, values), source.path))
    since = dt.date(edition.clock.month().year - 1, 1, 1)
    recent = [(story, by_lang) for story, by_lang in told if _later(story, since, edition)]
    for lang in OTHER:
        t = edition.strings[lang]
        mine = (by_lang[lang] for _, by_lang in recent)
        page = addresses.section(lang, "events")
        planned.append(_page(edition, lang, page, t.titles.events, t.titles.about.events, mine))
    return planned


def _travelling(edition: Edition) -> list[Story]:
    """The events that may leave the site, the earliest first."""
    return [
        story
        for story in reversed(edition.stories)
        if story.section == "events" and shown.travels(story, edition.clock)
    ]


def _told(story: Story, edition: Edition) -> Told:
    """An event's entries, in each language's own words or in the only ones that there are."""
    own = {source.lang: entries(story, source, edition) for source in story.sources}
    return {lang: own[lang if lang in own else story.primary.lang] for lang in OTHER}


def _later(story: Story, since: dt.date, edition: Edition) -> bool:
    """Whether an event takes place on a day or after it: a calendar that holds all the past is heavy to fetch."""
    last = occurrences.occurrences(story, occurrences.window(edition.clock))[-1]
    return last.over > dt.datetime.combine(since, dt.time.min)


def _page(
    edition: Edition,
    lang: str,
    page: str,
    title: str,
    about: str,
    told: Iterable[tuple[Entry, ...]],
) -> Page:
    """Plan the calendar that stands beside a page."""
    url, known = addresses.calendar(lang, page), edition.office.site.url
    said = fill(edition.strings[lang].calendar.title, title=title, office=edition.office.name[lang])
    values = Calendar(
        lang=lang,
        entries=tuple(entry for some in told for entry in some),
        uid=feed.lasting(url),
        title=said,
        about=about,
        page=known + page if known else "",
        source=known + url if known else "",
    )
    return Page(addresses.output(url), Made(BYTES, values))
