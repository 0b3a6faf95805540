"""A notice is on every page, and yet costs nothing but at its coming and at its going."""

import datetime as dt

import pytest

from .story import Story
from .work import NOW, Work


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    return Work(tmp_path_factory.mktemp("site"))


@pytest.fixture
def notice(work):
    """A notice that stands from noon to the end of the next day but one."""
    facts = {"From": "2026-11-22 12:00", "Until": "2026-11-24"}
    made = Story("notices", "2026-11-22-tangazo", ["sw", "en"], facts=facts)
    work.now = NOW
    work.stories.pop("notices/2026-11-01-tangazo-aa", None)
    work.settle()
    work.build()
    work.stories[made.key] = made
    work.settle()
    yield made
    work.stories.pop(made.key, None)
    work.settle()


def edited(work):
    """Edit a text; give how many pages that rewrites."""
    story = work.stories["news/2026-01-05-habari-aa"]
    story.body["sw"] = (story.body.get("sw", 0) + 1) % 4
    work.settle()
    return work.build().written


def test_a_notice_begins_and_ends_by_the_clock_and_rewrites_pages_only_then(work, notice):
    word = notice.text("sw", {}, []).split("\n")[0].removeprefix("Title: ")
    written, shown = [], []
    for hours in (0, 2.9, 3, 4, 62.9, 63, 64):  # from nine in the morning of the 22nd
        work.now = NOW + dt.timedelta(hours=hours)
        work.build()
        written.append(work.build().written)
        shown.append(word.encode() in (work.output / "index.html").read_bytes())
    assert [0] * 7 == written
    assert [False, False, True, True, True, False, False] == shown


def test_an_edit_elsewhere_rewrites_as_many_pages_beneath_a_notice_as_without(work, notice):
    before = edited(work)
    work.now = NOW + dt.timedelta(hours=3)
    work.build()
    assert b"bulletins" in (work.output / "index.html").read_bytes()
    assert 0 < before == edited(work)


def test_every_page_but_those_that_lead_on_bears_the_notice_once(work, notice):
    work.now = NOW + dt.timedelta(hours=3)
    work.build()
    found = {
        path.relative_to(work.output).as_posix(): path.read_bytes().count(b'class="bulletins"')
        for path in work.output.rglob("*.html")
        if b'http-equiv="refresh"' not in path.read_bytes()
    }
    assert {"404.html", "en/404.html", "index.html"} <= found.keys()
    assert {1} == set(found.values())


def test_what_is_shown_of_a_notice_is_gone_with_its_files(work, notice):
    work.now = NOW + dt.timedelta(hours=3)
    work.build()
    del work.stories[notice.key]
    work.settle()
    work.build()
    expected = work.clean()
    work.follow(expected, expected)
    assert b"bulletins" not in (work.output / "index.html").read_bytes()


def test_the_moment_since_which_a_site_holds_tells_of_a_notice(work, notice):
    """So that the hourly look whether anything is due finds a notice that has begun or ended."""
    since = []
    for hours in (0, 3, 63):
        work.now = NOW + dt.timedelta(hours=hours)
        since.append(work.build().since)
    assert dt.datetime(2026, 11, 22, 12) == since[1]
    assert since[0] < since[1] < since[2] == dt.datetime(2026, 11, 25)


def test_a_preview_says_that_a_notice_is_not_out_until_it_begins(work, notice):
    work.preview, marked = True, []
    for hours in (0, 3):
        work.now = NOW + dt.timedelta(hours=hours)
        work.build()
        marked.append(b"tag-embargo" in (work.output / "index.html").read_bytes())
    work.preview = False
    assert [True, False] == marked
