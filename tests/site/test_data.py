"""The data for others holds what the built site shows, no more and no less, and readers find the way to it."""

import csv
import io
import json
from urllib.parse import urlsplit

import pytest

from tests import built, jsonfeed

PAGES = {"sw": "/data/", "en": "/en/data/"}
SETS = {
    "stories": ("news", "press"),
    "events": ("events",),
    "publications": ("publications",),
}


def index(site, lang):
    return json.loads(site.files[f"{PAGES[lang]}index.json".lstrip("/")])["files"]


def held(site, address):
    """Give the bytes at an address of the site, which must be there."""
    return site.files[urlsplit(address).path.lstrip("/")]


def items(site, lang, name):
    years = [one for one in index(site, lang) if one["name"] == name and one["year"]]
    return [item for one in years for item in json.loads(held(site, one["json"]))["items"]]


@pytest.mark.parametrize("lang", ["sw", "en"])
@pytest.mark.parametrize("name", SETS)
def test_every_story_of_the_language_that_stands_is_in_its_set_once(site, shown, lang, name):
    expected = sorted(
        f"{built.HOST}{story.url(lang)}"
        for story in shown
        if story.section in SETS[name] and story.listed and lang in story.files
    )
    assert expected
    assert expected == sorted(item["url"] for item in items(site, lang, name))


def test_every_file_is_a_json_feed_or_a_table_of_as_many_items_as_the_index_says(site):
    for lang in PAGES:
        for one in index(site, lang):
            feed = json.loads(held(site, one["json"]))
            assert [] == jsonfeed.faults(feed)
            assert one["json"] == feed["feed_url"]
            assert one["items"] == len(feed["items"])
            if one["csv"]:
                rows = csv.DictReader(io.StringIO(held(site, one["csv"]).decode(), newline=""))
                assert one["items"] == len(list(rows))


def test_every_file_of_an_item_is_served_and_as_large_as_it_says(site):
    files = [
        file
        for lang in PAGES
        for name in SETS
        for item in items(site, lang, name)
        for file in item.get("attachments", ())
    ]
    assert files
    assert [] == [
        file["url"] for file in files if len(held(site, file["url"])) != file["size_in_bytes"]
    ]


def test_the_public_data_hold_no_sample(site, public):
    def samples(of):
        every = [item for lang in PAGES for name in SETS for item in items(of, lang, name)]
        assert every
        return [item["url"] for item in every if item["_oag"]["sample"]]

    assert samples(site)
    assert [] == samples(public)


def test_an_item_is_called_as_in_the_atom_feed(site):
    atom = site.files["feed.xml"].decode()
    called = [item["id"] for item in items(site, "sw", "stories")]
    assert any(f"<id>{one}</id>" in atom for one in called)


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_the_page_leads_to_every_file_and_each_page_to_it(site, lang):
    page = site.page(PAGES[lang])
    every = {
        urlsplit(one[form]).path
        for one in index(site, lang)
        for form in ("json", "csv")
        if one[form]
    }
    assert every <= page.leads_to()
    maps = {"sw": "/ramani-ya-tovuti/", "en": "/en/site-map/"}
    assert PAGES[lang] in site.page(maps[lang]).leads_to()
    footers = site.page(maps[lang]).tree.xpath("//footer//a/@href")
    assert PAGES[lang] in footers
    newest = page.tree.xpath("//link[@type='application/feed+json']/@href")
    assert {f"{PAGES[lang]}{name}.json" for name in SETS} == set(newest)


def test_the_page_is_in_the_sitemap(site):
    for url in PAGES.values():
        assert f"<loc>{built.HOST}{url}</loc>".encode() in site.files["sitemap.xml"]


def test_the_page_says_that_no_licence_is_stated_and_where_copyright_is(site, words):
    for lang, url in PAGES.items():
        page = site.page(url)
        assert words[lang]["data"]["licence"]["none"] in page.main_text
        assert {"sw": "/hakimiliki/", "en": "/en/copyright/"}[lang] in page.leads_to()
