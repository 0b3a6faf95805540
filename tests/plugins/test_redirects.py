"""Old addresses: what asks for them, where their pages stand, and which of them cannot be."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.engine import clashes, output
from plugins.engine.release import packing
from plugins.media import asset
from plugins.model.planned import Copied, Page, Rendered
from plugins.pages.redirects import old, redirects
from plugins.reading import rules
from plugins.schema import address
from tests import aliases, stories
from tests.aliases import accepted
from tests.deploy.releases import program


@pytest.mark.parametrize(
    ("alias", "file", "requests"),
    [
        ("/habari/a", "habari/a/index.html", ("/habari/a", "/habari/a/")),
        ("/habari/a/", "habari/a/index.html", ("/habari/a/", "/habari/a")),
        ("/a.html", "a.html", ("/a.html",)),
        ("/A.HTM", "A.HTM", ("/A.HTM",)),
        ("/a/b.pdf", "", ("/a/b.pdf",)),
        ("/a.php", "", ("/a.php",)),
        ("/index.php?id=3", "", ("/index.php?id=3",)),
        ("/?p=3", "", ("/?p=3",)),
        ("/a%20b/", "a b/index.html", ("/a b/", "/a b")),
        ("/a+b", "a+b/index.html", ("/a+b", "/a+b/")),
        ("/e%CC%81/", "é/index.html", ("/é/", "/é", "/e\u0301/", "/e\u0301")),
        ("/v1.2/a/", "v1.2/a/index.html", ("/v1.2/a/", "/v1.2/a")),
    ],
)
def test_an_old_address_has_its_page_and_its_requests(alias, file, requests):
    assert (file, requests) == (old.file(alias), old.requests(alias))


@pytest.mark.parametrize(("one", "two"), [
    ("/a", "/a/"), ("/a/", "/a/index.html"), ("/A/b", "/a/B"), ("/%C3%89/", "/e%CC%81"),
    ("/a?b=C", "/A?B=c"), ("/index.html", "/?"),
])  # fmt: skip
def test_what_a_server_or_a_disk_may_take_for_the_same_is_the_same(one, two):
    assert old.same(one) == old.same(two)


@pytest.mark.parametrize(("one", "two"), [("/a", "/a.html"), ("/a?b=1", "/a"), ("/?p=1", "/?p=2")])
def test_other_addresses_are_told_apart(one, two):
    assert old.same(one) != old.same(two)


SIGNS = st.text("/aZ09.~-_%2Ff\"\\;$ {}'?&=\n\r\t#*|<>:é", max_size=40).map(lambda text: f"/{text}")
PERCENT = st.binary(max_size=8).map(lambda data: "/a" + "".join(f"%{one:02X}" for one in data))


@given(SIGNS | PERCENT)
def test_no_old_address_ends_a_line_or_a_text_of_the_map(text):
    if alias := accepted(text):
        lines = tuple((request, "/b/") for request in old.requests(alias))
        written = redirects.written(lines).decode()
        assert not set("\\$;{}#\n\r\t") & {char for request, _ in lines for char in request}
        assert dict(lines) == redirects.read(written.encode())
        assert 4 * len(lines) == written.count('"')


@given(aliases.OLD_ADDRESSES)
def test_an_old_address_that_check_takes_the_disk_and_the_server_take_too(text):
    assert text == accepted(text)
    page, lines = old.file(text), tuple((request, "/b/") for request in old.requests(text))
    names = [page, *packing.names(page)] if page else []
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, redirects.ADDRESS)
        written.write_bytes(redirects.written(lines))
        program().mapped(written.parent)
        assert lines == tuple(redirects.read(written.read_bytes()).items())
        for name in names:
            assert output.within(name)
            assert program().proper(name)
            output.stage(Path(folder), f"x/{name}", b"x")


def test_the_server_knows_the_rule_of_names_letter_by_letter():
    assert address.STEP.pattern == program().STEP.pattern
    assert address.LONGEST_STEP + max(map(len, packing.SUFFIXES)) <= program().LONGEST_STEP


@given(st.from_regex(asset.NAME, fullmatch=True).filter(lambda name: len(name) < 200))
def test_a_media_file_that_check_takes_the_server_takes_too(name):
    assert program().proper(f"media/{name}")


@given(SIGNS | PERCENT)
def test_no_old_address_stands_outside_its_folder_or_is_hidden(text):
    if alias := accepted(text):
        for step in old.file(alias).split("/") if old.file(alias) else ():
            assert step.strip(" .") == step
            assert step
            assert len(step.encode()) <= 255


# Clashes


def found(*made, pages=()):
    """Give the clashes among stories, each made of its Aliases, and pages."""
    known = [
        stories.story(
            pair=f"2026-11-{day:02}-mfano-{day}", sw=f"Aliases: {alias}\nTitle: Mfano {day}\n"
        )
        for day, alias in enumerate(made, 1)
    ]
    urls, faults = rules.urls(known)
    assert [] == faults
    return [(one.rule, dict(one.fill)["other"]) for one in clashes.faults(known, urls, pages)]


FEED = Page("feed.xml", Copied("content", "a", ""))
LIST = Page("habari/index.html", Copied("content", "a", ""))
FIRST = "news/2026-11-01-mfano-1.sw.md"


@pytest.mark.parametrize(
    ("alias", "other"),
    [
        ("/habari/", "/habari/"),
        ("/Habari/index.html", "/habari/"),
        ("/feed.xml", "/feed.xml"),
        ("/feed.xml/a/", "/feed.xml"),
        ("/habari/2026/MFANO-1", FIRST),
        ("/release.json", "/release.json"),
        ("/release.json/", "/release.json"),
        ("/Release.json.sig/a/", "/release.json"),
        ("/redirects.maps/", "/redirects.map"),
        ("/pagefind/sw/pagefind.js/", "/pagefind"),
        ("/index.html.br/", "/index.html.br"),
        ("/habari/Index.html.gz/a.html", "/habari/index.html.gz"),
    ],
)
def test_an_address_in_use_is_no_old_one(alias, other):
    assert [("alias-taken", other)] == found(alias, pages=(FEED, LIST))


@pytest.mark.parametrize(
    ("one", "two"),
    [("/a/", "/a"), ("/a", "/A"), ("/a.html", "/a.html/b/"), ("/a.html/b/", "/a.html")],
)
def test_an_old_address_leads_to_one_story_alone(one, two):
    assert [("alias-twice", f"{FIRST}:2")] == found(one, two)


def test_old_addresses_below_each_other_and_below_a_list_are_well():
    assert [] == found("/a/", "/a/b/", "/habari/zamani/", "/habari?x=1", pages=(FEED, LIST))


def test_an_old_download_that_was_packed_is_well():
    assert [] == found("/a/data.csv.gz", "/picha.tar.gz", "/en/release.json", pages=(FEED, LIST))


# The plan


def planned(*known, pages=()):
    edition = stories.edition(known)
    return {page.address: page for page in redirects.plan_pages(edition, pages)}


def test_each_language_leads_to_its_own_page():
    made = planned(stories.story(sw="Aliases: /zamani/\n", en="Aliases: /en/old/\n"))
    to = {
        address: (page.how.document.lang, page.how.document.to.url)
        for address, page in made.items()
        if isinstance(page.how, Rendered)
    }
    assert {
        "zamani/index.html": ("sw", "/habari/2026/mfano/"),
        "en/old/index.html": ("en", "/en/news/2026/mfano/"),
    } == to


def test_the_map_is_there_without_old_addresses():
    made = planned(stories.story())
    assert ["redirects.map"] == list(made)
    assert b"" == redirects.written(made["redirects.map"].how.values)


def test_no_page_is_planned_where_one_is():
    assert ["redirects.map"] == list(
        planned(stories.story(sw="Aliases: /habari/\n"), pages=(LIST,))
    )
