"""A table as rows of one length: cells that take more than one place stand in their first. Pure."""

from collections.abc import Iterator

from msgspec import Struct

from .blocks import Block, Footnote, Grid, Passage, Points, Quotation, Square

COLUMNS = 60  # what stands in cells beyond them stands in the last one
Row = list[Square]


class Ruled(Struct, frozen=True):
    """A table's rows of one length; what rows of one cell above and below it hold; all, where it is no table."""

    above: list[Block]
    rows: list[Row]
    below: list[Block]


def ruled(grid: Grid) -> Ruled:
    """Give a table as it can be written; a letterhead or a frame, which is no table, as its parts alone."""
    rows = [row for row in _placed(grid) if any(one.blocks for one in row)]
    width = len(rows[0]) if rows else 0
    used = [at for at in range(width) if any(row[at].blocks for row in rows)]
    rows = [[row[at] for at in used] for row in rows]
    every = [one for row in rows for cell in row for one in cell.blocks]
    if len(rows) < 2 or len(used) < 2 or any(isinstance(one, Grid) for one in within(every)):
        return Ruled(every, [], [])
    above: list[Block] = []
    below: list[Block] = []
    while rows and _alone(rows[0]):
        above += rows.pop(0)[0].blocks
    while rows and _alone(rows[-1]):
        below = [*rows.pop()[0].blocks, *below]
    if len(rows) < 2:
        return Ruled(every, [], [])
    return Ruled(above, rows, below)


def _placed(grid: Grid) -> list[Row]:
    """The rows with an empty cell wherever one reaches from the left or from above."""
    made: list[Row] = []
    from_above: dict[int, int] = {}
    for cells in grid.rows:
        row: Row = []

        def fill(row: Row = row) -> None:
            while from_above.get(len(row)) and len(row) < COLUMNS:
                from_above[len(row)] -= 1
                row.append(Square([]))

        for cell in cells:
            fill()
            if len(row) == COLUMNS:
                row[-1] = Square([*row[-1].blocks, *cell.blocks])
            for number in range(min(cell.columns, COLUMNS - len(row))):
                if cell.rows > 1:
                    from_above[len(row)] = cell.rows - 1
                row.append(Square([], cell.columns) if number else cell)
        fill()
        made.append(row)
    width = max(map(len, made), default=0)
    return [row + [Square([]) for _ in range(width - len(row))] for row in made]


def _alone(row: Row) -> bool:
    """Whether a row is one cell that reaches over the others."""
    return bool(row[0].blocks) and row[0].columns >= len(row)


def within(blocks: list[Block]) -> Iterator[Block]:
    """Give the parts and all that they hold."""
    for block in blocks:
        yield block
        if isinstance(block, Quotation | Footnote):
            yield from within(block.blocks)
        elif isinstance(block, Points):
            for point in block.points:
                yield from within(point.blocks)
        elif isinstance(block, Grid):
            for cell in (cell for row in block.rows for cell in row):
                yield from within(cell.blocks)


def passages(blocks: list[Block]) -> Iterator[tuple[str, Passage]]:
    """Give the paragraphs of a cell, each with the sign or the number before it."""
    for block in blocks:
        if isinstance(block, Passage):
            yield "", block
        elif isinstance(block, Points):
            for point in block.points:
                label = point.label or "•"
                for number, (mark, one) in enumerate(passages(point.blocks)):
                    yield (mark if mark or number else label), one
        elif isinstance(block, Quotation):
            yield from passages(block.blocks)
        elif isinstance(block, Footnote):
            for number, (mark, one) in enumerate(passages(block.blocks)):
                yield (mark if number else block.label), one
