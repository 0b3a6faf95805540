"""What is said of a wrong file is known whole: the rule, the line, the column, and every part of its message."""

import datetime as dt

import pytest

from plugins.model.names import digest
from plugins.model.values import Heading
from plugins.reading import prose, read
from plugins.reading.prose import Target
from plugins.schema import seal, translation
from plugins.schema.values import Translated
from tests import stories
from tests.stories import HEAD, SUMMARY

NEWS, NOTICE = "news/2026-11-22-a.sw.md", "notices/2026-11-22-a.sw.md"
EVENT, PRESS = "events/2026-11-22-a.sw.md", "press/2026-11-22-a.sw.md"
TERM = "Title: Mfano\nFrom: 2026-11-20{}\nUntil: 2026-11-25{}\n"


def said(faults):
    return [(one.rule, one.line, one.column, dict(one.fill)) for one in faults]


def nearest(word):
    return {"near_sw": f'Je, ulimaanisha "{word}"? ', "near_en": f'Did you mean "{word}"? '}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("ovyo/2026-11-22-a.sw.md", ("out-of-place", "ovyo/2026-11-22-a.sw.md", {})),
        ("Habari/a.sw.md", ("out-of-place", "Habari/a.sw.md", nearest("news"))),
        ("news/2026-11-22-A.sw.md", ("name", "2026-11-22-A.sw.md", nearest("2026-11-22-a.sw.md"))),
        ("news/2026-11-22-a--b.sw.md", ("name", "2026-11-22-a--b.sw.md", nearest("2026-11-22-a-b.sw.md"))),
        ("news/22.11.2026 Ya leo.sw.md", ("name", "22.11.2026 Ya leo.sw.md", nearest("2026-11-22-ya-leo.sw.md"))),
        ("news/x.doc", ("name", "x.doc", {})),
        ("pages/2026-11-22-a.sw.md", ("name-has-date", "2026-11-22-a.sw.md", {"right": "a.sw.md"})),
        ("news/a.sw.md", ("name-needs-date", "a.sw.md", {"right": "2026-11-22-a.sw.md"})),
        ("news/29-11-2026-x.sw.md", ("name-needs-date", "29-11-2026-x.sw.md", {"right": "2026-11-29-x.sw.md"})),
        ("news/2026-11-31-a.sw.md", ("name-date", "2026-11-31", {})),
        ("news/2026-29-11-a.sw.md", ("name-date", "2026-29-11", nearest("2026-11-29-a.sw.md"))),
    ],
)  # fmt: skip
def test_a_name_that_does_not_fit_is_told_with_the_right_one(path, expected):
    rule, value, more = expected
    made, html, faults = stories.file(f"{HEAD}\nA.", path)
    assert (None, "", [(rule, 0, 0, {"value": value, **more})]) == (made, html, said(faults))


