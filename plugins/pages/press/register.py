"""The register of press releases: every release with its number, day, state and the SHA-256 of its sealed PDFs.

A year stands on a page of its own; one of more than 30 releases shows its months, each on a page: a sum cannot
be packed, so that more rows would not fit what a first window of a connection carries.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from ...bilingual import agreement
from ...bilingual.strings import OTHER
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Made, Page, rendered
from ...model.source import Source, Story
from ...model.values import Link, Mark
from ...stories import corrections, marks, shown
from ..groups import by_number
from ..periods import day_of, split
from . import notice
from .documents import Register, Row, Sum
from .listed import ListedRelease, Version, WholeRegister

NEWEST = 15
MOST_ON_A_PAGE = 30
FULL = "full years of the register"
FORMS = {"csv": "plugins.pages.press.listed:as_csv", "json": "plugins.pages.press.listed:as_json"}
Shelf = Mapping[int, tuple[Story, ...]]  # by year, the newest first


SEES = ("press",)


def plan(edition: Edition) -> list[Page]:
    """Plan the register in both languages: its pages, and the whole of it as CSV and as JSON."""
    shelf = edition.once("register", _shelf)
    pages = []
    for lang in OTHER:
        pages += rendered("register.html", documents(edition, lang, shelf))
        every = listed(edition, lang, (story for mine in shelf.values() for story in mine))
        for form, function in FORMS.items():
            url = addresses.register_file(lang, form)
            pages.append(Page(addresses.output(url), Made(function, every)))
    return pages


def link(edition: Edition, lang: str) -> Link:
    """Give the link to the register."""
    return Link(lang=lang, title=edition.strings[lang].register.title, url=addresses.register(lang))


def row_link(story: Story, lang: str, edition: Edition) -> Link | None:
    """Give the link to a release's row, None for one that is not in the register."""
    if not _holds(story, edition):
        return None
    month = day_of(story).month if story.year in full(edition) else 0
    url = f"{addresses.register(lang, story.year, month)}#{story.pair}"
    return Link(lang=lang, title=edition.strings[lang].register.verify, url=url)


def full(edition: Edition) -> frozenset[int]:
    """Give the years whose releases stand on pages of their months."""
    return edition.once(FULL, _full)


def _full(edition: Edition) -> frozenset[int]:
    shelf = edition.once("register", _shelf)
    return frozenset(year for year, mine in shelf.items() if len(mine) > MOST_ON_A_PAGE)


def _holds(story: Story, edition: Edition) -> bool:
    """Whether a release stands in the register: what is not yet issued does not, not even in a preview."""
    waits = shown.unapproved(story, edition.office.approval)
    return shown.out(story, edition.clock) and not waits


def _shelf(edition: Edition) -> Shelf:
    held = [one for one in edition.stories if one.section == "press" and _holds(one, edition)]
    return by_number(held, lambda story: story.year)


def documents(edition: Edition, lang: str, shelf: Shelf) -> Iterator[Register]:
    """Give the register's page in a language, then those of its years, and the months of full years."""
    t, whole = edition.strings[lang], link(edition, lang)
    first = {
        "rows_title": t.register.newest,
        "address": edition.office.site.url + whole.url,
        "list": addresses.register_file(lang, "json"),
        "files": tuple(
            Link(lang=lang, title=form.upper(), url=addresses.register_file(lang, form))
            for form in FORMS
        ),
    }
    for part in split(
        edition.strings,
        whole,
        link(edition, OTHER[lang]),
        (story for mine in shelf.values() for story in mine),
        day_of,
        newest=NEWEST,
        months=MOST_ON_A_PAGE,
    ):
        days = [day for story in part.shown or part.inside for day in _days(story, edition)]
        above = (edition.section(lang, "press"), *(one.short for one in part.above))
        yield Register(
            **part.head("notice", t),
            section="press",
            description=t.register.about,
            changed=edition.stamp(max(days), lang) if days else None,
            crumbs=(edition.home(lang), *above),
            rows=tuple(_row(story, lang, edition) for story in part.shown),
            **({"parent": whole} if part.above else first),
        )


