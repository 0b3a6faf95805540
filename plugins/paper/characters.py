"""What the paper's font can show, and what stands in the place of the rest."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "theme" / "fonts"
BOX = "\N{WHITE SQUARE}"  # in the place of a letter that the font does not have
_GAP = re.compile(r"(?<=\S)  +(?=\S)")


@cache
def known() -> frozenset[str]:
    """Load the characters that every face of the font has, from the list that is made with the fonts."""
    lines = (FONTS / "characters.txt").read_text("ascii").splitlines()
    ends = [[int(end, 16) for end in line.split("-")] for line in lines]
    return frozenset(chr(one) for first, last in ends for one in range(first, last + 1))


def shown(text: str) -> str:
    """Give a text as the font can show it: composed, nothing invisible, a box for a letter that it does not have.

    A picture that it does not have, such as an emoji, is left out: a box would say no more. A strict PDF may
    hold no glyph of which nobody knows what it says, so that one such character would stop the whole sheet.

    >>> shown("jina \\u2063\\ufb01 \\u6f22")
    'jina fi □'
    >>> shown("Asante \\U0001f64f\\U0001f3fd sana")
    'Asante sana'
    """
    if text.isascii() and text.isprintable():
        return text
    chars = unicodedata.normalize("NFC", text)
    made = "".join(map(_shown, chars))
    return _GAP.sub(" ", made) if any(map(_picture, chars)) else made


def lacking(texts: Iterable[str]) -> str:
    """Give the characters of some texts that would be boxes or left out, each once, in their order.

    >>> lacking(["sawa", "\\u6f22 a \\u6f22"])
    '漢'
    """
    chars = dict.fromkeys(
        char for text in texts for char in unicodedata.normalize("NFC", text) if char != BOX
    )
    return "".join(char for char in chars if BOX in _shown(char) or _picture(char))


def _shown(char: str) -> str:
    if unicodedata.category(char) == "Cf":  # joins and breaks of lines, turns of direction: unseen
        return ""
    if char in known():
        return char
    if char in "\t\n\r\f\v\x85\u2028\u2029":
        return " "
    if unicodedata.category(char) == "Cc" or char in "\ufe0e\ufe0f" or _picture(char):
        return ""
    plain = unicodedata.normalize("NFKC", char)
    return plain if set(plain) <= known() else BOX


def _picture(char: str) -> bool:
    """Whether a character is a picture, or a part of one (a colour of skin, a key), that the font does not have."""
    if char.isascii() or set(unicodedata.normalize("NFKC", char)) <= known():
        return False
    return (
        unicodedata.category(char) == "So"
        or char == "\u20e3"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    )
