"""Translations: what one was made from, and whether its source has changed since.

The hash of a source's title, summary and body is written into the translation's `Source-Hash` by a command,
so that any later change of the source is seen, and no edit of the translation itself can hide it.
"""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from ..bilingual.strings import OTHER
from .faults import Fault, fault
from .tidy import tidy
from .values import Translated

SIZE = 8  # bytes: it guards against slips, not against forgery
MISSING, STALE, UNRECORDED, CURRENT = "missing", "stale", "unrecorded", "current"
State = Literal["missing", "stale", "unrecorded", "current"]


def hash_of(title: str, summary: str, body: str) -> str:
    """Give the hash of the words that a translator translates: 16 hexadecimal digits.

    Blanks at the ends of lines and around the text do not count, for no reader sees them; nor does whether
    the text is tidied.

    >>> hash_of("Kichwa", "", "Mstari.  \\n\\n") == hash_of("Kichwa", "", "Mstari.")
    True
    """
    made = hashlib.blake2b(digest_size=SIZE)
    for part in (title, summary, tidy(body)):
        plain = _plain(part).encode()
        made.update(len(plain).to_bytes(8, "little"))
        made.update(plain)
    return made.hexdigest()


def text_of(title: str, summary: str, body: str) -> str:
    """Give the same words to be read: as a file has them, without its other headers.

    >>> text_of("Kichwa", "", "Mstari.  \\n\\n")
    'Title: Kichwa\\n\\nMstari.\\n'
    """
    head = f"Title: {_plain(title)}\n" + (f"Summary: {_plain(summary)}\n" if summary else "")
    return f"{head}\n{_plain(body)}\n"


def _plain(part: str) -> str:
    return "\n".join(line.rstrip() for line in part.strip().split("\n"))


class TranslationWords(Struct, frozen=True, array_like=True):
    """What a file says of its translation: the hash of its own words, and what its headers hold.

    `made_from` is the `Source-Hash` of a translation, None in a source; `line` is that header's, 0 without
    one; `only` says that the story is in one language on purpose, `state` that it is a draft, or withdrawn.
    """

    hash: str
    made_from: Translated | None = None
    line: int = 0
    only: bool = False
    state: Literal["", "draft", "withdrawn"] = ""


class Pair(Struct, frozen=True):
    """A story as its translator sees it.

    `source` is the file that was translated, `translation` the other one ("" while it is missing). `day`
    is when the translation was last found to say the same, None where nobody recorded it.
    """

    source: str
    translation: str
    state: State
    day: dt.date | None = None


def counterpart(path: str) -> str:
    """Give the path of the same story's file in the other language.

    >>> counterpart("news/2026-11-22-mfano.sw.md")
    'news/2026-11-22-mfano.en.md'
    """
    stem, lang, end = path.rsplit(".", 2)
    return f"{stem}.{OTHER[lang]}.{end}"


def pairs(files: Mapping[str, TranslationWords]) -> Iterator[Pair]:
    """Give every story that has a translation or ought to have one, in the order of the paths.

    The translation is the file that bears a `Source-Hash`; where neither does, the English one. A story
    that is in one language on purpose is not among them.
    """
    for path, words in files.items():
        other = counterpart(path)
        if other not in files:
            if not words.only:
                yield Pair(path, "", MISSING)
        elif path < other:  # each pair once: .en before .sw
            yield _pair(path, other, files)


def _pair(en: str, sw: str, files: Mapping[str, TranslationWords]) -> Pair:
    source, translation = (en, sw) if files[sw].made_from and not files[en].made_from else (sw, en)
    made_from = files[translation].made_from
    if made_from is None or files[source].made_from:  # both cannot be: the rules say so
        return Pair(source, translation, UNRECORDED)
    state: State = CURRENT if made_from.hash == files[source].hash else STALE
    return Pair(source, translation, state, made_from.day)


def faults(words: Mapping[str, TranslationWords]) -> list[Fault]:
    """Give a warning for each translation whose source has changed since, but of what was withdrawn."""
    return [
        fault(
            one.translation,
            words[one.translation].line,
            "stale-translation",
            other=one.source,
            value=one.day or "—",
        )
        for one in pairs(words)
        if one.state == STALE and not withdrawn(one.source, words)
    ]


def withdrawn(path: str, words: Mapping[str, TranslationWords]) -> bool:
    """Say whether a file's story was withdrawn, as it says itself or the other file."""
    both = (words.get(one) for one in (path, counterpart(path)))
    return any(one.state == "withdrawn" for one in both if one)


def missing(words: Mapping[str, TranslationWords], there: Collection[str]) -> list[Fault]:
    """Give a warning for each story without a translation, but for drafts and what was withdrawn.

    `there` are all files: one that could not be read is not missing.
    """
    told = []
    for one in pairs(words):
        other, lang = counterpart(one.source), one.source.rsplit(".", 2)[1]
        if one.state == MISSING and other not in there and not words[one.source].state:
            told.append(fault(one.source, 0, "translation-missing", other=other, lang=lang))
    return told


def counted(words: Mapping[str, TranslationWords]) -> dict[State, int]:
    """Give how many stories are in each state."""
    counts: dict[State, int] = {MISSING: 0, STALE: 0, UNRECORDED: 0, CURRENT: 0}
    for one in pairs(words):
        counts[one.state] += 1
    return counts