def _days(story: Story, edition: Edition) -> Iterator[dt.date]:
    """The days on which something of a release's row came to be as it is."""
    if story.filed:
        yield story.filed
    if story.facts.withdrawn:
        yield story.facts.withdrawn.day
    for source in story.sources:
        if sealed := notice.seal(source, edition):
            yield sealed.day


def _row(story: Story, lang: str, edition: Edition) -> Row:
    t = edition.strings[lang]
    source = story.source(lang) or story.primary
    earlier = corrections.earlier(story, edition)
    assert story.day is not None
    return Row(
        key=story.pair,
        date=edition.stamp(story.day, lang),
        number=story.facts.reference or "",
        link=edition.link(source),
        only="" if source.lang == lang else t.marks.only[source.lang],
        state=_state(story, lang, edition),
        sums=tuple(
            Sum(lang=one.lang, name=t.register.languages[one.lang], text=_sum(one, edition))
            for one in story.sources
        ),
        marks=tuple(
            one
            for one in marks.own(story, edition, lang)
            if one.key not in ("withdrawn", "corrected")
        ),
        corrects=_named(earlier, lang, edition) if earlier else None,
        corrected_by=tuple(_named(one, lang, edition) for one in corrections.later(story, edition)),
    )


def _named(story: Story, lang: str, edition: Edition) -> Link:
    """The link to a release by its number, where it has one: shorter than its title, and what is compared."""
    made = edition.link(story.source(lang) or story.primary)
    if not story.facts.reference:
        return made
    return Link(lang=made.lang, title=story.facts.reference, url=made.url)


def _sum(source: Source, edition: Edition) -> str:
    sealed = notice.seal(source, edition)
    return sealed.pdf if sealed else ""


def state(story: Story, edition: Edition) -> str:
    """Give the state of a release: `issued`, `corrected` or `withdrawn`."""
    if story.facts.withdrawn:
        return "withdrawn"
    return "corrected" if corrections.later(story, edition) else "issued"


def _state(story: Story, lang: str, edition: Edition) -> Mark:
    t, key = edition.strings[lang], state(story, edition)
    if story.facts.withdrawn:
        return marks.withdrawn(story, t)
    text = agreement.label(marks.noun_of(story), key, t)
    return Mark(key=key, text=text, note=text)


def listed(edition: Edition, lang: str, mine: Iterable[Story]) -> WholeRegister:
    """Give the whole register as its files hold it, the newest first."""
    t, host = edition.strings[lang], edition.office.site.url
    return WholeRegister(
        lang=lang,
        page=host + addresses.register(lang),
        columns=tuple(t.register.columns),
        states={key: agreement.label("press-release", key, t) for key in STATES},
        releases=tuple(_release(story, edition, host) for story in mine),
    )


STATES = ("issued", "corrected", "withdrawn")


def _release(story: Story, edition: Edition, host: str) -> ListedRelease:
    earlier, facts = corrections.earlier(story, edition), story.facts
    return ListedRelease(
        id=story.pair,
        number=facts.reference or "",
        date=story.day.isoformat() if story.day else "",
        heading=facts.heading,
        state=state(story, edition),
        sample=bool(facts.sample),
        withdrawn=facts.withdrawn.day.isoformat() if facts.withdrawn else None,
        corrects=earlier.pair if earlier else None,
        corrected_by=tuple(one.pair for one in corrections.later(story, edition)),
        versions=tuple(_version(source, story, edition, host) for source in story.sources),
    )


def _version(source: Source, story: Story, edition: Edition, host: str) -> Version:
    sealed, url = notice.seal(source, edition), edition.url(source)
    served = None if story.facts.withdrawn else host + addresses.paper(source.lang, url)
    return Version(
        lang=source.lang,
        title=source.headers.title,
        url=host + url,
        pdf=served,
        sha256=sealed.pdf if sealed else None,
        sealed=sealed.day.isoformat() if sealed else None,
    )
