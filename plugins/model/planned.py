"""A planned page: its address in the output, how it comes to be, and the values that it may see."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from . import addresses
from .edition import Edition
from .source import Story
from .values import Body, Document, Listing


class Rendered(Struct, frozen=True):
    """Made by a template from one document; the template sees that document, and what all pages share."""

    template: str
    document: Document


class Made(Struct, frozen=True):
    """Made as bytes by a pure function of its values; `function` is `module:name`."""

    function: str
    values: Any


class Copied(Struct, frozen=True):
    """A copy of a file below the content or the theme; `hash` is of its bytes."""

    root: str  # content | theme
    path: str
    hash: str


class Derived(Struct, frozen=True):
    """Made as bytes by a slow pure function: a smaller photo, a letter as PDF, a card with a title.

    `function` is `module:name` and takes `values`, the bytes of `files` (path below content/, hash) and the
    HTML of `body` in a language ("" without one). What it gives is kept by the hash of all of these and of
    the function's own code, whatever else of the site changes. It may raise Unmade.
    """

    function: str
    values: Any
    files: tuple[tuple[str, str], ...] = ()
    body: Body | None = None
    lang: str = ""


class Unmade(Exception):
    """Raised by a function that makes a file: by a rule, what it was given cannot be made so. `value` says what."""

    def __init__(self, rule: str, value: str) -> None:
        super().__init__(rule, value)
        self.rule, self.value = rule, value


class Later(Struct, frozen=True):
    """Planned of some stories alone, once it is known that the page which stands was not of the same.

    `stories` are those whose facts it shows, in its own order, `said` is all else that it is of, in plain values.
    `plan` is given these stories and an edition that holds them, what they show of others, and no more.
    """

    stories: tuple[Story, ...]
    said: Any
    plan: Callable[[Edition, tuple[Story, ...]], Rendered | Made]


class Outline(Struct, frozen=True, array_like=True):
    """What other pages may know of a page: `changed` is a day (ISO 8601) or empty, `others` its translations."""

    lang: str
    url: str
    index: bool
    changed: str = ""
    others: tuple[tuple[str, str], ...] = ()  # language, address


class KnownPage(Struct, frozen=True):
    """As other pages may see it: a page, and any other file that stands as an earlier build made it."""

    outline: Outline | None = None
    listing: Listing | None = None


class Page(Struct, frozen=True):
    """A file of the site: `address` is its path below the output folder, with slashes.

    `origin` names the content file that asked for it, for messages; it is empty for lists and the like.
    """

    address: str
    how: Rendered | Made | Copied | Derived | Later | KnownPage
    origin: str = ""


def rendered(template: str, documents: Iterable[Document]) -> list[Page]:
    """Give the pages that a template makes of documents, each at its document's own address."""
    return [Page(addresses.output(one.url), Rendered(template, one)) for one in documents]


def planned(page: Page, edition: Edition) -> Page:
    """Give a page that was to be planned later, planned now of an edition; any other as it is."""
    if not isinstance(page.how, Later):
        return page
    return Page(page.address, page.how.plan(edition, page.how.stories), page.origin)


def outline(document: Document) -> Outline:
    """Give what other pages may know of a document."""
    return Outline(
        lang=document.lang,
        url=document.url,
        index=bool(document.index),  # the page of the data has its own of that name
        changed=document.changed.iso[:10] if document.changed else "",
        others=tuple((one.lang, one.url) for one in document.translations),
    )


def bare(listing: Listing) -> Listing:
    """Give what other pages may know of a list: where it is, and what it leads to."""
    return Listing(
        lang=listing.lang,
        title=listing.title,
        url=listing.url,
        counterpart=listing.counterpart,
        section=listing.section,
        periods=listing.periods,
        ways=listing.ways,
        parent=listing.parent,
    )


def known(page: Page) -> Page:
    """Give a page as others may see it; what is no page is as it is."""
    if not isinstance(page.how, Rendered):
        return page
    document = page.how.document
    listing = bare(document) if isinstance(document, Listing) else None
    return Page(page.address, KnownPage(outline(document), listing), page.origin)


def listings(pages: Iterable[Page]) -> list[Listing]:
    """Give the lists among some pages that are known."""
    return [
        page.how.listing for page in pages if isinstance(page.how, KnownPage) and page.how.listing
    ]
