"""Standing pages: the menus that they name and the people whom they show; and a video, which any story may have."""

import pytest
from msgspec.structs import replace

from plugins.media.asset import Asset
from plugins.pages import chrome
from plugins.schema.office import Feedback
from plugins.stories import files
from plugins.stories import story as plain
from tests import stories
from tests.stories import OFFICE, edition, story

PLACES = {"menu": (("home", "home"), ("faq", "maswali")), "strip": (), "quick": (), "legal": ()}
LEADERS = "People: Jina la Kwanza | Cheo | 2026-01-05 | media/a.jpg\n    Jina la Pili | Cheo\n"


def site(*some, lang="sw", office=OFFICE):
    return chrome.site(edition(some, office=office), lang, PLACES)


def titles(items):
    return [item.link.title for item in items]


@pytest.mark.parametrize(("lang", "title"), [("sw", "Viongozi"), ("en", "Leaders")])
@pytest.mark.parametrize(("word", "menu"), [("main", "menu"), ("top", "strip")])
def test_a_page_stands_at_the_end_of_the_menu_that_it_names(word, menu, lang, title):
    page = story("pages", "viongozi", f"Title: Viongozi\nMenu: {word}\n", "Title: Leaders\n")
    assert title == titles(getattr(site(page, lang=lang), menu))[-1]
    assert [title] == [
        one
        for name in ("menu", "strip")
        for one in titles(getattr(site(page, lang=lang), name))
        if one == title
    ]


@pytest.mark.parametrize(
    "more", ["", "Menu: main\nWithdrawn: 2026-11-20 | a\n", "Menu: main\nStatus: draft\n"]
)
def test_a_page_that_names_no_menu_or_is_not_shown_stands_in_none(more):
    assert ["Mwanzo"] == titles(site(story("pages", "viongozi", more)).menu)


def test_a_page_of_the_settings_stands_once_where_it_names_their_menu():
    page = story("pages", "maswali", "Title: Maswali\nMenu: main\n")
    assert ["Mwanzo", "Maswali"] == titles(site(page).menu)


def test_a_page_shows_its_people_in_their_order_with_what_is_known_of_each():
    made = edition(
        [story("pages", "viongozi", LEADERS, "Slug: leaders\n")],
        assets=[Asset("media/a.jpg", "0" * 64, 1, "JPEG", width=900, height=1200)],
    )
    for source in made.stories[0].sources:
        first, second = files.people(source, made)
        assert ("Jina la Kwanza", "2026-01-05") == (first.name, first.since.iso)
        assert first.picture
        assert first.picture.alt == ""
        assert ("Jina la Pili", None, None) == (second.name, second.since, second.picture)


def test_a_portrait_is_asked_for_by_the_file_that_names_it():
    one = story("pages", "viongozi", LEADERS, "Slug: leaders\n")
    assert ((one.sw, "media/a.jpg", "people"),) == one.wanted


@pytest.mark.parametrize("section", ["news", "pages"])
def test_a_video_is_a_link_that_says_whose_site_it_opens(section):
    more = "Video: https://video.example.invalid/x?v=1\n"
    made = edition([story(section, "viongozi" if section == "pages" else "2026-11-22-a", more, "")])
    pages = [page.how.document for page in plain.plan_stories(made, stories.texts(made))]
    assert {
        ("sw", "Tazama video (video.example.invalid)", "https://video.example.invalid/x?v=1"),
        ("en", "Watch the video (video.example.invalid)", "https://video.example.invalid/x?v=1"),
    } == {(one.lang, one.video.title, one.video.url) for one in pages}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", ""),
        ("https://example.invalid/fomu?u={page}", "https://example.invalid/fomu?u={page}"),
        (
            "a@example.invalid",
            "mailto:a@example.invalid?subject=Report%20a%20fault%20on%20this%20page&body={page}",
        ),
    ],
)
def test_a_fault_on_a_page_is_reported_where_the_office_says(given, said):
    office = replace(OFFICE, feedback=Feedback(faults=given))
    assert said == site(lang="en", office=office).faults


def test_an_account_whose_network_has_no_words_is_shown_by_its_name():
    office = replace(
        OFFICE, social={"whatsapp": "https://a.invalid", "telegram": "https://b.invalid"}
    )
    assert ["Telegram", "Chaneli ya WhatsApp"] == [one.title for one in site(office=office).social]
