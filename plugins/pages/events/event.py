"""The page of an event: when in both clocks, where, what became of it, what to bring."""

from collections.abc import Mapping
from typing import Any

from ...bilingual import agreement, counts, dates
from ...bilingual import clock as hours
from ...bilingual.strings import Strings, fill
from ...model import addresses
from ...model.edition import NOTHING, Edition, Seen
from ...model.planned import Page
from ...model.source import Source, Story
from ...schema.sections import SECTIONS
from ...stories import calendars, cards, marks, occurrences, turns, when
from ...stories import story as stories
from ...stories.turns import Turn
from . import documents
from .documents import Event

MOST_TURNS = 12  # further ones that a page names


def plan_stories(edition: Edition, texts: stories.Texts) -> list[Page]:
    """Plan the pages of the events; a past one links the report that followed it."""
    return stories.pages(edition, texts, SECTIONS["events"], Event, _more)


def sees(story: Story, edition: Edition) -> Seen:
    """Say what an event's page shows of others: the report."""
    report = _report(story, edition) if story.section == "events" else None
    return Seen((report,)) if report else NOTHING


def _more(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
    report = _report(story, edition)
    outcome = report and edition.link(report.source(source.lang) or report.primary)
    return {**facts(story, source, edition), "outcome": outcome}


def _report(story: Story, edition: Edition) -> Story | None:
    """The report that followed an event, None where it has none or it is not shown."""
    named = story.facts.outcome
    return edition.once("reports", _reports).get(named) if named else None


def _reports(edition: Edition) -> Mapping[str, Story]:
    return {
        story.pair: story
        for story in edition.stories
        if story.section in ("news", "press", "publications")
    }


def facts(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
    """Give what an event's page has beside what all stories have."""
    lang, headers = source.lang, source.headers
    t, given = edition.strings[lang], story.facts
    turn = turns.current(story, edition.clock)
    later = further(story, turn, edition, lang) if given.repeat else ()
    stands = not given.withdrawn
    place: dict[str, Any] = {
        "arrival": hours.unzoned(when.arrival(story, t, turn), t),
        "venue": headers.venue or "",
        "region": when.region(story, lang),
        "region_url": addresses.region(lang, given.region) if given.region else "",
        "map": f"{given.map.lat},{given.map.lon}" if given.map else "",
        "state": cards.state(story, edition, lang),
        "bring": headers.bring,
        "accreditation": headers.accreditation or "",
        "live": headers.live or "",
        "contact": headers.contact or "",
    }
    return {
        **(place if stands else {}),  # what is withdrawn may name somebody
        "label": marks.label(story, t),
        "when": when.text(story, t, turn),
        "brief": when.brief(story, t, turn),
        "tile": cards.tile(turn, edition, lang),
        "starts": turn.first.start.iso,
        "ends": (turn.last.end or turn.last.start).iso,
        "going": when.going(story, turn, edition.clock, t) if stands else "",
        "off": when.not_held(story, edition.clock, t, turn),
        "turns": later[:MOST_TURNS],
        "more": _rest(len(later) - MOST_TURNS, t),
        "past": turn.over(edition.clock),
        "kind": given.kind,
        "previous": when.previous(story),
        "rule": rule(story),
        "calendar": calendars.of_event(story, source, edition),
    }


def _rest(days: int, t: Strings) -> str:
    return fill(t.event.more, days=counts.unit_text("day", days, t)) if days > 0 else ""


def rule(story: Story) -> documents.Rule | None:
    """Give how an event repeats, for machines; None where it does not."""
    if not story.facts.repeat:
        return None
    starts, ends = story.facts.starts, story.facts.ends
    return documents.Rule(
        text=occurrences.rule(story),
        starts=starts.iso,
        ends=ends.iso if ends else "",
        without=tuple(one.iso for one in occurrences.left_out(story)),
    )


def further(
    story: Story, turn: Turn, edition: Edition, lang: str
) -> tuple[documents.ShownTurn, ...]:
    """Give the days of an event's turns after the present one, and those left out that are not over yet."""
    t, clock = edition.strings[lang], edition.clock
    after = turn.first.start.day
    off = agreement.agree(marks.noun_of(story), "not-held", t)
    found = [
        (one.first.start.day, when.days(one, t), "")
        for one in turns.shown(story, clock)
        if one.first.start.day > after
    ]
    found += [(one.day, dates.long(one.day, t), off) for one in occurrences.waived(story, clock)]
    return tuple(
        documents.ShownTurn(iso=day.isoformat(), text=text, off=off)
        for day, text, off in sorted(found)
    )
