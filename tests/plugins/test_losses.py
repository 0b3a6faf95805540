"""What is typed in a body stands on its page, or is named as lost; what stands there is never named."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.paper import tree
from plugins.paper.missing import missing
from plugins.reading import losses, signs
from plugins.reading.unmarked import Unmarked
from tests import stories

LOST = [
    ("| A | B |\n|---|---|\n| 1 | 2 | Ukumbi mkuu |", "cell-lost", 3, "Ukumbi mkuu"),
    ("Piga simu.\n\n[Simu]: 0800110000", "reference-unused", 3, "0800110000"),
    ("Ada[^1].\n\n[^1]: Moja.\n[^1]: Mbili.", "note-twice", 4, "Mbili."),
    ("Ada[^1].\n\n[^1]: Moja.\n[^2]: Mbili.", "note-unused", 4, "Mbili."),
    ("Ada[^1].\n\n[^1]: Moja[^2].\n[^2]: Mbili.", "note-unused", 4, "Mbili."),
    ("Aya.\n\nAda ni bure[^ada].", "note-undefined", 3, "[^ada]"),
    ("OAG.\n\n*[TLS]: Chama", "abbreviation-unused", 3, "Chama"),
    ("Aya.\n\n> [Simu]: 0800110000", "words-lost", 3, "0800110000"),
    ("Mahitaji:\n• moja\n• mbili\n\nNi kata*kijiji*mtaa.", "words-changed", 5, "kata*kijiji*mtaa"),
]
# As people write: nothing of it is lost, and nothing may be said to be.
PLAIN = [
    "DODOMA: Ofisi itafungwa tarehe 9 Desemba, 2026.",
    "Saa 2:00 – 4:00 asubuhi; ada ni Sh. 1,500,000/= (milioni moja na nusu).",
    "Tazama \"Sheria ya Mawakili\", Sura ya 341 -- toleo la 2019 ... na 'kanuni' zake.",
    "**Ofisi**'s kazi, *haraka* na ***muhimu***; neno__moja na snake_case_hii.",
    '**T**anzania na H<sub>2</sub>O, mstari<br>wa pili, <abbr title="Sheria">Sh</abbr>.',
    "1. moja\n2. mbili\n    - ndani\n    - zaidi\n3. tatu\n\n> Nukuu\n> ya pili\n\n- a\n- b\n\n---\n\nMwisho.",
    "5. tano\n6. sita",
    "1. moja\n1. mbili\n1. tatu\n\nAya.\n\n1. moja tena\n\n    ndani\n\n1. mbili tena\n    1. ndani\n    1. zaidi",
    "Kichwa\n------\n\n### Cha tatu ###\n\nAya yenye # alama na C# na 50% + 3 = 53 & zaidi.",
    "[https://example.org](https://example.org) na [0800 110 000](tel:0800110000).",
    '[tovuti](https://www.tanzania.go.tz/a_b?c=1&d=2 "Kichwa") na <https://example.org> na <a@example.org>.',
    '[moja][x], [x] na [mbili] [X].\n\n[x]: https://example.org/y "Neno"',
    "![Picha ya mfano]({static}/media/2026/a.jpg) [![ndani]({static}/media/2026/a.jpg)](https://example.org)",
    "Tanbihi[^1] na nyingine[^b].\n\n[^1]: Ya *kwanza*.\n[^b]: Ya pili,\n    yenye mstari.\n\nAya ya mwisho.",
    "OAG na TLS.\n\n*[OAG]: Ofisi ya Mwanasheria\n*[TLS]: Chama cha Mawakili",
    "Neno\n:   maana yake: hii\n\nJingine\n:   maana\n:   nyingine",
    "| Mkoa | Ada |\n|:---|---:|\n| **Dodoma** | 1,000/= |\n| Mwanza | `a|b` |",
    "    msimbo <b> & {x}\n    wa pili\n\nAya.",
    "`code *x*` na \\*nyota\\* na \\_chini\\_ na &copy; &amp; a < b > c, 3 * 4 * 5.",
    "Barua pepe: info@example.org, simu +255 26 2322000, C:\\maandishi\\x.",
    "a) moja, b) mbili; (i) tatu. 31.12.2026 ni tarehe; 2026. Mwaka mpya.",
]

WORD = re.compile(r"neno\d+x")


def found(text):
    """Give the losses that the reader names in a body."""
    return [fault for fault in stories.body(text)[2] if not fault.warning]


@pytest.mark.parametrize(("text", "rule", "line", "words"), LOST)
def test_what_is_lost_is_named_with_its_line_and_its_words(text, rule, line, words):
    told = [one for one in found(text) if one.rule == rule]
    assert [stories.BODY_LINE + line - 1] == [one.line for one in told]
    assert words in dict(told[0].fill)["value"]


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_not_lost_is_not_named(text):
    assert [] == found(text)


WORDS = st.lists(
    st.sampled_from("Ofisi ya Mwanasheria Mkuu 2026 5,000 saa kumi".split()),
    min_size=2,
    max_size=30,
)


@settings(max_examples=50)
@given(st.text(alphabet="ab1 \n*_`[]()<>{}|#:^!\\-.&;\"'=~+", max_size=80))
def test_of_any_text_whose_page_is_empty_all_words_are_missed(text):
    typed = signs.WORD.search(Unmarked(text).main)
    assert bool(typed) <= bool(losses.of(text, ""))


@settings(max_examples=50)
@given(WORDS, st.data())
def test_a_word_that_a_page_lacks_or_adds_is_missed_or_named(words, data):
    at = data.draw(st.integers(0, len(words) - 1))
    whole, less = " ".join(words), " ".join(words[:at] + words[at + 1 :])
    assert [] == losses.of(whole, f"<p>{whole}</p>")
    assert [] != losses.of(whole, f"<p>{less}</p>")
    assert [] != losses.of(less, f"<p>{whole}</p>")


# Each word once, so that it is easily seen whether it stands on a page, and before which.
SIGNS = (
    " |\n|\n\n|\n- |\n1. |\n12. |\n\n    |\n> |\n## |\n* |\n: |*|**|_|`|[|](|]: |)|[^1]|\n[^1]: "
    "|{|}|{#|<|>|\\|\n---\n|\n===\n|: |*[|\n*[|![".split("|")
)
MARKUP = st.lists(
    st.sampled_from([*SIGNS, "\n| ", " | ", " |\n|---|---|\n| "]), min_size=1, max_size=25
)


@settings(max_examples=60)
@given(MARKUP)
def test_what_passes_stands_on_the_page_and_on_paper_word_for_word(markup):
    text = "".join(f"{sign}neno{number}x" for number, sign in enumerate(markup))
    _, page, faults = stories.body(text)
    if any(not fault.warning for fault in faults):
        return
    shown = WORD.findall(re.sub(r' id="[^"]*"', "", page))
    assert {*WORD.findall(text)} == {*shown}
    if "footnote" not in page:  # a note stands below all else
        assert WORD.findall(text) == shown
    assert "" == missing(page, tree.body(page, "{alt}"))


@pytest.mark.parametrize("text", PLAIN)
def test_paper_says_what_a_page_says(text):
    page = stories.html(text)
    assert "" == missing(page, tree.body(page, "{alt}"))


def test_what_paper_lacks_is_named():
    less = tree.body("<p>Moja na tatu.</p>", "{alt}")
    assert "mbili tatu" == missing("<p>Moja na mbili <b>ta</b>tu.</p>", less)
