"""The media centre: what journalists find on it, and what it is made of."""

from dataclasses import replace

import pytest

from plugins.media.asset import Asset
from plugins.pages.centre import centre, kit
from plugins.stories import story as plain
from tests import stories
from tests.stories import edition, story

PAGE = story("pages", "kituo-cha-habari", sw="Title: Kituo cha Habari\n", en="Slug: media-centre\n")
URLS = {"sw": "/kituo-cha-habari/", "en": "/en/media-centre/"}
BADGE = "Accreditation: Kitambulisho\n"
SPEECH = "Kind: speech\n"


def document(*those, lang="sw", made=None, **more):
    """Give the media centre's page in a language, beside some stories."""
    known = replace(edition([PAGE, *those], **more), made=made or {})
    pages = {
        page.how.document.lang: page.how
        for page in centre.plan_stories(known, stories.texts(known))
    }
    assert URLS[lang] == pages[lang].document.url
    assert {"centre.html"} == {how.template for how in pages.values()}
    return pages[lang].document


def urls(cards):
    return [card.url for card in cards]


def release(day):
    return story("press", f"2026-11-{day:02}-taarifa", sw=f"Slug: t{day}\n", en=None)


def event(day, more="", slug="tukio"):
    return story(
        "events", f"2026-12-{day:02}-{slug}", sw=f"Slug: m{day}\nStarts: 2026-12-{day:02}\n{more}"
    )


def test_no_other_plan_makes_the_media_centre():
    made = edition([PAGE, story("pages", "kanusho")])
    assert ["kanusho/index.html"] == [
        one.address for one in plain.plan_stories(made, stories.texts(made))
    ]


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_the_newest_releases_are_there_newest_first(lang):
    found = document(*(release(day) for day in range(1, 8)), lang=lang)
    assert [f"/taarifa-kwa-umma/2026/t{day}/" for day in (7, 6, 5, 4)] == urls(found.releases)


def test_the_diary_shows_what_journalists_may_come_to_soonest_first():
    found = document(event(9, BADGE), event(3, BADGE), event(5))
    assert ["/matukio/2026/m3/", "/matukio/2026/m9/"] == urls(found.ahead)
    assert "/kituo-cha-habari/ratiba/" == found.diary.url


def test_what_needs_an_accreditation_says_what_is_asked_for():
    live = "Live: https://example.invalid/mubashara\n"
    found = document(event(3, BADGE), event(5, live))
    assert ["Kitambulisho"] == [one.accreditation for one in found.admitted]
    assert ["/matukio/2026/m3/"] == [one.card.url for one in found.admitted]


def test_what_is_over_is_neither_in_the_diary_nor_among_what_needs_accreditation():
    past = story("events", "2026-11-03-tukio", sw=f"Starts: 2026-11-03\n{BADGE}")
    assert ((), ()) == (document(past).ahead, document(past).admitted)


def test_the_newest_speeches_are_there_and_no_other_publication():
    made = [
        story("publications", f"2026-10-{day:02}-h", sw=f"Slug: h{day}\n{SPEECH}")
        for day in range(1, 6)
    ]
    found = document(*made, story("publications", "2026-11-01-ripoti"))
    assert [f"/machapisho/2026/h{day}/" for day in (5, 4, 3)] == urls(found.speeches)
    assert "/machapisho/aina/hotuba/" == found.all_speeches.url


def test_the_newest_pictures_are_there_with_the_way_to_the_library():
    image = "Image: media/a.jpg\nImage-Alt: Vitabu\n"
    some = [story(pair=f"2026-11-{day:02}-n", sw=f"Slug: n{day}\n{image}") for day in range(1, 5)]
    found = document(*some, assets=[stories.asset("media/a.jpg")])
    assert ["/habari/2026/n4/", "/habari/2026/n3/"] == [one.link.url for one in found.albums]
    assert "/maktaba-ya-picha/" == found.photos.url


def test_feeds_and_calendars_are_of_the_pages_own_language():
    found = document(lang="en")
    feeds = ["/en/press-releases/feed.xml", "/en/news/feed.xml", "/en/feed.xml"]
    assert feeds == urls(found.feeds)
    calendars = ["/en/media-centre/diary/calendar.ics", "/en/events/calendar.ics"]
    assert calendars == urls(found.calendars)


def test_the_kits_link_says_its_type_and_its_bytes():
    (page,) = kit.plan_assets(edition([PAGE]), {})
    held = {page.address: Asset(page.address, "0" * 40, 3_000, "ZIP")}
    found = document(made=held)
    assert ("/kituo-cha-habari/kifurushi-press-kit.zip", "ZIP, KB 3") == (
        found.kit.url,
        found.kit.text,
    )


def test_there_is_no_link_to_a_kit_that_was_not_made():
    assert document().kit is None
