"""Atom feeds, each in one language alone: a story that the language does not have is not in its feed."""

import datetime as dt

from ...bilingual.strings import OTHER
from ...model import addresses, lasting
from ...model.edition import Edition
from ...model.planned import Later, Page, Rendered
from ...model.source import Source, Story
from ...schema.sections import LISTED
from ...stories import corrections, shown
from .documents import Entry, Feed

ENTRIES = 20
# An empty feed must say when it changed (RFC 4287, 4.1.1) and has never changed: the epoch says that,
# where the hour of the build would give other bytes each day.
NEVER = "1970-01-01T00:00:00Z"


def plan(edition: Edition) -> list[Page]:
    """Plan the feeds of both languages: all stories, and each section."""
    feeds: list[Page] = []
    for lang in OTHER:
        stories = [
            (story, source)
            for story in shown.travelling(edition)
            if story.section in LISTED and (source := story.source(lang))
        ]
        t = edition.strings[lang]
        # An event's file may bear the event's own day: one to come would stand before all of today's news.
        begun = {
            day: edition.clock.reached(dt.datetime.combine(day, dt.time.min))
            for day in {source.day for _, source in stories}
        }
        so_far = [one for one in stories if begun[one[1].day]]
        feeds.append(_newest(lang, t.titles.all_stories, addresses.home(lang), so_far))
        for name in LISTED:
            url = addresses.section(lang, name)
            mine = [one for one in stories if one[0].section == name]
            feeds.append(_newest(lang, t.titles[name], url, mine))
    return feeds


def _newest(lang: str, title: str, home: str, stories: list[tuple[Story, Source]]) -> Page:
    """Plan the feed of the newest of some stories, those that a list at `home` has in this language."""
    # They come almost in this order, in which case to sort all takes less than to look for the newest.
    by_file = sorted(stories, key=lambda one: (one[1].day, one[0].pair), reverse=True)[:ENTRIES]

    def plan(edition: Edition, those: tuple[Story, ...]) -> Rendered:
        return Rendered("feed.xml", feed(edition, lang, title, home, those))

    newest = tuple(story for story, _ in by_file)
    return Page(addresses.output(addresses.feed(home)), Later(newest, title, plan))


def feed(edition: Edition, lang: str, title: str, home: str, stories: tuple[Story, ...]) -> Feed:
    """Give a feed of stories in this language."""
    entries = tuple(
        entry(edition, story, source) for story in stories if (source := story.source(lang))
    )
    url = addresses.feed(home)
    there = edition.home(OTHER[lang])
    return Feed(
        lang=lang,
        title=title,
        url=url,
        counterpart=there,
        index=False,
        id=lasting.urn(url),
        home=home,
        updated=max((one.updated for one in entries), default=NEVER),
        author=edition.office.name[lang],
        entries=entries,
    )


def entry(edition: Edition, story: Story, source: Source) -> Entry:
    """Give a story's entry; its id is made of its pair key, which never changes, not of its address.

    A release that another corrects says so first, and is new again on the day of the correction.
    """
    published, updated = moments(edition, story, source)
    later = corrections.later(story, edition)
    corrected = edition.strings[source.lang].press.corrected if later else ""
    return Entry(
        id=lasting.urn(lasting.key(source)),
        url=edition.url(source),
        title=source.headers.title,
        summary=" ".join(part for part in (corrected, source.headers.summary) if part),
        published=published,
        updated=updated,
    )


def moments(edition: Edition, story: Story, source: Source) -> tuple[str, str]:
    """Give when a story was published and when it last changed, for machines (RFC 3339)."""
    assert source.day is not None
    moment = story.facts.date
    published = moment.iso if moment and moment.time else lasting.midnight(source.day)
    later = corrections.later(story, edition)
    if not later and not source.headers.updated:
        return published, published
    days = [note.day for note in source.headers.updated] + [one.day for one in later if one.day]
    return published, max(published, lasting.midnight(max(days)))
