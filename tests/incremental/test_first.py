"""The pages of a story that was saved are there before the build, and are what the build then writes."""

from collections import Counter
from dataclasses import replace

import pytest

from plugins.engine import first, units
from plugins.engine.render import Renderer

from .story import Story
from .test_counted import FEW, site
from .work import Work

NEWS, RELEASE = "news/2026-01-05-habari-aa", "press/2026-02-03-taarifa-aa"
EVENT, PUBLICATION = "events/2026-11-25-tukio-aa", "publications/2026-04-01-chapisho-bb"


def saved(work, edit):
    """Edit; give the files that this changed, as a watcher of the content folder names them."""
    before = work.texts()
    edit(work)
    work.settle()
    after = work.texts()
    return {path for path in before | after if before.get(path) != after.get(path)}


def body(work):
    work.stories[NEWS].body["sw"] = 1


def headline(work):
    work.stories[NEWS].title = 3


def translation(work):
    work.stories[NEWS].body["en"] = 2


def release(work):
    work.stories[RELEASE].body["en"] = 3


def withdrawal(work):
    work.stories[RELEASE].facts["Withdrawn"] = "2026-11-20 | Sababu ya mfano"


def event(work):
    work.stories[EVENT].facts["Starts"] = "2026-11-25 10:00"


def publication(work):
    work.stories[PUBLICATION].title = 4


def draft(work):
    facts = {"Status": "draft"}
    work.stories["news/2026-11-02-rasimu"] = Story(
        "news", "2026-11-02-rasimu", ["sw"], links=[RELEASE], facts=facts
    )


def other_language(work):
    work.stories["news/2026-11-02-rasimu"].langs.append("en")


def correction(work):
    work.stories["press/2026-11-22-sahihi-a"] = Story(
        "press", "2026-11-22-sahihi-a", ["sw"], facts={"Corrects": RELEASE.partition("/")[2]}
    )


