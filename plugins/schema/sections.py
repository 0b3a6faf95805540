"""The sections of the site: one table, in which all that is said of a section by name stands once.

It stands here, below all that asks it, for the schema itself asks it which headers there are
(docs/decisions/0035). docs/a-new-section.md says how to add one.
"""

from collections.abc import Mapping

from msgspec import Struct
from pydantic import BaseModel

from . import kinds

# What else the folder of files may be called.
MEDIA = ("picha", "faili", "mafaili", "images", "files")


class Section(Struct, frozen=True, kw_only=True):
    """A section: a folder of the content, whose stories are of one kind."""

    key: str  # the folder's name
    also: tuple[str, ...]  # what else it may be called by who looks for it
    headers: type[BaseModel]  # the schema of its files
    kind: str = ""  # the header that says of which kind a story is
    noun: str  # what a story is called, by its key in the strings
    counted: str = ""  # what its stories are counted as, by its key there
    words: Mapping[str, str] = {}  # in addresses, by language; what has none has no list
    template: str = ""  # of a story's page; what has none has no pages
    plan: str = ""  # `module:function` that plans these, where they show something of their own
    covers: bool = False  # whether its pictures are covers of papers, and no photos
    data: str = ""  # the set of the site's data that its stories stand in
    expected: tuple[str, ...] = ()  # the headers that the report misses

    @property
    def listed(self) -> bool:
        """Whether its stories stand under their days: in lists, feeds, and below them in addresses."""
        return bool(self.words)

    @property
    def paged(self) -> bool:
        """Whether its stories have pages: a notice stands on those of all others."""
        return bool(self.template)

    @property
    def standing(self) -> bool:
        """Whether its pages stand by themselves, at the root: their files bear no day."""
        return self.paged and not self.listed

    def named(self, kind: str = "") -> str:
        """Give the key of the noun that names a story of a kind.

        Events and publications both have a kind "other", which are different words.
        """
        return f"other-{self.noun}" if kind == "other" else kind or self.noun


_TABLE = (
    Section(
        key="news",
        also=("habari",),
        headers=kinds.NewsFields,
        noun="news",
        counted="news",
        words={"sw": "habari", "en": "news"},
        template="news.html",
        data="stories",
        expected=("image", "topics"),
    ),
    Section(
        key="press",
        also=("taarifa", "taarifa-kwa-umma"),
        headers=kinds.PressFields,
        noun="press-release",
        counted="notice",
        kind="heading",
        words={"sw": "taarifa-kwa-umma", "en": "press-releases"},
        template="press.html",
        plan="plugins.pages.press.release:plan_stories",
        data="stories",
        expected=("reference", "topics"),
    ),
    Section(
        key="publications",
        also=("machapisho", "chapisho"),
        headers=kinds.PublicationFields,
        noun="publication",
        counted="publication",
        kind="kind",
        covers=True,
        words={"sw": "machapisho", "en": "publications"},
        template="publication.html",
        plan="plugins.pages.publications.publication:plan_stories",
        data="publications",
        expected=("files", "topics"),
    ),
    Section(
        key="events",
        also=("matukio", "tukio"),
        headers=kinds.EventFields,
        noun="event",
        counted="event",
        kind="kind",
        words={"sw": "matukio", "en": "events"},
        template="event.html",
        plan="plugins.pages.events.event:plan_stories",
        data="events",
        expected=("topics",),
    ),
    # Without lists: what stands by itself, and what stands on every page.
    Section(
        key="pages",
        also=("kurasa", "ukurasa"),
        headers=kinds.PageFields,
        noun="page",
        template="page.html",
        expected=("owner", "review_by"),
    ),
    Section(
        key="notices",
        also=("matangazo", "tangazo"),
        headers=kinds.NoticeFields,
        noun="announcement",
    ),
)
SECTIONS: Mapping[str, Section] = {section.key: section for section in _TABLE}
LISTED = tuple(section.key for section in _TABLE if section.listed)
PAGED = tuple(section.key for section in _TABLE if section.paged)
PLANS = tuple(section.plan for section in _TABLE if section.plan)


def folder(name: str) -> str:
    """Give which folder of the content a name means, or nothing.

    >>> folder("Habari"), folder("Press")
    ('news', 'press')
    """
    said = name.casefold()
    folders = {**{key: one.also for key, one in SECTIONS.items()}, "media": MEDIA}
    return next((key for key, also in folders.items() if said == key or said in also), "")
