"""The staff's digest: what was said, by whom, how often, what is to be answered, what of ours was carried."""

import datetime as dt
import re

import html5lib
import lxml.html
import pytest

from plugins.desk.digest import __main__ as door
from plugins.desk.digest import bulletin, carried, digest, mail, message, week
from plugins.desk.digest.carried import Issued
from plugins.desk.digest.digest import Facts
from plugins.desk.monitoring.clipping import Clipping
from plugins.model.moment import Clock
from plugins.schema.office import Both, Office, SiteFacts
from tests import stories
from tests.papers import Paper
from tests.stories import NOON, ROOT, story

LANGS = ("sw", "en")
WEEK = week.named("2026-W47")  # 16 to 22 November
AFTER = dt.date(2026, 11, 24)
HOSTILE = "<b>a</b> & \"b\" 'c' #let x = 1 {{ t }} {% x %} [z](y) *m* _n_ \\"


def clip(day=17, **more):
    given = {
        "date": dt.date(2026, 11, day),
        "outlet": "Gazeti la Mfano",
        "medium": "newspaper",
        "headline": "Kichwa cha mfano",
        "tone": "neutral",
    }
    return Clipping(**{**given, **more})


def release(title="Mfano: saa za kazi za ofisi za mikoa zabadilika", day=16, key="", **more):
    date = dt.date(2026, 11, day)
    return Issued(
        key=key or f"{date}-mfano",
        day=date,
        titles={"sw": title, **more},
        urls={"sw": "/taarifa/", **dict.fromkeys(more, "/en/release/")},
    )


def facts(*clippings, releases=()):
    return Facts(
        clippings=clippings,
        releases=tuple(releases),
        office=Office(
            name=Both("Ofisi ya Mfano", "The Sample Office"),
            short=Both("OYM", "TSO"),
            country=Both("Nchi ya Mfano", "Sample Country"),
            unit=Both("Kitengo cha Mfano", "Sample Unit"),
            site=SiteFacts(url="https://www.example.org"),
        ),
    )


def made(*clippings, releases=(), today=AFTER, lang="sw"):
    return digest.digest(WEEK, facts(*clippings, releases=releases), today, stories.words()[lang])


def waiting(day=17, until=30, **more):
    return clip(day, needs_answer=True, answer_by=dt.date(2026, 11, until), **more)


def bars(said, number):
    return [(bar.label, bar.count, bar.length) for bar in said.charts[number].bars]


# The week


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-47", "2026-W54", "2026-W00", "2025-W53", "0000-W01", "W47", "2026-W7"],
)
def test_no_other_text_names_a_week(text):
    with pytest.raises(ValueError):  # noqa: PT011 - of Python's own calendar too
        week.named(text)


def test_a_week_begins_on_monday_also_across_years():
    assert (dt.date(2026, 12, 28), dt.date(2027, 1, 3)) == (
        week.named("2026-W53").first,
        week.named("2026-w53").last,
    )


def test_the_week_alone_is_told_from_monday_to_sunday():
    said = made(*(clip(day, headline=f"Siku {day}") for day in (15, 16, 22, 23)))
    assert ["Siku 16", "Siku 22"] == [item.headline for item in said.groups[0].items]
    assert "kuanzia tarehe 16 hadi 22 Novemba, 2026" == said.period


def test_a_week_that_is_not_over_says_so():
    assert "wa hadi 22 Novemba 2026" in " ".join(made(clip(), today=dt.date(2026, 11, 22)).notices)
    assert 1 == len(made(clip(), today=dt.date(2026, 11, 23)).notices)


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_week_says_that_nothing_was_recorded(lang):
    said, t = made(lang=lang), stories.words()[lang]
    assert t.monitoring.empty in said.notices
    assert ((), ()) == (said.charts, said.groups)
    assert t.monitoring.empty in mail.page(said, t)
    assert t.monitoring.empty in message.text(said, t)
    assert t.monitoring.empty in Paper(bulletin.pdf(said, None, t)).text


# How often, and by whom


