"""A text as it was typed, before anything is read of it: no sign that nobody sees, no mark of an unfinished merge.

Pure. A text of letters alone costs one look; what is said of a sign is looked up where one is found.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from .faults import Fault, fault

LFS = "version https://git-lfs.github.com/spec/"  # how a file begins of which git-lfs has the contents
MOST = 20  # faults of one kind that are told of one text
# Kinds of signs that are not seen, and what they are called. Unicode gives the ranges: Default_Ignorable_Code_Point
# and Bidi_Control of DerivedCoreProperties.txt and PropList.txt, and the fillers, which are blank by design.
KINDS = (
    ("\xad", "kistari kisichoonekana", "an unseen hyphen"),
    (
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f",
        "alama isiyoonekana ya mwelekeo wa maandishi",
        "an unseen mark of the text's direction",
    ),
    (
        "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u2800\u3164\ufeff\uffa0",
        "alama isiyoonekana, isiyo na upana",
        "an unseen sign without width",
    ),
    (
        "\ufe00-\ufe0f",
        "alama isiyoonekana ya kubadili umbo la herufi",
        "an unseen sign that varies a letter",
    ),
    ("\U000e0000-\U000e0fff", "herufi iliyofichwa", "a hidden letter"),
)  # fmt: skip
# What programs that set pages break a line or a page with. An editor of plain text shows nothing in its place.
BREAKS = {
    "\x0b": ("mstari wa Word (Shift+Enter)", "a line of Word's (Shift+Enter)"),
    "\x0c": ("ukurasa wa Word", "a page of Word's"),
    "\u2028": ("mstari", "a line"),
    "\u2029": ("aya", "a paragraph"),
}
# C0 and C1 controls but tab and line feed; the separators of lines and paragraphs, at which some programs break
# a line and others do not; the private use area, where the reader's own marks live; signs of other programs
# (U+FFFC is left where Word had an object); and what is no character.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\u2028\u2029\ufff9-\ufffc\ufffe\uffff"
CONTROL = re.compile(f"[{_CONTROLS}]")
# Where a class holds signs beyond the first plane a search takes four times as long: they are sought apart.
_NEAR = re.compile(f"[{_CONTROLS}{''.join(signs for signs, _, _ in KINDS[:-1])}]")
_FAR = re.compile(f"[{KINDS[-1][0]}]")
_KINDS = (
    *((re.compile(f"[{signs}]"), sw, en) for signs, sw, en in KINDS),
    (CONTROL, "alama ambayo si maandishi", "a sign that is no text"),
)
# What an emoji is made of (UTS #51): joined to another, in its coloured or plain form, or the flag of a country
# within the United Kingdom, the only flags of tags that are in general use (RGI).
_EMOJI = "\u203c-\u3299\U0001f000-\U0001faff"
_UNSEEN = re.compile(
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
    "|\U000e0077\U000e006c\U000e0073)\U000e007f"
    f"|(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])|(?<=[#*0-9\xa9\xae{_EMOJI}])[\ufe0e\ufe0f]"
    f"|(?P<unseen>{_NEAR.pattern}|{_FAR.pattern})"
)
_WORD = re.compile(r"[^ \t\n<>]*")

_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(
    "^([ \\t]*)[\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc]", re.MULTILINE
)  # of Symbol and Wingdings
# git writes seven of a sign, and behind it the name of a side (git-merge: HOW CONFLICTS ARE PRESENTED).
_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?:[ \t][^\n]*)?$|^={7}$", re.MULTILINE)


def faults(path: str, text: str) -> list[Fault]:
    """Give the signs in a text that nobody sees, and what git left in it: marks of a merge, or a pointer."""
    if text.startswith(LFS):
        return [fault(path, 1, "lfs-pointer", value=path)]
    return [*islice(_signs(path, text), MOST), *islice(merged(path, text), MOST)]


def _signs(path: str, text: str) -> Iterator[Fault]:
    last = -1
    for at in unseen(text):
        if at != last + 1:  # of a row of them the first
            line, column = _place(text, at)
            if sign := BREAKS.get(text[at]):
                before = text[text.rfind("\n", 0, at) + 1 : at].split()
                fill = dict(zip(("kind_sw", "kind_en"), sign, strict=True))
                fill |= {"value": f"U+{ord(text[at]):04X}", "other": before[-1] if before else "—"}
                yield fault(path, line, "line-break", column=column, **fill)
            else:
                yield fault(path, line, "control-character", column=column, **named(text, at))
        last = at


def signs(text: str) -> list[str]:
    """Give all signs of a text that are not seen, those of emoji too."""
    return _NEAR.findall(text) + ([] if text.isascii() else _FAR.findall(text))


def unseen(text: str) -> Iterator[int]:
    """Give where a text holds a sign that nobody sees and that belongs to no emoji."""
    if _NEAR.search(text) or (not text.isascii() and _FAR.search(text)):
        yield from (one.start() for one in _UNSEEN.finditer(text) if one["unseen"])


def cleaned(text: str) -> str:
    """Give a text without its unseen signs, as it is seen: a line's end of Word is a blank, its bullet a bullet.

    A control sign of which nobody knows what it was to be stays, and is told.

    >>> cleaned("\uf0b7 Wana\xadsheria\x0bwa Serikali")
    '• Wanasheria wa Serikali'
    """
    if not any(True for _ in unseen(text)):
        return text
    text = _ENDS.sub(" ", _BULLET.sub(r"\1•", text))
    gone = {at for at in unseen(text) if text[at] == "\ufffc" or not CONTROL.match(text[at])}
    return "".join(sign for at, sign in enumerate(text) if at not in gone)


def named(text: str, at: int) -> dict[str, str]:
    """Give what a message says of the sign at a place of a text: its kind, its name, the word it stands in."""
    sign = text[at]
    sw, en = next(names for signs, *names in _KINDS if signs.match(sign))
    name = f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()
    begin = max(text.rfind(blank, 0, at) for blank in " \n\t>") + 1
    word = "".join(one for one in _WORD.match(text, begin)[0] if not signs(one))  # type: ignore[index]
    return {"value": name, "kind_sw": sw, "kind_en": en, "other": word or "—"}


def merged(path: str, text: str) -> Iterator[Fault]:
    """Give each line of a text that is git's: seven signs at its beginning.

    A line of `=` or `|` is git's where one of the outer marks stands too: alone it is an editor's own.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    found = list(_MERGE.finditer(text))
    if any(one[0][0] in "<>" for one in found):
        for one in found:
            yield fault(path, _place(text, one.start())[0], "merge-mark", value=one[0])


def _place(text: str, at: int) -> tuple[int, int]:
    """The line and the column of a place in a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
