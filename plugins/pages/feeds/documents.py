"""The documents of feeds."""

from ...model.values import Document, Value


class Entry(Value, frozen=True, kw_only=True):
    """One entry of a feed; `updated` and `published` are RFC 3339 moments."""

    id: str
    url: str
    title: str
    summary: str
    published: str
    updated: str
    label: str = ""


class Feed(Document, frozen=True, kw_only=True):
    """An Atom feed (RFC 4287) in one language; `updated` is the newest entry's, never the build's."""

    id: str
    home: str
    updated: str
    author: str
    entries: tuple[Entry, ...]
