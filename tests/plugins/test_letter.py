"""The letterhead of a release: a tagged PDF in the office's form, the same bytes always, whatever its text."""

import datetime as dt
import hashlib
import html
import io
import os
import re
import subprocess
import sys
from functools import cache

import pdfua
import pytest
import typst
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.pages.press import letter
from plugins.pages.press.letter import Attachment, Letter
from plugins.paper import characters
from plugins.reading import sanitizer
from tests import stories
from tests.papers import Paper, closed
from tests.patience import PATIENCE
from tests.stories import ROOT

URL = "https://www.example.org/taarifa-kwa-umma/2026/mfano/"
TEXT = """
Umma unajulishwa kuwa **mfano huu** una kila kitu[^a], hata <span lang="en">a few words of English</span>.

## Kichwa cha kwanza

1. jambo la kwanza
2. jambo la pili
    - jambo lililo ndani

> Nukuu ya mfano.

| Mkoa | Idadi |
|------|------:|
| Dodoma | 1,200 |
| Mwanza | 85 |

### Kichwa kilicho chini

Soma [tovuti](https://www.example.org/sehemu/) au [Kichwa cha kwanza](#kichwa-cha-kwanza).

Neno
: Maana ya neno.

## Kichwa cha mwisho

Mwisho.

[^a]: Tanbihi ya mfano.
"""
GIVEN = {
    "sw": {
        "country": "Jamhuri ya Muungano wa Tanzania",
        "office": "Ofisi ya Mfano",
        "unit": "Kitengo cha Mfano",
        "heading": "Taarifa kwa Umma",
        "title": "Mfano wa taarifa",
        "reference": "MFANO/2026/01",
        "place_date": "Mji wa Mfano, Jumapili, tarehe 22 Novemba, 2026",
        "subject": "Mada ya mfano",
        "issued_by": "Kitengo cha mfano",
        "signatory": ("(jina la mfano)", "Cheo cha mfano"),
        "contact": "mfano@example.invalid",
        "attachments": (Attachment(title="Fomu ya mfano", lang="sw", text="PDF, KB 18"),),
    },
    "en": {
        "country": "United Republic of Tanzania",
        "office": "The Sample Office",
        "heading": "Press release",
        "title": "A sample release",
        "reference": "SAMPLE/2026/01",
        "place_date": "Sample Town, Sunday, 22 November 2026",
    },
}


def made(lang="sw", body="<p>Maandishi.</p>", **more):
    given = {"lang": lang, "day": dt.date(2026, 11, 22), "body": body, "url": URL, **GIVEN[lang]}
    return Letter(words=letter.words(stories.words()[lang]), **{**given, **more})


def paper(**how):
    return Paper(letter.pdf(made(**how)))


@cache
def whole():
    """A letter with all that a letter may have."""
    return paper(body=stories.html(TEXT))


# What it says


def test_everything_is_said_in_the_order_of_a_letter():
    said = [
        "JAMHURI YA MUUNGANO WA TANZANIA",
        "OFISI YA MFANO",
        "Kitengo cha Mfano",
        "TAARIFA KWA UMMA",
        "Kumb. Na. MFANO/2026/01",
        "Mji wa Mfano, Jumapili, tarehe 22 Novemba, 2026",
        "Mfano wa taarifa",
        "YAH: Mada ya mfano",
        "Umma unajulishwa kuwa mfano huu una kila kitu",
        "Kichwa cha kwanza",
        "jambo la kwanza",
        "jambo lililo ndani",
        "Nukuu ya mfano.",
        "Dodoma",
        "1,200",
        "Kichwa kilicho chini",
        "(https://www.example.org/sehemu/)",
        "Maana ya neno.",
        "Viambatisho",
        "Fomu ya mfano (PDF, KB 18)",
        "Imetolewa na:",
        "Kitengo cha mfano",
        "(jina la mfano)",
        "Cheo cha mfano",
        "Kwa maelezo zaidi wasiliana na: mfano@example.invalid",
    ]
    text, at = whole().text, 0
    for words in said:
        assert words in text[at:], words
        at = text.index(words, at)


@pytest.mark.parametrize(("lang", "said"), [("sw", "Ukurasa 1 kati ya"), ("en", "Page 1 of")])
def test_every_page_bears_its_number_in_the_letters_language(lang, said):
    pages = paper(lang=lang, body="<p>Maandishi ya mfano. " * 900 + "</p>").pages
    assert len(pages) > 3
    words = said.replace("1", "{n}", 1)
    for number, page in enumerate(pages, 1):
        assert f"{words.format(n=number)} {len(pages)}" in page


