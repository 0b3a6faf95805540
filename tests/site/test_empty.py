"""A site without stories is honest: it says that there is nothing yet, and nothing is broken."""

from urllib.parse import urlsplit

import feedparser
import pytest

from tests import built
from tests.written import SECTIONS


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A site built from an empty content folder."""
    folder = tmp_path_factory.mktemp("empty")
    (folder / "content").mkdir()
    built.build(folder / "content", folder / "output", folder / "cache", built.run_here)
    return built.Site(folder / "output")


def test_an_empty_site_has_its_homes_sections_and_lost_pages(empty):
    bases = [base for both in SECTIONS.values() for base in both.values()]
    assert [] == [url for url in (*bases, "/404.html", "/en/404.html") if not empty.holds(url)]


def test_an_empty_list_says_that_it_is_empty(empty, words):
    assert [] == [
        base
        for name, both in SECTIONS.items()
        if name != "pages"
        for lang, base in both.items()
        if words[lang]["titles"]["none"][name] not in empty.page(base).main_text
    ]


def test_no_list_that_leads_somewhere_says_that_it_is_empty(site, words):
    said = {lang: set(words[lang]["titles"]["none"].values()) for lang in words}
    assert [] == [
        page.url
        for page in site.pages
        if page.url.startswith(("/mada/", "/en/topics/"))
        and any(one in page.main_text for one in said[page.lang])
    ]


def test_every_link_of_an_empty_site_leads_to_a_page(empty):
    assert [] == [
        (page.address, href)
        for page in empty.pages
        for href in page.tree.xpath("//a/@href | //link/@href | //img/@src")
        if not urlsplit(built.own(href)).netloc and not empty.holds(urlsplit(built.own(href)).path)
    ]


def test_an_empty_site_has_one_h1_a_page_no_empty_heading_and_no_raw_values(empty):
    assert [] == [
        page.address
        for page in empty.pages
        if len(page.tree.xpath("//h1")) != 1
        or [one for one in page.tree.xpath("//h2 | //h3") if not built.flat(one.text_content())]
        or "None" in page.text
        or "{" in page.text
    ]


def test_empty_feeds_are_sound_and_not_dated_by_the_build(empty):
    assert empty.feeds
    for data in empty.feeds.values():
        feed = feedparser.parse(data)
        assert (False, [], True) == (bool(feed.bozo), feed.entries, bool(feed.feed.id))
        assert built.TODAY.encode() not in data
