"""What in a clean text may be meant otherwise than it is read: a warning each, for it may be right. Pure."""

import html
import re
from collections.abc import Iterator

from ..schema import items
from ..schema.faults import Fault, fault

MOST = 20  # that are told of one text
SHORT = 60  # signs of a line that ends where its writer pressed Enter, not where a program broke it
_CODE = re.compile(r"<pre><code>\n*([^\n<]*)")
_UNDERLINED = re.compile(r"\n\n([^\n]+)\n-+[ \t]*(?![^\n])")
_BOLD = re.compile(
    r"\n\n(\*\*|__)(?=\w)([^*_\n]{3,80})(?<![\s.,:;!?…])\1[ \t]*\n+(?=[^\n]{60}|[-*] |[0-9]+\. )"
)
_BOX = re.compile(r"S\.? ?L\.? ?P\b|P\.? ?O\.? ?Box\b")
_LABEL = re.compile(r"[^\W\d_][^:\n.,;]{1,30}:[ \t]+\S")
_BREAK = re.compile(
    rf"\n(?={_BOX.pattern}|{_LABEL.pattern}|(?<=[:.;!?*_]\n)[^\W\d_]|[A-Z][^\n]{{{SHORT}}})"
)
_COLUMNS = re.compile(r"\S {3,}\S|\.{5,}")
_WHOLE = re.compile(r"[ \t>|#:\[]|.*(?:  |<br ?/?>)$|.*\|[ \t]*$")  # never a line that is joined


def faults(path: str, text: str, line: int, page: str) -> list[Fault]:
    """Give the warnings for a clean text that begins at a line, of which a page was made."""
    found = sorted(set(_found("\n\n" + text, page)))[:MOST]
    return [
        fault(path, line + text.count("\n", 0, at), rule, value=" ".join(value.split()))
        for at, rule, value in found
    ]


def _found(text: str, page: str) -> Iterator[tuple[int, str, str]]:
    """The doubts of a text that has two line ends before it: where each begins without them, and its words."""
    if "<pre>" in page:
        after = 0
        for first in map(html.unescape, _CODE.findall(page)):
            match = re.compile(rf"\n(?: {{4}}|\t)\s*{re.escape(first)}").search(text, after)
            after = match.end() if match else after
            yield max(after - 2 - len(first), 0), "code-block", first
    if "\n-" in text:
        for match in _UNDERLINED.finditer(text):
            if not _WHOLE.match(match[1]) and not items.item(match[1]):
                yield match.start(), "heading-underlined", match[1]
    if "\n**" in text or "\n__" in text:
        yield from ((match.start(), "heading-bold", match[2]) for match in _BOLD.finditer(text))
    if "   " in text or "....." in text:
        yield from _columns(text)
    told = 0
    for match in _BREAK.finditer(text):
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        above, below = text[start : match.start()], text[match.end() : end if end > 0 else None]
        if start >= told and _joined(above, below):
            yield max(start - 2, 0), "lines-join", f"{above} / {below}"
        if start < told or _joined(above, below):
            told = match.end() + 1  # the lines that go on with it are told with it


def _columns(text: str) -> Iterator[tuple[int, str, str]]:
    """The first of lines whose columns are parted by blanks, of which nothing is left in a paragraph."""
    before, at, told = "", 0, False
    for line in text.split("\n"):
        two = bool(_COLUMNS.search(before) and _COLUMNS.search(line)) and not _WHOLE.match(before)
        if two and not told:
            yield max(at - len(before) - 3, 0), "lines-join", f"{before} / {line}"
        before, at, told = line, at + len(line) + 1, two


def _joined(above: str, below: str) -> bool:
    """Say whether two lines were typed one below the other, each for itself, and will stand in one."""
    if not above.strip() or _WHOLE.match(above):
        return False
    if items.item(above):
        return above.rstrip()[-1] in ".;!?" and below[0].isupper()
    if len(above) > SHORT:
        return False
    if len(below) > SHORT and len(above) <= SHORT - 20 and above[0].isupper():
        return above.rstrip()[
            -1
        ].isalnum()  # a title and its text: the first word had its place above
    if _LABEL.match(below):
        return bool(_LABEL.match(above))
    return bool(_BOX.match(below)) or (above.rstrip(" *_").endswith(":") and len(below) <= SHORT)