def test_media_tones_and_outlets_are_counted():
    said = made(
        clip(medium="radio", outlet="Redio ya Mfano", tone="positive"),
        clip(headline="b", outlet="gazeti la mfano"),
        clip(headline="c"),
    )
    assert ("Redio", 1, 50) in bars(said, 0)
    assert ("Gazeti", 2, 100) in bars(said, 0)
    assert ("Televisheni", 0, 0) in bars(said, 0)
    assert [("Chanya", 1, 50), ("Isiyoegemea upande", 2, 100), ("Hasi", 0, 0)] == bars(said, 1)
    assert [("Gazeti la Mfano", 2, 100), ("Redio ya Mfano", 1, 50)] == bars(said, 2)
    assert ("Habari 3", "Vyombo vya habari 2", "Hakuna inayosubiri jibu") == said.counts


def test_the_outlets_that_said_least_are_counted_together():
    said = made(*(clip(outlet=f"Chombo cha Mfano {n:02}") for n in range(14)), clip(outlet="X"))
    assert 10 == len(bars(said, 2))
    assert ("Vyombo vingine", 6) == bars(said, 2)[-1][:2]
    assert 15 == sum(count for _, count, _ in bars(said, 2))


def test_clippings_stand_by_topic_the_largest_first_and_those_without_one_last():
    said = made(
        clip(headline="a"), clip(headline="b", topic="Y"), clip(18, headline="c", topic="y"),
        clip(headline="d", topic="X"), clip(headline="e"), clip(headline="f"),
    )  # fmt: skip
    assert [("Y", "bc"), ("X", "d"), ("Mengineyo", "aef")] == [
        (group.title, "".join(item.headline for item in group.items)) for group in said.groups
    ]


# Answers


def test_what_waits_for_an_answer_stands_first_the_soonest_due_first_from_earlier_weeks_too():
    said = made(
        waiting(headline="b", until=30), waiting(2, headline="a", until=20),
        waiting(headline="c", answered_by="Afisa wa Mfano"), waiting(23, headline="d"),
    )  # fmt: skip
    assert ["a", "b"] == [item.headline for item in said.answers]
    assert "Habari 2 zinasubiri jibu" in said.counts


def test_an_answer_is_late_when_its_day_is_over():
    said = made(waiting(until=23), waiting(headline="b", until=24))
    assert [True, False] == [item.late for item in said.answers]
    assert "MUDA UMEPITA" in said.answers[0].until
    assert "Ijibiwe kufikia 24 Novemba 2026" == said.answers[1].until


def test_who_has_answered_is_named_or_the_release_that_did():
    ours = release(day=18, key="2026-11-18-mfano")
    said = made(
        waiting(headline="a", answered_by="Afisa wa Mfano"),
        waiting(headline="b", answered_by=ours.key),
        releases=[ours],
    )
    first, second = said.groups[0].items
    assert "Imejibiwa na: Afisa wa Mfano" in first.notes
    assert f"Imejibiwa kwa taarifa: {ours.titles['sw']}" in second.notes


# Our releases


def uses(headline, *releases, day=17):
    found = carried.uses([clip(day, headline=headline)], releases, facts().names)
    return [(use.release.key, use.days) for use in found]


@pytest.mark.parametrize(
    "headline",
    [
        "Mfano: saa za kazi za ofisi za mikoa zabadilika",
        "SAA ZA KAZI ZA OFISI ZA MIKOA ZABADILIKA",
        "Ofisi za mikoa: saa za kazi zabadilika kuanzia Desemba",
    ],
)
def test_a_headline_like_a_title_is_guessed_to_carry_it(headline):
    assert [("2026-11-16-mfano", 1)] == uses(headline, release())


def test_the_title_in_the_other_language_is_compared_too():
    ours = release(en="Example: regional offices change their opening hours")
    assert [(ours.key, 1)] == uses("Regional offices change opening hours, says example", ours)


def test_two_spellings_of_a_word_are_one():
    ours = release("Maonesho ya Sabasaba yafunguliwa")
    assert [(ours.key, 1)] == uses("Maonyesho ya Saba Saba yafunguliwa", ours)


def test_the_words_of_the_offices_own_name_make_no_likeness():
    assert [] == uses("Ofisi ya Mfano yapata magari", release("Ofisi ya Mfano yazungumza na wadau"))


