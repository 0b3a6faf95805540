"""A body's HTML becomes a tree for paper: what it says is there, in order, and what paper cannot do is said."""

import msgspec
import pytest

from plugins.paper import nodes, tree
from plugins.paper.nodes import Node
from tests import stories

WORDS = "[Picha: {alt}]"
BASE = "https://example.org/taarifa-kwa-umma/2026/mfano/"


def made(html, base=BASE):
    return tree.body(html, WORDS, base).parts


def of_markdown(text):
    return made(stories.html(text))


def said(html, base=BASE):
    return nodes.plain(made(html, base))


def kinds(parts):
    return [
        one if isinstance(one, str) else (one.kind, kinds(one.parts)) if one.parts else one.kind
        for one in parts
    ]


# Blocks


def test_paragraphs_are_paragraphs():
    assert [("p", ["Moja."]), ("p", ["Mbili."])] == kinds(of_markdown("Moja.\n\nMbili."))


def test_headings_keep_their_levels():
    found = of_markdown("## Pili\n\n### Tatu\n\n## Pili tena")
    assert [2, 3, 2] == [one.level for one in found]


@pytest.mark.parametrize(
    ("levels", "set_as"), [((4, 2, 6), [2, 2, 3]), ((2, 4, 4, 3), [2, 3, 4, 3]), ((6,), [2])]
)
def test_a_heading_is_never_more_than_one_level_below_the_last(levels, set_as):
    html = "".join(f"<h{level}>Kichwa</h{level}>" for level in levels)
    assert set_as == [one.level for one in made(html)]


@pytest.mark.parametrize("nothing", ["", " ", "&nbsp;", "\u200b", "<em> </em>", "<br>"])
def test_what_says_nothing_leaves_nothing(nothing):
    assert [] == [one for one in made(f"<h2>{nothing}</h2><p>{nothing}</p>") if nodes.plain([one])]
    assert [] == [one for one in made(f"<h2>{nothing}</h2>") if one.kind == "heading"]


def test_a_list_keeps_its_items_and_what_lies_in_them():
    (found,) = of_markdown("- a\n- b\n    1. c\n    2. d")
    assert (
        "bullets",
        [
            ("item", [("run", ["a"])]),
            ("item", [("run", ["b"]), ("numbers", [*[("item", [("run", [x])]) for x in "cd"]])]),
        ],
    ) == kinds([found])[0]


@pytest.mark.parametrize(
    ("start", "first"), [("3", 3), ("0", 0), ("-2", 1), ("x", 1), ("9" * 30, 1)]
)
def test_a_numbered_list_begins_where_it_says(start, first):
    (found,) = made(f'<ol start="{start}"><li>a</li></ol>')
    assert first == found.parts[0].level


def test_a_table_has_its_header_and_as_many_cells_in_each_row():
    (found,) = made(
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td></tr>"
        '<tr><td>2</td><td class="at-end">3</td></tr></table>'
    )
    head, rows = (
        [[nodes.plain(cell.parts) for cell in row] for row in part]
        for part in (found.head, found.rows)
    )
    assert ([["a", "b"]], [["1", ""], ["2", "3"]]) == (head, rows)
    assert "end" == found.rows[1][1].kind


def test_a_column_knows_its_longest_words():
    (found,) = made("<table><tr><th>Kichwa kirefu</th></tr><tr><td>neno refusana</td></tr></table>")
    (column,) = found.columns
    assert (("refusana", "neno"), ("Kichwa", "kirefu")) == (column.words, column.heads)
    assert len("Kichwa kirefu") == column.length


def test_a_table_of_too_many_columns_is_set_cell_by_cell():
    row = "".join(f"<td>{n}</td>" for n in range(tree.MOST_COLUMNS + 1))
    found = made(f"<table><tr>{row}</tr></table>")
    assert [("p", [str(n)]) for n in range(tree.MOST_COLUMNS + 1)] == kinds(found)


def test_terms_stand_with_all_that_is_said_of_them():
    (found,) = made("<dl><dt>a</dt><dt>b</dt><dd>moja</dd><dd>mbili</dd></dl>")
    assert [("term", [("name", ["a", "break", "b"]), ("said", _TWO)])] == kinds(found.parts)


_TWO = [("run", ["moja"]), ("run", ["break"]), ("run", ["mbili"])]


def test_preformatted_text_keeps_its_blanks_and_lines():
    (found,) = made("<pre><code>\na  b\n\n\tc\n</code></pre>")
    assert ("pre", ["a  b\n\n    c"]) == kinds([found])[0]


@pytest.mark.parametrize("tag", ["blockquote", "ul", "dl", "div", "b", "span"])
def test_what_lies_deeper_than_a_form_can_set_is_still_said(tag):
    deep = f"<{tag}>" * 90 + "ndani kabisa" + f"</{tag}>" * 90 + "<p>nje</p>"
    assert "ndani kabisa nje" == said(deep)
    assert ("p", ["nje"]) == kinds(made(deep))[-1]


# Words within a line


def test_blanks_are_single_and_none_stand_at_an_end():
    (found,) = made("<p>  a \n b <em> c </em> d<br> \n e <b> </b></p>")
    assert ("p", ["a b ", ("em", ["c "]), "d", "break", "e"]) == kinds([found])[0]


