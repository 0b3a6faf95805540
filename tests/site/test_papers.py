"""Beside each press release stands its letterhead as a PDF: linked with its true size, and with nothing hidden."""

import re

import pypdfium2
import pytest

from plugins.bilingual.counts import bytes_text
from plugins.model import addresses
from tests import built, desk
from tests.stories import words

PAPERS = tuple(addresses.PAPER.values())


def papers(site):
    return sorted(name for name in site.files if name.endswith(PAPERS))


def text(site, name):
    document = pypdfium2.PdfDocument(site.files[name])
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.fixture(scope="module")
def releases(shown):
    """The releases that have a page and were not withdrawn, each with its languages."""
    return [one for one in shown if one.section == "press" and not one.fact("withdrawn")]


def test_each_release_has_its_letterhead_and_nothing_else_has_one(site, releases):
    expected = [
        addresses.paper(lang, story.url(lang)).lstrip("/")
        for story in releases
        for lang in story.files
    ]
    assert len(expected) > 5
    assert sorted(expected) == papers(site)


def test_the_page_says_the_letterheads_bytes_and_pages(site, releases):
    for story in releases:
        for lang in story.files:
            url = addresses.paper(lang, story.url(lang))
            (link,) = site.page(story.url(lang)).tree.xpath(f"//main//a[@href='{url}']")
            data = site.files[url.lstrip("/")]
            said = link.text_content()
            assert bytes_text(len(data), words()[lang]) in said
            assert words()[lang].press.paper in said


def test_a_letterhead_says_what_its_release_says(site, releases):
    for story in releases:
        for lang, file in story.files.items():
            found = " ".join(text(site, addresses.paper(lang, story.url(lang)).lstrip("/")).split())
            assert file.one("title").split(":")[-1].strip()[:20] in found
            assert re.search(r"oag\.go\.tz/\S+", found)


@pytest.fixture
def content(tmp_path):
    """A content folder of two releases and a story of another section."""
    names = ("press/2026-11-19-moja", "press/2026-11-20-mbili", "news/2026-11-21-tatu")
    files = {f"{name}.sw.md": desk.text(title=name[-4:]) for name in names}
    return built.write(tmp_path / "content", files)


def test_a_letterhead_that_stands_is_not_made_again(content, build, tmp_path):
    """Another edit leaves the file of each letterhead as it is, to the last inode."""

    def stats(site):
        return {name: (tmp_path / "output" / name).stat() for name in papers(site)}

    before = stats(build(content))
    built.edit(content / "news" / "2026-11-21-tatu.sw.md", "Maandishi.", "Mstari mpya.")
    assert before == stats(build(content))


def test_an_edit_of_a_release_makes_its_letterhead_anew(content, build):
    """The short way gives the bytes of a clean build, and the page says the new size."""
    build(content)
    path = content / "press" / "2026-11-20-mbili.sw.md"
    built.edit(path, "Maandishi.", "Aya mpya ya mfano. " * 200)
    assert [] == built.differing(build(content).files, build(content, "clean").files)
