"""The public register is right about every release of the built site, and every release leads to it."""

import hashlib
import json
from urllib.parse import urlsplit

import pytest

REGISTERS = {
    "sw": "taarifa-kwa-umma/rejista/rejista.json",
    "en": "en/press-releases/register/register.json",
}


def releases(site, lang="sw"):
    return json.loads(site.files[REGISTERS[lang]])["releases"]


def issued(stories):
    return sorted(one.pair for one in stories if one.section == "press")


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_every_release_that_is_shown_is_in_the_register(site, shown, lang):
    assert issued(shown) == sorted(one["id"] for one in releases(site, lang))


def test_every_sum_is_that_of_the_file_that_is_served(site):
    sealed = {
        urlsplit(version["pdf"]).path.lstrip("/"): version["sha256"]
        for one in releases(site)
        for version in one["versions"]
        if version["sha256"] and version["pdf"]
    }
    assert len(sealed) > 1
    sums = {name: hashlib.sha256(site.files[name]).hexdigest() for name in sealed}
    assert [] == [name for name in sealed if sealed[name] != sums[name]]


def test_every_sum_stands_on_the_page_of_its_year_in_both_languages(site):
    for one in releases(site):
        for base in ("/taarifa-kwa-umma/rejista/", "/en/press-releases/register/"):
            (row,) = site.page(f"{base}{one['date'][:4]}/").tree.xpath(f"//tr[@id='{one['id']}']")
            sums = [version["sha256"] or "" for version in one["versions"]]
            assert [] == [sum_ for sum_ in sums if sum_ not in row.text_content()], one["id"]


def test_every_release_leads_to_its_row(site, shown):
    for story in shown:
        for lang in story.files if story.section == "press" else ():
            links = site.page(story.url(lang)).tree.xpath("//main//a[contains(@href, '#')]/@href")
            rows = [one.partition("#") for one in links if one.endswith(f"#{story.pair}")]
            assert rows, story.pair
            assert story.pair in site.page(rows[0][0]).ids


def test_the_register_is_found_from_the_list_of_releases(site):
    assert "/taarifa-kwa-umma/rejista/" in site.page("/taarifa-kwa-umma/").leads_to()
    assert "/en/press-releases/register/" in site.page("/en/press-releases/").leads_to()


def test_the_public_site_knows_no_sample_and_no_sum_of_one(site, public):
    assert [] == [one["id"] for one in releases(public) if one["sample"]]
    samples = [version for one in releases(site) if one["sample"] for version in one["versions"]]
    sums = [version["sha256"].encode() for version in samples if version["sha256"]]
    assert sums
    assert [] == [name for name, data in public.files.items() if any(one in data for one in sums)]


def test_the_preview_registers_nothing_that_is_not_issued(preview, shown):
    assert issued(shown) == sorted(one["id"] for one in releases(preview))
