"""Pictures and files of a story as its page shows them."""

from collections.abc import Sequence
from typing import Any

import msgspec

from ..bilingual import counts
from ..bilingual.strings import OTHER, fill
from ..media import variants
from ..media.asset import Asset
from ..media.variants import Variant
from ..model import addresses
from ..model.edition import Edition
from ..model.source import Source, Story
from ..model.values import File, Leader, Picture
from ..schema.values import Enclosure


def url(path: str, edition: Edition) -> str:
    """Give the address of a file below content/; of a picture it is the one for print, never the original."""
    return "/" + (_printed(path, edition) or path)


def picture(story: Story, source: Source, edition: Edition) -> Picture | None:
    """Give a story's main picture with its size; the alternative text is the language's own."""
    path = story.facts.image
    if not path:
        return None
    words = source.headers
    return of(
        edition.assets[path],
        words.image_alt or story.facts.image_alt,
        caption=words.image_caption or "",
        credit=credit(story, source.lang, edition),
        press=press(path, source.lang, edition),
    )


def gallery(source: Source, edition: Edition) -> tuple[Picture, ...]:
    """Give the pictures of a source's gallery, in the editor's order: small, and as wide as a column of text."""
    return tuple(
        of(
            edition.assets[photo.file],
            photo.alt,
            2,
            caption=photo.caption,
            press=press(photo.file, source.lang, edition),
        )
        for photo in source.headers.gallery
    )


def people(source: Source, edition: Edition) -> tuple[Leader, ...]:
    """Give the people whom a source names, in the editor's order; a name beside a portrait says whom it shows."""
    return tuple(
        Leader(
            name=one.name,
            title=one.title,
            since=edition.stamp(one.since, source.lang) if one.since else None,
            picture=of(edition.assets[one.portrait], "", 2) if one.portrait else None,
        )
        for one in getattr(source.headers, "people", ())
    )


def of(asset: Asset, alt: str, widths: int | None = None, **more: Any) -> Picture:
    """Give a picture in all its widths, or in its first few; `more` is what else stands with it."""
    made = variants.of(asset)
    return Picture(
        url=made.large.url,
        width=made.large.width,
        height=made.large.height,
        alt=alt,
        avif=variants.srcset(made.avif[:widths]),
        jpeg=variants.srcset(made.jpeg[:widths]),
        **more,
    )


def thumb(asset: Asset, alt: str, **more: Any) -> Picture:
    """Give a picture in its narrowest width; its address is that of the large one."""
    return of(asset, alt, 1, **more)


def credit(story: Story, lang: str, edition: Edition) -> str:
    """Give who made a story's picture; the Office and its unit by their names in a language."""
    given = story.facts.image_credit or ""
    for names in (edition.office.name, edition.office.short, edition.office.unit):
        if given and given in (names[one] for one in OTHER):
            return names[lang]
    return given


def press(path: str, lang: str, edition: Edition) -> File | None:
    """Give the link to a picture for print, None where none was made."""
    address = _printed(path, edition)
    made = edition.made.get(address)
    if not made:
        return None
    said = text(made, lang, edition)
    title = fill(edition.strings[lang].story.press_photo, text=said)
    return File(url="/" + address, title=title, lang=lang, text=said, type=made.type)


def cover(story: Story, lang: str, edition: Edition) -> Picture | None:
    """Give a publication's cover in a language: its first page, where its file there is a PDF; else None."""
    asset = covered(story, lang, edition)
    if not asset:
        return None
    avif, jpeg = (
        [(one, edition.made.get(one.address)) for one in covers(asset, ending)]
        for ending in ("avif", "jpg")
    )
    url, facts = jpeg[-1]
    if not facts:
        return None
    source = story.source(lang) or story.primary
    return Picture(
        url=url.url,
        width=facts.width,
        height=facts.height,
        alt=fill(edition.strings[lang].publication.cover, title=source.headers.title),
        avif=_widths(avif),
        jpeg=_widths(jpeg),
    )


