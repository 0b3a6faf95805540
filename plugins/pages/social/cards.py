"""The cards of all pages: beside each story's page its own, and at each home page the one of all lists."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from msgspec import structs

from ...bilingual import agreement
from ...bilingual.strings import OTHER
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Derived, Page
from ...model.source import Source, Story, Text
from ...stories import cards, corrections, marks, turns, when
from . import card
from .card import CardLine, SocialCard

MADE_FROM = ("plugins/paper", "theme/fonts", "theme/static/icon.svg")
MADE_WITH = ("typst", "pypdfium2", "pillow")
ALARM = ("cancelled", "withdrawn")


def plan_assets(edition: Edition, texts: Mapping[str, Text]) -> list[Page]:
    """Plan the cards of the stories whose texts are given; without any, those of the home pages.

    Nobody is shown a card but by its full address: without the site's own there are none.
    """
    if not edition.office.site.url:
        return []
    files = ((emblem.path, emblem.hash),) if (emblem := edition.emblem) else ()

    def page(lang: str, url: str, values: SocialCard, origin: str = "") -> Page:
        how = Derived("plugins.pages.social.cards:png", values, files, lang=lang)
        return Page(addresses.output(addresses.card(lang, url)), how, origin)

    if not texts:
        return [page(lang, addresses.home(lang), home(edition, lang)) for lang in OTHER]
    return [
        page(source.lang, edition.url(source), values(story, source, edition), source.path)
        for story in edition.stories
        for source in story.sources
        if source.path in texts
    ]


def png(values: SocialCard, files: Sequence[bytes], html: str) -> bytes:
    """Make a card of its values and the emblem's file."""
    return card.png(values, files[0] if files else None)


def home(edition: Edition, lang: str) -> SocialCard:
    """Give what the card of the home page and of all lists says: whose site it is."""
    return _card(edition, lang, title=edition.strings[lang].titles.site)


def values(story: Story, source: Source, edition: Edition) -> SocialCard:
    """Give what a story's card says."""
    lang = source.lang
    key = _state(story, edition)
    said = [mark.text for mark in marks.own(story, edition, lang) if mark.key != "withdrawn"]
    noun = marks.noun_of(story)
    return _card(
        edition,
        lang,
        title=source.headers.title,
        kind=marks.label(story, edition.strings[lang]),
        lines=_lines(story, source, edition),
        state=agreement.label(noun, key, edition.strings[lang]) if key else "",
        alarm=key in ALARM,
        mark=" · ".join(said),
    )


def _card(edition: Edition, lang: str, **more: object) -> SocialCard:
    office = edition.office
    return SocialCard(
        lang=lang,
        country=office.country[lang],
        office=office.name[lang],
        site=urlsplit(office.site.url).netloc,
        **more,  # type: ignore[arg-type]
    )


def _state(story: Story, edition: Edition) -> str:
    """The verb of what became of a story, empty where it stands as it was."""
    if story.facts.withdrawn:
        return "withdrawn"
    if story.section == "events":
        return "" if story.facts.state == "scheduled" else story.facts.state
    return "corrected" if corrections.later(story, edition) else ""


def _lines(story: Story, source: Source, edition: Edition) -> tuple[CardLine, ...]:
    t = edition.strings[source.lang]
    if story.section == "events":
        state = cards.state(story, edition, source.lang)
        turn = turns.current(story, edition.clock)
        lines = [
            CardLine(text=when.text(story, t, turn), void=bool(state and state.void)),
            CardLine(text=state.note if state else ""),
            CardLine(text=when.place(story, source)),
        ]
    else:
        dated = edition.stamp(story.filed, source.lang).text if story.filed else ""
        issue = cards.issue(story, edition, source.lang) if story.section == "publications" else ""
        lines = [CardLine(text=" · ".join(part for part in (issue, dated) if part))]
    return tuple(
        structs.replace(line, text=line.text[0].upper() + line.text[1:])
        for line in lines
        if line.text
    )
