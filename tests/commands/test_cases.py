"""Texts of which words were once lost in silence, through `make check` and `make`: now they stand, or are named."""

import re

import pypdfium2
import pytest

from tests import built

CASES = built.ROOT / "tests" / "data" / "cases"


def test_check_names_what_would_be_lost(clone):
    assert '"Ukumbi mkuu' in clone.make("check", CONTENT=str(CASES / "table-cell-lost")).refused


def test_a_day_that_is_left_out_is_shown_until_it_is_over(clone):
    case = CASES / "not-held-vanishes"
    assert clone.make("site", CONTENT=str(case), OUTPUT="output", TODAY="2026-11-23T08:00").last
    site = built.Site(clone.folder / "output")
    for page in ("/matukio/2026/kliniki/", "/matukio/", "/kliniki-ya-sheria/", "/"):
        assert "23 Novemba" in site.page(page).main_text
        assert "aitafanyika" in site.page(page).main_text
    first = site.page("/matukio/2027/kliniki-pili/").main_text
    assert "Jumatano, tarehe 1 Septemba, 2027 (haitafanyika)" in first


@pytest.fixture(scope="module")
def meant(base, copied, tmp_path_factory):
    """The site of the texts that are read as they are meant, built by `make`, beside what a check says of them."""
    base.reset(copied)
    content = str(CASES / "read-as-meant")
    said = copied.make("check", CONTENT=content, TODAY=built.TODAY)
    output = (
        tmp_path_factory.mktemp("meant") / "output"
    )  # the project is another test's before all of it is read
    assert copied.make("site", CONTENT=content, OUTPUT=str(output), TODAY=built.TODAY).last
    return said, built.Site(output)


def release(meant, name):
    return meant[1].page(f"/taarifa-kwa-umma/2026/{name}/")


def paper(meant, name):
    """The words of a release's letterhead."""
    data = meant[1].files[f"taarifa-kwa-umma/2026/{name}/taarifa.pdf"]
    pages = pypdfium2.PdfDocument(data)
    return built.flat(" ".join(page.get_textpage().get_text_range() for page in pages))


def test_a_first_line_of_one_word_and_a_colon_stands_on_the_page_and_on_paper(meant):
    """Pelican's own reader, once it has been asked for any file, has Markdown take such lines for headers."""
    assert "DODOMA: Ofisi itafungwa tarehe 9 Desemba, 2026." in release(meant, "tamko").main_text
    (news,) = [page for page in meant[1].pages if page.url == "/en/news/2026/mkutano/"]
    assert "Date: 1 December 2026 Venue: Dodoma" in news.main_text
    assert "DODOMA: Ofisi itafungwa" in paper(meant, "tamko")


def test_lists_are_lists_whatever_their_bullets_and_whatever_stands_above(meant):
    lists = release(meant, "orodha").tree.xpath("//main//article//*[self::ul or self::ol]")
    made = [(one.tag, one.get("type"), len(one.findall("li"))) for one in lists]
    bullets, numbers = ("ul", None, 2), ("ol", None, 2)
    assert [*[bullets] * 2, *[numbers] * 2, ("ol", "a", 2)] == made[:5]
    assert [("ul", None, 1), bullets, ("ol", None, 1), bullets, bullets] == made[5:10]


def test_lists_keep_the_numbers_that_were_typed_on_the_page_and_on_paper(meant):
    items = release(meant, "vifungu").tree.xpath("//main//ol/li")
    firsts = [one.get("start") for one in release(meant, "vifungu").tree.xpath("//main//ol")]
    assert (["12", "1961"], [None, "15", "18", None, "1964"]) == (
        firsts,
        [one.get("value") for one in items],
    )
    for number in ("12. Kifungu", "15. Kifungu", "18. Kifungu", "1961. Uhuru", "1964. Muungano"):
        assert number in paper(meant, "vifungu")


@pytest.mark.parametrize(
    "words",
    ["5,000*2*12", "10*20*30", "*152*00#", "#SerikaliYetu", "{kifungu}", "Ofisi’s", "’26"],
)
def test_amounts_codes_and_signs_stand_letter_for_letter_on_the_page_and_on_paper(meant, words):
    (main,) = release(meant, "ada").tree.xpath("//main")
    assert words in main.text_content()
    assert words in paper(meant, "ada")


def test_a_table_that_was_pasted_with_tabs_is_one_and_a_number_can_be_called(meant):
    tree = release(meant, "ada").tree
    assert ["Mkoa", "Tarehe", "Dodoma", "1 Desemba", "Mara", "2 Desemba"] == [
        built.flat(cell.text_content())
        for cell in tree.xpath("//main//article//table//*[self::th or self::td]")
    ]
    assert ["0800 110 000"] == [
        built.flat(link.text_content()) for link in tree.xpath("//main//a[@href='tel:0800110000']")
    ]
    assert "0800 110 000." in paper(meant, "ada")


def test_what_may_be_meant_otherwise_is_told_with_its_line(meant):
    assert "news/2026-11-20-mkutano.en.md:5:1" in meant[0].said
    assert 'become one: "Date: 1 December 2026 / Venue: Dodoma"' in meant[0].said


