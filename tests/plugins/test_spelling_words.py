"""Every word of a file is found in its place and in its language, and nothing else is taken for a word.

What is prose in a body is held to what the site's own converter makes of it.
"""

import html
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.bilingual import strings
from plugins.desk.spell import interface, prose, story, words
from tests import stories
from tests.stories import ROOT

FILES = sorted((ROOT / "content").rglob("*.md"))


def found(body, lang="sw"):
    """Give the words of a body, each with its language."""
    return [
        (word.lang, word.text)
        for stretch in prose.stretches(body, lang)
        for word in words.words(stretch)
    ]


def said(body):
    """Give the words of a Kiswahili body in its own language."""
    return [text for lang, text in found(body) if lang == "sw"]


def plain(text):
    return [word.text for word in words.words(words.Stretch("sw", text))]


# Words


@pytest.mark.parametrize("apostrophe", words.APOSTROPHES)
def test_ng_with_any_apostrophe_is_one_word(apostrophe):
    (word,) = words.words(words.Stretch("sw", f"ng{apostrophe}ombe"))
    assert ("ng'ombe", f"ng{apostrophe}ombe") == (word.form, word.text)


@pytest.mark.parametrize("hyphen", words.HYPHENS)
def test_a_word_with_a_hyphen_is_one_word_of_two_parts(hyphen):
    (word,) = words.words(words.Stretch("sw", f"barua{hyphen}pepe", 4, 4))
    assert "barua-pepe" == word.form
    assert [("barua", 4), ("pepe", 10)] == [(part.text, part.column) for part in word.parts]


@pytest.mark.parametrize("text", ["'neno'", "“neno”", "(neno),", "_neno_", "__neno__", "**neno**:"])
def test_marks_around_a_word_are_no_part_of_it(text):
    assert ["neno"] == plain(text)


def test_marks_within_a_word_do_not_part_it():
    (word,) = words.words(words.Stretch("sw", "M**wana\u00adsheria"))
    assert ("Mwanasheria", "M**wana\u00adsheria") == (word.form, word.text)


@pytest.mark.parametrize(
    "text",
    ["12", "2026/27", "3:00", "1st", "snake_case", "a", "OWMS", "NG'OMBE", "PDFs", "U.N.", "COVID-19",
     "https://oag.go.tz/njia/neno", "www.oag.go.tz", "oag.go.tz/neno", "ofisi@mfano.invalid",
     "mailto:a@b.invalid", "@ofisi", "#elimu", "jarida-la-ofisi.pdf", "media/2026/neno.jpg", "ne&shy;no",
     "&nbsp;"],
)  # fmt: skip
def test_what_is_no_word_is_passed_over(text):
    assert ["kabla", "baada"] == plain(f"kabla {text} baada")


def test_a_sentence_that_ends_without_a_blank_is_no_address():
    assert ["mwisho", "Mwanzo"] == plain("mwisho.Mwanzo")


# Bodies


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("kabla `msimbo mrefu` baada", "kabla baada"),
        ("kabla ``msimbo ` wenye`` baada", "kabla baada"),
        ("kabla\n\n    msimbo wa juu\n\nbaada", "kabla baada"),
        ("- jambo\n\n    aya yake\n\nbaada", "jambo aya yake baada"),
        ("- jambo\n\n        msimbo\n\nbaada", "jambo baada"),
        ("- jambo\n    - ndani\n\n        aya yake", "jambo ndani aya yake"),
        ("1. jambo\n\n2. pili", "jambo pili"),
        ("jina\n:   maana yake\n\n    aya yake", "jina maana yake aya yake"),
        ("neno[^chanzo].\n\n[^chanzo]: Tanbihi\n\n    aya yake", "neno Tanbihi aya yake"),
        ("[maneno](https://mfano.invalid/njia) baada", "maneno baada"),
        ("[maneno]({filename}/news/njia.sw.md) baada", "maneno baada"),
        ("[maneno]({static}/media/njia_(moja).pdf 'kichwa chake') baada", "maneno kichwa chake baada"),
        ("![picha yenyewe]({static}/media/njia.jpg)", "picha yenyewe"),
        ("[maneno][njia] na [mengine] [bila]\n\n[njia]: /anwani/ 'kichwa'",
         "maneno na mengine bila kichwa"),
        ("[njia][]\n\n[njia]: /anwani/", "njia"),
        ("<https://mfano.invalid> <a@b.invalid> baada", "baada"),
        ("*[OMMS]: Ofisi yenyewe", "Ofisi yenyewe"),
        ("*[Kumb]: Kumbukumbu", "Kumbukumbu"),
        ("## Kichwa {neno}", "Kichwa neno"),
        ("H<sub>2</sub>O <abbr title=\"siri\">ndani</abbr>", "ndani"),
        ("{static}/media/njia baada", "baada"),
    ],
)  # fmt: skip
def test_only_the_prose_of_a_body_is_read(body, expected):
    assert expected.split() == said(body)


