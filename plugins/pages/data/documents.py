"""The documents of the page of the site's data."""

from ...model.values import Document, Fact, Link, Value


class DataFiles(Value, frozen=True, kw_only=True):
    """A year of a set of data: how much it holds, in words, and its files."""

    year: str
    count: str
    files: tuple[Link, ...]


class DataSet(Value, frozen=True, kw_only=True):
    """A set of data: the feed of its newest, its years, and what each column that it alone has means."""

    key: str
    title: str
    newest: Link
    years: tuple[DataFiles, ...]
    columns: tuple[Fact, ...]


class DataPage(Document, frozen=True, kw_only=True):
    """The page of the site's data: its sets, what the columns that all have mean, the licence.

    `licence` is None until the office has stated one: then `copyright` is what holds.
    """

    sets: tuple[DataSet, ...]
    columns: tuple[Fact, ...]
    index: Link
    licence: Link | None
    copyright: Link | None
    others: tuple[Link, ...]
