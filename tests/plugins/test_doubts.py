"""What may be meant otherwise than it is read is told with its line, and ordinary texts are not."""

import pytest

from plugins.schema import items
from plugins.schema.items import ItemStart
from tests import stories

LONG = "Ofisi inatoa taarifa hii kwa umma ili kuwajulisha wananchi wote."
DOUBTED = [
    ("Aya.\n\n    Aya nyingine.", "code-block", 3, "Aya nyingine."),
    ("neno\n\n    a < b\n\nneno\n\n    neno", "code-block", 3, "a < b"),
    ("neno\n\n    a < b\n\nneno\n\n    neno", "code-block", 7, "neno"),
    ("Aya.\n\nKichwa\n-", "heading-underlined", 3, "Kichwa"),
    ("Kichwa\n--- \n\nAya.", "heading-underlined", 1, "Kichwa"),
    (f"**Kichwa cha kwanza**\n{LONG}", "heading-bold", 1, "Kichwa cha kwanza"),
    (f"Aya.\n\n__Kichwa__\n\n{LONG}", "heading-bold", 3, "Kichwa"),
    ("**Mahitaji**\n\n- moja\n- mbili", "heading-bold", 1, "Mahitaji"),
    (
        "Aya.\n\nOfisi ya Mfano,\nS. L. P. 1\nDodoma",
        "lines-join",
        3,
        "Ofisi ya Mfano, / S. L. P. 1",
    ),
    ("Office\nP.O. Box 1", "lines-join", 1, "Office / P.O. Box 1"),
    ("Jina: A\nSimu: B\nAnwani: C\n\nXa: d\nYa: e", "lines-join", 1, "Jina: A / Simu: B"),
    ("Jina: A\nSimu: B\nAnwani: C\n\nXa: d\nYa: e", "lines-join", 5, "Xa: d / Ya: e"),
    ("**Imetolewa na:**\nKitengo", "lines-join", 1, "**Imetolewa na:** / Kitengo"),
    ("- moja.\n- mbili;\nNeno", "lines-join", 2, "- mbili; / Neno"),
    (f"Utangulizi\n{LONG}", "lines-join", 1, f"Utangulizi / {LONG}"),
    ("Mkoa    Idadi\nMara    12\nGeita   9", "lines-join", 1, "Mkoa Idadi / Mara 12"),
    ("Aya.\n\nSura ..... 1\nSura ..... 2", "lines-join", 3, "Sura ..... 1 / Sura ..... 2"),
]
SURE = [
    "- moja\n\n    aya yake\n\n`neno`",
    "Aya ya\nmistari miwili\n---\n\n- a\n---",
    f"**Mahitaji:**\n\n{LONG}\n\n**Neno la mwisho**",
    f"Neno **kali**\n\n{LONG}\n\n**Neno** na\n\n{LONG}\n\n**Haraka.**\n\n{LONG}",
    f"**Neno**\n\nAya fupi.\n\n{LONG}",
    "Ofisi ya Mfano  \nS.L.P. 1  \nDodoma",
    "Ofisi ya Mfano<br>\nS.L.P. 1",
    f"{LONG}\nS.L.P. 1, Dodoma",
    "Jina: A\nna wengine\n\nSaa 2:00\nSaa 3:00",
    "| Jina: A |\n|---|\n| Simu: B |",
    "> Jina: A\n> Simu: B",
    "Neno\n:   Maana: hii\n:   Maana: ile",
    f"Aya ifuatayo inasema:\n{LONG}",
    "- moja.\nna zaidi\n- mbili\nNeno",
    f"{LONG}\n{LONG}",
    f"Sentensi fupi.\n{LONG}",
    f"neno\n{LONG}",
    "a    b\nc d",
    "Haya ni hayo... basi.\nNa haya... pia.",
]


def told(text):
    return [(one.rule, one.line - 3, dict(one.fill)["value"]) for one in stories.body(text)[2]]


@pytest.mark.parametrize(("text", "rule", "line", "value"), DOUBTED)
def test_what_may_be_meant_otherwise_is_told_with_its_line_and_its_words(text, rule, line, value):
    assert (rule, line, value) in told(text)


@pytest.mark.parametrize("text", SURE)
def test_what_is_sure_is_not_told(text):
    assert [] == told(text)


def test_a_run_of_lines_is_told_once_and_no_more_than_a_bound():
    assert 1 == len(told("\n".join(f"Jina: {n}" for n in range(9))))
    assert 20 == len(told("\n\n".join("Jina: a\nSimu: b" for _ in range(30))))


# The marks of items


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("- a", ItemStart(0, "-", "")),
        ("  * a", ItemStart(2, "-", "")),
        ("\t• a", ItemStart(4, "•", "")),
        ("▪️ a", ItemStart(0, "▪", "")),
        ("✅ a", ItemStart(0, "sign", "")),
        ("3️⃣ a", ItemStart(0, "sign", "")),
        ("12. a", ItemStart(0, "1.", "12")),
        ("12.a", ItemStart(0, "1.?", "12")),
        ("12- a", ItemStart(0, "1-", "12")),
        ("(iv) a", ItemStart(0, "(a)", "iv")),
        ("B) a", ItemStart(0, "A)", "B")),
        ("o\ta", ItemStart(0, "o", "")),
        *(
            (line, None)
            for line in (
                "-a",
                "o a",
                "(a. b",
                "a- b",
                "12.5 a",
                "* * *",
                "ab. c",
                "2- 3",
                "✅a",
                "neno",
            )
        ),
    ],
)
def test_an_item_is_known_by_its_mark(line, item):
    found = items.item(line)
    assert item == (found[0] if found else None)


@pytest.mark.parametrize(
    ("labels", "made"),
    [
        (["I"], ("I", [1])),
        (["a"], ("a", [1])),
        (["i", "j"], ("a", [9, 10])),
        (["v", "vi"], ("i", [5, 6])),
        (["V", "W"], ("A", [22, 23])),
        (["1", "1"], ("1", [1, 2])),
        (["2", "2"], ("1", [2, 2])),
        (["xix", "xx", "xxiv"], ("i", [19, 20, 24])),
    ],
)
def test_labels_say_how_a_list_is_numbered(labels, made):
    assert made == items.numbered(labels)


@pytest.mark.parametrize(
    ("before", "label", "follows"),
    [("1", "1", True), ("2", "2", False), ("2", "9", True), ("9", "2", False), ("a", "d", True), ("a", "e", False),
     ("b", "a", False), ("h", "i", True), ("g", "i", False), ("ii", "iii", True), ("iii", "ii", False),
     ("ii", "b", False)],
)  # fmt: skip
def test_a_label_follows_another_in_one_list(before, label, follows):
    assert follows == items.follows(before, label)
