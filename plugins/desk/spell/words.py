"""The words of a stretch of text, each with its place. What is no word of a language is passed over."""

import bisect
import re
from collections.abc import Iterator

from msgspec import Struct

APOSTROPHES = "'’‘ʼʻ`´"  # as they are typed in ng'ombe
HYPHENS = "-‐‑"
_A, _H = re.escape(APOSTROPHES), re.escape(HYPHENS)
# Within a word: an apostrophe, a hyphen, a soft hyphen, and the stars of **M**wanasheria.
_CHUNK = re.compile(rf"\w+(?:(?:[{_A}{_H}\u00ad]|\*{{1,3}})\w+)*")
_PART = re.compile(rf"[^{_H}]+")
_LETTERS = re.compile(rf"[^\W\d_]+(?:[{_A}\u00ad*]+[^\W\d_]+)*")
_UNREAD = re.compile(r"[*\u00ad]")
_APOSTROPHE = re.compile(f"[{_A}]")
_HYPHEN = re.compile(f"[{_H}]")

# Written in letters, and no words: addresses of the web, of e-mail and of files, names of accounts.
_TOPS = "tz|ke|ug|int|com|org|net|gov|edu|info|eu|uk|invalid|example|test"
_FILES = "pdf|jpe?g|png|webp|gif|svg|docx?|xlsx?|pptx?|odt|zip|html?|xml|ics|md|toml|txt|mp[34]"
# Each begins where its kind of run does, so that no run is gone through again from every letter of it.
NO_WORDS = re.compile(
    r"(?:https?|ftp)://[^\s<>)\]]+"
    r"|\b(?:mailto|tel):[^\s<>)\]]+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*"
    r"|(?<![\w&])@\w+"
    r"|(?<![\w&#])#\w+"
    rf"|(?<![\w.-])(?:[\w-]+\.)+(?:{_TOPS})\b(?:/[^\s<>)\]]*)?"
    rf"|(?<![\w./-])[\w./-]*\w\.(?:{_FILES})\b"
    r"|(?<!\w)\w*&(?:#\w+|\w+);\w*"
)


class Stretch(Struct, frozen=True):
    """Text in one language, and where it begins: line and column count from 1.

    What is no prose stands in it as blanks, so that every word is where it is in the file.
    """

    lang: str
    text: str
    line: int = 1
    column: int = 1


class Word(Struct, frozen=True):
    """A word as it stands in the file, and where; `form` is what a dictionary is asked for."""

    lang: str
    line: int
    column: int
    text: str

    @property
    def form(self) -> str:
        """The word in its plain form."""
        return plain(self.text)

    @property
    def parts(self) -> tuple["Word", ...]:
        """The words that hyphens part, each in its place: the word itself where there is none."""
        return tuple(
            Word(self.lang, self.line, self.column + match.start(), match[0])
            for match in _PART.finditer(self.text)
            if _is_word(match[0])
        )


def plain(word: str) -> str:
    """Give a word with plain apostrophes and hyphens, without marks within it.

    >>> plain("ng’**o**mbe")
    "ng'ombe"
    """
    return _HYPHEN.sub("-", _APOSTROPHE.sub("'", _UNREAD.sub("", word)))


def blank(text: str, pattern: re.Pattern[str]) -> str:
    """Give a text with blanks for what a pattern matches, but for its group `kept`.

    >>> blank("a [b](c 'd')", re.compile(r"]\\(c '(?P<kept>d)'\\)"))
    'a [b     d  '
    """

    def blanks(match: re.Match[str]) -> str:
        start, end = match.span("kept") if "kept" in pattern.groupindex else (-1, -1)
        if start < 0:
            return spaces(match[0])
        at = match.start()
        return spaces(match[0][: start - at]) + match["kept"] + spaces(match[0][end - at :])

    return pattern.sub(blanks, text)


def spaces(text: str) -> str:
    """Give as many blanks as a text has characters, in as many lines."""
    return "\n".join(" " * len(line) for line in text.split("\n"))


def words(stretch: Stretch) -> Iterator[Word]:
    """Give the words of a stretch in their order; one with hyphens is one word.

    >>> [(word.text, word.column) for word in words(Stretch("sw", "OWMS: ng'ombe 3 wa barua-pepe"))]
    [("ng'ombe", 7), ('wa', 17), ('barua-pepe', 20)]
    """
    text = blank(stretch.text, NO_WORDS)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for match in _CHUNK.finditer(text):
        start, shown = _bare(match)
        row = bisect.bisect_right(starts, start) - 1
        column = start - starts[row] + (stretch.column if row == 0 else 1)
        word = Word(stretch.lang, stretch.line + row, column, shown)
        if word.parts:
            yield word


def _bare(match: re.Match[str]) -> tuple[int, str]:
    """A chunk without the underscores around it, which are Markdown's; and where it begins."""
    text = match[0]
    return match.start() + len(text) - len(text.lstrip("_")), text.strip("_")


def _is_word(text: str) -> bool:
    """Whether a text is of letters, more than one, and no abbreviation in capitals."""
    if not _LETTERS.fullmatch(text):
        return False
    letters = plain(text)
    in_capitals = letters.removesuffix("s")  # PDFs
    return len(letters) > 1 and not (len(in_capitals) > 1 and in_capitals.isupper())