# Each edit, and a page of those that are there at once.
EDITS = {
    body: "habari/2026/habari-aa/index.html",
    headline: "en/news/2026/habari-aa-en/index.html",
    translation: "en/news/2026/habari-aa-en/index.html",
    release: "en/press-releases/2026/taarifa-aa-en/index.html",
    correction: "taarifa-kwa-umma/2026/sahihi-a/index.html",
    event: "matukio/2026/tukio-aa/index.html",
    publication: "machapisho/2026/chapisho-bb/index.html",
    draft: "habari/2026/rasimu/index.html",
    other_language: "en/news/2026/rasimu-en/index.html",
    withdrawal: "taarifa-kwa-umma/2026/taarifa-aa/index.html",
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    return Work(tmp_path_factory.mktemp("first"))


@pytest.fixture
def work(shared):
    shared.renew()
    shared.preview = True
    return shared


def test_the_first_pages_are_what_the_build_then_writes(work):
    held, found = first.held(work.build()), {}
    for edit in EDITS:
        pages = first.pages(held, saved(work, edit), work.now)
        held = first.held(work.build(), held)
        written = {address: (work.output / address).read_bytes() for address in pages}
        found[edit] = EDITS[edit] in pages and pages == written
    assert dict.fromkeys(EDITS, True) == found


def test_a_page_that_shows_everything_waits_for_the_build(work):
    centre = Story("pages", "kituo-cha-habari", ["sw"])
    work.stories[centre.key] = centre
    work.settle()
    held = first.held(work.build())

    def edit(work):
        centre.body["sw"] = 1

    assert {} == first.pages(held, saved(work, edit), work.now)


def test_what_is_asked_for_while_nothing_slow_is_made_is_what_the_next_build_writes(work):
    whole = work.request(work.output, work.cache)
    plans = [one for one in whole.plans_of_stories if "derived" not in one]
    cold = work.build(plans_of_stories=plans, plans_of_assets=[])
    held = first.held(cold, None, whole.plans_of_assets)
    of = ["habari/2026/habari-aa/index.html", "made/news-2026-01-05-habari-aa-sw.txt"]
    found = first.asked(held, of[0], work.now)
    assert not (work.output / of[1]).exists()
    work.build(plans_of_stories=plans)
    assert set(of) <= found.keys()
    assert found == {address: (work.output / address).read_bytes() for address in found}
    picture = next(one for one in found if one.endswith(".avif"))
    assert found == first.asked(held, picture, work.now)
    assert {} == first.asked(held, "habari/index.html", work.now)


def slip(content):
    path = content / f"{NEWS}.sw.md"
    path.write_text(path.read_text().replace("Title:", "Titel:"))
    return path


def link(content):
    path = content / f"{NEWS}.sw.md"
    path.write_text(path.read_text() + "\n[Soma]({filename}/news/2026-01-01-haipo.sw.md)\n")
    return path


def picture(content):
    """It stands in the media folder, but no story had named it."""
    path = content / f"{RELEASE}.sw.md"
    path.write_text(path.read_text() + "\n![Picha]({static}/media/2026/b.jpg)\n")
    return path


def removed(content):
    path = content / f"{NEWS}.en.md"
    path.unlink()
    return path


def misnamed(content):
    path = content / "news/habari.sw.md"
    path.write_text("Title: Habari\n")
    return path


def notice(content):
    path = content / "notices/2026-11-01-tangazo-aa.sw.md"
    path.write_text(path.read_text().replace("Title: ", "Title: Neno "))
    return path


@pytest.mark.full
@pytest.mark.parametrize("change", [slip, link, picture, removed, misnamed, notice])
def test_what_only_a_build_can_tell_has_no_first_page(work, change):
    held = first.held(work.build())
    path = change(work.content).relative_to(work.content).as_posix()
    assert {} == first.pages(held, {path}, work.now)


def test_a_page_is_made_for_the_present_though_the_build_was_before(work):
    def early(work):
        work.stories[EVENT].facts["Starts"] = "2026-11-22 10:00"
        work.stories[EVENT].facts["Ends"] = "2026-11-22 12:00"

    saved(work, early)
    held = first.held(work.build())
    saved(work, body)  # a build that stands on the last plan asks for less
    held = first.held(work.build(), held)
    work.now = work.now.replace(hour=13)
    pages = first.pages(held, saved(work, event_text), work.now)
    work.build()
    assert pages
    assert pages == {address: (work.output / address).read_bytes() for address in pages}


def event_text(work):
    work.stories[EVENT].body["sw"] = 1


def counts(folder, size, monkeypatch):
    """Give how much each edit plans, reads and renders for its first pages, on a site of so many more stories."""
    work, seen = site(folder, size), []
    plan, bytes_of, request = units.plan, Renderer.bytes_of, work.request
    monkeypatch.setattr(
        units, "plan", lambda names, laid: seen.extend(laid.planned) or plan(names, laid)
    )
    monkeypatch.setattr(
        Renderer, "bytes_of", lambda self, how: seen.append("rendered") or bytes_of(self, how)
    )

    def counted(output, cache, **more):
        asked = request(output, cache, **more)
        convert = asked.convert
        return replace(asked, convert=lambda path, data: seen.append("read") or convert(path, data))

    monkeypatch.setattr(work, "request", counted)
    held, found = first.held(work.build()), {}
    for edit in (body, headline, correction):
        paths = saved(work, edit)
        seen.clear()
        first.pages(held, paths, work.now)
        kinds = ["planned" if isinstance(one, units.Unit) else one for one in seen]
        found[edit] = Counter(kinds)
        held = first.held(work.build(), held)
    return found


@pytest.mark.full
@pytest.mark.parametrize("examples", [FEW])
def test_a_first_page_costs_the_same_on_a_site_three_times_as_large(
    tmp_path, monkeypatch, examples
):
    small, large = (counts(tmp_path / str(size), size, monkeypatch) for size in examples)
    both = {"planned": 1, "read": 2, "rendered": 4}  # each language has its page and a note
    assert {
        body: both,
        headline: both,
        correction: {"planned": 1, "read": 1, "rendered": 2},
    } == small
    assert small == large
