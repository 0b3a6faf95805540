"""What past events still owe their readers: the report of what happened."""

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct

from ...model.edition import Audience
from ...model.moment import Clock
from ...model.source import Story
from ...stories import shown, turns
from .. import phrases

TITLES, SAMPLES, NONE, CURE = phrases.each("owed", "titles", "samples", "none", "cure")
DAYS = {"sw": ("siku 1", "siku {n}"), "en": ("1 day", "{n} days")}


class Owing(Struct, frozen=True):
    """An event that is over and names no report: its file, its title, and how many days it has been over."""

    path: str
    title: str
    days: int
    sample: bool


def owing(stories: Iterable[Story], clock: Clock, today: dt.date) -> list[Owing]:
    """Give the public events that are over and have no `Outcome`, the oldest first.

    One that was cancelled or postponed has nothing to report; of one that repeats its last time counts.
    """
    owed = []
    for story in stories:
        facts = story.facts
        if story.section != "events" or facts.outcome or facts.state in ("cancelled", "postponed"):
            continue
        if shown.why_not(story, clock, Audience()) or not shown.listed(story):
            continue
        gone = [turn for turn in turns.shown(story, clock) if turn.over(clock)]
        if gone:
            days = (today - gone[-1].last.last).days
            source = story.primary
            owed.append(Owing(source.path, source.headers.title, days, bool(facts.sample)))
    return sorted(owed, key=lambda one: (-one.days, one.path))


def report(found: Sequence[Owing], folder: str, langs: Sequence[str]) -> str:
    """Say what is owed, real events before samples, in each language."""
    real = [one for one in found if not one.sample]
    samples = [one for one in found if one.sample]
    lines = [] if real else [NONE[lang] for lang in langs]
    for some, titles in ((real, TITLES), (samples, SAMPLES)):
        if some:
            lines += [*([""] if lines else []), *_part(some, titles, folder, langs)]
    if real:
        lines += ["", *(CURE[lang] for lang in langs)]
    return "\n".join(lines)


def _part(
    some: Sequence[Owing], titles: dict[str, str], folder: str, langs: Sequence[str]
) -> list[str]:
    heads = [titles[lang].format(n=len(some)) for lang in langs]
    said = [" / ".join(_days(one.days, lang) for lang in langs) for one in some]
    width = max(map(len, said))
    return [
        *heads,
        *(
            f"  {days:<{width}}  {folder}/{one.path}  {one.title}"
            for days, one in zip(said, some, strict=True)
        ),
    ]


def _days(n: int, lang: str) -> str:
    one, many = DAYS[lang]
    return one if n == 1 else many.format(n=f"{n:,}")
