"""The media centre: its standing page's text, and beside it what journalists look for.

It is the page of the story `pages/kituo-cha-habari`; where the editors have none, the site has no media centre.
Its lists are made of headers alone, so that an edit of another story's text touches it never.
"""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from ...model import addresses
from ...model.edition import EVERYTHING, NOTHING, Edition, Seen
from ...model.planned import Page
from ...model.source import Source, Story, Text
from ...model.values import File, Link
from ...schema.sections import SECTIONS
from ...stories import calendars, cards, files, standing
from ...stories.story import pages
from ..events import diary, ways
from ..events.documents import Detail
from ..events.programme import Entries, ahead, detail, of_cards, programme
from ..photos import library
from ..press import register
from ..publications import ways as shelves
from . import kit
from .documents import Centre

RELEASES, AHEAD, ADMITTED, ALBUMS, SPEECHES = 4, 4, 6, 2, 3


def plan_stories(edition: Edition, texts: Mapping[str, Text]) -> list[Page]:
    """Plan the media centre, in the languages whose texts are given."""
    return pages(edition, texts, SECTIONS["pages"], Centre, _more, _ours, "centre.html")


def sees(story: Story, edition: Edition) -> Seen:
    """Say that the media centre sees everything."""
    return EVERYTHING if story.section == "pages" and _ours(story) else NOTHING


def _ours(story: Story) -> bool:
    return story.pair == standing.CENTRE


def _more(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
    lang, t = source.lang, edition.strings[source.lang]
    every = cards.stand(edition)
    mine = tuple(
        one for one in edition.once("programme", programme) if diary.for_journalists(one.story)
    )
    releases = [one for one in every if one.section == "press"][:RELEASES]
    speeches = [one for one in every if _speech(one)][:SPEECHES]
    return {
        "press": edition.office.press.contact[lang],
        "brief": edition.office.press.about[lang],
        "releases": cards.some(edition, releases, lang),
        "all_releases": replace(edition.section(lang, "press"), title=t.home.all_releases),
        "ahead": of_cards(ahead(mine)[:AHEAD], lang),
        "diary": replace(ways.link(edition, lang, "diary"), title=t.centre.whole_diary),
        "admitted": admitted(edition, lang, mine),
        "albums": library.newest(edition, lang, edition.stories, ALBUMS),
        "photos": library.link(edition, lang),
        "speeches": cards.some(edition, speeches, lang),
        "all_speeches": replace(
            shelves.kind(edition, lang, "speech", "speech"), title=t.centre.all_speeches
        ),
        "ways": _ways(edition, lang),
        "feeds": feeds(edition, lang),
        "calendars": _calendars(edition, lang),
        "kit": kit_file(edition, lang),
        "kit_text": kit.of_emblem(edition, lang),
    }


def _speech(story: Story) -> bool:
    return story.section == "publications" and story.facts.kind == "speech"


def admitted(edition: Edition, lang: str, mine: Entries) -> tuple[Detail, ...]:
    """Give the next events to which journalists come with an accreditation, with what is asked of them."""
    found = (detail(one, lang, edition) for one in ahead(mine))
    return tuple(one for one in found if one.accreditation)[:ADMITTED]


def _ways(edition: Edition, lang: str) -> tuple[Link, ...]:
    """The ways to what a journalist looks for next."""
    contact = standing.link(edition, lang, standing.CONTACT)
    return (
        ways.link(edition, lang, "diary"),
        register.link(edition, lang),
        library.link(edition, lang),
        *((contact,) if contact else ()),
    )


def feeds(edition: Edition, lang: str) -> tuple[Link, ...]:
    """Give the feeds that a newsroom follows: of releases, of news, of all stories."""
    title = edition.strings[lang].titles.all_stories
    home = Link(lang=lang, title=title, url=addresses.home(lang))
    lists = (edition.section(lang, "press"), edition.section(lang, "news"), home)
    return tuple(replace(one, url=addresses.feed(one.url)) for one in lists)


def _calendars(edition: Edition, lang: str) -> tuple[Link, ...]:
    """The calendars that a newsroom subscribes to: of the diary, and of all events."""
    return (
        calendars.beside(ways.link(edition, lang, "diary")),
        calendars.beside(edition.section(lang, "events")),
    )


def kit_file(edition: Edition, lang: str) -> File | None:
    """Give the link to the press kit, with its type and bytes; None where none was made."""
    made = edition.made.get(addresses.output(addresses.KIT))
    if not made:
        return None
    title, text = edition.strings[lang].kit.title, files.text(made, lang, edition)
    return File(url=addresses.KIT, title=title, lang=lang, text=text, type=made.type)
