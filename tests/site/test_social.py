"""A link that is passed on shows a card: every page names one that is there, and nothing hidden has one."""

import io

import pytest
from PIL import Image

from plugins.model import addresses
from tests import built
from tests.desk import SW, text

CARDS = tuple(addresses.CARD.values())


def said(page, name):
    """Give the values of a property of Open Graph, or of a name."""
    return page.tree.xpath(f'//meta[@property="{name}" or @name="{name}"]/@content')


def test_every_page_names_one_card_of_the_size_and_form_that_it_says(site):
    wrong, sizes = [], {}
    for page in site.pages:
        (url,) = said(page, "og:image")
        name = url.removeprefix(f"{built.HOST}/")
        if url == name or name not in site.files:
            wrong.append((page.url, url, "is not there"))
            continue
        if name not in sizes:
            with Image.open(io.BytesIO(site.files[name])) as image:
                sizes[name] = [image.get_format_mimetype(), *map(str, image.size)]
        told = [said(page, f"og:image:{one}") for one in ("type", "width", "height")]
        if [["image/png"], ["1200"], ["630"]] != told or ["image/png", "1200", "630"] != sizes[
            name
        ]:
            wrong.append((page.url, told, sizes[name]))
    assert [] == wrong


def test_every_card_is_small(site):
    cards = {name: len(data) for name, data in site.files.items() if name.endswith(CARDS)}
    assert len(cards) > 100
    assert {} == {name: size for name, size in cards.items() if size > 60_000}


def test_every_story_has_a_card_of_its_own(site, shown):
    for story in shown:
        for lang in story.files:
            url = f"{built.HOST}{addresses.card(lang, story.url(lang))}"
            assert [url] == said(site.page(story.url(lang)), "og:image")


def test_a_page_says_once_all_that_a_card_stands_beside(site):
    names = "og:title og:site_name og:locale og:url og:type og:image:alt twitter:card".split()
    wrong = [
        (page.url, name)
        for page in site.pages
        for name in names
        if len(said(page, name)) != 1 or not said(page, name)[0].strip()
    ]
    assert [] == wrong


def test_what_a_page_is_told_of_is_itself(site):
    for page in site.addressed:
        assert [f"{built.HOST}{page.url}"] == said(page, "og:url")
        assert [{"sw": "sw_TZ", "en": "en_TZ"}[page.lang]] == said(page, "og:locale")


def test_a_story_is_an_article_of_its_day_and_any_other_page_is_none(site, shown):
    articles = {
        story.url(lang): story
        for story in shown
        if story.section != "pages"
        for lang in story.files
    }
    for page in site.pages:
        kind = "article" if page.url in articles else "website"
        assert [kind] == said(page, "og:type"), page.url
        dated = kind == "article" and articles[page.url].section != "events"
        assert dated == bool(said(page, "article:published_time")), page.url


def test_without_the_sites_address_nothing_needs_it(tmp_path, build):
    """Neither a card nor a word of Open Graph; texts and links that need none are there."""
    site = build(built.write(tmp_path / "content", {SW: text()}))
    assert [] == [name for name in site.files if name.endswith(CARDS)]
    assert [] == [page.url for page in site.pages if page.tree.xpath("//meta[@property]")]
    page = site.page("/habari/2026/mfano/")
    links = [a.get("href").partition(":")[0] for a in page.tree.xpath("//main//details//a")]
    assert ["https", "mailto"] == links


@pytest.mark.parametrize("kind", ["habari", "taarifa-kwa-umma", "machapisho", "matukio"])
def test_every_kind_of_story_has_its_texts_and_no_list_has(site, shown, kind):
    pages = [page for page in site.pages if page.url.startswith(f"/{kind}/")]
    stories = {story.url("sw") for story in shown if "sw" in story.files}
    told = {page.url for page in pages if page.tree.xpath("//main//details[@data-copy]")}
    assert told
    assert {page.url for page in pages} & stories == told


def test_no_text_message_of_the_site_is_longer_than_one(site):
    texts = [
        page.tree.xpath("//details[@data-copy]/pre")[1].text
        for page in site.pages
        if page.tree.xpath("//details[@data-copy]")
    ]
    assert len(texts) > 50
    assert [] == [text for text in texts if len(text) > 160 or not text.isascii()]


def test_a_preview_lets_no_draft_travel(preview, all_stories):
    hidden = [one for one in all_stories if one.hidden(built.NOW) and one.section != "pages"]
    assert hidden
    for story in hidden:
        for lang in story.files:
            assert [] == preview.page(story.url(lang)).tree.xpath("//details[@data-copy]")
