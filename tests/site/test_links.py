"""Every link leads somewhere, and every language version knows its other."""

import re
from urllib.parse import unquote, urlsplit

import pytest

from tests import built
from tests.written import SECTIONS


def inner(page):
    """Yield every address of this site that a page names: path, fragment, the link as written."""
    written = page.tree.xpath("//@href | //@src | //@poster | //object/@data")
    for value in page.tree.xpath("//@srcset"):
        written += [part.split()[0] for part in value.split(",")]
    for one in written:
        parts = urlsplit(page.absolute(str(one).strip()))
        if f"{parts.scheme}://{parts.netloc}" == built.HOST:
            yield parts.path, unquote(parts.fragment), str(one)


@pytest.mark.parametrize("name", ["site", "preview", "public"])
def test_every_link_leads_to_a_file(name, request):
    site = request.getfixturevalue(name)
    links = {(page.address, link, path) for page in site.pages for path, _, link in inner(page)}
    held = {path for path in {path for *_, path in links} if site.holds(path)}
    assert [] == sorted((address, link) for address, link, path in links if path not in held)


def test_every_fragment_leads_to_an_id(site):
    lost = []
    for page in site.pages:
        for path, fragment, link in inner(page):
            target = page if path == page.url else site.by_url.get(path)
            if fragment and (target is None or fragment not in target.ids):
                lost.append((page.address, link))
    assert [] == lost


def test_every_address_that_a_style_names_leads_to_a_file(site):
    named = [
        (name, path)
        for name, data in site.styles.items()
        for path in re.findall(r"url\(['\"]?([^)'\"]+)", data.decode())
        if not path.startswith(("data:", "#"))
    ]
    assert [] == [(name, path) for name, path in named if not site.holds(path)]


def test_no_link_is_empty(site):
    assert [] == [
        (page.address, a.get("href"))
        for page in site.pages
        for a in page.tree.xpath("//a[not(ancestor::template)]")
        if not (a.get("href") or "").strip()
        or not (built.flat(a.text_content()) or a.get("aria-label") or a.xpath(".//img[@alt!='']"))
    ]


def test_every_page_names_itself_and_its_other_among_its_alternates_and_is_named_back(site):
    astray = []
    for page in site.addressed:
        others = {lang: url for lang, url in page.alternates.items() if lang != "x-default"}
        astray += [(page.url, "does not name itself")] if others.get(page.lang) != page.url else []
        for lang, url in others.items():
            there = site.by_url.get(url)
            if there is None or (there.lang, there.alternates.get(page.lang)) != (lang, page.url):
                astray.append((page.url, lang, url))
    assert [] == astray


def test_every_page_with_a_version_in_the_other_language_names_it(site, shown):
    """That of a story, and that of each list: the page that its language link leads to."""
    urls = {one.url(lang): one for one in shown for lang in one.files}
    silent = []
    for page in site.addressed:
        story = urls.get(page.url)
        other = built.OTHER[page.lang]
        if story is None or other in story.files:
            expected = story.url(other) if story else page.language_links[0].get("href")
            if page.alternates.get(other) != expected:
                silent.append((page.url, page.alternates.get(other), expected))
    assert [] == silent


def test_x_default_is_the_kiswahili_page_or_the_only_one(site):
    assert [] == [
        page.address
        for page in site.addressed
        if page.alternates.get("x-default") != page.alternates.get("sw", page.url)
    ]


def test_canonical_is_the_page_itself(site):
    assert [] == [
        page.address
        for page in site.addressed
        if [built.HOST + page.url] != page.tree.xpath("//link[@rel='canonical']/@href")
    ]


def test_every_page_has_a_language_link_that_leads_to_the_other_language_and_says_so(site):
    astray = []
    for page in site.pages:
        other = built.OTHER[page.lang]
        links = page.language_links
        astray += [(page.url, "has none")] if not links else []
        for a in links:
            there = site.by_url.get(urlsplit(a.get("href")).path)
            if there is None or (there.lang, a.get("lang")) != (other, other):
                astray.append((page.url, a.get("href"), a.get("lang")))
    assert [] == astray


def test_the_language_link_keeps_the_story(site, shown):
    astray = []
    for story in shown:
        for lang in story.files:
            other = built.OTHER[lang]
            expected = SECTIONS[story.section][other]
            if other in story.files:
                expected = story.url(other)
            leads = {a.get("href") for a in site.page(story.url(lang)).language_links}
            if leads != {expected}:
                astray.append((story.url(lang), leads))
    assert [] == astray


def test_the_language_link_keeps_the_list(site, shown):
    stories = {story.url(lang) for story in shown for lang in story.files}
    lists = [page for page in site.addressed if page.url not in stories]
    assert lists
    astray = []
    for page in lists:
        (there,) = {a.get("href") for a in page.language_links}
        (back,) = {a.get("href") for a in site.page(there).language_links}
        if back != page.url:
            astray.append((page.url, there, back))
    assert [] == astray
