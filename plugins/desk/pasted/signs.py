"""Words as Markdown: no sign of theirs is read as one of Markdown's; WhatsApp's marks are what they mean. Pure."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ...reading.dialect import ADDRESS
from ...schema import items
from .blocks import Piece

_ADDRESS = re.compile(ADDRESS)
_MAYBE = re.compile(r"://|www\.|@|\.tz\b")
_SIGNS = re.compile(r"[\\`*_\[\]<&|!]")
_SINGLE = re.compile(
    r"(?P<slash>\\(?!\w))"
    r"|(?P<tick>`)|(?P<any>\|)"
    r"|(?P<star>\*(?!(?<=\s\*)\s))"
    r"|(?P<under>(?<![^\W_])_|_(?![^\W_]))"
    r"|(?P<less><(?=[A-Za-z/!?]|$))"
    r"|(?P<and>&(?=\#?\w+;|$))"
    r"|(?P<call>!(?=\[|$))"
    r"|(?P<pair>\[(?!\^)[^\[\]]*+\](?!\s*[\[(:]|$))"
    r"|(?P<bracket>[\[\]])"
)
_KEPT = re.compile(r"[^\[\]<!]*")  # of an address
_ENTITY = re.compile(r"&(?=#?\w+;)")
# What begins a line and would be read as more than its sign; four figures or more are a year.
_BEGINS = re.compile(
    r"(?P<head>\#)|(?P<quote>>)|(?P<rule>[-*+_=:](?=[ ]*$|[-*_= ]*$))|(?P<define>:(?=\s))|(?P<plus>\+(?=\s))"
    r"|(?P<year>[0-9]{4,9})(?=[.)](?:\s|$|[^\W\d_]))"
)
_ENTITIES = {
    "\\": "&#92;",
    "`": "&#96;",
    "<": "&lt;",
    ">": "&gt;",
    "[": "&#91;",
    "]": "&#93;",
    "&": "&amp;",
    "=": "&#61;",
    ":": "&#58;",
}
_INNER = r"(?=[^\s{0}])[^{0}\n]+(?<=[^\s{0}\\])"
_MARKS = re.compile(
    rf"(?<![\w*_~/\\])(?:\*(?P<bold>{_INNER.format('*')})\*|_(?P<italic>{_INNER.format('_')})_"
    rf"|~(?P<struck>{_INNER.format('~')})~)(?![\w*~/#])"
)


def marked(piece: Piece) -> Iterator[Piece]:
    """Give words parted where WhatsApp's marks (*bold*, _italic_, ~struck~) stand, without these."""
    text, look, at = piece.text, piece.look, 0
    if piece.note or piece.picture or not any(sign in text for sign in "*_~"):
        yield piece
        return
    away = [match.span() for match in _ADDRESS.finditer(text)] if _MAYBE.search(text) else []
    for match in _MARKS.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in away):
            continue
        name = match.lastgroup or ""
        if not re.search(r"\w", match[name]):
            continue
        yield Piece(text[at : match.start()], look)
        yield from marked(Piece(match[name], replace(look, **{name: True})))
        at = match.end()
    yield Piece(text[at:], look)


def escaped(text: str, every: bool = False, linked: bool = False) -> str:
    """Give words within a line as Markdown reads them back; `every` bracket where links stand beside them.

    Within a link (`linked`) brackets are entities, which the guard of words tells from those of the link.
    """
    if not _SIGNS.search(text):
        return text
    made, at = [], 0
    for match in _ADDRESS.finditer(text) if _MAYBE.search(text) else ():
        if match["phone"]:
            continue
        end = _KEPT.match(text, match.start(), match.end()).end()  # type: ignore[union-attr]
        made += [_single(text[at : match.start()], every, linked)]
        made += [_ENTITY.sub("&amp;", text[match.start() : end])]
        at = end
    rest = text[at:]
    if at and rest[:1] in ("`", "\\"):  # an entity would be a part of the address
        made.append(f"\\{rest[0]}")
        rest = rest[1:]
    return "".join([*made, _single(rest, every, linked)])


def _single(text: str, every: bool, linked: bool) -> str:
    def sign(match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind == "pair":
            begin, end = ("&#91;", "&#93;") if linked else ("\\[", "\\]") if every else "[]"
            return f"{begin}{_single(match[0][1:-1], every, linked)}{end}"
        if kind == "bracket" and linked:
            return _ENTITIES[match[0]]
        if kind in ("slash", "tick", "less", "and"):
            return _ENTITIES[match[0]]
        return f"\\{match[0]}"

    return _SINGLE.sub(sign, text)


def begun(text: str) -> str:
    """Give a line of Markdown whose first sign, if it would make more of the line than words, is a sign."""
    found = items.item(text)
    if found and len(found[0].label) < 4 and text[0] != "+":  # longer ones are years
        return text[: found[1].end()] + begun(text[found[1].end() :])
    match = _BEGINS.match(text)
    if not match:
        return text
    if not text.strip("# "):  # as the end of a heading it would be left out
        return text.replace("#", "&#35;")
    if match["year"]:
        return f"{match[0]}\\{text[match.end() :]}"
    return (_ENTITIES.get(match[0]) or f"\\{match[0]}") + text[match.end() :]
