"""The letterhead of a press release: the release as the office would post it, as a tagged PDF.

It is made of its values alone, so the same release gives the same bytes on any day and any machine. How far
it is a PDF/UA-1 is said in docs/decisions/0015.
"""

import datetime as dt
from pathlib import Path

import msgspec
from msgspec import Struct

from ...bilingual.strings import Strings
from ...model.planned import Unmade
from ...paper import code, elements, readback, sheet, tree
from ...paper.characters import shown
from ...paper.missing import missing

FORM = Path(__file__).with_name("letter.typ")


class LetterWords(Struct, frozen=True, kw_only=True):
    """The words that stand around what a release says, in its language.

    `reference` has a `{number}`, `page` has `{n}` and `{all}`, `code` a `{url}`, `picture` an `{alt}`.
    """

    reference: str
    subject: str
    issued_by: str
    contact: str
    attachments: str
    page: str
    code: str
    address: str
    picture: str


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
    words: LetterWords
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


def words(t: Strings) -> LetterWords:
    """Give a language's words for a letterhead."""
    return LetterWords(
        reference=t.press.reference,
        subject=t.press.subject,
        issued_by=t.press.issued_by,
        contact=t.press.contact,
        attachments=t.story.attachments,
        page=t.paper.page,
        code=t.paper.code,
        address=t.paper.address,
        picture=t.paper.picture,
    )


def pdf(letter: Letter) -> bytes:
    """Give the letterhead as a PDF: A4, tagged, its font embedded.

    No text can stop it or run as a program; what the font cannot show is a box (see boxes.py). Raises Unmade
    where the paper would not say what the page says, and
    ValueError or typst.TypstError for an emblem that is no picture, and where there is neither title, heading
    nor office.
    """
    around = {name: _line(getattr(letter, name)) for name in _LINES}
    around["title"] = around["title"] or around["heading"] or around["office"]
    body = tree.body(letter.body, tree.BodyWords(letter.words.picture), letter.url)
    if lost := missing(letter.body, body):
        raise Unmade("paper-lost", lost)
    values = {
        **around,
        # Made here: a capital may be a character that the font does not have.
        "capitals": {name: _line(getattr(letter, name).upper()) for name in _CAPITALS},
        "lang": letter.lang,
        "taken": letter.taken,
        "day": letter.day.isoformat(),
        "words": {name: shown(said) for name, said in msgspec.structs.asdict(letter.words).items()},
        "signatory": [_line(line) for line in letter.signatory if line.strip()],
        "notices": [_line(line) for line in letter.notices if line.strip()],
        "attachments": [
            {
                "title": _line(one.title),
                "lang": elements.language(one.lang) or letter.lang,
                "text": _line(one.text),
            }
            for one in letter.attachments
        ],
        "url": letter.url,
        "body": body,
    }
    files = {"mark.svg": sheet.mark(letter.emblem)}
    if letter.url:
        files["code.svg"] = code.svg(letter.url)
    return sheet.pdf(FORM, values, files)


def unlike(data: bytes, letter: Letter, html: str) -> str:
    """Give words that a letterhead lacks of its values and its page's HTML, or says besides; "" for neither."""
    head = [letter.reference, letter.place_date, *letter.notices, letter.title]
    if letter.subject != letter.title:
        head.append(letter.subject)
    titles = [one.title for one in letter.attachments]
    end = [letter.contact, *reversed(letter.signatory), letter.issued_by, *reversed(titles)]
    around = [getattr(letter, name) for name in (*_LINES, "url")]
    around += [*msgspec.structs.astuple(letter.words), *(one.text for one in letter.attachments)]
    return readback.unlike(data, head, html, end, around)


_LINES = (
    "country",
    "office",
    "unit",
    "heading",
    "title",
    "reference",
    "place_date",
    "subject",
    "issued_by",
    "contact",
    "stamp",
    "prevails",
)
_CAPITALS = ("country", "office", "heading", "stamp")


def _line(text: str) -> str:
    """A text of one line, as the font can show it."""
    return shown(text).strip()
