"""Examples: what each component of the theme is shown with, and what its HTML must hold.

A component is a macro of theme/templates/macros or a partial of theme/templates/partials. Its examples stand
in theme/examples/<file of macros>.toml, or partials.toml, as `[[name]]` tables: `name` says what is shown,
`has` and `lacks` are XPaths that the HTML must and must not meet, `lang` is the page's language (sw without
it), and the rest are the macro's arguments, or the fields of the partial's document. A value that many share
stands in values.toml under its type: a text in its place names it, and `like = "card.news"` begins a table
from it.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from ...model import values
from ...model.values import (
    Card,
    Fact,
    File,
    Leader,
    Link,
    MenuItem,
    Period,
    Picture,
    Site,
    Stamp,
    State,
    Tile,
)
from ...pages.events.documents import Detail
from ...pages.listings.documents import Branch
from ...pages.photos.documents import Album

PARTIALS = "partials"
# What a macro's arguments are, by their names; those that are not here are texts, numbers and switches.
ARGUMENTS: dict[str, Any] = {
    "all": tuple[Link, ...],
    "branches": tuple[Branch, ...],
    "card": Card,
    "cards": tuple[Card, ...],
    "date": Tile,
    "file": File,
    "files": tuple[File, ...],
    "image": Picture,
    "item": MenuItem,
    "known": tuple[Fact, ...],
    "leaders": tuple[Leader, ...],
    "moment": Stamp,
    "one": Detail,
    "photos": Album,
    "several": tuple[Album, ...],
    "some": tuple[Detail, ...],
    "spans": tuple[Period, ...],
    "state": State,
    "to": Link,
    "video": Link,
}
_ABOUT = ("name", "has", "lacks", "of", "site", "calls")


class Example(Struct, frozen=True):
    """One example: its component (`cards.row`), what it shows, its arguments or its document, what it promises."""

    component: str
    name: str
    lang: str
    given: Mapping[str, Any]
    site: Site | None = None
    calls: str = ""  # HTML that a macro's caller gives
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The example's name as a file may bear it: `cards-row-a-news-story`."""
        text = f"{self.component} {self.name}".lower()
        return "-".join("".join(c if c.isalnum() else " " for c in text).split())


def read(files: Mapping[str, str]) -> list[Example]:
    """Give the examples of texts of TOML by the name of their file, `values` among them.

    Raises ValueError, with the file and the example, for one that is not as its types want it.
    """
    shared = tomllib.loads(files["values"])
    examples = []
    for file in sorted(files.keys() - {"values"}):
        for component, rows in tomllib.loads(files[file]).items():
            for row in rows:
                try:
                    examples.append(_example(file, component, row, shared))
                except (msgspec.ValidationError, KeyError, TypeError) as error:
                    raise ValueError(
                        f"{file}.toml: {component}: {row.get('name')}: {error}"
                    ) from None
    return examples


def _example(file: str, component: str, row: dict[str, Any], shared: Mapping[str, Any]) -> Example:
    lang = row.get("lang", "sw")
    given = {key: value for key, value in row.items() if key not in _ABOUT}
    if file == PARTIALS:
        form = getattr(values, row["of"])
        table = {"lang": lang, **shared["doc"][row["of"]], **given}
        fields: dict[str, Any] = {"doc": msgspec.convert(_whole(table, shared), form)}
    else:
        fields = {"lang": lang} | {
            key: msgspec.convert(_whole(_named(value, key, shared), shared), ARGUMENTS[key])
            if key in ARGUMENTS
            else value
            for key, value in given.items()
        }
    site = {"emblem": None, **shared["site"]["both"], **shared["site"][lang], **row.get("site", {})}
    return Example(
        component=f"{file}.{component}",
        name=row["name"],
        lang=lang,
        given=fields,
        site=msgspec.convert(_whole(site, shared), Site),
        calls=row.get("calls", ""),
        has=tuple(row.get("has", ())),
        lacks=tuple(row.get("lacks", ())),
    )


def _named(value: Any, key: str, shared: Mapping[str, Any]) -> Any:
    """A value, or what a name stands for: one of `key`, or a list of those of its singular."""
    if isinstance(value, str):
        return shared[key][value]
    if isinstance(value, list):
        one = {"all": "to", "some": "one"}.get(key, key.removesuffix("s"))
        return [shared[one][item] if isinstance(item, str) else item for item in value]
    return value


def _whole(value: Any, shared: Mapping[str, Any]) -> Any:
    """A value with what it is `like` ("card.news") under it, all the way down."""
    if isinstance(value, list):
        return [_whole(one, shared) for one in value]
    if not isinstance(value, dict):
        return value
    if "like" in value:
        kind, _, name = value["like"].partition(".")
        rest = {key: one for key, one in value.items() if key != "like"}
        return _whole({**shared[kind][name], **rest}, shared)
    return {key: _whole(one, shared) for key, one in value.items()}
