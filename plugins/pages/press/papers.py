"""The letterheads of the press releases: a PDF beside each release's page.

It is made once and kept by what it was made from; from the day on which a release is sealed, the very bytes
that were sealed are copied, whatever the site would make now.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from ...bilingual import dates
from ...bilingual.strings import fill
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Copied, Derived, Page
from ...model.source import Source, Story
from ...model.values import File
from ...stories import corrections, files, marks
from ...stories import story as stories
from . import letter, notice
from .letter import Attachment, Letter

MADE_FROM = ("plugins/paper", "theme/fonts", "theme/static/icon.svg")
MADE_WITH = ("typst", "pillow", "segno")
PDF = "plugins.pages.press.papers:pdf"


def plan_assets(edition: Edition, texts: stories.Texts) -> list[Page]:
    """Plan the letterheads of the releases whose texts are given.

    A withdrawn release has none, and that of a sealed one is never made again (see `plan`).
    """
    planned = []
    emblem = edition.emblem
    for story in edition.stories:
        if story.section != "press" or story.facts.withdrawn:
            continue
        for source in story.sources:
            if source.path in texts and notice.seal(source, edition) is None:
                how = Derived(
                    PDF,
                    values(story, source, edition),
                    ((emblem.path, emblem.hash),) if emblem else (),
                    stories.body(story, source, texts[source.path], edition),
                    source.lang,
                )
                planned.append(Page(addresses.output(_url(source, edition)), how, source.path))
    return planned


SEES = ("press",)


def plan(edition: Edition) -> list[Page]:
    """Plan a copy of the PDF of each release that was sealed; a withdrawn one has none."""
    return [
        Page(
            addresses.output(_url(source, edition)),
            Copied("content", sealed.paper, edition.assets[sealed.paper].hash),
            source.path,
        )
        for story in edition.stories
        if story.section == "press" and not story.facts.withdrawn
        for source in story.sources
        if (sealed := notice.seal(source, edition)) and sealed.paper in edition.assets
    ]


def pdf(values: Letter, files: Sequence[bytes], html: str) -> bytes:
    """Make a letterhead of its values, the emblem's file and the release's HTML."""
    return letter.pdf(replace(values, body=html, emblem=files[0] if files else None))


def values(story: Story, source: Source, edition: Edition) -> Letter:
    """Give what a release's letterhead says, but for its text and the emblem."""
    lang, office, t = source.lang, edition.office, edition.strings[source.lang]
    told = notice.notice(story, source, edition)
    del told["label"]  # on paper the heading says it
    said = marks.own(story, edition, lang)
    url = edition.url(source)
    assert source.day is not None
    return Letter(
        lang=lang,
        country=office.country[lang],
        office=office.name[lang],
        unit=office.unit[lang],
        title=source.headers.title,
        body="",
        attachments=tuple(
            Attachment(title=one.title, lang=lang, text=files.describe(one.file, edition, lang))
            for one in source.headers.attachments
        ),
        url=office.site.url + url if office.site.url else "",
        day=source.day,
        notices=(*(mark.note for mark in said), *_corrects(story, lang, edition)),
        stamp=said[0].text if said else "",
        words=letter.words(t),
        **told,
    )


def _corrects(story: Story, lang: str, edition: Edition) -> tuple[str, ...]:
    """The sentence by which a correction names what it corrects: title, number and day.

    That a release was corrected itself is never on its letterhead: paper says what was issued.
    """
    earlier = corrections.earlier(story, edition)
    if not earlier or not earlier.day:
        return ()
    t, title = edition.strings[lang], (earlier.source(lang) or earlier.primary).headers.title
    number = earlier.facts.reference
    parts = [title, fill(t.press.reference, number=number) if number else ""]
    said = ", ".join(part for part in (*parts, dates.short(earlier.day, t)) if part)
    return (fill(t.press.corrects, link=said),)


def paper(source: Source, edition: Edition) -> File | None:
    """Give the link to a release's letterhead, sealed or made; None where there is none."""
    url = _url(source, edition)
    sealed = notice.seal(source, edition)
    made = edition.assets.get(sealed.paper) if sealed else edition.made.get(addresses.output(url))
    if not made:
        return None
    t = edition.strings[source.lang]
    return File(
        url=url,
        title=t.press.paper,
        lang=source.lang,
        text=files.text(made, source.lang, edition),
        type="PDF",
    )


def _url(source: Source, edition: Edition) -> str:
    return addresses.paper(source.lang, edition.url(source))
