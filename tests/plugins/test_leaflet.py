"""The unit's leaflet: two sides of A4 folded in three, made from the page's own text; the kept files are fresh."""

import datetime as dt
import os
import re
import shutil
from itertools import pairwise

import pdfua
import pytest

from plugins.desk.leaflet import __main__ as door
from plugins.desk.leaflet import leaflet
from plugins.desk.leaflet.leaflet import Leaflet
from plugins.paper import nodes, tree
from tests import stories
from tests.papers import MM, Paper, closed, plain
from tests.stories import ROOT

LANGS = ("sw", "en")
CONTENT = ROOT / "content"
URL = "https://www.example.org/kitengo/"
ABOUT = "Kitengo cha mfano kina majukumu manane."
LEAD = "Kitengo kinatekeleza kazi zifuatazo:"
DUTIES = tuple(
    f"Jukumu la mfano namba {n}, ambalo linaelezwa kwa maneno machache." for n in range(8)
)
TEXT = f"""
## Majukumu ya Kitengo

{ABOUT}

{LEAD}

""" + "\n".join(f"1. {duty}" for duty in DUTIES)


def made(text=TEXT, **more):
    given = {
        "lang": "sw",
        "country": "Jamhuri ya Muungano wa Tanzania",
        "office": "Ofisi ya Mfano",
        "title": "Kitengo cha Mfano",
        "summary": "Muhtasari wa mfano.",
        "day": dt.date(2026, 11, 22),
        "dated": "22 Novemba 2026",
        "body": stories.html(text),
        "words": leaflet.words(stories.words()["sw"]),
        "contact": (("Simu", "(namba ya mfano)"),),
        "website": "https://www.example.org",
        "url": URL,
    }
    return Leaflet(**{**given, **more})


def paper(**how):
    return Paper(leaflet.pdf(made(**how)))


# The sheet


def test_it_is_two_sides_of_a4_on_its_side():
    assert [(842, 595)] * 2 == paper().sizes


def test_everything_is_said_once_on_the_right_side():
    outside, inside = (closed(page) for page in paper().pages)
    cover = [
        "JAMHURI YA MUUNGANO WA TANZANIA",
        "OFISI YA MFANO",
        "Kipeperushi",
        "Kitengo cha Mfano",
    ]
    rest = [
        "Muhtasari wa mfano.",
        "22 Novemba 2026",
        ABOUT,
        "Simu(namba ya mfano)",
        "www.example.org",
    ]
    for words in [*cover, *rest]:
        assert closed(words) in outside
    for words in ["Majukumu ya Kitengo", LEAD, *DUTIES]:
        assert 1 == inside.count(closed(words))
        assert closed(words) not in outside


def test_the_duties_stand_in_their_order_and_bear_their_numbers():
    inside = closed(paper().pages[1])
    at = [inside.index(closed(f"{n} {duty}")) for n, duty in enumerate(DUTIES, 1)]
    assert sorted(at) == at


def test_the_panel_that_is_folded_in_is_narrower():
    """What is tinted on the outside is that panel: 97 mm of 297."""
    picture = paper().pictures()[0].convert("RGB")
    row = [picture.getpixel((x, picture.height - 4)) for x in range(picture.width)]
    assert 97 / 297 == pytest.approx(row.count((238, 245, 241)) / len(row), abs=0.005)


def test_the_code_leads_to_the_page():
    assert [URL] == paper().codes()


def test_nothing_is_said_of_what_is_not_given():
    found = paper(contact=(), website="", url="", summary="")
    assert "Wasiliana Nasi" not in found.text
    assert [] == found.codes()


@pytest.mark.parametrize(
    ("lengths", "above", "panels"),
    [
        ([100] * 8, 0, [3, 3, 2]),
        ([100] * 8, 100, [2, 3, 3]),
        ([100] * 9, 0, [3, 3, 3]),
        ([900, *[100] * 7], 0, [1, 4, 3]),
        ([100] * 8, 700, [0, 4, 4]),
        ([100, 100], 0, [1, 1, 0]),
        ([100], 0, [1, 0, 0]),
        ([], 0, [0, 0, 0]),
    ],
)
def test_the_fullest_panel_is_as_empty_as_can_be(lengths, above, panels):
    assert panels == leaflet.shared(lengths, above)


