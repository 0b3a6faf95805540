"""A kind of page is added as docs/a-new-kind-of-page.md says, by its own code."""

import re
import shutil

import pytest
from lxml import html

from tests import built
from tests.desk import SW
from tests.desk import text as story

BLOCK = re.compile(r"^```\w+ file=(\S+)( append)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COPIED = ("plugins", "theme", "pelicanconf.py", "publishconf.py", "requirements")
OFFICE = '[name]\nsw = "Ofisi"\nen = "The office"\n[site]\nurl = "https://example.org"\n'


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The output of a copy of the project with the code of the document in it."""
    tree = tmp_path_factory.mktemp("tree")
    for name in COPIED:
        source = built.ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, tree / name)
    text = (built.ROOT / "docs" / "a-new-kind-of-page.md").read_text("utf-8")
    blocks = BLOCK.findall(text)
    assert 6 == len(blocks)
    for name, append, code in blocks:
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "a" if append else "x", encoding="utf-8") as file:
            file.write(("\n" if append else "") + code)
    content = built.write(
        tree / "content", {"office.toml": OFFICE, SW: story(Updated="2026-11-22 | Sahihisho")}
    )
    built.build(content, tree / "output", tree / "cache", cwd=tree)
    return tree / "output"


def page(site, address):
    return html.fromstring((site / address / "index.html").read_bytes())


def test_the_new_page_is_there_in_both_languages(site):
    assert "Mabadiliko ya karibuni" == page(site, "mabadiliko").findtext(".//h1")
    assert "Recent changes" == page(site, "en/changes").findtext(".//h1")


def test_the_new_page_has_stories_to_show(site):
    assert page(site, "mabadiliko").xpath("//main//li/a[starts-with(@href, '/')]")


def test_the_language_link_of_the_new_page_leads_back(site):
    assert page(site, "mabadiliko").xpath("//a[@hreflang='en'][@href='/en/changes/']")
    assert page(site, "en/changes").xpath("//a[@hreflang='sw'][@href='/mabadiliko/']")


def test_the_new_page_is_in_the_sitemap(site):
    assert "/mabadiliko/</loc>" in (site / "sitemap.xml").read_text("utf-8")
