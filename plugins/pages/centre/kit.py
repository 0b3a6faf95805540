"""The press kit: the office's emblem, what may be written of it, its facts and the terms, as one ZIP archive.

One kit serves both languages. It says nothing of when and where it was made, and its files are stored as they
are, so that the same content gives the same bytes on every machine (APPNOTE 6.3, 4.4.5, method 0).
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ...bilingual.strings import LANGS, Strings, fill
from ...media import variants
from ...media.asset import Asset
from ...media.raster import encode
from ...media.raster.encode import Frame
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Derived, Page
from ...model.source import Text
from ...stories import shown, standing
from .. import chrome

MADE_FROM = ("plugins/media/raster",)
MADE_WITH = ("pillow",)
OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment that an archive can hold (APPNOTE 6.3, 4.4.6)
READ_ME = "SOMA-KWANZA-READ-ME.txt"
UNIX, READABLE = 3, 0o644 << 16
LARGE = 2400  # the longer side of an emblem of pixels: what a newspaper gets
LINE = "\r\n"  # for the plainest of editors on Windows


class Kit(Struct, frozen=True):
    """What the kit holds: `texts` by their names in it, and the emblem's own.

    `emblem` is its name, empty until the office has given one; `frame` its size where it is of pixels, which
    are never given on as their file had them.
    """

    texts: tuple[tuple[str, str], ...]
    emblem: str = ""
    frame: Frame | None = None


def plan_assets(edition: Edition, texts: Mapping[str, Text]) -> list[Page]:
    """Plan the kit, where there is a media centre from which it can be fetched; it is no story's own."""
    story = None if texts else standing.find(edition, standing.CENTRE)
    if not story or not shown.listed(story):
        return []
    emblem = edition.emblem
    files = ((emblem.path, emblem.hash),) if emblem else ()
    how = Derived("plugins.pages.centre.kit:zipped", kit(edition), files)
    return [Page(addresses.output(addresses.KIT), how, story.primary.path)]


def kit(edition: Edition) -> Kit:
    """Give what the kit of an edition holds."""
    name, frame = _emblem(edition.emblem) if edition.emblem else ("", None)
    brief = [
        (edition.strings[lang].kit.files.about, _lines(edition.office.press.about[lang]))
        for lang in LANGS
        if edition.office.press.about[lang]
    ]
    facts = [
        (edition.strings[lang].kit.files.facts, _lines(*_facts(edition, lang))) for lang in LANGS
    ]
    held = [*(one for one, _ in (*brief, *facts)), *([name] if name else [])]
    first = [line for lang in LANGS for line in _read_me(edition, lang, held)]
    return Kit(((READ_ME, _lines(*first)), *brief, *facts), name, frame)


def _emblem(asset: Asset) -> tuple[str, Frame | None]:
    """The emblem's name in the kit, and its size where it is of pixels."""
    if not variants.is_picture(asset):
        return "nembo-emblem.svg", None
    return "nembo-emblem.png", Frame(*variants.within(asset.width, asset.height, LARGE, LARGE))


def _lines(*lines: str) -> str:
    return LINE.join((*lines, ""))


def _facts(edition: Edition, lang: str) -> Iterator[str]:
    """The office's facts that are given, a line each: its names in both languages, and how it is reached."""
    office, t = edition.office, edition.strings[lang]
    yield from (f"{t.nav.own[one]}: {_named(edition, one)}" for one in LANGS)
    known = [
        (t.kit.country, office.country[lang]),
        (t.kit.unit, office.unit[lang]),
        (t.kit.website, office.site.url),
        *((one.label, one.value) for one in chrome.contact(office, t)),
        (t.centre.press, office.press.contact[lang]),
        *((one.title, one.url) for one in chrome.social_links(edition, lang)),
    ]
    yield from (f"{label}: {value}" for label, value in known if value)


def _named(edition: Edition, lang: str) -> str:
    """The office's name in a language, with its short form where it has one."""
    name, short = edition.office.name[lang], edition.office.short[lang]
    return f"{name} ({short})" if short else name


def _read_me(edition: Edition, lang: str, held: Sequence[str]) -> Iterator[str]:
    """What the kit says of itself in a language: what it holds, of the emblem, on which terms."""
    t: Strings = edition.strings[lang]
    yield from (f"{t.kit.title}: {edition.office.name[lang]}", "", t.kit.holds)
    yield from (f"- {one}" for one in held)
    yield from ("", of_emblem(edition, lang), "", t.kit.terms_title)
    source = fill(t.kit.source, office=edition.office.name[lang])
    yield from (f"- {one}" for one in (source, *t.kit.terms))
    yield ""


def of_emblem(edition: Edition, lang: str) -> str:
    """Say whether the kit holds the office's emblem."""
    t = edition.strings[lang]
    return t.kit.emblem if edition.emblem else t.kit.no_emblem


def zipped(values: Kit, files: Sequence[bytes], html: str) -> bytes:
    """Make the kit of what it holds and the emblem's file."""
    parts = [(name, text.encode()) for name, text in values.texts]
    if values.emblem:
        made = encode.emblem(values.frame, files, "") if values.frame else files[0]
        parts.append((values.emblem, made))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, OLDEST)
            info.create_system, info.external_attr = UNIX, READABLE
            archive.writestr(info, data)
    return out.getvalue()
