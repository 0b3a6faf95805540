"""The written allow-list of HTML: what a body may hold, whoever typed it.

Two lists: what an editor may type as HTML within Markdown (`TYPED`), and what may be in a body at all
(`TAGS`), which adds what Markdown makes. Typed HTML outside the list is named as a fault, so that nh3,
which cleans every body last, has nothing to remove in silence.
"""

import re
from html.parser import HTMLParser

import nh3

TYPED = frozenset(
    {
        "abbr",
        "b",
        "br",
        "cite",
        "del",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
    }
)
TYPED_ATTRIBUTES = frozenset({"lang", "title"})
TAGS = TYPED | {
    "a", "blockquote", "code", "dd", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
GLOBAL = TYPED_ATTRIBUTES | {"id"}
ATTRIBUTES = {
    "*": set(GLOBAL),
    "a": {"href", "hreflang", "aria-label"},
    "img": {"src", "alt"},
    "li": {"value"},
    "ol": {"start", "type"},
    "th": {"scope"},
}
CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote"},
    "td": {"at-end", "at-center"},
    "th": {"at-end", "at-center"},
}
SCHEMES = frozenset({"https", "http", "mailto", "tel"})


def clean(html: str) -> str:
    """Give the HTML with nothing in it but what the allow-list names."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


class _Walk(HTMLParser):
    """Names what a piece of typed HTML holds beyond the allow-list."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TYPED:
            self.found.append(f"<{tag}>")
        self.found += [f"<{tag} {name}>" for name, _ in attrs if name not in TYPED_ATTRIBUTES]

    def handle_endtag(self, tag: str) -> None:
        if tag not in TYPED:
            self.found.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.found.append("<!-- -->")

    def handle_decl(self, decl: str) -> None:
        self.found.append("<!>")

    def handle_pi(self, data: str) -> None:
        self.found.append("<?>")

    def unknown_decl(self, data: str) -> None:
        self.found.append("<![>")


def refused(typed: str) -> list[str]:
    """Name the tags and attributes in typed HTML that the allow-list does not have, in their order."""
    walk = _Walk()
    walk.feed(typed)
    walk.close()
    rest = re.search(r"<[A-Za-z/!?]", walk.rawdata)
    return list(dict.fromkeys(walk.found)) or (["<"] if rest else [])
