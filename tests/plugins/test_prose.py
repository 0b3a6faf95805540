"""Markdown becomes HTML of an allow-list, links are taken out with their lines, and the rest is refused."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading import prose, sanitizer
from tests import stories
from tests.stories import BODY_LINE


def faults(text):
    _, html, found = stories.body(text)
    assert not (found and html)
    return stories.named(found)


def targets(text):
    record, _, found = stories.body(text)
    assert [] == found
    found = record.text.targets
    return [(one.kind, one.value, one.rest, one.line - BODY_LINE + 1) for one in found]


def headings(text):
    record, _, found = stories.body(text)
    assert [] == found
    return [(one.id, one.title) for one in record.text.headings]


# What Markdown gives


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Maandishi.", "<p>Maandishi.</p>"),
        ("**a** *b* `c`", "<p><strong>a</strong> <em>b</em> <code>c</code></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("5. a\n6. b", '<ol start="5">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a\n:   b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
        ("---", "<hr>"),
        ("    a", "<pre><code>a\n</code></pre>"),
        ("*[AB]: Abba\n\nAB", '<p><abbr title="Abba">AB</abbr></p>'),
        ("<b>a</b> <i lang=en>b</i>", '<p><b>a</b> <i lang="en">b</i></p>'),
        (
            "<https://example.org/>",
            '<p><a href="https://example.org/">https://example.org/</a></p>',
        ),
        ("[a](tel:+255222111)", '<p><a href="tel:+255222111">a</a></p>'),
        ("[a](#top)", '<p><a href="#top">a</a></p>'),
        ("\\*a\\*", "<p>*a*</p>"),
        ("", ""),
    ],
)
def test_markdown_becomes_html(text, html):
    assert html == stories.html(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "(a) x\n\n(c) y",
            '<ol type="a">\n<li>\n<p>x</p>\n</li>\n<li value="3">\n<p>y</p>\n</li>\n</ol>',
        ),
        ("1. x\n2. y\n\n1. z", "<ol>\n<li>x</li>\n<li>y</li>\n</ol>\n<ol>\n<li>z</li>\n</ol>"),
        (
            "1. x\n\n(a) y\n(b) z",
            '<ol>\n<li>x</li>\n</ol>\n<ol type="a">\n<li>y</li>\n<li>z</li>\n</ol>',
        ),
        (
            "- 1. x\n    2. y",
            "<ul>\n<li>\n<ol>\n<li>x</li>\n<li>y</li>\n</ol>\n</li>\n</ul>",
        ),
        ("(a) x\n\ny", "<p>(a)&nbsp;x</p>\n<p>y</p>"),
        ("V. x\nVI. y", '<ol start="5" type="I">\n<li>x</li>\n<li>y</li>\n</ol>'),
    ],
)
def test_a_list_has_the_numbers_and_letters_that_were_typed(text, html):
    assert html == stories.html(text)


def test_quotes_and_dashes_are_set_as_print_has_them():
    assert "<p>a — b … “c”&nbsp;‘d’</p>" == stories.html("a -- b ... \"c\" 'd'")


def test_code_is_set_as_it_was_typed():
    assert '<p><code>"a" -- b</code></p>' == stories.html('`"a" -- b`')


@pytest.mark.parametrize("text", ["{{ doc.title }}", "{% include 'x' %}", "{# a #}", "{{7*7}}"])
def test_the_marks_of_templates_are_text(text):
    assert f"<p>{text}</p>" == stories.html(text).replace("&nbsp;", " ").replace("‘", "'").replace(
        "’", "'"
    )


def test_the_columns_of_a_table_are_aligned_by_classes():
    html = stories.html("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |")
    assert ["at-center", "at-end"] * 2 == re.findall(r't[hd] class="([a-z-]+)"', html)
    assert "style" not in html
    assert "<th>a</th>" in html


def test_a_footnote_leads_there_and_back_in_words_that_wait_for_their_language():
    html = stories.html("a[^1] b\n\n[^1]: Chanzo.")
    for name in ("fn:1", "fnref:1"):
        assert f'href="#{name}"' in html
        assert f'id="{name}"' in html
    assert f'aria-label="{prose.BACK}"' in html
    assert "title=" not in html  # in the converter's own English


# Headings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Huduma kwa Umma\n\na\n\n### b", [("huduma-kwa-umma", "Huduma kwa Umma")]),
        ("## A\n\n## A\n\n## A", [("a", "A"), ("a-2", "A"), ("a-3", "A")]),
        ("## \\*\\*\\*", [("sehemu", "***")]),
        ("## A &amp; B <i>c</i> **d** [e](#a-b-c-d-e)", [("a-b-c-d-e", "A & B c d e")]),
    ],
)
def test_second_level_headings_have_ids_of_their_own_and_plain_titles(text, expected):
    assert expected == headings(text)


@pytest.mark.parametrize("word", sorted(prose.RESERVED_IDS))
def test_no_heading_takes_an_id_of_the_page(word):
    assert [f"{word}-2"] == [one for one, _ in headings(f"## {word.title()}")]


@pytest.mark.parametrize("text", ["# A", "A\n===", "> # A", "- # A", "# A #"])
def test_a_heading_of_the_first_level_is_refused(text):
    assert [("heading-one", BODY_LINE + 2)] == faults(f"a # [b](#top)\n\n{text}")


def skipped(text):
    """Give the place of each heading that skips a level, its line in the body, and the cure."""
    found = [fault for fault in stories.body(text)[2] if not fault.warning]
    assert {"heading-skipped"} >= {fault.rule for fault in found}
    return [(one.line - BODY_LINE + 1, one.column, dict(one.fill)["right"]) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### a", [(1, 1, "##")]),
        ("a\n\n### b\n\n### c\n\n## d", [(3, 1, "##")]),
        ("## a\n\n#### b", [(3, 1, "###")]),
        ("## a\n### b\n##### c\n## d\n#### e", [(3, 1, "####"), (5, 1, "###")]),
        ("a\n---\n\n#### b", [(4, 1, "###")]),
        ("## a\n\n- ### b\n\n- ##### c", [(5, 3, "####")]),
        ("> ### a", [(1, 3, "##")]),
        ("###### a", [(1, 1, "##")]),
        ("## a\n\n### a b\n\n#### b\n\n## c\n\n#### b", [(9, 1, "###")]),
        ("## a\n\n    #### c\n\n#### b", [(5, 1, "###")]),
        ("## a\n\n#### [**b** c](#a)", [(3, 1, "###")]),
        ("## a\n\n#### &amp; \\*", [(3, 1, "###")]),
        ("## a\n\n#### ", [(3, 1, "###")]),
        ("a[^1]\n\n[^1]: ### b\n\nc", [(3, 7, "##")]),
    ],
)
def test_a_heading_that_skips_a_level_is_refused_where_it_stands(text, expected):
    assert expected == skipped(text)


@pytest.mark.parametrize(
    "text",
    [
        "## a\n\n### b\n\n#### c\n\n## d",
        "## a\n### b\n## c\n### d",
        "a\n---\n### b",
        "    #### a",
        "a #### b",
    ],
)
def test_headings_in_their_order_are_not_refused(text):
    assert [] == skipped(text)


def test_below_a_heading_of_the_first_level_the_next_is_the_second():
    twice = "#### Saa\n\n## Saa\n\n#### Saa"
    assert [("heading-skipped", BODY_LINE), ("heading-skipped", BODY_LINE + 4)] == faults(twice)
    assert [("heading-one", BODY_LINE), ("heading-skipped", BODY_LINE + 4)] == faults(
        "# a\n\n## b\n\n#### c"
    )


# Raw HTML


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("<div>a</div>", ["<div>", "</div>"]),
        ("a <script>b</script>", ["<script>", "</script>"]),
        ("<style>a</style>", ["<style>", "</style>"]),
        ("<iframe src=x></iframe>", ["<iframe>", "<iframe src>", "</iframe>"]),
        ("<img src=x onerror=y>", ["<img>", "<img src>", "<img onerror>"]),
        ("<svg/onload=x>", ["<svg>", "<svg onload>"]),
        ("<b onclick=x>a</b>", ["<b onclick>"]),
        ("<b/onclick=x>a</b>", ["<b onclick>"]),
        ("<B ONCLICK=x>a</B>", ["<b onclick>"]),
        ("<span style=x>a</span>", ["<span style>"]),
        ("<span class=x>a</span>", ["<span class>"]),
        ("<b id=main>a</b>", ["<b id>"]),
        ("<a href=x>a</a>", ["<a>", "<a href>", "</a>"]),
        ("<h1>a</h1>", ["<h1>", "</h1>"]),
        ("<!-- a -->", ["<!-- -->"]),
        ("<?php a ?>", ["<?>"]),
        ("<!DOCTYPE html>", ["<!>"]),
        ("<![CDATA[a]]>", ["<![>"]),
        ("</p>", ["</p>"]),
        ("<video controls></video>", ["<video>", "<video controls>", "</video>"]),
    ],
)
def test_html_outside_the_list_is_refused_by_name(text, named):
    _, _, found = stories.body(text)
    assert named == [dict(one.fill)["value"] for one in found]
    assert {"unsafe-html"} == {one.rule for one in found}


def test_refused_html_is_named_on_its_line():
    assert [("unsafe-html", BODY_LINE + 4)] == faults("a\n\n<b>c</b>\n\n<hr>")


@pytest.mark.parametrize(
    "text", ["`<script>`", "    <script>", "a < b > c", "a <b", "&lt;script&gt;"]
)
def test_signs_that_are_no_tags_are_text(text):
    assert "<script" not in stories.html(text)


@pytest.mark.parametrize("text", ["{ii}", "{: #main }", "{: role=b }", "{lang=en}"])
def test_braces_are_text_and_never_attributes(text):
    assert f'<h2 id="a-{text.strip("{: #}").replace("=", "").replace(" ", "-")}">a' in (
        made := stories.html(f"## a {text}")
    )
    assert text in made.replace("&nbsp;", " ")


# Links

UNSAFE = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "<java\nscript:alert(1)>", "&#106;avascript:alert(1)", "&#x6a;avascript:alert(1)",
    "&#X6A;avascript:alert(1)", "&#0000106avascript:alert(1)", "javascript&colon;alert(1)",
    "javascript&#58;alert(1)", "javascript&#58alert(1)", "javascript&#x3A;alert(1)",
    "&Tab;javascript:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)",
    "java&#10;script:alert(1)", "java&#13;script:alert(1)", "&#1;javascript:alert(1)",
    "&#0;javascript:alert(1)", "&#32;javascript:alert(1)", "&nbsp;javascript:alert(1)",
    "\u00a0javascript:alert(1)", "\u3000javascript:alert(1)", "\ufeffjavascript:alert(1)",
    "\\javascript:alert(1)", "java\\script:alert(1)", "javascript\\:alert(1)",
    "&amp;#106;avascript:alert(1)", "%6aavascript:alert(1)", "javascript%3aalert(1)",
    "javascript\uff1aalert(1)", "jav\u00adascript:alert(1)", "<javascript:alert(1)>", "vbscript:a",
    "data:text/html,a", "DATA:text/html;base64,a", "file:///etc/passwd", "blob:https://example.org/a",
    "about:blank", "view-source:https://example.org", "ftp://example.org", "//example.org",
    "&#47;/example.org", "/&#47;example.org", "\\\\example.org", "https&#58;//example.org&#1;",
]  # fmt: skip


@pytest.mark.parametrize("href", UNSAFE)
def test_a_link_to_an_unsafe_address_is_refused(href):
    allowed = {"unsafe-link", "local-link", "missing-page", "control-character"}
    for text in (f"[a]({href})", f"[a][b]\n\n[b]: {href}"):
        _, html, found = stories.body(text)
        if found:
            assert allowed >= {one.rule for one in found}
        else:  # no link was made of it
            assert "href" not in html


@pytest.mark.parametrize("href", ["ukurasa", "ukurasa.html", "../a/", "?a=b", "{category}a", ""])
def test_a_link_that_depends_on_where_it_stands_is_refused(href):
    assert [("missing-page", BODY_LINE)] == faults(f"[a]({href})")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[a]({static}/media/x.pdf)\n\n[a]({static}/media/x.pdf)", [1, 3]),
        ("[a][b]\n\n[b]: {static}/media/x.pdf", [3]),
    ],
    ids=["twice", "by reference"],
)
def test_a_target_has_the_lines_where_its_address_stands(text, lines):
    assert lines == [line for *_, line in targets(text)]


def test_a_link_to_a_file_waits_for_a_note_of_its_size():
    assert f"a{prose.OPEN}0{prose.NOTE}</a>" in stories.html("[a]({static}/media/x.pdf)")
    assert f"</strong>{prose.OPEN}0{prose.NOTE}</a>" in stories.html(
        "[**a**]({static}/media/x.pdf)"
    )


@pytest.mark.parametrize(
    ("href", "right"),
    [
        ("www.mfano.invalid", "https://www.mfano.invalid"),
        ("mfano.go.tz/a/?b=c#d", "https://mfano.go.tz/a/?b=c#d"),
        ("MFANO.GO.TZ", "https://MFANO.GO.TZ"),
        ("barua@mfano.go.tz", "mailto:barua@mfano.go.tz"),
    ],
)
def test_a_link_without_its_beginning_is_told_with_it(href, right):
    _, _, (found,) = stories.body(f"a\n\n[a]({href})")
    assert ("link-without-https", BODY_LINE + 2) == (found.rule, found.line)
    assert {"value": href, "right": right} == dict(found.fill)


@pytest.mark.parametrize("href", [
    "http:localhost", "https:/127.0.0.1/a", "&#104;ttp://localhost/", "localhost:8000", "http://a.tz@b.tz",
    "C:/hati.pdf", "C:\\\\hati.pdf", "\\\\\\\\seva\\\\a.pdf", "FILE:hati",
])  # fmt: skip
def test_a_link_that_a_browser_takes_to_ones_own_computer_is_told_once(href):
    _, html, (found,) = stories.body(f"a\n\n[a]({href})")
    assert ("", BODY_LINE + 2) == (html, found.line)
    assert found.rule == ("user-in-link" if "@" in href else "local-link")


@pytest.mark.parametrize("text", [
    "[a] (https://a.tz)", "[a]\n(https://a.tz)", "[a] \n (www.a.tz)", "[a b]\xa0(mailto:a@b.tz)",
    "[a] ({static}/media/a.pdf)", "[a](https:// a.tz)", "[a](https://a.tz /b)", "[a](https://a.tz/a b)",
    "[a](www. a.tz)", "[a](www.a.tz /b)", "[a](https://a.tz/a\nb)", "**[a]** [b] (#c)",
])  # fmt: skip
def test_a_link_torn_by_a_blank_is_told(text):
    assert [("torn-link", BODY_LINE)] == faults(text)


@pytest.mark.parametrize("text", [
    "Sheria [1] (https://a.tz)", "[a] (b)", "[a](https://a.tz 'b c')", '[a]( https://a.tz "b c")',
    "\\[a] (https://a.tz)", "a] (https://a.tz)", "[^1] (https://a.tz)\n\n[^1]: B.", "Saa 2 [asubuhi] (2:00)",
])  # fmt: skip
def test_brackets_that_are_no_link_may_stand_apart(text):
    assert [] == faults(text)


@pytest.mark.parametrize(
    "text",
    ["[a](#haipo)", "[a](#)", "[a][b]\n\n[b]: #haipo", "### B\n\n[a](#b)", "[a](#B)\n\n## B"],
)
def test_a_link_to_a_part_that_the_page_does_not_have_is_told(text):
    assert "missing-anchor" in {rule for rule, _ in faults(text)}


@pytest.mark.parametrize(
    "text",
    ["[a](#b)\n\n## B", "## Saa za kazi\n\n[a](#saa-za-kazi)", "[a](#top)", "## Mwaka wa ’26\n\n[a](#mwaka-wa-26)",
     "## Ñandú\n\n[a](#%C3%B1and%C3%BA)", "a[^1]\n\n[^1]: B.", "## A\n\n## A\n\n[a](#a-2)"],
)  # fmt: skip
def test_a_link_to_a_part_that_the_page_has_is_taken(text):
    assert [] == faults(text)


@pytest.mark.parametrize(
    "text", ['<span dir="rtl">a</span>', '<b aria-label="b">a</b>', "<i role=alert>a</i>"]
)
def test_an_attribute_that_says_another_thing_than_the_text_is_refused(text):
    assert {"unsafe-html"} == {rule for rule, _ in faults(text)}


# Images


@pytest.mark.parametrize("alt", ["", " ", "&#32;", "\u00a0"])
def test_an_image_without_words_is_refused(alt):
    assert ("image-without-alt", BODY_LINE) in faults(f"![{alt}]({{static}}/media/x.jpg)")


@pytest.mark.parametrize(
    "src", ["https://example.org/x.jpg", "//example.org/x.jpg", "data:image/png,x", "/media/x.jpg",
            "x.jpg", "{filename}x.jpg", "javascript:x"]
)  # fmt: skip
def test_an_image_of_another_place_is_refused(src):
    assert [("foreign-image", BODY_LINE + 2)] == faults(f"a\n\n![b]({src})")


# Marks cannot be forged


@pytest.mark.parametrize("text", [
    "&#xe000;0&#xe001;", "&#57344;0&#57345;", "&#XE000;", "&#xe000", "&\\#xe000;",
    "[a](/b/) &#xe000;0&#xe001;", "[a](/b/ '&#xe000;')", "<b title='&#xe000;'>a</b>",
    "![&#xe000;]({static}/media/x.jpg)", "## &#xe000;", "&#1;", "&#x202e;", "&#8232;",
    "a&shy;b", "&#8203;", "&zwj;", "&lrm;", "<b title='&ZeroWidthSpace;'>a</b>", "&#xe0041;",
])  # fmt: skip
def test_a_character_that_may_not_be_typed_may_not_be_named_by_its_number(text):
    _, _, found = stories.body(f"a\n\n{text}")
    assert [("control-character", BODY_LINE + 2)] == stories.named(found)


@pytest.mark.parametrize("text", ["`&#xe000;`", "&amp;#xe000;", "&#150;", "&#160;", "&nbsp;"])
def test_other_characters_may_be_named_by_their_number(text):
    assert [] == faults(text)


@pytest.mark.parametrize("text", ["wzxhzdk:0 <b>a</b>", "klzzwxh:0001 *a*", "qq3936677670287331zz"])
def test_the_converters_own_placeholders_are_text_when_typed(text):
    word = text.split(" ", maxsplit=1)[0]
    assert word in stories.html(text)


# Any accepted text

PARTS = ["a", " ", "\n", "\n\n", "**", "*", "`", "- ", "> ", "## ", "1. ", "|a|b|\n|-|-|\n", "<b>", "</b>",
         "[a](/b/)", "[^1]", "\n[^1]: b\n", "{: #c }", "{: onclick=d }", "&lt;", "<", ">",
         "<i title=x>", "&"]  # fmt: skip


class _Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def seen(html):
    parser = _Seen()
    parser.feed(html)
    parser.close()
    return parser


@given(st.lists(st.sampled_from(PARTS), max_size=15))
def test_an_accepted_text_holds_only_what_the_list_names(parts):
    _, html, _ = stories.body("".join(parts))
    for tag, attributes in seen(html).tags:
        assert tag in sanitizer.TAGS
        allowed = sanitizer.GLOBAL | sanitizer.ATTRIBUTES.get(tag, set())
        for name, value in attributes.items():
            classes = sanitizer.CLASSES.get(tag, set())
            assert value in classes if name == "class" else name in allowed


@given(st.lists(st.text("abcdefg", min_size=1, max_size=6), min_size=1, max_size=20), st.data())
def test_no_word_of_a_text_is_lost(words, data):
    signs = ["{}", "**{}**", "*{}*", "`{}`", "[{}](/x/)", "<b>{}</b>"]
    ends = st.sampled_from([" ", "\n", "\n\n", "\n\n- ", "\n\n> ", "\n\n## "])
    text = "".join(
        data.draw(st.sampled_from(signs)).format(word) + data.draw(ends) for word in words
    )
    assert words == re.findall("[a-z]+", seen(stories.html(text)).text)
