"""What one file of a pair says for both: names and contacts, and words until they are translated. Pure."""

from collections.abc import Sequence
from typing import Any

import msgspec

from . import fields
from .values import Note


def completed(section: str, headers: Any, other: Any, lang: str, made: bool) -> Any:
    """Give a file's headers with what it does not say and the other file does, as far as that is shared.

    `lang` is the other file's language; `made` says that this file is the translation: it alone takes over
    what has changed, for a translation has corrections of its own.
    """
    taken = {}
    for name in fields.shared(section):
        said, there = getattr(headers, name), getattr(other, name)
        if not there or there == said:
            continue
        if name == "updated":
            if made and (missing := untold(said, there)):
                more = (Note(one.day, one.text, lang) for one in missing)
                taken[name] = (*said, *more)
        elif not said:
            taken[name] = there
    return msgspec.structs.replace(headers, **taken) if taken else headers


def untold(told: Sequence[Note], said: Sequence[Note]) -> tuple[Note, ...]:
    """Give the changes that a source tells and its translation does not: neither of that day, nor later.

    >>> import datetime as dt
    >>> first, second = (Note(dt.date(2026, 11, day), "…") for day in (20, 25))
    >>> untold([Note(dt.date(2026, 11, 21), "A name was corrected")], [first, second]) == (second,)
    True
    """
    left = [note.day for note in told]
    others = []
    for note in said:
        if note.day in left:
            left.remove(note.day)
        else:
            others.append(note)
    found = []
    for note in sorted(others, key=lambda note: note.day):
        later = min((day for day in left if day > note.day), default=None)
        if later is None:
            found.append(note)
        else:
            left.remove(later)
    return tuple(found)
