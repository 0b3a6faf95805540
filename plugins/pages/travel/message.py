"""The message for WhatsApp and the like: all that a reader needs without the page, the state of it first."""

from ...bilingual import agreement
from ...bilingual.strings import Strings, fill
from ...model.values import Site, StoryPage
from ...schema.sections import SECTIONS
from ..events.documents import Event
from ..press.documents import Release
from ..publications.documents import Publication

BOLD = "*"  # WhatsApp's own sign


def address(doc: StoryPage, site: Site) -> str:
    """Give a page's full address, an empty text where the site's own is not given."""
    return site.url + doc.url if site.url else ""


def kind(doc: StoryPage, t: Strings) -> str:
    """Name what a story is: `Taarifa kwa Umma`, `Mkutano`, `Habari`."""
    return doc.label or t.titles.news


def bold(title: str) -> str:
    """Give a title as WhatsApp shows it bold; one that has the sign itself stays as it is."""
    return title if BOLD in title else f"{BOLD}{title}{BOLD}"


def texts(doc: StoryPage, site: Site, t: Strings) -> tuple[str, str]:
    """Give the message for WhatsApp, its title bold, and the same for what knows no bold, as e-mail."""
    stands = not doc.withdrawn
    before = _part(first(doc, site, t))
    head = _part([site.name, kind(doc, t)])
    facts = _part(_FACTS.get(type(doc), _dated)(doc, t) if stands else [])
    after = [facts, doc.summary if stands else "", address(doc, site)]
    return (
        "\n\n".join(filter(None, [before, f"{head}\n{bold(doc.title)}", *after])),
        "\n\n".join(filter(None, [before, f"{head}\n{doc.title}", *after])),
    )


def _part(lines: list[str]) -> str:
    return "\n".join(line for line in lines if line)


def state(doc: StoryPage, t: Strings) -> str:
    """Say in one word what became of a story, which agrees with its noun: `Umeahirishwa`; empty for nothing."""
    if doc.withdrawn:
        return next(mark.text for mark in doc.marks if mark.key == "withdrawn")
    if isinstance(doc, Event) and doc.state:
        return agreement.label(SECTIONS["events"].named(doc.kind), doc.state.key, t)
    if isinstance(doc, Release) and doc.corrected_by:
        return agreement.label(SECTIONS["press"].noun, "corrected", t)
    return ""


def sample(doc: StoryPage) -> str:
    """Say that a story is invented; empty where it is not."""
    return next((mark.text for mark in doc.marks if mark.key == "sample"), "")


def first(doc: StoryPage, site: Site, t: Strings) -> list[str]:
    """Give the lines that must be read before all others: that it is a sample, what became of it."""
    lines = [mark.note for mark in doc.marks if mark.key == "sample"]
    if doc.withdrawn:
        day, verb = doc.withdrawn.date.text, state(doc, t).upper()
        reason = fill(t.story.reason, reason=doc.withdrawn.text)
        return [*lines, fill(t.dates.verb_on, verb=verb, date=day), reason]
    if isinstance(doc, Event) and doc.state:
        said = doc.state
        formerly = fill(said.instead, value=said.before) if said.before else ""
        return [*lines, said.text.upper(), formerly, said.note]
    if isinstance(doc, Event) and doc.past:
        return [*lines, t.event.past]
    if isinstance(doc, Release) and doc.corrected_by:
        links = [site.url + one.url if site.url else one.title for one in doc.corrected_by]
        said = [fill(t.press.corrected_by, link=link) for link in links]
        return [*lines, state(doc, t).upper(), *said]
    return lines


def _release(doc: Release, t: Strings) -> list[str]:
    number = fill(t.press.reference, number=doc.reference) if doc.reference else ""
    issued = f"{t.press.issued_by} {doc.issued_by}" if doc.issued_by else ""
    corrects = fill(t.press.corrects, link=doc.corrects.title) if doc.corrects else ""
    return [number, doc.place_date, issued, corrects]


def _event(doc: Event, t: Strings) -> list[str]:
    void = doc.state and doc.state.void
    said = [
        (t.event.arrival, doc.arrival),
        (t.event.place, place(doc)),
        (t.event.bring, "; ".join(doc.bring)),
    ]
    when = f"{void} {doc.when}" if void else _line(t.event.when, doc.when, t)
    return [when, doc.off, *(_line(label, value, t) for label, value in said if value)]


def place(doc: Event) -> str:
    """Name an event's venue and region, as far as they are given."""
    return ", ".join(part for part in (doc.venue, doc.region) if part)


def _line(label: str, value: str, t: Strings) -> str:
    return fill(t.calendar.line, label=label, value=value)


def _publication(doc: Publication, t: Strings) -> list[str]:
    series = doc.series.title if doc.series else ""
    issue = ", ".join(part for part in (series, doc.issue) if part)
    files = [
        f"{file.title}: {file.text}" if len(doc.files) > 1 else file.text for file in doc.files
    ]
    return [issue, *_dated(doc, t), *files]


def _dated(doc: StoryPage, t: Strings) -> list[str]:
    """The day on which a story was published, in words that agree with what it is."""
    noun = SECTIONS[doc.section].named(getattr(doc, "kind", ""))
    return [agreement.dated(noun, "published", doc.date.text, t)] if doc.date else []


_FACTS = {Release: _release, Event: _event, Publication: _publication}