def _widths(some: Sequence[tuple[Variant, Asset | None]]) -> str:
    """Covers as `srcset` has them, by the width that each was made in."""
    return ", ".join(f"{one.url} {made.width}w" for one, made in some if made)


def covers(asset: Asset, ending: str) -> list[Variant]:
    """Give the covers that are made of a file, from the narrowest."""
    return [variants.cover(asset, width, ending) for width in variants.COVERS]


def covered(story: Story, lang: str, edition: Edition) -> Asset | None:
    """Give the file whose first page is a publication's cover in a language; None where there is none."""
    found = getattr(story.facts, "files", ())
    if not found or story.facts.image:
        return None
    asset = edition.assets[best(found, lang).file]
    return asset if asset.type == "PDF" else None


def best(found: Sequence[Enclosure], lang: str) -> Enclosure:
    """Give the first file in a language, else the first."""
    return next((one for one in found if one.lang == lang), found[0])


def describe(path: str, edition: Edition, lang: str) -> str:
    """Say a file's type, bytes and pages: `PDF, MB 2.4, kurasa 12`; a picture's pixels."""
    return text(fetched(path, edition), lang, edition)


def text(asset: Asset, lang: str, edition: Edition) -> str:
    """Say the type, bytes, and pages or pixels of a file that was read or made."""
    t = edition.strings[lang]
    if variants.is_picture(asset):
        return counts.picture_text(asset.type, asset.size, asset.width, asset.height, t)
    return counts.file_text(asset.type, asset.size, asset.pages or None, t)


def fetched(path: str, edition: Edition) -> Asset:
    """What a reader is given who asks for a file: of a picture, what was made for print."""
    address = _printed(path, edition)
    return (edition.made.get(address) if address else None) or edition.assets[path]


def _printed(path: str, edition: Edition) -> str:
    """Where a picture for print stands, without a slash first; empty for a file that is no picture."""
    asset = edition.assets[path]
    return variants.of(asset).press.address if variants.is_picture(asset) else ""


def file(enclosure: Enclosure, title: str, edition: Edition, lang: str) -> File:
    """Give a link to a file, described in the language of the page."""
    asset = edition.assets[enclosure.file]
    return File(
        url=url(enclosure.file, edition),
        title=enclosure.title or title,
        lang=enclosure.lang or lang,
        text=describe(enclosure.file, edition, lang),
        type="JPEG" if variants.is_picture(asset) else asset.type,
    )


def issued(enclosure: Enclosure, title: str, edition: Edition, lang: str) -> File:
    """Give a link to a publication's file, which says its language too: a reader may not read both."""
    made = file(enclosure, title, edition, lang)
    t = edition.strings[lang]
    return msgspec.structs.replace(
        made, text=fill(t.lists.more, a=made.text, b=t.publication["in"][made.lang])
    )


def languages(story: Story, edition: Edition, lang: str) -> str:
    """Say what a publication can be had as, language by language, the list's own first.

    `PDF, KB 21, kurasa 2, kwa Kiswahili; PDF, KB 22, kurasa 2, kwa Kiingereza`. Of several files in one
    language it says how many there are, and what they weigh together.
    """
    t = edition.strings[lang]
    of: dict[str, list[Asset]] = {}
    for one in sorted(story.facts.files, key=lambda one: one.lang != lang):
        of.setdefault(one.lang, []).append(fetched(one.file, edition))
    said = []
    for spoken, assets in of.items():
        whole = text(assets[0], lang, edition)
        if len(assets) > 1:
            many = counts.count_text("file", len(assets), t)
            size = counts.bytes_text(sum(one.size for one in assets), t)
            whole = fill(t.lists.more, a=many, b=size)
        said.append(fill(t.lists.more, a=whole, b=t.publication["in"][spoken]))
    return "; ".join(said)


def card(lang: str, url: str, alt: str, edition: Edition) -> Picture | None:
    """Give the card that stands beside a page, None where none was made."""
    own = addresses.card(lang, url)
    made = edition.made.get(addresses.output(own))
    return made and Picture(url=own, width=made.width, height=made.height, alt=alt)
