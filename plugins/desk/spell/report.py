"""What the command says of a text's spelling, in Kiswahili and in English."""

from collections.abc import Mapping, Sequence

from .. import phrases
from .unknown import Unknown

INSTALL = "apt-get install hunspell-sw hunspell-en-gb"
LISTS = "docs/editors/words"


def of_file(
    path: str,
    unknown: Sequence[Unknown],
    suggestions: Mapping[tuple[str, str], tuple[str, ...]],
    langs: tuple[str, ...],
) -> str:
    """Say the unknown words of a file: a label in each language, then a line a word."""
    one = len(unknown) == 1
    label = {
        "sw": f"{_words_sw(len(unknown))} {'halijulikani' if one else 'hayajulikani'}:",
        "en": f"{_words_en(len(unknown))} not known:",
    }
    lines = [path, *(f"  {label[lang]}" for lang in langs)]
    return "\n".join([*lines, *(_of_word(path, word, suggestions) for word in unknown)])


def _of_word(
    path: str, unknown: Unknown, suggestions: Mapping[tuple[str, str], tuple[str, ...]]
) -> str:
    """A word with its place, how often it recurs, which other language knows it, what may have been meant."""
    said = f"{path}:{unknown.word.line}:{unknown.word.column} {unknown.word.text}"
    if unknown.count > 1:
        said += f" ×{unknown.count}"
    if unknown.other:
        said += f" ({unknown.other})"
    meant = ", ".join(suggestions.get(unknown.key, ()))
    return f"{said} → {meant}" if meant else said


def closing(
    unknown: Sequence[Unknown], wrong: int, files: int, langs: tuple[str, ...], most: int = 0
) -> str:
    """Say how many words are unknown in how many files of those that were read, and what to do with them.

    With `most` no more than so many words were given suggestions.
    """
    words = len({one.key for one in unknown})
    if words:
        known_sw = "halijulikani" if words == 1 else "hayajulikani"
        said = {
            "sw": f"{_words_sw(words)} {known_sw} katika {_files_sw(wrong)} kati ya {files}."
            f" Neno lililo sahihi liongeze katika {LISTS}/sw.txt au en.txt.",
            "en": f"{_words_en(words)} not known in {_files_en(wrong)} of {files}."
            f" Add a word that is right to {LISTS}/sw.txt or en.txt.",
        }
    else:
        said = {
            "sw": f"Hakuna neno lisilojulikana katika {_files_sw(files)}.",
            "en": f"There is no unknown word in {_files_en(files)}.",
        }
    more = {
        "sw": f" Mapendekezo yametolewa kwa maneno {most} ya kwanza tu.",
        "en": f" Only the first {most} words were given suggestions.",
    }
    return "\n".join(said[lang] + (more[lang] if most else "") for lang in langs)


def missing(absent: Sequence[str]) -> dict[str, str]:
    """Say in each language which dictionary is not installed and how to install it."""
    names = phrases.of("spell.dictionaries")
    sw = " wala ".join(names[lang]["sw"] for lang in absent)
    en = " or ".join(names[lang]["en"] for lang in absent)
    return phrases.filled("spell.missing", sw=sw, en=en, install=INSTALL)


def _words_sw(many: int) -> str:
    return "Neno 1" if many == 1 else f"Maneno {many}"


def _words_en(many: int) -> str:
    return "1 word is" if many == 1 else f"{many} words are"


def _files_sw(many: int) -> str:
    return "faili 1" if many == 1 else f"mafaili {many}"


def _files_en(many: int) -> str:
    return "1 file" if many == 1 else f"{many} files"
