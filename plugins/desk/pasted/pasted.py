"""A text that was copied in another program, as the Markdown of this site."""

from collections.abc import Collection, Sequence
from functools import cache

import markdown as python_markdown
from msgspec import Struct

import pelicanconf

from ...engine.refused import Refused
from ...reading import bounds, prose
from ...schema.faults import setting
from ...schema.tidy import tidy
from .. import phrases
from . import page, tree, written
from .blocks import Block

MEGABYTE = 1_000_000
MOST = 3  # megabytes without pictures: fifty pages of Word are one
PATH = "news/2026-01-01-x.sw.md"  # where a text is thought to stand while it is read
# What its reader says of words that were lost, or became others.
_LOSSES = frozenset(("words-lost", "words-changed", "cell-lost", "code-block", "tangled"))


class Untaken(Struct, frozen=True):
    """What could not be taken: its kind (phrases.toml, `pasted`), how often, and words by which to find it."""

    kind: str
    count: int
    words: str = ""

    def said(self) -> dict[str, str]:
        """Give it in words, by language."""
        words = f" ({self.words})" if self.words else ""
        return phrases.filled(f"pasted.{self.kind}", n=self.count, words=words)


class Pasted(Struct, frozen=True):
    """A pasted text in Markdown, and what of it could not be taken."""

    text: str
    untaken: tuple[Untaken, ...] = ()


def markdown(html: str) -> str:
    """Give the text that a browser has on its clipboard in Markdown. Raises Refused where it is out of all bounds.

    >>> markdown("<p>Ofisi ya <b>Mwana</b><b>sheria</b> Mkuu</p><ol start=3><li>1961. Uhuru</li></ol>")
    'Ofisi ya **Mwanasheria** Mkuu\\n\\n3. 1961\\\\. Uhuru'
    """
    return pasted(html).text


def pasted(html: str, notes: int = 0) -> Pasted:
    """Give the same, with what could not be taken; the notes follow those that a text has. Raises Refused."""
    found = read(html, "PASTE")
    untaken = []
    if found.pictures:
        words = excerpt(one for one in found.pictures if one)
        untaken.append(Untaken("pictures", len(found.pictures), words))
    if found.comments:
        untaken.append(Untaken("comments", found.comments))
    return Pasted(text(found.blocks, "PASTE", notes), tuple(untaken))


def read(html: str, name: str, pictures: Collection[str] = ()) -> page.Contents:
    """Give the parts of HTML that was given as `name`. Raises Refused where there is too much of it."""
    html = tree.without_data(html)
    if len(html) > MOST * MEGABYTE:
        size = f"{len(html) / MEGABYTE:.1f}"
        raise Refused([setting(name, "pasted-large", value=size, most=MOST)])
    try:
        return page.read(html, pictures)
    except tree.TooDeep:
        raise Refused([setting(name, "pasted-deep")]) from None


def text(blocks: Sequence[Block], name: str, notes: int = 0) -> str:
    """Give the parts of a text as the Markdown that the site's reader reads back, word by word. Raises Refused.

    A part that it would not, such as one whose signs look like Markdown's wherever they stand, is written
    without bold words, links and lists.
    """
    each = written.parts(blocks, notes)
    made = _tidied(each, name)
    if _lossless(made):
        return made
    bare = written.parts(blocks, notes, bare=True)
    pairs = zip(each, bare, strict=True)
    return _tidied([one if _lossless(tidy(one)) else other for one, other in pairs], name)


def excerpt(texts: Collection[str]) -> str:
    """Give some of the first words of texts, to find them by."""
    words = " … ".join(" ".join(one.split()[:8]) for one in texts)
    return words if len(words) <= 120 else f"{words[:119]}…"


def _tidied(parts: Sequence[str], name: str) -> str:
    made = "\n\n".join(one for one in parts if one)
    if found := bounds.excess(made):
        raise Refused([setting(name, "tangled", value=found[1])])
    return tidy(made)


def _lossless(made: str) -> bool:
    """Whether the site's reader reads a text as it stands, or has another word for it than that some is lost."""
    _, faults = prose.converted(_converter(), PATH, made, 1)
    return not any(one.rule in _LOSSES for one in faults)


@cache
def _converter() -> python_markdown.Markdown:
    return prose.converter(pelicanconf.MARKDOWN)
