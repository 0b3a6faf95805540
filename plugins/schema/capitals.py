"""Capitals: whether a title shouts, and the same title in ordinary letters. Pure.

No program knows all names, so the ordinary form is offered and never put in the title's place.
"""

import re

from ..bilingual import regions
from .dated import MONTHS, WEEKDAYS

# Signs of Markdown and HTML that hold no words.
_BESIDE = re.compile(r"`[^`\n]*`|\]\([^()\n]*\)|<[^<>\n]*>")
_LETTERS = re.compile(r"[^\W\d_]+")
# Names that titles of the office hold beside those of the regions, each as it is written.
NAMES = (
    *(name for names in (*MONTHS.values(), *WEEKDAYS.values()) for name in names if name not in ("March", "May")),
    "Jamhuri ya Muungano wa Tanzania", "United Republic of Tanzania", "Tanzania", "Zanzibar", "Unguja", "Pemba",
    "Afrika Mashariki", "Afrika", "East Africa", "Africa", "Kiswahili", "Kiingereza", "English", "Sabasaba",
    "Nanenane", "Ofisi ya Mwanasheria Mkuu wa Serikali", "Mwanasheria Mkuu wa Serikali",
    "Office of the Attorney General", "Attorney General", "Dkt", "Dr", "Prof", "Mhe", "Hon", "Ndg", "Bw", "Bi",
)  # fmt: skip
_KNOWN = {
    one.casefold(): one
    for one in (*NAMES, *(name for both in regions.NAMES.values() for name in both.values()))
}
_NAME = re.compile(
    rf"\b(?:{'|'.join(re.escape(one) for one in sorted(_KNOWN, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_TITLED = r"\b(?:dkt|dr|prof|mhe|hon|ndg|bw|bi)\b"
_PERSON = re.compile(rf"{_TITLED}\.?(?: [^\W\d_]+){{1,2}}")
# An abbreviation can be told by its letters alone: no vowel, or the numbers of Rome; of others a few are known.
_SHORT = re.compile(
    rf"(?!{_TITLED})\b(?:[bcdfghjklmnpqrstvwxz]{{2,}}|[ivxl]{{2,}}"
    r"|oag|omms|tehama|ict|tbc|ukimwi|sadc|eac|unesco|unicef)\b"
)
_BEGINS = re.compile(r"(?:\A|[.?!:]\s)[^\w]*\w")


def shouts(text: str) -> bool:
    """Whether nearly all letters are capitals: of two words or more, or of one longer than an abbreviation.

    >>> [shouts(one) for one in ("TAARIFA KWA UMMA", "MATANGAZO", "TANZANIA", "OAG na OMMS")]
    [True, True, False, False]
    """
    words = _LETTERS.findall(_BESIDE.sub("", text))
    letters = "".join(words)
    capitals = sum(map(str.isupper, letters))
    return len(letters) >= (8 if len(words) > 1 else 9) and capitals >= 0.9 * len(letters)


def plain(text: str) -> str:
    """Give a title that shouts in ordinary letters: capitals at the beginning and in the names that are known.

    >>> plain("ZIARA YA KIKAZI MKOANI DODOMA, DESEMBA 2026")
    'Ziara ya kikazi mkoani Dodoma, Desemba 2026'
    """
    low = _SHORT.sub(lambda match: match[0].upper(), text.lower())
    low = _PERSON.sub(lambda match: match[0].title(), low)
    low = _NAME.sub(lambda match: _KNOWN.get(match[0].casefold(), match[0]), low)
    return _BEGINS.sub(lambda match: match[0].upper(), low)
