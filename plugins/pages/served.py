"""The files that published stories refer to: planned because a page shows them, or not in the output.

Documents are copied as they are. Of a picture only what is made of it is served, never the original.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..media import variants
from ..media.asset import Asset
from ..media.raster.cover import Cover
from ..media.raster.encode import Frame
from ..media.variants import Variant, Variants
from ..model.edition import Edition
from ..model.planned import Copied, Derived, Page
from ..model.source import Source, Story, Text
from ..stories import files

# The modules whose functions make what is planned here.
MAKES = ("plugins.media.raster.cover", "plugins.media.raster.encode")
# Which of a picture's variants a page shows (AVIF, JPEG), by where the story names it; any other field
# holds files to fetch.
SHOWN: Mapping[str, Callable[[Variants], tuple[Sequence[Variant], Sequence[Variant]]]] = {
    "image": lambda made: (made.avif, (*made.jpeg, made.press)),
    "gallery": lambda made: (made.avif[:2], (*made.jpeg[:2], made.large, made.press)),
    "people": lambda made: (made.avif[:2], (*made.jpeg[:2], made.large)),
    "text": lambda made: (made.avif, made.jpeg),
    "file": lambda made: ((), (made.press,)),
}


def paths(stories: object) -> list[str]:
    """Give the files below content/ that some stories refer to, each once, in order."""
    found = set()
    for story in stories:  # type: ignore[attr-defined]
        found.update(path for _, path, _ in story.wanted)
        for source in story.sources:
            found.update(source.files)
    return sorted(found)


def plan(edition: Edition) -> list[Page]:
    """Plan a copy of each document that a story shows, and of a drawn emblem; a withdrawn one shows none."""
    named = paths(story for story in edition.stories if not story.facts.withdrawn)
    if edition.emblem:
        named = sorted({*named, edition.emblem.path})
    return [
        Page(path, Copied("content", path, edition.assets[path].hash))
        for path in named
        if not variants.is_picture(edition.assets[path])
    ]


def pictures(edition: Edition, texts: Mapping[str, Text]) -> list[Page]:
    """Plan what is made of the pictures and covers of the stories whose texts are given; without any the emblem's.

    A withdrawn story shows none. From its headers and from what its texts refer to, never from a text itself.
    """
    found: dict[str, Page] = {}
    emblem = edition.emblem
    if emblem and variants.is_picture(emblem) and not texts:
        one = variants.emblem(emblem)
        found[one.address] = _page(one, "emblem", emblem, "")
    for story in edition.stories if texts else ():
        if story.facts.withdrawn or not any(source.path in texts for source in story.sources):
            continue
        for page in (*_pictures(story, texts, edition), *_covers(story, edition)):
            found.setdefault(page.address, page)
    return list(found.values())


def _pictures(story: Story, texts: Mapping[str, Text], edition: Edition) -> Iterator[Page]:
    """What is made of a story's pictures, by where it names them."""
    named: dict[tuple[str, str], str] = {}
    for source, path, name in (*story.wanted, *_in_texts(story, texts)):
        named.setdefault((path, name if name in SHOWN else "file"), source.path)
    for (path, name), origin in named.items():
        asset = edition.assets[path]
        if variants.is_picture(asset):
            made = variants.of(asset)
            avif, jpeg = SHOWN[name](made)
            yield from (_page(one, "avif", asset, origin) for one in avif)
            for one in jpeg:
                yield _page(one, "press" if one is made.press else "jpeg", asset, origin)


def _in_texts(story: Story, texts: Mapping[str, Text]) -> Iterator[tuple[Source, str, str]]:
    """The files that a story's texts refer to, as pictures or to fetch."""
    for source in story.sources:
        for target in texts[source.path].targets if source.files and source.path in texts else ():
            if target.kind in ("image", "file"):
                yield source, target.name, "text" if target.kind == "image" else "file"


def _covers(story: Story, edition: Edition) -> Iterator[Page]:
    """The covers of a publication, of the file of each language."""
    if story.section != "publications":
        return
    for lang in edition.strings:
        asset = files.covered(story, lang, edition)
        for ending, how in (("avif", "avif"), ("jpg", "jpeg")) if asset else ():
            for one in files.covers(asset, ending):
                values = Cover(one.width, one.most)
                of = ((asset.path, asset.hash),)
                made = Derived(f"plugins.media.raster.cover:{how}", values, of)
                yield Page(one.address, made, story.primary.path)


def _page(one: Variant, how: str, asset: Asset, origin: str) -> Page:
    values = Frame(one.width, one.height, one.most)
    of = ((asset.path, asset.hash),)
    return Page(one.address, Derived(f"plugins.media.raster.encode:{how}", values, of), origin)
