"""The words of a text and of its page, and the signs between them, in the form in which both are compared. Pure."""

import re

# A sign that is markup where it stands, so that a page need not show it, is moved to the private use area,
# which no text can hold (schema/typed.py).
_SIGNS = "*_|[]()>#!-+:.•·–"
_TO_OPTIONAL = {ord(sign): chr(0xE100 + number) for number, sign in enumerate(_SIGNS)}
TO_PLAIN = {ord(moved): chr(sign) for sign, moved in _TO_OPTIONAL.items()}
_ALWAYS = frozenset("*_|[]")  # signs that may be markup wherever they stand
# What typography sets in another form is one sign on both sides.
_ONE = str.maketrans(
    {**dict.fromkeys('“”„‟"‘’‚‛´', "'"), **dict.fromkeys("–—‐‑−", "-"), "…": ".", "\xad": None}
)
_RUN = re.compile(r"--+|\.(?: ?\.)+|''+")
_SET = re.compile(f"[{re.escape(''.join(map(chr, _ONE)))}]")
# The same, but for the rarer ones, in the order in which it is done where a glance is to be enough.
_USUAL = (
    *((sign, "") for sign in sorted(_ALWAYS)),
    *((sign, "'") for sign in '"“”‘’'),
    *(("–", "-"), ("—", "-"), ("---", "-"), ("--", "-"), ("…", "..."), ("\xa0", " ")),
)
_LINE_END = re.compile(r"\n\s*")
# The patterns that every text is searched by begin with a sign or a few: such a search is ten times as fast.
_TIGHT = re.compile(r"[*_](?<=\w[*_])[*_]*\w")
WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"\s+")


def optional(signs: str) -> str:
    """Signs as ones that a page need not show."""
    return signs.translate(_TO_OPTIONAL)


def in_one_form(signs: str) -> str:
    """The signs between two words in their one form, without blanks."""
    signs = signs.translate(_ONE)
    return _BLANKS.sub("", _RUN.sub(lambda match: match[0][0], _BLANKS.sub(" ", signs)))


def within(shown: str, typed: str) -> bool:
    """Say whether the signs of a page are among those typed, and nothing but markup is missing."""
    at = 0
    for sign in typed:
        plain = TO_PLAIN.get(ord(sign), sign).translate(_ONE)
        if at < len(shown) and shown[at] == plain:
            at += 1
        elif plain == sign and sign not in _ALWAYS:
            return False
    return at == len(shown)


def alike(typed: str, shown: str) -> bool:
    """Say whether two texts are the same at a glance, as nearly all are; False says nothing."""
    if _TIGHT.search(typed):
        return False
    for moved in TO_PLAIN:
        typed = typed.replace(chr(moved), "")
    typed, shown = _bare(typed).strip(), _bare(shown).strip()
    return typed == shown or typed.split() == shown.split()


def _bare(text: str) -> str:
    """A text without the signs that may be markup, with line ends, quotes and dashes each in one form."""
    for sign, one in _USUAL:
        text = text.replace(sign, one)
    text = _LINE_END.sub(" ", text)
    return text if text.isascii() or not _SET.search(text) else text.translate(_ONE)


def own(text: str, href: str) -> bool:
    """Say whether the words of a link are its address, as of a telephone number: it is read once then."""
    said = WORD.findall(text)
    return bool(said) and "".join(said) in (
        "".join(WORD.findall(href)),
        "".join(WORD.findall(href.partition(":")[2])),
    )
