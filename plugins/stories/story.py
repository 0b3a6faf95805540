"""The page of a story: what all kinds share, and the pages of news and of standing pages."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from ..bilingual.strings import OTHER, Strings, fill
from ..model import addresses
from ..model.edition import Edition
from ..model.planned import Page, Rendered
from ..model.source import Source, Story, Text
from ..model.values import Body, Change, Link, Picture, Stale, Stamp, StoryPage
from ..schema import fields
from ..schema.sections import SECTIONS, Section
from . import files, links, marks, shown, standing

# By the source's path: of those sources whose pages are to be planned, and of their translations.
Texts = Mapping[str, Text]


def plan_stories(edition: Edition, texts: Texts) -> list[Page]:
    """Plan the pages that are their text alone: of the sections that have no plan of their own."""
    planned: list[Page] = []
    for section in SECTIONS.values():
        if section.paged and not section.plan:
            planned += pages(edition, texts, section, StoryPage, _nothing, standing.plain)
    return planned


def _every(story: Story) -> bool:
    return True


def _nothing(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
    return {}


def pages(
    edition: Edition,
    texts: Texts,
    section: Section,
    form: type[StoryPage],
    more: Any,
    chosen: Callable[[Story], bool] = _every,
    template: str = "",
) -> list[Page]:
    """Plan the pages of a section's stories: one for each source whose text is given.

    `more` gives what a page of their kind has beside what all stories have; `chosen` says of which of the
    section's stories they are; `template` is another than the section's.
    """
    planned = []
    for story in edition.stories:
        if story.section != section.key or not chosen(story):
            continue
        for source in story.sources:
            text = texts.get(source.path)
            if text is None:
                continue
            document = form(
                **{**shared(story, source, text, edition), **more(story, source, edition)},
                stale=stale(story, source, texts, edition),
            )
            address = addresses.output(document.url)
            planned.append(
                Page(address, Rendered(template or section.template, document), source.path)
            )
    return planned


def shared(story: Story, source: Source, text: Text, edition: Edition) -> dict[str, Any]:
    """Give what the pages of all kinds of stories have."""
    lang, headers, t = source.lang, source.headers, edition.strings[source.lang]
    facts = story.facts
    stands = not facts.withdrawn  # a withdrawn story keeps its page and its title, nothing else
    return {
        "lang": lang,
        "title": headers.title,
        "url": edition.url(source),
        "counterpart": counterpart(story, source, edition),
        "translations": translations(story, source, edition),
        "section": source.pair if story.standing else story.section,
        "description": (headers.summary or "") if stands else marks.withdrawn(story, t).note,
        "summary": (headers.summary or "") if stands else "",
        "crumbs": crumbs(story, lang, edition),
        "changed": changed(story, source, edition),
        "index": not (facts.sample or facts.withdrawn or facts.status),
        "marks": marks.marks(story, edition, lang) + only(story, source, t),
        "body": body(story, source, text, edition),
        "date": published(story, source, edition),
        "picture": picture(story, source, edition) if stands else None,
        "gallery": files.gallery(source, edition) if headers.gallery and stands else (),
        "people": files.people(source, edition) if stands else (),
        "video": video(headers.video, t) if headers.video and stands else None,
        "topics": topics(story, lang, edition) if facts.topics else (),
        "attachments": tuple(
            files.file(one, headers.title, edition, lang) for one in headers.attachments if stands
        ),
        "updates": tuple(
            Change(date=edition.stamp(note.day, lang), text=note.text, lang=note.lang)
            for note in sorted(headers.updated, key=lambda note: note.day, reverse=True)
            if stands
        ),
        "headings": text.headings,
        "taken": taken(source),
        "withdrawn": withdrawn(story, source, edition) if facts.withdrawn else None,
        "travels": not story.standing and shown.out(story, edition.clock),
        "feed": None,
        "card": files.card(lang, edition.url(source), headers.title, edition),
        **versions(story, source, edition),
    }


def video(url: str, t: Strings) -> Link:
    """Give the link to a video, which says whose site it opens."""
    return Link(lang=t.lang, title=fill(t.story.video, host=urlsplit(url).hostname or url), url=url)


def taken(source: Source) -> dict[str, str]:
    """Give the headers of a source whose words were taken over from the other file, and in which language."""
    words = fields.asked(source.section)
    return {name: OTHER[source.lang] for name in source.taken if name in words}


def body(story: Story, source: Source, text: Text, edition: Edition) -> Body:
    """Give a source's text, with where its links lead in this edition."""
    if not text.targets:
        return Body(hash=text.body)
    # No other picture stands above.
    leads = not story.facts.image and not SECTIONS[story.section].covers
    return Body(
        hash=text.body,
        links=links.resolved(text.targets, source.lang, edition, leads),
        notes=links.notes(text.targets, source.lang, edition),
        sources=links.sources(text.targets, edition),
    )


