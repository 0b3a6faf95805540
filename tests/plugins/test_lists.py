"""Lists, feeds and the sitemap hold what they promise, newest first."""

import datetime as dt
from xml.etree import ElementTree

from plugins.engine import style
from plugins.pages.feeds import feed
from plugins.pages.listings import lists
from plugins.pages.sitemap import machines
from tests import stories
from tests.stories import edition, story


def documents(planned):
    return {page.how.document.url: page.how.document for page in planned}


def many(number, both=False):
    first = dt.date(2026, 1, 1)
    days = [first + dt.timedelta(days=day) for day in range(number)]
    slugs = [f"Slug: n{at}\n" for at in range(number)]
    return [
        story(pair=f"{day}-mfano", sw=slug, en=slug if both else None)
        for day, slug in zip(days, slugs, strict=True)
    ]


def listed(*those, **more):
    return documents(stories.planned(lists.plan, edition(list(those), **more)))


def test_a_year_of_a_hundred_stories_shows_them_all():
    found = listed(*many(100))
    assert (100, ()) == (len(found["/habari/2026/"].cards), found["/habari/2026/"].periods)
    assert "/habari/2026/01/" not in found


def feeds(*those, **more):
    return documents(stories.planned(feed.plan, edition(list(those), **more)))


def test_an_entry_keeps_its_id_when_its_address_changes():
    (one,) = feeds(story())["/feed.xml"].entries
    (two,) = feeds(story(sw="Slug: jipya\n"))["/feed.xml"].entries
    assert one.url != two.url
    assert one.id == two.id


def test_a_feed_is_as_old_as_its_newest_entry():
    for now in (stories.NOON, stories.NOON + dt.timedelta(days=9)):
        assert "2026-11-22T00:00:00+03:00" == feeds(story(), now=now)["/feed.xml"].updated


def test_an_empty_feed_has_never_changed():
    assert feed.NEVER == feeds()["/feed.xml"].updated


def test_the_sitemap_is_xml_whatever_an_address_holds():
    values = machines.Sitemap(
        "https://example.org", (machines.Address('/a"&<b/', (("sw", '/"&'),)),)
    )
    root = ElementTree.fromstring(machines.sitemap(values))
    assert 'https://example.org/a"&<b/' == root[0][0].text


def test_the_name_of_a_file_changes_with_its_content_alone():
    assert style.hashed("style.css", b"a") == style.hashed("style.css", b"a")
    assert style.hashed("style.css", b"a") != style.hashed("style.css", b"b")
    assert style.hashed("style.css", b"a").startswith("style.")
    assert style.hashed("style.css", b"a").endswith(".css")


def test_an_event_that_was_postponed_stands_in_the_list_of_the_year_in_its_address():
    header = "Starts: 2027-01-20\nState: postponed\nFormerly: 2026-12-08\n"
    found = listed(
        story("events", sw=header), story("events", "2027-01-05-pili", sw="Starts: 2027-01-05\n")
    )
    assert ["2027", "2026"] == [one.link.title for one in found["/matukio/"].periods]
    (card,) = found["/matukio/2026/"].cards
    assert ("/matukio/2026/mfano/", "2027-01-20") == (card.url, card.tile.iso)
