"""The digest as a message for WhatsApp: short, plain text, in which no sign of a clipping becomes a mark. Pure."""

from collections.abc import Iterable

from ...bilingual.strings import Strings, fill
from ...pages.travel.message import bold
from .digest import Chart, Digest, Mention

MOST = 6  # clippings that are named; the digest has all
LONGEST = 140  # characters of a headline or a title
# WhatsApp's own marks: bold, struck out, code, and italics.
_MARKS = str.maketrans({"*": "", "~": "", "`": "'", "_": " "})
_ORDER = {"negative": 0, "positive": 1, "neutral": 2}


def text(digest: Digest, t: Strings) -> str:
    """Give the message: what must be answered first, then the numbers, our releases and some headlines."""
    words = t.monitoring
    blocks = [
        [bold(digest.title), digest.period],
        digest.notices,
        [" · ".join(digest.counts)],
        [_chart(one) for one in digest.charts[:2]],
        _listed(words.answers, [f"{_said(one)}: {one.until}" for one in digest.answers], words),
        _listed(words.carried, [*_releases(digest)], words),
        _listed(words.said, [_said(one) for one in _first(digest)], words),
        [words.whole],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def plain(text: str) -> str:
    """Give a text without signs that WhatsApp takes for marks, and no longer than one is read.

    >>> plain("*Kauli* ya _mfano_")
    'Kauli ya mfano'
    """
    said = " ".join(text.translate(_MARKS).split())
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"


def _chart(chart: Chart) -> str:
    """The numbers of a chart in one line."""
    return f"{chart.title}: " + ", ".join(f"{bar.label} {bar.count}" for bar in chart.bars)


def _listed(title: str, lines: list[str], words: Strings) -> list[str]:
    """A list under its title, the first of its lines and how many more there are."""
    if not lines:
        return []
    more = [fill(words.more, n=len(lines) - MOST)] if len(lines) > MOST else []
    return [f"{title}:", *(f"• {one}" for one in [*lines[:MOST], *more])]


def _said(item: Mention) -> str:
    """A headline and who said it."""
    return f"{plain(item.headline)} ({plain(item.about.partition(' · ')[0])})"


def _releases(digest: Digest) -> Iterable[str]:
    """Each release that was carried, and by whom."""
    for one in digest.carried:
        yield f"{plain(one.title)} – {'; '.join(plain(use) for use in one.by)}"


def _first(digest: Digest) -> list[Mention]:
    """The clippings, those that blame or praise before the others."""
    those = [item for group in digest.groups for item in group.items]
    return sorted(those, key=lambda one: _ORDER[one.pattern])
