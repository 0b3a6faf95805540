"""Faults: where a rule was broken, which rule, and the cure, in Kiswahili and in English."""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from ..bilingual.strings import LANGS

_PART = re.compile(r"\{(\w+)\}")
MOST = 120  # characters that a message shows of a value
# Lists that a file gives and from which an editor has to choose: they are shown further.
LISTED, MOST_LISTED = frozenset({"topics"}), 600
# Parts that our own schema gives, never a file: lists of known words, and hints. They are shown whole.
WHOLE = frozenset({"words", "hint_sw", "hint_en"})


class Fault(Struct, frozen=True, order=True):
    """A broken rule at a place: `rule` names it in messages.toml, `fill` are the parts of its message.

    `line` and `column` count from 1; 0 means the file as a whole. A warning does not stop a build. `root` says
    where the path begins: in the `content` folder, or `here`, where the command was typed or at the root of the
    machine; or that it is no path at all, but the name by which a command was `given` something (NAME=value).
    """

    path: str
    line: int
    column: int
    rule: str
    fill: tuple[tuple[str, str], ...] = ()
    warning: bool = False
    root: str = "content"


def fault(path: str, line: int, rule: str, *, column: int = 1, **fill: object) -> Fault:
    """Give the fault of `rule` at a line of a file, with the parts that its message names."""
    warning = bool(messages()[rule].get("warning"))
    return Fault(path, line, column if line else 0, rule, _parts(fill), warning)


def elsewhere(path: str, rule: str, line: int = 0, /, **fill: object) -> Fault:
    """Give the fault of `rule` in a file that is none of the content: of the theme, the settings, the machine."""
    return msgspec.structs.replace(fault(path, line, rule, **fill), root="here")


def setting(name: str, rule: str, /, **fill: object) -> Fault:
    """Give the fault of `rule` in a setting: what a command was given by name, beside it or in the environment."""
    return msgspec.structs.replace(fault(name, 0, rule, **fill), root="given")


def told(fault: Fault, **more: object) -> Fault:
    """Give a fault with more parts of its message, which were not known where it was found."""
    return msgspec.structs.replace(fault, fill=_parts({**dict(fault.fill), **more}))


def _bounded(name: str, value: object) -> str:
    """A value that comes from a file, as it can be shown in a message: plain, and bounded."""
    text, most = plain(value), MOST_LISTED if name in LISTED else MOST
    return text if len(text) <= most else text[: most - 1] + "…"


def _parts(fill: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """The parts of a message as it shows them, whole or bounded, in the order of their names."""
    return tuple(
        (name, plain(value) if name in WHOLE else _bounded(name, value))
        for name, value in sorted(fill.items())
    )


def plain(value: object) -> str:
    """Give a value as it can be shown in a message: one line, nothing that moves a terminal."""
    text = str(value)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


@cache
def messages() -> dict[str, dict[str, str]]:
    """Load the messages: by rule, `sw` and `en`, each the rule and then the cure."""
    return tomllib.loads(Path(__file__).with_name("messages.toml").read_text("utf-8"))


def message(fault: Fault, lang: str) -> str:
    """Say a fault in one language: the rule that was broken, then the cure.

    What is most likely meant (`near_sw`, `near_en`) is left out where nothing is known of it.
    """
    parts = {"near_sw": "", "near_en": "", **dict(fault.fill), "path": fault.path}
    return _PART.sub(lambda match: parts.get(match[1], match[0]), messages()[fault.rule][lang])


def within(faults: list[Fault], folder: str) -> list[Fault]:
    """Give the faults with their paths as seen from where the build was started.

    Those are below the content folder, and stay so where they were told already.
    """
    return [
        msgspec.structs.replace(one, path=f"{folder}/{one.path}", root="here")
        if one.root == "content"
        else one
        for one in faults
    ]


def where(fault: Fault) -> str:
    """Say where a fault is: file:line:column, as editors and terminals link it."""
    return fault.path + (f":{fault.line}:{fault.column}" if fault.line else "")


WARNING = {"sw": "Onyo: ", "en": "Warning: "}


def report(
    faults: list[Fault],
    langs: tuple[str, ...] = LANGS,
    bold: bool = False,
    wrap: Callable[[str], str] = str,
) -> str:
    """Say all faults, file by file in the order of lines, each with its cure in each language.

    A blank line parts the files. With `bold` the places are set off by a terminal's own signs; `wrap` makes
    messages no wider than a terminal.
    """
    blocks = []
    before = ""
    for one in sorted(set(faults)):
        place = f"\x1b[1m{where(one)}\x1b[0m" if bold else where(one)
        said = [
            wrap(f"  {WARNING[lang] if one.warning else ''}{message(one, lang)}") for lang in langs
        ]
        blocks.append("\n".join([*([""] if before not in ("", one.path) else []), place, *said]))
        before = one.path
    return "\n".join(blocks)


def nearest(word: str, known: list[str]) -> str:
    """Give the known word that is nearest to `word`, or an empty text where none is near."""
    return _nearest(word, tuple(known))


@lru_cache(maxsize=1_000)  # a file may hold one wrong word a hundred thousand times
def _nearest(word: str, known: tuple[str, ...]) -> str:
    folded = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""