def test_a_page_without_a_numbered_list_makes_no_leaflet():
    with pytest.raises(leaflet.NoDuties):
        leaflet.pdf(made("## Kichwa\n\n- jukumu"))


@pytest.mark.parametrize(
    "text",
    [TEXT + " Maneno zaidi ya jukumu." * 300, TEXT.replace(ABOUT, ABOUT * 60)],
    ids=["duties", "about"],
)
def test_a_page_that_says_too_much_makes_no_leaflet(text):
    with pytest.raises(leaflet.TooLong):
        leaflet.pdf(made(text))


PANELS = ((97, 100, 100), (100, 100, 97))  # mm, of the outside and the inside
INSET = 8.5  # mm


def strays(found):
    """Give the signs of a leaflet that stand on a fold or at the edge of a panel."""
    stray = []
    for page, widths in enumerate(PANELS):
        ends = [sum(widths[:n]) for n in range(len(widths) + 1)]
        inner = [((a + INSET) * MM, (b - INSET) * MM) for a, b in pairwise(ends)]
        stray += [
            sign
            for sign, left, right, bottom, top in found.signs(page)
            if not any(a <= left and right <= b for a, b in inner) or not 20 < bottom < top < 560
        ]
    return stray


def test_all_letters_stand_within_their_panels():
    assert [] == strays(paper())


def test_a_longer_page_is_set_in_smaller_letters():
    def height(found):
        return max(top - bottom for sign, _, _, bottom, top in found.signs(1) if sign == "J")

    longer = paper(text=TEXT.replace("maneno machache", "maneno mengi zaidi " * 6))
    assert [] == strays(longer)
    assert height(longer) <= height(paper())
    assert [] == strays(paper(text=TEXT.replace(ABOUT, f"{ABOUT} " * 12)))


@pytest.mark.parametrize("name", ["title", "summary", "office", "country"])
def test_no_word_runs_over_the_fold_or_the_edge(name):
    assert [] == strays(paper(**{name: "mnyumbulisho" * 5}))


def test_signs_of_the_form_are_only_words():
    attack = '#panic() ] $x$ `a` // #read("/etc/passwd")'
    found = paper(title=attack, contact=((attack, attack),), dated=attack)
    assert 4 == closed(found.text).count(closed(attack))


# Its parts


def test_it_is_tagged_and_says_what_it_is():
    found = paper()
    assert "sw-TZ" == str(found.root.Lang)
    assert "Kitengo cha Mfano" == str(found.pdf.docinfo["/Title"])
    assert True is bool(found.root.ViewerPreferences.DisplayDocTitle)


def test_the_cover_is_read_first():
    assert [
        (1, "Kitengo cha Mfano"),
        (2, "Kuhusu Kitengo"),
        (2, "Wasiliana Nasi"),
        (2, "Majukumu ya Kitengo"),
    ] == paper().headings


def test_the_duties_are_items_of_numbered_lists():
    lists = paper().structure.all("L")
    assert 8 == sum(len(one.all("LI")) for one in lists)


def test_every_figure_says_what_it_shows():
    found = paper()
    (code,) = found.structure.all("Figure")
    assert f"Msimbo wa QR unaofungua {URL}" == str(code.given["/Alt"])


def test_our_font_is_embedded_and_no_other():
    assert {("OfisiSans-Regular", True), ("OfisiSans-Bold", True)} == paper().fonts


def test_the_other_judge_finds_no_fault(tmp_path):
    (tmp_path / "a.pdf").write_bytes(leaflet.pdf(made()))
    assert [] == list(pdfua.validate(str(tmp_path / "a.pdf")).findings)


# The page's text


def test_the_sentence_above_the_list_goes_with_it():
    heading, about, lead, duties = leaflet.parts(tree.body(stories.html(TEXT), "{alt}"))
    said = [nodes.plain(one) for one in ([heading], about, lead)]
    assert ["Majukumu ya Kitengo", ABOUT, LEAD] == list(map(plain, said))
    assert list(DUTIES) == [plain(nodes.plain([one])) for one in duties]


