"""A text as it was pasted or typed in haste, in clean Markdown: what is unmistakable is written as it was meant.

`tidy` is one function for all: the site's reader reads what it gives, `make tidy` writes it into the file.
So what is read as meant and what is written cannot differ. A text that is clean already is given back as it
is, at the cost of a look; no word is lost or added, only signs of Markdown are.

- A list stands apart from the text above it, whatever its bullets; what lies within an item is indented by
  four spaces.
- A table stands apart from the text around it; columns that are parted by tabs are one.
- Amounts and codes (5,000*2*12, *152*00#) and a hashtag at the start of a line keep their signs.
- An apostrophe that typography would take for an opening quote is one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from . import items
from .items import ItemStart
from .markup import HIDDEN, hidden

ROUNDS = 4  # after which a text that is still not settled is left as it was typed


class Tidied(Struct, frozen=True):
    """A clean text; `lines` are those of the typed text (from 0) that its lines come from, None for the same."""

    text: str
    lines: tuple[int, ...] | None = None

    def typed(self, line: int) -> int:
        """Give the line of the typed text that a line comes from, both counted from 0."""
        return self.lines[min(line, len(self.lines) - 1)] if self.lines else line


def tidy(text: str) -> str:
    """Give a text in clean Markdown.

    >>> tidy("Mahitaji:\\n• Kitambulisho\\n• Nakala")
    'Mahitaji:\\n\\n- Kitambulisho\\n- Nakala'
    """
    return tidied(text).text


@lru_cache(maxsize=4)  # a text is read, and its words are hashed
def tidied(text: str) -> Tidied:
    """Give a text in clean Markdown, with the lines that it comes from.

    What comes out is what the same would make of it again: a text that does not settle is left as it is.
    """
    if not _seen(text):
        return Tidied(text)
    made, lines = text, list(range(text.count("\n") + 1))
    for _ in range(ROUNDS):
        rows = list(_blocks(made.split("\n")))
        clean = _inline("\n".join([row for _, row in rows]))
        if clean == made:
            return Tidied(made, tuple(lines)) if made != text else Tidied(text)
        made, lines = clean, [lines[at] for at, _ in rows]
    return Tidied(text)


# ── a look, whether there may be anything to tidy ────────────────────────────────────────────

_LINES = re.compile(
    rf"""\n(?:
      [ \t\xa0]*+ (?:
        [{items.ROUND}{items.DASHES}]\ufe0f?[ \t\xa0\n] | {items.SIGN}  # • a
      | [0-9]{{1,3}}(?:[.)](?=[^\W\d_])|-[ ]|(?:\.[0-9]{{1,3}})+\.?[ \t\xa0])  # 1.a 1- 1.1
      | (?:[-*+]|[0-9]{{1,9}}[.)])[ ]*\xa0                     # a no-break space
      | (?:\([0-9a-zA-Z]{{1,6}}\) | [0-9a-zA-Z]{{1,6}}\) | [a-zA-Z]\. | [ivxIVX]{{2,6}}\.)[ \t\xa0]  # (a) 1) i.
      | (?:>[ ]? | (?:[-*+]|[0-9]{{1,9}}\.)[ ]+)*\#[^\s\#] )   # #tag
    | [ ]+(?:[-*+]|[0-9]{{1,9}}\.)[ ]                          # within an item
    | \n[ ]{{1,3}}\S
    | (?![-*+#\s]|[0-9]{{1,9}}\.[ ])[^\n]+\n(?:>[ ]?)?(?:[-*+]|[0-9]{{1,9}}\.)[ ]  # directly below a text
    | (?=[^\n]*\|) | (?=[^\n]*\t) )""",
    re.VERBOSE,
)
_STARS = re.compile(r"\*[0-9]")
_QUOTES = re.compile(r"'(?:[0-9]{2}|(?<=[*_\"”’)\]`>]')[^\W\d_])")


def _seen(text: str) -> bool:
    """Say whether there may be anything to tidy in a text."""
    return bool(
        _LINES.search("\n" + text)
        or ("*" in text and _STARS.search(text))
        or ("'" in text and _QUOTES.search(text))
    )


# ── lists and tables ─────────────────────────────────────────────────────────────────────────

_SEPARATOR = re.compile(r"[ ]{0,3}(?=[^|]*\|)\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ \t]*$")
_ROW = re.compile(r"[ ]{0,3}\|.*\|[ \t]*$")
_HEADING = re.compile(r"#{1,6}[ \t]|#{2,6}[^#]")
_SECTION = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})+)\.?[ \t\xa0]+\S")
_LEADS = re.compile(r":[-–—*_ \t]*$")  # "zifuatazo:", "**Mahitaji:**", "as follows:-"


def _blocks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Give the lines of a text with its lists and tables set apart, each with the line that it comes from."""
    levels: list[ItemStart] = []  # the items around a line, outermost first
    section: tuple[int, ...] = ()  # the number that the part of a paragraph begins with: 1.1
    apart = True  # whether nothing stands directly above
    fenced = False
    at = 0
    while at < len(lines):
        line = lines[at]
        bare = line.strip()
        indent = _indent(line)
        if bare.startswith("```"):
            fenced = not fenced
            yield at, line
        elif fenced or not bare:
            section = ()
            yield at, line
        elif bare[0] in items.ROUND and bare[1:] in ("", "\ufe0f") and _below(lines, at):
            lines[at + 1] = f"{line.rstrip()} {lines[at + 1].lstrip()}"  # as PDF gives it
            at += 1
            continue
        elif bare[0] == ">" and indent < 4:
            levels = []
            end = at
            while end < len(lines) and lines[end].lstrip()[:1] == ">":
                end += 1
            yield from _quoted(lines, at, end)
            at = end - 1
        elif table := _table(lines, at, apart, levels):
            levels = levels if indent else []
            yield from table
            at = table[-1][0]
        elif not levels and apart and indent >= 4 and not _list(lines, at):
            yield at, line
            while at + 1 < len(lines) and (
                not lines[at + 1].strip() or _indent(lines[at + 1]) >= 4
            ):
                at += 1
                yield at, lines[at]
        elif (found := items.item(line)) and _is_item(lines, at, found[0], levels, apart):
            mark, match = found
            if not levels and not apart:
                yield at, ""
            levels = _placed(levels, mark, lines, at, apart)
            yield at, _item(line, match, mark.column, len(levels) - 1)
        elif levels and not apart:
            if not indent and _LEADS.search(line) and _next(lines, at):
                levels = []
                yield at, ""
            yield at, line
        elif levels and indent >= levels[0].column + 2:
            owner = max(n for n, level in enumerate(levels) if level.column + 2 <= indent)
            levels = levels[: owner + 1]
            low = indent // 4 < owner + 1
            yield at, "    " * (owner + 1) + bare if low else line
        else:
            levels = []
            if found := _SECTION.match(line):
                number = tuple(map(int, found[1].split(".")))
                if not apart and (_next_section(section, number) or _sections(lines, at, number)):
                    yield at, ""
                section = number
            yield at, line
        last = lines[at]
        apart = not last.strip() or bool(_HEADING.match(last) or items.RULE.match(last))
        at += 1


def _quoted(lines: Sequence[str], at: int, end: int) -> Iterator[tuple[int, str]]:
    """The lines of a quotation, with what it holds set apart; of one within it nothing is touched."""
    within = [line.lstrip()[1:].removeprefix(" ") for line in lines[at:end]]
    made = list(_blocks([*within])) if not any(one[:1] == ">" for one in within) else []
    if not made or [row for _, row in made] == within:
        yield from ((number, lines[number]) for number in range(at, end))
    else:
        yield from ((at + number, f"> {row}" if row else ">") for number, row in made)


def _below(lines: Sequence[str], at: int) -> bool:
    """Say whether words stand below a bullet that is alone on its line."""
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return bool(below) and below[0] not in items.ROUND and not items.item(lines[at + 1])


def _next_section(before: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Say whether a number is the next one of a text's parts: 1.2 after 1.1, 1.1.1 after 1.1, 1.2 after 1.1.3."""
    if len(number) > len(before):
        return bool(before) and number == (*before, 1)
    same = before[: len(number)]
    return same[:-1] == number[:-1] and number[-1] == same[-1] + 1


def _sections(lines: Sequence[str], at: int, number: tuple[int, ...]) -> bool:
    """Say whether the paragraph goes on with the part after the one that begins at a line."""
    for line in lines[at + 1 : at + 1 + items.FAR]:
        if not line.strip():
            return False
        if found := _SECTION.match(line):
            return _next_section(number, tuple(map(int, found[1].split("."))))
    return False


def _indent(line: str) -> int:
    """The columns before the first sign of a line."""
    return len(line) - len(line.lstrip()) if "\t" not in line else _indent(line.expandtabs(4))


def _list(lines: Sequence[str], at: int) -> bool:
    """Say whether what is indented like code is a list: two items or more."""
    found = items.item(lines[at])
    return bool(found and items.goes_on(lines, at, found[0]))


def _next(lines: Sequence[str], at: int) -> bool:
    """Say whether the next line begins an item."""
    return at + 1 < len(lines) and items.item(lines[at + 1]) is not None


def _is_item(
    lines: Sequence[str], at: int, mark: ItemStart, levels: Sequence[ItemStart], apart: bool
) -> bool:
    """Say whether a line that begins like an item is one: by what it is marked with, and what stands around it."""
    if any(level.style == mark.style and _after(level, mark) for level in levels):
        return True
    sure = mark.style in ("-", "1.") and apart
    if sure or mark.style in items.ROUND or (mark.style in ("-", "o") and levels):
        return True
    led = not apart and not levels and _LEADS.search(lines[at - 1])
    if led and mark.style not in ("o", "sign") and mark.label in ("", "1", "a", "A", "i", "I"):
        return True
    return items.goes_on(lines, at, mark)


def _after(level: ItemStart, mark: ItemStart) -> bool:
    return not mark.label or mark.style == "1." or items.follows(level.label, mark.label)


def _placed(
    levels: list[ItemStart], mark: ItemStart, lines: Sequence[str], at: int, apart: bool
) -> list[ItemStart]:
    """The items around a line, with the one that begins there as the last."""
    levels = list(levels)
    while len(levels) > 1 and mark.column < levels[-1].column:
        levels.pop()
    if not levels or mark.column >= levels[-1].column + 2:
        return [*levels, mark]
    for number in range(len(levels) - 1, -1, -1):
        level = levels[number]
        same = level.style == mark.style and abs(level.column - mark.column) < 2
        if same and _after(level, mark):
            return [*levels[:number], mark]
    # Of another style in the same column: below an item without an empty line it lies within it.
    return [*levels[:-1], mark] if apart else [*levels, mark]


def _item(line: str, match: re.Match[str], column: int, level: int) -> str:
    """An item's line at a level: as it was typed where Markdown reads it there."""
    mark, gap = match["bullet"] or match["mark"], match["gap"]
    words = line[match.end() :]
    if match["bullet"] and mark[0] not in items.ROUND + items.DASHES + items.PLAIN + "o":
        words = mark + gap + words  # a picture stays
    if match["bullet"] and mark not in items.PLAIN:
        mark, gap = "-", " "
    elif match["close"] == "-":
        mark = match["label"] + "."
    gap = " " if not gap or "\xa0" in gap else gap
    kept = column == 4 * level and "\xa0" not in match["indent"]
    return (match["indent"] if kept else "    " * level) + mark + gap + words


def _table(
    lines: Sequence[str], at: int, apart: bool, levels: Sequence[ItemStart]
) -> list[tuple[int, str]]:
    """The rows of a table that begins at a line, with an empty line where it needs one; empty if there is none."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
    if "|" in line and _SEPARATOR.match(below) and not _SEPARATOR.match(line):
        end = at + 2
        while end < len(lines) and "|" in lines[end]:
            end += 1
        rows = [(number, lines[number]) for number in range(at, end)]
    elif _ROW.match(line) and _ROW.match(below) and line.count("|") == below.count("|"):
        end = at + 1
        while end < len(lines) and _ROW.match(lines[end]):
            end += 1
        rows = [(number, lines[number]) for number in range(at, end)]
        rows.insert(1, (at, "|" + " --- |" * (line.count("|") - 1)))
    elif "\t" in line.strip():
        end = _tabbed(lines, at)
        if end < at + 2:
            return []
        rows = [(number, _row(lines[number])) for number in range(at, end)]
        rows.insert(1, (at, "|" + " --- |" * (_cells(line) + 1)))
    else:
        return []
    if not apart:
        rows.insert(0, (at, ""))
    if end < len(lines) and lines[end].strip():
        rows.append((end - 1, ""))
    return rows


def _tabbed(lines: Sequence[str], at: int) -> int:
    """The line behind those that are parted by tabs into as many columns as the one at a line."""
    columns, end = _head(lines[at]), at
    while columns and end < len(lines) and _cells(lines[end]) == columns:
        found = items.item(lines[end]) if columns == 1 else None
        if found and "\t" in found[1]["gap"] and (end == at or found[1]["bullet"]):
            break  # an item of a list
        end += 1
    return end


def _head(line: str) -> int:
    """How many tabs part the head of a table: one that begins with a tab has three columns or more."""
    columns = _cells(line)
    return 0 if line.rstrip(" ")[-1:] == "\t" or (line[:1] == "\t" and columns < 2) else columns


def _cells(line: str) -> int:
    """How many tabs part a line, whose first and last cell may be empty."""
    return line.strip(" \xa0").count("\t") if line.strip() else 0


def _row(line: str) -> str:
    cells = [cell.strip().replace("|", "\\|") for cell in line.strip(" \xa0").split("\t")]
    return f"| {' | '.join(cells)} |"


# ── signs within a line ──────────────────────────────────────────────────────────────────────

_STAR = re.compile(r"(?<!\\)\*")
_TAG = re.compile(r"^((?:>[ ]?|[ ]*(?:[-*+]|[0-9]{1,9}\.)[ ]+)*)#(?=[^\s#])", re.MULTILINE)
_LINKED = re.compile(r"\]\([^()\s]*\)'(?=[^\W\d_])")  # a mask hides what goes on with an address
_APOSTROPHE = re.compile(
    rf"(?<=[\w{HIDDEN}])[.,]?[*_\"”’)\]{HIDDEN}]{{1,4}}'(?=[^\W\d_])"
    r"|(?<![\w'’\\])'(?=[0-9]{2}(?![0-9])(?![^'\n]*['’](?!\w)))"
)


def _inline(text: str) -> str:
    """A text in which amounts, codes, hashtags and apostrophes are written as they are meant."""
    if "*" not in text and "#" not in text and "'" not in text:
        return text
    mask = hidden(text)
    edits: list[tuple[int, int, str]] = []
    if "*" in text:
        for match in _AMOUNT.finditer(mask):
            edits += [
                (match.start() + at, match.start() + at, "\\")
                for at in (one.start() for one in _STAR.finditer(match[0]))
            ]
    if "#" in text:
        edits += [(match.end() - 1, match.end() - 1, "\\") for match in _TAG.finditer(mask)]
    if "'" in text:
        found = [*_APOSTROPHE.finditer(mask), *(_LINKED.finditer(text) if ")'" in text else ())]
        edits += {(match.end() - 1, match.end(), "’") for match in found}
    made, done = [], 0
    for start, end, into in sorted(edits):
        made += [text[done:start], into]
        done = end
    return "".join([*made, text[done:]])


_AMOUNT = re.compile(
    r"(?<!\\)\*[0-9]+(?:\\?\*[0-9]+)*\\?#"  # *152*00#
    r"|[0-9)](?:\*[0-9(][0-9.,]*\)?)+"  # 5,000*2*12
)
