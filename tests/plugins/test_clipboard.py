"""What browsers have on the clipboard from Word, Google Docs, WhatsApp and LibreOffice, as the site's Markdown.

tests/data/pasted/clipboard holds texts as these programs give them, all invented, each with the Markdown that is
right beside it; to write that anew, then to be read with care: `python -m tests.plugins.test_clipboard`.
"""

import html
import re

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.bilingual.strings import LANGS
from plugins.desk.pasted.pasted import MEGABYTE, MOST, markdown, pasted
from plugins.engine.refused import Refused
from plugins.reading.page_text import lettered
from plugins.schema.tidy import tidy
from tests import stories

FOLDER = stories.ROOT / "tests" / "data" / "pasted" / "clipboard"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))
# What nobody sees, or sees otherwise: notes' numbers are counted, marks of WhatsApp are what they mean.
UNSEEN = (
    "//title|//script|//style|//svg|//comment()|//*[contains(@style,'display:none')]"
    "|//*[contains(@class,'msocomanchor')]|//*[contains(@style,'mso-element:comment-list')]"
    "|//span[contains(@style,'mso-list:Ignore')][starts-with(.,'o')]|//a[contains(@href,'ftn')]|//a[contains(@href,'sdfootnote')]"
    "|//sup[starts-with(@id,'fnref')]|//a[@class='footnote-backref']"
)
BLOCKS = "p div li ul ol table tr td th h1 h2 h3 h4 h5 h6 blockquote br dt dd pre hr".split()
# What typography sets, and signs that are markup where they stand.
SET = str.maketrans(dict.fromkeys("“”‘’\"'–—-….*_~•·☑", None) | {"\xa0": " ", "\xad": None})


def typed(name):
    return (FOLDER / f"{name}.html").read_text("utf-8")


def right(name):
    return (FOLDER / f"{name}.md").read_text("utf-8").rstrip("\n")


def seen(page):
    """The words, numbers and signs that a reader of HTML sees, in their order, as words between blanks."""
    root = lxml.html.fromstring(f"<div>{page}</div>")
    for one in root.xpath(UNSEEN):
        one.drop_tree()
    for one in root.iter(*BLOCKS):
        one.tail = f" {one.tail or ''}"
        one.text = f" {one.text or ''}"
    for one in root.xpath("//ol[not(ancestor::div[@class='footnote'])]"):
        number = int(one.get("start", 1)) - 1
        for item in one.iterchildren("li"):
            number = int(item.get("value", number + 1))
            item.text = f" {lettered(number, one.get('type', '1'))} {item.text}"
    for one in root.iter("img"):
        one.tail = (one.get("alt") if "emoji" in one.get("class", "") else "") + (one.tail or "")
    return re.sub(r"[()]", "", root.text_content().translate(SET)).split()


@pytest.mark.parametrize("name", NAMES)
def test_a_text_of_another_program_becomes_the_markdown_that_is_right(name):
    assert right(name) == markdown(typed(name))


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_it_is_lost_on_its_page(name):
    words = [
        re.findall(r"\w+", " ".join(seen(one))) for one in (typed(name), stories.html(right(name)))
    ]
    assert words[0] == words[1]


def test_a_text_is_tidy_as_it_comes():
    assert {} == {name: tidy(right(name)) for name in NAMES if tidy(right(name)) != right(name)}


WORDS = st.sampled_from(
    "Ofisi|ya|Mwanasheria Mkuu|*|_|# x|#Tagi|[a]|[a](b)|(a)|!|<b>|< 5|&|&copy;|C:\\Temp|`x`|a|1961.|1. |12)"
    '|+ x|- x|=|--|{a}|{filename}x|5,000*2*12|*152*00#|a_b_c|_____|\'90s|"nukuu"|...|TZS 5,000|50%|www.x.go.tz'
    "|https://a.b/c_d_e?x=1&copy=2|mfano@x.co.tz|0712 345 678|\xa0|\xad|“hapa”|•|[z]: http://w|1.1|é|🎉|[^1]|a\u2028b".split(
        "|"
    )
).map(html.escape)
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
LINE = st.lists(
    st.tuples(st.sampled_from("{} |{} |<b>{}</b> |<i>{}</i> |<b><i>{}</i> x</b> |x<br>{} "
                              "|<a href='https://x.go.tz/1'>x {}</a> |m<sup>2</sup> {} "
                              "|<span style='font-weight:700'>{}</span> ".split("|")), TEXT)
    .map(lambda pair: pair[0].format(pair[1])),
    min_size=1, max_size=3,
).map("".join)  # fmt: skip
ITEMS = st.lists(LINE, min_size=2, max_size=3).map(
    lambda all: "".join(f"<li>x {one}</li>" for one in all)
)
PART = st.one_of(
    LINE.map("<p>{}</p>".format),
    LINE.map("<h2>x {}</h2>".format),
    ITEMS.map("<ul>{}</ul>".format),
    ITEMS.map("<ol start=12>{}</ol>".format),
    ITEMS.map("<ul><li>x<ol>{}</ol></li></ul>".format),
    LINE.map("<blockquote><p>x {}</p></blockquote>".format),
    st.lists(LINE, min_size=4, max_size=4).map(
        lambda all: "<table><tr><td>x{}<td>x{}</tr><tr><td>x{}<td>x{}</tr></table>".format(*all)
    ),
)


