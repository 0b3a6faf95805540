"""Fingerprints see every change, the store believes nothing, and the output holds the site alone."""

import datetime as dt
import os

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.engine import fingerprint, output, store
from plugins.media.asset import Asset
from plugins.model.names import digest
from plugins.model.planned import Page, Rendered
from plugins.model.values import Document, Link
from plugins.schema.faults import fault
from plugins.schema.translation import TranslationWords
from plugins.schema.values import Translated

HOME = Link(lang="en", title="Home", url="/en/")
DOC = Document(lang="sw", title="a", url="/", counterpart=HOME)
TEMPLATES = {
    "a": "{% extends 'b' %}",
    "b": "{% include 'c' %}",
    "c": "{% import 'd' as x %}",
    "d": "1",
    "e": "2",
}


def closures(**changed):
    return fingerprint.templates(jinja2.Environment(autoescape=True), {**TEMPLATES, **changed})


def of(engine=b"e", templates=None, words=None, shared=None, doc=DOC):
    made = fingerprint.Fingerprints(
        engine,
        templates or closures(),
        words or {"sw": b"s", "en": b"e"},
        shared or {"sw": HOME, "en": HOME},
    )
    return made.of(Page("index.html", Rendered("a", doc)))


@pytest.mark.parametrize("name", "abcd")
def test_a_page_depends_on_every_template_that_it_reaches(name):
    assert of() != of(templates=closures(**{name: TEMPLATES[name] + " "}))


def test_a_page_depends_on_no_other_template():
    assert of() == of(templates=closures(e="3"))


@pytest.mark.parametrize(
    "more",
    [
        {"engine": b"f"},
        {"words": {"sw": b"t", "en": b"e"}},
        {"shared": {"sw": replace(HOME, title="b"), "en": HOME}},
        {"doc": replace(DOC, title="b")},
    ],
)
def test_a_page_depends_on_all_that_it_shows(more):
    assert of() != of(**more)


def test_a_page_depends_on_nothing_of_the_other_language():
    assert of() == of(words={"sw": b"s", "en": b"f"}, shared={"sw": HOME, "en": DOC})


@pytest.mark.parametrize("text", ["{% include x %}", "{% extends x %}", "{% import x as y %}",
                                  "{% include 'z' %}", "{% include 'd' ignore missing %}"])  # fmt: skip
def test_a_template_whose_needs_cannot_be_known_is_refused(text):
    with pytest.raises(ValueError, match="a: "):
        closures(a=text)


@pytest.fixture
def held(tmp_path):
    with store.opened(tmp_path / "cache") as made:
        yield made


STAT = (1, 2, 3, 4)
WORDS = TranslationWords(
    "0123456789abcdef", Translated("fedcba9876543210", dt.date(2026, 11, 22)), 4, True
)
INPUT = store.Input(STAT, "h", "f", "p", "t", WORDS, "s", (fault("news/a.sw.md", 1, "same-title"),))
INDEX = store.Index(
    engine=b"e",
    reader=b"r",
    since=1,
    world=b"w",
    span=("2026-11-22T00:00:00", "2026-11-23T00:00:00"),
    units="1",
    frame=b"f",
    anew=("news/a",),
    counts=(1, 2, 3),
    left_out=[("news/a.sw.md", "draft")],
    sources={"news/a.sw.md": INPUT},
    records="h",
    newer=b'{"news/b.sw.md":{}}',
    assets={"media/a.jpg": store.ReadAsset(INPUT, Asset("media/a.jpg", "h", 3, "JPEG", 1, 2))},
    styles=(b"k", b"css"),
    templates=(b"k", {"page.html": b"h"}),
    pages={"index.html": store.Written(b"p", b"h", STAT)},
    folders={"": STAT},
    seen=5,
    warnings=[fault("media/b.jpg", 0, "unused-media")],
    made={"00": Asset("made/a.txt", "h", 3, "TXT")},
    search={"sw": "abc"},
    searched=True,
    packing=b"p",
)