@pytest.mark.parametrize("day", [15, 31])
def test_what_was_said_before_a_release_or_long_after_it_does_not_carry_it(day):
    date = dt.date(2026, 11, 16) + dt.timedelta(days=day - 16)
    one = clip(headline=release().titles["sw"])
    one = Clipping(**{**{n: getattr(one, n) for n in one.__struct_fields__}, "date": date})
    assert [] == carried.uses([one], [release()], facts().names)


def test_of_releases_equally_alike_the_newest_is_guessed():
    assert [("b", 0)] == uses(release().titles["sw"], release(key="a"), release(day=17, key="b"))


def test_a_release_is_told_with_who_carried_it_how_soon_and_that_this_is_a_guess():
    ours = release()
    said = made(
        clip(18, headline=ours.titles["sw"]),
        clip(16, headline=ours.titles["sw"], outlet="Redio ya Mfano", medium="radio"),
        releases=[ours, release("Mfano wa taarifa nyingine kabisa", day=20, key="x")],
    )
    (one,) = said.carried
    assert ("https://www.example.org/taarifa/", "Ilitolewa 16 Novemba 2026") == (
        one.url,
        one.issued,
    )
    assert one.uses[0].startswith("Redio ya Mfano, siku hiyohiyo:")
    assert one.uses[1].startswith("Gazeti la Mfano, baada ya siku 2:")
    assert ["Mfano wa taarifa nyingine kabisa"] == [each.title for each in said.not_carried]
    t = stories.words()["sw"]
    for form in (mail.page(said, t), Paper(bulletin.pdf(said, None, t)).text):
        assert "Makadirio:" in form
        assert "(makadirio)" in form
    assert "(makadirio)" in message.text(said, t)


@pytest.mark.parametrize(
    "headers",
    ["Status: draft\n", "Sample: yes\n", "Publish-At: 2026-12-01\n", "Withdrawn: 2026-11-21 | x\n"],
)
def test_a_release_that_the_public_cannot_read_is_not_looked_for(headers):
    told = story("press", "2026-11-20-mfano")
    hidden = story("press", "2026-11-21-mfano", sw=headers)
    found = door.issued([told, hidden], Clock(NOON))
    assert [("2026-11-20-mfano", {"sw": "/taarifa-kwa-umma/2026/mfano/"})] == [
        (one.key, one.urls) for one in found
    ]


# Its forms


def full(lang="sw"):
    """Give a digest that has something in every part of it, each text hostile."""
    ours = release()
    return made(
        waiting(headline=HOSTILE, outlet=HOSTILE, topic=HOSTILE, summary=HOSTILE, until=20),
        clip(headline=ours.titles["sw"], link_or_page="https://www.example.org/?a=1&b=<i>"),
        clip(headline="javascript", link_or_page="javascript:alert(1)", tone="negative"),
        clip(headline="b", answered_by=HOSTILE, tone="positive", link_or_page=HOSTILE),
        releases=[ours, release("Mfano wa taarifa nyingine kabisa", day=20, key="x")],
        lang=lang,
    )


def page(lang="sw"):
    return mail.page(full(lang), stories.words()[lang])


@pytest.mark.parametrize("lang", LANGS)
def test_a_parser_has_nothing_to_object_to_the_page(lang):
    parser = html5lib.HTMLParser()
    parser.parse(page(lang))
    assert [] == parser.errors


def test_the_page_holds_texts_of_clippings_as_texts():
    tree = lxml.html.document_fromstring(page())
    assert HOSTILE in " ".join(tree.text_content().split())
    assert [] == tree.xpath("//script | //b | //i | //@*[starts-with(name(), 'on')]")


def test_the_page_links_to_addresses_of_the_web_alone():
    tree = lxml.html.document_fromstring(page())
    links = tree.xpath("//@href")
    assert "https://www.example.org/?a=1&b=<i>" in links
    assert [] == [one for one in links if not re.match("https?://", one)]


def test_the_page_asks_for_nothing_and_keeps_its_styles_in_its_elements():
    tree = lxml.html.document_fromstring(page())
    assert [] == tree.xpath("//link | //img | //iframe | //form | //@src | //@background")
    assert "url(" not in page()
    assert [] == tree.xpath("//p[not(@style)] | //td[not(@style) and not(@align)]")


