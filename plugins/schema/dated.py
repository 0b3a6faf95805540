"""Words that dates are written with in both languages, and whether a text means a date. Pure."""

import re

# CLDR's names in both languages: a test compares them with Babel's.
MONTHS = {
    "sw": (
        "Januari", "Februari", "Machi", "Aprili", "Mei", "Juni",
        "Julai", "Agosti", "Septemba", "Oktoba", "Novemba", "Desemba",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
WEEKDAYS = {
    "sw": ("Jumatatu", "Jumanne", "Jumatano", "Alhamisi", "Ijumaa", "Jumamosi", "Jumapili"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def _numbers() -> dict[str, int]:
    found = {"sept": 9, "disemba": 12}
    for names in MONTHS.values():
        for number, name in enumerate(names, 1):
            found |= {name.casefold(): number, name[:3].casefold(): number}
    return found


NUMBERS = (
    _numbers()
)  # of each month by its names in small letters, whole and by their first letters

_MEANT = re.compile(r"[0-9]|\bsaa\b", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<!\w)[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{2,4}(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_AROUND = (
    "disemba jan feb mar apr jun jul aug sep sept oct nov dec tarehe siku saa mwezi mwaka ya wa za na kuanzia hadi "
    "alfajiri asubuhi mchana alasiri jioni usiku moja mbili tatu nne tano sita saba nane tisa kumi nusu robo "
    "kasoro the of on at from to am pm a m p st nd rd th t z eat utc"
)
_OF_DATES = frozenset(
    (
        *(name.lower() for names in (*MONTHS.values(), *WEEKDAYS.values()) for name in names),
        *_AROUND.split(),
    )
)


def dated(text: str) -> bool:
    """Say whether a text means a date or a time of day, however it is written.

    It has a number or the word `saa`, and all its words are of dates; or a date in numbers stands in it.

    >>> dated("15/02/2027"), dated("Jumatatu, tarehe 15 Februari 2027"), dated("Ukumbi Na. 15")
    (True, True, False)
    """
    if not _MEANT.search(text):
        return False
    return bool(_NUMERIC.search(text)) or all(
        word in _OF_DATES for word in _WORD.findall(text.lower())
    )