def test_an_index_is_read_as_it_was_kept(held):
    held.save(INDEX)
    found = held.load(b"e", b"r")
    for name in store.Index.__struct_fields__:
        assert getattr(INDEX, name) == getattr(found, name), name
        assert name == "version" or getattr(INDEX, name) != getattr(store.Index(), name), name


def test_what_other_code_has_read_is_read_again(held):
    held.save(INDEX)
    kept = ("pages", "folders", "seen", "made", "search", "packing")
    written = {name: getattr(INDEX, name) for name in kept}
    assert store.Index(**written) == held.load(b"f", b"s")
    read = {
        name: getattr(INDEX, name) for name in ("since", "sources", "records", "newer", "assets")
    }
    assert store.Index(**written, **read) == held.load(b"f", b"r")


@pytest.mark.parametrize("change", [
    lambda data: b"", lambda data: data[:-1], lambda data: data[:50], lambda data: data + b" ",
    lambda data: data.replace(b"\xa5since\x01", b"\xa5since\x02"), lambda data: b"\x80\x04N.",
    lambda data: b"\x91" * 100_000,
])  # fmt: skip
def test_an_index_that_was_changed_is_forgotten(held, change):
    held.save(INDEX)
    path = held.folder / "index"
    path.write_bytes(change(path.read_bytes()))
    assert store.Index() == held.load(b"e", b"r")


def test_an_index_of_another_version_is_forgotten(held):
    held.save(store.Index(version=INDEX.version + 1, engine=INDEX.engine))
    assert store.Index() == held.load(b"e", b"r")


FIRST, LAST = "0001-01-01T00:00:00", "9999-12-31T23:59:59.999999"
ODD = ["", "x", "2026-11-22", "2026-11-22T00:00:00+03:00", "2026-11-22T00:00:00Z", "20261122"]


@pytest.mark.parametrize(
    "span", [*((one, LAST) for one in ODD), *((FIRST, one) for one in ODD), (LAST, FIRST)]
)
def test_an_index_with_moments_that_no_build_wrote_is_damage(held, span):
    held.save(replace(INDEX, span=span))
    assert (store.Index(), True) == (held.load(b"e", b"r"), held.damaged)


