"""A language's dictionary: Hunspell's, with the office's own words beside it."""

import contextlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from . import verbs
from .words import plain

# The names that packages give each language's dictionary; the first that is found is taken.
NAMES = {"sw": ("sw_TZ", "sw_KE", "sw"), "en": ("en_GB", "en-GB")}
# What the Kiswahili dictionary holds of words that were cut off at eleven letters: akadhihiris.
_CUT_OFF = re.compile(r"[a-z'-]{9,}[^aeiou]")
# What any noun may bear at its end, and how short the noun may be: mahakama-ni, Dodoma's.
ENDINGS = {"sw": "ni", "en": "'s"}
SHORTEST = 4
LONGEST = 40  # letters of a word that is looked up: no word of either language has as many


class Engine(Protocol):
    """What is asked of Hunspell; each raises UnicodeEncodeError for a letter that a dictionary cannot hold."""

    def spell(self, word: str) -> bool:
        """Whether it knows a word."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Words that are like a word, the likest first."""

    def add(self, word: str) -> object:
        """Take up a word, to be suggested too."""


class Dictionary:
    """The words that a language's dictionary and the office's list know; each is looked up once."""

    def __init__(self, engine: Engine, lang: str, own: Iterable[str] = ()) -> None:
        own = frozenset(own)
        self._engine, self._lang = engine, lang
        self._own = frozenset(one for one in own if not one.startswith("-"))
        self._stems = frozenset(one[1:] for one in own if one.startswith("-"))
        self._asked: dict[str, bool] = {}
        for word in sorted(self._own):
            with contextlib.suppress(UnicodeEncodeError):
                engine.add(word)

    def knows(self, form: str) -> bool:
        """Whether a word is known, as it stands or without its capitals."""
        if form not in self._asked:
            self._asked[form] = self._known(form)
        return self._asked[form]

    def suggestions(self, form: str, most: int) -> tuple[str, ...]:
        """Give the words that may have been meant, the likest first, at most so many."""
        if len(form) > LONGEST:
            return ()
        try:
            found = self._engine.suggest(form)
        except UnicodeEncodeError:
            return ()
        return tuple(one for one in dict.fromkeys(found) if self._is_new(one, form))[:most]

    def _is_new(self, meant: str, form: str) -> bool:
        """Whether a suggestion is another word, and not the same one with a hyphen put in."""
        if meant == form or ("-" in meant and "-" not in form):
            return False
        return bool(meant) and not self._cut_off(meant)

    def _cut_off(self, form: str) -> bool:
        return self._lang == "sw" and bool(_CUT_OFF.fullmatch(form))

    def _known(self, form: str) -> bool:
        if len(form) > LONGEST:
            return False
        base = form.removesuffix(ENDINGS[self._lang])
        if self._has(form) or (base != form and len(base) >= SHORTEST and self._has(base)):
            return True
        return self._lang == "sw" and verbs.is_verb(form, self._looked_up, self._stems)

    def _has(self, form: str) -> bool:
        return self._listed(form) or self._looked_up(form)

    def _listed(self, form: str) -> bool:
        """Whether the office's list has a word: one in small letters may begin with a capital too."""
        return form in self._own or form[:1].lower() + form[1:] in self._own

    def _looked_up(self, form: str) -> bool:
        """Whether the dictionary has a word."""
        if self._cut_off(form):
            return False
        try:
            return self._engine.spell(form)
        except UnicodeEncodeError:
            return False


def find(folders: Iterable[Path], lang: str) -> Path | None:
    """Look for a language's dictionary on the disk; give its path without the ending, or None."""
    for folder in folders:
        for name in NAMES[lang]:
            path = folder / name
            if all((folder / f"{name}{end}").is_file() for end in (".aff", ".dic")):
                return path
    return None


def load(path: Path, lang: str, own: Iterable[str] = ()) -> Dictionary:
    """Load the dictionary at a path. Raises ImportError where Hunspell is not installed, and OSError."""
    from hunspell import Hunspell

    engine = Hunspell(path.name, hunspell_data_dir=str(path.parent), system_encoding="utf-8")
    return Dictionary(engine, lang, own)


def own_words(text: str) -> tuple[str, ...]:
    """Give the words of a list of the office's: one a line, `#` begins a comment.

    >>> own_words("# Mahali\\nDodoma\\n-habarisha  # kitenzi\\n")
    ('Dodoma', '-habarisha')
    """
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(plain(line) for line in lines if line)
