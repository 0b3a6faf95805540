"""Atom feeds, each in one language alone: a story that the language does not have is not in its feed."""

import datetime as dt

from ...bilingual.strings import OTHER
from ...model import addresses, lasting
from ...model.edition import Edition
from ...model.planned import Page, rendered
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
    feeds: list[Feed] = []
    for lang in OTHER:
        stories = [
            (story, source)
            for story in edition.stories
            if story.section in LISTED
            and shown.travels(story, edition.clock)
            and (source := story.source(lang))
        ]
        t = edition.strings[lang]
        # An event's file may bear the event's own day: one to come would stand before all of today's news.
        so_far = [
            one
            for one in stories
            if edition.clock.reached(dt.datetime.combine(one[1].day, dt.time.min))
        ]
        feeds.append(feed(edition, lang, t.titles.all_stories, addresses.home(lang), so_far))
        for name in LISTED:
            url = addresses.section(lang, name)
            mine = [one for one in stories if one[0].section == name]
            feeds.append(feed(edition, lang, t.titles[name], url, mine))
    return rendered("feed.xml", feeds)


def feed(
    edition: Edition, lang: str, title: str, home: str, stories: list[tuple[Story, Source]]
) -> Feed:
    """Give a feed of the newest stories that a list at `home` has in this language."""
    by_file = sorted(stories, key=lambda one: (one[1].day, one[0].pair), reverse=True)
    entries = tuple(entry(edition, story, source) for story, source in by_file[:ENTRIES])
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