def test_marks_are_kept():
    (found,) = made("<p><b>a</b><i>b</i><del>c</del><ins>d</ins><sub>e</sub><q>f</q></p>")
    marks = [("strong", ["a"]), ("em", ["b"]), ("strike", ["c"]), ("under", ["d"]), ("sub", ["e"])]
    assert [*marks, "“", "f", "”"] == kinds(found.parts)


def test_a_change_of_language_is_kept():
    (found,) = made('<p>a <span lang="en">b</span> <em lang="fr">c</em></p>')
    assert [("span", "en"), ("em", "fr")] == [
        (one.kind, one.lang) for one in found.parts if isinstance(one, Node)
    ]


@pytest.mark.parametrize(
    ("tag", "lang"), [("en-GB", "en"), ("EN", "en"), ("?", ""), ("kiswahili", "")]
)
def test_a_language_is_one_that_a_form_knows(tag, lang):
    (found,) = made(f'<p lang="{tag}">a</p>')
    assert lang == found.lang


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<abbr title="Ofisi">OMMS</abbr>', "OMMS"),
        ('<img src="/media/a.jpg" alt="Watu mezani">', "[Picha: Watu mezani]"),
        ('<img src="/media/a.jpg" alt="">', ""),
    ],
)
def test_an_abbreviation_stands_as_it_was_written_and_a_picture_is_described(html, expected):
    assert expected == said(f"<p>{html}</p>")


# Links


@pytest.mark.parametrize(
    ("href", "words", "text"),
    [
        ("https://x.org/a", "kiungo", "kiungo (https://x.org/a)"),
        ("https://www.x.org/", "x.org", "x.org"),
        ("https://x.org/a", "https://x.org/a", "https://x.org/a"),
        ("mailto:a@x.org", "andika", "andika (a@x.org)"),
        ("mailto:a@x.org", "a@x.org", "a@x.org"),
        ("tel:+255", "piga", "piga (+255)"),
        ("tel:+255262000000", "+255 26-200 0000", "+255 26-200 0000"),
        ("https://www.x.org/a", "www.x.org/a", "www.x.org/a"),
        ("/machapisho/", "machapisho", "machapisho (https://example.org/machapisho/)"),
        ("javascript:x", "a", "a"),
        ("//x.org/", "a", "a (https://x.org/)"),
        ("#nowhere", "juu", "juu"),
        ("https://x.org/" + "a" * 2000, "ndefu", "ndefu"),
        ("https://x.org/é", "é", "é (https://x.org/%C3%A9)"),
    ],
)
def test_the_address_of_a_link_is_said(href, words, text):
    assert text == said(f'<p><a href="{href}">{words}</a></p>')


def test_without_the_sites_address_a_link_within_it_is_words():
    assert "machapisho" == said('<p><a href="/machapisho/">machapisho</a></p>', base="")


def test_a_link_to_a_heading_leads_to_the_first_of_its_name():
    link, first, second = made('<p><a href="#b">b</a></p><h2 id="b">B</h2><h2 id="b">B</h2>')
    assert ("jump", 1) == (link.parts[0].kind, link.parts[0].level)
    assert ("1", "") == (first.to, second.to)


# Notes


def test_a_note_stands_where_it_is_called_and_nowhere_else_without_its_way_back():
    body = tree.body(stories.html("Neno[^a].\n\n[^a]: Tanbihi."), WORDS, BASE)
    (found,) = body.parts
    assert ["Neno", "note", "."] == kinds(found.parts)
    ((note,),) = body.notes
    assert ("run", "Tanbihi.") == (note.kind, nodes.plain([note]))
    assert "↩" not in msgspec.json.encode(body).decode()


def test_a_note_that_is_called_twice_is_said_once():
    (found,) = of_markdown("Neno[^a] na neno[^a].\n\n[^a]: Tanbihi.")
    assert ["Neno", "note", " na neno", "again", "."] == kinds(found.parts)


def test_a_note_that_calls_itself_has_an_end():
    body = tree.body(stories.html("Neno[^a].\n\n[^a]: Tanbihi[^a] yenyewe."), WORDS, BASE)
    ((note,),) = body.notes
    assert [] == [one for one in note.parts if isinstance(one, Node) and one.kind == "note"]


def test_items_keep_the_numbers_and_letters_that_the_page_gives_them():
    (found,) = made('<ol start="3" type="a"><li>a</li><li value="12">b</li><li>c</li></ol>')
    assert ("a", [3, 12, 13]) == (found.to, [item.level for item in found.parts])


# Any text


def test_what_comes_out_is_only_values():
    (found,) = made('<p>#import "x" $a$ `b` // /* \\u{41} ]</p>')
    assert ('#import "x" $a$ `b` // /* \\u{41} ]',) == found.parts


@pytest.mark.parametrize(
    "html", ["", "<", "<p", "</p></p>", "<p><b>x</p></b>", "a<b>b", "&#0;&bad;"]
)
def test_html_that_nobody_wrote_gives_a_tree_too(html):
    assert isinstance(tree.body(html, WORDS, BASE), nodes.PaperBody)
