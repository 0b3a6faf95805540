"""A kind of page is added as docs/a-new-kind-of-page.md says, by its own code."""


def test_the_new_page_is_there_in_both_languages(followed):
    assert "Mabadiliko ya karibuni" == followed.page("/mabadiliko/").tree.findtext(".//h1")
    assert "Recent changes" == followed.page("/en/changes/").tree.findtext(".//h1")


def test_the_new_page_has_stories_to_show(followed):
    page = followed.page("/mabadiliko/")
    assert page.tree.xpath("//main//li/a[starts-with(@href, '/')]")


def test_the_language_link_of_the_new_page_leads_back(followed):
    page, there = followed.page("/mabadiliko/").tree, followed.page("/en/changes/").tree
    assert page.xpath("//a[@hreflang='en'][@href='/en/changes/']")
    assert there.xpath("//a[@hreflang='sw'][@href='/mabadiliko/']")


def test_the_new_page_is_in_the_sitemap(followed):
    assert b"/mabadiliko/</loc>" in followed.files["sitemap.xml"]
