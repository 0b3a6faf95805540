"""The digest as a sheet: on the office's letterhead, as a tagged PDF, the same bytes for the same values."""

from pathlib import Path

from ...bilingual.strings import Strings
from ...paper import sheet
from .digest import Digest

FORM = Path(__file__).with_name("bulletin.typ")
_WORDS = ("answers", "no_answers", "carried", "guess", "no_carried", "not_carried", "said")


def pdf(digest: Digest, emblem: bytes | None, t: Strings) -> bytes:
    """Give the sheet: A4, tagged, its font embedded. No text of a clipping can stop it or run as a program.

    `emblem` is as in a press release's letter. Raises ValueError or typst.TypstError for an emblem that is no
    picture.
    """
    values = sheet.said(digest, "country", "office")
    values["words"] = {name: t.monitoring[name] for name in _WORDS} | {"page": t.paper.page}
    return sheet.pdf(FORM, values, sheet.pictures(emblem))
