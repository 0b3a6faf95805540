"""The documents of press releases: the notice, and the register of them all."""

from ...model.values import Document, File, Link, Mark, Period, Stamp, StoryPage, Value


class Release(StoryPage, frozen=True, kw_only=True):
    """A press release in the form of an official notice; `corrected_by` are all its corrections, oldest first."""

    heading: str
    reference: str = ""
    place_date: str = ""
    subject: str = ""
    issued_by: str = ""
    signatory: tuple[str, ...] = ()
    contact: str = ""
    corrects: Link | None = None
    corrected_by: tuple[Link, ...] = ()
    paper: File | None = None
    verify: Link | None = None  # its row in the register


class Sum(Value, frozen=True, kw_only=True):
    """The SHA-256 of a release's sealed PDF, and the `name` of its language; empty while it is not sealed."""

    lang: str
    name: str
    text: str = ""


class Row(Value, frozen=True, kw_only=True):
    """A release in the register; `key` is its anchor, `only` says that it is in the other language alone.

    `corrects` and `corrected_by` lead to other releases. `state` is issued, corrected or withdrawn, and what
    else is to be said of it (a sample) stands in `marks`.
    """

    key: str
    date: Stamp
    number: str
    link: Link
    only: str
    state: Mark
    sums: tuple[Sum, ...]
    marks: tuple[Mark, ...] = ()
    corrects: Link | None = None
    corrected_by: tuple[Link, ...] = ()


class Register(Document, frozen=True, kw_only=True):
    """The register of press releases, or a year or a month of it, newest first; `parent` leads to the whole.

    `list` is the address of the whole as JSON, from which the script tells which release a file is. The
    register itself has neither parent nor, where there are no releases, rows.
    """

    rows: tuple[Row, ...]
    rows_title: str = ""
    periods: tuple[Period, ...] = ()
    periods_title: str = ""
    parent: Link | None = None
    address: str = ""
    list: str = ""
    files: tuple[Link, ...] = ()
