"""The letterhead of a press release: the release as the office would post it, as a tagged PDF.

It is made of its values alone, so the same release gives the same bytes on any day and any machine. How far
it is a PDF/UA-1 is said in docs/decisions/0015.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from ...bilingual.strings import Strings
from ...model.planned import Unmade
from ...paper import elements, readback, sheet, tree
from ...paper.missing import missing

FORM = Path(__file__).with_name("letter.typ")


class Attachment(Struct, frozen=True, kw_only=True):
    """A file that belongs to the release: its title and language, and its type and size in words."""

    title: str
    lang: str
    text: str = ""


class Letter(Struct, frozen=True, kw_only=True):
    """All that a letterhead says; what is empty is left out, with what stands around it.

    `body` is the page's HTML, sanitized, its marks replaced. `url` is the full address of the release's
    page: it is printed, coded, and what links within the site are read from. `day` is the release's own, for
    the PDF's date. `notices` are sentences that must be read first (a sample, a correction), `stamp` a word
    across every page for what is not the office's word, as "Mfano". `emblem` holds the bytes of an SVG,
    PNG, JPEG or WebP; None gives the plain mark. `taken` gives the fields in another language.
    """

    lang: str
    country: str
    office: str
    heading: str
    title: str
    day: dt.date
    body: str
    words: Mapping[str, str]
    unit: str = ""
    reference: str = ""
    place_date: str = ""
    subject: str = ""
    issued_by: str = ""
    signatory: tuple[str, ...] = ()
    contact: str = ""
    attachments: tuple[Attachment, ...] = ()
    url: str = ""
    notices: tuple[str, ...] = ()
    stamp: str = ""
    prevails: str = ""
    emblem: bytes | None = None
    taken: dict[str, str] = {}


def words(t: Strings) -> dict[str, str]:
    """Give the words that stand around what a release says, in its language.

    `reference` has a `{number}`, `page` has `{n}` and `{all}`, `code` a `{url}`, `picture` an `{alt}`.
    """
    press = {name: t.press[name] for name in ("reference", "subject", "issued_by", "contact")}
    paper = {name: t.paper[name] for name in ("page", "code", "address", "picture")}
    return {**press, **paper, "attachments": t.story.attachments}


def pdf(letter: Letter) -> bytes:
    """Give the letterhead as a PDF: A4, tagged, its font embedded.

    No text can stop it or run as a program; what the font cannot show is a box (see boxes.py). Raises Unmade
    where the paper would not say what the page says, and
    ValueError or typst.TypstError for an emblem that is no picture, and where there is neither title, heading
    nor office.
    """
    body = tree.body(letter.body, letter.words["picture"], letter.url)
    if lost := missing(letter.body, body):
        raise Unmade("paper-lost", lost)
    values = sheet.said(letter, "country", "office", "heading", "stamp")
    values["title"] = values["title"] or values["heading"] or values["office"]
    for name in ("signatory", "notices"):
        values[name] = [line for line in values[name] if line]
    for one in values["attachments"]:
        one["lang"] = elements.language(one["lang"]) or letter.lang
    return sheet.pdf(FORM, {**values, "body": body}, sheet.pictures(letter.emblem, letter.url))


def unlike(data: bytes, letter: Letter, html: str) -> str:
    """Give words that a letterhead lacks of its values and its page's HTML, or says besides; "" for neither."""
    head = [letter.reference, letter.place_date, *letter.notices, letter.title]
    if letter.subject != letter.title:
        head.append(letter.subject)
    titles = [one.title for one in letter.attachments]
    end = [letter.contact, *reversed(letter.signatory), letter.issued_by, *reversed(titles)]
    lines = msgspec.structs.asdict(letter).items()
    around = [said for name, said in lines if isinstance(said, str) and name not in _UNSAID]
    around += [*letter.words.values(), *(one.text for one in letter.attachments)]
    return readback.unlike(data, head, html, end, around)


_UNSAID = ("lang", "body")  # of its texts those that are no lines around the release's own
