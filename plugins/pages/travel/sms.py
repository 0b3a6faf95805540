"""The text of one SMS: never more than 160 septets, never cut within a word or a number."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from ...bilingual.strings import Strings, fill
from ...model.values import Site, StoryPage
from ..events.documents import Event
from ..press.documents import Release
from . import gsm, message

LEAST = 40  # septets of a title that makes sense: it is shortened no further for the sake of anything else
CUT = "..."
# Where a text may end: at a blank, but not at one within a number ("10 000").
_BLANK = re.compile(r"(?<!\d) | (?!\d)")


def text(doc: StoryPage, site: Site, t: Strings) -> str:
    """Give the message: what became of the story, its title, when it is, its address, then what fits.

    Date and address are said whole or not at all, and the title is shortened for them, but not below sense.
    Place, number and the office's short name come in only beside a whole title.
    """
    lead = [message.sample(doc), message.state(doc, t)]
    stands = not doc.withdrawn
    return composed(
        lead="".join(f"{gsm.plain(one).upper()}: " for one in lead if one),
        titles=shortened(gsm.plain(doc.title)),
        kind=gsm.plain(message.kind(doc, t)),
        when=_when(doc, t) if stands else "",
        url=_ascii(message.address(doc, site)),
        further=_further(doc, t) if stands else "",
        sender=gsm.plain(site.short),
    )


def composed(
    *, lead: str, titles: Sequence[str], kind: str, when: str, url: str, further: str, sender: str
) -> str:
    """Put a message together of parts that are of the alphabet already; what is empty is left out.

    `titles` are the forms of the title, the longest first; `kind` stands in for one of which none fits.
    """
    forms = [one for one in titles if _fits(lead + one)] or [kind]
    if not _fits(lead + forms[0]):
        return ""
    least = next((one for one in forms if gsm.septets(one) <= LEAST), forms[-1])
    when = when if _fits(_joined(lead, [least, when], "")) else ""
    url = url if _fits(_joined(lead, [least, when], url)) else ""
    title = next(one for one in forms if _fits(_joined(lead, [one, when], url)))
    parts = [title, when]
    if titles and title == titles[0]:
        more = [*parts, further]
        parts = more if _fits(_joined(lead, more, url)) else parts
        begun = f"{sender}: {lead}" if sender else lead
        lead = begun if _fits(_joined(begun, parts, url)) else lead
    return _joined(lead, parts, url)


def shortened(title: str) -> list[str]:
    """Give a title and its shorter forms, the longest first, each ending with a whole word.

    >>> shortened("Bei ni 10 000 tu")
    ['Bei ni 10 000 tu', 'Bei ni 10 000...', 'Bei ni...', 'Bei...']
    """
    ends = [found.start() for found in _BLANK.finditer(title)]
    cut = [title[:end].rstrip(" .,:;!?-(/&'\"") for end in reversed(ends)]
    return [one for one in (title, *(f"{one}{CUT}" for one in cut if one)) if one]


def _joined(lead: str, parts: Sequence[str], url: str) -> str:
    said = [one[0].upper() + one[1:] for one in parts if one]
    ended = [one if one.endswith((".", "!", "?")) else f"{one}." for one in said]
    if not url:
        return lead + " ".join([*ended[:-1], *said[-1:]])
    return lead + " ".join([*ended, url])


def _fits(text: str) -> bool:
    return gsm.septets(text) <= gsm.MOST


def _when(doc: StoryPage, t: Strings) -> str:
    if not isinstance(doc, Event):
        return ""
    if doc.state and doc.state.void:  # a date that no longer holds would be read as the new one
        return gsm.plain(doc.state.note)
    return gsm.plain(doc.brief)


def _further(doc: StoryPage, t: Strings) -> str:
    if isinstance(doc, Event):
        void = doc.state and doc.state.void
        return "" if void else gsm.plain(message.place(doc))
    if isinstance(doc, Release) and doc.reference:
        return gsm.plain(fill(t.press.reference, number=doc.reference))
    return ""


def _ascii(url: str) -> str:
    return quote(url, safe="/:?#[]@!$&'()*+,;=%~")
