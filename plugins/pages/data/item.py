"""An item of the data: what a file says of one story, without its text."""

from typing import Any

from ...model import lasting
from ...model.edition import Edition
from ...model.source import Source, Story
from ...model.values import Value
from ...schema.sections import SECTIONS
from ...stories import files, topics, when
from ..feeds import feed
from ..press import register

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "avif": "image/avif",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
    "txt": "text/plain",
    "mp3": "audio/mpeg",
    "zip": "application/zip",
}

# What is said of a story beside what is said of all; None for nothing.
Fact = str | int | bool | None


class Attached(Value, frozen=True, kw_only=True):
    """A file of an item: its address, media type, size in bytes; `pages` of a PDF, `lang` where it is known."""

    url: str
    type: str
    title: str
    size: int
    pages: int = 0
    lang: str = ""


class DataItem(Value, frozen=True, kw_only=True):
    """One story, without its text.

    `key` is what its lasting name is made of, `published` and `modified` are RFC 3339 moments, `facts` is what
    its kind has beside them, as the set names it.
    Of an event nobody says when it was published: the day of its file may be its own.
    """

    key: str
    url: str
    title: str
    summary: str
    published: str
    modified: str
    topics: tuple[str, ...]
    attached: tuple[Attached, ...]
    facts: tuple[Fact, ...]


def item(story: Story, source: Source, edition: Edition) -> DataItem:
    """Give the item of a story in the language of a source; it bears the name that it has in the Atom feeds."""
    published, modified = feed.moments(edition, story, source)
    titles = topics.titles(edition, source.lang)
    return DataItem(
        key=lasting.key(source),
        url=edition.url(source),
        title=source.headers.title,
        summary=source.headers.summary or "",
        published=published if story.filed else "",
        modified=modified if story.filed else _changed(source),
        topics=tuple(titles[key] for key in story.facts.topics),
        attached=attached(story, source, edition),
        facts=(*_FACTS.get(story.section, _story)(story, source, edition), story.facts.sample),
    )


def _changed(source: Source) -> str:
    """The last change that an event's page names, empty without one."""
    days = [note.day for note in source.headers.updated]
    return lasting.midnight(max(days)) if days else ""


def attached(story: Story, source: Source, edition: Edition) -> tuple[Attached, ...]:
    """Give the files that a story names in its headers: a publication's own, then its attachments."""
    named = (*getattr(story.facts, "files", ()), *source.headers.attachments)
    return tuple(_attached(one, source, edition) for one in named)


def _attached(named: Any, source: Source, edition: Edition) -> Attached:
    url, asset = files.url(named.file, edition), files.fetched(named.file, edition)
    return Attached(
        url=url,
        type=MEDIA_TYPES.get(url.rpartition(".")[2].lower(), "application/octet-stream"),
        title=named.title or source.headers.title,
        size=asset.size,
        pages=asset.pages,
        lang=named.lang,
    )


def _story(story: Story, source: Source, edition: Edition) -> tuple[Fact, ...]:
    return (SECTIONS[story.section].noun, None, None)


def _press(story: Story, source: Source, edition: Edition) -> tuple[Fact, ...]:
    return ("press-release", story.facts.reference, register.state(story, edition))


def _publication(story: Story, source: Source, edition: Edition) -> tuple[Fact, ...]:
    facts = story.facts
    return (facts.kind, facts.series, facts.issue, facts.period)


def _event(story: Story, source: Source, edition: Edition) -> tuple[Fact, ...]:
    facts = story.facts
    ends = facts.ends.iso if facts.ends else None
    venue = source.headers.venue or facts.venue
    region = when.region(story, source.lang) or None
    return (facts.kind, facts.starts.iso, ends, venue, region, facts.state)


_FACTS = {"press": _press, "publications": _publication, "events": _event}