# What stands where in the case of what is never published, by the words that name it.
NEVER = {
    "events/2026-11-20-mkutano.sw.md:1:23": "U+00AD SOFT HYPHEN",
    "events/2026-11-20-mkutano.sw.md:7:22": "U+E0041 TAG LATIN CAPITAL LETTER A",
    "media/2026/ingia.mp3": "HTML",
    "media/2026/jedwali.csv": "CSV UTF-8",
    "media/2026/maelezo.txt": "git lfs pull",
    "media/2026/picha.jpg": "HEIC",
    "media/2026/sauti.mp3": "git lfs pull",
    "media/2026/xfa.pdf": "XFA",
    "news/2026-11-20-anwani.sw.md:2:17": '"https://mfano.invalid/"',
    "news/2026-11-20-anwani.sw.md:5:1": '"https://www.mfano.invalid"',
    "news/2026-11-20-sehemu.sw.md:7:1": "2026-11-20-f0.sw.md#saa",
    "news/2026-11-20-viungo.sw.md:5:1": "#haipo",
    "news/2026-11-20-viungo.sw.md:5:14": "http://127.0.0.1:8000/matukio/",
    "news/2026-11-20-viungo.sw.md:5:58": "http://localhost:8000/en/",
    "news/2026-11-20-viungo.sw.md:5:107": "[tovuti] (https://example.invalid/a)",
    "pages/kuhusu-majaribio.en.md:1:21": "U+200C ZERO WIDTH NON-JOINER",
    **{f"pages/kuhusu-majaribio.en.md:{line}:1": "git" for line in (4, 6, 8, 10)},
    **{f"press/2026-11-20-tangazo.sw.md:{line}:1": "git" for line in (8, 10, 12)},
}


# What stands where in the case of what was meant, by the right form that is offered in its place.
MEANT = {
    "events/2026-11-20-mkutano.sw.md:4:7": "meeting",
    "events/2026-11-20-mkutano.sw.md:5:9": "2027-02-22 08:00",
    "media/2026/FINAL(2).pdf": "media/2026/final-2.pdf",
    "news/2026-11-20-mada.sw.md:4:9": "elimu-kwa-umma, mikataba",
    "news/2026-11-20-mada.sw.md:5:1": "Date",
    "news/2026-11-20-mstari.sw.md:1:14": "Shift+Enter",
    "news/29-11-2026-ziara.sw.md": "2026-11-29-ziara.sw.md",
    "pages/kuhusu-majaribio.sw.md:3:1": "https://www.mfano.invalid",
    "press/2026-11-20-tamko.sw.md:4:13": "2026-12-01 09:00",
}


def test_what_was_meant_is_offered_in_its_place_and_what_is_sure_is_taken(clone):
    said = clone.make("check", CONTENT=str(CASES / "what-was-meant"), TODAY=built.TODAY).refused
    found = re.findall(r"^\S.*/what-was-meant/(\S+)\n((?:  .*\n)+)", said, flags=re.MULTILINE)
    assert sorted(MEANT) == sorted(place for place, _ in found)
    offered = {place for place, told in found if 2 <= " ".join(told.split()).count(MEANT[place])}
    assert MEANT.keys() == offered


@pytest.mark.parametrize("target", ["check", "site"])
def test_what_is_never_published_is_named_in_its_place_and_in_no_librarys_words(clone, target):
    case = CASES / "never-published"
    said = clone.make(target, CONTENT=str(case), OUTPUT="output", TODAY=built.TODAY).refused
    found = re.findall(r"^\S.*/never-published/(\S+)\n(.*)", said, flags=re.MULTILINE)
    assert NEVER.keys() == {place for place, _ in found}
    told = {place for place, message in found if NEVER[place] in message}
    assert NEVER.keys() == told
    assert not re.search(r"[A-Z]\w+(?:Error|Exception)\b|Zipfile|BadZip", said)
    assert not (clone.folder / "output").exists()


def test_what_one_file_says_of_names_is_on_both_pages_and_papers_and_words_are_asked_for(meant):
    said, site = meant[0].said, meant[1]
    for header in ("Issued-By", "Signatory", "Updated"):
        assert f'The header "{header}" stands in press/2026-11-21-saini.sw.md' in said
    assert 'The header "Place"' not in said
    assert "read-as-meant/press/2026-11-20-habari.sw.md:1:1" in said
    assert "move it to news/2026-11-20-habari.sw.md" in said
    assert "Write the file press/2026-11-20-habari.en.md" in said
    words = ["Chamwino, ", "Asha Mfano", "Kitengo cha Habari", "mfano@example.invalid"]
    page = site.page("/en/press-releases/2026/statement/").main_text
    assert [] == [one for one in [*words, "Jina limesahihishwa"] if one not in page]
    data = site.files["en/press-releases/2026/statement/release.pdf"]
    (sheet,) = pypdfium2.PdfDocument(data)
    on_paper = built.flat(sheet.get_textpage().get_text_range())
    assert [] == [one for one in words if one not in on_paper]