@pytest.mark.parametrize(
    ("path", "headers", "expected"),
    [
        (
            NEWS,
            "Date: 2026-11-21 08:15",
            ("date-differs", 3, 1, {"value": "2026-11-21", "other": "2026-11-22"}),
        ),
        (
            "pages/a.sw.md",
            "Date: 2026-11-21 08:15",
            ("date-differs", 3, 1, {"value": "2026-11-21", "other": "—"}),
        ),
        (NEWS, "Only: en", ("only-differs", 3, 1, {"value": "en", "lang": "sw"})),
        (
            NEWS,
            "Publish-At: 2026-11-22 23:15",
            ("publish-at-hour", 3, 1, {"value": "23:15", "later": "00:00"}),
        ),
        (NEWS, "Image: media/a.jpg", ("image-needs-alt", 3, 1, {})),
        (NEWS, "tittle: x", ("unknown-header", 3, 1, {"name": "tittle", **nearest("Title")})),
        (NEWS, "Tarehe: x", ("unknown-header", 3, 1, {"name": "Tarehe", **nearest("Date")})),
        (
            EVENT,
            "Kind: visit\nStarts: 2026-11-22\nMahali: x",
            ("unknown-header", 5, 1, {"name": "Mahali", **nearest("Venue")}),
        ),
        (NEWS, "Image Alt: x", ("odd-line", 3, 1, {"value": "Image Alt: x", **nearest("Image-Alt: x")})),
        (NEWS, "Slug:x", ("odd-line", 3, 1, {"value": "Slug:x", **nearest("Slug: x")})),
        (NEWS, "Habari ya leo: x", ("odd-line", 3, 1, {"value": "Habari ya leo: x"})),
        (
            NEWS,
            "Publish-At: 1 Desemba 2026 saa 3 asubuhi",
            ("saa-in-time", 3, 13, {"value": "1 Desemba 2026 saa 3 asubuhi", **nearest("2026-12-01 09:00")}),
        ),
        (
            EVENT,
            "Kind: visit\nStarts: 22 February 2027, 8.00 am",
            ("date", 4, 9, {"value": "22 February 2027, 8.00 am", **nearest("2027-02-22 08:00")}),
        ),
        (NEWS, "Slug: Saa za Kazi", ("slug", 3, 7, {"value": "Saa za Kazi", **nearest("saa-za-kazi")})),
        (
            NEWS,
            "Status: rasimu",
            ("not-in-list", 3, 9, {"value": "rasimu", "words": "draft, review", **nearest("draft")}),
        ),
        (NEWS, "Image: /media/a.jpg", ("file-path", 3, 8, {"value": "/media/a.jpg", **nearest("media/a.jpg")})),
        (
            NEWS,
            "Updated: 22/11/2026 - Jina",
            ("dated-line", 3, 10, {"value": "22/11/2026 - Jina", **nearest("2026-11-22 | Jina")}),
        ),
        (NEWS, "title: x", ("header-twice", 3, 1, {"name": "Title", "other": "1"})),
        (NEWS, "Slug:", ("empty", 3, 1, {})),
        (NEWS, "Slug:\n    a\n    b\n    c", ("one-value", 5, 5, {"name": "Slug"})),
        (EVENT, "Kind: ‹neno›\nStarts: 2026-11-22", ("hint-left", 3, 7, {"value": "‹neno›"})),
        (
            NEWS,
            "Gallery:\n    media/a.jpg | A\n    media/b.jpg",
            ("photo-without-alt", 5, 5, {"value": "media/b.jpg"}),
        ),
        (
            EVENT,
            "Kind: visit\nStarts: 2026-11-22\nRegion: Dodma",
            ("region", 5, 9, {"value": "Dodma", **nearest("dodoma")}),
        ),
    ],
)  # fmt: skip
def test_a_header_that_does_not_fit_is_told(path, headers, expected):
    assert [expected] == said(stories.file(f"{HEAD}{headers}\n\nA.", path)[2])


def test_a_header_of_another_section_is_told_with_all_of_this_one():
    ((*place, fill),) = said(stories.file(f"{HEAD}Venue: x\n\nA.", NEWS)[2])
    assert ["header-elsewhere", 3, 1] == place
    assert ("Venue", "news") == (fill["name"], fill["section"])
    assert fill["words"].startswith("Title, Summary, Slug, Date, ")


def test_a_list_of_too_many_is_told_with_how_many_may_be():
    most = read.fields.MOST_ITEMS
    topics = "".join(f"    a{number}\n" for number in range(most + 1))
    fill = {"name": "Topics", "length": str(most + 1), "most": str(most)}
    found = said(stories.file(f"{HEAD}Topics:\n{topics}\nA.", NEWS)[2])
    assert [("too-many-items", 3, 1, fill)] == found


def test_a_header_that_is_missing_is_told_with_what_to_write():
    fill = {"name": "Summary", "hint_sw": "Muhtasari wa herufi 20 hadi 160"}
    fill["hint_en"] = "A summary of 20 to 160 characters"
    assert [("missing-header", 1, 1, fill)] == said(stories.file("Title: Mfano\n\nA.", NEWS)[2])


def test_a_notice_with_a_text_is_told_where_the_text_begins():
    assert [("notice-body", 6, 1, {})] == said(
        stories.file(TERM.format("", "") + "\n\nA.", NOTICE)[2]
    )


