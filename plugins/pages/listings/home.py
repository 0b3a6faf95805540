"""The home pages: the next legal clinic and the newest release, the lead story, the newest of each section."""

from ...bilingual.strings import OTHER
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Page, rendered
from ...model.values import Link
from ...stories import cards, when
from ..events import programme, ways
from ..events.finder import KIND
from ..periods import newest_stamp
from .documents import Home

NEWS, RELEASES, EVENTS, PUBLICATIONS = 4, 4, 4, 4


def plan(edition: Edition) -> list[Page]:
    """Plan both home pages."""
    return rendered("home.html", (home(edition, lang) for lang in OTHER))


def home(edition: Edition, lang: str) -> Home:
    """Give the home page of a language; what has no story is empty."""
    t = edition.strings[lang]
    mine = cards.stand(edition)
    news, releases, publications = (
        cards.some(edition, [one for one in mine if one.section == name][:most], lang)
        for name, most in (("news", NEWS + 1), ("press", RELEASES), ("publications", PUBLICATIONS))
    )
    every = edition.once("programme", programme.programme)
    ahead = programme.ahead(every)
    clinics = [one for one in ahead if one.story.facts.kind == KIND and not when.off(one.story)]
    been = [one for one in programme.past(every) if one.story.facts.kind == KIND]
    url = addresses.home(lang)
    return Home(
        lang=lang,
        title=t.titles.home,
        url=url,
        counterpart=edition.home(OTHER[lang]),
        translations=(edition.home(OTHER[lang]),),
        section="home",
        description=t.titles.about.home,
        changed=newest_stamp(edition, lang, mine),
        feed=Link(lang=lang, title=t.titles.all_stories, url=addresses.feed(url)),
        lead=news[0] if news else None,
        news=news[1:],
        releases=releases,
        events=programme.of_cards(ahead[:EVENTS], lang),
        publications=publications,
        clinic=clinics[0].cards[lang] if clinics else None,
        last_clinic=been[0].cards[lang] if been and not clinics else None,
        finder=ways.link(edition, lang, "clinic"),
    )
