"""The word of an address that a title makes: small letters a to z, digits and single hyphens."""

import re
import unicodedata

MOST = 60  # characters
AND = {"sw": "na", "en": "and"}
# Signs that people type within a word, as in ng'ombe: the word is one without them.
WITHIN = dict.fromkeys(map(ord, "'’ʼ`‘ʻ´′‛"))
# Letters that Unicode does not take apart into one of a to z and a mark.
LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "ng"}
)


def slug(title: str, lang: str) -> str:
    """Give the address word of a title in its language, or an empty text where it can make none.

    It is cut at the end of a word; `&` is the word that a reader of the language says for it.

    >>> slug("Ng'ombe & mbuzi wa mwaka 2026", "sw")
    'ngombe-na-mbuzi-wa-mwaka-2026'
    >>> slug("Côte d’Ivoire", "en")
    'cote-divoire'
    """
    spread = unicodedata.normalize("NFKD", title.translate(WITHIN))
    shown = "".join(char for char in spread if unicodedata.category(char) not in ("Mn", "Cf"))
    plain = shown.replace("&", f" {AND[lang]} ").casefold().translate(LETTERS)
    return _cut("-".join(re.findall("[a-z0-9]+", plain)))


def _cut(text: str) -> str:
    if len(text) <= MOST:
        return text
    return text[: MOST + 1].rpartition("-")[0] or text[:MOST]
