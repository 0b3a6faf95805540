"""Lists of what is one by its looks alone, as Word writes them: of paragraphs, or of lists of one item. Pure."""

import re
from collections.abc import Sequence

from ...schema import items
from .blocks import Block, Passage, Piece, Point, Points

_LONE = re.compile(r"\w")  # a letter of a font of signs: o, §, ü


def nested(blocks: Sequence[Block]) -> list[Block]:
    """Give parts of a text with each row of marked paragraphs as a list, the deeper ones within the others."""
    made: list[Block] = []
    open_: list[tuple[int, bool, Points]] = []  # the lists around: their depth, whether numbered
    for block in blocks:
        mark = block.mark.strip("\xa0 \t\r\n") if isinstance(block, Passage) else ""
        if not mark:
            open_ = []
            above = made[-1] if made else None
            both = isinstance(block, Points) and isinstance(above, Points)
            if not both or not _goes_on(above, block):
                made.append(block)
            continue
        assert isinstance(block, Passage)
        block.mark = ""
        label = _label(mark)
        if label is None or block.level:
            open_ = []
            block.pieces.insert(0, Piece(f"{mark} "))
            made.append(block)
            continue
        while open_ and open_[-1][0] > block.depth:
            open_.pop()
        if open_ and open_[-1][0] == block.depth and open_[-1][1] != bool(label):
            open_.pop()
        if not open_ or open_[-1][0] < block.depth:
            listing = Points([])
            (open_[-1][2].points[-1].blocks if open_ else made).append(listing)
            open_.append((block.depth, bool(label), listing))
        open_[-1][2].points.append(Point(label, [block]))
    return made


def _goes_on(above: Points, below: Points) -> bool:
    """Put a list into the one above it that it goes on with, or lies in; say whether it is such a one."""
    if not above.points or not below.points:
        return False
    if below.depth > above.depth:
        within = above.points[-1].blocks
        last = within[-1] if within else None
        if not isinstance(last, Points) or not _goes_on(last, below):
            within.append(below)
        return True
    one, other = above.points[-1].label, below.points[0].label
    numbers = [label.rstrip(".") for label in (one, other)]
    next_ = all(map(str.isdecimal, numbers)) and int(numbers[1]) == int(numbers[0]) + 1
    if below.depth < above.depth or not (next_ or one == other == ""):
        return False
    above.points += below.points
    return True


def _label(mark: str) -> str | None:
    """The number or letter of an item with the signs around it, empty for a bullet; None if no list has such."""
    if not re.search(r"\w", mark) or _LONE.fullmatch(mark):
        return ""
    found = items.item(f"{mark} x")
    return mark if found and found[0].label and found[1].end() == len(mark) + 1 else None
