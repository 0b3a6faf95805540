"""The letterheads of the press releases: a PDF beside each release's page, made once and kept."""

from collections.abc import Sequence

from msgspec.structs import replace

from ..bilingual import addresses
from ..pipeline.edition import Edition
from ..pipeline.pages import Derived, Page
from ..pipeline.source import Source, Story
from ..pipeline.values import File
from ..stories import files, marks
from ..stories import story as stories
from . import letter, release
from .letter import Attachment, Letter

MADE_FROM = ("plugins/paper", "theme/fonts", "theme/static/icon.svg")
MADE_WITH = ("typst", "pillow", "segno")


def plan(edition: Edition, texts: stories.Texts) -> list[Page]:
    """Plan the letterheads of the releases whose texts are given; a withdrawn one has none."""
    planned = []
    emblem = edition.assets.get(edition.office.site.emblem)
    for story in edition.stories:
        if story.section != "press" or story.facts.withdrawn:
            continue
        for source in story.sources:
            if source.path in texts:
                how = Derived(
                    "plugins.press.papers:pdf",
                    values(story, source, edition),
                    ((emblem.path, emblem.hash),) if emblem else (),
                    stories.body(story, source, texts[source.path], edition),
                    source.lang,
                )
                planned.append(Page(addresses.output(_url(source, edition)), how, source.path))
    return planned


def pdf(values: Letter, files: Sequence[bytes], html: str) -> bytes:
    """Make a letterhead of its values, the emblem's file and the release's HTML."""
    return letter.pdf(replace(values, body=html, emblem=files[0] if files else None))


def values(story: Story, source: Source, edition: Edition) -> Letter:
    """Give what a release's letterhead says, but for its text and the emblem."""
    lang, office, t = source.lang, edition.office, edition.strings[source.lang]
    notice = release.notice(story, source, edition)
    said = marks.marks(story, edition, lang)
    url = edition.url(source)
    assert source.day is not None
    return Letter(
        lang=lang,
        country=office.country[lang],
        office=office.name[lang],
        unit=office.unit[lang],
        heading=notice["heading"],
        reference=notice["reference"],
        place_date=notice["place_date"],
        title=source.headers.title,
        subject=notice["subject"],
        body="",
        issued_by=notice["issued_by"],
        signatory=notice["signatory"],
        contact=notice["contact"],
        attachments=tuple(
            Attachment(title=one.title, lang=lang, text=files.describe(one.file, edition, lang))
            for one in source.headers.attachments
        ),
        url=office.site.url + url if office.site.url else "",
        day=source.day,
        notices=tuple(mark.note for mark in said),
        stamp=said[0].text if said else "",
        words=letter.words(t),
    )


def paper(source: Source, edition: Edition) -> File | None:
    """Give the link to a release's letterhead, None where none was made."""
    url = _url(source, edition)
    made = edition.made.get(addresses.output(url))
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
