"""The prose of a body in Markdown, by language: code, addresses and tags are blanks."""

import re

from ...bilingual.strings import LANGS
from .words import Stretch, blank, spaces

_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_LABEL = r"\[[^\]\n]*\]"
_ABBREVIATION = re.compile(rf"^\*{_LABEL}:", re.MULTILINE)
_NOTE = re.compile(r"\[\^[^\]\n]*\]:?")
_TITLE = r"""(?:\s+["'(](?P<kept>[^\n]*?)["')])?[ \t]*"""
_DEFINITION = re.compile(rf"^[ ]{{0,3}}\[([^\]\n]+)\]:[ \t]*\S+{_TITLE}$", re.MULTILINE)
# With one level of brackets in it, as an address of an encyclopaedia has them.
_TARGET = re.compile(rf"\]\(\s*(?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*){_TITLE}\)")
_REFERENCE = re.compile(r"\][ ]?\[([^\]\n]*)\]")
_BRACES = re.compile(r"\{(?:filename|static|attach)\}[^\s)\]]*")
_TAG = r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>[^<>]*)>|<[A-Za-z/!?][^<>]*>"
_LANG = re.compile(r"""(?<![\w-])lang\s*=\s*["']?([A-Za-z]+)""")
_TAG_OR_BLANK_LINE = re.compile(rf"{_TAG}|\n[ \t]*(?=\n)")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+][ \t]|\d{1,9}\.[ \t]|\[\^[^\]\n]+\]:|:[ \t])")
_VOID = ("br", "img", "hr")


def stretches(body: str, lang: str, line: int = 1) -> list[Stretch]:
    """Give the prose of a body that begins at a line of its file: a stretch a language that it holds.

    A language is the file's own, or that of the nearest tag around a text (`<span lang="en">`); text in
    any third language is left out.
    """
    text = blank(_without_code(body), _CODE)
    names = {match[1].casefold() for match in _DEFINITION.finditer(text)}
    for pattern in (_ABBREVIATION, _NOTE, _DEFINITION, _TARGET):
        text = blank(text, pattern)
    text = _REFERENCE.sub(lambda match: _reference(match, names), text)
    text = blank(text, _BRACES)
    found = _by_language(text, lang)
    return [Stretch(one, found[one], line) for one in LANGS if one in found]


def _reference(match: re.Match[str], names: set[str]) -> str:
    """The second bracket of `[words][name]` as blanks, where there is such a name."""
    name = match[1].casefold()
    return "]" + spaces(match[0][1:]) if not name or name in names else match[0]


def _without_code(text: str) -> str:
    """A text with blanks for blocks of code: a paragraph that is indented deeper than the list it is in.

    A list, a definition and a footnote take their further paragraphs indented by four more columns a level.
    """
    lines = text.split("\n")
    depth, first, code = 0, True, False
    for at, line in enumerate(lines):
        if not line.strip():
            first = True
            continue
        columns = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        if first:
            code = columns >= 4 * (depth + 1)
        elif code:
            code = columns >= 4
        if code:
            lines[at] = " " * len(line)
        elif match := _ITEM.match(line):
            depth = len(match["indent"].expandtabs(4)) // 4 + 1
        elif first and columns < 4:
            depth = 0
        first = False
    return "\n".join(lines)


def _by_language(text: str, lang: str) -> dict[str, str]:
    """The text of each language, with blanks for tags and for what is in another. Paragraphs end a tag."""
    runs: dict[str, list[tuple[int, int]]] = {lang: []}
    around: list[tuple[str, str]] = []
    start = 0

    def close(end: int) -> None:
        runs.setdefault(around[-1][1] if around else lang, []).append((start, end))

    for match in _TAG_OR_BLANK_LINE.finditer(text):
        close(match.start())
        start = match.end()
        name = (match["name"] or "").lower()
        if match[0].startswith("\n"):
            around.clear()
        elif match["end"]:
            names = [one for one, _ in around]
            if name in names:
                del around[len(names) - 1 - names[::-1].index(name) :]
        elif name and name not in _VOID and not match["rest"].endswith("/"):
            own = _LANG.search(match["rest"])
            within = around[-1][1] if around else lang
            around.append((name, own[1].lower() if own else within))
    close(len(text))
    return {one: _only(text, places) for one, places in runs.items()}


def _only(text: str, places: list[tuple[int, int]]) -> str:
    """A text with blanks for all but some places."""
    made, at = [], 0
    for start, end in places:
        made += [spaces(text[at:start]), text[start:end]]
        at = end
    return "".join([*made, spaces(text[at:])])
