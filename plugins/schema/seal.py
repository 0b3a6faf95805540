"""Sealed press releases: what was issued on paper, and whether its source still says the same.

content/press/sealed/register.tsv has a line for each file that was sealed, written by a command, never by
hand: the pair key, the language, the hash of the source, the SHA-256 of the PDF, and the day.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from . import fields, translation, typed
from .faults import Fault, fault

FOLDER = "press/sealed"
REGISTER = f"{FOLDER}/register.tsv"
COLUMNS = ("pair", "lang", "source", "pdf", "date")
SEEN = 12  # digits of a hash by which it can be told from all others of a register
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PAIR = re.compile(r"(\d{4}-\d{2}-\d{2})-[a-z0-9-]+")
WAIT = dt.timedelta(days=7)  # for which a seal may wait for its merge while others are published


class Sealed(Struct, frozen=True):
    """A line of the register; `line` counts from 1, `source` and `pdf` are SHA-256 in hexadecimal."""

    pair: str
    lang: str
    source: str
    pdf: str
    day: dt.date
    line: int = 0

    @property
    def path(self) -> str:
        """The source's path below content/."""
        return f"press/{self.pair}.{self.lang}.md"

    @property
    def paper(self) -> str:
        """The sealed PDF's path below content/."""
        return paper(self.pair, self.lang)

    @property
    def typed(self) -> str:
        """The line as it stands in the register."""
        return "\t".join((self.pair, self.lang, self.source, self.pdf, self.day.isoformat()))


def paper(pair: str, lang: str) -> str:
    """Give the path below content/ of the PDF that is kept of a release in a language."""
    return f"{FOLDER}/{pair}.{lang}.pdf"


def is_paper(path: str) -> bool:
    """Say whether a path below content/ is that of a sealed PDF."""
    return path.startswith(f"{FOLDER}/") and path.endswith(".pdf")


def sha256(data: bytes) -> str:
    """Give the SHA-256 of a PDF in hexadecimal, as the register and the public page give it."""
    return hashlib.sha256(data).hexdigest()


def added(data: bytes, more: Iterable[Sealed]) -> bytes:
    """Give the register's bytes with further lines at its end; an empty one gets its head first."""
    lines = data.decode("utf-8").splitlines() or ["\t".join(COLUMNS)]
    return "".join(f"{line}\n" for line in [*lines, *(one.typed for one in more)]).encode()


def hash_of(headers: Iterable[tuple[str, Iterable[str]]], body: str) -> str:
    """Give the SHA-256 of what a release says, from its raw headers and its body, in hexadecimal.

    Headers that the schema lets one add to an issued release (`Withdrawn` and the like) do not count, nor
    does their order; nor do blanks around a value, at the ends of lines and around the body.
    """
    issued = {name for name, what in fields.described("press").items() if not what.later}
    return hashlib.sha256(said("press", headers, body, issued)).hexdigest()


def said(
    section: str, headers: Iterable[tuple[str, Iterable[str]]], body: str, counted: Collection[str]
) -> bytes:
    """Give what a file says in the fields that are `counted` and in its body, in one form however it is typed."""
    names = fields.names(section)
    given = {
        field: [item.strip() for item in items]
        for name, items in headers
        if (field := names.get(name.lower())) in counted
    }
    head = [
        f"{fields.header_name(field)}: {' | '.join(given[field])}\n"
        for field in fields.described(section)
        if field in given
    ]
    text = "\n".join(line.rstrip() for line in body.strip().split("\n"))
    return "".join([*head, "\n", text]).encode()