def test_text_in_the_other_language_is_read_in_that_language():
    body = 'kabla <span lang="en">the office of *many* <b>words</b></span> baada'
    expected = [("en", word) for word in ["the", "office", "of", "many", "words"]]
    assert [("sw", "kabla"), ("sw", "baada"), *expected] == found(body)


@pytest.mark.parametrize("tag", ["<span lang=en-GB>", "<i lang='en'>", "<q title=x lang = 'EN'>"])
def test_a_language_may_be_typed_in_any_way(tag):
    name = re.match(r"<(\w+)", tag)[1]
    assert [("sw", "kabla"), ("en", "word")] == found(f"kabla {tag}word</{name}>")


def test_the_nearest_tag_says_the_language():
    body = '<i lang="en">out <b lang="sw">ndani</b> side</i> nje'
    assert [("sw", "ndani"), ("sw", "nje"), ("en", "out"), ("en", "side")] == found(body)


def test_a_tag_without_an_end_holds_to_the_end_of_its_paragraph():
    assert [("sw", "baada"), ("en", "word")] == found('<span lang="en">word\n\nbaada')


def test_text_in_a_third_language_is_left_out():
    assert ["kabla"] == said('kabla <span lang="fr">mot</span>')


# Held to the converter


class _Text(HTMLParser):
    """The words that a page says: its text but code, and what pictures and links say."""

    def __init__(self):
        super().__init__()
        self.texts, self.code, self.titles = [], 0, {}

    def handle_starttag(self, tag, attrs):
        self.code += tag in ("code", "pre")
        given = dict(attrs)
        if tag == "abbr":
            self.titles[given.get("title")] = None
        elif tag in ("a", "img"):
            self.texts += [given.get("alt"), given.get("title")]

    def handle_endtag(self, tag):
        self.code -= tag in ("code", "pre")

    def handle_data(self, data):
        if not self.code:
            self.texts.append(data)


def shown(body):
    """Give the words that the converter shows of a body, as often as it does."""
    parser = _Text()
    made = stories.converter()
    made.reset()
    parser.feed(made.convert(body))
    parser.close()
    texts = [one for one in [*parser.texts, *parser.titles] if one]
    return Counter(
        word.form
        for text in texts
        for word in words.words(words.Stretch("sw", html.unescape(text)))
    )


def test_the_words_of_a_real_body_are_those_that_its_page_shows():
    for path in FILES:
        body = re.sub(r"\A.*?\n\s*\n", "", path.read_text("utf-8"), flags=re.DOTALL)
        lang = story.lang(path.name)
        read = [word for one in prose.stretches(body, lang) for word in words.words(one)]
        assert shown(body) == Counter(word.form for word in read), path.name


BLOCKS = ["{}", "## {}", "> {}", "- {}", "1. {}", "- {}\n\n    {}", "- {}\n    - {}", "    {}",
          "| {} | {} |\n|---|---|\n| {} | {} |", "{}\n{}"]  # fmt: skip
PIECES = ["{}", "**{}**", "*{}*", "`{}`", "[{}](/njia/)", "[{}]({{static}}/media/x.pdf)", "<b>{}</b>",
          "{}, {}", "![{}]({{static}}/media/x.jpg)", "{}'{}", "{}-{}"]  # fmt: skip


@st.composite
def bodies(draw):
    """Give a body of blocks and pieces; every word in it is another one."""
    numbers = iter(range(10_000))

    def word(_):
        return "neno" + "".join("abcdefghij"[int(digit)] for digit in f"{next(numbers):02}")

    blocks = draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=8))
    pieces = st.sampled_from(PIECES)
    text = "\n\n".join(re.sub(r"\{\}", lambda _: draw(pieces).replace("{{", "{").replace("}}", "}"), one)
                       for one in blocks)  # fmt: skip
    return re.sub(r"\{\}", word, text)


@given(bodies())
def test_the_words_of_any_body_are_those_that_its_page_shows(body):
    assert shown(body) == Counter(words.plain(text) for text in said(body))


# Places

TEXTS = st.text(alphabet="aBé'’-*`_ \n#[](){}<>|:/.@&;0\u0301", max_size=60)


@given(TEXTS, st.integers(1, 50))
def test_every_word_of_a_body_is_at_the_place_that_is_named(body, line):
    lines = body.split("\n")
    for stretch in prose.stretches(body, "sw", line):
        for word in words.words(stretch):
            for one in (word, *word.parts):
                row, start = one.line - line, one.column - 1
                assert one.text == lines[row][start : start + len(one.text)]