def test_a_table_of_layout_says_that_it_is_none_and_the_page_is_no_wider_than_640_pixels():
    tree = lxml.html.document_fromstring(page())
    tables = tree.xpath("//table[not(.//th)]")
    assert tables
    assert {"presentation"} == {one.get("role") for one in tables}
    assert 640 >= max(int(n) for n in re.findall(r"(?:max-)?width:(\d+)px", page()))


def test_a_bar_has_its_number_in_words_and_is_seen_without_colour_or_drawings():
    tree = lxml.html.document_fromstring(page())
    rows = tree.xpath("//tr[th]")
    assert ["Chanya", "Isiyoegemea upande", "Hasi"] == [row.findtext("th") for row in rows[5:8]]
    assert ["1", "2", "1"] == [row.findtext("td") for row in rows[5:8]]
    drawn = [tuple(row.xpath(".//*[local-name()='path']/@d")) for row in rows[5:8]]
    assert 3 == len(set(drawn))
    assert ["50%", "100%", "50%"] == [row.xpath(".//table/@width")[0] for row in rows[5:8]]


@pytest.mark.parametrize("path", [mail.HERE / "mail.html"])
def test_the_template_of_the_page_holds_no_word(path):
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"<style>.*</style>", "", text, flags=re.DOTALL)
    assert [] == re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^<>]*>|&\w+;", " ", text))
    assert "safe" not in re.findall(r"\w+", path.read_text("utf-8"))


@pytest.mark.parametrize("lang", LANGS)
def test_the_message_is_short_and_no_sign_of_a_clipping_is_a_mark_in_it(lang):
    said = message.text(full(lang), stories.words()[lang])
    assert 2 == said.count("*")  # its own title is bold
    assert said.startswith("*")
    assert not re.search("[_~`]", said)
    assert len(said) < 2_500


def test_the_message_names_some_clippings_and_says_how_many_more_there_are():
    said = message.text(made(*(clip(headline=f"Na {n}") for n in range(9))), stories.words()["sw"])
    assert 6 == len(re.findall(r"• Na \d", said))
    assert "• na nyingine 3" in said


def test_the_message_names_what_blames_or_praises_first():
    those = [clip(headline=tone, tone=tone) for tone in ("neutral", "positive", "negative")]
    said = message.text(made(*those), stories.words()["sw"])
    assert ["negative", "positive", "neutral"] == re.findall(r"• (\w+) \(", said)


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_is_tagged_names_its_language_and_title_and_says_all(lang):
    said = full(lang)
    paper = Paper(bulletin.pdf(said, None, stories.words()[lang]))
    assert lang == str(paper.root.Lang).partition("-")[0]
    assert said.title == str(paper.pdf.docinfo["/Title"])
    assert (1, said.title) == paper.headings[0]
    assert {True} == {embedded for _, embedded in paper.fonts}
    words = re.sub(r"\s", "", paper.text)
    for text in ("#letx=1{{t}}", "OFISIYAMFANO" if lang == "sw" else "THESAMPLEOFFICE"):
        assert text in words
    assert "https://www.example.org/taarifa/" in [url for url, _ in paper.links]


@pytest.mark.parametrize(
    "text", ["\u200d", "\ufe0f", "\u0301", "漢" * 300, "a" * 5_000, "#panic()", "\U0001f600 x"]
)
def test_no_text_of_a_clipping_stops_the_sheet(text):
    said = made(
        waiting(
            headline=text, outlet=text, topic=text, summary=text, link_or_page="https://x.example/"
        ),
        clip(headline=text, link_or_page=text, answered_by=text),
        releases=[release(text, day=20)],
    )
    assert bulletin.pdf(said, None, stories.words()["sw"]).startswith(b"%PDF")


def test_the_sheet_links_to_addresses_of_the_web_alone():
    paper = Paper(bulletin.pdf(full(), None, stories.words()["sw"]))
    assert [] == [url for url, _ in paper.links if not url.startswith("https://")]


def test_the_same_clippings_give_the_same_bytes():
    assert door.made(WEEK, facts(clip()), AFTER, None) == door.made(
        WEEK, facts(clip()), AFTER, None
    )


def test_git_never_takes_a_digest():
    assert "/digest/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
