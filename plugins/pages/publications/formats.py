"""The way to ask for a publication in another format: large print, Braille, sound, plain text."""

from urllib.parse import quote

from ...bilingual.strings import OTHER, fill
from ...model.edition import Edition
from ...model.source import Source
from ...model.values import Link
from ...stories import standing

ASKED = tuple(("pages", standing.CONTACT, lang) for lang in OTHER)  # the contact page


def link(source: Source, edition: Edition) -> Link | None:
    """Give the link: a message whose subject names the publication, else the contact page; None without either."""
    lang, t = source.lang, edition.strings[source.lang]
    title = t.publication.ask
    if address := edition.office.contact.formats_email:
        subject = fill(t.publication.ask_subject, title=source.headers.title)
        return Link(
            lang=lang, title=title, url=f"mailto:{address}?subject={quote(subject, safe='')}"
        )
    for key in sorted(ASKED, key=lambda one: one[2] != lang):
        if url := edition.urls.get(key):
            return Link(lang=lang, title=title, url=url)
    return None
