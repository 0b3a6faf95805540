"""HTML as a tree: well formed, without scripts, comments and events, and not deeper than any text is. Pure.

nh3 reads it first, as browsers do; what it gives is as easily read as XML.
"""

import re
from html.parser import HTMLParser

import nh3

from ...schema import typed

DEEPEST = 120  # elements within each other: nh3 takes a time that grows with the square of it
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td"
    " tfoot th thead tr ul".split()
)
_INLINE = frozenset(
    "a b big br cite code del em font i img input ins kbd mark q s small span strike strong sub sup u var".split()
)
# Nothing that they hold is text.
_DROPPED = frozenset(
    "script style title template noscript iframe object svg math xml textarea select audio video canvas".split()
)
_GIVEN = frozenset(
    "alt checked class colspan data-aria-level hidden href id rowspan src start style type value".split()
)
VOID = frozenset("br hr img input".split())
# Elements without an end, or whose end need not be written.
_ALONE = VOID | frozenset(
    "meta link col area base wbr source track embed param p li dt dd tr td th thead tbody tfoot option"
    " colgroup".split()
)
_DATA = re.compile(r"data:[a-zA-Z0-9.+/-]{3,60};base64,[A-Za-z0-9+/=%]*")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)")


class TooDeep(ValueError):
    """The HTML has more elements within each other than any text has."""


class Twig:
    """An element: its tag, its attributes, and the elements and texts within it."""

    __slots__ = ("given", "inside", "tag")

    def __init__(self, tag: str, given: dict[str, str]) -> None:
        self.tag, self.given = tag, given
        self.inside: list[Twig | str] = []

    def text(self) -> str:
        """Give all text within."""
        return "".join(one if isinstance(one, str) else one.text() for one in self.inside)


def read(html: str) -> Twig:
    """Give the tree of HTML. Raises TooDeep."""
    if _depth(html) > DEEPEST:
        raise TooDeep
    clean = nh3.clean(
        html,
        tags=set(BLOCKS | _INLINE),
        clean_content_tags=set(_DROPPED),
        attributes={"*": set(_GIVEN)},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    tree = _Tree()
    tree.feed(typed.cleaned(clean))
    tree.close()
    return tree.open[0]


def without_data(html: str) -> str:
    """Give HTML without the pictures that are written into it."""
    return _DATA.sub("", html) if ";base64," in html else html


def _depth(html: str) -> int:
    """How many elements are open at most, but for those whose ends need not be written."""
    deepest = depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() not in _ALONE:
            depth = max(depth - 1, 0) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


class _Tree(HTMLParser):
    """Makes a tree of well-formed HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Twig("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Twig(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)
        if len(self.open) > DEEPEST:
            raise TooDeep

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)
