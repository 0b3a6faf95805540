"""The prose of theme/strings: its texts without keys, comments, placeholders and what is no word."""

import re

from ...bilingual.strings import LANGS
from .words import Stretch, blank

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n]*)
    | ^[ \t]*\[(?P<table>[\w.-]+)\]
    | (?P<key>[\w-]+)[ \t]*=
    | \"{3}(?P<long>(?:\\.|(?!\"{3}).)*)\"{3}
    | '{3}(?P<raw_long>(?:(?!'{3}).)*)'{3}
    | "(?P<text>(?:\\.|[^"\\\n])*)"
    | '(?P<raw>[^'\n]*)'
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_NO_PROSE = re.compile(r"\{\w*\}|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.", re.DOTALL)
# Keys whose values are no words: codes, classes of nouns, the form of a time, months and days cut short.
CODES = frozenset({"code", "locale", "concord", "hours_from", "aside", "short"})
NAMES = "nav.own"  # each language's own name, the key its code
VERBS = "verbs"  # a verb with a hyphen stands without the prefix of its noun's class


def stretches(text: str, lang: str) -> list[Stretch]:
    """Give the prose of a strings file, however broken: a stretch a text."""
    prose = []
    table = key = ""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "table":
            table, key = match["table"], ""
        elif kind == "key":
            key = match["key"]
        elif kind != "comment" and key not in CODES:
            if table == VERBS and "-" in match[kind]:
                continue
            own = key if table == NAMES and key in LANGS else lang
            start = match.start(kind)
            line = text.count("\n", 0, start) + 1
            column = start - text.rfind("\n", 0, start)
            shown = match[kind] if kind.startswith("raw") else blank(match[kind], _NO_PROSE)
            prose.append(Stretch(own, shown, line, column))
    return prose