def register(data: bytes) -> tuple[tuple[Sealed, ...], list[Fault]]:
    """Read the register: tab-separated columns below a line of their names. Give its lines, or faults."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return (), [fault(REGISTER, 0, "not-utf-8", byte=error.start)]
    if left := typed.faults(REGISTER, text):
        return (), left
    lines = text.splitlines()
    sealed: list[Sealed] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    if lines and tuple(lines[0].split("\t")) != COLUMNS:
        faults.append(fault(REGISTER, 1, "sealed-line", value=lines[0].replace("\t", " ")))
    for number, line in enumerate(lines[1:], 2):
        one = _sealed(line, number)
        if one is None or one.path in seen:
            faults.append(fault(REGISTER, number, "sealed-line", value=line.replace("\t", " ")))
        elif one.day < dt.date.fromisoformat(one.pair[:10]):  # under embargo until then
            faults.append(fault(REGISTER, number, "sealed-day", value=one.day))
        else:
            seen.add(one.path)
            sealed.append(one)
    return tuple(sealed), faults


def _sealed(line: str, number: int) -> Sealed | None:
    parts = line.split("\t")
    if len(parts) != len(COLUMNS):
        return None
    pair, lang, source, pdf, day = parts
    dated = _PAIR.fullmatch(pair)
    if not (
        dated and lang in ("sw", "en") and _SHA256.fullmatch(source) and _SHA256.fullmatch(pdf)
    ):
        return None
    try:
        dt.date.fromisoformat(dated[1])
        one = Sealed(pair, lang, source, pdf, dt.date.fromisoformat(day), number)
    except ValueError:
        return None
    return one if one.typed == line else None  # a day may be written in more than one way


def compared(
    now: Sequence[Sealed], before: Sequence[Sealed], commit: str, latest: dt.date
) -> list[Fault]:
    """Give what a register should not say beside the published one, which stands in a commit.

    Lines are added to it, each of a day that has come by the `latest`, and not long before the last of those that
    were published.
    """
    there = {one.path: one for one in now}
    known = {one.path for one in before}
    last = max((one.day for one in before), default=dt.date.min + WAIT)
    wrong = []
    for old in before:
        new = there.get(old.path)
        if new is None:
            wrong.append(fault(REGISTER, 0, "sealed-removed", value=old.path, other=commit))
        elif new.typed != old.typed:
            wrong.append(fault(REGISTER, new.line, "sealed-rewritten", value=old.day, other=commit))
    for one in now:
        if one.day > latest:
            wrong.append(fault(REGISTER, one.line, "sealed-day", value=one.day))
        elif one.path not in known and one.day < last - WAIT:
            wrong.append(fault(REGISTER, one.line, "sealed-backdated", value=one.day, other=last))
    return wrong


def faults(
    sealed: Iterable[Sealed],
    seals: Mapping[str, str],
    refused: Collection[str],
    withdrawn: Collection[str] = (),
) -> list[Fault]:
    """Give the sealed releases whose source has changed or is gone.

    `seals` are the hashes of the sources by path; `refused` are files that could not be read, of which
    something else was said. The words of `withdrawn` ones are shown no more: they may go.
    """
    found = []
    for one in sealed:
        now = seals.get(one.path)
        fill = {"other": one.source[:SEEN]}  # with which git finds the commit that sealed it
        if now is None and one.path not in refused:
            found.append(fault(REGISTER, one.line, "sealed-gone", value=one.path, **fill))
        elif now not in (None, one.source) and one.path not in withdrawn:
            found.append(fault(one.path, 0, "sealed-changed", value=one.day, **fill))
    return found


def alone(sealed: Iterable[Sealed]) -> frozenset[str]:
    """Give the sources that were sealed before the other file of their release: they say what they said then."""
    days = {one.path: one.day for one in sealed}
    there = {path: days.get(translation.counterpart(path)) for path in days}
    return frozenset(path for path, day in there.items() if day is None or day > days[path])


def wrong_papers(
    sealed: Sequence[Sealed], sums: Mapping[str, str], there: Iterable[str]
) -> list[Fault]:
    """Give the sealed PDFs that are missing, that were altered, and that no line of the register names.

    `sums` are the SHA-256 of those that could be read, by path; `there` are all that there are.
    """
    listed = set(there)
    found = []
    for one in sealed:
        fill = {"other": one.pdf[:SEEN]}
        if one.paper not in listed:
            found.append(fault(REGISTER, one.line, "sealed-missing", value=one.paper, **fill))
        elif sums.get(one.paper, one.pdf) != one.pdf:
            found.append(fault(one.paper, 0, "sealed-altered", value=one.day, **fill))
    strangers = sorted(listed - {one.paper for one in sealed})
    return [*found, *(fault(path, 0, "sealed-unlisted", value=path) for path in strangers)]