def test_later_pages_say_whose_and_which_letter_it_is():
    _, *later = paper(body="<p>Maandishi ya mfano. " * 900 + "</p>").pages
    assert all("Ofisi ya Mfano" in page and "MFANO/2026/01" in page for page in later)


def test_a_subject_that_is_the_title_is_not_said_twice():
    assert "YAH" not in paper(subject=GIVEN["sw"]["title"]).text


def test_nothing_is_said_of_what_is_not_given():
    bare = dict.fromkeys(("reference", "place_date", "subject", "issued_by", "contact", "unit"), "")
    found = paper(url="", attachments=(), signatory=(), **bare)
    assert (
        "JAMHURI YA MUUNGANO WA TANZANIA OFISI YA MFANO TAARIFA KWA UMMA Mfano wa taarifa"
        " Maandishi. Ofisi ya Mfano Ukurasa 1 kati ya 1"
    ) == found.text
    assert [] == found.codes()


def test_a_letter_without_a_title_bears_its_heading_as_one():
    assert [(1, "Taarifa kwa Umma")] == paper(title="").headings


def test_what_must_be_known_first_stands_above_the_title():
    text = paper(notices=("Huu ni mfano.",), stamp="Mfano").text
    assert text.index("Huu ni mfano.") < text.index("Mfano wa taarifa")


def test_the_code_leads_to_the_release():
    assert [URL] == whole().codes()


def test_the_address_of_the_code_stands_in_words_too():
    assert closed(f"Taarifa hii kwenye tovuti: {URL}") in closed(whole().text)


def test_a_long_address_can_be_read_from_its_code():
    url = URL + "sehemu-ndefu-" * 20 + "/"
    assert [url] == paper(url=url).codes()


# What it looks like


def test_the_paper_is_a4():
    assert {(595, 842)} == set(whole().sizes)


def test_only_a_table_too_wide_for_the_page_turns_one():
    def table(columns):
        row = "<td>yatakayowasilishwa</td>" * columns
        return f"<p>Juu.</p><table><tr>{row}</tr></table><p>Chini.</p>"

    assert [(595, 842)] == paper(body=table(5), attachments=()).sizes
    assert [(595, 842), (842, 595), (595, 842)] == paper(body=table(9)).sizes


LONG = "mnyumbulisho" * 15
EDGE = 40  # points: no margin is narrower


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{LONG}</p>",
        f"<p><code>{LONG}</code> <b>{LONG}</b></p>",
        f"<p>https://www.example.org/{'sehemu/' * 40}</p>",
        f"<ul><li>{LONG}<ul><li>{LONG}</li></ul></li></ul>",
        f"<blockquote><p>{LONG}</p></blockquote>",
        f"<h2>{LONG}</h2>",
        f"<pre><code>{LONG}</code></pre>",
        f"<dl><dt>{LONG}</dt><dd>{LONG}</dd></dl>",
        f"<table><tr><th>{LONG}</th><th>b</th></tr><tr><td>a</td><td>{LONG}</td></tr></table>",
        "<table><tr>" + "<td>yatakayowasilishwa</td>" * 22 + "</tr></table>",
        "<ul><li><table><tr>" + "<td>yatakayowasilishwa</td>" * 12 + "</tr></table></li></ul>",
        f'<p><a href="https://www.example.org/{LONG}/">kiungo</a></p>',
    ],
    ids=str.__len__,
)
def test_no_text_runs_over_the_margin(body):
    assert not paper(body=body).ink(EDGE)


LONG_FIELDS = dict.fromkeys(
    "title subject office unit reference place_date issued_by contact".split(), LONG
) | {"signatory": (LONG, LONG), "url": f"{URL}{LONG}/", "heading": "Taarifa ndefu " * 15}


@pytest.mark.parametrize("name", LONG_FIELDS)
def test_no_field_runs_over_the_margin(name):
    assert not paper(**{name: LONG_FIELDS[name]}).ink(EDGE)


def test_what_is_copied_is_what_was_written_though_a_word_was_broken():
    assert LONG in closed(paper(body=f"<p>{LONG}</p>").text)


@pytest.mark.parametrize(
    "end",
    [
        "<p>Mwisho wa habari.</p>",
        "<ol><li>Mwisho</li><li>wa habari.</li></ol>",
        f"<p>{'Mwisho wa habari. ' * 60}</p>",
    ],
    ids=["short", "list", "long"],
)
def test_the_end_of_the_text_and_the_sign_off_stand_on_one_page(end):
    for many in range(16, 34):
        pages = paper(body="<p>Aya fupi ya mfano.</p>" * many + end).pages
        (signed,) = [page for page in pages if "Imetolewa na:" in page]
        assert "wa habari." in signed


