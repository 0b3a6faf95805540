"""The list of a section, of a year and of a month: each is known whole, in both languages."""

import datetime as dt

import msgspec
import pytest

from plugins.model.values import Link, Listing, Period, Stamp
from plugins.pages.listings import lists
from tests.stories import edition, planned, story

HOME, EN_HOME = Link(lang="sw", title="Mwanzo", url="/"), Link(lang="en", title="Home", url="/en/")


def sw(title, url):
    return Link(lang="sw", title=title, url=url)


def en(title, url):
    return Link(lang="en", title=title, url=url)


def listed(*those):
    return {page.address: page.how for page in planned(lists.plan, edition(list(those)))}


def days(number, first="2026-01-01"):
    """Give so many stories in both languages, one a day."""
    start = dt.date.fromisoformat(first)
    pairs = [f"{start + dt.timedelta(days=day)}-mfano" for day in range(number)]
    return [
        story(pair=pair, sw=f"Slug: n{at}\n", en=f"Slug: n{at}\n") for at, pair in enumerate(pairs)
    ]


@pytest.fixture(scope="module")
def full():
    """The lists of a year that has one news story more than stand on a page, and other stories."""
    return listed(*days(101), story("press"), story("events"))


def bare(how):
    """Give a list without its cards, and the addresses of these."""
    document = how.document
    assert "listing.html" == how.template
    addresses = [card.url for card in document.cards]
    return msgspec.structs.replace(document, cards=()), addresses


def test_the_list_of_a_section_is_known_whole(full):
    document, cards = bare(full["habari/index.html"])
    assert [f"/habari/2026/n{number}/" for number in range(100, 80, -1)] == cards
    there = en("News", "/en/news/")
    assert document == Listing(
        lang="sw",
        title="Habari",
        url="/habari/",
        counterpart=there,
        translations=(there,),
        section="news",
        description="Habari za Ofisi ya Mwanasheria Mkuu wa Serikali.",
        crumbs=(HOME,),
        changed=Stamp(iso="2026-04-11", text="11 Aprili 2026"),
        feed=sw("Habari", "/habari/feed.xml"),
        cards=(),
        periods=(Period(link=sw("2026", "/habari/2026/"), count="Habari 101"),),
        periods_title="Kwa mwaka",
        cards_title="Habari mpya",
        empty="Hakuna habari kwa sasa.",
    )


def test_the_list_of_a_full_year_is_known_whole(full):
    document, cards = bare(full["en/news/2026/index.html"])
    assert [] == cards
    there, parent = sw("Habari: 2026", "/habari/2026/"), en("News", "/en/news/")
    months = [("April", 4, 11), ("March", 3, 31), ("February", 2, 28), ("January", 1, 31)]
    assert document == Listing(
        lang="en",
        title="News: 2026",
        url="/en/news/2026/",
        counterpart=there,
        translations=(there,),
        section="news",
        description="News of the Office of the Attorney General.",
        crumbs=(EN_HOME, parent),
        parent=parent,
        changed=Stamp(iso="2026-04-11", text="11 April 2026"),
        cards=(),
        periods=tuple(
            Period(
                link=en(f"{name} 2026", f"/en/news/2026/{month:02}/"), count=f"{many} news items"
            )
            for name, month, many in months
        ),
        periods_title="By month",
        empty="There is no news at present.",
    )


def test_the_list_of_a_month_is_known_whole(full):
    document, cards = bare(full["habari/2026/04/index.html"])
    assert [f"/habari/2026/n{number}/" for number in range(100, 89, -1)] == cards
    there, parent = en("News: April 2026", "/en/news/2026/04/"), sw("2026", "/habari/2026/")
    assert document == Listing(
        lang="sw",
        title="Habari: Aprili 2026",
        url="/habari/2026/04/",
        counterpart=there,
        translations=(there,),
        section="news",
        description="Habari za Ofisi ya Mwanasheria Mkuu wa Serikali.",
        crumbs=(HOME, sw("Habari", "/habari/"), parent),
        parent=parent,
        changed=Stamp(iso="2026-04-11", text="11 Aprili 2026"),
        cards=(),
        empty="Hakuna habari kwa sasa.",
    )


def test_the_list_of_an_earlier_month_bears_the_day_of_its_own_newest_story(full):
    assert "2026-03-31" == full["habari/2026/03/index.html"].document.changed.iso


def test_the_list_of_a_year_that_is_not_full_has_its_stories_and_no_months():
    document, cards = bare(listed(*days(2))["en/news/2026/index.html"])
    assert ["/en/news/2026/n1/", "/en/news/2026/n0/"] == cards
    assert ((), "", "") == (document.periods, document.periods_title, document.cards_title)


def test_the_years_of_a_section_stand_with_the_latest_first():
    found = listed(*days(1, "2024-02-29"), *days(1, "2026-01-01"))["habari/index.html"]
    assert ["2026", "2024"] == [one.link.title for one in found.document.periods]


def test_the_list_of_events_has_those_to_come_and_those_that_were():
    found = listed(
        story("events", "2026-12-08-kesho", sw="Starts: 2026-12-08\n"),
        story("events", "2026-01-05-jana", sw="Starts: 2026-01-05\n"),
    )["matukio/index.html"].document
    assert ["/matukio/2026/kesho/"] == [card.url for card in found.ahead]
    assert ["/matukio/2026/jana/"] == [card.url for card in found.cards]
    assert "Hakuna matukio yajayo kwa sasa." == found.none_ahead
    assert sw("Matukio", "/matukio/kalenda.ics") == found.calendar
    assert "/matukio/kalenda/" == found.ways[0].url
    assert None is found.changed


def test_the_list_of_events_shows_twenty_of_those_that_were():
    past = [
        story("events", f"2026-01-{day:02}-n{day}", sw=f"Starts: 2026-01-{day:02}\n")
        for day in range(1, 22)
    ]
    cards = listed(*past)["matukio/index.html"].document.cards
    assert [f"2026-01-{day:02}" for day in range(21, 1, -1)] == [card.tile.iso for card in cards]


@pytest.mark.parametrize(
    ("section", "address", "way", "title", "count"),
    [
        (
            "press",
            "en/press-releases/",
            "/en/press-releases/register/",
            "How to verify a release",
            "1 release",
        ),
        (
            "publications",
            "en/publications/",
            "/en/publications/kind/",
            "Other ways to find publications",
            "1 publication",
        ),
    ],
)
def test_the_lists_of_press_and_publications_lead_to_their_other_lists(
    section, address, way, title, count
):
    found = listed(story(section))
    own = found[f"{address}index.html"].document
    assert ([way], title) == ([one.url for one in own.ways], own.ways_title)
    assert [count] == [one.count for one in own.periods]


def test_a_section_without_stories_says_so_and_has_no_heading_over_none():
    found = listed()["habari/index.html"].document
    assert ((), (), "", None) == (found.cards, found.periods, found.cards_title, found.changed)
