"""The card of a page keeps its size, its margins and its bytes, whatever its title."""

import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from plugins.model.edition import Audience
from plugins.pages.social import card, cards
from plugins.pages.social.card import CardLine, SocialCard
from plugins.schema.office import Office
from tests import stories
from tests.stories import OFFICE, edition, story

CARD = SocialCard(
    lang="sw",
    country="Jamhuri ya Mfano",
    office="Ofisi ya Mwanasheria Mkuu wa Mfano",
    title="Taarifa ya ng'ambo",
    kind="Taarifa kwa Umma",
    lines=(CardLine(text="22 Novemba 2026"),),
    site="www.example.org",
)
SIDE = 44  # dots at each side in which nothing stands: a letter begins at 64, and its accent may reach out
TOP, FOOT = 20, 566  # between the flag's band and the office's
RED = (155, 28, 28)
AMBER = (122, 83, 0)
LONG = (
    "Taarifa kwa umma kuhusu mabadiliko ya saa za huduma katika ofisi zote za mikoa na wilaya " * 3
)


def drawn(**more):
    return card.png(replace(CARD, **more), None)


def picture(data):
    return Image.open(io.BytesIO(data)).convert("RGB")


def ink(image, *box):
    """Say whether anything is drawn in a part of a picture."""
    return {(255, 255, 255)} != {colour for _, colour in image.crop(box).getcolors(10**6)}


def colours(data):
    return {colour for _, colour in picture(data).getcolors(10**6)}


def held(data):
    """Assert that a card has its size and that nothing stands in its margins."""
    image = picture(data)
    assert (1200, 630) == image.size
    assert not ink(image, 0, TOP, SIDE, FOOT)
    assert not ink(image, 1200 - SIDE, TOP, 1200, FOOT)
    return image


@pytest.mark.parametrize(
    "title",
    ["A", LONG[:200], "a" * 200, "W" * 200, "https://www.example.org/" + "neno-refu" * 20,
     "漢字 na 📚 na \u0627\u0644", ""],
)  # fmt: skip
def test_any_title_stays_inside_its_card(title):
    data = drawn(title=title, state="Umeahirishwa", mark="Mfano")
    held(data)
    assert len(data) <= 60_000


@settings(max_examples=10)
@given(st.text(max_size=200), st.text(max_size=120))
@example("#set page(width: 1pt)", "*a* _b_ $c$ \\ @d <e>")
def test_no_text_can_stop_a_card_or_leave_its_place(title, line):
    held(drawn(title=title, lines=(CardLine(text=line),)))


def test_long_lines_leave_a_place_for_the_title():
    lines = tuple(CardLine(text="ukumbi wa mikutano wa mfano " * 12) for _ in range(3))
    title = held(drawn(lines=lines, state="Umeahirishwa")).crop((64, 220, 1136, 380))
    assert (23, 32, 27) in {colour for _, colour in title.getcolors(10**6)}


def test_a_card_bears_the_flags_and_the_offices_colours_as_they_are():
    image = picture(drawn())
    assert [(30, 181, 58), (252, 209, 22), (0, 0, 0), (0, 163, 221)] == [
        image.getpixel((x, 6)) for x in (100, 500, 600, 1100)
    ]
    assert ((15, 81, 50), (255, 255, 255)) == (
        image.getpixel((900, 600)),
        image.getpixel((30, 300)),
    )


def test_what_became_of_a_story_is_seen():
    assert RED not in colours(drawn())
    assert RED in colours(drawn(state="Imefutwa", alarm=True))
    assert AMBER in colours(drawn(state="Imeahirishwa"))
    assert AMBER in colours(drawn(mark="Mfano"))


def test_a_date_that_no_longer_holds_is_struck_out():
    lines = [(CardLine(text="22 Novemba 2026", void=void),) for void in (False, True)]
    plain, struck = (picture(drawn(lines=one)) for one in lines)
    box = (64, 500, 300, 560)
    dark = [
        sum(255 - one for one in image.crop(box).convert("L").tobytes())
        for image in (plain, struck)
    ]
    assert dark[0] < dark[1]


def test_the_emblem_stands_in_the_place_of_the_plain_mark():
    blue = io.BytesIO()
    Image.new("RGB", (50, 50), (0, 0, 200)).save(blue, "PNG")
    image = picture(card.png(CARD, blue.getvalue()))
    red, green, blue_ = image.getpixel((108, 90))
    assert max(red, green) < 30 < 180 < blue_