# Its parts


def test_the_document_says_its_title_author_language_day_and_standard():
    found = whole()
    expected = ("Mfano wa taarifa", "Ofisi ya Mfano", *["D:20261122000000Z"] * 2)
    names = ("/Title", "/Author", "/CreationDate", "/ModDate")
    assert expected == tuple(str(found.pdf.docinfo[name]) for name in names)
    assert "sw-TZ" == str(found.root.Lang)
    assert True is bool(found.root.MarkInfo.Marked)
    assert True is bool(found.root.ViewerPreferences.DisplayDocTitle)
    with found.pdf.open_metadata() as metadata:
        assert "1" == metadata["pdfuaid:part"]


def test_headings_are_tagged_and_bookmarked_in_their_order():
    expected = [
        (1, "Mfano wa taarifa"),
        (2, "Kichwa cha kwanza"),
        (3, "Kichwa kilicho chini"),
        (2, "Kichwa cha mwisho"),
    ]
    assert expected == whole().headings
    assert [words for _, words in expected] == whole().bookmarks


def test_every_figure_says_what_it_shows():
    (code,) = whole().structure.all("Figure")
    assert f"Msimbo wa QR unaofungua {URL}" == str(code.given["/Alt"])


def test_the_emblem_is_decoration():
    """The office's name stands below it in words."""
    assert [] == paper(url="").structure.all("Figure")


def test_a_table_says_which_cells_are_headers_and_of_what():
    (table,) = whole().structure.all("Table")
    assert ["/Column"] * 2 == [one.attribute("/Scope") for one in table.all("TH")]
    assert 4 == len(table.all("TD"))
    assert 3 == len(table.all("TR"))


def long_table(head):
    return f"<table><tr><th>{head}</th></tr>" + "<tr><td>neno</td></tr>" * 90 + "</table>"


def test_a_long_table_says_its_header_on_every_page():
    assert all("Safu kuu" in page for page in paper(body=long_table("Safu kuu")).pages[:2])


@pytest.mark.parametrize(
    "head",
    ['<a href="https://x.org/">a</a>', '<b><sup><a href="#fn:1">1</a></sup></b>'],
    ids=["link", "note"],
)
def test_a_header_that_leads_elsewhere_is_said_once(head):
    notes = '<div class="footnote"><ol><li id="fn:1"><p>tanbihi</p></li></ol></div>'
    text = paper(body=long_table(f"Safu kuu {head}") + notes).text
    assert 1 == text.count("Safu kuu")


def test_a_list_is_a_list_within_a_list():
    numbered = whole().structure.all("L")[0]
    assert "/Decimal" == numbered.attribute("/ListNumbering")
    (inner,) = numbered.all("L")
    assert 1 == len(inner.all("LI"))


def test_a_quote_and_a_note_are_tagged():
    assert 1 == len(whole().structure.all("BlockQuote"))
    assert 1 == len(whole().structure.all("Note"))


def test_every_link_says_where_it_leads():
    links = whole().links
    assert {URL, "https://www.example.org/sehemu/"} == {address for address, _ in links}
    assert all(said for _, said in links)


def test_words_in_another_language_are_marked_so():
    assert {"sw-TZ", "en"} == whole().languages
    assert {"sw-TZ"} >= paper().languages


def test_the_other_judge_finds_no_fault(tmp_path):
    """It judges 16 of the 106 rules that a program can judge; its rule of headings fails on itself."""
    (tmp_path / "letter.pdf").write_bytes(whole().data)
    report = pdfua.validate(str(tmp_path / "letter.pdf"))
    assert [] == list(report.findings)
    assert {"UA-14-001"} >= {one.rule_id for one in report.outcomes if one.skipped_reason}
    assert len(report.outcomes) > 10


# Its font


def test_our_font_is_embedded_and_no_other():
    body = "<p>a <b>b</b> <i>c</i> <b><i>d</i></b> <code>e</code></p><pre><code>f</code></pre>"
    faces = {one.stem for one in characters.FONTS.glob("*.ttf")}
    assert 4 == len(faces)
    assert {(face, True) for face in faces} == paper(body=body).fonts


@pytest.mark.parametrize("mark", ["p", "b", "i", "h2"])
def test_every_face_has_every_character_of_the_list(mark):
    """Strict Typst refuses a character of which a face has no glyph."""
    every = " ".join(sorted(characters.known() - {" "}))
    assert letter.pdf(made(body=f"<{mark}>{html.escape(every)}</{mark}>"))


