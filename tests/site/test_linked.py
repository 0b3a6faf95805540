"""What pages say to machines is sound linked data, in the words of schema.org, of what they show."""

import re
from urllib.parse import urlsplit

import pytest

from tests import built, linked

TYPES = {"events": "Event", "news": "NewsArticle", "press": "NewsArticle"}
NEEDED = {
    "Event": {"name", "startDate", "eventStatus", "organizer", "url", "inLanguage"},
    "NewsArticle": {
        *("headline", "datePublished", "publisher", "author", "url", "inLanguage"),
        "mainEntityOfPage",
    },
    "PublicationIssue": {"name", "issueNumber", "isPartOf", "encoding", "url", "inLanguage"},
    "DigitalDocument": {"name", "publisher", "url", "inLanguage"},
    "Report": {"name", "publisher", "url", "inLanguage", "encoding"},
    "Poster": {"name", "publisher", "url", "inLanguage", "encoding"},
    "Article": {"name", "publisher", "url", "inLanguage"},
    "GovernmentOrganization": {"name", "url"},
    "BreadcrumbList": {"itemListElement"},
}


@pytest.fixture(scope="module")
def said(site):
    """What each page says, by its address."""
    return {page.url: linked.things(page.tree) for page in site.pages}


def of(said, url, kind):
    (found,) = (one for one in said[url] if one["@type"] == kind)
    return found


def test_every_page_but_the_first_has_a_way_to_it(site):
    without = {page.url for page in site.pages if not page.tree.xpath('//nav[@class="crumbs"]//a')}
    assert {"/", "/en/", "/404.html", "/en/404.html"} == without


def test_every_page_with_a_way_to_it_says_that_way(site, said):
    for page in site.pages:
        way = page.tree.xpath('//nav[@class="crumbs"]//a')
        kinds = [one["@type"] for one in said[page.url]]
        assert int(bool(way)) == kinds.count("BreadcrumbList"), page.url
        if way:
            items = of(said, page.url, "BreadcrumbList")["itemListElement"]
            own = [one["item"] for one in items]
            assert [page.absolute(a.get("href")) for a in way] == own[:-1]
            assert page.absolute(page.url) == own[-1]


def test_every_story_says_what_it_is(said, shown):
    for story in shown:
        if story.section in TYPES and not story.fact("withdrawn"):
            for lang in story.files:
                found = of(said, story.url(lang), TYPES[story.section])
                assert story.files[lang].one("title") == found.get("name", found.get("headline"))
                assert lang == found["inLanguage"]


def test_an_article_and_its_translation_name_each_other(said, shown):
    seen = 0
    for one in (one for one in shown if one.section in ("news", "press")):
        if len(one.files) < 2 or one.fact("withdrawn") or not one.files["en"].one("source-hash"):
            continue
        sw, en = (of(said, one.url(lang), "NewsArticle") for lang in ("sw", "en"))
        assert (en["url"], sw["url"]) == (
            sw["workTranslation"]["url"],
            en["translationOfWork"]["url"],
        )
        seen += 1
    assert seen


def test_the_home_pages_say_whose_site_it_is(site, said):
    for url in ("/", "/en/"):
        found = of(said, url, "GovernmentOrganization")
        assert f"{built.HOST}{url}" == found["url"]
        assert found["name"] in site.page(url).text


def test_everything_has_what_its_kind_needs(said):
    every = [one for things in said.values() for one in things]
    assert set(NEEDED) == {one["@type"] for one in every}
    assert [] == [
        (one["@type"], missing) for one in every if (missing := NEEDED[one["@type"]] - one.keys())
    ]


def test_every_address_is_whole_and_leads_to_a_page_of_this_site_or_away(site, said):
    for things in said.values():
        for text in linked.texts(things):
            assert not text.startswith("/"), text
            if text.startswith(f"{built.HOST}/"):
                assert site.holds(urlsplit(text).path), text


def test_no_text_shows_a_mark_of_the_code(said):
    mark = re.compile(r"\{\{|\}\}|\{%|[\ue000-\uf8ff]|\{filename\}|\{static\}|\bNone\b|</?\w+>")
    assert [] == [
        text for things in said.values() for text in linked.texts(things) if mark.search(text)
    ]


def test_a_description_is_the_one_that_the_page_gives(site, said):
    for url, things in said.items():
        for one in things:
            if "description" in one:
                assert built.flat(one["description"]) in site.page(url).text


def test_a_hidden_story_is_nowhere_told(said, all_stories):
    titles = {text for things in said.values() for text in linked.texts(things)}
    hidden = [one for one in all_stories if one.hidden(built.NOW)]
    assert hidden
    assert set() == titles & {file.one("title") for one in hidden for file in one.files.values()}


@pytest.mark.full
def test_schema_org_knows_every_property_and_its_form_and_no_other(said, shown, tmp_path):
    event = of(said, next(one.url("sw") for one in shown if one.section == "events"), "Event")
    changes = [
        {"startdate": "2026-12-02"},
        {"location": [{"@type": "Place", "adress": "Dodoma"}]},
        {"eventStatus": "https://schema.org/EventLost"},
        {"isAccessibleForFree": "ndiyo"},
    ]
    wrong = [{**event, **change} for change in changes]
    every = [one for things in said.values() for one in things]
    assert wrong == [one for one, _ in linked.wrong([*every, *wrong], tmp_path)]
