"""The programme: every turn of every listed event with its cards, and what of it is to come and what has been."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from ...bilingual import clock as hours
from ...bilingual.strings import OTHER
from ...model.edition import Edition
from ...model.source import Source, Story
from ...model.values import Card
from ...stories import cards, shown, turns, when
from ...stories.turns import Turn
from .documents import Detail


class Cards(dict[str, Card]):
    """The cards of a turn, by language, each made when it is first asked for: most are of turns long past."""

    def __init__(self, made: Callable[[str], Card]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, lang: str) -> Card:
        """Make the card of a language."""
        return self.setdefault(lang, self._made(lang))


class ProgrammeEntry(Struct, frozen=True):
    """A turn of an event; `over` says whether it has ended, `cards` are what lists show of it, by language."""

    story: Story
    turn: Turn
    over: bool
    cards: Mapping[str, Card]


Entries = tuple[ProgrammeEntry, ...]


def programme(edition: Edition) -> Entries:
    """Give all turns that pages show, the earliest first."""
    found = [
        _entry(story, turn, edition)
        for story in edition.stories
        if story.section == "events" and shown.listed(story)
        for turn in turns.shown(story, edition.clock)
    ]
    found.sort(key=lambda one: (one.turn.first.start.start, one.story.pair))
    return tuple(found)


def _entry(story: Story, turn: Turn, edition: Edition) -> ProgrammeEntry:
    """One turn's entry; that of the card that all lists show is made already."""
    current = turn == turns.current(story, edition.clock)

    def made(lang: str) -> Card:
        if current:
            return cards.some(edition, (story,), lang)[0]
        return cards.of_turn(story, turn, lang, edition)

    return ProgrammeEntry(story, turn, turn.over(edition.clock), Cards(made))


def ahead(entries: Iterable[ProgrammeEntry]) -> Entries:
    """Give what is to come or going on, soonest first: of each event the first turn that has not ended."""
    found: dict[str, ProgrammeEntry] = {}
    for one in entries:
        if not one.over:
            found.setdefault(one.story.pair, one)
    return tuple(found.values())


def past(entries: Iterable[ProgrammeEntry]) -> Entries:
    """Give what has been, newest first."""
    return tuple(reversed([one for one in entries if one.over]))


def of_cards(entries: Iterable[ProgrammeEntry], lang: str) -> tuple[Card, ...]:
    """Give the cards alone."""
    return tuple(one.cards[lang] for one in entries)


def detail(entry: ProgrammeEntry, lang: str, edition: Edition) -> Detail:
    """Give all that one who means to go there must know."""
    story = entry.story
    source: Source = story.source(lang) or story.primary
    t = edition.strings[lang]
    headers: Any = source.headers
    spot = story.facts.map
    return Detail(
        card=entry.cards[lang],
        arrival=hours.unzoned(when.arrival(story, t, entry.turn), t),
        bring=headers.bring,
        accreditation=headers.accreditation or "",
        live=headers.live or "",
        map=f"{spot.lat},{spot.lon}" if spot else "",
        contact=headers.contact or "",
        taken=dict.fromkeys(source.taken, OTHER[source.lang]),
    )
