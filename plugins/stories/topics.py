"""The titles of the topics."""

from functools import partial

from ..model.edition import Edition


def titles(edition: Edition, lang: str) -> dict[str, str]:
    """Give the titles of all topics in a language, by key, made once an edition."""
    return edition.once(f"titles of topics in {lang}", partial(_titles, lang=lang))


def _titles(edition: Edition, lang: str) -> dict[str, str]:
    return {topic.key: topic.words(lang).title for topic in edition.topics}
