"""Feeds follow RFC 4287, are in one language each, and their ids last."""

import re
from itertools import zip_longest

import feedparser
import pytest
from lxml import etree

from tests import built
from tests.desk import SW, text
from tests.written import SECTIONS

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")  # RFC 3339


def parsed(site):
    """Give every feed's root element, by its address."""
    found = {name: etree.fromstring(data) for name, data in site.feeds.items()}
    assert found
    return found


def lang_of(name):
    return "en" if name.startswith("en/") else "sw"


def links(root):
    return [built.own(one.get("href")) for one in root.findall(f"{ATOM}entry/{ATOM}link")]


def test_each_language_has_a_feed_of_all_and_one_of_each_section(site):
    bases = [base for name, both in SECTIONS.items() if name != "pages" for base in both.values()]
    expected = {f"{base}feed.xml".lstrip("/") for base in ["/", "/en/", *bases]}
    assert expected == set(site.feeds)


def test_feeds_are_read_without_complaint(site):
    assert {} == {
        name: feed.bozo_exception
        for name, feed in ((name, feedparser.parse(data)) for name, data in site.feeds.items())
        if feed.bozo
    }


def test_every_feed_and_entry_has_what_atom_requires(site):
    lacking = []
    for name, root in parsed(site).items():
        said = (root.get(XML_LANG), [one.get("href") for one in _self(root)])
        if (lang_of(name), [f"{built.HOST}/{name}"]) != said:
            lacking.append((name, "its language and its own address", said))
        for element in (root, *root.findall(f"{ATOM}entry")):
            for child in ("id", "title", "updated"):
                if not (element.findtext(ATOM + child) or "").strip():
                    lacking.append((name, child))
        if root.find(f"{ATOM}author/{ATOM}name") is None:
            lacking.append((name, "author"))
        for one in (*root.iter(f"{ATOM}updated"), *root.iter(f"{ATOM}published")):
            if not MOMENT.fullmatch(one.text):
                lacking.append((name, "a moment with its offset", one.text))
    assert [] == lacking


def _self(root):
    return [one for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"]


def test_every_entry_leads_to_a_page_of_the_feeds_language(site):
    assert [] == [
        (name, url)
        for name, root in parsed(site).items()
        for url in links(root)
        if url not in site.by_url or site.page(url).lang != lang_of(name)
    ]


def test_one_id_is_one_page_and_one_page_one_id(site):
    ids, urls = {}, {}
    for root in parsed(site).values():
        assert root.findall(f"{ATOM}entry")
        for entry in root.findall(f"{ATOM}entry"):
            key, url = entry.findtext(f"{ATOM}id"), entry.find(f"{ATOM}link").get("href")
            ids.setdefault(key, set()).add(url)
            urls.setdefault(url, set()).add(key)
    own = {root.findtext(f"{ATOM}id") for root in parsed(site).values()}
    assert len(site.feeds) == len(own - ids.keys()), (
        "a feed bears the id of another, or of an entry"
    )
    assert [] == [both for both in (*ids.items(), *urls.items()) if len(both[1]) > 1]


def test_a_sections_feed_has_the_newest_stories_of_its_language_alone(site, shown):
    wrong = []
    for section, bases in SECTIONS.items():
        for lang, base in bases.items() if section != "pages" else ():
            mine = [
                one for one in shown if one.section == section and one.listed and lang in one.files
            ]
            mine.sort(key=lambda story: story.pair, reverse=True)
            found = links(parsed(site)[f"{base}feed.xml".lstrip("/")])
            for at, (expected, one) in enumerate(
                zip_longest([m.url(lang) for m in mine[:20]], found)
            ):
                if expected != one:
                    wrong.append(f"{base}feed.xml, entry {at + 1}: {one}, not {expected}")
                    break
    assert [] == wrong


def test_an_id_outlives_its_title_address_and_text(tmp_path, build):
    def entry(title, body, **headers):
        content = built.write(tmp_path / "content", {SW: text(title, body, **headers)})
        (found,) = feedparser.parse(build(content).feeds["habari/feed.xml"]).entries
        assert title == found.title
        return found

    before = entry("Mfano", "Maandishi.")
    after = entry("Kichwa kipya cha habari", "Aya mpya.", Slug="anwani-mpya")
    assert (before.id, False) == (after.id, before.link == after.link)


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_every_page_leads_to_the_feed_of_its_language(site, lang):
    feed = {"sw": "/feed.xml", "en": "/en/feed.xml"}[lang]
    found = '//link[@type="application/atom+xml"]/@href'
    assert [] == [
        page.address
        for page in site.pages
        if page.lang == lang and feed not in page.tree.xpath(found)
    ]
