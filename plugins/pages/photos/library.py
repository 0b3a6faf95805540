"""The photo library: the main picture and the gallery of every story, newest first, with a list for each year.

It is made from headers alone, so that an edit of a text makes none of it again. A publication's own picture
is its cover, and is no photo. Addresses never shift: there are no page numbers, and a year with many stories
shows its months.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from ...bilingual import counts
from ...bilingual.strings import OTHER
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Later, Page, Rendered
from ...model.source import Story
from ...model.values import Link, Picture
from ...schema.sections import SECTIONS
from ...schema.values import Photo
from ...stories import files, marks, shown
from ..periods import day_of, newest_stamp, split
from .documents import Album, Library

NEWEST = 8  # stories on the first page
MOST_IN_A_YEAR = 24  # a year with more stories shows its months
MOST_OF_A_STORY = 4  # pictures shown of one story: its page has them all


def plan(edition: Edition) -> list[Page]:
    """Plan the library in each language, with its years and the months of full years."""
    stories = [one for one in edition.stories if _stands(one, edition)]
    return [page for lang in OTHER for page in lists(edition, lang, stories)]


def _stands(story: Story, edition: Edition) -> bool:
    """Whether a story has photos that stand here: an event's not before its day, for they are not of it."""
    if not photos(story):
        return False
    assert story.day is not None
    to_come = story.section == "events" and not edition.clock.reached(
        dt.datetime.combine(story.day, dt.time.min)
    )
    return shown.listed(story) and not to_come


def photos(story: Story) -> int:
    """Give how many photos a story has; a standing page has no day to stand under, and none here."""
    if story.standing:
        return 0
    return _own(story) + len(_others(story, story.primary.headers.gallery))


def _others(story: Story, gallery: Iterable[Photo]) -> list[tuple[int, Photo]]:
    """The photos of a gallery with their places in it, without the story's main picture: it counts once."""
    main = story.facts.image if _own(story) else None
    return [(place, one) for place, one in enumerate(gallery, 1) if one.file != main]


def _own(story: Story) -> bool:
    """Whether a story's main picture is a photo."""
    return bool(story.facts.image) and not SECTIONS[story.section].covers


def link(edition: Edition, lang: str) -> Link:
    """Give the link to the library."""
    title, url = edition.strings[lang].photos.title, addresses.place(lang, "photo-library")
    return Link(lang=lang, title=title, url=url)


def newest(edition: Edition, lang: str, stories: Iterable[Story], most: int) -> tuple[Album, ...]:
    """Give the pictures of the first few of some stories, newest first, that have any here."""
    found = (one for one in stories if _stands(one, edition))
    return tuple(album(edition, lang, one) for one in islice(found, most))


def lists(edition: Edition, lang: str, stories: Iterable[Story]) -> Iterator[Page]:
    """Plan the first page of the library, then its years, and the months of those that are full."""
    t, links = edition.strings[lang], (link(edition, lang), link(edition, OTHER[lang]))
    for part in split(
        edition.strings, *links, stories, day_of, newest=NEWEST, months=MOST_IN_A_YEAR
    ):
        above = [one.own for one in part.above]
        said = {
            **part.head("photo", t, lambda some: sum(map(photos, some))),
            "section": "photo-library",
            "description": t.photos.about,
            "crumbs": (edition.home(lang), *above),
            "changed": newest_stamp(edition, lang, part.inside),
            "parent": above[-1] if above else None,
            "empty": t.photos.none,
        }
        yield _of_albums(said, part.shown)


def _of_albums(said: dict[str, Any], shown_: tuple[Story, ...]) -> Page:
    def plan(edition: Edition, stories: tuple[Story, ...]) -> Rendered:
        albums = tuple(album(edition, said["lang"], story) for story in stories)
        return Rendered("library.html", Library(**said, albums=albums))

    return Page(addresses.output(said["url"]), Later(shown_, said, plan))


def album(edition: Edition, lang: str, story: Story) -> Album:
    """Give a story's pictures for a library in a language; its words are in the story's own."""
    source = story.source(lang) or story.primary
    t, many = edition.strings[lang], photos(story)
    assert story.day is not None
    pictures: list[Picture] = []
    if _own(story):
        alt = source.headers.image_alt or story.facts.image_alt
        caption = source.headers.image_caption or ""
        pictures.append(files.thumb(edition.assets[story.facts.image], alt, caption=caption))
    for place, photo in _others(story, source.headers.gallery or story.primary.headers.gallery):
        at = f"#photo_{place}"
        pictures.append(
            files.thumb(edition.assets[photo.file], photo.alt, caption=photo.caption, at=at)
        )
    return Album(
        link=edition.link(source),
        date=edition.stamp(story.day, lang),
        count=counts.count_text("photo", many, t),
        pictures=tuple(pictures[:MOST_OF_A_STORY]),
        credit=files.credit(story, lang, edition),
        only="" if source.lang == lang else t.marks.only[source.lang],
        marks=marks.marks(story, edition, lang),
    )