# The kept files


@pytest.mark.parametrize("lang", LANGS)
def test_the_kept_leaflet_is_fresh(lang):
    """Where it is not, the unit's page, the office's facts or the form have changed: `make leaflet`."""
    made, faults = door.made(CONTENT)
    assert [] == faults
    path = door.FILE.format(lang=lang)
    assert (CONTENT / path).read_bytes() == made[path], "not fresh: run `make leaflet`"


@pytest.mark.parametrize("lang", LANGS)
def test_the_kept_leaflet_says_the_units_duties_word_for_word(lang):
    page = (CONTENT / door.PAGE.format(lang=lang)).read_text("utf-8")
    said = closed(Paper((CONTENT / door.FILE.format(lang=lang)).read_bytes()).text)
    duties = [line for line in page.splitlines() if line[:1].isdigit()]
    assert 8 == len(duties)
    for duty in duties:
        number, _, words = duty.partition(". ")
        assert closed(f"{number} {words}").replace("'", "’") in said


def test_the_kept_leaflet_names_no_contact_that_the_office_has_not_given():
    text = Paper((CONTENT / door.FILE.format(lang="sw")).read_bytes()).text
    assert "@" not in text
    assert "+255" not in text


# The command


@pytest.fixture
def folder(tmp_path):
    """A content folder with what the leaflet is made from, and no leaflet."""
    for path in ("office.toml", *(door.PAGE.format(lang=lang) for lang in LANGS)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CONTENT / path, tmp_path / path)
    (tmp_path / "publications").mkdir()
    (tmp_path / "publications" / "2026-11-22-kipeperushi-cha-kitengo.sw.md").touch()
    return tmp_path


def run(folder):
    return door.main({"CONTENT": str(folder), "CHECK_LANG": "en"})


def test_the_command_writes_both_leaflets_and_says_so(folder, capsys):
    assert 0 == run(folder)
    paths = [door.FILE.format(lang=lang) for lang in LANGS]
    assert [(CONTENT / path).read_bytes() for path in paths] == [
        (folder / path).read_bytes() for path in paths
    ]
    assert [f"{os.path.relpath(folder)}/{path}: written" for path in paths] == (
        capsys.readouterr().out.splitlines()
    )


def test_the_command_leaves_a_fresh_leaflet_alone(folder, capsys):
    run(folder)
    before = [(folder / door.FILE.format(lang=lang)).stat().st_mtime_ns for lang in LANGS]
    capsys.readouterr()
    assert 0 == run(folder)
    assert before == [(folder / door.FILE.format(lang=lang)).stat().st_mtime_ns for lang in LANGS]
    assert 2 == capsys.readouterr().out.count("unchanged")


def test_what_the_office_gives_stands_on_the_leaflet(folder):
    path = folder / "office.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('email = ""', 'email = "mfano@example.invalid"', 1), "utf-8")
    made, faults = door.made(folder)
    assert [] == faults
    assert "Barua pepe mfano@example.invalid" in Paper(made[door.FILE.format(lang="sw")]).text


def without_list(folder):
    path = folder / door.PAGE.format(lang="en")
    path.write_text(re.sub(r"^\d\. ", "* ", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


def with_much(folder):
    path = folder / door.PAGE.format(lang="en")
    path.write_text(path.read_text("utf-8").replace("8. ", "8. " + "More words. " * 600), "utf-8")


def without_page(folder):
    (folder / door.PAGE.format(lang="en")).unlink()


def without_story(folder):
    (folder / "publications" / "2026-11-22-kipeperushi-cha-kitengo.sw.md").unlink()


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (without_list, "leaflet-list"),
        (with_much, "leaflet-room"),
        (without_page, "leaflet-file"),
        (without_story, "leaflet-file"),
    ],
)
def test_the_command_names_what_stands_in_its_way_and_writes_nothing(folder, capsys, spoil, rule):
    spoil(folder)
    assert [rule] == [fault.rule for fault in door.made(folder)[1]]
    assert 1 == run(folder)
    assert not (folder / "media").exists()
    assert capsys.readouterr().err
