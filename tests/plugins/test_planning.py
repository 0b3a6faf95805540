"""What a plan knows of its stories: which are sound and shown, what they ask for, and what leads nowhere."""

import pytest

from plugins.engine import planning
from plugins.media.asset import Asset
from plugins.media.pdf import PdfSaid
from plugins.model.edition import Audience
from plugins.model.moment import Clock
from plugins.model.planned import Copied, KnownPage, Outline, Page, known
from plugins.model.source import paired
from plugins.schema.office import Both, Office
from plugins.stories import story as stories_pages
from tests import stories
from tests.stories import NOON, edition, records, story

NEWS = "news/2026-11-22-mfano.sw.md"
PAIR = ("news", "2026-11-22-mfano")
EVENT = {"section": "events", "pair": "2026-11-22-mfano"}


def shelf(*some, audience=None, **more):
    """Give the shelf of the records of some files."""
    made = paired(record.source for record in some)
    return planning.shelf(made, (), Clock(NOON), audience or Audience(), **more)


def texts(*some):
    return {record.source.path: record.text for record in some}


def said(faults):
    return [(one.rule, one.path, one.line) for one in faults]


def keys(some):
    return [(one.section, one.pair) for one in some]


# Which stories there are


def test_the_newest_story_stands_first():
    some = [
        *records(pair="2026-11-20-a"),
        *records(pair="2026-11-22-c"),
        *records("press", "2026-11-21-b"),
    ]
    found = shelf(*some)
    assert ["2026-11-22-c", "2026-11-21-b", "2026-11-20-a"] == [one.pair for one in found.visible]
    assert set(keys(found.sound)) == set(found.known) == set(keys(found.visible))


def test_a_notice_has_no_page_and_stands_apart():
    found = shelf(*records("notices"), *records())
    assert [PAIR] == keys(found.visible)
    assert [("notices", "2026-11-22-mfano")] == keys(found.notices)


def test_a_draft_is_sound_and_has_an_address_and_is_not_shown():
    found = shelf(*records(sw="Status: draft\n", en=""), *records(pair="2026-11-21-b"))
    assert [("news", "2026-11-21-b")] == keys(found.visible)
    assert {PAIR, ("news", "2026-11-21-b")} == set(keys(found.sound))
    assert ((NEWS, "draft"), (NEWS.replace(".sw", ".en"), "draft")) == found.left_out
    assert "/en/news/2026/mfano/" == found.urls[*PAIR, "en"]
    assert {("news", "2026-11-21-b", "sw"): "/habari/2026/b/"} == found.shown_urls


def contradicting():
    return records(**EVENT, sw="Starts: 2026-11-22\n", en="Starts: 2026-11-23\n")


def test_a_story_whose_files_contradict_each_other_is_not_sound():
    found = shelf(*contradicting(), *records())
    assert [PAIR] == keys(found.sound)
    assert [("fact-differs", "events/2026-11-22-mfano.en.md", 3)] == said(found.faults)


def test_a_story_with_a_warning_alone_is_sound(monkeypatch):
    warning = planning.fault(NEWS, 1, "same-title", other="a")
    monkeypatch.setattr(planning.rules, "pair", lambda story, spared: [warning])
    found = shelf(*records())
    assert ((warning,), [PAIR]) == (found.faults, keys(found.sound))


def test_of_a_story_that_was_read_by_half_nothing_is_said():
    key = (EVENT["section"], EVENT["pair"])
    found = shelf(*contradicting(), half_read={key})
    assert ((), [key]) == (found.faults, keys(found.sound))


def test_what_was_checked_before_is_not_checked_again():
    found = shelf(*contradicting(), *records(), all_sound=True)
    assert ((), 2) == (found.faults, len(found.sound))


def test_what_holds_between_stories_is_checked():
    found = shelf(*records("press", sw="Reference: MFANO/1\nCorrects: 2026-01-01-hakuna\n"))
    assert ["unknown-story"] == [one.rule for one in found.faults]


def test_two_stories_of_one_address_are_told():
    found = shelf(*records(), *records(pair="2026-11-21-b", sw="Slug: mfano\n"))
    assert "duplicate-address" in [one.rule for one in found.faults]


