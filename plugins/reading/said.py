"""A text for readers of a file, and where a pattern finds words in it. Pure."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from ..schema.markup import hidden

BODY = ""


class Said(Struct, frozen=True):
    """A text for readers and where it begins: a header's value, or a part of it, or the body (`BODY`)."""

    field: str
    lang: str
    text: str
    line: int
    column: int = 1


Found = tuple[int, int, Mapping[str, object]]  # from, to, and what else the message names


def lowered(text: str) -> str:
    """A text in small letters, each in the place of its own: `İ` alone would become two."""
    low = text.lower()
    return low if len(low) == len(text) else "".join([one.lower()[:1] for one in text])


def matches(
    pattern: re.Pattern[str], said: Said, *, low: bool = True, lang: str = ""
) -> Iterator[re.Match[str]]:
    """The matches of a pattern where a text is words, and with `lang` where they are in that language."""
    text = lowered(said.text) if low else said.text
    if pattern.search(text):  # most texts need not be looked at closely
        yield from pattern.finditer(hidden(text, lang, said.field == BODY))
