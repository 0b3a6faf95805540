"""The whole register of press releases as files for programs, CSV and JSON (docs/register.md)."""

import csv
import io
from collections.abc import Iterable

import msgspec

from ...bilingual.strings import LANGS
from ...model.values import Value

VERSION = 1  # of the form of the JSON: raised only where what is there already changes its meaning
# A cell that begins with one of these is a formula to a spreadsheet, whatever it was meant to be.
FORMULA = (
    *("=", "+", "-", "@", "\t", "\r"),
    *("\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}"),
    *("\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}"),
)


class Version(Value, frozen=True, kw_only=True):
    """A release in one language; `pdf` is None where it was withdrawn, sum and day while it is not sealed."""

    lang: str
    title: str
    url: str
    pdf: str | None
    sha256: str | None
    sealed: str | None


class ListedRelease(Value, frozen=True, kw_only=True):
    """A release; days are ISO 8601, other releases are named by their `id`."""

    id: str
    number: str
    date: str
    heading: str
    state: str
    sample: bool
    withdrawn: str | None
    corrects: str | None
    corrected_by: tuple[str, ...]
    versions: tuple[Version, ...]


class WholeRegister(Value, frozen=True, kw_only=True):
    """The whole register: `columns` are the head of the table, `states` the words of each state."""

    lang: str
    page: str
    columns: tuple[str, ...]
    states: dict[str, str]
    releases: tuple[ListedRelease, ...]


def as_json(listed: WholeRegister) -> bytes:
    """Give the register as JSON (RFC 8259), its keys in English in both languages."""
    held = {
        "version": VERSION,
        "lang": listed.lang,
        "page": listed.page,
        "releases": listed.releases,
    }
    return msgspec.json.format(msgspec.json.encode(held), indent=1) + b"\n"


def as_csv(listed: WholeRegister) -> bytes:
    """Give the register as CSV (RFC 4180): UTF-8, CRLF, one line a release, no cell a formula."""
    return table([listed.columns, *(_cells(release, listed) for release in listed.releases)])


def table(rows: Iterable[Iterable[str]]) -> bytes:
    """Give rows of texts as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(map(cell, row) for row in rows)
    return text.getvalue().encode()


def cell(text: str) -> str:
    """Give a text as a cell that no spreadsheet takes for a formula: a quote before what begins like one.

    >>> cell("=1+1"), cell("MFANO/2026/01")
    ("'=1+1", 'MFANO/2026/01')
    """
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def _cells(release: ListedRelease, listed: WholeRegister) -> list[str]:
    by_lang = {one.lang: one for one in release.versions}
    mine = by_lang.get(listed.lang) or release.versions[0]
    sums = [by_lang[lang].sha256 or "" if lang in by_lang else "" for lang in LANGS]
    state = listed.states[release.state]
    return [release.number, release.date, mine.title, state, mine.url, *sums]
