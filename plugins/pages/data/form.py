"""The two forms of the data as bytes: JSON Feed 1.1 (jsonfeed.org/version/1.1) and CSV (RFC 4180). Pure."""

from collections.abc import Iterator
from typing import Any

import msgspec

from ...model import lasting
from ...model.values import Value
from ..press.listed import table
from .item import Attached, DataItem, Fact

VERSION = "https://jsonfeed.org/version/1.1"
FIRST = ("id", "url", "title", "summary", "date_published", "date_modified", "language", "topics")
LAST = ("files", "bytes", "pages")
SEPARATOR = "; "  # between the topics, and between the files, of one cell


class DataPart(Value, frozen=True, kw_only=True):
    """A part of the data: the newest items of a set, or all of one of its years.

    `columns` are the names of the facts that its items have. `next` is the part with the year before, empty
    where there is none. `licence` and `terms` are a name and an address, both empty while none is stated.
    `about` is the page that says what all of this means.
    """

    lang: str
    host: str
    title: str
    home: str
    url: str
    next: str
    about: str
    author: str
    licence: str
    terms: str
    columns: tuple[str, ...]
    items: tuple[DataItem, ...]


class DataFile(Value, frozen=True, kw_only=True):
    """A file of the index: what it holds, of which year (0 for the newest), how many items, its addresses."""

    name: str
    year: int
    items: int
    json: str
    csv: str


class DataIndex(Value, frozen=True, kw_only=True):
    """The list of all files of a language."""

    lang: str
    host: str
    about: str
    licence: str
    terms: str
    files: tuple[DataFile, ...]


def as_json(part: DataPart) -> bytes:
    """Give a part as a JSON Feed, with what that has no word for under `_oag`."""
    held: dict[str, Any] = {
        "version": VERSION,
        "title": part.title,
        "home_page_url": part.host + part.home,
        "feed_url": part.host + part.url,
        **({"next_url": part.host + part.next} if part.next else {}),
        "language": part.lang,
        "authors": [{"name": part.author}],
        "_oag": {"about": part.host + part.about, **_licence(part)},
        "items": [_item(one, part) for one in part.items],
    }
    return _json(held)


def _item(item: DataItem, part: DataPart) -> dict[str, Any]:
    host = part.host
    held: dict[str, Any] = {
        "id": lasting.urn(item.key),
        "url": host + item.url,
        "title": item.title,
    }
    # The format asks for a text of every item; ours is the summary, for the story itself is on its page.
    held |= {"content_text": item.summary, "summary": item.summary}
    moments = {"date_published": item.published, "date_modified": item.modified}
    held |= {name: moment for name, moment in moments.items() if moment}
    held |= {"language": part.lang}
    if item.topics:
        held["tags"] = item.topics
    if item.attached:
        held["attachments"] = [_attachment(one, host) for one in item.attached]
    said = zip(part.columns, item.facts, strict=True)
    held["_oag"] = {name: value for name, value in said if value is not None}
    return held


def _attachment(one: Attached, host: str) -> dict[str, Any]:
    held = {"url": host + one.url, "mime_type": one.type, "title": one.title}
    more = {"pages": one.pages, "language": one.lang}
    own = {name: value for name, value in more.items() if value}
    return {**held, "size_in_bytes": one.size, **({"_oag": own} if own else {})}


def _licence(of: DataPart | DataIndex) -> dict[str, str | None]:
    return {"licence": of.licence or None, "licence_url": of.terms or None}


def _json(held: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(held), indent=1) + b"\n"


def as_csv(part: DataPart) -> bytes:
    """Give a part as CSV: UTF-8, CRLF, one line an item, no cell a formula, the head in English always."""
    return table([columns(part.columns), *(_cells(item, part) for item in part.items)])


def columns(facts: tuple[str, ...]) -> tuple[str, ...]:
    """Give the columns of a set whose items have these facts."""
    return (*FIRST, *facts, *LAST)


def _cells(item: DataItem, part: DataPart) -> Iterator[str]:
    yield from (lasting.urn(item.key), part.host + item.url, item.title, item.summary)
    yield from (item.published, item.modified, part.lang, SEPARATOR.join(item.topics))
    yield from map(_typed, item.facts)
    yield SEPARATOR.join(part.host + one.url for one in item.attached)
    yield _typed(sum(one.size for one in item.attached) or None)
    yield _typed(sum(one.pages for one in item.attached) or None)


def _typed(value: Fact) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def as_index(index: DataIndex) -> bytes:
    """Give the list of all files as JSON."""
    files = [
        {
            **msgspec.structs.asdict(file),
            "year": file.year or None,
            "json": index.host + file.json,
            "csv": index.host + file.csv if file.csv else None,
        }
        for file in index.files
    ]
    held = {"language": index.lang, "about": index.host + index.about, **_licence(index)}
    return _json({**held, "files": files})
