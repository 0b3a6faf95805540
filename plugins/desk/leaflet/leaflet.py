"""The leaflet of the unit: a sheet of A4 folded in three, made from the text of the unit's page.

    outside   what is folded in | the back | the cover
    inside    duties            | duties   | duties

The panel that is folded in is 3 mm narrower than the others, so that the leaflet lies flat. Both sides are
printed together, turned over on the short edge.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import combinations_with_replacement, pairwise
from pathlib import Path

import typst
from msgspec import Struct

from ...bilingual.strings import Strings
from ...paper import nodes, sheet, tree

FORM = Path(__file__).with_name("leaflet.typ")
PANELS = 3  # inside
BESIDE = 60  # letters of a duty's length that the space around it takes
HEAD = 200  # letters that the heading above the first duties takes, as many as it is large


class Leaflet(Struct, frozen=True, kw_only=True):
    """All that the leaflet says; what is empty is left out.

    `body` is the page's HTML: paragraphs that say what the unit is, then a numbered list of its duties.
    `contact` holds pairs of a label and a value. `website` is the site's address, `url` the page's. `day`
    is the leaflet's own, `dated` the same in words. `emblem` is as in a press release's letter.
    """

    lang: str
    country: str
    office: str
    title: str
    day: dt.date
    dated: str
    body: str
    words: Mapping[str, str]
    summary: str = ""
    contact: tuple[tuple[str, str], ...] = ()
    website: str = ""
    url: str = ""
    emblem: bytes | None = None


class NoDuties(ValueError):
    """The page has no numbered list to make a leaflet of."""


class TooLong(ValueError):
    """The page says more than a leaflet can hold in letters that can be read."""


def words(t: Strings) -> dict[str, str]:
    """Give the words that stand around a leaflet's text. `code` has a `{url}`, `picture` an `{alt}`."""
    own = {name: t.paper.leaflet[name] for name in ("about", "contact", "website", "more")}
    return {**own, "kind": t.nouns.leaflet.one, "code": t.paper.code, "picture": t.paper.picture}


def pdf(leaflet: Leaflet) -> bytes:
    """Give the leaflet as a PDF of two pages: A4 on its side, tagged, its font embedded.

    Raises NoDuties and TooLong for a page that gives none.
    """
    body = tree.body(leaflet.body, leaflet.words["picture"], leaflet.url)
    heading, about, lead, duties = parts(body)
    told = len(lead) and len(nodes.plain([lead[0]]))
    values = {
        **sheet.said(leaflet, "country", "office"),
        "heading": heading,
        "about": about,
        "lead": lead,
        "notes": body.notes,
        "panels": shared([len(nodes.plain([one])) for one in duties], HEAD + told),
        "duties": duties,
    }
    try:
        return sheet.pdf(FORM, values, sheet.pictures(leaflet.emblem, leaflet.url))
    except typst.TypstError as error:
        if "no room" in str(error):
            raise TooLong(leaflet.title) from None
        raise


_Blocks = Sequence[nodes.Node | nodes.PaperTable]


def parts(body: nodes.PaperBody) -> tuple[str, _Blocks, _Blocks, _Blocks]:
    """Give a page's heading, what it says of the unit, the sentence above the list, and the duties.

    Raises NoDuties where there is no list. What stands below the list is for the page alone.
    """
    lists = [at for at, one in enumerate(body.parts) if one.kind == "numbers"]
    if not lists:
        raise NoDuties
    before, found = body.parts[: lists[0]], body.parts[lists[0]]
    assert isinstance(found, nodes.Node)
    headings = [one for one in before if one.kind == "heading"]
    about = [one for one in before if one.kind != "heading"]
    lead = about[-1:] if about and nodes.plain(about[-1:]).endswith(":") else []
    heading = nodes.plain(headings[:1])
    duties = [one for one in found.parts if isinstance(one, nodes.Node)]
    return heading, about[: len(about) - len(lead)], lead, duties


def shared(lengths: Sequence[int], above: int) -> list[int]:
    """Give the number of duties on each panel, so that the fullest is as empty as can be, then the next.

    `above` is how much stands above the first ones.

    >>> shared([300, 300, 300, 300, 300, 300, 300, 300], 200)
    [2, 3, 3]
    """
    many = len(lengths)

    def loads(split: tuple[int, ...]) -> list[int]:
        bounds = pairwise((0, *split, many))
        found = [sum(lengths[a:b]) + BESIDE * (b - a) for a, b in bounds]
        return sorted([found[0] + above, *found[1:]], reverse=True)

    splits = [*combinations_with_replacement(range(many + 1), PANELS - 1)]
    best = min(reversed(splits), key=loads)  # of equals the one that leaves the last panel emptiest
    return [b - a for a, b in pairwise((0, *best, many))]
