"""The characters of a press release that its letterhead cannot show, named while it can still be mended."""

from collections.abc import Iterable, Sequence

from ..paper.characters import lacking
from ..schema.faults import Fault, fault
from .scan import Header

# What a letterhead says of the headers; the summary and the words of pictures are not on it.
ON_PAPER = frozenset(
    ("title", "reference", "subject", "place", "issued-by", "signatory", "contact", "attachments")
)


def faults(path: str, headers: Sequence[Header], body: str, body_line: int) -> list[Fault]:
    """Give a warning for each line of a release with characters that the paper's font does not have."""
    found = []
    for line, column, text in (*_headers(headers), *_body(body, body_line)):
        if not text.isascii() and (missing := lacking([text])):
            at = column + text.index(missing[0]) if missing[0] in text else column
            found.append(fault(path, line, "paper-lacks", column=at, value=missing))
    return found


def _headers(headers: Sequence[Header]) -> Iterable[tuple[int, int, str]]:
    for header in headers:
        if header.name.lower() in ON_PAPER:
            yield from ((item.line, item.column, item.text) for item in header.items)


def _body(body: str, body_line: int) -> Iterable[tuple[int, int, str]]:
    for number, text in enumerate(body.split("\n")):
        yield body_line + number, 1, text
