"""What the search holds: a record for each story that lists hold too, in its own language. Pure.

A record is made from the edition and the hash of the text alone, so that it is cheap to say whether an
index is still the right one; the words of the texts are looked up only when one is made.
"""

import datetime as dt
import html
import re
from collections.abc import Mapping, Sequence

from ...bilingual.strings import LANGS
from ...model.edition import Edition
from ...model.source import CLOSE, NOTE, OPEN, Source, Story, Text
from ...model.values import Value
from ...schema.sections import SECTIONS
from ...stories import cards, marks, occurrences, shown, topics, when

EPOCH = dt.datetime(1970, 1, 1, 3)  # in East Africa
FAR = dt.timedelta(days=20 * 365)  # no further is a repetition followed
_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile(
    f"{OPEN}(?:\\d+|back)[{CLOSE}{NOTE}]"
)  # where the reader left a place for a link


class SearchRecord(Value, frozen=True, kw_only=True):
    """A page as the search knows it: what a result shows, what it is found by, and its filters.

    `label` and `date` are shown as they are; `more` are further words that it is found by; `body` is the
    hash of the text's HTML in the store; `year` is empty for a standing page. `over` is the hour from which an
    event is over, counted from 1970; 0 for all else, and for an event whose date no longer holds.
    """

    lang: str
    url: str
    title: str
    summary: str
    label: str
    date: str
    more: tuple[str, ...]
    body: str
    section: str
    year: str = ""
    kind: str = ""
    over: int = 0

    @property
    def filters(self) -> tuple[str, ...]:
        """What the page can be filtered by, a word each: `section-news`, `year-2026`."""
        named = (("section", self.section), ("year", self.year), ("kind", self.kind))
        return tuple(f"{name}-{value}" for name, value in named if value)


def records(edition: Edition, texts: Mapping[str, Text]) -> dict[str, tuple[SearchRecord, ...]]:
    """Give the records of each language, newest first, standing pages after all others.

    What is withdrawn is in none: it keeps its page alone. What a build does not show is not in its edition.
    """
    return {
        lang: tuple(
            record(story, source, texts[source.path], edition)
            for story in found(edition)
            if (source := story.source(lang))
        )
        for lang in LANGS
    }


def found(edition: Edition) -> list[Story]:
    """Give the stories that have records, in the order of these."""
    return sorted(filter(shown.listed, edition.stories), key=lambda story: story.standing)


def record(story: Story, source: Source, text: Text, edition: Edition) -> SearchRecord:
    """Give the record of a source."""
    t, facts, headers = edition.strings[source.lang], story.facts, source.headers
    more = []
    if story.section == "press":
        more = [facts.reference, headers.subject]
    elif story.section == "publications":
        more = [facts.series, cards.issue(story, edition, source.lang)]
    elif story.section == "events":
        more = [headers.venue, when.region(story, source.lang)]
    state = cards.state(story, edition, source.lang) if story.section == "events" else None
    titles = topics.titles(edition, source.lang)
    more += [titles[key] for key in facts.topics or () if key in titles]
    return SearchRecord(
        lang=source.lang,
        url=edition.url(source),
        title=headers.title,
        summary=headers.summary or "",
        label=state.text if state else marks.label(story, t) or t.search.standing,
        date=edition.stamp(story.day, source.lang).text if story.day else "",
        more=tuple(one for one in more if one),
        body=text.body,
        section=story.section,
        year=str(story.day.year) if story.day else "",
        kind=kind(story),
        over=over(story) if story.section == "events" else 0,
    )


def over(story: Story) -> int:
    """Give the hour from which an event is over for good, without a clock: what is past a browser says."""
    if when.off(story):
        return 0
    last = occurrences.occurrences(story, story.facts.starts.day + FAR)[-1].over
    return -((EPOCH - last) // dt.timedelta(hours=1))


def kind(story: Story) -> str:
    """Give what kind of its section a story is, with the section: `events.meeting`; empty where it has none."""
    field = SECTIONS[story.section].kind
    return f"{story.section}.{getattr(story.facts, field)}" if field else ""


def prose(body: str) -> str:
    """Give the text of a body's HTML, without tags and without the reader's marks."""
    return " ".join(html.unescape(_MARK.sub(" ", _TAG.sub(" ", body))).split())


def urls(some: Sequence[SearchRecord]) -> tuple[str, ...]:
    """Give the addresses of records."""
    return tuple(one.url for one in some)
