"""The text of a content file line by line, each with its end, and edits of it: what no edit changes stays. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from ...reading import scan
from ...schema import fields, hints

BOM = "\ufeff"
INDENT = "    "
Edit = str | Sequence[str]
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_NAMED = re.compile(r"[^:]*:[ \t\xa0\u202f]*")
_ITEM = re.compile(r"\s*")


class _Block:
    """A header as it stands: the number of its line, its value's lines by their numbers, in order."""

    def __init__(self, field: str, at: int) -> None:
        self.field, self.at = field, at
        self.items: list[tuple[int, str]] = []

    @property
    def said(self) -> tuple[str, ...]:
        """The lines of its value but for hints."""
        return tuple(text for _, text in self.items if not hints.is_hint(text))

    @property
    def last(self) -> int:
        return max([self.at, *(at for at, _ in self.items)])


class Laid:
    """A file's text line by line, each with its end: what they are, as the site's reader reads them.

    `end` is the number of the blank line below the headers, `first` and `after` those around the text's own lines.
    """

    def __init__(self, section: str, text: str) -> None:
        self.section = section
        self.mark = BOM if text.startswith(BOM) else ""
        self.lines: list[str] = _LINE.findall(text.removeprefix(BOM))
        blank = [not line.strip() for line in self.lines]
        self.end = blank.index(True) if True in blank else len(self.lines)
        self.first = self.end + 1
        self.after = max(len(self.lines), self.first)
        while self.first < self.after and blank[self.first]:
            self.first += 1
        while self.after > self.first and blank[self.after - 1]:
            self.after -= 1
        self.blocks: list[_Block] = []
        self.odd: list[int] = []
        self.fields: dict[str, _Block] = {}
        self.again: list[_Block] = []  # those of a field that stands already
        self._head()

    def _head(self) -> None:
        known = fields.names(self.section)
        for at, written in enumerate(self.lines[: self.end]):
            line = unicodedata.normalize("NFC", bare(written)).translate(scan.BLANKS)
            if match := scan.HEADER.fullmatch(line):
                named = known.get(match[1].lower(), "")
                field = "" if named in self.fields else named
                if not field:
                    self.odd.append(at)
                block = _Block(field, at)
                if named and not field:
                    self.again.append(_Block(named, at))
                    self.again[-1].items = block.items
                self.blocks.append(block)
                if field:
                    self.fields[field] = block
                if value := (match[2] or "").strip():
                    block.items.append((at, value))
            elif (match := scan.ITEM.fullmatch(line)) and self.blocks:
                self.blocks[-1].items.append((at, match[1].strip()))
                if not self.blocks[-1].field:
                    self.odd.append(at)
            elif not hints.is_hint(line.strip()):
                self.odd.append(at)

    @property
    def body(self) -> str:
        """The text below the headers, without blank lines around it; a hint alone is none."""
        text = "\n".join(bare(line) for line in self.lines[self.first : self.after])
        return "" if hints.is_hint(text.strip()) else text

    @property
    def ending(self) -> str:
        """How the lines of the file end, as its first one does."""
        return (ending_of(self.lines[0]) if self.lines else "") or "\n"

    @property
    def whole(self) -> str:
        """The text again, as it was."""
        lines = list(self.lines)
        for at, line in enumerate(lines[1:]):
            if line.startswith("\n") and lines[at].endswith(
                "\r"
            ):  # of two lines they would make one
                lines[at] += "\n"
        return self.mark + "".join(lines)

    def insert(self, at: int, lines: Sequence[str]) -> None:
        """Put lines before the one of a number; where the text ended in the middle of a line, that ends first."""
        if at and lines and not ending_of(self.lines[at - 1]):
            self.lines[at - 1] += self.ending
        self.lines[at:at] = lines


def bare(line: str) -> str:
    """Give a line without its end."""
    return line.rstrip("\r\n")


def ending_of(line: str) -> str:
    """Give the end of a line, nothing where the text ends in its middle."""
    return line[len(bare(line)) :]


# ── edits ────────────────────────────────────────────────────────────────────────────────────


@cache
def order(section: str) -> tuple[str, ...]:
    """Give the fields of a section in the order in which a story bears them: first those that must be given.

    What a command writes of a translation stands last.
    """
    described = fields.described(section)
    kinds = fields.controls(section)
    return tuple(
        sorted(described, key=lambda one: (kinds[one] == "command", not described[one].needed))
    )


def lines_of(section: str, field: str, value: Edit) -> tuple[str, ...]:
    """Give a value as the lines that a header holds: of a list each its own, of any other one line."""
    texts = value.replace("\r\n", "\n").split("\n") if isinstance(value, str) else value
    lines = [" ".join(re.split(r"[\t\r\n]+", text)).strip() for text in texts]
    lines = [line for line in lines if line]
    return (
        tuple(lines) if field in fields.lists(section) else tuple([" ".join(lines)][: len(lines)])
    )


