"""Kiswahili verbs by their parts: a form that no dictionary lists, of a stem that one knows.

A verb bears its subject, its tense, a relative and an object before its stem, so that each has thousands of
forms and a list of forms has few of them. Here a form is right where its prefixes stand in the order of the
grammar and the same stem is known under another prefix, or stands in the office's list as `-habarisha`. Whether
the prefixes agree with their nouns is not asked.
"""

import re
from collections.abc import Callable, Iterable

# Letters of the shortest stem, after a tense and without one: with shorter ones too many misspelt words
# come apart into a verb.
TENSED, UNTENSED = 3, 4
PASSIVE = 5  # letters that a passive has more than
# No prefix that takes a relative: it would pass for a part of the stem.
KNOWN_UNDER = ("ku", "ime", "ame", "wame")

_SUBJECTS = "ni u a tu m wa i li ya ki vi zi ku pa mu"
_NEGATIVES = "si hu ha hatu ham hawa hai hau hali haya haki havi hazi haku hapa hamu"
_RELATIVES = "ye o cho vyo lo yo zo po ko mo"
_OBJECTS = "ni ku m mw tu wa i u li ya ki vi zi pa mu ji"


def _slot(words: str, optional: bool = False) -> tuple[str, ...]:
    return (*words.split(), "") if optional else tuple(words.split())


_SUBJECT, _NEGATIVE, _RELATIVE = map(_slot, (_SUBJECTS, _NEGATIVES, _RELATIVES))
_MAYBE_RELATIVE, _MAYBE_OBJECT = _slot(_RELATIVES, True), _slot(_OBJECTS, True)
# Tenses that may bear a relative, that bear none, that a negative bears; and what stands in a tense's place.
_RELATED, _UNRELATED = _slot("na li taka"), _slot("me mesha ta ka nge ngali ki kisha")
_DENIED, _TIMELESS = _slot("ku ta ja nge"), _slot("na hu ku kuto")


def _plain(rest: str) -> Iterable[str]:
    """-soma, -hitaji."""
    return (rest,)


def _negative(rest: str) -> Iterable[str]:
    """hai-somi of -soma, hai-hitaji of -hitaji."""
    return _with_a(rest, "i")


def _subjunctive(rest: str) -> Iterable[str]:
    """a-some of -soma, ki-sizidi of -zidi."""
    return _with_a(rest, "e")


def _relative(rest: str) -> Iterable[str]:
    """ya-ulizwa-yo."""
    return (rest.removesuffix(one) for one in _RELATIVE if rest.endswith(f"a{one}"))


def _with_a(rest: str, end: str) -> tuple[str, ...]:
    """What may be the stem of a form that ends so: one in -a has changed its end, others have not."""
    if rest.endswith("a"):
        return ()
    return (rest[:-1] + "a", rest) if rest.endswith(end) else (rest,)


# The prefixes before a stem in their order, how the stem is got from what follows them, its fewest letters.
_FORMS = (
    ((_SUBJECT, _RELATED, _MAYBE_RELATIVE, _MAYBE_OBJECT), _plain, TENSED),  # i-na-yo-m-jua
    ((_SUBJECT, _slot("si"), _RELATIVE, _MAYBE_OBJECT), _plain, TENSED),  # i-si-yo-faa
    ((_SUBJECT, _UNRELATED, _MAYBE_OBJECT), _plain, TENSED),  # i-me-vi-toa
    ((_NEGATIVE, _DENIED, _MAYBE_OBJECT), _plain, UNTENSED),  # hai-ja-chapishwa
    ((_TIMELESS, _MAYBE_OBJECT), _plain, UNTENSED),  # hu-sahihishwa, na-tamka
    ((_NEGATIVE, _MAYBE_OBJECT), _negative, UNTENSED),  # hai-simamii
    ((_SUBJECT, _slot("si", True), _MAYBE_OBJECT), _subjunctive, UNTENSED),  # i-si-tangazwe
    ((_SUBJECT, _MAYBE_OBJECT), _relative, UNTENSED),  # ya-ulizwa-yo
)


def is_verb(word: str, known: Callable[[str], bool], stems: frozenset[str] = frozenset()) -> bool:
    """Say whether a word is a form of a verb whose stem is known; `stems` are further ones.

    >>> is_verb("iliyoorodheshwa", {"kuorodheshwa"}.__contains__)
    True
    >>> is_verb("iliyorodeshwa", {"kuorodheshwa"}.__contains__)
    False
    """
    asked = word.lower()
    return any(
        stem in stems or any(known(prefix + stem) for prefix in KNOWN_UNDER)
        for form in dict.fromkeys((asked, asked.removesuffix("je")))  # utajua-je
        for given in _stems(form)
        for stem in (given, *_actives(given))
    )


def _stems(word: str) -> set[str]:
    """What may be the stem of a word, were it a verb."""
    return {
        stem
        for slots, stems, shortest in _FORMS
        for at in _ends(word, slots)
        for stem in stems(word[at:])
        if len(stem) >= shortest and stem[-1] in "aeiou"
    }


def _actives(stem: str) -> tuple[str, ...]:
    """What a passive may be made of: orodheshwa of orodhesha, zinduliwa of zindua, hitajiwa of hitaji."""
    if len(stem) <= PASSIVE or not stem.endswith("wa"):
        return ()
    return (stem[:-2] + "a", re.sub("l[ie]wa$", "a", stem), stem[:-2])


def _ends(word: str, slots: tuple[tuple[str, ...], ...]) -> set[int]:
    """Where prefixes may end, one of each slot after the other."""
    found = {0}
    for slot in slots:
        found = {at + len(one) for at in found for one in slot if word.startswith(one, at)}
    return found
