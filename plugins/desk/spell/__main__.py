"""`python -m plugins.desk.spell`: name the words that no dictionary knows, in content and in theme/strings.

An aid for editors, never a gate: it gives 0 whenever it ran. The environment gives CONTENT, FILE (one file
instead of all), CHECK_LANG (what is said in one language) and DICPATH (more folders of dictionaries).
"""

import glob
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from ...bilingual.strings import LANGS
from ...engine import content, terminal
from ...schema import faults
from ...schema.faults import Fault, fault
from .. import command, phrases
from . import dictionary, interface, report, story
from .unknown import MOST_SUGGESTED, Unknown, suggested, unknown
from .words import Stretch

ROOT = Path(__file__).parents[3]
STRINGS = Path("theme", "strings")
LISTS = Path(report.LISTS)
# Where packages put dictionaries: Linux, Homebrew, macOS itself, and LibreOffice on each system.
FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/share/myspell",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "~/Library/Spelling",
    "/Library/Spelling",
    "/usr/lib*/libreoffice/share/extensions/dict-*",
    "/opt/libreoffice*/share/extensions/dict-*",
    "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-*",
    "C:/Program Files/LibreOffice/share/extensions/dict-*",
)


def main(environ: Mapping[str, str], root: Path = ROOT) -> int:
    """Say which words are not known; give the exit code: 1 where there is nothing to be checked.

    `root` is the project's folder: its strings are checked, and the office's word lists stand in it.
    """
    asked = environ.get("FILE", "")
    folder = Path(environ.get("CONTENT") or "content")
    wrong, here = terminal.speech(environ, sys.stderr), terminal.speech(environ, sys.stdout)
    if faulty := terminal.asked(environ):
        return _refuse(wrong.faults(faulty))
    if asked and not (Path(asked).is_file() and _lang(asked)):
        return _refuse(wrong.lines(phrases.filled("spell.no-file", path=asked)))
    if not asked and not folder.is_dir():
        return _refuse(wrong.lines(phrases.filled("spell.no-folder", path=folder)))
    try:
        dictionaries = _dictionaries(environ, root)
        paths = {asked: Path(asked)} if asked else _all(folder, root)
    except ImportError:
        return _refuse(wrong.lines(phrases.of("spell.no-engine")))
    except OSError as error:
        return _refuse(wrong.faults(command.why(error)))
    if missing := absent(environ):
        command.say(here.lines(report.missing(missing)))
    if dictionaries:
        command.say(here.wrapped(_checked(paths, dictionaries, here.langs)))
    return 0


def _checked(
    paths: Mapping[str, Path],
    dictionaries: Mapping[str, dictionary.Dictionary],
    langs: tuple[str, ...],
) -> str:
    """Look every word of some files up, and say what was found."""
    named: dict[str, list[Unknown]] = {}
    unread: list[Fault] = []
    read = 0
    for shown, path in paths.items():
        stretches, wrong = _stretches(shown, path)
        unread += wrong
        read += any(one.lang in dictionaries for one in stretches)
        if words := unknown(stretches, dictionaries):
            named[shown] = words
    every = [one for words in named.values() for one in words]
    suggestions = suggested(every, dictionaries)
    said = [report.of_file(shown, words, suggestions, langs) for shown, words in named.items()]
    if unread:
        said.append(faults.report(unread, langs))
    cut = len({one.key for one in every if not one.other}) > len(suggestions)
    most = MOST_SUGGESTED if cut else 0
    return "\n\n".join([*said, report.closing(every, len(named), read, langs, most)])


def _all(folder: Path, root: Path) -> dict[str, Path]:
    """Every story of a content folder and both files of strings, by the path that is shown."""
    paths = {(folder / path).as_posix(): folder / path for path in content.load(folder).sources}
    strings = [STRINGS / f"{lang}.toml" for lang in LANGS]
    return paths | {one.as_posix(): root / one for one in strings if (root / one).is_file()}


def _stretches(shown: str, path: Path) -> tuple[list[Stretch], list[Fault]]:
    """The prose of one file as far as it can be read, and why the rest cannot."""
    lang = _lang(shown)
    if not lang:
        return [], [fault(shown, 0, "name", value=path.name)]
    try:
        data = path.read_bytes()
    except OSError as error:
        return [], [fault(shown, 0, "unreadable", value=error.strerror)]
    if path.suffix == ".toml":
        return interface.stretches(story.plain(data), lang), []
    return story.stretches(shown, data, lang)


def _lang(path: str) -> str:
    """The language that a file's name says: a story's, or that of theme/strings; else nothing."""
    strings = Path(path).name in [f"{lang}.toml" for lang in LANGS]
    return Path(path).stem if strings else story.lang(path)


def absent(environ: Mapping[str, str]) -> list[str]:
    """Give the languages whose dictionary is not installed."""
    there = folders(environ)
    return [lang for lang in LANGS if not dictionary.find(there, lang)]


def folders(environ: Mapping[str, str]) -> list[Path]:
    """Give the folders of dictionaries that there are, those of the environment first."""
    named = [*environ.get("DICPATH", "").split(os.pathsep), *FOLDERS]
    return [
        Path(one) for folder in named if folder for one in glob.glob(os.path.expanduser(folder))
    ]


def _dictionaries(environ: Mapping[str, str], root: Path) -> dict[str, dictionary.Dictionary]:
    """The dictionaries that are installed, with the office's own words, by language."""
    there = folders(environ)
    found = {}
    for lang in LANGS:
        if path := dictionary.find(there, lang):
            found[lang] = dictionary.load(path, lang, _own_words(root / LISTS / f"{lang}.txt"))
    return found


def _own_words(path: Path) -> tuple[str, ...]:
    return dictionary.own_words(story.plain(path.read_bytes())) if path.is_file() else ()


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return 1


if __name__ == "__main__":
    command.program(main)
