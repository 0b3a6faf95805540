"""The pages of topics: an exhibition, a campaign or any other topic with the newest of all that is under it.

A topic's page shows a few of each kind of thing, however many there are, so that it stays light; the list
of all of its stories stands below it at an address of its own, with its years where it is long.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ...bilingual import counts, dates
from ...bilingual.strings import OTHER, fill
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Later, Page, Rendered, rendered
from ...model.source import Story
from ...model.values import File, Link, Listing, Period
from ...schema.kinds import PUBLICATION_KINDS
from ...schema.office import Topic
from ...stories import cards, files, when
from ..events import programme
from ..events.programme import Entries
from ..head import head
from ..periods import newest_stamp, split
from ..photos import library
from . import lists
from .documents import TopicPage
from .lists import MOST_ON_A_PAGE, NEWEST, Stories

AHEAD, PAST, RELEASES, NEWS, ALBUMS, POSTERS, PUBLICATIONS, DOCUMENTS = 6, 4, 4, 6, 2, 4, 4, 6


class Under(Struct, frozen=True):
    """What is under a topic: its stories, newest first."""

    topic: Topic
    stories: Stories


def plan(edition: Edition) -> list[Page]:
    """Plan the list of topics, each topic's page and the list of all that is under it, in both languages."""
    if not (used := _used(edition)):
        return []
    return [page for lang in OTHER for page in _pages(edition, lang, used)]


def _pages(edition: Edition, lang: str, used: Sequence[Under]) -> Iterator[Page]:
    yield from rendered("listing.html", [index(edition, lang, used)])
    for one in used:
        yield _page(lang, one)
        yield from whole(edition, lang, one)


def _page(lang: str, under: Under) -> Page:
    """Plan a topic's page once all under it is known."""

    def plan(edition: Edition, stories: Stories) -> Rendered:
        return Rendered("topic.html", page(edition, lang, Under(under.topic, stories)))

    address = addresses.output(link(under.topic, lang).url)
    return Page(address, Later(under.stories, under.topic.key, plan))


def _used(edition: Edition) -> list[Under]:
    """The topics that have stories, in the order of their file."""
    under: dict[str, list[Story]] = {}
    for story in cards.stand(edition):
        for key in story.facts.topics:
            under.setdefault(key, []).append(story)
    return [Under(topic, tuple(under[topic.key])) for topic in edition.topics if topic.key in under]


def index(edition: Edition, lang: str, used: Sequence[Under]) -> Listing:
    """Give the list of topics, with how many stories each has."""
    t = edition.strings[lang]
    return Listing(
        **head(_index(edition, lang), _index(edition, OTHER[lang])),
        section="topics",
        description=t.titles.about.topics,
        crumbs=(edition.home(lang),),
        periods=tuple(
            Period(
                link=link(one.topic, lang), count=counts.count_text("story", len(one.stories), t)
            )
            for one in used
        ),
        empty=t.titles.none.topics,
    )


def _index(edition: Edition, lang: str) -> Link:
    title = edition.strings[lang].titles.topics
    return Link(lang=lang, title=title, url=addresses.place(lang, "topics"))


def link(topic: Topic, lang: str) -> Link:
    """Give the link to a topic's page."""
    words = topic.words(lang)
    return Link(lang=lang, title=words.title, url=addresses.topic(lang, words.slug))


def page(edition: Edition, lang: str, under: Under) -> TopicPage:
    """Give a topic's page: of each kind of thing that it has, the newest, and the next events."""
    t, parent = edition.strings[lang], _index(edition, lang)
    turns = tuple(
        entry
        for entry in edition.once("programme", programme.programme)
        if under.topic.key in entry.story.facts.topics
    )

    def newest(section: str, most: int, *kinds: str) -> tuple:
        return cards.some(edition, _of(under.stories, section, kinds)[:most], lang)

    others = tuple(kind for kind in PUBLICATION_KINDS if kind != "poster")
    return TopicPage(
        **head(link(under.topic, lang), link(under.topic, OTHER[lang])),
        section="topics",
        description=under.topic.words(lang).summary or t.titles.about.topics,
        crumbs=(edition.home(lang), parent),
        changed=newest_stamp(edition, lang, under.stories),
        dates=dated(edition, lang, turns),
        ahead=programme.of_cards(programme.ahead(turns)[:AHEAD], lang),
        none_ahead=t.home.no_events,
        past=programme.of_cards(programme.past(turns)[:PAST], lang),
        releases=newest("press", RELEASES),
        news=newest("news", NEWS),
        albums=library.newest(edition, lang, under.stories, ALBUMS),
        posters=newest("publications", POSTERS, "poster"),
        publications=newest("publications", PUBLICATIONS, *others),
        documents=attached(edition, lang, under.stories, DOCUMENTS),
        whole=_whole(edition, lang, under.topic),
        count=counts.count_text("story", len(under.stories), t),
        parent=parent,
    )


def _of(some: Stories, section: str, kinds: Sequence[str]) -> Stories:
    """Those of a section, and of some kinds where any are named."""
    return tuple(
        one for one in some if one.section == section and (not kinds or one.facts.kind in kinds)
    )


def attached(edition: Edition, lang: str, some: Stories, most: int) -> tuple[File, ...]:
    """Give the first files that come with stories, each once, those of the newest story first."""
    found: dict[str, File] = {}
    for story in some:
        source = story.source(lang) or story.primary
        for one in source.headers.attachments:
            made = files.file(one, source.headers.title, edition, lang)
            found.setdefault(made.url, replace(made, lang=one.lang or source.lang))
        if len(found) >= most:
            break
    return tuple(found.values())[:most]


def dated(edition: Edition, lang: str, turns: Entries) -> str:
    """Say from when to when a topic's next events are, or when its last one was; empty where it has none.

    An event whose date no longer holds says nothing of when.
    """
    t = edition.strings[lang]
    sure = [one for one in turns if not when.off(one.story)]
    if ahead := programme.ahead(sure):
        first = min(one.turn.first.start.day for one in ahead)
        last = max(one.turn.last.last for one in ahead)
        return fill(t.topic.ahead, dates=dates.range_text(first, last, t))
    if past := programme.past(sure):
        return fill(t.topic.past, dates=when.days(past[0].turn, t))
    return ""


def _whole(edition: Edition, lang: str, topic: Topic) -> Link:
    """The link to the list of all that is under a topic."""
    words = topic.words(lang)
    title = fill(edition.strings[lang].topic.whole, title=words.title)
    return Link(lang=lang, title=title, url=addresses.whole_topic(lang, words.slug))


def whole(edition: Edition, lang: str, under: Under) -> Iterator[Page]:
    """Plan the list of all stories under a topic; where it is too long for one page, its newest and its years."""
    t, topic, own = edition.strings[lang], under.topic, link(under.topic, lang)
    for part in split(
        edition.strings,
        own,
        link(topic, OTHER[lang]),
        under.stories,
        lists.under,
        newest=NEWEST,
        years=MOST_ON_A_PAGE,
    ):
        links = (part.own, part.there)
        if not part.above:
            links = (_whole(edition, lang, topic), _whole(edition, OTHER[lang], topic))
        said = {
            **part.head("story", t),
            **head(*links),
            "section": "topics",
            "description": t.titles.about.topics,
            "crumbs": (edition.home(lang), _index(edition, lang), own),
            "changed": newest_stamp(edition, lang, part.inside),
            "empty": t.titles.none.topics,
            "parent": own,
        }
        yield lists.of_cards(said, part.shown)