def picture(story: Story, source: Source, edition: Edition) -> Picture | None:
    """Give the picture of a story's page: its own, or the cover of a publication that has none."""
    return files.picture(story, source, edition) or files.cover(story, source.lang, edition)


def translations(story: Story, source: Source, edition: Edition) -> tuple[Link, ...]:
    """Give the link to the same story in the other language, if there is one."""
    other = story.source(OTHER[source.lang])
    return (edition.link(other),) if other else ()


def versions(story: Story, source: Source, edition: Edition) -> dict[str, Link]:
    """Give what a source was translated from, or its translation, as far as either file says so."""
    other = story.source(OTHER[source.lang])
    if other and source.headers.source_hash:
        return {"original": edition.link(other)}
    if other and other.headers.source_hash:
        return {"translated": edition.link(other)}
    return {}


def counterpart(story: Story, source: Source, edition: Edition) -> Link:
    """Give where the language link leads: the translation, else the section, else the other home."""
    other = OTHER[source.lang]
    if there := story.source(other):
        return edition.link(there)
    return edition.home(other) if story.standing else edition.section(other, story.section)


def crumbs(story: Story, lang: str, edition: Edition) -> tuple[Link, ...]:
    """Give the way from the home page to a story's parent: home, section, year."""
    if story.standing:
        return (edition.home(lang),)
    year = Link(
        lang=lang, title=str(story.year), url=addresses.year(lang, story.section, story.year)
    )
    return (edition.home(lang), edition.section(lang, story.section), year)


def published(story: Story, source: Source, edition: Edition) -> Stamp | None:
    """Give the day a story was published, in words; with its time for machines where it has one."""
    if not story.filed:
        return None
    moment = story.facts.date
    stamp = edition.stamp(story.filed, source.lang)
    return Stamp(iso=moment.iso, text=stamp.text) if moment and moment.time else stamp


def changed(story: Story, source: Source, edition: Edition) -> Stamp | None:
    """Give the page's own last change: the last `Updated`, the withdrawal, else the file's date."""
    days = [note.day for note in source.headers.updated]
    if story.facts.withdrawn:
        days.append(story.facts.withdrawn.day)
    if story.filed:
        days.append(story.filed)
    return edition.stamp(max(days), source.lang) if days else None


def withdrawn(story: Story, source: Source, edition: Edition) -> Change:
    """Give when and why a story was withdrawn: the source's own reason, else the story's in its language."""
    note = source.headers.withdrawn or story.facts.withdrawn
    other = "" if source.headers.withdrawn else story.primary.lang
    return Change(date=edition.stamp(note.day, source.lang), text=note.text, lang=other)


def stale(story: Story, source: Source, texts: Texts, edition: Edition) -> Stale | None:
    """Give what a reader must know of a translation whose source has changed since; None for any other."""
    made_from, other = source.headers.source_hash, story.source(OTHER[source.lang])
    if story.facts.withdrawn or not made_from or not other:
        return None
    if texts[other.path].words == made_from.hash:
        return None
    if made_from.day:
        since: Stamp | None = edition.stamp(made_from.day, source.lang)
    else:
        since = changed(story, source, edition)
    return Stale(date=since, source=edition.link(other))


def only(story: Story, source: Source, t: Strings) -> tuple:
    """Give the mark of a story that the other language does not have."""
    if len(story.sources) == 2:
        return ()
    note = t.marks.alone[source.lang]
    return (marks.Mark(key="only", text=note, note=note),)


def topics(story: Story, lang: str, edition: Edition) -> tuple[Link, ...]:
    """Give the links to a story's topics, in the editor's order."""
    words: Mapping[str, Any] = {topic.key: topic.words(lang) for topic in edition.topics}
    return tuple(
        Link(lang=lang, title=words[key].title, url=addresses.topic(lang, words[key].slug))
        for key in story.facts.topics
    )
