"""Typography is typogrify's own, however little of the text it is asked for."""

from hypothesis import given, settings
from hypothesis import strategies as st
from typogrify.filters import typogrify

import pelicanconf
from plugins.reading import prose, scan, typography
from tests.built import ROOT

MARKDOWN, EVERY = (prose.converter(pelicanconf.MARKDOWN) for _ in range(2))
EVERY.preprocessors.deregister("begin")  # it tries all patterns of every text
PARTS = [
    "a", "b c", "'", '"', "''", "``", "--", "---", "...", ". . .", "\n\n", "\n", "- ", "1. ", "> ", "## ", " ",
    "**", "*", "`", "<kbd>", "</kbd>", "<br>", "|a|b|\n|-|-|\n|", "\\", "[x](y)", "&quot;", "ng'ombe", "\n: ",
    "(", ")", ",", "<sub>", "'80", "5'", "\n    ", "&amp;", "<span lang=en>", "</span>",
]  # fmt: skip


def html(text, md=MARKDOWN):
    md.reset()
    md.treeprocessors["site-links"].begin("", text, 1)  # no id of a text before
    return md.convert(text)


def whole(text):
    return typogrify(text, amp=False, caps=False, initial_quotes=False)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_a_text_is_set_as_typogrify_sets_it_whole(text):
    made = html(text)
    assert whole(made) == typography.polished(made)


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from([*PARTS, "![x](y)", "\t", "  \n", "_", "[^1]", "\n\n[^1]: "]), max_size=20
    ).map("".join)
)
def test_a_text_reads_the_same_whichever_patterns_are_not_tried(text):
    assert html(text, EVERY) == html(text)


def test_every_story_is_set_as_typogrify_sets_it_whole():
    for path in sorted((ROOT / "content").rglob("*.md")):
        scanned, _ = scan.scan(path.name, path.read_bytes())
        made = html(scanned.body)
        assert whole(made) == typography.polished(made), path


def test_quotes_curl_and_the_last_words_stay_together():
    assert "<p>&#8220;Ng&#8217;ombe&#8221; wa&nbsp;kijiji</p>" == typography.polished(
        '<p>"Ng\'ombe" wa kijiji</p>'
    )
