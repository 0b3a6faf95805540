"""The documents of pages that gather what all sections have: home, topics, the site map."""

from ...model.values import Card, Document, File, Link, Value
from ..photos.documents import Album


class TopicPage(Document, frozen=True, kw_only=True):
    """A topic, a campaign or an exhibition: the newest of everything under it on one page.

    `dates` says in words when its events are, or when the last was. `documents` are files that its stories
    have with them. `whole` leads to the list of all its stories, `parent` to that of topics.
    """

    dates: str
    ahead: tuple[Card, ...]
    none_ahead: str
    past: tuple[Card, ...]
    releases: tuple[Card, ...]
    news: tuple[Card, ...]
    albums: tuple[Album, ...]
    posters: tuple[Card, ...]
    publications: tuple[Card, ...]
    documents: tuple[File, ...]
    whole: Link
    count: str
    parent: Link


class Home(Document, frozen=True, kw_only=True):
    """A home page: the lead story and the newest of each section; `clinic` is the next legal clinic.

    Where none is to come `last_clinic` is the last that was. `finder` leads to where all clinics are.
    """

    lead: Card | None
    news: tuple[Card, ...]
    releases: tuple[Card, ...]
    events: tuple[Card, ...]
    publications: tuple[Card, ...]
    clinic: Card | None
    last_clinic: Card | None
    finder: Link


class Branch(Value, frozen=True, kw_only=True):
    """A branch of the site map: its own link and what lies under it."""

    link: Link
    links: tuple[Link, ...] = ()


class SiteMap(Document, frozen=True, kw_only=True):
    """The page that shows the whole site as a tree."""

    branches: tuple[Branch, ...]


class Missing(Document, frozen=True, kw_only=True):
    """The page for an address that leads nowhere: the lists of the site, each with those below it."""

    branches: tuple[Branch, ...]