def test_a_letter_that_the_font_does_not_have_is_a_box_and_a_picture_is_left_out():
    assert "neno □ na ℃ 1 hapa" in paper(
        body="<p>neno \u6f22 na ℃ \U0001f600 1\ufe0f\u20e3 hapa</p>"
    ).text.replace("°C", "℃")


def test_an_editor_is_told_which_characters_are_boxes_and_where():
    text = (
        "Title: Mfano \u6f22\nSummary: Muhtasari wenye herufi za kutosha \u0645.\n\nNg’ombe – “ndiyo” ✓ →\n"
        "neno \u6f22 \U0001f600\n"
    )
    _, _, found = stories.file(text, "press/2026-11-22-mfano.sw.md")
    assert [(1, 14, "\u6f22"), (5, 6, "\u6f22\U0001f600")] == [
        (one.line, one.column, dict(one.fill)["value"])
        for one in found
        if one.rule == "paper-lacks"
    ]


# Any text


ATTACKS = [
    '#import "@preview/x:0.1.0": *',
    '#read("/etc/passwd")',
    '#eval("1 + 1")',
    "\\u{41}\\u{42}",
    "// na /* maoni */",
    "]#panic()[",
    "`msimbo` ```typ #panic() ```",
    "$ x^2 $ #h(100pt)",
    "= Kichwa == tena",
    "@marejeo <lebo> *nzito* _mlalo_ ~ --- ... 'a' \"b\"",
    "{n} {all} {number} {url} {alt}",
    "#(values.title) #sys.inputs",
    "-+/1. 2. \\ \\\\ \\n",
    "%PDF-1.7 (\\) << >> endobj",
]


