"""The journalists' diary: press conferences, and whatever they may be accredited to or follow live."""

from ...bilingual.strings import OTHER
from ...model.edition import Edition
from ...model.planned import Page, rendered
from ...model.source import Story
from ...stories import calendars, standing
from ..head import head
from . import ways
from .documents import Diary
from .programme import Entries, ahead, detail, of_cards, past, programme

NEWEST = 20


SEES = ("events", "pages")


def plan(edition: Edition) -> list[Page]:
    """Plan the diary in both languages."""
    mine = tuple(one for one in edition.once("programme", programme) if for_journalists(one.story))
    return rendered("diary.html", (diary(edition, lang, mine) for lang in OTHER))


def for_journalists(story: Story) -> bool:
    """Say whether journalists are invited to an event, or can follow it from afar."""
    headers = [source.headers for source in story.sources]
    return story.facts.kind == "press-conference" or any(
        one.accreditation or one.live for one in headers
    )


def diary(edition: Edition, lang: str, mine: Entries) -> Diary:
    """Give the diary: what is to come with all that a journalist must know, and the newest that has been."""
    own, there = ways.link(edition, lang, "diary"), ways.link(edition, OTHER[lang], "diary")
    centre = standing.link(edition, lang, standing.CENTRE)
    above = [centre] if centre and centre.lang == lang else []
    return Diary(
        **head(own, there),
        section=standing.CENTRE,
        description=edition.strings[lang].programme.about.diary,
        crumbs=(edition.home(lang), *above),
        ahead=tuple(detail(one, lang, edition) for one in ahead(mine)),
        past=of_cards(past(mine)[:NEWEST], lang),
        calendar=calendars.beside(own),
        ways=ways.links(edition, lang, "diary"),
    )
