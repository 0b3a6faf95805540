"""All with which a story is passed on, made of its page's document as the page itself is."""

from ...bilingual.strings import Strings, fill
from ...model.values import Document, Link, Site, StoryPage, Value
from . import gsm, message, share, sms


class TravelText(Value, frozen=True, kw_only=True):
    """A text to select and copy, and what it is for."""

    label: str
    text: str


class Travel(Value, frozen=True, kw_only=True):
    """The texts of a story, and the links that share it."""

    texts: tuple[TravelText, ...]
    links: tuple[Link, ...]


def of(doc: Document, site: Site, t: Strings) -> Travel | None:
    """Give what a page has to be passed on with; None where it has nothing, as a list, a standing page, a draft."""
    if not isinstance(doc, StoryPage) or not doc.travels:
        return None
    whatsapp, plain = message.texts(doc, site, t)
    short = sms.text(doc, site, t)
    labelled = [
        (t.travel.whatsapp, whatsapp),
        (fill(t.travel.sms, n=gsm.septets(short), most=gsm.MOST), short),
    ]
    return Travel(
        texts=tuple(TravelText(label=label, text=text) for label, text in labelled if text),
        links=share.links(doc, site, t, whatsapp, plain),
    )
