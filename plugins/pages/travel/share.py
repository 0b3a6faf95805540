"""Links that hand a page on: addresses of the services alone, with nothing of theirs on the page."""

from ...bilingual.strings import Strings, fill
from ...model.values import Link, Site, StoryPage
from . import message

# What stands for each byte that is no unreserved sign (RFC 3986, 2.3). A table: every page encodes two messages.
_ENCODED = {
    byte: f"%{byte:02X}"
    for byte in range(256)
    if not (chr(byte).isascii() and chr(byte).isalnum()) and chr(byte) not in "-._~"
}


def links(doc: StoryPage, site: Site, t: Strings, whatsapp: str, plain: str) -> tuple[Link, ...]:
    """Give the links, each with its service's name; `whatsapp` and `plain` are the message in both forms.

    X and Facebook are given an address or nothing: without the site's own they are left out.
    """
    url = message.address(doc, site)
    title = _title(doc, t)
    body = plain.replace("\n", "\r\n")  # RFC 6068, section 5
    urls = {
        "whatsapp": f"https://wa.me/?text={encoded(whatsapp)}",
        "x": f"https://x.com/intent/post?text={encoded(title)}&url={encoded(url)}" if url else "",
        "facebook": f"https://www.facebook.com/sharer/sharer.php?u={encoded(url)}" if url else "",
        "email": f"mailto:?subject={encoded(title)}&body={encoded(body)}",
    }
    return tuple(
        Link(lang=doc.lang, title=t.travel.to[key], url=made) for key, made in urls.items() if made
    )


def encoded(text: str) -> str:
    """Give a text as a value of a query: all but letters, digits and -._~ encoded (RFC 3986, 2.3)."""
    return text.encode().decode("latin-1").translate(_ENCODED)


def _title(doc: StoryPage, t: Strings) -> str:
    """A title, behind what became of its story."""
    title = doc.title
    for said in (message.state(doc, t), message.sample(doc)):
        title = fill(t.calendar.state, state=said, title=title) if said else title
    return title
