"""The card of a story: what lists, the home pages and the feeds show of it."""

from collections.abc import Mapping

from ..bilingual import agreement, counts, dates
from ..bilingual.addresses import OTHER
from ..bilingual.strings import fill
from ..events import when
from ..pipeline.edition import Edition
from ..pipeline.source import Source, Story
from ..pipeline.values import Card, State, Tile
from . import files, marks, shown

CardsByLang = Mapping[str, tuple[tuple[Story, Card], ...]]


def cards(edition: Edition) -> CardsByLang:
    """Give, for each language, every listed story's card, newest first.

    A story that the language does not have stands there too, in its own language and marked.
    """
    listed = [
        story for story in edition.stories if story.section != "pages" and shown.listed(story)
    ]
    return {lang: tuple((story, card(story, lang, edition)) for story in listed) for lang in OTHER}


def card(story: Story, lang: str, edition: Edition) -> Card:
    """Give the card of a story for a list in a language.

    Title and summary are in the story's own language; dates, kinds and states are in the list's.
    """
    source = story.source(lang) or story.primary
    day = story.day
    assert day is not None
    more = _SECTIONS[story.section](story, source, edition, lang)
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
        picture=files.picture(story, source, edition) if story.facts.image else None,
        **more,
    )


def _news(story: Story, source: Source, edition: Edition, lang: str) -> dict:
    return {}


def _press(story: Story, source: Source, edition: Edition, lang: str) -> dict:
    return {
        "label": edition.strings[lang].titles.heading[story.facts.heading],
        "number": story.facts.reference or "",
    }


def _publication(story: Story, source: Source, edition: Edition, lang: str) -> dict:
    t = edition.strings[lang]
    more = {"label": t.nouns[marks.noun_of(story)].one, "number": issue(story, edition, lang)}
    if story.facts.files:
        best = next((one for one in story.facts.files if one.lang == lang), story.facts.files[0])
        more["files"] = files.describe(best.file, edition, lang)
    return more


def _event(story: Story, source: Source, edition: Edition, lang: str) -> dict:
    t = edition.strings[lang]
    facts = story.facts
    venue = [source.headers.venue or "", when.region(story, lang)]
    return {
        "label": t.nouns[marks.noun_of(story)].one,
        "when": when.text(story, t),
        "place": counts.join([part for part in venue if part], t)
        if not all(venue)
        else ", ".join(venue),
        "tile": tile(story, edition, lang),
        "state": state(story, edition, lang) if facts.state != "scheduled" else None,
    }


def tile(story: Story, edition: Edition, lang: str) -> Tile:
    """Give the date tile of an event's first day."""
    t = edition.strings[lang]
    day = story.facts.starts.day
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
    t = edition.strings[lang]
    return State(
        key=facts.state,
        text=agreement.phrase(marks.noun_of(story), facts.state, t),
        formerly=when.formerly(facts.formerly, t) if facts.formerly else "",
    )


def issue(story: Story, edition: Edition, lang: str) -> str:
    """Give a publication's issue in words: `Toleo Na. 3`."""
    if not story.facts.issue:
        return ""
    return fill(edition.strings[lang].titles.issue, number=story.facts.issue)


_SECTIONS = {"news": _news, "press": _press, "publications": _publication, "events": _event}
