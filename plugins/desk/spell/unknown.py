"""The words of a file that no dictionary knows: each once, where it first stands, with how often."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from .dictionary import Dictionary
from .words import Stretch, Word, words

SUGGESTIONS = 3  # for a word
MOST_SUGGESTED = 100  # words that are given some: each takes a twentieth of a second


class Unknown(Struct, frozen=True):
    """A word that is not known: where it first stands in a file, and how often it does in all.

    `other` is the language that knows it, where it is not that of the text; else empty.
    """

    word: Word
    count: int = 1
    other: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What makes two words the same: the language, and the word in small letters."""
        return self.word.lang, self.word.form.casefold()


def unknown(stretches: Iterable[Stretch], dictionaries: Mapping[str, Dictionary]) -> list[Unknown]:
    """Give the unknown words of a file's stretches, in the order in which they stand in it.

    A word with hyphens is looked up whole, then in its parts. A language without a dictionary is passed over.
    """
    seen: dict[tuple[str, str], list[Word]] = {}
    for stretch in stretches:
        if stretch.lang not in dictionaries:
            continue
        knows = dictionaries[stretch.lang].knows
        for word in words(stretch):
            if not knows(word.form):
                for part in word.parts:
                    if not knows(part.form):
                        seen.setdefault(Unknown(part).key, []).append(part)
    firsts = [Unknown(same[0], len(same), _other(same[0], dictionaries)) for same in seen.values()]
    return sorted(firsts, key=lambda one: (one.word.line, one.word.column))


def _other(word: Word, dictionaries: Mapping[str, Dictionary]) -> str:
    others = (
        lang for lang in dictionaries if lang != word.lang and dictionaries[lang].knows(word.form)
    )
    return next(others, "")


def suggested(
    words: Iterable[Unknown], dictionaries: Mapping[str, Dictionary], most: int = MOST_SUGGESTED
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the words that may have been meant, by the unknown word: of the first so many unknown words.

    A word of the other language is given none: it was not misspelt.
    """
    made: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in words:
        if len(made) == most:
            break
        if one.key not in made and not one.other:
            made[one.key] = dictionaries[one.word.lang].suggestions(one.word.form, SUGGESTIONS)
    return made