@settings(max_examples=10)
@given(st.lists(PART, min_size=1, max_size=3).map("".join))
def test_of_any_text_each_word_number_and_sign_stands_on_its_page_in_its_order(page):
    made = markdown(page)
    assert made == tidy(made)
    assert "".join(seen(page)) == "".join(seen(stories.html(made)))


PIECES = [
    ("a **b** c", "<b style='font-weight:normal'>a <b>b</b> c</b>"),
    ("**ab** c", "<p><b>a</b><span style='font-weight:700'>b </span>c</p>"),
    ("**a** ***b***", "<p><b>a <i>b</i></b></p>"),
    ("## A\n\n### B\n\n## C", "<h2>A</h2><h6>B</h6><h1>C</h1>"),
    ("- a\n    - b\n- c", "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>"),
    ("| a | b |\n| --- | --- |\n| c |  |\n|  | d |",
     "<table><tr><td>a<td>b<tr><td rowspan=2>c<td><tr><td>d</table>"),
    ("a\n\nb", "<table><tr><td>a<td>b</table>"),
    ("a\n\nb\n\n| c | d |\n| --- | --- |\n| e | f |",
     "<table><tr><td>a<td><p>b</p><table><tr><td>c<td>d<tr><td>e<td>f</table></table>"),
    ("a", "<p onclick='x()'>a<script>b</script><style>c</style><!-- d --></p><o:p></o:p>"),
    ("a [c](https://x.go.tz)", "<a href='javascript:x'>a</a> <a href='https://x.go.tz'>c</a>"),
    ("x.go.tz na [habari](https://x.go.tz)",
     "<a href='https://x.go.tz'>x.go.tz</a> na <a href='https://x.go.tz'>ha</a>bari"),
    ("1. a\n    - b\n    - c\n2. d",  # Word in a browser
     "<div><ol><li data-aria-level=1><p>a</li></ol></div><div><ul><li data-aria-level=2><p>b</li></ul></div>"
     "<div><ul><li data-aria-level=2><p>c</li></ul></div>"
     "<div><ol start=2><li data-aria-level=1><p>d</li></ol></div>"),
    ("a[^1] b[^1] \\[9\\]\n\n[8] d\n\n[^1]: c",
     "<p>a<a href='#_ftn1'>[1]</a> b<a href='#_ftn1'>[1]</a> <a href='#_ftn9'>[9]</a></p>"
     "<p><a href='#_ftnref1'>[1]</a> c</p><p><a href='#_ftnref8'>[8]</a> d</p>"),
    ("*a* \\*b_c\\*d", "<p><i>a</i> *b_c*d</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "page"), PIECES, ids=[one for _, one in PIECES])
def test_what_programs_say_in_their_ways_comes_in_as_it_is_meant(right, page):
    assert right == markdown(page)


@pytest.mark.parametrize(
    ("rule", "page"),
    [
        ("pasted-large", "a" * (MOST * MEGABYTE + 1)),
        ("pasted-deep", "<div>" * 20_000),
        ("pasted-deep", "<a " * 20_000),
        ("pasted-deep", "<ul><li>a" * 119),
        ("tangled", "<p>" + "[" * 5_000),
        ("tangled", "<table>" + ("<tr>" + "<td colspan=9999 rowspan=9999>a" * 20) * 40),
    ],
)
def test_what_no_text_is_like_is_refused_at_once_in_both_languages(rule, page):
    with pytest.raises(Refused) as refused:
        markdown(page)
    assert [("PASTE", rule, "given")] == [
        (one.path, one.rule, one.root) for one in refused.value.faults
    ]


def test_pictures_in_a_paste_cost_nothing_and_are_told_in_both_languages():
    data = "data:image/png;base64," + "A" * (MOST * MEGABYTE)
    found = pasted(
        f"<p>a <img src='{data}' alt='Mchoro wa mfano'> b</p><img src='https://x.invalid/y.gif'>"
    )
    assert "a b" == found.text
    assert [("pictures", 2, "Mchoro wa mfano")] == [
        (one.kind, one.count, one.words) for one in found.untaken
    ]
    assert {*LANGS} == found.untaken[0].said().keys()
    assert all("2 (Mchoro wa mfano)" in said for said in found.untaken[0].said().values())


def anew():
    """Write what is right as it is now."""
    for name in NAMES:
        (FOLDER / f"{name}.md").write_text(f"{markdown(typed(name))}\n", "utf-8")


if __name__ == "__main__":
    anew()
