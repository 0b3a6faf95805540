"""Agreement of a verb with its noun: one table of noun classes, one function.

A verb of the strings is written as grammars write it. `-meahirishwa` takes the noun's subject
concord at the first hyphen (*umeahirishwa*), `-na-o-fuata` the relative at `-o` too
(*unaofuata*), `ha-jatafsiriwa` the concord after the negative (*haujatafsiriwa*). A verb without
a hyphen, as all are in English, never changes.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from .strings import REMEMBERED, Strings, fill

# Subject concord (which names the class, as in "ngeli ya U-I") and its relative.
CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "u": "o",  # mkutano, ukurasa
        "i": "yo",  # mikutano, ziara
        "li": "lo",  # tukio
        "ya": "yo",  # matukio, maonesho
        "ki": "cho",  # kipeperushi
        "vi": "vyo",  # vipeperushi
        "zi": "zo",  # ziara (many), kurasa
        "pa": "po",  # mahali
    }
)

_RELATIVE = re.compile(r"-o(?:-|$)")


@lru_cache(maxsize=REMEMBERED)
def agree(noun_key: str, verb_key: str, t: Strings, many: bool = False) -> str:
    """Return the verb as the noun wants it: `umeahirishwa` for meeting and postponed.

    A verb that does not change, as in English, is given as it stands: `Postponed`.
    Raises MissingStringError for an unknown noun or verb.
    """
    return inflected(noun_key, t.verbs[verb_key], t, many)


def inflected(noun_key: str, verb: str, t: Strings, many: bool = False) -> str:
    """Return any verb, written as grammars write it, as the noun wants it: `lina kosa` for event and `-na kosa`."""
    if "-" not in verb:
        return verb
    concord = t.nouns[noun_key].concord.split("-")[many]
    return _RELATIVE.sub(CLASSES[concord], verb).replace("-", concord)


@lru_cache(maxsize=REMEMBERED)
def label(noun_key: str, verb_key: str, t: Strings, many: bool = False) -> str:
    """Return the verb alone with a capital, as a mark beside a title: `Umeahirishwa`."""
    verb = agree(noun_key, verb_key, t, many)
    return verb[:1].upper() + verb[1:]


@lru_cache(maxsize=REMEMBERED)
def phrase(noun_key: str, verb_key: str, t: Strings, many: bool = False) -> str:
    """Return the noun with its verb: `Mkutano umeahirishwa`; in English `Postponed` alone."""
    verb = agree(noun_key, verb_key, t, many)
    if "-" not in t.verbs[verb_key]:
        return verb
    noun = t.nouns[noun_key]
    return f"{noun.many if many else noun.one} {verb}"


@lru_cache(maxsize=REMEMBERED)
def dated(noun_key: str, verb_key: str, day: str, t: Strings, many: bool = False) -> str:
    """Return the verb with a date already written: `Limechapishwa tarehe 7 Julai 2026`."""
    return fill(t.dates.verb_on, verb=label(noun_key, verb_key, t, many), date=day)
