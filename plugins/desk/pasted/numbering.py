"""The numbers and letters that Word shows before its paragraphs, which its files do not hold. Pure.

ECMA-376-1, 17.9: a level of a list counts by itself, and begins anew below a higher one.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct

from ...reading.page_text import lettered

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "•"
_FORMS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}


class Level(Struct, frozen=True):
    """A level of a list: the number that it begins with, its form, and the text around it, such as `%1.%2`."""

    start: int
    form: str
    text: str


class WordStyle(Struct, frozen=True):
    """A style of paragraphs: its name in small letters, that which it is based on, its list and level, its rank."""

    name: str
    based_on: str
    list_id: str
    level: int | None
    outline: int | None


def value(element: Element | None, *path: str) -> str:
    """Give the value of what lies below an element by a path of names, nothing where there is none."""
    for name in path:
        element = element.find(W + name) if element is not None else None
    return element.get(W + "val", "") if element is not None else ""


def number(text: str) -> int | None:
    """Give a number as Word writes it, None where it is none."""
    return int(text) if text.isdecimal() and len(text) < 6 else None


def styles(root: Element | None) -> dict[str, WordStyle]:
    """Give the styles of paragraphs by their keys."""
    found = {}
    for one in root.iter(W + "style") if root is not None else ():
        list_id, level = value(one, "pPr", "numPr", "numId"), value(one, "pPr", "numPr", "ilvl")
        found[one.get(W + "styleId", "")] = WordStyle(
            value(one, "name").lower(),
            value(one, "basedOn"),
            list_id,
            number(level),
            number(value(one, "pPr", "outlineLvl")),
        )
    return found


def above(known: Mapping[str, WordStyle], key: str) -> list[WordStyle]:
    """Give a style and those that it is based on, the nearest first."""
    made: list[WordStyle] = []
    seen: set[str] = set()
    while key in known and key not in seen:
        seen.add(key)
        made.append(known[key])
        key = known[key].based_on
    return made


class Counter:
    """Counts the items of a document's lists in the order in which they are asked for."""

    def __init__(self, root: Element | None, known: Mapping[str, WordStyle]) -> None:
        self.known = known
        self.levels: dict[str, dict[int, Level]] = {}  # by abstract list
        self.lists: dict[
            str, tuple[str, dict[int, int]]
        ] = {}  # its abstract list, where it begins anew
        self.counted: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()
        linked = {}
        for one in root.iter(W + "abstractNum") if root is not None else ():
            key = one.get(W + "abstractNumId", "")
            self.levels[key] = {
                number(level.get(W + "ilvl", "")) or 0: _level(level)
                for level in one.iter(W + "lvl")
            }
            linked[key] = value(one, "numStyleLink")
        for one in root.iter(W + "num") if root is not None else ():
            starts = {
                number(over.get(W + "ilvl", "")) or 0: number(value(over, "startOverride"))
                for over in one.iter(W + "lvlOverride")
            }
            again = {level: start for level, start in starts.items() if start is not None}
            self.lists[one.get(W + "numId", "")] = (value(one, "abstractNumId"), again)
        for key, style in linked.items():
            if style in known and (target := self.lists.get(known[style].list_id)):
                self.levels[key] = self.levels.get(target[0], {})

    def label(self, properties: Element | None) -> tuple[int, str] | None:
        """Give the depth of a paragraph in its list, from 1, and what stands before it; None without a list."""
        list_id = value(properties, "numPr", "numId")
        level = number(value(properties, "numPr", "ilvl"))
        for style in above(self.known, value(properties, "pStyle")):
            list_id = list_id or style.list_id
            level = level if level is not None else style.level
        abstract, again = self.lists.get(list_id, ("", {}))
        at = min(level or 0, 8)
        levels = self.levels.get(abstract, {})
        if at not in levels:
            return None
        counted = self.counted.setdefault(abstract, {})
        if list_id not in self.begun:
            self.begun.add(list_id)
            for one in again:
                counted.pop(one, None)
        for deeper in [one for one in counted if one > at]:
            del counted[deeper]
        counted[at] = counted[at] + 1 if at in counted else again.get(at, levels[at].start)
        one = levels[at]
        if one.form == "bullet":
            return at + 1, BULLET
        if one.form == "none" or not one.text:
            return None
        made = one.text
        for other in range(at + 1):
            if f"%{other + 1}" in made and other in levels:
                count = counted.get(other, levels[other].start)
                made = made.replace(f"%{other + 1}", _shown(count, levels[other].form))
        return at + 1, " ".join(made.split())


def _level(element: Element) -> Level:
    start = number(value(element, "start"))
    return Level(
        start if start is not None else 1, value(element, "numFmt"), value(element, "lvlText")
    )


def _shown(count: int, form: str) -> str:
    if form == "decimalZero":
        return f"{count:02}"
    return lettered(count, _FORMS.get(form, "1"))
