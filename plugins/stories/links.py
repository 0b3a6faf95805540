"""Where the links of a body lead in an edition: each target's address, or its fault."""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from urllib.parse import unquote

from ..bilingual.strings import OTHER
from ..media import asset, variants
from ..media.asset import Asset
from ..model.edition import Edition
from ..model.source import ALWAYS_IDS, Story, Target
from ..model.values import Heading
from ..schema.faults import Fault, fault
from ..schema.near import near
from ..schema.sections import PAGED
from . import files

# How wide a picture within a text is shown: the column, or the screen less its edges.
SIZES = "(min-width: 42rem) 40rem, calc(100vw - 2rem)"


def resolved(
    targets: Sequence[Target], lang: str, edition: Edition, leads: bool = False
) -> tuple[str, ...]:
    """Give what takes the place of each mark in a body's HTML, in their order.

    It is HTML: an address, escaped, and behind it the attributes that go with it. A link to either file
    of a pair leads to the reader's language; one that only the other language has says so (`hreflang`).
    With `leads` the first picture is the page's first, which is not to wait for the reader to come to it.
    """
    first = next((at for at, one in enumerate(targets) if leads and one.kind == "image"), None)
    return tuple(
        _picture(edition.assets[target.name], at == first)
        if target.kind == "image"
        else _address(target, lang, edition)
        for at, target in enumerate(targets)
    )


def sources(targets: Sequence[Target], edition: Edition) -> tuple[str, ...]:
    """Give, for each target, the element that offers a picture in its better form; none without pictures."""
    if not any(target.kind == "image" for target in targets):
        return ()
    return tuple(
        f'<source type="image/avif" srcset="{variants.srcset(variants.of(file).avif)}" sizes="{SIZES}">'
        if target.kind == "image" and variants.is_picture(file := edition.assets[target.name])
        else ""
        for target in targets
    )


def _picture(file: Asset, first: bool) -> str:
    """The address of a picture, its other widths and its size; behind them how it is to be loaded."""
    made = variants.of(file)
    large = made.large
    how = 'fetchpriority="high' if first else 'loading="lazy'
    return (
        f'{large.url}" srcset="{variants.srcset(made.jpeg)}" sizes="{SIZES}"'
        f' width="{large.width}" height="{large.height}" decoding="async" {how}'
    )


def _address(target: Target, lang: str, edition: Edition) -> str:
    path = target.name
    if target.kind == "page":
        return escape(path + target.rest)
    if target.kind == "story":
        to = key(target, lang, edition.urls)
        url = escape(edition.urls[to] + target.rest)
        return url if to[2] == lang else f'{url}" hreflang="{to[2]}'
    return escape(files.url(path, edition) + target.rest)


def notes(targets: Sequence[Target], lang: str, edition: Edition) -> tuple[str, ...]:
    """Give, for each target, what stands behind a link to a file: its type, bytes and pages."""
    return tuple(
        f" ({escape(files.describe(target.name, edition, lang))})" if target.kind == "file" else ""
        for target in targets
    )


def part(target: Target) -> str:
    """Give the part of a page that a target names behind its address, or nothing."""
    return unquote(target.rest.partition("#")[2]) if target.kind in ("story", "page") else ""


def key(
    target: Target, lang: str, urls: Mapping[tuple[str, str, str], str]
) -> tuple[str, str, str]:
    """Give the section, the pair and the language of the page to which a link to a story leads in a language."""
    section, _, pair = target.name.partition("/")
    return section, pair, lang if (section, pair, lang) in urls else OTHER[lang]


def parted(path: str, target: Target, headings: Sequence[Heading]) -> list[Fault]:
    """Give the fault of a link to a part of a page that is none of its headings; notes have names of their own."""
    anchor, names = part(target), [one.id for one in headings]
    if anchor in names or anchor in ALWAYS_IDS or anchor.startswith("fn"):
        return []
    fill = {"value": target.value + target.rest, **near(anchor, names)}
    return [fault(path, target.line, "missing-anchor", **fill)]


def faults(
    path: str,
    targets: Sequence[Target],
    stories: Mapping[tuple[str, str], Story],
    urls: Mapping[tuple[str, str, str], str],
    named: Collection[str],
    unsure: Collection[tuple[str, str]] = (),
) -> list[Fault]:
    """Give the links of a file that lead nowhere: no such story, not public, no such file.

    `stories` are all that exist, `urls` those that this build shows, `named` all files of the content. Of
    `unsure` stories a file was refused: what is not known of them is no fault of who leads there.
    """
    broken = []
    for target in targets:
        at = (path, target.line)
        if target.kind == "story":
            section, _, pair = target.name.partition("/")
            if (section, pair) in unsure:
                continue
            if (section, pair) not in stories or section not in PAGED:
                known = ["/".join(key) for key in stories if key[0] in PAGED]
                fill = near(target.name or target.value, known)
                broken.append(fault(*at, "missing-story", value=target.value, **fill))
            elif not any((section, pair, lang) in urls for lang in OTHER):
                broken.append(fault(*at, "hidden-story", value=target.value))
        elif target.kind in ("file", "image") and not (
            target.name in named and target.name.startswith("media/")
        ):
            fill = near(target.name, named)
            broken.append(fault(*at, "missing-file", value=target.value, **fill))
        elif target.kind == "image" and not asset.shows(target.name):
            broken.append(fault(*at, "no-picture", value=target.value))
    return broken
