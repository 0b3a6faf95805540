"""The photo library: the main picture and the gallery of every story, newest first, with a list for each year.

It is made from headers alone, so that an edit of a text makes none of it again. A publication's own picture
is its cover, and is no photo. Addresses never shift: there are no page numbers, and a year with many stories
shows its months.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from ...bilingual import counts, dates
from ...bilingual.strings import fill
from ...model import addresses
from ...model.addresses import OTHER
from ...model.edition import Edition
from ...model.planned import Page, Rendered
from ...model.source import Story
from ...model.values import Album, Library, Link, Period, Picture, Stamp
from ...stories import files, marks, shown
from ..groups import by
from ..head import head

NEWEST = 8  # stories on the first page
MOST_IN_A_YEAR = 24  # a year with more stories shows its months
MOST_OF_A_STORY = 4  # pictures shown of one story: its page has them all


def plan(edition: Edition) -> list[Page]:
    """Plan the library in each language, with its years and the months of full years."""
    stories = [one for one in edition.stories if _stands(one, edition)]
    pages = []
    for lang in OTHER:
        for document in lists(edition, lang, stories):
            pages.append(Page(addresses.output(document.url), Rendered("library.html", document)))
    return pages


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
    if story.section == "pages":
        return 0
    return _own(story) + len(story.primary.headers.gallery)


def _own(story: Story) -> bool:
    """Whether a story's main picture is a photo."""
    return bool(story.facts.image) and story.section != "publications"


def link(edition: Edition, lang: str) -> Link:
    """Give the link to the library."""
    return _link(edition, lang, "", "")


def newest(edition: Edition, lang: str, stories: Iterable[Story], most: int) -> tuple[Album, ...]:
    """Give the pictures of the first few of some stories, newest first, that have any here."""
    found = (one for one in stories if _stands(one, edition))
    return tuple(album(edition, lang, one) for one in islice(found, most))


def lists(edition: Edition, lang: str, stories: Sequence[Story]) -> list[Library]:
    """Give the first page of the library, then its years, and the months of those that are full."""
    home = addresses.place(lang, "photo-library")
    years = by(stories, lambda story: story.day.year)
    found = [
        _list(
            edition, lang, "", "", stories[:NEWEST], stories, _periods(edition, lang, home, years)
        )
    ]
    for year, inside in years.items():
        months = by(inside, lambda story: story.day.month)
        full = len(inside) > MOST_IN_A_YEAR
        own = f"{year:04}/"
        below = (
            tuple(
                _period(edition, lang, dates.month_text(year, one, edition.strings[lang]),
                        f"{home}{own}{one:02}/", those)
                for one, those in months.items()
            )
            if full
            else ()
        )  # fmt: skip
        found.append(_list(edition, lang, own, "", () if full else inside, inside, below))
        if full:
            found += [
                _list(edition, lang, own, f"{one:02}/", those, those, ())
                for one, those in months.items()
            ]
    return found


def _periods(
    edition: Edition, lang: str, home: str, years: Mapping[int, Sequence[Story]]
) -> tuple[Period, ...]:
    return tuple(
        _period(edition, lang, str(year), f"{home}{year:04}/", inside)
        for year, inside in years.items()
    )


def _period(edition: Edition, lang: str, title: str, url: str, inside: Sequence[Story]) -> Period:
    count = counts.count_text("photo", sum(map(photos, inside)), edition.strings[lang])
    return Period(link=Link(lang=lang, title=title, url=url), count=count)


def _list(
    edition: Edition,
    lang: str,
    year: str,
    month: str,
    stories: Sequence[Story],
    every: Sequence[Story],
    periods: tuple[Period, ...],
) -> Library:
    """One list: its stories' pictures, and the years or months below it."""
    t, other = edition.strings[lang], OTHER[lang]
    there = _link(edition, other, year, month)
    above = [_link(edition, lang, *one) for one in _above(year, month)]
    own = _link(edition, lang, year, month)
    return Library(
        **head(own, there),
        section="photo-library",
        description=t.photos.about,
        crumbs=(edition.home(lang), *above),
        changed=_newest(edition, lang, every),
        parent=above[-1] if above else None,
        cards=(),
        albums=tuple(album(edition, lang, story) for story in stories),
        periods=periods,
        periods_title=t.titles.months if year else t.titles.years,
        empty=t.photos.none,
    )


def _above(year: str, month: str) -> list[tuple[str, str]]:
    """The lists that one of a year or a month lies under."""
    if not year:
        return []
    return [("", ""), (year, "")] if month else [("", "")]


def _link(edition: Edition, lang: str, year: str, month: str) -> Link:
    """The link to a list of the library, by the last parts of its address."""
    t = edition.strings[lang]
    url = f"{addresses.place(lang, 'photo-library')}{year}{month}"
    if not year:
        return Link(lang=lang, title=t.photos.title, url=url)
    number = int(year.rstrip("/"))
    period = dates.month_text(number, int(month.rstrip("/")), t) if month else str(number)
    title = fill(t.titles.of_period, title=t.photos.title, period=period)
    return Link(lang=lang, title=title, url=url)


def _newest(edition: Edition, lang: str, stories: Sequence[Story]) -> Stamp | None:
    """The day of a list's own last change: that of its newest story; an event's day may be one to come."""
    days = [story.filed for story in stories if story.filed]
    return edition.stamp(max(days), lang) if days else None


def album(edition: Edition, lang: str, story: Story) -> Album:
    """Give a story's pictures for a library in a language; its words are in the story's own."""
    source = story.source(lang) or story.primary
    t, many = edition.strings[lang], photos(story)
    assert story.day is not None
    found: list[Picture] = []
    if _own(story):
        alt = source.headers.image_alt or story.facts.image_alt
        found.append(_small(edition, source.lang, story.facts.image, alt))
    for photo in source.headers.gallery or story.primary.headers.gallery:
        found.append(_small(edition, source.lang, photo.file, photo.alt))
    return Album(
        link=edition.link(source),
        date=edition.stamp(story.day, lang),
        count=counts.count_text("photo", many, t),
        pictures=tuple(found[:MOST_OF_A_STORY]),
        credit=story.facts.image_credit or "",
        only="" if source.lang == lang else t.marks.only[source.lang],
        marks=marks.marks(story, edition, lang),
    )


def _small(edition: Edition, lang: str, path: str, alt: str) -> Picture:
    return files.thumb(edition.assets[path], alt, text=files.opened(path, lang, edition))
