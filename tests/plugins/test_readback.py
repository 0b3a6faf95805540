"""A letterhead's words are read back from its bytes, and what is not as the release says is found."""

import pytest

from plugins.pages.press import letter
from tests import stories
from tests.plugins.test_letter import TEXT, all_of, made

BODY = stories.html(TEXT)
LONG = "\n\n".join(
    f"Aya ya {n} yenye maneno ya mfano, tanbihi ya {n}[^{n}]." * 3 for n in range(40)
)
LONG += "".join(f"\n\n[^{n}]: Tanbihi ya {n} inayofuata." for n in range(40))
WIDE = "| Mkoa | Siku | Mahali | Saa | Idadi | Simu |\n" + "|--" * 6 + "|\n"
WIDE += "| Mkoa wa Dodoma | Jumatatu tarehe 1 | Ukumbi wa mikutano | 3:00 | 85 | 026 |\n" * 60
SAME = "Kitengo cha mfano, mfano@example.invalid: Mfano wa taarifa, Mada ya mfano. Kumb. MFANO/2026/01."


def unlike(body=BODY, said=BODY, of=made, **more):
    """Give what is unlike in the letterhead of a body, beside what is said."""
    return letter.unlike(letter.pdf(of(body=body, **more)), made(body=said), said)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        LONG,
        WIDE,
        SAME,
        "Mwaka 2026[^1], kifungu cha 10<sup>3</sup>, H<sub>2</sub>O[^2].\n\n[^1]: 2026 na 12.\n\n[^2]: 12.",
        f"https://www.example.org/{'a' * 120} na {'b' * 90}",
        "fi ffi ½ ² № ™ ŋ’ombe é Ma'rifa “nukuu” 3,000–4,000 na `e`",
        "*[OMMS]: Ofisi\n\n[OMMS](https://x.org/A?b=c&d=é), [simu](tel:+255262350000)",
    ],
    ids=lambda text: text[:20],
)
def test_a_letter_says_what_its_release_says(text):
    body = stories.html(text)
    assert "" == unlike(body, body)


@pytest.mark.parametrize("text", ["{n} {url}", "\\u{41} #{x}", "<b>a</b> & 'c' \"d\""])
def test_any_signs_in_any_field_are_said(text):
    given = all_of(text)
    assert "" == letter.unlike(letter.pdf(given), given, given.body)


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        ("si", BODY.replace("Mwisho", "Mwisho si")),
        ("la pili", BODY.replace("jambo la pili", "jambo")),
        ("200", BODY.replace("1,200", "1,300")),
        ("moja", BODY.replace("Tanbihi ya mfano", "Tanbihi moja ya mfano")),
        ("tanbihi", BODY.replace("Tanbihi ya mfano", "Mfano")),
        ("dodoma", BODY.replace("Dodoma", "Mfano")),
        ("tanbihi ya mfano", ""),
    ],
)
def test_a_word_that_is_lacking_or_another_or_one_too_many_is_found(expected, body):
    assert unlike(body).startswith(expected)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("title", "Mfano wa habari"),
        ("reference", "MFANO/2026/02"),
        ("place_date", "Mji wa Mfano, Jumapili, tarehe 23 Novemba, 2026"),
        ("issued_by", "Kitengo kingine"),
        ("signatory", ("(jina la mfano)",)),
        ("contact", "wengine@example.invalid"),
        ("subject", "Mada nyingine"),
    ],
)
def test_another_head_or_sign_off_is_found(name, said):
    assert unlike(**{name: said})
