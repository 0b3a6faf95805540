"""What people paste is read as they mean it: one function writes it cleanly, and leaves clean texts alone."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.desk.tidy import __main__ as desk_tidy
from plugins.schema import seal
from plugins.schema.faults import fault, message
from plugins.schema.tidy import tidied, tidy
from tests import stories

# What is typed, and what it is in clean Markdown.
TIDIED = [
    ("Mahitaji:\n• moja\n• mbili", "Mahitaji:\n\n- moja\n- mbili"),
    ("Mahitaji:\n- moja", "Mahitaji:\n\n- moja"),
    ("Mahitaji:-\n1. moja\n2. mbili", "Mahitaji:-\n\n1. moja\n2. mbili"),
    ("Kifungu kinasema\n(a) moja; na\n(b) mbili.", "Kifungu kinasema\n\n(a) moja; na\n(b) mbili."),
    ("– moja\n– mbili", "- moja\n- mbili"),
    ("·\xa0moja\n·\tmbili", "- moja\n- mbili"),
    ("-\xa0moja\n\n1.\xa0mbili\n2. tatu", "- moja\n\n1. mbili\n2. tatu"),
    (
        "Na.\tJina\n1.\tAsha\n2.\tJuma",
        "| Na. | Jina |\n| --- | --- |\n| 1. | Asha |\n| 2. | Juma |",
    ),
    ("1.\tmoja\n2.\tmbili\n\no\tx\no\ty", "1.\tmoja\n2.\tmbili\n\n- x\n- y"),
    ("- moja\n  - ndani\n    - chini\n- mbili", "- moja\n    - ndani\n        - chini\n- mbili"),
    ("1. moja\n   - ndani\n\n   aya\n2. mbili", "1. moja\n    - ndani\n\n    aya\n2. mbili"),
    ("• A\no\tB\no\tC\n• D", "- A\n    - B\n    - C\n- D"),
    ("1. x\n(a) y\n(b) z\n2. w", "1. x\n    (a) y\n    (b) z\n2. w"),
    ("    • a\n    • b", "- a\n- b"),
    ("•\na\n•\nb", "- a\n- b"),
    ("Sehemu:\nI. Moja\nneno", "Sehemu:\n\nI. Moja\nneno"),
    ("▪️ a\n✅ b\n✅ c\n1️⃣ d\n2️⃣ e", "- a\n    - ✅ b\n    - ✅ c\n    - 1️⃣ d\n    - 2️⃣ e"),
    ("1.Moja\n2.Mbili\n\n1- Moja\n2- Mbili", "1. Moja\n2. Mbili\n\n1. Moja\n2. Mbili"),
    ("Yaliyomo\n1.1 A\n1.2 B\n1.2.1 C\n1.3 D", "Yaliyomo\n\n1.1 A\n\n1.2 B\n\n1.2.1 C\n\n1.3 D"),
    ("- a\nHatua:\n1. b\n2. c", "- a\n\nHatua:\n\n1. b\n2. c"),
    ("Aya\n| a | b |\n|---|---|\n| 1 | 2 |\nAya", "Aya\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nAya"),
    ("| a | b |\n| 1 | 2 |", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
    ("a\tb\n1\t2|3", "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |"),
    ("Sh. 5,000*2*12 na (3)*(4)", "Sh. 5,000\\*2\\*12 na (3)\\*(4)"),
    ("*152*00# na **Piga *150*00#**", "\\*152\\*00# na **Piga \\*150\\*00#**"),
    ("#SerikaliYetu\n\n- #Leo", "\\#SerikaliYetu\n\n- \\#Leo"),
    ("**Ofisi**'s, \"OAG\"'s na '26", '**Ofisi**’s, "OAG"’s na ’26'),
]
# What stays as it is, for it is clean, or not to be known.
LEFT = [
    "- a\n- b\n\n1. c\n2. d\n\n    aya\n\n* e\n    + f",
    "tarehe\n12. Desemba ni sikukuu",
    "ni\n3.5 milioni\n\n✅ Tayari.\n\n1.Moja\n\nsaa 2- 4\n3- 4",
    "Saa 2:00\n- 4:00 asubuhi.",
    "A. Hassan alisema hivi.\n\nNa B. Juma.",
    "a) moja, b) mbili; (i) tatu.",
    "## Kichwa\n- a\n- b\n\n---\n\n* * *",
    "`5*2*3` na `'26`\n\n    *152*00#\n    - a\n\n[a](https://x.tz/5*2*1 '26')",
    "```\n• a\n• b\n```",
    "1.1 A\n1.1.5 B\n\n1.2 A\n2.1 B\n\n- a\nHatua:\nneno\n- b",
    "neno\n\n    x:\n    - a\n    - b\n\nAya\t\nneno\t\n\n\ta\n\tb",
    "> - a\n> - b\n\n> > x:\n> > - a\n> > - b",
    "✅ a\nb\n\n– a\nb\n\no  a\n\n(a) b\nc\n\n(b) d",
    "'26 Novemba' na 'a'; **a** 'b' na ng'ombe; 3 * 4 * 5; **5*",
    "## a\n##b\n\nC# na #",
    "Neno\n:   maana\n\n[^1]: Tanbihi\n    zaidi",
    "| a | b |\n|---|---|\n| 1 | 2 |",
]


@pytest.mark.parametrize(("typed", "clean"), TIDIED)
def test_what_is_unmistakable_is_written_as_it_was_meant(typed, clean):
    assert clean == tidy(typed)


@pytest.mark.parametrize("text", [*LEFT, *(clean for _, clean in TIDIED)])
def test_a_clean_text_is_given_back_as_it_is(text):
    assert text == tidy(text)


@pytest.mark.parametrize(("typed", "clean"), TIDIED)
def test_a_tidied_text_has_the_page_that_the_typed_one_has(typed, clean):
    assert stories.html(clean) == stories.html(typed)


def test_a_fault_stands_on_the_line_that_was_typed():
    (one,) = stories.body("Aya:\n• a\n• b\n| c |\n|---|\n\n[x](ukurasa)")[2]
    assert ("missing-page", stories.BODY_LINE + 6) == (one.rule, one.line)


def test_a_link_is_known_by_the_line_that_was_typed():
    record, _, found = stories.body("Aya:\n• a\n• [x](/anwani/)")
    assert ([stories.BODY_LINE + 2], []) == ([one.line for one in record.text.targets], found)


PARTS = [
    "neno", "Aya:", "12", "5,000*2*12", "*152*00#", "#Tag", "**b**", "'s", "'26", "\n", "\n\n", "  ", "    ",
    "- ", "* ", "• ", "•\n", "– ", "·\xa0", "o\t", "✅ ", "1️⃣ ", "1. ", "2) ", "1.a", "1.1 ", "1.2 ", "1- ",
    "a) ", "(b) ", "(i) ", "ii. ", "\t", " | ", "| ", " |\n", "|---|---|\n", "---\n", "`", "```\n", "> ",
    ":   ", "[^1]: ", "[a](https://x.tz)", "\\", "<b>", "## ", "‹a›",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


def words(text):
    """The words of a text, without any o alone: Word writes it for a bullet."""
    return [word for word in re.findall(r"[^\W_]+", text) if word != "o"]


@settings(max_examples=100)
@given(TEXTS)
def test_no_word_is_lost_added_or_moved_whatever_is_pasted(text):
    assert words(text) == words(tidy(text))


@settings(max_examples=100)
@given(TEXTS)
def test_tidying_twice_is_tidying_once(text):
    assert tidy(text) == tidy(tidy(text))


@settings(max_examples=100)
@given(TEXTS)
def test_each_line_comes_from_one_that_was_typed(text):
    made = tidied(text)
    clean, typed = made.text.split("\n"), text.split("\n")
    for number, line in enumerate(clean):
        assert set(words(line)) <= set(words(typed[made.typed(number)]))


@settings(max_examples=100)
@given(TEXTS, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_the_command_leaves_the_headers_the_mark_and_the_ends_of_lines(text, ending, mark):
    data = mark + f"{stories.HEAD}\n{text}".replace("\n", ending).encode()
    made, _, _, found = desk_tidy.tidied(stories.NEWS, data)
    assert [] == found
    assert mark + f"{stories.HEAD}\n{tidy(text)}".replace("\n", ending).encode() == made


def test_a_sealed_release_is_not_touched(tmp_path, capsys):
    text = f"{stories.HEAD}\n• a\n• b\n"
    (tmp_path / "press" / "sealed").mkdir(parents=True)
    (tmp_path / "press" / "2026-11-20-mfano.sw.md").write_text(text, "utf-8")
    line = f"2026-11-20-mfano\tsw\t{'0' * 64}\t{'1' * 64}\t2026-11-21"
    (tmp_path / seal.REGISTER).write_text("\t".join(seal.COLUMNS) + f"\n{line}\n", "utf-8")
    given = {
        "CONTENT": str(tmp_path),
        "FILE": str(tmp_path / "press" / "2026-11-20-mfano.sw.md"),
        "CHECK_LANG": "en",
    }
    assert 1 == desk_tidy.main(given)
    expected = message(fault(given["FILE"], 0, "tidy-sealed", value="2026-11-21"), "en")
    assert expected in " ".join(capsys.readouterr().err.split())
    assert text == (tmp_path / "press" / "2026-11-20-mfano.sw.md").read_text("utf-8")


def test_signs_that_nobody_sees_are_taken_out_of_headers_and_text_and_emoji_stay():
    """As Word leaves them: a soft hyphen, a line's end, a bullet of Symbol, an object; and what hides letters."""
    typed = (
        "Title: Wana\xadsheria\nSummary: Siri\u200e\U000e0041 \ufeff👩‍💻\n\n"
        "Mahitaji:\n\uf0b7\tmo\u200bja\n\uf0b7 mbili\ufffc\x0btatu\n"
    )
    made, _, _, found = desk_tidy.tidied(stories.NEWS, typed.encode())
    assert [] == found
    assert (
        "Title: Wanasheria\nSummary: Siri 👩‍💻\n\nMahitaji:\n\n- moja\n- mbili tatu\n"
        == made.decode()
    )


@pytest.mark.parametrize("text", ["Title: A\n\na\x01", "Title: A\n\n<<<<<<< HEAD\nB\n"])
def test_what_only_an_editor_can_mend_keeps_its_file_as_it_is(text):
    made, _, _, found = desk_tidy.tidied(stories.NEWS, text.encode())
    assert (text.encode(), 3) == (made, found[0].line)


def test_a_translation_of_a_text_that_is_tidied_stays_current():
    made, _, _ = stories.file(f"{stories.HEAD}\n• a\n• b")
    clean, _, _ = stories.file(f"{stories.HEAD}\n- a\n- b")
    assert clean.text.words == made.text.words
