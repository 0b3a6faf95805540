"""The card of a page: 1200 × 630 dots that say its title and whose it is, in bytes that are always the same.

Typst sets it as it sets our papers (kerning, lines, words too long for one), and PDFium draws that as dots.
"""

import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ...paper import sheet

if TYPE_CHECKING:
    from PIL import Image

FORM = Path(__file__).with_name("card.typ")
WIDTH, HEIGHT = 1200, 630  # what Facebook, WhatsApp and X show whole
COLOURS = 32
OWN = 12  # colours that are kept as they are: those that most of a card is drawn in
NEAR = 8  # of 255
LEVEL = 6  # of deflate: 9 takes six times as long for a tenth of the bytes


class CardLine(Struct, frozen=True, kw_only=True):
    """A line below the title; `void` for what no longer holds, which is struck out."""

    text: str
    void: bool = False


class SocialCard(Struct, frozen=True, kw_only=True):
    """All that a card says; what is empty is left out.

    `state` is what became of the story and `alarm` says that it will not be, or is not, at all; `mark` says
    that it is a sample, a draft. `site` is the site's address as one types it.
    """

    lang: str
    country: str
    office: str
    title: str
    kind: str = ""
    lines: tuple[CardLine, ...] = ()
    state: str = ""
    alarm: bool = False
    mark: str = ""
    site: str = ""


def png(card: SocialCard, emblem: bytes | None) -> bytes:
    """Give the card as a PNG of few colours. `emblem` is as in a press release's letter."""
    from PIL import Image

    made = io.BytesIO()
    few = _drawn(card, emblem).quantize(palette=_palette(emblem), dither=Image.Dither.NONE)
    few.save(made, "PNG", compress_level=LEVEL)
    return made.getvalue()


def _drawn(card: SocialCard, emblem: bytes | None) -> "Image.Image":
    import pypdfium2

    values = sheet.said(card)
    values["title"] = values["title"] or values["office"]
    made = sheet.pdf(FORM, values, sheet.pictures(emblem))
    with pypdfium2.PdfDocument(made) as document:
        return document[0].render(scale=1).to_pil().convert("RGB")


@lru_cache(maxsize=4)
def _palette(emblem: bytes | None) -> "Image.Image":
    """The colours of every card with an emblem: those of one that has each of them.

    One palette for all saves looking for the colours of each, and gives the flag's and the office's exactly.
    """
    from PIL import Image

    every = Image.new("RGB", (WIDTH, HEIGHT * 2))
    for at, alarm in enumerate((False, True)):
        every.paste(_drawn(_sample(alarm), emblem), (0, at * HEIGHT))
    counted = sorted(every.getcolors(2 * WIDTH * HEIGHT) or (), reverse=True)[:OWN]
    own = [colour for _, colour in counted]
    cut = every.quantize(COLOURS - OWN, method=Image.Quantize.MEDIANCUT).getpalette() or []
    rest = [tuple(cut[at : at + 3]) for at in range(0, len(cut), 3)]
    # One that is almost one of theirs would be taken in its stead: white would be grey.
    apart = [one for one in rest if all(_distance(one, other) > NEAR for other in own)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in [*own, *apart] for part in colour])
    return palette


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _sample(alarm: bool) -> SocialCard:
    """A card with all that a card can have."""
    return SocialCard(
        lang="sw",
        country="Jamhuri",
        office="Ofisi",
        title="Abcdefghijklmnopqrstuvwxyz " * 3,
        kind="Abcdefghijklmnopqrstuvwxyz",
        lines=(CardLine(text="Abcdefghijklmnopqrstuvwxyz"),),
        state="Abcdefghij",
        alarm=alarm,
        mark="Abcdefghij",
        site="abcdefghij.go.tz",
    )