@pytest.mark.parametrize("span", [INDEX.span, (FIRST, LAST)])
def test_an_index_with_moments_that_a_build_wrote_is_none(held, span):
    held.save(replace(INDEX, span=span))
    assert (span, False) == (held.load(b"e", b"r").span, held.damaged)


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_any_bytes_in_the_place_of_an_index_are_forgotten(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("cache")
    (folder / "index").write_bytes(data)
    assert store.Index() == store.Store(folder).load(b"e", b"r")


def test_a_body_is_given_as_it_was_kept(held):
    held.keep([(digest(b"a"), "a")])
    assert "a" == held.body(digest(b"a"))


def test_a_body_that_was_changed_or_is_missing_is_damage(held):
    held.keep([(digest(b"a"), "b")])
    for text in (b"a", b"c"):
        with pytest.raises(store.Damaged):
            held.body(digest(text))


def test_bodies_that_are_no_database_are_damage(held):
    (held.folder / "bodies").write_bytes(b"garbage" * 1000)
    with pytest.raises(store.Damaged):
        held.body(digest(b"a"))


def written(folder, data=b"a"):
    output.stage(folder, "b/a.html", data)
    return store.Written(b"", output.sha256(data), store.stat_of(folder / "b/a.html"))


def after(page):
    """Give a moment at which a page's stat is settled."""
    return max(page.stat[:2]) + 1


def test_a_page_that_somebody_changed_is_not_intact(tmp_path):
    page = written(tmp_path)
    for seen in (0, after(page)):
        assert page.stat == output.intact(tmp_path, "b/a.html", page, seen)
    (tmp_path / "b/a.html").write_bytes(b"other")
    for seen in (0, after(page)):
        assert output.intact(tmp_path, "b/a.html", page, seen) is None


def test_an_equal_stat_is_enough_only_where_it_was_settled(tmp_path):
    page = replace(written(tmp_path), hash=output.sha256(b"other"))
    assert page.stat == output.intact(tmp_path, "b/a.html", page, after(page))
    assert output.intact(tmp_path, "b/a.html", page, max(page.stat[:2])) is None


def test_a_page_that_is_a_link_is_not_intact(tmp_path):
    page = written(tmp_path)
    (tmp_path / "b/a.html").rename(tmp_path / "c")
    (tmp_path / "b/a.html").symlink_to(tmp_path / "c")
    assert output.intact(tmp_path, "b/a.html", page, after(page)) is None


def test_what_is_no_page_is_a_stranger(tmp_path):
    written(tmp_path)
    (tmp_path / "x").mkdir()
    (tmp_path / "b" / "y").write_text("")
    assert ["x", "b/y"] == list(output.strangers(tmp_path, {"b/a.html"}, {}, ()))


def test_a_folder_that_is_known_is_looked_into_only_for_what_was_ours(tmp_path):
    written(tmp_path)
    (tmp_path / "b" / "y").write_text("")
    known = output.stats(tmp_path, ["", "b"])
    assert [] == list(output.strangers(tmp_path, {"b/a.html"}, known, ["b/a.html"]))
    assert ["b/y"] == list(output.strangers(tmp_path, {"b/a.html"}, known, ["b/a.html", "b/y"]))


@pytest.mark.parametrize("way", ["file", "folder", "link"])
def test_what_stands_in_a_pages_way_goes(tmp_path, way):
    site, staged = tmp_path / "site", tmp_path / "staged"
    site.mkdir()
    (site / "keep").write_text("")
    if way == "folder":
        (site / "b/a.html/c").mkdir(parents=True)
    elif way == "file":
        (site / "b").write_text("")
    else:
        (site / "b").symlink_to(tmp_path / "nowhere")
    output.stage(staged, output.staged_name(0, "b/a.html", False), b"new")
    names = {"b/a.html": output.staged_name(0, "b/a.html", False)}
    output.switch(staged, site, names, False)
    assert b"new" == (site / "b/a.html").read_bytes()
    assert (site / "keep").exists()


@pytest.mark.parametrize("empty", [True, False])
def test_the_first_output_is_the_staging_folder_itself(tmp_path, empty):
    site, staged = tmp_path / "site", tmp_path / "staged"
    if empty:
        site.mkdir()
    output.stage(staged, output.staged_name(0, "b/a.html", True), b"new")
    assert output.absent(site)
    names = {"b/a.html": output.staged_name(0, "b/a.html", True)}
    output.switch(staged, site, names, True)
    assert b"new" == (site / "b/a.html").read_bytes()
    assert not staged.exists()


def test_the_other_stores_come_the_newest_first_and_one_that_has_gone_is_passed_over(
    tmp_path, monkeypatch
):
    """The builds of other outputs are at work meanwhile."""
    folders = [tmp_path / name for name in ("own", "older", "newer", "gone")]
    for number, folder in enumerate(folders):
        folder.mkdir()
        (folder / "index").touch()
        os.utime(folder / "index", ns=(number, number))
    found = [folder / "index" for folder in folders]
    monkeypatch.setattr(type(tmp_path), "glob", lambda *_: iter(found))
    (folders[3] / "index").unlink()
    assert [folders[2], folders[1]] == store.others(folders[0])


def test_bodies_that_are_taken_over_stand_alone(held, tmp_path):
    """What a killed build has left of its own would be put into them."""
    held.keep([("a", "x")])
    held.close()
    (held.folder / "bodies-journal").write_bytes(b"x")
    other = tmp_path / "other"
    other.mkdir()
    (other / "bodies").write_bytes((held.folder / "bodies").read_bytes())
    records = store.Store(other).keep_records(b"{}")
    assert held.borrow(other, records, True)
    assert b"{}" == held.records(records)
    assert not (held.folder / "bodies-journal").exists()
    assert not held.borrow(tmp_path / "none", records, True)
