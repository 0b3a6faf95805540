"""The photo library: which stories' photos stand in it, in what order, and at which addresses."""

import datetime as dt

import msgspec

from plugins.media import variants
from plugins.pages.photos import library
from plugins.schema.office import Both
from tests import stories

NOW = dt.datetime(2026, 11, 22, 14, 30)
IMAGE = "Image: media/a.jpg\nImage-Alt: Vitabu\nImage-Credit: Mpiga picha\n"
GALLERY = "Gallery: media/b.jpg | Rafu | Maktaba\n    media/c.jpg | Meza\n"
ASSETS = [stories.asset(f"media/{name}.jpg") for name in "abc"]


def lists(*made, lang="sw", **more):
    """Give the library's lists of a language by address."""
    edition = stories.edition(list(made), NOW, assets=ASSETS, **more)
    pages = [page.how.document for page in stories.planned(library.plan, edition)]
    return {one.url: one for one in pages if one.lang == lang}


def story(day, section="news", more=IMAGE, slug="mfano", **how):
    return stories.story(section, f"{day}-{slug}", more, **how)


def titled(document):
    return [album.link.url for album in document.albums]


def test_a_story_shows_its_own_picture_and_its_gallery():
    (album,) = lists(story("2026-11-20", more=IMAGE + GALLERY))["/maktaba-ya-picha/"].albums
    assert ["Vitabu", "Rafu", "Meza"] == [one.alt for one in album.pictures]
    assert ("Picha 3", "Mpiga picha") == (album.count, album.credit)
    thumbs = [variants.of(one).avif[0].url for one in ASSETS]
    assert [f"{one} 400w" for one in thumbs] == [one.avif for one in album.pictures]


def test_a_main_picture_that_stands_in_the_gallery_too_counts_once():
    gallery = "Gallery: media/b.jpg | Rafu\n    media/a.jpg | Vitabu\n    media/c.jpg | Meza\n"
    (album,) = lists(story("2026-11-20", more=IMAGE + gallery))["/maktaba-ya-picha/"].albums
    assert "Picha 3" == album.count
    assert [("Vitabu", ""), ("Rafu", "#photo_1"), ("Meza", "#photo_3")] == [
        (one.alt, one.at) for one in album.pictures
    ]


def test_the_unit_is_credited_by_its_name_in_the_language_of_the_list():
    unit = Both("Kitengo", "The Unit")
    office = msgspec.structs.replace(stories.OFFICE, unit=unit)
    made = story("2026-11-20", more=IMAGE.replace("Mpiga picha", "Kitengo"), en="")
    assert ["Kitengo", "The Unit"] == [
        next(iter(lists(made, lang=lang, office=office).values())).albums[0].credit
        for lang in ("sw", "en")
    ]


def test_a_story_with_many_photos_shows_some_and_says_how_many():
    gallery = "Gallery: media/b.jpg | Rafu\n" + "    media/c.jpg | Meza\n" * 8
    (album,) = lists(story("2026-11-20", more=gallery))["/maktaba-ya-picha/"].albums
    assert (library.MOST_OF_A_STORY, "Picha 9") == (len(album.pictures), album.count)


def test_the_newest_stand_first_and_each_year_has_its_list():
    found = lists(
        story("2025-03-01"), story("2026-11-20"), story("2026-01-05", "press", IMAGE, slug="a")
    )
    assert [
        "/maktaba-ya-picha/",
        "/maktaba-ya-picha/2026/",
        "/maktaba-ya-picha/2025/",
    ] == list(found)
    first = found["/maktaba-ya-picha/"]
    assert ["20 Novemba 2026", "5 Januari 2026", "1 Machi 2025"] == [
        one.date.text for one in first.albums
    ]
    assert [("2026", "Picha 2"), ("2025", "Picha 1")] == [
        (one.link.title, one.count) for one in first.periods
    ]
    assert "/maktaba-ya-picha/" == found["/maktaba-ya-picha/2026/"].parent.url


def test_a_full_year_shows_its_months_and_keeps_its_address():
    many = [
        story(f"2026-{month:02}-{day:02}", slug=f"s{month}-{day}")
        for month in (3, 9)
        for day in range(1, 15)
    ]
    found = lists(*many)
    year = found["/maktaba-ya-picha/2026/"]
    assert ([], ["Septemba 2026", "Machi 2026"]) == (
        titled(year),
        [one.link.title for one in year.periods],
    )
    assert 14 == len(found["/maktaba-ya-picha/2026/03/"].albums)
    assert library.NEWEST == len(found["/maktaba-ya-picha/"].albums)
    assert {one.link.url for one in year.periods} <= found.keys()


def test_what_is_withdrawn_stands_in_no_library():
    gone = IMAGE + "Withdrawn: 2026-11-21 | Sababu ya mfano\n"
    assert [] == titled(lists(story("2026-11-20", more=gone))["/maktaba-ya-picha/"])


def test_the_cover_of_a_publication_is_no_photo():
    assert 0 == library.photos(story("2026-11-20", "publications"))
    assert 2 == library.photos(story("2026-11-20", "publications", IMAGE + GALLERY))


def test_the_photos_of_an_event_come_with_its_day():
    day = "Starts: {}\n" + IMAGE
    past = story("2026-11-01", "events", day.format("2026-11-21"), slug="a")
    coming = story("2026-11-01", "events", day.format("2026-11-23"), slug="b")
    (album,) = lists(past, coming)["/maktaba-ya-picha/"].albums
    assert "21 Novemba 2026" == album.date.text


def test_a_story_of_one_language_stands_in_both_libraries_and_says_so():
    made = story("2026-11-20")
    assert [""] == [one.only for one in lists(made)["/maktaba-ya-picha/"].albums]
    (album,) = lists(made, lang="en")["/en/photo-library/"].albums
    assert ("sw", True) == (album.link.lang, bool(album.only))