def all_of(text):
    """Give a letter that says a text everywhere where an editor can say one."""
    safe = html.escape(text)
    body = (
        f"<h2>{safe}</h2><p>{safe} <b>{safe}</b> <code>{safe}</code></p><pre><code>{safe}</code></pre>"
        f"<ul><li>{safe}</li></ul><dl><dt>{safe}</dt><dd>{safe}</dd></dl>"
        f"<table><tr><th>{safe}</th></tr><tr><td>{safe}</td></tr></table>"
        f'<p><img alt="{safe}"> <a href="https://x.org/{safe}">{safe}</a></p>'
        f'<p lang="{safe}">a</p>'
    )
    texts = {name for name, kind in Letter.__annotations__.items() if kind is str}
    names = texts - {"lang", "body", "url", "stamp", "title"}
    return made(
        body=body,
        title=f"Kichwa {text}",
        **dict.fromkeys(names, text),
        signatory=(text,),
        notices=(text,),
        attachments=(Attachment(title=text, lang=text, text=text),),
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_only_words(attack):
    text = closed(Paper(letter.pdf(all_of(attack))).text)
    # Of a text in such a letter, on one page; a second page would say some again in its head.
    assert text.lower().count(closed(attack).lower()) >= 27


SPARE = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
SIGNS = st.sampled_from([*ATTACKS, *"#$\\`*_@<>[](){}/\"'~=+-:;&%^|", "neno", "ŋ", "\u6f22", "\n"])
ANY = st.lists(st.one_of(SIGNS, st.text(max_size=6)), max_size=12).map("".join)


@SPARE
@given(ANY)
@example("\x00\x1f\x7f")
@example("\ud800")
@example("\u200b\u00ad\u2060")
@example("a\u0301\u0301\u0301")
@example("\u00b5")  # its capital is Greek
@example("\u2028\u2029\x85")
def test_any_text_gives_a_letter(text):
    assert letter.pdf(all_of(text)).startswith(b"%PDF-1.7")


WORDS = st.text(
    st.sampled_from("abcdeghklmnoprstuwyzABÀéŋ0123456789#$\\`*_@[](){}/\"'~=+:;%^|<>&.,!?"),
    min_size=1,
    max_size=30,
)


@SPARE
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_any_words_come_out_as_they_are(words):
    text = " ".join(words)
    found = paper(body=f"<p>anza {html.escape(text)} mwisho</p>")
    assert closed(f"anza {text} mwisho") in closed(found.text)


@SPARE
@given(st.data())
def test_what_the_reader_makes_of_any_markdown_can_be_set(data):
    """The whole way of a text: the site's reader and sanitizer, then paper."""
    lines = data.draw(st.lists(st.one_of(MARKDOWN, ANY), max_size=10))
    _, body, faults = stories.body("\n\n".join(lines))
    if not [fault for fault in faults if not fault.warning]:
        assert letter.pdf(made(body=body))


def nested(within):
    """Give HTML within each element that a body may have, of the sanitizer's allow-list."""
    tags = st.sampled_from(sorted(sanitizer.TAGS - {"br", "hr", "img"}))
    return st.builds("<{0}>{1}</{0}>".format, tags, st.lists(within, max_size=3).map("".join))


@SPARE
@given(
    st.recursive(
        st.sampled_from(["neno", " ", "<br>", "<hr>", '<img alt="a">']), nested, max_leaves=40
    ),
    st.integers(1, 40),
    st.sampled_from(
        ["blockquote", "ul><li", "ol><li><p", "dl><dd", "b", "a href='https://x.org'", "table"]
    ),
)
def test_any_elements_in_each_other_can_be_set(body, many, tag):
    ends = "".join(f"</{one.split()[0]}>" for one in reversed(tag.split("><")))
    assert letter.pdf(made(body=f"<{tag}>" * many + body + ends * many))


MARKDOWN = st.sampled_from(
    [
        "## Kichwa {a}",
        "###### Kichwa",
        "- a\n    - b\n\n        > c",
        "1. a\n\n    ```\n    b\n    ```",
        "> > > > nukuu[^1]",
        "| a[^1] | b |\n|:-:|--:|\n| `c` | [d](https://x.org) |",
        "[^1]: Tanbihi[^1]\n\n    - ndani",
        "neno[^1] na [kiungo](#a)",
        "neno\n: maana\n\n: maana",
        "<span lang='en'>a</span> <q>b</q> <kbd>c</kbd><br>",
        "* * *",
        "    msimbo\n\tmsimbo",
        "*[OMMS]: Ofisi\n\nOMMS",
    ]
)


# The same bytes


PRINT = """
import hashlib, sys
sys.path.insert(0, {root!r})
from tests.plugins import test_letter
from plugins.pages.press import letter
print(hashlib.sha256(letter.pdf(test_letter.made(body=test_letter.BODY))).hexdigest())
"""
BODY = "<h2>Kichwa</h2><p>Maandishi <b>ya</b> mfano.</p>"
PROCESSOR = "glibc.cpu.hwcaps=-AVX,-AVX2,-FMA,-FMA4,-AVX512F"


@pytest.mark.parametrize(
    "around",
    [
        {"TZ": "Pacific/Apia", "LANG": "C", "PYTHONHASHSEED": "1", "GLIBC_TUNABLES": PROCESSOR},
        {"TZ": "America/New_York", "LANG": "sw_TZ.UTF-8", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1"}
        | {"TYPST_FONT_PATHS": "/usr/share/fonts", "TYPST_ROOT": "/", "RAYON_NUM_THREADS": "1"},
    ],
    ids=["south", "west"],
)  # fmt: skip
@pytest.mark.full
def test_another_process_elsewhere_makes_the_same_bytes(tmp_path, around):
    done = subprocess.run(
        [sys.executable, "-c", PRINT.format(root=str(ROOT))],
        cwd=tmp_path,
        env={"PATH": os.environ.get("PATH", ""), "HOME": str(tmp_path), **around},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    assert hashlib.sha256(letter.pdf(made(body=BODY))).hexdigest() == done.stdout.strip()


def test_the_same_letter_gives_the_same_bytes_after_another():
    first = letter.pdf(made())
    letter.pdf(made(title="Nyingine"))
    assert first == letter.pdf(made())


def test_a_fork_of_a_process_that_made_sheets_says_so_instead_of_waiting(monkeypatch):
    letter.pdf(made())
    monkeypatch.setattr(os, "getpid", lambda: -1)
    with pytest.raises(RuntimeError, match="forked"):
        letter.pdf(made())


# Its values


def test_both_languages_have_the_words_of_a_letter():
    for t in stories.words().values():
        assert {"{n}", "{all}"} == set(re.findall(r"\{\w+\}", letter.words(t)["page"]))


EMBLEM = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@pytest.mark.parametrize("form", ["svg", "png", "jpeg", "webp"])
def test_the_offices_emblem_takes_the_marks_place(form):
    data = io.BytesIO(EMBLEM)
    if form != "svg":
        Image.new("RGB", (60, 60), "navy").save(data, form)
    assert paper(emblem=data.getvalue()).dots() != paper().dots()


def test_an_emblem_that_is_no_picture_is_refused():
    for data in (b"#panic()", b"\x00\xff\xfe", b"\x89PNG"):
        with pytest.raises((typst.TypstError, ValueError)):
            letter.pdf(made(emblem=data))