@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_every_word_of_a_file_is_at_the_place_that_is_named(body, values):
    names = ["Title", "Summary", "Image-Alt", "Gallery"]
    head = "".join(
        f"{name}: x | {value.replace(chr(10), ' ')}\n"
        for name, value in zip(names, values, strict=False)
    )
    data = f"{head}\n{body}".encode()
    lines = story.plain(data).split("\n")
    stretches, _ = story.stretches("news/x.sw.md", data, "sw")
    for stretch in stretches:
        for word in words.words(stretch):
            start = word.column - 1
            assert word.text == lines[word.line - 1][start : start + len(word.text)]


# Files

FILE = """Title: Kichwa cha habari
Slug: neno-la-anwani
Image: media/2026/picha.jpg
Image-Alt: Watu mezani
Gallery: media/2026/a.jpg | Vitabu vingi | Maktaba
    media/2026/b.jpg | Ukumbi
Files: media/2026/a.pdf | en | The report
Topics: elimu-kwa-umma

Maandishi.
"""


def read(data):
    made, faults = story.stretches("news/x.sw.md", data, "sw")
    return [(w.lang, w.text, w.line, w.column) for s in made for w in words.words(s)], faults


def test_the_headers_that_are_sentences_are_read_in_their_places():
    expected = [
        ("sw", "Kichwa", 1, 8), ("sw", "cha", 1, 15), ("sw", "habari", 1, 19),
        ("sw", "Watu", 4, 12), ("sw", "mezani", 4, 17),
        ("sw", "Vitabu", 5, 29), ("sw", "vingi", 5, 36), ("sw", "Maktaba", 5, 44),
        ("sw", "Ukumbi", 6, 24),
        ("en", "The", 7, 32), ("en", "report", 7, 36),
        ("sw", "Maandishi", 10, 1),
    ]  # fmt: skip
    assert (expected, []) == read(FILE.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"\nMaandishi\n",
        b"Title: \xff\n\nMaandishi",
        b"odd line\n\nMaandishi",
        b"Unknown: x\n\nMaandishi \xe2",
        b"\xef\xbb\xbfSlug: x\r\n\r\nMaandishi\r\n",
        "Slug: x\n\n\x00\u202e\ue000 Maandishi".encode(),
        b"---\n\nMaandishi <script>",
    ],
)
def test_a_file_with_faults_is_read_as_far_as_it_can_be(data):
    found, faults = read(data)
    assert ["Maandishi"] == [text for _, text, _, _ in found]
    assert [] == faults


def test_the_headers_of_a_tangled_body_are_read():
    found, faults = read(b"Title: Kichwa\n\n" + b"[" * 100)
    assert (["Kichwa"], [("tangled", 3)]) == (
        [text for _, text, *_ in found],
        stories.named(faults),
    )


def test_a_file_that_is_too_large_is_named():
    found, faults = read(b"Title: Kichwa\n\n" + b"neno " * 200_000)
    assert ([], ["too-large-text"]) == (found, [fault.rule for fault in faults])


@given(st.binary(max_size=80))
def test_any_bytes_are_read(data):
    read(data)
    interface.stretches(story.plain(data), "sw")


# The site's strings


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_the_words_of_the_strings_are_those_that_the_site_reads(lang):
    folder = ROOT / "theme" / "strings"
    text = (folder / f"{lang}.toml").read_text("utf-8")
    read = [word for one in interface.stretches(text, lang) for word in words.words(one)]
    lines = text.split("\n")
    for word in read:
        assert word.text == lines[word.line - 1][word.column - 1 :][: len(word.text)]
    expected = Counter()
    for path, value in strings.leaves(strings.load(folder)[lang]):
        section, _, key = path.rpartition(".")
        if key in interface.CODES:
            continue
        for one in (value,) if isinstance(value, str) else value:
            shown = re.sub(r"\{\w*\}", " ", one)
            if section != interface.VERBS or "-" not in one:
                expected.update(plain(shown))
    assert expected == Counter(word.text for word in read)


def test_each_languages_own_name_is_read_in_that_language():
    (name,) = interface.stretches('[nav.own]\nen = "English"\n', "sw")
    assert "en" == name.lang


@pytest.mark.parametrize(
    "text", ['a = "neno', 'a = """neno', "a = 'x'\n[b\nc = \"neno\"", 'a = "\\u00e9 neno"']
)
def test_broken_strings_are_read_as_far_as_they_can_be(text):
    found = [word.text for one in interface.stretches(text, "sw") for word in words.words(one)]
    assert set(found) <= {"neno"}
