"""Photos whose words for who cannot see them say nothing.

The rules refuse a photo without any words (Image-Alt, a line of Gallery, an image in a text). What they cannot
refuse is found here: words that are the file's name, the title or the caption again, that say "photo of", that
are one word, or that stand in the language of the other file.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from ...model.source import Record, Source, Story
from . import finding
from .finding import Finding, ReportPart, fill

_OPENING = re.compile(
    r"(?:picha (?:ya|ikionesha|inayoonesha)|(?:a )?(?:photo|picture|image) of)\b", re.I
)
_IMAGE = re.compile(r'<img\b[^>]*\balt="([^"]*)"[^>]*>')
# A file's name, or what a camera calls its pictures.
_FILE = re.compile(
    r"\S+\.(?:jpe?g|png|webp|avif|gif)|(?:img|dsc|dscn|pxl|wa|photo|picha|image)?[\W_]*\d[\d\W_]*",
    re.I,
)


def reason(alt: str, file: str, title: str = "", caption: str = "") -> str:
    """Give why words for who cannot see a photo say nothing, or an empty text where they may serve.

    >>> reason("IMG_2041.jpg", "media/2026/ukumbi.jpg")
    'alt-file'
    >>> reason("Picha ya ukumbi wenye viti", "media/2026/ukumbi.jpg")
    'alt-opening'
    >>> reason("Watu wakiwa wameketi kuzunguka meza", "media/2026/ukumbi.jpg")
    ''
    """
    typed, plain, name = alt.strip(), _plain(alt), PurePosixPath(file.casefold())
    if typed.casefold() in (name.name, name.stem) or _FILE.fullmatch(typed):
        return "alt-file"
    if plain == _plain(title):
        return "alt-title"
    if caption and plain == _plain(caption):
        return "alt-caption"
    if _OPENING.match(typed):
        return "alt-opening"
    return "alt-short" if len(plain.split()) < 2 else ""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("_", " ")))


def part(
    stories: Iterable[Story], records: Mapping[str, Record], bodies: Mapping[str, str]
) -> ReportPart:
    """Give the photos whose words say nothing; `bodies` are the texts' HTML by the path of their file."""
    found: list[Finding] = []
    for story in stories:
        mine: list[Finding] = []
        for source in story.sources:
            mine += _own(source)
            mine += _within(source, records[source.path], bodies.get(source.path, ""))
        mine += _borrowed(story)
        found += [replace(one, sample=bool(story.facts.sample)) for one in mine]
    return ReportPart(key="alts", findings=tuple(found))


def _finding(source: Source, line: int, note: str, file: str, alt: str) -> Finding:
    return finding.of(source, note, line, fill=fill(file=file, alt=alt))


def _own(source: Source) -> Iterator[Finding]:
    """Of the main photo and of the gallery."""
    headers = source.headers
    if headers.image_alt:
        why = reason(
            headers.image_alt, headers.image or "", headers.title, headers.image_caption or ""
        )
        if why:
            line = source.lines.get("image_alt", 0)
            yield _finding(source, line, why, headers.image or "—", headers.image_alt)
    for number, photo in enumerate(headers.gallery):
        if why := reason(photo.alt, photo.file, headers.title, photo.caption):
            line = source.lines.get("gallery", 0) + number
            yield _finding(source, line, why, photo.file, photo.alt)


def _within(source: Source, record: Record, body: str) -> Iterator[Finding]:
    """Of the pictures within the text."""
    targets = [one for one in record.text.targets if one.kind == "image"]
    for target, alt in zip(targets, _IMAGE.findall(body), strict=False):
        words = html.unescape(alt)
        if why := reason(words, target.name, source.headers.title):
            yield _finding(source, target.line, why, target.name, words)


def _borrowed(story: Story) -> Sequence[Finding]:
    """Of photos whose words are in the other language: the English file says nothing of the gallery, or repeats."""
    if not (story.sw and story.en):
        return ()
    sw, en = story.sw.headers, story.en.headers
    if sw.gallery and not en.gallery:
        return (_finding(story.en, 0, "alt-absent", sw.gallery[0].file, "—"),)
    same = [
        (number, photo)
        for number, (photo, other) in enumerate(zip(en.gallery, sw.gallery, strict=False))
        if photo.alt == other.alt
    ]
    line = story.en.lines.get("gallery", 0)
    found = [_finding(story.en, line + at, "alt-same", one.file, one.alt) for at, one in same]
    if en.image_alt and en.image_alt == sw.image_alt:
        line = story.en.lines.get("image_alt", 0)
        found.append(_finding(story.en, line, "alt-same", sw.image or "—", en.image_alt))
    return found