def test_a_notice_begins_and_ends_at_an_hour():
    assert said(stories.file(TERM.format(" 09:30", " 23:59"), NOTICE)[2]) == [
        ("notice-at-hour", 2, 1, {"name": "From", "value": "09:30", "later": "10:00"}),
        ("notice-at-hour", 3, 1, {"name": "Until", "value": "23:59", "later": "00:00"}),
    ]
    assert [] == stories.file(TERM.format(" 09:00", " 23:00"), NOTICE)[2]


NO_TEXT = {"kind_sw": "alama ambayo si maandishi", "kind_en": "a sign that is no text"}


def skipped(line, value, here, before, right, column=1):
    fill = {"value": value, "here": here, "before": before, "right": right}
    return ("heading-skipped", line, column, fill)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# B\n\nA.\n\n# B", [("heading-one", 4, 1, {"value": "B"}), ("heading-one", 8, 1, {"value": "B"})]),
        ("A.\n\n## B\n\n#### C", [skipped(8, "C", "####", "##", "###")]),
        ("### C", [skipped(4, "C", "###", "Title", "##")]),
        ("## A\n\n> #### B", [skipped(6, "B", "####", "##", "###", column=3)]),
        ('A <b onclick="x">b</b>', [("unsafe-html", 4, 1, {"value": "<b onclick>"})]),
        ("A.\n\n<script>", [("unsafe-html", 6, 1, {"value": "<script>"})]),
        ("[a](javascript:b)", [("unsafe-link", 4, 1, {"value": "javascript:b"})]),
        ("A.\n\n[a](//x.tz)", [("unsafe-link", 6, 1, {"value": "//x.tz"})]),
        ("[a](ukurasa)", [("missing-page", 4, 1, {"value": "ukurasa"})]),
        ("A.\n\n![a](x.jpg)", [("foreign-image", 6, 1, {"value": "x.jpg"})]),
        ("![a](media/x)", [("foreign-image", 4, 1, {"value": "media/x", **nearest("{static}/media/x")})]),
        ("[a](media/x.pdf)", [("missing-page", 4, 1, {"value": "media/x.pdf", **nearest("{static}/media/x.pdf")})]),
        (
            "[a](x.sw.md#b)",
            [("missing-page", 4, 1, {"value": "x.sw.md#b", **nearest("{filename}/news/x.sw.md#b")})],
        ),
        ("[a](0800 110 188)", [("missing-page", 4, 1, {"value": "0800 110 188", **nearest("tel:0800110188")})]),
        (
            "A.\n\n![](x.jpg)",
            [("image-without-alt", 6, 1, {"value": "x.jpg"}), ("foreign-image", 6, 1, {"value": "x.jpg"})],
        ),
        ("A.\n\n&#xe000;", [("control-character", 6, 1, {"value": "U+E000", "other": "—", **NO_TEXT})]),
        ("A.\n\n" + "[ " * 100, [("tangled", 6, 1, {"value": "[ × 100"})]),
        ("A.\n\nB ‹c› ‹d›", [("hint-left", 6, 3, {"value": "‹c›"}), ("hint-left", 6, 7, {"value": "‹d›"})]),
    ],
)  # fmt: skip
def test_what_does_not_fit_in_a_text_is_told(text, expected):
    made, html, faults = stories.body(text)
    assert (None, "", expected) == (made, html, said(faults))


def test_what_the_converter_cannot_read_is_told(monkeypatch):
    md = stories.converter()

    def fails(text):
        raise IndexError

    monkeypatch.setattr(md, "convert", fails)
    made, faults = prose.converted(md, NEWS, "A.", 7)
    assert (None, [("tangled", 7, 1, {"value": "…"})]) == (made, said(faults))


def test_what_readers_should_not_be_shown_is_told_where_it_stands():
    found = said(stories.file(f"{HEAD}\n\nJumatatu, tarehe 22 Novemba 2026.", NEWS)[2])
    assert [("weekday-differs", 5, 1)] == [one[:3] for one in found]


