"""Topics, campaigns and exhibitions: of everything under one the newest on its page, and all of it below."""

import datetime as dt

import pytest
from msgspec.structs import replace

from plugins.pages.listings import topics
from tests import stories
from tests.stories import edition, story, topic

ON = "Topics: sabasaba\n"
SABASABA = topic("sabasaba")
PAGE, ALL = "/mada/sabasaba/", "/mada/sabasaba/yote/"


def planned(*those, topics_=(SABASABA,), **more):
    """Give the documents of topics by address."""
    pages = stories.planned(topics.plan, edition(list(those), topics=topics_, **more))
    return {page.how.document.url: page.how.document for page in pages}


def page(*those, **more):
    return planned(*those, **more)[PAGE]


def some(number, section="news", more="", first=dt.date(2026, 1, 1)):
    days = [first + dt.timedelta(days=at) for at in range(number)]
    return [
        story(section, f"{day}-{section}", sw=f"Slug: {section}{at}\n{ON}{more}")
        for at, day in enumerate(days)
    ]


def event(starts, more="", slug="tukio"):
    return story("events", f"{starts[:10]}-{slug}", sw=f"Starts: {starts}\n{ON}{more}")


def urls(cards):
    return [card.url for card in cards]


def test_a_topics_page_gathers_all_kinds_of_things_that_are_under_it():
    image = "Image: media/a.jpg\nImage-Alt: Vitabu\n"
    found = page(
        story(sw=f"{ON}{image}"),
        story("press", sw=ON),
        story("publications", "2026-11-20-bango", sw=f"{ON}Kind: poster\n"),
        story("publications", "2026-11-20-ripoti", sw=f"{ON}Kind: report\n"),
        event("2026-12-07"),
        event("2026-07-07", slug="jingine"),
        story(pair="2026-11-21-nyingine"),
        assets=[stories.asset("media/a.jpg")],
    )
    assert ["/habari/2026/mfano/"] == urls(found.news)
    assert ["/taarifa-kwa-umma/2026/mfano/"] == urls(found.releases)
    assert ["/machapisho/2026/bango/"] == urls(found.posters)
    assert ["/machapisho/2026/ripoti/"] == urls(found.publications)
    assert ["2026-12-07"] == [card.tile.iso for card in found.ahead]
    assert ["2026-07-07"] == [card.tile.iso for card in found.past]
    assert ["/habari/2026/mfano/"] == [album.link.url for album in found.albums]


def test_a_topics_page_shows_the_newest_however_many_there_are():
    found = page(*some(90), *some(30, "press"), *some(30, "publications", "Kind: poster\n"))
    assert (topics.NEWS, topics.RELEASES, topics.POSTERS) == (
        len(found.news),
        len(found.releases),
        len(found.posters),
    )
    assert "/habari/2026/news89/" == found.news[0].url


def test_every_story_of_a_topic_stands_in_the_list_below_its_page():
    found = planned(*some(90))
    assert ALL == found[PAGE].whole.url
    assert 90 == len(found[ALL].cards)
    assert PAGE == found[ALL].parent.url


def test_a_topic_of_more_than_a_hundred_stories_has_its_years():
    found = planned(*some(120, first=dt.date(2025, 10, 1)))
    assert "/en/topics/sabasaba-en/all/" in found
    assert all(one.url == found[one.counterpart.url].counterpart.url for one in found.values())
    years = [period.link.url for period in found[ALL].periods]
    assert ["/mada/sabasaba/2026/", "/mada/sabasaba/2025/"] == years
    assert 120 == sum(len(found[url].cards) for url in years)
    assert 20 == len(found[ALL].cards)


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (
            [event("2026-12-07"), event("2027-01-09"), event("2025-07-07")],
            "Matukio yajayo: kuanzia tarehe 7 Desemba, 2026 hadi 9 Januari, 2027",
        ),
        (
            [event("2026-07-07"), event("2025-07-07")],
            "Tukio la mwisho: Jumanne, tarehe 7 Julai, 2026",
        ),
        ([event("2026-12-07", "State: cancelled\n")], ""),
        ([event("2026-12-07", "State: postponed\n")], ""),
        (some(2), ""),
    ],
)
def test_a_page_says_when_the_next_events_are_or_when_the_last_was(events, said):
    assert said == page(*events).dates


def test_what_its_stories_have_with_them_is_among_the_documents_once():
    pdf = "Attachments: media/a.pdf | Ratiba ya maonesho\n"
    found = page(*some(3, more=pdf), assets=[stories.asset("media/a.pdf")])
    assert [("/media/a.pdf", "Ratiba ya maonesho", "PDF, MB 2.4, kurasa 12")] == [
        (one.url, one.title, one.text) for one in found.documents
    ]


@pytest.mark.parametrize(("lang", "url"), [("sw", PAGE), ("en", "/en/topics/sabasaba-en/")])
def test_the_introduction_is_the_topics_own_where_it_has_one(lang, url):
    own = replace(SABASABA, **{lang: replace(SABASABA.words(lang), summary="Utangulizi wa mfano.")})
    assert "Utangulizi wa mfano." == planned(story(sw=ON), topics_=(own,))[url].description
    assert planned(story(sw=ON))[url].description


def test_a_topic_that_no_story_has_has_no_page():
    found = planned(story(sw=ON), topics_=(SABASABA, topic("bure")))
    assert "/mada/bure/" not in found
    assert ["/mada/sabasaba/"] == [period.link.url for period in found["/mada/"].periods]


def test_a_story_of_another_topic_changes_nothing_of_a_topics_page():
    other = story(pair="2026-11-21-nyingine", sw="Topics: wiki\n")
    both = (SABASABA, topic("wiki"))
    assert page(story(sw=ON), topics_=both) == page(story(sw=ON), other, topics_=both)
