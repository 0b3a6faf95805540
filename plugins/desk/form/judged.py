"""A story as the form judges it: with the site's topics and its register of sealed releases."""

import threading

import markdown
from msgspec import Struct

import pelicanconf

from ...reading import prose
from ...schema import office, seal
from ...schema.office import Topic
from ...schema.seal import Sealed
from .. import given
from . import faults, fields, view
from .faults import FieldFault
from .fields import FormField
from .pair import Opened
from .workplace import Workplace

_own = threading.local()


class Known(Struct, frozen=True):
    """What the content folder says for all stories."""

    topics: tuple[Topic, ...]
    sealed: tuple[Sealed, ...]


def known(place: Workplace) -> Known:
    """Give what a content folder says for all its stories; what is wrong with that a check says."""
    topics, _ = office.topics(given.held(place.content / office.TOPICS_FILE))
    sealed, _ = seal.register(given.held(place.content / seal.REGISTER))
    return Known(tuple(topics), tuple(sealed))


def asked(section: str, all_know: Known) -> tuple[FormField, ...]:
    """Give the fields of a section's form."""
    return fields.of(section, view.site(), all_know.topics)


def told(opened: Opened, all_know: Known) -> list[FieldFault]:
    """Give all that is to be told of a story as it is."""
    return faults.of(opened, _converter(), all_know.topics, all_know.sealed)


def _converter() -> markdown.Markdown:
    """The site's converter, of which each thread has its own."""
    if not hasattr(_own, "md"):
        _own.md = prose.converter(pelicanconf.MARKDOWN)
    return _own.md  # type: ignore[no-any-return]