def test_a_character_that_no_paper_has_is_told_of_a_release_alone():
    text = f"{HEAD}\nNeno 漢."
    assert [("paper-lacks", 4, 6, {"value": "漢"})] == said(stories.file(text, PRESS)[2])
    assert [] == stories.file(text, NEWS)[2]


WHOLE = """Slug: neno
Topics: a

## Kichwa

[a]({static}/media/b.pdf) ![c]({static}/media/c.jpg) [d](/e/#f)

[g]({filename}/press/2026-11-21-h.sw.md?x) [a]({static}/media/b.pdf)"""


def test_a_sound_file_is_known_whole():
    made, html, faults = stories.file(HEAD + WHOLE, PRESS)
    assert [] == faults
    source, text = made.source, made.text
    assert (PRESS, "press", "2026-11-22-a", "neno", "sw", dt.date(2026, 11, 22)) == (
        source.path,
        source.section,
        source.pair,
        source.slug,
        source.lang,
        source.day,
    )
    assert html == (
        '<h2 id="kichwa">Kichwa</h2>\n'
        '<p><a href="\ue0000\ue001">a\ue0000\ue002</a> <img alt="c" src="\ue0001\ue001">'
        ' <a href="\ue0002\ue001">d</a></p>\n'
        '<p><a href="\ue0003\ue001">g</a> <a href="\ue0004\ue001">a\ue0004\ue002</a></p>'
    )
    assert {"title": 1, "summary": 2, "slug": 3, "topics": 4} == source.lines
    assert ("media/b.pdf", "media/c.jpg") == source.files
    assert ("Mfano", ("a",)) == (source.headers.title, source.headers.topics)
    assert (digest(html.encode()), (Heading(id="kichwa", title="Kichwa"),)) == (
        text.body,
        text.headings,
    )
    file = Target("file", "/media/b.pdf", "media/b.pdf", 8)
    assert text.targets == (
        file,
        Target("image", "/media/c.jpg", "media/c.jpg", 8),
        Target("page", "/e/", "/e/", 8, "#f"),
        Target("story", "/press/2026-11-21-h.sw.md", "press/2026-11-21-h", 10, "?x"),
        Target("file", "/media/b.pdf", "media/b.pdf", 10),
    )


def test_the_hashes_of_a_file_are_of_its_words():
    body = WHOLE.partition("\n\n")[2]
    text = stories.file(HEAD + WHOLE, PRESS)[0].text
    headers = [("Title", ["Mfano"]), ("Summary", [SUMMARY]), ("Slug", ["neno"])]
    assert seal.hash_of(headers, body) == text.seal
    assert translation.hash_of("Mfano", SUMMARY, body) == text.words
    assert "" == stories.file(HEAD + WHOLE, NEWS)[0].text.seal
    notice = stories.file(TERM.format("", ""), NOTICE)[0]
    assert translation.hash_of("Mfano", "", "") == notice.text.words


def test_what_a_file_says_of_its_translation_is_known():
    made = stories.file(f"{HEAD}Source-Hash: {'a' * 16}\n\nA.", NEWS)[0]
    assert translation.TranslationWords(
        made.text.words, Translated("a" * 16), 3, False
    ) == read.words(made)
    alone = stories.file(f"{HEAD}Only: sw\n\nA.", NEWS)[0]
    assert translation.TranslationWords(alone.text.words, None, 0, True) == read.words(alone)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("2026-11-21-h.sw.md", "news/2026-11-21-h"),
        ("../press/2026-11-21-h.en.md", "press/2026-11-21-h"),
        ("/press/2026-11-21-h.en.md", "press/2026-11-21-h"),
        ("/ovyo/2026-11-21-h.en.md", ""),
        ("ovyo.md", ""),
    ],
)
def test_a_story_is_named_from_the_file_or_from_the_content(target, expected):
    assert expected == prose.named("story", target, NEWS)


def test_a_file_is_named_from_the_content():
    assert "media/a.pdf" == prose.named("file", "/media/x/../a.pdf", NEWS)
