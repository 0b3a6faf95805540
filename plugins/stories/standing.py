"""The standing pages that the site itself knows, by their pair keys, and the ways to them."""

from ..model.edition import Edition
from ..model.source import Story
from ..model.values import Link

CENTRE = "kituo-cha-habari"
CONTACT = "wasiliana-nasi"
COMPLAINTS = "malalamiko"
# Those that are planned elsewhere: to their text comes what the site knows.
PLANNED_ELSEWHERE = frozenset({CENTRE, CONTACT, COMPLAINTS})


def plain(story: Story) -> bool:
    """Say whether a standing page is its text and nothing more."""
    return story.pair not in PLANNED_ELSEWHERE


def find(edition: Edition, pair: str) -> Story | None:
    """Give a standing page by its pair key, None where this edition has none."""
    named = (story for story in edition.stories if (story.section, story.pair) == ("pages", pair))
    return next(named, None)


def link(edition: Edition, lang: str, pair: str) -> Link | None:
    """Give the link to a standing page, in the other language where it has that alone; None without one."""
    story = find(edition, pair)
    return edition.link(story.source(lang) or story.primary) if story else None