def headed(text: str, section: str, field: str, values: tuple[str, ...]) -> str:
    """Give a text in which a header says these lines, or is not there where there are none."""
    laid = Laid(section, text)
    block = laid.fields.get(field)
    if block and values == lines_of(section, field, block.said):
        return text
    if not block and not values:
        return text
    if not block:
        laid.insert(_place(laid, field), _begun(laid, field, values))
        return laid.whole
    anew = _changed(laid, block, values) if values else []
    gone = {block.at, *(at for at, _ in block.items)}
    if not values:  # a second one would else be what the field says
        same = [one for one in laid.again if one.field == field]
        gone.update(at for one in same for at in (one.at, *(line for line, _ in one.items)))
    after = [line for at, line in enumerate(laid.lines) if at > block.at and at not in gone]
    laid.lines = [*laid.lines[: block.at], *anew, *after]
    return laid.whole


def _changed(laid: Laid, block: _Block, values: tuple[str, ...]) -> list[str]:
    """The lines of a header that says something else; those of the same words are as they were."""
    name, said = laid.lines[block.at], list(values)
    below = [(at, text) for at, text in block.items if at != block.at and not hints.is_hint(text)]
    if block.said and len(below) < len(block.said):  # the first stands beside the name
        first = block.said[0]
        made = [name if said[0] == first else _valued(name, said[0], _NAMED)]
        said.pop(0)
    elif not below:
        return _begun(laid, block.field, values, name[: name.index(":") + 1])
    elif block.field not in fields.lists(laid.section):
        return [name, _valued(laid.lines[below[0][0]], said[0], _ITEM)]
    else:
        made = [name]
    indent = _ITEM.match(laid.lines[below[0][0]])[0] if below else INDENT  # type: ignore[index]
    matcher = SequenceMatcher(None, [text for _, text in below], said, autojunk=False)
    for kind, low, high, start, stop in matcher.get_opcodes():
        if kind == "equal":
            made += [laid.lines[at] for at, _ in below[low:high]]
        else:
            made += [indent + one + laid.ending for one in said[start:stop]]
    return [line if ending_of(line) else line + laid.ending for line in made]


def _valued(line: str, value: str, before: re.Pattern[str]) -> str:
    """A line with another value behind what stands before it: the name of its header, or its indent."""
    return before.match(line)[0] + value + ending_of(line)  # type: ignore[index]


def _begun(laid: Laid, field: str, values: tuple[str, ...], name: str = "") -> list[str]:
    """The lines of a header that is new, or that said nothing yet."""
    name, ending = name or f"{fields.header_name(field)}:", laid.ending
    if len(values) == 1:
        return [f"{name} {values[0]}{ending}"]
    return [name + ending, *(INDENT + one + ending for one in values)]


def _place(laid: Laid, field: str) -> int:
    """The line at which a new header goes: where the fewest of those that stand are out of the schema's order.

    Of lines between two headers what must be given goes above, and what may be given below.
    """
    rank = {name: at for at, name in enumerate(order(laid.section))}
    there = [rank.get(block.field, -1) for block in laid.blocks]
    mine = rank[field]
    wrong = [
        sum(one > mine for one in there[:at]) + sum(0 <= one < mine for one in there[at:])
        for at in range(len(there) + 1)
    ]
    at = wrong.index(min(wrong))
    if at and fields.described(laid.section)[field].needed:
        return laid.blocks[at - 1].last + 1
    return laid.blocks[at].at if at < len(laid.blocks) else laid.end


def bodied(text: str, section: str, body: Edit) -> str:
    """Give a text with another body; the blank lines around it stay."""
    laid = Laid(section, text)
    said = body if isinstance(body, str) else "\n".join(body)
    new = said.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while new and not new[0].strip():
        new.pop(0)
    while new and not new[-1].strip():
        new.pop()
    if "\n".join(new) == laid.body:
        return text
    old, ending = laid.lines[laid.first : laid.after], laid.ending
    if laid.first > len(laid.lines):  # nothing below the headers yet
        laid.insert(len(laid.lines), [ending])
    del laid.lines[laid.first : laid.after]
    laid.insert(laid.first, _merged(old, new, ending))
    return laid.whole


def _merged(old: Sequence[str], new: Sequence[str], ending: str) -> list[str]:
    """The lines of a new text, those that stood in the old one with the ends that they had."""
    said = [bare(line) for line in old]
    top = 0
    while top < min(len(said), len(new)) and said[top] == new[top]:
        top += 1
    foot = 0
    while foot < min(len(said), len(new)) - top and said[-1 - foot] == new[-1 - foot]:
        foot += 1
    middle, last = list(new[top : len(new) - foot]), len(old) - foot
    made = list(old[:top])
    matcher = SequenceMatcher(None, said[top:last], middle)
    for kind, low, high, start, stop in matcher.get_opcodes():
        if kind == "equal":
            made += old[top + low : top + high]
        else:
            made += [line + ending for line in middle[start:stop]]
    made += old[last:]
    return [
        line if ending_of(line) or at == len(made) - 1 else line + ending
        for at, line in enumerate(made)
    ]
