"""How the office is reached: addresses, telephones and the government's feedback service, and no form.

What the office has not given is left out; where it has given nothing, the page says so.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ...model.edition import Edition
from ...model.planned import Page
from ...model.source import Source, Story, Text
from ...model.values import Fact
from ...schema.sections import SECTIONS
from ...stories import standing
from ...stories.story import pages
from .. import chrome
from .documents import Reach

PAIRS = (standing.CONTACT, standing.COMPLAINTS)


def plan_stories(edition: Edition, texts: Mapping[str, Text]) -> list[Page]:
    """Plan both pages, in the languages whose texts are given."""
    return pages(edition, texts, SECTIONS["pages"], Reach, _more, _ours, "reach.html")


def _ours(story: Story) -> bool:
    return story.pair in PAIRS


def _more(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
    complains = story.pair == standing.COMPLAINTS
    t = edition.strings[source.lang].reach
    return {
        "facts": complaints(edition, source.lang) if complains else contact(edition, source.lang),
        "none": t.none.complaints if complains else t.none.contact,
    }


def contact(edition: Edition, lang: str) -> tuple[Fact, ...]:
    """Give the ways to reach the office for any matter, those that it has given."""
    accounts = chrome.social_links(edition, lang)
    return (
        *chrome.contact(edition.office, edition.strings[lang]),
        *_feedback(edition, lang),
        *(Fact(label=one.title, value=bare(one.url), url=one.url) for one in accounts),
    )


def complaints(edition: Edition, lang: str) -> tuple[Fact, ...]:
    """Give the ways to complain: those that are for complaints first, then those for any matter."""
    office, t = edition.office, edition.strings[lang]
    label, address = t.reach.complaints_email, office.contact.complaints_email
    own = (Fact(label=label, value=address, url=f"mailto:{address}"),) if address else ()
    return (*own, *_feedback(edition, lang), *chrome.contact(office, t))


def _feedback(edition: Edition, lang: str) -> Iterator[Fact]:
    """The government's own feedback service."""
    if url := edition.office.feedback.url:
        yield Fact(label=edition.strings[lang].reach.feedback, value=bare(url), url=url)


def bare(url: str) -> str:
    """Give an address as people write it.

    >>> bare("https://example.invalid/mrejesho/")
    'example.invalid/mrejesho'
    """
    return url.removeprefix("https://").rstrip("/")
