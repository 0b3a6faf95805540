"""A section is added as docs/a-new-section.md says: by its code, its line of the table and its words alone."""

import json

import pytest

from tests import guides

SW, EN = "/zabuni/2026/mfano-zabuni/", "/en/tenders/2026/sample-tender/"
HOMES = {"sw": "/zabuni/", "en": "/en/tenders/"}


def test_the_new_section_touches_no_file_but_the_table_and_the_strings():
    text = (guides.built.ROOT / "docs" / "a-new-section.md").read_text("utf-8")
    touched = {path for path, how, _, _ in guides.BLOCK.findall(text) if how}
    strings = {f"theme/strings/{lang}.toml" for lang in HOMES}
    assert {"plugins/schema/sections.py", *strings} == touched


def test_a_story_of_the_new_section_has_a_page_in_both_languages(followed):
    assert "Zabuni ya mfano" == followed.page(SW).tree.findtext(".//h1")
    assert "Sample tender" == followed.page(EN).tree.findtext(".//h1")
    assert followed.page(SW).tree.xpath(f"//a[@hreflang='en'][@href='{EN}']")
    assert followed.page(EN).tree.xpath(f"//a[@hreflang='sw'][@href='{SW}']")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (SW, "Mwisho wa kupokea zabuni 15 Desemba 2026"),
        (EN, "Offers are taken until 15 December 2026"),
    ],
)
def test_the_page_shows_what_the_schema_of_the_section_asks(followed, url, said):
    assert said in followed.page(url).main_text


@pytest.mark.parametrize(("lang", "url"), [("sw", SW), ("en", EN)])
def test_the_section_lists_its_stories_by_themselves_and_by_years(followed, lang, url):
    home = HOMES[lang]
    assert {url, f"{home}2026/", f"{home}2025/"} <= followed.page(home).leads_to()
    assert url in followed.page(f"{home}2026/").leads_to()
    assert url not in followed.page(f"{home}2025/").leads_to()


@pytest.mark.parametrize(("lang", "url"), [("sw", SW), ("en", EN)])
def test_the_section_has_a_feed_of_its_stories(followed, lang, url):
    feed = followed.files[f"{HOMES[lang]}feed.xml".lstrip("/")].decode()
    assert f'{url}"' in feed


@pytest.mark.parametrize(("lang", "url"), [("sw", SW), ("en", EN)])
def test_the_search_finds_its_stories_and_filters_by_the_section(followed, lang, url):
    assert url in followed.files[f"pagefind/{lang}/cards/0.json"].decode()
    page = followed.page({"sw": "/tafuta/", "en": "/en/search/"}[lang])
    assert page.tree.xpath("//select[@name='section']/option[@value='tenders']")


def test_the_sitemaps_hold_the_section(followed):
    machines = followed.files["sitemap.xml"].decode()
    assert all(f"{url}</loc>" in machines for url in (SW, EN, *HOMES.values()))
    assert "/zabuni/" in followed.page("/ramani-ya-tovuti/").leads_to()


def test_the_data_hold_its_stories_as_its_line_says(followed):
    items = json.loads(followed.files["data/stories.json"])["items"]
    assert "tender" in {one["_oag"]["kind"] for one in items}