# The files that they ask for


def test_a_file_that_is_wrong_is_told_with_the_place_that_asks_for_it():
    some = [
        *records(sw="Attachments: media/a.pdf | A\n", text="[b]({static}/media/b.pdf)"),
        *records(
            pair="2026-11-23-b", text="A.\n\n![c]({static}/media/c.png) [a]({static}/media/a.pdf)"
        ),
    ]
    wrong = ["media/a.pdf", "media/b.pdf", "media/c.png", "media/d.svg", "press/sealed/x.sw.pdf"]
    faults = [planning.fault(path, 0, "empty-file", value=path) for path in wrong]
    found = planning.asked(faults, shelf(*some), texts(*some))
    later = "news/2026-11-23-b.sw.md:6"
    places = [f"{NEWS}:3", f"{NEWS}:5", later, "office.toml", "press/sealed/register.tsv"]
    assert places == [dict(one.fill)["other"] for one in found]
    assert wrong == [dict(one.fill)["value"] for one in found]


def test_a_heavy_file_is_told_and_a_light_one_is_not():
    heavy = Asset("media/a.pdf", "h", 6_000_000, "PDF", pages=2)
    assert [("heavy-pdf", "media/a.pdf", 0)] == said(
        planning.weighed([heavy, stories.asset("media/b.pdf")])
    )


def test_a_drawing_that_a_story_names_is_told_and_the_emblem_is_not():
    held = shelf(*records(text="![b]({static}/media/a.svg) ![c]({static}/media/a.jpg)"))
    some = [
        Asset(f"media/{name}", "h", 9, name[-3:].upper()) for name in ("a.svg", "e.svg", "a.jpg")
    ]
    (found,) = planning.drawn(held, some)
    assert [("drawing-elsewhere", "media/a.svg", 0)] == said([found])
    assert {"value": "media/a.svg"} == dict(found.fill)


@pytest.mark.parametrize("name", ["OFISI", "Office", "Kitengo", "unit", "OM", "so"])
def test_the_office_may_be_the_author_of_its_pdf(name):
    of = {
        "name": Both("Ofisi", "Office"),
        "unit": Both("Kitengo", "Unit"),
        "short": Both("OM", "SO"),
    }
    said_of_it = PdfSaid(title="T", lang="sw", tagged=True, words=True, author=name)
    made = Asset("media/a.pdf", "h", 9, "PDF", pages=1, said=said_of_it)
    assert [] == planning.described([made], Office(**of))
    assert ["pdf-author"] == [one.rule for one in planning.described([made], Office())]


def test_a_file_that_says_nothing_of_itself_is_asked_for_nothing():
    assert [] == planning.described([stories.asset("media/a.jpg")], Office())


def spoken(lang, assets=True):
    some = records("publications", sw="Kind: report\nFiles:\n    media/a.pdf | sw\n")
    made = Asset("media/a.pdf", "h", 9, "PDF", pages=1, said=PdfSaid(lang=lang))
    return planning.spoken(shelf(*some, *records()), {"media/a.pdf": made} if assets else {})


def test_a_pdf_of_another_language_is_told_with_both():
    (found,) = spoken("en_GB")
    path = "publications/2026-11-22-mfano.sw.md"
    assert ("pdf-language-differs", path, 4) == (found.rule, found.path, found.line)
    assert {"value": "media/a.pdf", "found": "en_GB", "lang": "sw"} == dict(found.fill)


@pytest.mark.parametrize("lang", ["sw", "SW_tz", "sw-TZ", ""])
def test_a_pdf_of_the_same_language_is_not_told(lang):
    assert [] == spoken(lang)


def test_a_pdf_that_cannot_be_read_is_not_asked_for_its_language():
    assert [] == spoken("en", assets=False)


def test_a_file_that_nothing_names_is_told():
    assert [("unused-media", "media/b", 0)] == said(
        planning.unused(["media/a", "media/b"], ["media/a"])
    )


# What leads nowhere


