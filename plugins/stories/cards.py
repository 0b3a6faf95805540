"""The card of a story: what lists, the home pages and the feeds show of it."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from ..bilingual import agreement, dates
from ..bilingual import clock as hours
from ..bilingual.strings import LANGS, fill
from ..model.edition import Edition
from ..model.source import Source, Story
from ..model.values import Card, Picture, State, Tile
from ..schema.sections import LISTED, SECTIONS
from . import files, marks, shown, turns, when
from .turns import Turn

OfStory = Callable[[Story], tuple[Card, ...]]


def stand(edition: Edition) -> tuple[Story, ...]:
    """Give the stories that stand in lists, newest first."""
    return edition.once("stand", lambda some: tuple(filter(stands, some.stories)))


def stands(story: Story) -> bool:
    """Whether a story stands in lists: a standing page does not, nor one that was withdrawn."""
    return story.section in LISTED and shown.listed(story)


def some(edition: Edition, stories: Iterable[Story], lang: str) -> tuple[Card, ...]:
    """Give the cards of some listed stories for a list in a language.

    A story that the language does not have stands there too, in its own language and marked.
    """
    at, made = LANGS.index(lang), edition.once("cards", _made)
    return tuple(made(story)[at] for story in stories)


def _made(edition: Edition) -> OfStory:
    """What gives the cards of a story in each language, made when they are first asked for."""
    made: dict[str, tuple[Card, ...]] = {}

    def of_story(story: Story) -> tuple[Card, ...]:
        if story.name not in made:
            made[story.name] = of(story, edition)
        return made[story.name]

    return of_story


def know(edition: Edition, of_story: OfStory) -> None:
    """Have an edition know what gives the cards of its stories."""
    edition.known["cards"] = of_story


def of(story: Story, edition: Edition) -> tuple[Card, ...]:
    """Give the card of a story in each language; none of one that stands in no list."""
    if not stands(story):
        return ()
    return tuple(card(story, lang, edition) for lang in LANGS)


def card(story: Story, lang: str, edition: Edition) -> Card:
    """Give the card of a story for a list in a language; an event's shows the turn that has not ended.

    Title and summary are in the story's own language; dates, kinds and states are in the list's.
    """
    if story.section == "events":
        return of_turn(story, turns.current(story, edition.clock), lang, edition)
    source = story.source(lang) or story.primary
    more = _MORE.get(story.section, _nothing)
    return _card(story, story.day, more(story, source, edition, lang), lang, edition)


def of_turn(story: Story, turn: Turn, lang: str, edition: Edition) -> Card:
    """Give the card of one of an event's turns."""
    source = story.source(lang) or story.primary
    more = _event(story, source, turn, edition, lang)
    return _card(story, turn.first.start.day, more, lang, edition)


def _card(
    story: Story, day: dt.date | None, more: dict[str, Any], lang: str, edition: Edition
) -> Card:
    source = story.source(lang) or story.primary
    assert day is not None
    only = "" if source.lang == lang else edition.strings[lang].marks.only[source.lang]
    return Card(
        lang=source.lang,
        section=story.section,
        title=source.headers.title,
        url=edition.url(source),
        summary=source.headers.summary or "",
        date=edition.stamp(day, lang),
        only=only,
        marks=marks.marks(story, edition, lang),
        picture=picture(story, source, edition, lang),
        **more,
    )


def picture(story: Story, source: Source, edition: Edition, lang: str) -> Picture | None:
    """Give the picture of a card: a publication's cover, small; of any other story in all its widths."""
    if not SECTIONS[story.section].covers:
        return files.picture(story, source, edition)
    if not story.facts.image:
        return files.cover(story, lang, edition)
    alt = source.headers.image_alt or story.facts.image_alt
    return files.thumb(edition.assets[story.facts.image], alt)


def _nothing(story: Story, source: Source, edition: Edition, lang: str) -> dict:
    return {}


def _press(story: Story, source: Source, edition: Edition, lang: str) -> dict:
    return {
        "label": marks.label(story, edition.strings[lang]),
        "number": story.facts.reference or "",
    }


def _publication(story: Story, source: Source, edition: Edition, lang: str) -> dict:
    t = edition.strings[lang]
    more = {"label": marks.label(story, t), "number": issue(story, edition, lang)}
    if story.facts.files:
        more["files"] = files.languages(story, edition, lang)
    return more


def _event(story: Story, source: Source, turn: Turn, edition: Edition, lang: str) -> dict[str, Any]:
    t = edition.strings[lang]
    venue = [source.headers.venue or "", when.region(story, lang)]
    return {
        "label": marks.label(story, t),
        "when": hours.unzoned(when.text(story, t, turn), t),
        "over": f"{turn.last.over:%Y-%m-%dT%H:%M}:00+03:00",
        "going": when.going(story, turn, edition.clock, t),
        "more": when.further(story, turn, edition.clock, t),
        "off": when.not_held(story, edition.clock, t, turn),
        "place": ", ".join(part for part in venue if part),
        "tile": tile(turn, edition, lang),
        "state": state(story, edition, lang),
    }


def tile(turn: Turn, edition: Edition, lang: str) -> Tile:
    """Give the date tile of a turn's first day."""
    t = edition.strings[lang]
    day = turn.first.start.day
    return Tile(
        iso=day.isoformat(),
        day=str(day.day),
        month=t.months.short[day.month - 1],
        weekday=dates.weekday(day, t),
        year=str(day.year),
    )


def state(story: Story, edition: Edition, lang: str) -> State | None:
    """Give what became of an event, in words that agree with its noun; None when it is as planned."""
    facts = story.facts
    if facts.state == "scheduled":
        return None
    t, off = edition.strings[lang], when.off(story)
    before = when.earlier(story)
    place = facts.formerly.place if facts.formerly else ""
    old = hours.unzoned(when.moments(before, None, t), t) if before else ""
    said = agreement.phrase(marks.noun_of(story), facts.state, t)
    if facts.state == "postponed" and place and facts.formerly.when:
        said = fill(t.event.also_moved, said=said)
    return State(
        key=facts.state,
        text=said,
        formerly=old or place,
        place=place if old else "",
        instead=t.event.formerly if old or place else "",
        lang=story.primary.lang if place and story.primary.lang != lang else "",
        void=t.event.void if off else "",
        note=t.event.new_date if off and facts.state == "postponed" else "",
    )


def issue(story: Story, edition: Edition, lang: str) -> str:
    """Give a publication's issue in words: `Toleo Na. 3`; what does not begin with a number as it is typed."""
    number = story.facts.issue or ""
    if not number[:1].isdigit():
        return number
    return fill(edition.strings[lang].titles.issue, number=number)


_MORE = {"press": _press, "publications": _publication}
