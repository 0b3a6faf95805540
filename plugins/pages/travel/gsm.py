"""The alphabet of text messages, 7 bits a sign (GSM 03.38, now 3GPP TS 23.038, 6.2.1), and the way into it.

One sign outside of it, as a curly quotation mark, makes a telephone send the whole message in 16 bits a
sign: then 70 signs fit where 160 did.
"""

import re
import unicodedata

from ...bilingual.slugs import LETTERS

MOST = 160  # septets of one message
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€")  # each takes two septets
_TWICE = re.compile("[" + re.escape("".join(sorted(EXTENDED))) + "]")

# What stands for a sign that is not there, where that says the same.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′‵ʼʻ´`‹›", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−⁃•·", "-"),
        "…": "...",
        "×": "x",
        "÷": "/",
        "⁄": "/",
        "→": "->",
        "←": "<-",
        "≤": "<=",
        "≥": ">=",
        "≠": "<>",
        "©": "(c)",
        "®": "(R)",
        "¦": "|",
    }
)


def plain(text: str) -> str:
    """Give a text in one line of the alphabet, nothing else in it, single blanks between its words.

    A letter with a mark that is not there stands without it, a digit of any script is the digit that it is,
    and a power and a fraction stay what they are. What there is no right way to write is left out.

    >>> plain("“Łódź” – 2½ km²…")
    '"Lodz" - 2 1/2 km^2...'
    """
    if not text.isascii():
        text = "".join(_plain(sign) for sign in unicodedata.normalize("NFC", text))
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split()).replace("`", "'")


def septets(text: str) -> int:
    """Give how much of a message a text of the alphabet takes."""
    return len(text) + len(_TWICE.findall(text))


def _plain(sign: str) -> str:
    if sign in BASIC or sign in EXTENDED:
        return sign
    if sign.isspace():
        return " "
    if (digit := unicodedata.decimal(sign, None)) is not None:
        return str(digit)
    form = unicodedata.decomposition(sign)
    before = {"<super>": "^" * sign.isdigit(), "<fraction>": " "}.get(form.split(" ")[0], "")
    spread = unicodedata.normalize("NFKD", sign.translate(_PLAIN))
    return before + "".join(_kept(one) for one in spread.translate(_PLAIN))


def _kept(sign: str) -> str:
    """A sign that is there, else the letters that Unicode does not take it apart into, else nothing."""
    small = sign.lower().translate(LETTERS) if sign.isalpha() else sign
    found = small.capitalize() if sign.isupper() else small
    known = sign in BASIC or sign in EXTENDED
    return sign if known else found if set(found) <= BASIC | EXTENDED else ""
