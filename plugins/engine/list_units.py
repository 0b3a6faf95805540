"""Units of lists: the pages of a function that plans lists, feeds or calendars stand with what it sees.

`SEES` beside it names the sections whose stories it sees; one that names none sees all of them. Functions that
see the same are given one edition of these alone, with a clock of its own, and share what is made once of it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from sys import modules

from ..model.edition import Edition
from ..model.planned import Page
from ..schema.sections import SECTIONS
from ..stories import cards
from . import fingerprint, render, rows
from .rows import UnitRow
from .run import Run
from .store import Index
from .units import Units, name

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
        faces = [self.laid.faces[name(story)] for story in self._stories]
        return fingerprint.of_bytes(self.laid.frame, "\n\n".join((*self.sees, *faces)).encode())

    @cached_property
    def edition(self) -> Edition:
        """What is seen."""
        clock = self.whole.clock.fresh()
        some = [self.laid.cards_of(name(story), clock) for story in self._stories]
        made = replace(
            self.whole,
            stories=self._stories,
            urls={key: url for key, url in self.whole.urls.items() if key[0] in self.sees},
            clock=clock,
            notices=(),
            known={},
        )
        cards.know(made, some)
        return made

    @cached_property
    def _stories(self) -> tuple:
        return tuple(one for one in self.whole.stories if one.section in self.sees)


@dataclass
class Lists:
    """The lists: pages that were planned, by function, with what they saw; rows of those that stand."""

    planned: dict[str, tuple[View, list[Page]]] = field(default_factory=dict)
    rows: dict[str, UnitRow] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)  # of all, in the order of the functions


def plan(run: Run, edition: Edition, laid: Units) -> Lists:
    """Plan the lists that do not stand, and have the edition's clock bounded by all that they asked."""
    made = Lists()
    views: dict[Sees, View] = {}
    for function in run.request.plans:
        plan = render.named(function)
        sees = getattr(modules[plan.__module__], "SEES", tuple(SECTIONS))
        view = views.setdefault(sees, View(edition, laid, sees))
        row = laid.kept.lists.get(function)
        if row and laid.stands and (found := laid.stands(row, view.key)) is not None:
            made.rows[function] = row
            laid.stood |= found
            edition.clock.bound(*map(dt.datetime.fromisoformat, row.span))
            made.pages += [one.page() for one in row.pages]
        else:
            planned = plan(view.edition)
            made.planned[function] = view, planned
            made.pages += planned
    for view, _ in made.planned.values():
        edition.clock.bound(view.edition.clock.since, view.edition.clock.until)
    return made


def kept(made: Lists, new: Index) -> dict[str, UnitRow]:
    """Give the rows of all lists."""
    return made.rows | {
        function: UnitRow(view.key, rows.span(view.edition.clock), _pages(planned, new))
        for function, (view, planned) in made.planned.items()
    }


def _pages(planned: Sequence[Page], new: Index) -> tuple[rows.KeptPage, ...]:
    return tuple(rows.of(page, new) for page in planned)
