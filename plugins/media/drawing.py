"""A drawing (SVG): the office's emblem, which is served as it is, and so may hold nothing but what is drawn."""

import re
from xml.parsers import expat

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
# What draws (SVG 2), and nothing that moves, links, fetches or runs.
ELEMENTS = frozenset(
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan"
    " linearGradient radialGradient stop clipPath mask pattern style".split()
)
_FETCHES = re.compile(r"url\(\s*['\"]?(?!#)|@|\\", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


class NoDrawing(ValueError):
    """The bytes are no drawing that the site can serve; the text names what stands in them."""


class Broken(NoDrawing):
    """The bytes are no XML."""


def size(data: bytes) -> tuple[int, int]:
    """Give the width and height of a drawing that is safe to serve as it is.

    Raises NoDrawing with the first thing in it that is not, or that it has no size.
    """
    elements: list[dict[str, str]] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(what: str) -> None:
        raise NoDrawing(what)

    def start(name: str, given: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if space != SVG or tag not in ELEMENTS or (not elements and tag != "svg"):
            refuse(f"<{tag}>")
        for attribute, value in given.items():
            _attribute(tag, attribute, value)
        elements.append(given)

    def text(value: str) -> None:
        if _FETCHES.search(value):
            refuse(value.strip()[:40])

    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.CommentHandler = lambda value: refuse("<!-- -->")
    parser.ProcessingInstructionHandler = lambda target, value: refuse(f"<?{target}?>")
    parser.StartDoctypeDeclHandler = lambda *told: refuse("<!DOCTYPE>")
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise Broken from None
    return _size(elements[0])


def _attribute(tag: str, name: str, value: str) -> None:
    """Raise NoDrawing for an attribute that runs or fetches, or that a program left for itself."""
    space, _, bare = name.rpartition(" ")
    leads = bare == "href" and not value.startswith("#")
    foreign = space not in ("", XLINK, "http://www.w3.org/XML/1998/namespace")
    if foreign or leads or bare.lower().startswith("on") or _FETCHES.search(value):
        raise NoDrawing(f"<{tag} {bare}>")


def _size(given: dict[str, str]) -> tuple[int, int]:
    """The size that a drawing says of itself: its viewBox, else its width and height."""
    sides = re.split(r"[\s,]+", given.get("viewBox", "").strip())[2:4] or [
        given.get("width", ""),
        given.get("height", ""),
    ]
    numbers = [match for side in sides if (match := _NUMBER.fullmatch(side))]
    if len(numbers) != 2 or not all(0 < float(one[1]) < 100_000 for one in numbers):
        raise NoDrawing("viewBox")
    wide, tall = (max(1, round(float(one[1]))) for one in numbers)
    return wide, tall
