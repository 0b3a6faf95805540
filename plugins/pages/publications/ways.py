"""The ways through the publications: by kind, and by series where there are any."""

from ...model import addresses
from ...model.edition import Edition
from ...model.values import Link
from . import series


def link(edition: Edition, lang: str, name: str) -> Link:
    """Give the link to the index of kinds or of series, by its full title."""
    title = edition.strings[lang].shelves.titles[name]
    return Link(lang=lang, title=title, url=addresses.shelf(lang, name))


def links(edition: Edition, lang: str, but: str = "") -> tuple[Link, ...]:
    """Give the ways from a page of publications to the other lists; `but` is the index itself."""
    words = edition.strings[lang].shelves.ways
    there = ["kind", "series"] if edition.once("series", series.every) else ["kind"]
    return tuple(
        Link(lang=lang, title=words[name], url=addresses.shelf(lang, name))
        for name in there
        if name != but
    )


def kind(edition: Edition, lang: str, key: str, noun: str) -> Link:
    """Give the link to the publications of a kind."""
    title = edition.strings[lang].nouns[noun].many
    return Link(lang=lang, title=title, url=addresses.publication_kind(lang, key))
