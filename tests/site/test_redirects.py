"""An old address leads to its story's page: by the server's map, and on a plain host by a page of its own."""

import re
from urllib.parse import urlsplit

from tests import built

MAP = "redirects.map"
LINE = re.compile(
    r'"(/[^"\\$;{}\x00-\x1f]*)" "(/[a-z0-9/-]*)";'
)  # nginx reads nothing else out of it


def lines(site):
    """Give the map's lines: what is asked for, and where it leads."""
    found = [LINE.fullmatch(line) for line in site.files[MAP].decode().splitlines()]
    assert all(found)
    return [match.groups() for match in found]


def given(stories):
    """Give every old address of these stories with where it leads."""
    return {
        alias: one.url(lang)
        for one in stories
        for lang, file in one.files.items()
        for alias in file.headers.get("aliases", ())
        if alias
    }


def test_every_old_address_of_a_story_that_is_shown_is_in_the_map(site, shown):
    known = dict(lines(site))
    expected = given(shown)
    assert {"/index.php?id=3", "/mfano-wa-ukurasa.html"} <= expected.keys()
    assert expected == {alias: known.get(alias.replace("%20", " ")) for alias in expected}


def test_the_map_leads_to_pages_and_is_asked_for_none(site):
    assert [] == [(old, new) for old, new in lines(site) if new not in site.by_url]
    assert [] == [old for old, _ in lines(site) if old in site.by_url]


def test_no_request_is_in_the_map_twice_however_its_letters_are_written(site):
    asked = [old.lower() for old, _ in lines(site)]
    assert len(asked) == len(set(asked))


def test_a_path_is_asked_for_with_and_without_the_slash_at_its_end(site):
    known = dict(lines(site))
    assert known["/habari/mfano-wa-anwani-ya-zamani/"] == known["/habari/mfano-wa-anwani-ya-zamani"]


def test_a_page_at_an_old_address_leads_on_at_once_and_says_so(site, words):
    assert {
        "habari/mfano-wa-anwani-ya-zamani/index.html",
        "mfano-wa-ukurasa.html",
        "en/news/example-of-an-old-address/index.html",
        "taarifa/Mfano+Iliyoondolewa/index.html",
    } == {page.address for page in site.moved}
    known = dict(lines(site))
    for page in site.moved:
        new = known[page.url]
        there = site.page(new)
        assert [f"0; url={new}"] == page.tree.xpath('//meta[@http-equiv="refresh"]/@content')
        assert [built.HOST + new] == page.tree.xpath('//link[@rel="canonical"]/@href')
        assert [new] == page.tree.xpath("//main//a/@href")
        assert there.tree.xpath("string(//h1)") == page.tree.xpath("string(//main//a)")
        assert words[page.lang]["moved"]["title"] == page.tree.xpath("string(//h1)")
        assert (there.lang, page.lang, True) == (page.lang, page.tree.get("lang"), page.noindex)
        assert [] == page.tree.xpath("//script")


def test_old_addresses_are_in_no_list(site):
    old = {page.url for page in site.moved}
    listed = site.files["sitemap.xml"] + b"".join(site.feeds.values())
    assert [] == [url for url in old if url.encode() in listed]
    linked = {urlsplit(a).path for page in site.pages for a in page.tree.xpath("//a/@href")}
    assert set() == old & linked


def test_what_is_not_shown_has_no_old_address(site, public, all_stories):
    hidden = given(one for one in all_stories if one.hidden(built.NOW))
    samples = given(one for one in all_stories if one.sample)
    assert hidden
    assert samples
    assert set() == set(dict(lines(site))) & hidden.keys()
    assert set() == set(dict(lines(public))) & samples.keys()
    assert [] == public.moved


def test_a_withdrawn_story_keeps_its_old_addresses(site, shown):
    kept = given(one for one in shown if one.fact("withdrawn"))
    assert kept
    assert kept.keys() <= dict(lines(site)).keys()
