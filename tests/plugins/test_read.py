"""A content file becomes a typed source, or all that is wrong with it is named: file, line, rule, cure."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.names import digest
from plugins.reading import read
from plugins.schema import fields, hints
from plugins.schema.faults import message
from plugins.schema.values import (
    Approved,
    Arrival,
    Enclosure,
    Moment,
    Note,
    Photo,
    Recurrence,
    Spot,
    Translated,
)
from tests import stories
from tests.stories import HEAD, NEWS, SUMMARY

EVENT = "events/2026-11-22-mfano.sw.md"
PRESS = "press/2026-11-22-mfano.sw.md"
PUBLICATION = "publications/2026-11-22-mfano.sw.md"
PAGE = "pages/mfano.sw.md"


def faults(headers, path=NEWS):
    """Give the faults of a file with these headers below the title and the summary."""
    return stories.named(stories.file(f"{HEAD}{headers}\nMaandishi.", path)[2])


def value(headers, name, path=NEWS):
    record, _, found = stories.file(f"{HEAD}{headers}\nMaandishi.", path)
    assert [] == found
    return getattr(record.source.headers, name)


# Names


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("habari/2026-11-22-mfano.sw.md", "out-of-place"),
        ("mfano.sw.md", "out-of-place"),
        ("news/mfano.sw.md", "name-needs-date"),
        ("pages/2026-11-22-mfano.sw.md", "name-has-date"),
        ("news/2026-02-30-mfano.sw.md", "name-date"),
        ("news/0000-01-01-mfano.sw.md", "name-date"),
        ("news/2026-11-22-mfano.md", "name"),
        ("news/2026-11-22-mfano.fr.md", "name"),
        ("news/2026-11-22-mfano.sw.txt", "name"),
        ("news/2026-11-22-mfano.SW.md", "name"),
        ("news/2026-11-22-Mfano.sw.md", "name"),
        ("news/2026-11-22-mfano_wa_pili.sw.md", "name"),
        ("news/2026-11-22-mfano--pili.sw.md", "name"),
        ("news/2026-11-22--mfano.sw.md", "name"),
        ("news/2026-11-22-mfano-.sw.md", "name"),
        ("news/2026-11-22-mfanó.sw.md", "name"),
        ("news/2026-11-22-mfano٢.sw.md", "name"),
        ("news/2026-11-22.sw.md", "name-needs-date"),
        ("news/2026/2026-11-22-mfano.sw.md", "name"),
        ("news/2026-11-22-mfano.sw.md\n", "name"),
        ("news/٢٠٢٦-11-22-mfano.sw.md", "name"),
    ],
)
def test_a_file_whose_name_does_not_fit_is_refused(path, rule):
    assert rule in [fault.rule for fault in read.name(path)[1]]
    assert (rule, 0) in stories.named(stories.file(f"{HEAD}\nMaandishi.", path)[2])


def test_a_name_says_section_pair_word_language_and_day():
    record, _, _ = stories.file(f"{HEAD}\nMaandishi.", "press/2026-11-22-tovuti-mpya.en.md")
    source = record.source
    said = (source.section, source.pair, source.slug, source.lang, source.day)
    assert ("press", "2026-11-22-tovuti-mpya", "tovuti-mpya", "en", dt.date(2026, 11, 22)) == said


def test_a_standing_page_has_no_day_and_needs_no_summary():
    record, _, found = stories.file("Title: Mfano\n\nMaandishi.", PAGE)
    assert ([], None, "mfano") == (found, record.source.day, record.source.slug)


# Headers


def test_headers_are_read_in_any_letters():
    record, _, found = stories.file(f"TITLE: Mfano\nsummary: {SUMMARY}\n\nMaandishi.")
    assert ([], "Mfano") == (found, record.source.headers.title)


@pytest.mark.parametrize(
    ("header", "near"),
    [("Sumary", '"Summary"'), ("Tittle", '"Title"'), ("Topic", '"Topics"'), ("Zzzz", "")],
)
def test_an_unknown_header_is_refused_with_the_nearest_one_named(header, near):
    _, _, found = stories.file(f"{HEAD}{header}: a\n\nMaandishi.")
    assert [("unknown-header", 3)] == stories.named(found)
    assert all(near in message(found[0], lang) for lang in ("sw", "en"))


@pytest.mark.parametrize(
    ("path", "header"),
    [(EVENT, "Series"), (PRESS, "Venue"), (PUBLICATION, "Venue"), (PAGE, "Venue"), (NEWS, "Venue")],
)
def test_a_header_of_another_section_is_refused_with_every_header_of_this_one(path, header):
    _, _, found = stories.file(f"{HEAD}{header}: a\n\nMaandishi.", path)
    assert ("header-elsewhere", 3) in stories.named(found)
    (fault,) = (one for one in found if one.rule == "header-elsewhere")
    section = path.partition("/")[0]
    expected = ", ".join(map(fields.header_name, fields.described(section)))
    for lang in ("sw", "en"):
        assert section in message(fault, lang)
        assert f": {expected}." in message(fault, lang)


def test_an_empty_value_is_refused_once():
    assert [("empty", 3)] == faults("Slug:\n")
    assert [("empty", 1)] == stories.named(
        stories.file(f"Title:\nSummary: {SUMMARY}\n\nMaandishi.")[2]
    )


@pytest.mark.parametrize("more", [0, 1])
def test_a_list_above_the_limit_is_refused(more):
    items = "".join(f"    mada-{number}\n" for number in range(fields.MOST_ITEMS + more))
    assert [("too-many-items", 3)] * more == faults(f"Topics:\n{items}")


def test_a_bad_item_is_refused_on_its_own_line():
    assert [("topic", 5)] == faults("Topics:\n    a\n    B\n    c\n")


@pytest.mark.parametrize("missing", ["Title", "Summary"])
def test_a_missing_header_is_named(missing):
    text = "".join(line for line in HEAD.splitlines(True) if not line.startswith(missing))
    _, _, found = stories.file(f"{text}\nMaandishi.")
    assert [("missing-header", 1, missing)] == [
        (one.rule, one.line, dict(one.fill)["name"]) for one in found
    ]


def test_all_faults_of_a_file_are_named_in_one_run():
    _, _, found = stories.file("Title: <b>a</b>\nDate: x\nZzz: y\n\n# a\n\n[b](c)")
    expected = {
        ("markup-in-header", 1), ("date", 2), ("unknown-header", 3), ("missing-header", 1),
        ("heading-one", 5), ("missing-page", 7),
    }  # fmt: skip
    assert expected == set(stories.named(found))


# Hints


def places(found):
    """Give the rules of faults with their lines and columns."""
    return [(fault.rule, fault.line, fault.column) for fault in found]


def test_a_hint_that_is_left_is_named_where_it_stands_and_not_as_a_bad_value():
    _, _, found = stories.file(f"{HEAD}Kind: visit\nStarts: ‹Tarehe›\n\nMaandishi.", EVENT)
    assert [("hint-left", 4, 9)] == places(found)
    assert "‹Tarehe›" in message(found[0], "sw")


@pytest.mark.parametrize(
    "hint", ["Date: ‹Tarehe›", "Image-Alt: ‹a›", "Topics:\n    ‹a›\n    ‹b›", "‹Ya hiari: a›"]
)
def test_a_hint_where_nothing_must_be_given_is_as_if_it_were_not_there(hint):
    (record, *rest), (bare, *others) = (
        stories.file(f"{HEAD}{more}\nMaandishi.") for more in (f"{hint}\n", "")
    )
    assert [[], []] == [rest[1], others[1]]
    assert bare.source.headers == record.source.headers
    assert bare.text == record.text


def test_a_hint_does_not_count_in_the_seal_of_a_release():
    with_one, without = (
        stories.file(f"{HEAD}{more}\nMaandishi.", PRESS)[0] for more in ("Place: ‹a›\n", "")
    )
    assert without.text.seal == with_one.text.seal


@pytest.mark.parametrize(
    ("path", "more", "shown"),
    [
        (EVENT, "Kind: ‹a›\nStarts: ‹b›\n", {"kind": "other", "starts": Moment(dt.date(2026, 11, 22))}),
        (PUBLICATION, "Kind: ‹a›\n", {"kind": "other"}),
    ],
)  # fmt: skip
def test_for_a_preview_what_must_be_given_has_a_stand_in_while_its_hint_is_left(path, more, shown):
    text = f"Title: ‹Kichwa›\nSummary: ‹M›\n{more}\n‹Andika›"
    record, html, found = read.source(path, text.encode(), stories.converter(), unfilled=True)
    assert text.count("‹") == len(found)
    assert {("hint-left", True)} == {(one.rule, one.warning) for one in found}
    assert "<p>‹Andika›</p>" == html
    headers, summary = record.source.headers, "‹M›" + "…" * 17
    assert {"title": "‹Kichwa›", "summary": summary, **shown} == {
        name: getattr(headers, name) for name in ("title", "summary", *shown)
    }


@pytest.mark.parametrize("name", ["Title", "Summary"])
def test_a_hint_in_a_header_that_must_be_given_is_told_once(name):
    text = "".join(
        f"{name}: ‹a›\n" if line.startswith(name) else line for line in HEAD.splitlines(True)
    )
    assert ["hint-left"] == [one.rule for one in stories.file(f"{text}\nMaandishi.")[2]]


@pytest.mark.parametrize(("typed", "rule"), [("", "empty"), (" ‹a›", "hint-left")])
def test_what_a_photo_shows_is_asked_for_once(typed, rule):
    assert [(rule, 4)] == faults(f"Image: media/a.jpg\nImage-Alt:{typed}\n")


def test_the_hints_of_a_list_are_left_out_and_its_other_lines_are_checked():
    _, _, found = stories.file(f"{HEAD}Topics:\n    ‹a›\n    B\n    ‹c›\n\nMaandishi.")
    assert [("topic", 5, 5)] == places(found)


def test_a_value_with_more_than_a_hint_is_a_value():
    assert "‹a› na ‹b›" == value("Owner: ‹a› na ‹b›\n", "owner")


def test_hints_left_in_the_text_are_named_with_line_and_column():
    _, _, found = stories.body("Neno ‹a›.\n\n- ‹b›\n")
    line = stories.BODY_LINE
    assert [("hint-left", line, 6), ("hint-left", line + 2, 3)] == places(found)


def test_half_a_hint_in_the_text_is_text():
    assert [] == stories.body("Neno ‹a\nb› na ›c‹.")[2]


def test_of_very_many_hints_some_are_named():
    assert hints.MOST == len(stories.body("‹b›\n" * 999)[2])


# Values before there is a file


@pytest.mark.parametrize(
    ("field", "text", "rules"),
    [
        ("title", "Mfano", []),
        ("title", "", ["empty"]),
        ("title", "<b>Mfano</b>", ["markup-in-header"]),
        ("title", "‹Mfano›", ["hint-left"]),
        ("title", "Mfa\x07no", ["control-character"]),
        ("title", "Mfa\udcffno", ["not-utf-8"]),
        ("summary", "fupi", ["summary-length"]),
        ("starts", "2026-12-02 saa 8:30", ["saa-in-time"]),
        ("starts", "2026-12-02 14:30", []),
        ("kind", "mkutano", ["not-in-list"]),
    ],
)
def test_a_value_is_checked_as_in_a_file_and_named_without_a_line(field, text, rules):
    found = read.value("JIBU", "events", field, text)
    assert rules == [one.rule for one in found]
    assert {("JIBU", 0, 0)} >= {(one.path, one.line, one.column) for one in found}


# Values


@pytest.mark.parametrize(
    ("headers", "name", "expected"),
    [
        ("Date: 2026-11-22 14:30\n", "date", Moment(dt.date(2026, 11, 22), dt.time(14, 30))),
        ("Date: 2026-11-22\n", "date", Moment(dt.date(2026, 11, 22))),
        ("Publish-At: 2026-11-22 08:00\n", "publish_at", Moment(dt.date(2026, 11, 22), dt.time(8, 0))),
        ("Review-By: 2027-01-31\n", "review_by", dt.date(2027, 1, 31)),
        ("Updated: 2026-11-23 | a | b\n", "updated", (Note(dt.date(2026, 11, 23), "a | b"),)),
        ("Withdrawn: 2026-11-23 | a\n", "withdrawn", Note(dt.date(2026, 11, 23), "a")),
        ("Image: media/a.jpg\nImage-Alt: b\n", "image", "media/a.jpg"),
        ("Image: {static}/media/a.jpg\nImage-Alt: b\n", "image", "media/a.jpg"),
        ("Gallery: media/a.jpg | b | c\n", "gallery", (Photo("media/a.jpg", "b", "c"),)),
        ("Gallery: media/a.jpg | b\n", "gallery", (Photo("media/a.jpg", "b"),)),
        ("Video: https://example.invalid/x\n", "video", "https://example.invalid/x"),
        ("Attachments: media/a.pdf | b\n", "attachments", (Enclosure("media/a.pdf", "b"),)),
        ("Aliases:\n    /a/b/\n    /c.html\n", "aliases", ("/a/b/", "/c.html")),
        ("Aliases:\n    /A+B\n    /a%20b.pdf\n    /?p=3\n", "aliases", ("/A+B", "/a%20b.pdf", "/?p=3")),
        ("Aliases: /a%C3%A9/x?y=/z:1\n", "aliases", ("/a%C3%A9/x?y=/z:1",)),
        ("Only: sw\n", "only", "sw"),
        ("Status: draft\n", "status", "draft"),
        ("Sample: yes\n", "sample", True),
        ("Source-Hash: 0123456789abcdef\n", "source_hash", Translated("0123456789abcdef")),
        (
            "Approved: Asha Mfano | 2026-11-22 | 0123456789abcdef\n",
            "approved",
            Approved("Asha Mfano", dt.date(2026, 11, 22), "0123456789abcdef"),
        ),
        ("Owner: a\n", "owner", "a"),
        # What Word and phones put there, which nobody sees: blanks that do not break, and their quotation marks.
        ("Owner:\u00a0a\u202fb\n", "owner", "a b"),
        ("Date:\u00a02026-11-22\u00a014:30\n", "date", Moment(dt.date(2026, 11, 22), dt.time(14, 30))),
        ("Aliases:\n\u00a0\u00a0\u00a0\u00a0/a/\n", "aliases", ("/a/",)),
        ("Owner: “a” na 'b'\n", "owner", "“a” na 'b'"),
        ("Owner: “a”\n", "owner", "“a”"),
        ('Date: "2026-11-22"\n', "date", Moment(dt.date(2026, 11, 22))),
        ("Review-By: ‘2027-01-31’\n", "review_by", dt.date(2027, 1, 31)),
        ("Status: “draft”\n", "status", "draft"),
        ("Sample: «yes»\n", "sample", True),
        ("Updated: “2026-11-23 | a”\n", "updated", (Note(dt.date(2026, 11, 23), "a"),)),
        ("Updated: 2026-11-23 | “a”\n", "updated", (Note(dt.date(2026, 11, 23), "“a”"),)),
    ],
)  # fmt: skip
def test_a_value_is_read_as_what_it_is(headers, name, expected):
    assert expected == value(headers, name)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-20-a",
        "2026-11-20-a.sw.md",
        "2026-11-20-a.en",
        "press/2026-11-20-a.sw.md",
        "content/press/2026-11-20-a.en.md",
        "{filename}/press/2026-11-20-a.sw.md",
        "“2026-11-20-a.sw.md”",
    ],
)
@pytest.mark.parametrize(("header", "path"), [("Corrects", PRESS), ("Outcome", EVENT)])
def test_a_story_is_named_by_its_file_with_or_without_folder_language_and_ending(
    header, path, typed
):
    needed = "Kind: meeting\nStarts: 2026-11-22\n" if path == EVENT else ""
    assert "2026-11-20-a" == value(f"{needed}{header}: {typed}\n", header.lower(), path)


@pytest.mark.parametrize(
    ("headers", "name", "expected"),
    [
        ("Arrival: 08:30\n", "arrival", Arrival(dt.time(8, 30))),
        ("Arrival: 2026-11-21 18:00\n", "arrival", Arrival(dt.time(18), dt.date(2026, 11, 21))),
        ("Map: -6.1731, 35.7416\n", "map", Spot(-6.1731, 35.7416)),
        ("Region: Pemba North\n", "region", "kaskazini-pemba"),
        ("Region: dodoma\n", "region", "dodoma"),
        (
            "Repeat: RRULE:FREQ=YEARLY;COUNT=2\n    not 2027-11-22\n",
            "repeat",
            (Recurrence("FREQ=YEARLY;COUNT=2"), Recurrence(without=dt.date(2027, 11, 22))),
        ),
        ("Bring:\n    a\n    b\n", "bring", ("a", "b")),
        ("Live: https://example.org/a\n", "live", "https://example.org/a"),
        ("State: cancelled\n", "state", "cancelled"),
        ("", "state", "scheduled"),
    ],
)
def test_a_value_of_an_event_is_read_as_what_it_is(headers, name, expected):
    first = "Kind: meeting\nStarts: 2026-11-22\n"
    assert expected == value(first + headers, name, EVENT)


@pytest.mark.parametrize(
    ("header", "rule"),
    [
        ("Date: 22/11/2026", "date"),
        ("Date: 2026-11-2", "date"),
        ("Date: ٢٠٢٦-11-22", "date"),
        ("Date: 2026-11-31", "no-such-date"),
        ("Date: 2026-13-01", "no-such-date"),
        ("Date: 2025-02-29", "no-such-date"),
        ("Date: 0000-01-01", "no-such-date"),
        ("Date: 2026-11-22 25:00", "time"),
        ("Date: 2026-11-22 14.30", "time"),
        ("Date: 2026-11-22 14:60", "time"),
        ("Date: 2026-11-22 2pm", "time"),
        ("Date: 2026-11-22 ١٤:30", "time"),
        ("Date: 2026-11-22 saa 8:30 mchana", "saa-in-time"),
        ("Date: 2026-11-22 Saa 8", "saa-in-time"),
        ("Date: 2026-11-21", "date-differs"),
        ("Only: en", "only-differs"),
        ("Only: fr", "not-in-list"),
        ("Status: published", "not-in-list"),
        ("Sample: no", "not-yes"),
        ("Slug: Mfano", "slug"),
        ("Slug: mfano mwingine", "slug"),
        ("Slug: ../mfano", "slug"),
        ("Summary-Of: x", "unknown-header"),
        ("Image: media/a.jpg", "image-needs-alt"),
        ("Image: /media/a.jpg", "file-path"),
        ("Image: media/../a.jpg", "file-path"),
        ("Image: media//a.jpg", "file-path"),
        ("Image: media\\a.jpg", "file-path"),
        ("Image: media/a|b.jpg", "file-path"),
        ("Image: a.jpg", "file-not-in-media"),
        ("Image: media", "file-not-in-media"),
        ("Image: https://example.org/a.jpg", "file-path"),
        ("Gallery: media/a.jpg", "photo-without-alt"),
        ("Gallery: media/a.jpg | b | c | d", "too-many-columns"),
        ("Video: a", "web-address"),
        ("Attachments: media/a.pdf", "attachment-without-title"),
        ("Attachments: media/a.pdf | b | c", "too-many-columns"),
        ("Updated: 2026-11-23", "dated-line"),
        ("Updated: leo | a", "date"),
        ("Updated: 2026-11-23 | <b>a</b>", "markup-in-header"),
        ("Gallery: media/a.jpg | <b>a</b>", "markup-in-header"),
        ("Withdrawn: a", "dated-line"),
        ("Aliases: mfano", "alias"),
        ("Aliases: /", "alias"),
        ("Aliases: /../a", "alias"),
        ("Aliases: //example.org", "alias"),
        ("Aliases: https://example.org/", "alias"),
        ("Aliases: /?", "alias"),
        ('Aliases: /a"b', "alias"),
        ("Aliases: /a;b", "alias"),
        ("Aliases: /a$b", "alias"),
        ("Aliases: /a b", "alias"),
        ("Aliases: /a%", "alias"),
        ("Aliases: /a?b;c", "alias"),
        ("Aliases: /.git/", "alias"),
        ("Aliases: /a./b", "alias"),
        ("Aliases: /a%22b", "alias-letters"),
        ("Aliases: /a%0Ab", "alias-letters"),
        ("Aliases: /a%2Fb", "alias-letters"),
        ("Aliases: /%2E%2e/a", "alias-letters"),
        ("Aliases: /a%FF", "alias-letters"),
        ("Aliases: /a%20/b", "alias-letters"),
        ("Aliases: /a//b", "alias"),
        ("Aliases: /a../b", "alias"),
        (f"Aliases: /{'a' * 5000}!", "alias"),  # as quickly as any other
        ("Source-Hash: abc", "source-hash"),
        ("Approved: Asha Mfano | 2026-11-22", "approved"),
        ("Approved: Asha Mfano | jana | 0123456789abcdef", "approved"),
        ("Approved: Asha Mfano | 2026-11-22 | abc", "approved"),
        ("Approved: Asha <b>Mfano</b> | 2026-11-22 | 0123456789abcdef", "markup-in-header"),
        ("Owner: <b>a</b>", "markup-in-header"),
        ("Owner: {{ a }}", "markup-in-header"),
        ("Owner: {% a %}", "markup-in-header"),
    ],
)
def test_a_bad_value_is_refused_on_its_line(header, rule):
    assert [(rule, 3)] == faults(f"{header}\n")


@pytest.mark.parametrize(
    ("path", "header", "rule"),
    [
        (EVENT, "Arrival: saa 2 asubuhi", "saa-in-time"),
        (EVENT, "Arrival: mapema", "time"),
        (EVENT, "Starts: 2026-11-22 saa 8", "saa-in-time"),
        (EVENT, "Map: Dodoma", "map"),
        (EVENT, "Map: -6.1", "map"),
        (EVENT, "Map: 91, 0", "map"),
        (EVENT, "Map: nan, nan", "map"),
        (EVENT, "Map: inf, 0", "map"),
        (EVENT, "Map: 1e1, 0", "map"),
        (EVENT, "Map: ١, 0", "map"),
        (EVENT, "Region: Nairobi", "region"),
        (EVENT, "Repeat: kila mwaka", "repeat"),
        (EVENT, "Repeat: RDATE:20260101T000000", "repeat"),
        (EVENT, "Repeat: FREQ=YEARLY;COUNT=x", "repeat"),
        (EVENT, "Live: http://example.org", "web-address"),
        (EVENT, "Live: javascript:a", "web-address"),
        (EVENT, "Kind: report", "not-in-list"),
        (EVENT, "Period-Word: adhuhuri", "not-in-list"),
        (EVENT, "Outcome: a b", "pair-key"),
        (PRESS, "Corrects: 2026/11", "pair-key"),
        (PRESS, "Corrects: a.sw.docx", "pair-key"),
        (PRESS, "Corrects: mfanó", "pair-key"),
        (PRESS, "Heading: wote", "not-in-list"),
        (PUBLICATION, "Files: media/a.pdf", "file-language"),
        (PUBLICATION, "Files: media/a.pdf | fr", "file-language"),
        (PUBLICATION, "Kind: meeting", "not-in-list"),
    ],
)
def test_a_bad_value_of_its_section_is_refused_on_its_line(path, header, rule):
    assert [(rule, 3)] == faults(f"{header}\n", path)


@pytest.mark.parametrize(("length", "told"), [(19, 1), (20, 0), (160, 0), (161, 1)])
def test_a_summary_is_neither_too_short_nor_too_long(length, told):
    text = f"Title: Mfano\nSummary: {'a' * length}\n\nMaandishi."
    assert [("summary-length", 2)] * told == stories.named(stories.file(text)[2])


def test_a_word_near_to_one_of_a_list_is_named():
    _, _, found = stories.file(f"{HEAD}Kind: reprot\n\nMaandishi.", PUBLICATION)
    assert '"report"' in message(found[0], "en")


# Any input

LINES = [
    "Title: Mfano", f"Summary: {SUMMARY}", "Date: 2026-11-22", "Starts: 2026-11-22 14:30", "Status: draft",
    "Topics:", "    a", "\t| b |", "Gallery: media/a.jpg | b", "Kind: report", "Kind: meeting",
    "Repeat: FREQ=DAILY", "Map: 1, 2", "", "---", "# a", "## a", "- a", "1. a", "> a", "    a", "a\n: b",
    "‹a›", "Date: ‹a›", "    ‹b›",
    "[a](b)", "[a]({static}/media/a.pdf)", "![a]({static}/media/a.jpg)", "[^1]", "[^1]: a", "*[a]: b",
    "|a|b|", "|-|-|", "<b>a</b>", "<script>", "<!--", "&#xe000;", "{: #a}", "**a", "`a", "\\", "{{ a }}",
]  # fmt: skip
PATHS = [NEWS, EVENT, PRESS, PUBLICATION, "pages/mfano.en.md", "news/mfano.md"]


def sound(data, path):
    """Assert that a file gives a source, or faults that have their words, each at a line of the file."""
    record, html, found = stories.file(data, path)
    if any(not fault.warning for fault in found):
        assert (None, "") == (record, html)
    else:
        assert digest(html.encode()) == record.text.body
    for fault in found:
        assert 0 <= fault.line <= data.count(b"\n") + data.count(b"\r") + 1
        assert all(message(fault, lang) for lang in ("sw", "en"))


@given(st.binary(max_size=400), st.sampled_from(PATHS))
def test_any_bytes_give_a_source_or_faults(data, path):
    sound(data, path)


@given(st.text(max_size=300), st.sampled_from(PATHS))
def test_any_text_gives_a_source_or_faults(text, path):
    sound(f"{HEAD}\n{text}".encode("utf-8", "surrogatepass"), path)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(LINES), max_size=20), st.sampled_from(PATHS))
def test_any_headers_and_markdown_give_a_source_or_faults(lines, path):
    sound("\n".join(lines).encode(), path)


@given(
    st.sampled_from(sorted({name for section in fields.MODELS for name in fields.names(section)})),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
    st.sampled_from(PATHS),
)
def test_any_value_of_any_header_gives_a_source_or_faults(name, text, path):
    sound(f"Title: a\n{name}: {text}\n\nMaandishi.".encode(), path)