def test_a_file_that_is_not_there_is_told_with_the_nearest_name():
    some = records(sw="Attachments: media/ripoti.pdf | A\n")
    (found,) = planning.reach(shelf(*some), texts(*some), ["media/riporti.pdf"])
    assert ("missing-file", NEWS, 3) == (found.rule, found.path, found.line)
    assert "media/ripoti.pdf" == dict(found.fill)["value"]
    assert "media/riporti.pdf" in dict(found.fill)["near_sw"]


def test_a_picture_that_is_none_is_told_and_an_attachment_may_be_anything():
    some = records(sw="Image: media/a.pdf\nImage-Alt: A\nAttachments: media/a.pdf | A\n")
    (found,) = planning.reach(shelf(*some), texts(*some), ["media/a.pdf"])
    assert ("no-picture", NEWS, 3) == (found.rule, found.path, found.line)
    assert {"value": "media/a.pdf"} == dict(found.fill)


def test_a_gallery_holds_pictures_alone():
    some = records(sw="Gallery: media/a.pdf | A\n")
    assert ["no-picture"] == [one.rule for one in planning.reach(shelf(*some), {}, ["media/a.pdf"])]


def test_without_headers_their_files_are_taken_as_checked():
    some = records(sw="Attachments: media/a.pdf | A\n", text="[b]({static}/media/b.pdf)")
    found = planning.reach(shelf(*some), texts(*some), [], headers=False)
    assert [("missing-file", NEWS, 5)] == said(found)


def linking(target, **more):
    """Give the records of a story with a link to another one, and of this other one, which is a draft."""
    return [
        *records(text=f"[b]({target})", **more),
        *records(pair="2026-11-21-b", sw="Status: draft\n"),
    ]


DRAFT = "{filename}2026-11-21-b.sw.md"


def test_a_story_that_is_shown_may_not_refer_to_one_that_is_not():
    some = linking(DRAFT)
    assert ["hidden-story"] == [one.rule for one in planning.reach(shelf(*some), texts(*some), [])]


def test_a_draft_may_refer_to_a_draft():
    some = linking(DRAFT, sw="Status: draft\n")
    assert [] == planning.reach(shelf(*some), texts(*some), [])


def test_without_its_text_a_storys_links_are_not_judged():
    some = linking(DRAFT)
    assert [] == planning.reach(shelf(*some), {}, [])


def nowhere(target, planned=(), wrong=(), **more):
    some = linking(target, **more)
    return said(planning.leading_nowhere(shelf(*some), texts(*some), planned, wrong))


@pytest.mark.parametrize("target", ["/", "/habari/", "/media/a.pdf", "/en/news/2026/b/#c"])
def test_an_address_of_no_page_is_told(target):
    assert [("missing-page", NEWS, 4)] == nowhere(target)


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("/", "index.html"),
        ("/habari/", "habari/index.html"),
        ("/en/news/2026/b/#c", "en/news/2026/b/index.html"),
        ("/feed.xml", "feed.xml"),
    ],
)
def test_an_address_of_a_page_is_not_told(target, page):
    assert [] == nowhere(target, [page])


def test_an_address_of_no_page_is_named():
    some = linking("/hakuna/")
    (found,) = planning.leading_nowhere(shelf(*some), texts(*some), ())
    assert {"value": "/hakuna/"} == dict(found.fill)


def test_links_to_stories_and_texts_that_are_not_given_are_not_judged_as_addresses():
    assert [] == nowhere(DRAFT)
    assert [] == planning.leading_nowhere(shelf(*linking("/a/")), {}, ())


def test_every_wrong_address_of_a_text_is_told():
    text = f"/mada/a/) [c]({DRAFT}) [d](/hakuna/) [e](/wala/"
    assert 2 == len(nowhere(text, wrong=["news/2026-11-23-c.sw.md"]))


