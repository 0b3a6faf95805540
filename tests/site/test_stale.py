"""A page whose translation is out of date says so to its reader, and leads to the text that is not."""

import functools

import pytest

from plugins.engine import build as pipeline
from plugins.engine import whole_plan
from tests import built
from tests.desk import Desk
from tests.plugins.test_faults import request

PAIRS = {
    "news/2026-11-20-mfano": ("/habari/2026/mfano/", "/en/news/2026/mfano/"),
    "press/2026-11-20-mfano": ("/taarifa-kwa-umma/2026/mfano/", "/en/press-releases/2026/mfano/"),
    "pages/mfano": ("/mfano/", "/en/mfano/"),
}
LANGS = ("sw", "en")
DAY = {"sw": "20 Novemba 2026", "en": "20 November 2026"}


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """A desk with a story in both languages of three kinds; it knows the commands that record."""
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path, capsys)
    desk.environ["TODAY"] = "2026-11-20"
    for pair in PAIRS:
        desk.write(f"{pair}.sw.md", title="Mfano wa Kiswahili", body="Maandishi.")
        desk.write(f"{pair}.en.md", title="The English example", body="Text.")
    return desk


def told_stale(site, words):
    """Give the addresses whose pages say that they are out of date."""
    return {
        page.url
        for page in site.pages
        if words[page.lang]["stale"]["text"] in page.main_text
        or page.tree.xpath('//*[contains(@class, "notice-stale")]')
    }


def edit(desk, pair, lang, body="Maneno mapya."):
    """Put another text under a file's headers."""
    path = desk.content / f"{pair}.{lang}.md"
    head = path.read_text("utf-8").partition("\n\n")[0]
    path.write_text(f"{head}\n\n{body}\n", "utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_a_stale_page_says_so_with_the_day_and_leads_to_its_source(desk, build, words, lang):
    other = built.OTHER[lang]
    for pair in PAIRS:
        assert 0 == desk.record(f"{pair}.{lang}.md")[0]
        edit(desk, pair, other)
    site = build(desk.content)
    urls = [dict(zip(LANGS, both, strict=True)) for both in PAIRS.values()]
    assert {url[lang] for url in urls} == told_stale(site, words)
    for url in urls:
        (notice,) = site.page(url[lang]).tree.xpath('//*[contains(@class, "notice-stale")]')
        assert DAY[lang] in built.flat(notice.text_content())
        assert words[lang]["stale"]["read"][other] in built.flat(notice.text_content())
        (link,) = notice.xpath(".//a")
        assert (url[other], other, other) == (
            link.get("href"),
            link.get("lang"),
            link.get("hreflang"),
        )
        (day,) = notice.xpath(".//time/@datetime")
        assert "2026-11-20" == day


def test_a_current_page_and_one_that_nobody_recorded_say_nothing(desk, build, words):
    assert 0 == desk.record("news/2026-11-20-mfano.en.md")[0]
    assert set() == told_stale(build(desk.content), words)


def test_an_edit_of_what_is_no_word_makes_no_page_stale(desk, build, words):
    assert 0 == desk.record("news/2026-11-20-mfano.en.md")[0]
    path = desk.content / "news/2026-11-20-mfano.sw.md"
    path.write_text(path.read_text("utf-8").replace("\n\n", "\nSlug: neno\n\n", 1), "utf-8")
    assert set() == told_stale(build(desk.content), words)


def test_a_page_is_stale_and_current_again_with_the_bytes_of_a_clean_build(desk, build, words):
    """Each state is built over the one before and from nothing; the search has tests of its own."""
    build = functools.partial(build, SEARCH="0")
    pair, (_, url) = "news/2026-11-20-mfano", PAIRS["news/2026-11-20-mfano"]
    assert 0 == desk.record(f"{pair}.en.md")[0]
    first = build(desk.content).files
    edit(desk, pair, "sw")
    over = build(desk.content)
    assert " 2 written" in over.said
    assert {url} == told_stale(over, words)
    assert [] == built.differing(over.files, build(desk.content, "clean").files)
    assert 0 == desk.record(f"{pair}.en.md")[0]
    again = build(desk.content)
    assert set() == told_stale(again, words)
    assert [] == built.differing(again.files, build(desk.content, "clean-again").files)
    assert first["en/news/2026/mfano/index.html"] == again.files["en/news/2026/mfano/index.html"]


def test_an_edit_of_a_text_makes_its_translation_stale_without_a_plan_of_the_site(
    desk, tmp_path, monkeypatch
):
    pair = "news/2026-11-20-mfano"
    assert 0 == desk.record(f"{pair}.en.md")[0]
    asked = request(desk.content, tmp_path, check=False)
    page = tmp_path / "output" / "en/news/2026/mfano/index.html"
    pipeline.build(asked)
    assert "notice-stale" not in page.read_text("utf-8")
    monkeypatch.setattr(whole_plan, "built", lambda *_: pytest.fail("all was planned"))
    edit(desk, pair, "sw")
    assert 2 == pipeline.build(asked).written
    assert "notice-stale" in page.read_text("utf-8")
    edit(desk, pair, "sw", "Maandishi.")
    assert 2 == pipeline.build(asked).written
    assert "notice-stale" not in page.read_text("utf-8")


def test_a_stale_translation_is_a_warning_of_every_check(desk, tmp_path):
    pair = "news/2026-11-20-mfano"
    assert 0 == desk.record(f"{pair}.en.md")[0]
    edit(desk, pair, "sw")
    for _ in range(2):
        done = built.run_here(desk.content, tmp_path / "out", tmp_path / "cache", CHECK="1")
        assert 0 == done.returncode
        assert f"{pair}.en.md:3:1" in done.stdout
        assert "za sasa 0, zilizopitwa 1, zisizothibitishwa 2, zisizopo 0" in done.stdout
        assert "0 current, 1 out of date, 2 not confirmed, 0 missing" in done.stdout


def test_a_sample_shows_what_a_stale_page_looks_like(site, public, words):
    url = "/en/publications/2026/example-guideline/"
    assert url in told_stale(site, words)
    assert not public.holds(url)
