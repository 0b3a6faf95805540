"""Which other words find a page: other spellings, one and many of a noun, the infinitive of a verb. Pure.

The rules are data (variants.toml). An index that knew only the words as they stand would not find the
exhibitions of a page that writes them in the other way, nor leaders by the word for a leader.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from msgspec import Struct, convert

WORD = re.compile(r"\w+(?:'\w+)*")
FILE = Path(__file__).with_name("variants.toml")


class Number(Struct, frozen=True):
    """A number that is read as a name where it follows one of some words."""

    number: str
    word: str
    after: tuple[str, ...]


class Nouns(Struct, frozen=True):
    """The prefixes of one and of many, with the fewest letters that follow them."""

    classes: tuple[tuple[str, str, int], ...]

    @property
    def told(self) -> str:
        """The classes as the search page has them: `m-wa-4 ki-vi-3`."""
        return " ".join(f"{one}-{many}-{shortest}" for one, many, shortest in self.classes)


class Verbs(Struct, frozen=True):
    """What stands before a verb's stem, the infinitive's prefix, the fewest letters of a stem."""

    subjects: str
    tenses: str
    relatives: str
    infinitive: str
    shortest: int

    @property
    def told(self) -> str:
        """The prefixes as the search page has them, the infinitive's and the fewest letters last."""
        slots = (self.subjects, self.tenses, self.relatives, self.infinitive)
        return " ".join(["-".join(one.split()) for one in slots] + [str(self.shortest)])


class WordVariants(Struct, frozen=True, dict=True):
    """The rules of variants.toml."""

    apostrophes: str
    parts: tuple[tuple[str, ...], ...]
    joined: tuple[tuple[str, ...], ...]
    number: tuple[Number, ...]
    stop: dict[str, str]
    nouns: Nouns
    verbs: Verbs

    @cached_property
    def forms(self) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        """The other spellings of each word that was met, and the forms that the rules make of it."""
        return {}

    @property
    def told(self) -> str:
        """What is written as one word or as several, as the search page has it: `baruapepe=barua pepe`."""
        return ",".join("=".join(ways) for ways in self.joined)

    def plain(self, text: str) -> str:
        """Give a text in small letters, with one sign for the apostrophe."""
        if not text.isascii():
            for sign in self.apostrophes:
                text = text.replace(sign, "'")
        return text.lower()

    def words(self, text: str) -> list[str]:
        """Give the words of a text in their plain form, as often as they stand in it."""
        return WORD.findall(self.plain(text))

    def of(self, text: str, lang: str, known: Collection[str] = ()) -> list[str]:
        """Give the words that are to find a text beside its own, in their order.

        `known` are the words of all texts of the site in this language: nouns and verbs are given only
        forms that are among them, since a rule alone makes words that do not exist.
        """
        words = self.words(text)
        own = dict.fromkeys(words)
        found = dict.fromkeys(self._joined(f" {' '.join(words)} "))
        for word in (*own, *found):
            found.update(dict.fromkeys(self._forms(word)[0]))
        if lang == "sw":
            for word in (*own, *found):
                found.update(dict.fromkeys(one for one in self._forms(word)[1] if one in known))
        return [one for one in found if one not in own]

    def _forms(self, word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The other spellings of a word, and the forms of it as a noun and as a verb: worked out once."""
        if (held := self.forms.get(word)) is None:
            held = tuple(self._spelled(word)), (*self._nouns(word), *self._verbs(word))
            self.forms[word] = held
        return held

    def _spelled(self, word: str) -> Iterator[str]:
        """A word with its parts written in the other way."""
        for ways in self.parts:
            for one in ways:
                if one in word:
                    yield from (word.replace(one, other) for other in ways if other != one)

    def _joined(self, text: str) -> Iterator[str]:
        """The words of the other ways to write what a text writes as one word or as several."""
        named = {one.word for one in self.number if _follows(one, text)}
        for ways in self.joined:
            if named & set(ways) or any(_within(way, text) for way in ways):
                yield from (word for way in ways for word in way.split())
                yield from (one.number for one in self.number if one.word in ways)

    def _nouns(self, word: str) -> Iterator[str]:
        """One for many, and many for one."""
        for one, many, shortest in self.nouns.classes:
            for old, new in ((one, many), (many, one)):
                if word.startswith(old) and len(word) - len(old) >= shortest:
                    yield new + word[len(old) :]

    def _verbs(self, word: str) -> Iterator[str]:
        """The infinitives that a form may be of: kufungua of aliyefungua."""
        for relative in (False, True):
            if match := _starts(self.verbs, relative).match(word):
                yield self.verbs.infinitive + match["stem"]


@lru_cache
def _starts(verbs: Verbs, relative: bool) -> re.Pattern[str]:
    """What a form of a verb begins with, and its stem."""
    slots = [verbs.subjects, verbs.tenses, *([verbs.relatives] if relative else [])]
    prefixes = "".join(f"(?:{'|'.join(one.split())})" for one in slots)
    return re.compile(rf"^{prefixes}(?P<stem>\w{{{verbs.shortest - 1},}}[aeiou])$")


def _within(way: str, text: str) -> bool:
    """Whether a text, with a blank at both ends, has a word or some words."""
    return f" {way} " in text


def _follows(number: Number, text: str) -> bool:
    return any(_within(f"{one} {number.number}", text) for one in number.after)


def known(texts: Iterable[str], rules: WordVariants) -> frozenset[str]:
    """Give all words of some texts, in their plain form."""
    return frozenset(word for text in texts for word in rules.words(text))


@lru_cache
def load() -> WordVariants:
    """Load the rules that stand beside this module."""
    return convert(tomllib.loads(FILE.read_text("utf-8")), WordVariants)
