"""Nothing of a clipping is in the public site, wherever somebody has put it; and in the digest all of it is."""

import os

import pytest

from plugins.desk.clippings import __main__ as clippings
from plugins.desk.digest import __main__ as digest
from tests import built
from tests.site.test_hidden import holding

# Every field of a clipping with a word that is nowhere else; of dates and lists, values that the site never names.
FIELDS = {
    "tarehe": "17/11/2026",
    "chombo": "alamachombo",
    "aina": "runinga",
    "kichwa": "alamakichwa yaeleza Mfano wa taarifa",
    "kiungo au ukurasa": "https://alamakiungo.example/habari",
    "mwelekeo": "hasi",
    "mada": "alamamada",
    "muhtasari": "alamamuhtasari",
    "inahitaji jibu": "ndiyo",
    "jibu kufikia": "19/03/2031",
    "imejibiwa na": "",
}
ANSWERED = {"kichwa": "alamakichwa ya pili", "imejibiwa na": "alamaaliyejibu"}
MARKERS = "alamachombo alamakichwa alamakiungo alamamada alamamuhtasari alamaaliyejibu".split()
SHOWN = [*MARKERS, "19 Machi 2031"]
RELEASE = (
    "Title: Mfano wa taarifa ({lang})\n"
    "Summary: Muhtasari wa mfano wenye herufi za kutosha kwa kanuni za maelezo.\n\nMaandishi.\n"
)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The public site and the digest, as a project with misplaced copies of the clippings makes them."""
    root = tmp_path_factory.mktemp("tovuti")
    content, private = root / "content", tmp_path_factory.mktemp("ufuatiliaji")
    (content / "press").mkdir(parents=True)
    for lang in ("sw", "en"):
        path = content / "press" / f"2026-11-16-mfano.{lang}.md"
        path.write_text(RELEASE.format(lang=lang), "utf-8")
    spreadsheet = private.parent / "jedwali.csv"
    rows = [FIELDS, FIELDS.values(), {**FIELDS, **ANSWERED}.values()]
    spreadsheet.write_text("\n".join(";".join(row) for row in rows), "utf-8")
    environ = {
        "MONITORING": str(private),
        "CONTENT": str(content),
        "OUTPUT": str(root / "output"),
        "TODAY": "2026-11-24",
    }
    assert 0 == clippings.main({**environ, "FILE": str(spreadsheet)}, root=root)
    assert 0 == digest.main(environ, root=root)
    month = (private / "2026-11.csv").read_bytes()
    misplaced = (content / "media" / "2026" / "2026-11.csv", root / "2026-11.csv")
    for path in (*misplaced, content / "media" / "2026-11.csv"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(month)
    given = {name: value for name, value in environ.items() if name != "OUTPUT"}
    built.build(
        content,
        root / "output",
        cache=root / "cache",
        settings=built.ROOT / "publishconf.py",
        cwd=root,
        **given,
    )
    return built.Site(root / "output"), built.Site(root / "digest" / "2026-W47")


def test_no_byte_of_a_clipping_is_in_the_public_site(both):
    markers = [*SHOWN, "2031-03-19"]
    assert {} == {one: names for one in markers if (names := holding(both[0], one))}


def test_the_public_site_was_built_with_the_release_that_the_clippings_are_about(both):
    assert "taarifa-kwa-umma/2026/mfano/index.html" in holding(both[0], "Mfano wa taarifa")


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_the_digest_says_all_of_a_clipping(both, form):
    """Were the search blind, the test above would prove nothing."""
    missing = [one for one in SHOWN if f"digest.sw.{form}" not in holding(both[1], one)]
    assert [] == missing


def test_the_site_holds_no_file_of_the_digest(both):
    site, made = both
    assert 6 == len(made.files)
    assert [] == [name for name in site.files if "digest" in name or name.endswith("11.csv")]
    assert not set(site.files.values()) & set(made.files.values())


def test_a_month_of_clippings_at_the_top_of_the_content_stops_the_build(tmp_path):
    path = tmp_path / "content" / "2026-11.csv"
    path.parent.mkdir()
    path.write_bytes(b"tarehe,chombo\n")
    done = built.run(path.parent, tmp_path / "output", tmp_path / "cache")
    assert 1 == done.returncode
    assert "2026-11.csv" in done.stderr
    assert not os.path.exists(tmp_path / "output")
