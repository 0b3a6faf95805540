"""The marks that begin an item of a list, in all the ways in which people type and paste them. Pure.

One reading of them for whoever writes a text cleanly (`tidy`) and for what makes HTML of it
(`pipeline.dialect`).
"""

import re
from collections.abc import Sequence

from msgspec import Struct

ROUND = "•·▪◦‣●○■□➢"  # bullets of Word, of telephones and of PDF
DASHES = "–—"
PLAIN = "-*+"  # Markdown's own
# A picture or an arrow before each line, as in messages: it stays on the page, within its item.
SIGN = (
    r"(?:[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    r"[\ufe0f\U0001f3fb-\U0001f3ff]?|[0-9]\ufe0f?\u20e3)"
)
FAR = 60  # lines below an item in which its next one is looked for
MARK = re.compile(
    rf"""(?P<indent>[ \t\xa0]*+)
    (?: (?P<bullet>[{PLAIN}{DASHES}] | [{ROUND}]\ufe0f? | {SIGN} | o(?=[\t\xa0]|[ ]{{2}}))
      | (?P<mark> (?P<open>\(?) (?P<label>[0-9]{{1,9}} | [a-zA-Z] | [ivx]{{2,6}} | [IVX]{{2,6}})
        (?P<close>[.)] | -(?=[ ]+[^\W\d_])) ) )
    (?P<gap>[ \t\xa0]++ | (?<=[0-9][.)])(?=[^\W\d_]))""",
    re.VERBOSE,
)
RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")


class ItemStart(Struct, frozen=True):
    """How an item begins: the columns before its mark, its style, its label (empty for a bullet).

    Items of one list have one style: the bullet, or the signs around a label with the letters that it is of;
    with a question mark where no blank stands behind it. All pictures are of one style.
    """

    column: int
    style: str
    label: str


def item(line: str) -> tuple[ItemStart, re.Match[str]] | None:
    """Give how an item begins that a line begins, or None."""
    match = MARK.match(line)
    if not match or RULE.match(line):
        return None
    column = len(match["indent"].expandtabs(4))
    if bullet := match["bullet"]:
        style = bullet[0] if bullet[0] in ROUND + DASHES + "o" else "sign"
        return ItemStart(column, "-" if bullet in PLAIN else style, ""), match
    label, close = match["label"], match["close"]
    if close != ")" and (match["open"] or (close == "-" and not label.isdecimal())):
        return None
    kind = "1" if label.isdecimal() else "a" if label.islower() else "A"
    return ItemStart(
        column, match["open"] + kind + close + ("" if match["gap"] else "?"), label
    ), match


def roman(label: str) -> int:
    """Give the number of a label of the letters i, v and x; 0 where it is none.

    >>> roman("iv"), roman("XII"), roman("iiii")
    (4, 12, 0)
    """
    low = label.lower()
    if not _ROMAN.fullmatch(low):
        return 0
    made = 0
    for sign, after in zip(low, [*low[1:], ""], strict=True):
        worth = {"i": 1, "v": 5, "x": 10}[sign]
        made += -worth if after and worth < {"i": 1, "v": 5, "x": 10}[after] else worth
    return made


def alphabetic(label: str) -> int:
    """Give the place of a label in the alphabet; 0 where it is more than a letter."""
    return ord(label.lower()) - 96 if len(label) == 1 else 0


def follows(before: str, label: str) -> bool:
    """Say whether a label may stand on the next item of a list: 12 and 15, (a) and (c), ii and iii.

    >>> follows("h", "i"), follows("g", "i")
    (True, False)
    """
    if label.isdecimal():
        return int(label) > int(before) or before == label == "1"
    far = 1 if label in "iI" else 3  # an i is rather the first of a list within
    return any(0 < of(before) < of(label) <= of(before) + far for of in (roman, alphabetic))


def numbered(labels: Sequence[str]) -> tuple[str, list[int]]:
    """Give the type of a list (1, a, A, i, I) and the numbers of its items by their labels.

    >>> numbered(["i", "ii"]), numbered(["h", "i"]), numbered(["12", "15"])
    (('i', [1, 2]), ('a', [8, 9]), ('1', [12, 15]))
    """
    if labels[0].isdecimal():
        numbers = [int(label) for label in labels]
        return "1", list(range(1, len(numbers) + 1)) if set(numbers) == {1} else numbers
    romans, letters = [*map(roman, labels)], [*map(alphabetic, labels)]
    if all(romans) and (labels[0] in "iI" or not all(letters)):
        return ("i" if labels[0].islower() else "I"), romans
    return ("a" if labels[0].islower() else "A"), letters


def goes_on(lines: Sequence[str], at: int, first: ItemStart) -> bool:
    """Say whether below an item, which begins at a line, stands the next one of its list."""
    blank = False
    for line in lines[at + 1 : at + 1 + FAR]:
        if not line.strip():
            blank = True
            continue
        if found := item(line):
            other = found[0]
            same = other.style == first.style and abs(other.column - first.column) < 2
            if same and (not first.label or follows(first.label, other.label)):
                return not blank or first.style != "A."  # paragraphs may begin with initials
        elif blank and len(line) - len(line.lstrip()) < first.column + 2:
            return False
        blank = False
    return False
