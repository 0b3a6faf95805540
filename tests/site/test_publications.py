"""Publications on the built site: every one on its shelves, every shelf in both languages."""

from tests.written import SECTIONS

SERIES = {
    "sw": "/machapisho/mfululizo/jarida-la-mfano/",
    "en": "/en/publications/series/jarida-la-mfano/",
}
KINDS = {"sw": "/machapisho/aina/", "en": "/en/publications/kind/"}


def listed(shown):
    return [one for one in shown if one.section == "publications" and one.listed]


def test_every_publication_is_led_to_from_one_kind(site, shown):
    for lang, base in KINDS.items():
        below = [page for page in site.pages if page.url.startswith(base) and page.url != base]
        for story in listed(shown):
            assert 1 == sum(story.link(lang) in page.leads_to() for page in below), story.pair
        assert {page.url for page in below} <= site.page(base).leads_to()


def test_a_series_holds_its_issues_and_each_issue_leads_back(site, shown):
    issues = [one for one in listed(shown) if one.fact("series")]
    assert len(issues) > 1
    for lang, url in SERIES.items():
        for story in issues:
            assert story.link(lang) in site.page(url).leads_to()
            assert url in site.page(story.url(lang)).leads_to()


def test_the_name_of_a_series_is_told_to_be_kiswahili_where_the_page_is_not(site):
    (title,) = site.page(SERIES["en"]).tree.xpath("//h1")
    assert "sw" == title.get("lang")
    (link,) = site.page("/en/publications/series/").tree.xpath(f'//main//a[@href="{SERIES["en"]}"]')
    assert ("sw", None) == (link.get("lang"), link.get("hreflang"))


def test_the_section_leads_to_kinds_and_series_in_both_languages(site):
    for lang, base in SECTIONS["publications"].items():
        leads = site.page(base).leads_to()
        assert KINDS[lang] in leads
        assert SERIES[lang].removesuffix("jarida-la-mfano/") in leads


def test_each_language_of_a_publication_stands_on_its_card(site, shown, words):
    both = [one for one in listed(shown) if len(one.primary.headers.get("files", [])) == 2]
    assert both
    for story in both:
        for lang, base in SECTIONS["publications"].items():
            (a,) = [
                one for one in site.page(base).main_links if one.get("href") == story.link(lang)
            ]
            card = a.xpath("string(ancestor::li[1])")
            assert all(text in card for text in words[lang]["publication"]["in"].values())