@pytest.mark.parametrize(
    ("target", "wrong", "judged"),
    [
        ("/habari/2026/c/", "news/2026-11-23-c.sw.md", False),
        ("/habari/2026/c/", "news/2026-11-23-c.en.md", True),
        ("/matukio/2026/c/", "news/2026-11-23-c.sw.md", True),
        ("/mada/c/", "news/2026-11-23-c.sw.md", False),
        ("/en/topics/c/", "news/2026-11-23-c.sw.md", False),
        ("/mada/c/", "news/c.md", True),
        ("/kuhusu/", "pages/kuhusu.sw.md", False),
        ("/kuhusu/", "pages/kuhusu.en.md", True),
        ("/kuhusu/", "news/2026-11-23-c.sw.md", True),
        ("/en/about/", "pages/kuhusu.en.md", False),
        ("/kuhusu/zaidi/", "pages/kuhusu.sw.md", True),
    ],
)
def test_an_address_that_a_wrong_file_may_give_is_not_judged(target, wrong, judged):
    assert judged == bool(nowhere(target, wrong=[wrong]))


def test_without_wrong_stories_what_is_sound_can_be_planned():
    some = [*records(en=""), *records("press", "2026-11-21-b"), *records(pair="2026-11-20-c")]
    left, gone = planning.without(shelf(*some), [NEWS, "ovyo.md"], [])
    assert {("press", "2026-11-21-b"), ("news", "2026-11-20-c")} == set(keys(left.visible))
    assert {NEWS, NEWS.replace(".sw", ".en")} == gone
    assert 3 == len(left.sound)


def test_without_a_wrong_notice_the_others_stand():
    held = shelf(*records("notices"), *records("notices", "2026-11-21-b"))
    left, _ = planning.without(held, ["notices/2026-11-21-b.sw.md"], [])
    assert [("notices", "2026-11-22-mfano")] == keys(left.notices)


@pytest.mark.parametrize(
    "more", [{"sw": "Attachments: media/a.pdf | A\n"}, {"text": "[a]({static}/media/a.pdf)"}]
)
def test_without_its_files_a_story_cannot_be_planned(more):
    held = shelf(*records(**more))
    assert [[], [PAIR]] == [
        keys(planning.without(held, [], files)[0].visible) for files in ([], ["media/a.pdf"])
    ]


# The pages


def page(address, origin=""):
    return Page(address, Copied("content", address, "h"), origin)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("a.md", "b.md", ("duplicate-address", "b.md", "a.md")),
        ("", "b.md", ("reserved-address", "b.md", "—")),
        ("a.md", "", ("reserved-address", "a.md", "—")),
        ("", "", ("reserved-address", "pelicanconf.py", "—")),
    ],
)
def test_a_page_whose_address_is_taken_is_told_of_the_file_that_can_give_way(
    first, second, expected
):
    (found,) = planning.claims([page("a/", first), page("b/", "c.md"), page("a/", second)])
    fill = dict(found.fill)
    assert (*expected, "/a/", 0) == (
        found.rule,
        found.path,
        fill["other"],
        fill["value"],
        found.line,
    )


def test_other_pages_see_a_storys_page_without_its_text():
    made = edition([story(text="## Kichwa\n\nA.")])
    (whole,) = stories_pages.plan_stories(made, stories.texts(made))
    list_page = page("a/")
    bare, same = map(known, [whole, list_page])
    assert KnownPage(Outline("sw", whole.how.document.url, True, "2026-11-22")) == bare.how
    assert (whole.address, whole.origin) == (bare.address, bare.origin)
    assert list_page == same


def test_a_slow_file_is_made_once_and_not_again():
    some = [page("a", "1"), page("b", "2"), page("b", "3"), page("c", "4")]
    found = planning.once(some, [page("a")])
    assert [page("b", "2"), page("c", "4")] == found


def test_files_of_stories_are_planned_then_what_stands_on_all_pages():
    made = edition(
        [story(sw="Attachments: media/a.txt | A\n")], assets=[Asset("media/a.txt", "h", 9, "TXT")]
    )
    whole = stories_pages.plan_stories(made, stories.texts(made))
    bare = [known(one) for one in whole]
    seen = []

    def of_pages(edition, pages):
        seen.append(pages)
        return whole

    found = planning.pages(made, [page("before"), *whole], [of_pages, of_pages])
    file = Page("media/a.txt", Copied("content", "media/a.txt", "h"))
    assert [page("before"), *whole, file, *whole, *whole] == found
    early = (page("before"), *bare, file)
    assert [early, (*early, *bare)] == seen
