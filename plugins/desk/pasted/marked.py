"""A Word document made ready for mammoth: what it would leave out is put where it reads it, or is told. Pure.

mammoth reads neither the numbers before paragraphs nor styles based on others, takes hidden text for text, and
passes over what it does not know.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from .numbering import Counter, W, WordStyle, above, number, value
from .page import LABEL

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HEADING = re.compile(r"heading ([1-9])")
_RELATED = {
    W + "hyperlink": "links",
    _A + "blip": "pictures",
    "{urn:schemas-microsoft-com:vml}imagedata": "pictures",
}
_KINDS = {
    W + "del": "deleted",
    W + "moveFrom": "deleted",
    W + "ins": "inserted",
    W + "commentReference": "comments",
    _M + "oMath": "equations",
    W + "object": "drawings",
}
_WORDS = {W + "t": "", W + "delText": "", _M + "t": "", W + "p": " ", W + "tab": " ", W + "br": " "}
# What mammoth makes of the styles that are written here.
STYLE_MAP = "\n".join(
    (
        *(f"p.SiteHeading{level} => h{min(level, 6)}:fresh" for level in range(1, 10)),
        "p.SiteTitle => p.title:fresh",
        "p.SiteQuote => blockquote > p:fresh",
        f"r.SiteLabel => span.{LABEL}:fresh",
        "r[style-name='Strong'] => strong",
        "r[style-name='Emphasis'] => em",
    )
)


class Counts:
    """What of a document is not taken, or taken otherwise: the words of each, by kind."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def add(self, kind: str, words: str) -> None:
        """Add one of a kind."""
        self.found.setdefault(kind, []).append(" ".join(words.split()))


def mark(root: Element, known: Mapping[str, WordStyle], counter: Counter, counts: Counts) -> None:
    """Make the XML of a document ready, and count what of it is not taken."""
    parents = {child: parent for parent in root.iter() for child in parent}
    _boxes(root, parents, counts)
    for element in root.iter():
        if kind := _KINDS.get(element.tag):
            words = said(element)
            if words or kind in ("comments", "drawings"):
                counts.add(kind, words)
        elif element.tag == _A + "graphicData" and element.get("uri", "").rpartition("/")[2] in (
            "chart",
            "diagram",
        ):
            counts.add("drawings", "")
    for element in list(root.iter(W + "p")):
        _paragraph(element, parents, known, counter, counts)


def clean(
    root: Element, relations: Collection[str], notes: Collection[str], counts: Counts
) -> None:
    """Take out of a document or its notes what is hidden, and what is called and is not there."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in list(root.iter()):
        if element.tag == W + "r":
            hidden = element.find(f"{W}rPr/{W}vanish")
            if hidden is not None and hidden.get(W + "val") not in ("0", "false"):
                if words := said(element):
                    counts.add("hidden", words)
                parents[element].remove(element)
        elif element.tag in (W + "footnoteReference", W + "endnoteReference"):
            if f"{element.tag} {element.get(W + 'id')}" not in notes:
                parents[element].remove(element)
        elif kind := _RELATED.get(element.tag):
            for name in (_R + "embed", _R + "link", _R + "id"):
                if element.get(name, "") not in relations and element.attrib.pop(name, ""):
                    counts.add(kind, said(element))


def said(element: Element) -> str:
    """Give the words within an element."""
    return "".join(_WORDS[one.tag] or one.text or "" for one in element.iter() if one.tag in _WORDS)


def _boxes(root: Element, parents: dict[Element, Element], counts: Counts) -> None:
    """Put what stands in boxes below the paragraphs that they hang on; each is there twice for old programs."""
    for element in list(root.iter()):
        if element.tag not in (_MC + "AlternateContent", W + "pict"):
            continue
        first = element.find(_MC + "Choice")
        boxes = list((element if first is None else first).iter(W + "txbxContent"))
        around = [*_around(element, parents)]
        if not boxes or any(one.tag in (_MC + "AlternateContent", W + "pict") for one in around):
            continue
        holder = next((one for one in around if one.tag == W + "p"), None)
        if holder is None or holder not in parents:
            continue
        place = parents[holder]
        at = list(place).index(holder)
        for box in boxes:
            counts.add("boxes", said(box))
            for child in list(box):
                at += 1
                place.insert(at, child)
                parents[child] = place
        parents[element].remove(element)


def _around(element: Element, parents: Mapping[Element, Element]) -> Iterator[Element]:
    while element in parents:
        element = parents[element]
        yield element


def _paragraph(
    element: Element,
    parents: Mapping[Element, Element],
    known: Mapping[str, WordStyle],
    counter: Counter,
    counts: Counts,
) -> None:
    """Give a paragraph a style that is mapped, and its number as its first words."""
    properties = element.find(W + "pPr")
    if properties is None:
        return
    label = counter.label(properties)
    style = properties.find(W + "pStyle")
    kind = _kind(properties, above(known, value(properties, "pStyle")))
    if kind == "contents":
        counts.add("contents", said(element))
        for child in [one for one in element if one is not properties]:
            element.remove(child)
        return
    for one in [style, properties.find(W + "numPr")]:
        if one is not None:
            properties.remove(one)
    if kind:
        style = Element(W + "pStyle", {W + "val": kind})
        properties.insert(0, style)
    if label and said(element).strip():
        run = Element(W + "r")
        SubElement(SubElement(run, W + "rPr"), W + "rStyle", {W + "val": "SiteLabel"})
        text = SubElement(run, W + "t", {_SPACE: "preserve"})
        text.text = f"{label[0]} {label[1]}"
        element.insert(list(element).index(properties) + 1, run)


def _kind(properties: Element, chain: list[WordStyle]) -> str:
    """What a paragraph is by its style, and by those that this one is based on."""
    for style in chain:
        if match := _HEADING.fullmatch(style.name):
            return f"SiteHeading{match[1]}"
        if style.name in ("title", "quote", "intense quote"):
            return "SiteTitle" if style.name == "title" else "SiteQuote"
        if style.name.startswith("toc ") and style.name[4:].isdecimal():
            return "contents"
    levels = [number(value(properties, "outlineLvl")), *(style.outline for style in chain)]
    rank = next((one for one in levels if one is not None), 9)
    return f"SiteHeading{rank + 1}" if rank < 9 else ""
