"""Lists of paragraphs that are items by their looks alone, as Word writes them: made lists of. Pure."""

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


def _label(mark: str) -> str | None:
    """The number or letter of an item with the signs around it, empty for a bullet; None if no list has such."""
    if not re.search(r"\w", mark) or _LONE.fullmatch(mark):
        return ""
    found = items.item(f"{mark} x")
    return mark if found and found[0].label and found[1].end() == len(mark) + 1 else None
