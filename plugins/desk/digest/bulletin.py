"""The digest as a sheet: on the office's letterhead, as a tagged PDF, the same bytes for the same values."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from ...bilingual.strings import Strings
from ...paper import sheet
from ...paper.characters import shown
from .digest import Digest

FORM = Path(__file__).with_name("bulletin.typ")
_WORDS = (
    "answers",
    "no_answers",
    "carried",
    "guess",
    "no_carried",
    "not_carried",
    "said",
)


def pdf(digest: Digest, emblem: bytes | None, t: Strings) -> bytes:
    """Give the sheet: A4, tagged, its font embedded. No text of a clipping can stop it or run as a program.

    `emblem` is as in a press release's letter. Raises ValueError or typst.TypstError for an emblem that is no
    picture.
    """
    values = _shown(msgspec.to_builtins(digest))
    values["day"] = digest.day.isoformat()
    values["capitals"] = {
        name: shown(getattr(digest, name).upper()).strip() for name in ("country", "office")
    }
    values["words"] = {name: t.monitoring[name] for name in _WORDS} | {"page": t.paper.page}
    return sheet.pdf(FORM, values, {"mark.svg": sheet.mark(emblem)})


def _shown(value: Any) -> Any:
    """A value with all its texts as the font can show them; addresses, which lead somewhere, stay as they are."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, list | tuple):
        return [_shown(one) for one in value]
    if isinstance(value, Mapping):
        return {key: one if key == "url" else _shown(one) for key, one in value.items()}
    return value
