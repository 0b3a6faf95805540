"""Rows: what is kept of each unit of planning, by which the next build knows that its pages stand.

A row says nothing of the build that wrote it: rows and index need not be of the same one; where they are, the
index bears their name. They are kept in one file beside it, as MessagePack behind a line of its hash; what is odd
is none.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from functools import cache

import msgspec
from msgspec import Struct

from ..model.moment import Clock
from ..model.planned import KnownPage, Outline, Page, Rendered, bare, outline
from ..model.values import Card, Listing
from . import finishing, kept
from .run import Run
from .searching import RecordSum
from .store import Index, Written

NAME = "units"


class KeptPage(Struct, frozen=True, array_like=True):
    """A page of a unit, by its fingerprint; of a derived file `made` is the hash of what it is made from.

    `outline` and `listing` are what other pages may know of it. Of one that was planned later than its list, `key`
    is the hash of what it saw itself, and `span` that of its own clock.
    """

    address: str
    print: bytes
    origin: str
    made: str = ""
    outline: Outline | None = None
    listing: Listing | None = None
    key: bytes = b""
    span: tuple[str, str] = ("", "")

    def page(self) -> Page:
        """The page as others may see it."""
        return Page(self.address, KnownPage(self.outline, self.listing), self.origin)


class UnitRow(Struct, frozen=True, array_like=True):
    """A unit: the hash of what it saw, the span in which the clock's answers hold (ISO 8601), its pages.

    `cards` are what lists show of a story, in each language, decoded when they are asked for; `sums` what the
    search's indexes are known by.
    """

    key: bytes
    span: tuple[str, str]
    pages: tuple[KeptPage, ...]
    cards: msgspec.Raw = msgspec.Raw(b"\x90")
    sums: tuple[RecordSum, ...] = ()


class UnitRows(Struct, frozen=True):
    """All rows: of stories by section and pair key, of lists by the functions that plan them.

    Each is decoded when it is asked for. `name` is what the index calls them that was kept with them; `made` are
    the hashes of what the stories' derived files are made from, by address.
    """

    name: str = ""
    made: dict[str, str] = {}
    stories: dict[str, msgspec.Raw] = {}
    lists: dict[str, msgspec.Raw] = {}

    def story(self, name: str) -> UnitRow | None:
        """The row of a story, None where there is none. Raises Damaged."""
        return decoded(self.stories[name]) if name in self.stories else None

    def list(self, function: str) -> UnitRow | None:
        """The row of a function's pages, None where there is none. Raises Damaged."""
        return decoded(self.lists[function]) if function in self.lists else None


def decoded(raw: msgspec.Raw) -> UnitRow:
    """Give a row that was kept. Raises Damaged."""
    return kept.decoded(_row, raw)


def encoded(row: UnitRow) -> msgspec.Raw:
    """Give a row as it is kept."""
    return msgspec.Raw(_encoder.encode(row))


class HeldRows(Mapping[str, UnitRow]):
    """The rows of all stories but some, each decoded when it is asked for."""

    def __init__(self, rows: UnitRows, but: Collection[str]) -> None:
        self._rows, self._names = rows, rows.stories.keys() - set(but)

    def __getitem__(self, name: str) -> UnitRow:
        """The row of a story. Raises KeyError, and Damaged."""
        if name not in self._names:
            raise KeyError(name)
        return decoded(self._rows.stories[name])

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many they are."""
        return len(self._names)


_decoder = msgspec.msgpack.Decoder(UnitRows)
_row = msgspec.msgpack.Decoder(UnitRow)
_encoder = msgspec.msgpack.Encoder()
_cards = msgspec.msgpack.Decoder(tuple[Card, ...])


def load(run: Run) -> UnitRows:
    """Give the rows that are kept, none where they are odd."""
    try:
        return _decoder.decode(kept.read(run.store.folder / NAME))
    except (OSError, kept.Damaged, msgspec.MsgspecError, ValueError, RecursionError):
        return UnitRows()


def cards(row: UnitRow) -> tuple[Card, ...]:
    """Give what lists show of a story. Raises Damaged."""
    return kept.decoded(_cards, row.cards)


def keep(run: Run, rows: UnitRows) -> None:
    """Keep rows."""
    path = run.store.folder / NAME
    kept.write(path, msgspec.msgpack.encode(rows), path.with_name(f"{NAME}.new"))


def span(clock: Clock) -> tuple[str, str]:
    """Give the span in which a clock's answers hold."""
    return clock.since.isoformat(), clock.until.isoformat()


@cache
def moments(span: tuple[str, str]) -> tuple[dt.datetime, dt.datetime]:
    """Give the moments of a span."""
    return dt.datetime.fromisoformat(span[0]), dt.datetime.fromisoformat(span[1])


def of(
    page: Page, new: Index, made: str = "", key: bytes = b"", span: tuple[str, str] = ("", "")
) -> KeptPage:
    """Give what is kept of a page; `new` has the fingerprints, none where no pages are written."""
    held = new.pages.get(page.address)
    print_ = held.fingerprint if held else b""
    document = page.how.document if isinstance(page.how, Rendered) else None
    return KeptPage(
        page.address,
        print_,
        page.origin,
        made,
        outline(document) if document else None,
        bare(document) if isinstance(document, Listing) else None,
        key,
        span,
    )


class Standing:
    """Says whether a row holds for what its unit sees now, and its pages stand as they were written.

    None does where anything strange stands in the output: it is `clean` where it was just seen to hold the last
    build and nothing else.
    """

    def __init__(self, run: Run, rows: UnitRows) -> None:
        self._run, self._now = run, run.request.now.isoformat()
        self._written = not run.request.check
        self._any = bool(rows.stories or rows.lists)
        self.clean = self._any and self._written and not self._strange()

    def __call__(self, row: UnitRow | None, key: bytes) -> dict[str, Written] | None:
        """Give the pages of a row that holds and stands, with their copies; None for another."""
        if not row or row.key != key or not row.span[0] <= self._now < row.span[1]:
            return None
        found: dict[str, Written] = {}
        if self._written and not (
            self.clean and all(self._stands(one, found) for one in row.pages)
        ):
            return None
        return found

    def _stands(self, page: KeptPage, found: dict[str, Written]) -> bool:
        """Whether a page stands; it is put to those that were found to."""
        index, standing, address = self._run.index, self._run.standing, page.address
        held = index.pages.get(address)
        if (
            not held
            or held.fingerprint != page.print
            or (page.made and page.made not in index.made)
        ):
            return False
        if not (stands := standing.page(address)):
            return False
        found[address] = stands
        if made_by := self._run.packing:
            copies = finishing.standing(standing, index, address, made_by)
            found.update(copies or {})
            return copies is not None
        return True

    def _strange(self) -> bool:
        run = self._run
        return run.store.unfinished or run.standing.strange
