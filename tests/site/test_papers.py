"""Beside each press release stands its letterhead as a PDF: linked with its true size, and with nothing hidden."""

import re

import pypdfium2
import pytest

from plugins.bilingual import addresses
from plugins.bilingual.counts import bytes_text
from tests import built
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


def test_what_is_hidden_has_no_letterhead(content, build):
    """Neither an embargoed release nor a draft leaves one, and their words stand in no other."""
    secret = "Nenolasiri"
    for name, more in (("a", "Publish-At: 2027-01-01"), ("b", "Status: draft")):
        (content / "press" / f"2026-11-20-{name}.sw.md").write_text(
            f"Title: {secret} {name}\nSummary: {secret} yenye maneno ya kutosha.\n{more}\n\n{secret}\n",
            "utf-8",
        )
    site = build(content)
    assert [] == [name for name in papers(site) if secret in text(site, name)]
    assert [] == [name for name in site.files if "2026/a/" in name or "2026/b/" in name]


def test_a_letterhead_that_stands_is_not_made_again(content, tmp_path):
    """Another edit leaves the file of each letterhead as it is, to the last inode."""
    output, cache = tmp_path / "output", tmp_path / "cache"
    built.build(content, output, cache=cache)
    before = {name: (output / name).stat() for name in papers(built.Site(output))}
    story = next((content / "news").glob("*.sw.md"))
    story.write_text(story.read_text("utf-8") + "\nMstari mpya.\n", "utf-8")
    built.build(content, output, cache=cache)
    assert before == {name: (output / name).stat() for name in before}


def test_an_edit_of_a_release_makes_its_letterhead_anew(content, tmp_path, releases):
    """The short way gives the bytes of a clean build, and the page says the new size."""
    output = tmp_path / "output"
    built.build(content, output, cache=tmp_path / "cache")
    name = next(one for one in releases if "sw" in one.files).files["sw"].path.name
    path = content / "press" / name
    path.write_text(path.read_text("utf-8") + "\n\n" + "Aya mpya ya mfano. " * 200, "utf-8")
    built.build(content, output, cache=tmp_path / "cache")
    built.build(content, tmp_path / "clean", cache=tmp_path / "other")
    assert built.Site(tmp_path / "clean").files == built.Site(output).files
