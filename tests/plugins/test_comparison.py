"""Two built sites compared: what is new, what has changed, what has moved, and what would be lost."""

import pytest

from plugins.desk.changes import comparison
from plugins.desk.changes.comparison import Comparison, compare, linked, redirects, report

NONE = Comparison((), (), (), ())


def test_the_same_site_has_no_changes():
    files = {"index.html": "1", "media/a.pdf": "2"}
    assert NONE == compare(files, files, {})


def test_what_is_new_and_what_has_changed_is_told_by_its_address():
    before = {"index.html": "1", "feed.xml": "1"}
    now = {"index.html": "2", "feed.xml": "1", "habari/x/index.html": "3", "media/a.pdf": "4"}
    assert Comparison(("/habari/x/", "/media/a.pdf"), ("/",), (), ()) == compare(before, now, {})


def test_an_address_that_is_gone_is_lost():
    before = {"x/index.html": "1", "media/a.pdf": "2", "index.html": "3"}
    assert ("/media/a.pdf", "/x/") == compare(before, {"index.html": "3"}, {}).lost


def test_an_address_that_is_gone_and_leads_to_a_page_has_moved():
    before, now = {"x/index.html": "1"}, {"y/index.html": "1"}
    assert Comparison(("/y/",), (), (("/x/", "/y/"),), ()) == compare(before, now, {"/x/": "/y/"})


def test_a_small_page_at_the_old_address_is_no_change_of_the_page():
    before, now = {"x/index.html": "1"}, {"x/index.html": "2", "y/index.html": "1"}
    assert (("/x/", "/y/"),) == compare(before, now, {"/x/": "/y/"}).moved


def test_a_redirect_that_leads_nowhere_saves_no_address():
    assert ("/x/",) == compare({"x/index.html": "1"}, {}, {"/x/": "/y/"}).lost


def test_a_redirect_that_is_taken_away_is_an_address_lost():
    files = {"y/index.html": "1"}
    old = {"/x": "/y/", "/x/": "/y/", "/a.pdf": "/y/"}
    assert ("/a.pdf", "/x/") == compare(files, files, {}, old).lost
    assert NONE == compare(files, files, old, old)


@pytest.mark.parametrize(
    "name",
    [
        "assets/style.0123456789ab.css",
        "pagefind/pagefind.js",
        "media/2026/a.0123456789.avif",
        "index.html.br",
        "index.html.gz",
        "release.json",
        "edition.json",
        ".nojekyll",
        "redirects.map",
    ],
)
def test_nobody_has_a_link_to_what_is_the_sites_own(name):
    assert not linked(name, {"index.html": "", name: ""})


@pytest.mark.parametrize("name", ["media/data.gz", "a.ics", "feed.xml", "media/2026/abcd.pdf"])
def test_everything_else_may_have_been_linked_to(name):
    assert linked(name, {name: ""})


def test_the_map_of_the_web_server_is_read():
    data = b'"/x" "/y/";\n"/x/" "/y/";\n# "/a" "/b";;\n"/odd"\n"no" "/y/";\n'
    assert {"/x": "/y/", "/x/": "/y/", "/a": "/b"} == redirects(data)


def test_every_address_that_is_lost_is_a_fault():
    found = comparison.faults(compare({"a.pdf": "1", "b/index.html": "1"}, {}, {}))
    assert [("/a.pdf", "address-lost"), ("/b/", "address-lost")] == [
        (one.path, one.rule) for one in found
    ]


def test_the_report_names_each_kind_in_both_languages():
    found = compare({"x/index.html": "1", "z.pdf": "1"}, {"y/index.html": "1"}, {"/x/": "/y/"})
    said = report(found, ("sw", "en"))
    assert "**Zilizopotea bila kuelekezwa / Removed without a redirect: 1**\n\n- `/z.pdf`" in said
    assert "**Zilizohamishwa / Moved: 1**\n\n- `/x/` → `/y/`" in said
    assert "**Anwani mpya / Added: 1**\n\n- `/y/`" in said


def test_a_long_report_names_some_and_counts_the_rest():
    now = {f"{number:03}/index.html": "1" for number in range(comparison.MOST + 7)}
    said = report(compare({}, now, {}), ("en",))
    assert comparison.MOST == said.count("- `/")
    assert "- and 7 more\n" in said


def test_a_report_of_nothing_says_so():
    assert "### What changes on the public site\n\nNothing changes.\n" == report(NONE, ("en",))


def test_no_name_of_a_file_can_leave_its_code():
    said = report(compare({}, {"a`b\n# c\x1b.pdf": "1"}, {}), ("en",))
    assert "- `/a'b�# c�.pdf`\n" in said
