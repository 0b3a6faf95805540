"""Units of lists: the pages of a function that plans lists, feeds or calendars stand with what it sees.

`SEES` beside it names the sections whose stories it sees; one that names none sees all of them. Functions that
see the same are given one edition of these alone, with a clock of its own, and share what is made once of it.

A page that such a function leaves to be planned later stands by itself, as long as the stories that it shows do.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from sys import modules

import msgspec

from ..model.edition import Edition
from ..model.planned import Later, Page, planned
from ..model.source import Story
from ..schema.sections import SECTIONS
from ..stories import cards
from . import fingerprint, render, rows
from .rows import KeptPage, UnitRow
from .run import Run
from .store import Index
from .units import Key, Units

Sees = tuple[str, ...]


@dataclass
class View:
    """What the functions see that see the same sections."""

    whole: Edition
    laid: Units
    sees: Sees

    @cached_property
    def key(self) -> bytes:
        """The hash of what is seen."""
        faces = [self.laid.faces[story.name] for story in self._stories]
        return fingerprint.of_bytes(self.laid.frame, "\n\n".join((*self.sees, *faces)).encode())

    @cached_property
    def edition(self) -> Edition:
        """What is seen."""
        urls = {key: url for key, url in self.whole.urls.items() if key[0] in self.sees}
        return self._of(self._stories, urls)

    def part(self, stories: tuple[Story, ...]) -> Edition:
        """Some stories alone, with those that their own pages see."""
        some = {one.name: one for one in stories}
        for story in stories:
            some |= {one.name: one for one in self.laid.others.get(story.name, ())}
        those = self.whole.ordered(some.values())
        keys = ((one.section, one.pair, one.lang) for story in those for one in story.sources)
        return self._of(those, {key: self.whole.urls[key] for key in keys})

    def _of(self, stories: tuple[Story, ...], urls: Mapping[Key, str]) -> Edition:
        clock = self.whole.clock.fresh()
        made = replace(self.whole, stories=stories, urls=urls, clock=clock, notices=(), known={})
        cards.know(made, lambda story: self.laid.cards_of(story.name, clock))
        return made

    @cached_property
    def _stories(self) -> tuple:
        return tuple(one for one in self.whole.stories if one.section in self.sees)


@dataclass
class Lists:
    """The lists: rows of those that stand; of the others the pages by function, with what they saw.

    `pages` are those of all, in the order of the functions.
    """

    rows: dict[str, UnitRow] = field(default_factory=dict)
    planned: dict[str, tuple[View, list[Page]]] = field(default_factory=dict)
    later: dict[str, tuple[bytes, tuple[str, str]]] = field(default_factory=dict)
    stood: dict[str, KeptPage] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)


def plan(run: Run, edition: Edition, laid: Units) -> Lists:
    """Plan the lists that do not stand, and have the edition's clock bounded by all that they asked."""
    made = Lists()
    views: dict[Sees, View] = {}
    for function in run.request.plans:
        plan = render.named(function)
        sees = _sees(plan)
        view = views.setdefault(sees, View(edition, laid, sees))
        row = laid.kept.list(function)
        if row and laid.stands and (found := laid.stands(row, view.key)) is not None:
            made.rows[function] = row
            laid.stood |= found
            edition.clock.bound(*rows.moments(row.span))
            made.pages += [one.page() for one in row.pages]
        else:
            before = {one.address: one for one in row.pages} if row else {}
            planned = [_page(one, view, before, made) for one in plan(view.edition)]
            made.planned[function] = view, planned
            made.pages += planned
    for view, _ in made.planned.values():
        edition.clock.bound(view.edition.clock.since, view.edition.clock.until)
    return made


def again(run: Run, edition: Edition, laid: Units) -> list[Page]:
    """Plan those pages of lists that show a story of a unit which is planned."""
    names = set(laid.by_name)
    sections = {name.partition("/")[0] for name in names}
    views: dict[Sees, View] = {}
    pages = []
    for plan in map(render.named, run.request.plans):
        sees = _sees(plan)
        if sections.isdisjoint(sees):
            continue
        view = views.setdefault(sees, View(edition, laid, sees))
        for page in plan(view.edition):
            if not isinstance(page.how, Later):
                pages.append(page)
            elif not names.isdisjoint(story.name for story in page.how.stories):
                pages.append(planned(page, view.part(page.how.stories)))
    return pages


def _sees(plan: Callable[..., list[Page]]) -> Sees:
    """The sections whose stories a function sees."""
    return getattr(modules[plan.__module__], "SEES", tuple(SECTIONS))


def _page(page: Page, view: View, before: Mapping[str, KeptPage], made: Lists) -> Page:
    """A page of a list; of one that is of some stories alone, the kept one where these are as they were."""
    how, laid = page.how, view.laid
    if not isinstance(how, Later):
        return page
    told = [laid.keys[story.name] for story in how.stories]
    key = fingerprint.of_bytes(
        laid.frame, page.address.encode(), msgspec.msgpack.encode(how.said), *told
    )
    held = before.get(page.address)
    if held and laid.stands:
        found = laid.stands(UnitRow(held.key, held.span, (held,)), key)
        if found is not None:
            laid.stood |= found
            made.stood[page.address] = held
            view.edition.clock.bound(*rows.moments(held.span))
            return held.page()
    seen = view.part(how.stories)
    page = planned(page, seen)
    view.edition.clock.bound(seen.clock.since, seen.clock.until)
    made.later[page.address] = key, rows.span(seen.clock)
    return page


def kept(laid: Units, made: Lists, new: Index) -> dict[str, msgspec.Raw]:
    """Give the rows of all lists."""
    return {function: laid.kept.lists[function] for function in made.rows} | {
        function: rows.encoded(
            UnitRow(
                view.key,
                rows.span(view.edition.clock),
                tuple(_kept(page, made, new) for page in planned),
            )
        )
        for function, (view, planned) in made.planned.items()
    }


def _kept(page: Page, made: Lists, new: Index) -> KeptPage:
    if page.address in made.stood:
        return made.stood[page.address]
    return rows.of(page, new, "", *made.later.get(page.address, ()))
