"""The ways to the calendars: beside a list of events, and beside the page of one."""

from ..model import addresses
from ..model.edition import Edition
from ..model.source import Source, Story
from ..model.values import Link
from . import shown, when


def beside(page: Link) -> Link:
    """Give the link to the calendar of what a page lists."""
    return Link(lang=page.lang, title=page.title, url=addresses.calendar(page.lang, page.url))


def of_event(story: Story, source: Source, edition: Edition) -> Link | None:
    """Give the link with which an event goes into a reader's calendar.

    There is none to what is over or will not be, and none to what may not leave the site.
    """
    clock = edition.clock
    if when.off(story) or when.over(story, clock) or not shown.travels(story, clock):
        return None
    url = addresses.event_file(edition.url(source))
    return Link(lang=source.lang, title=edition.strings[source.lang].calendar.add, url=url)
