"""Pictures and files of a story as its page shows them."""

import msgspec

from ..bilingual import counts
from ..bilingual.strings import fill
from ..media.asset import Asset
from ..pipeline.edition import Edition
from ..pipeline.source import Source, Story
from ..pipeline.values import File, Picture
from ..schema.values import Enclosure


def url(path: str) -> str:
    """Give the address of a file below content/."""
    return "/" + path


def picture(story: Story, source: Source, edition: Edition) -> Picture | None:
    """Give a story's main picture with its size; the alternative text is the language's own."""
    path = story.facts.image
    if not path:
        return None
    asset = edition.assets[path]
    words = source.headers
    return Picture(
        url=url(path),
        width=asset.width,
        height=asset.height,
        alt=words.image_alt or story.facts.image_alt,
        caption=words.image_caption or "",
        credit=story.facts.image_credit or "",
    )


def gallery(source: Source, edition: Edition) -> tuple[Picture, ...]:
    """Give the pictures of a source's gallery, in the editor's order."""
    return tuple(
        Picture(
            url=url(photo.file),
            width=edition.assets[photo.file].width,
            height=edition.assets[photo.file].height,
            alt=photo.alt,
            caption=photo.caption,
        )
        for photo in source.headers.gallery
    )


def describe(path: str, edition: Edition, lang: str) -> str:
    """Say a file's type, bytes and pages: `PDF, MB 2.4, kurasa 12`."""
    return text(edition.assets[path], lang, edition)


def text(asset: Asset, lang: str, edition: Edition) -> str:
    """Say the type, bytes and pages of a file that was read or made."""
    return counts.file_text(asset.type, asset.size, asset.pages or None, edition.strings[lang])


def file(enclosure: Enclosure, title: str, edition: Edition, lang: str) -> File:
    """Give a link to a file, described in the language of the page."""
    return File(
        url=url(enclosure.file),
        title=enclosure.title or title,
        lang=enclosure.lang or lang,
        text=describe(enclosure.file, edition, lang),
        type=edition.assets[enclosure.file].type,
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
        of.setdefault(one.lang, []).append(edition.assets[one.file])
    said = []
    for spoken, assets in of.items():
        whole = text(assets[0], lang, edition)
        if len(assets) > 1:
            many = counts.count_text("file", len(assets), t)
            size = counts.bytes_text(sum(one.size for one in assets), t)
            whole = fill(t.lists.more, a=many, b=size)
        said.append(fill(t.lists.more, a=whole, b=t.publication["in"][spoken]))
    return "; ".join(said)


def wanted(story: Story) -> list[tuple[Source, str, str]]:
    """Give the files that a story refers to in its headers and texts: (source, file, field or target)."""
    found = []
    for source in story.sources:
        headers = source.headers
        if headers.image:
            found.append((source, headers.image, "image"))
        found += [(source, photo.file, "gallery") for photo in headers.gallery]
        found += [(source, one.file, "attachments") for one in headers.attachments]
        found += [(source, one.file, "files") for one in getattr(headers, "files", ())]
    return found