# Which cards there are, and what they say


def planned(*given, office=OFFICE, **more):
    made = edition(given, office=office, **more)
    pages = [*cards.plan_assets(made, {}), *cards.plan_assets(made, stories.texts(made))]
    return {page.address: page.how.values for page in pages}


def told(*given, **more):
    """Give what the card of the first story says in Kiswahili."""
    return next(
        one for name, one in planned(*given, **more).items() if name.endswith("mfano/kadi.png")
    )


def test_every_page_of_a_story_and_each_home_page_has_a_card():
    made = planned(story(en=""), story("pages", pair="kuhusu"))
    assert {
        "kadi.png",
        "en/card.png",
        "habari/2026/mfano/kadi.png",
        "en/news/2026/mfano/card.png",
        "kuhusu/kadi.png",
    } == made.keys()
    assert ("en", "The Sample Office") == (
        made["en/news/2026/mfano/card.png"].lang,
        made["en/news/2026/mfano/card.png"].office,
    )


def test_without_the_sites_address_there_are_no_cards():
    assert {} == planned(story(), office=Office(name=OFFICE.name))


@pytest.mark.parametrize(
    ("section", "head", "state", "alarm"),
    [
        ("news", "", "", False),
        ("news", "Withdrawn: 2026-11-21 | Kosa.\n", "Imeondolewa", True),
        ("events", "State: postponed\n", "Umeahirishwa", False),
        ("events", "Kind: visit\nState: cancelled\n", "Imefutwa", True),
        ("events", "Kind: exhibition\nState: moved\n", "Yamehamishwa", False),
        ("publications", "Kind: leaflet\nWithdrawn: 2026-11-21 | Kosa.\n", "Kimeondolewa", True),
    ],
)
def test_a_card_says_what_became_of_its_story_in_agreement(section, head, state, alarm):
    made = told(story(section, sw=head))
    assert (state, alarm) == (made.state, made.alarm)


def test_the_card_of_a_corrected_release_says_so_once():
    later = story("press", pair="2026-11-22-sahihisho", sw="Corrects: 2026-11-22-mfano\n")
    made = told(story("press"), later)
    assert ("Imesahihishwa", "") == (made.state, made.mark)


def test_the_card_of_an_event_says_when_and_where_and_strikes_out_what_no_longer_holds():
    head = "Starts: 2026-12-02 09:00\nVenue: Ukumbi A\nRegion: dodoma\n"
    lines = told(story("events", sw=head)).lines
    assert ["Jumatano, tarehe 2 Desemba, 2026, saa 3:00 asubuhi (09:00)", "Ukumbi A, Dodoma"] == [
        line.text for line in lines
    ]
    off = told(story("events", sw=f"{head}State: postponed\n")).lines
    assert [True, False, False] == [line.void for line in off]
    assert "Tarehe mpya itatangazwa." == off[1].text


@pytest.mark.parametrize(
    ("head", "mark"),
    [
        ("Sample: yes\n", "Mfano"),
        ("Status: draft\n", "Rasimu"),
        ("Status: review\n", "Inapitiwa"),
        ("Publish-At: 2026-12-01 09:00\n", "Isitangazwe bado"),
    ],
)
def test_the_card_of_what_is_no_word_of_the_office_says_so(head, mark):
    assert mark == told(story(sw=head), audience=Audience(preview=True)).mark


@pytest.mark.parametrize(
    "emoji",
    [
        "\U0001f389",
        "\U0001f44d\U0001f3fd",
        "\U0001f1f9\U0001f1ff",
        "\U0001f468\u200d\U0001f4bb",
        "\u2696\ufe0f",
    ],
)
def test_an_emoji_that_the_font_lacks_leaves_neither_a_box_nor_a_gap(emoji):
    assert drawn(title="Uzinduzi wa tovuti") == drawn(title=f"Uzinduzi {emoji} wa {emoji}tovuti")


def test_a_sign_that_the_font_has_is_drawn():
    assert drawn(title="Uzinduzi ✔ wa tovuti") == drawn(title="Uzinduzi \u2714\ufe0f wa tovuti")
    assert drawn(title="Uzinduzi wa tovuti") != drawn(title="Uzinduzi ✔ wa tovuti")
