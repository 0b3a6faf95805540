"""The document of an old address."""

from ...model.values import Document, Link


class Moved(Document, frozen=True, kw_only=True):
    """The page at an old address: where its story is now."""

    to: Link
