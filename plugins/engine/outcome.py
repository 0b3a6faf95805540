"""What a build did."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model.edition import Edition
from ..model.values import Site
from ..schema import translation
from ..schema.faults import Fault
from .planning import Shelf
from .run import Run


@dataclass(frozen=True)
class Plan:
    """What the pages of stories were planned from: the stories, the edition, what all pages share by language."""

    shelf: Shelf
    edition: Edition
    sites: Mapping[str, Site]


@dataclass
class Outcome:
    """What a build did: counts, what it left out and why, warnings."""

    stories: int = 0
    read: int = 0  # sources that were read, and not known from an earlier build
    pages: int = 0
    written: int = 0
    reused: int = 0
    deleted: int = 0
    left_out: list[tuple[str, str]] = field(default_factory=list)
    files: dict[tuple[str, str], bytes] = field(default_factory=dict)  # those that were wanted
    said: dict[tuple[str, str], tuple[Any, str]] = field(
        default_factory=dict
    )  # by them: values, HTML
    warnings: list[Fault] = field(default_factory=list)
    translations: Mapping[translation.State, int] = field(default_factory=dict)
    untranslated: list[Fault] = field(default_factory=list)  # stories without one, of a check
    searched: bool = True  # whether the search is of exactly these pages
    forgot: bool = False  # whether what earlier builds had kept was damaged
    since: dt.datetime = dt.datetime.min  # the last moment at which time itself changed a page
    # What was built, by which run; no plan where the last one stands as it is.
    run: Run | None = field(default=None, compare=False, repr=False)
    plan: Plan | None = field(default=None, compare=False, repr=False)
