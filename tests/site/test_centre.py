"""The media centre, a campaign's page and the ways to reach the office as a small site's readers see them."""

import io
import zipfile

import pytest

from tests import built

CENTRE = {"sw": "/kituo-cha-habari/", "en": "/en/media-centre/"}
CONTACT = {"sw": "/wasiliana-nasi/", "en": "/en/contact/"}
COMPLAINTS = {"sw": "/malalamiko/", "en": "/en/complaints/"}
TOPIC = {"sw": "/mada/sabasaba/", "en": "/en/topics/trade-fair/"}
KIT = "/kituo-cha-habari/kifurushi-press-kit.zip"
PAGES = {
    "kituo-cha-habari": ("Kituo cha Habari", "Media centre", "media-centre"),
    "wasiliana-nasi": ("Wasiliana nasi", "Contact us", "contact"),
    "malalamiko": ("Malalamiko", "Complaints", "complaints"),
}
NAMES = '[name]\nsw = "Ofisi ya Mfano"\nen = "The Sample Office"\n[site]\nurl = "{url}"\nemblem = "{emblem}"\n'
GIVEN = """[contact]
postal = { sw = "S.L.P. 0, Mfano", en = "P.O. Box 0, Sample" }
telephone = "+255 000 000 000"
complaints_email = "malalamiko@example.invalid"
[press]
contact = { sw = "Dawati la mfano", en = "The sample desk" }
[feedback]
url = "https://example.invalid/mrejesho"
"""
TOPICS = """[[topic]]
key = "sabasaba"
[topic.sw]
title = "Sabasaba"
slug = "sabasaba"
summary = "Utangulizi wa maonesho ya mfano."
[topic.en]
title = "Trade fair"
slug = "trade-fair"
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9H0z"/></svg>'
)


def standing(content):
    """Write the standing pages that the site itself knows."""
    (content / "pages").mkdir(parents=True)
    for pair, (sw, en, slug) in PAGES.items():
        (content / "pages" / f"{pair}.sw.md").write_text(f"Title: {sw}\n\nMaandishi ya mhariri.\n")
        text = f"Title: {en}\nSlug: {slug}\n\nThe editors' own text.\n"
        (content / "pages" / f"{pair}.en.md").write_text(text)


def write(content, section, name, more="", text="Maandishi."):
    (content / section).mkdir(exist_ok=True)
    head = f"Title: Mfano {name}\nSummary: Muhtasari wa mfano wa kutosha.\n{more}"
    (content / section / f"{name}.sw.md").write_text(f"{head}\n{text}\n")


def stories(content):
    write(content, "press", "2026-11-01-taarifa")
    write(content, "news", "2026-11-02-sabasaba", "Topics: sabasaba\n")
    write(content, "news", "2026-11-03-nyingine")
    more = "Kind: exhibition\nStarts: 2027-07-07\nTopics: sabasaba\nAccreditation: Kitambulisho\n"
    write(content, "events", "2027-07-07-maonesho", more)
    write(content, "publications", "2026-11-04-hotuba", "Kind: speech\n")


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """A site of which the office has given nothing but its name, and which has no story."""
    folder = tmp_path_factory.mktemp("bare")
    standing(folder / "content")
    text = NAMES.format(url="", emblem="")
    (folder / "content" / "office.toml").write_text(text)
    built.build(folder / "content", folder / "output", folder / "cache", built.run_here)
    return built.Site(folder / "output")


def office(folder):
    """Write the content of an office that has given what it can, with stories; give its folder."""
    content = folder / "content"
    standing(content)
    stories(content)
    text = NAMES.format(url="https://example.invalid", emblem="media/nembo.svg")
    files = {"media/nembo.svg": DRAWING, "office.toml": text + GIVEN, "topics.toml": TOPICS}
    return built.write(content, files)


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """The site of an office that has given what it can, with stories."""
    folder = tmp_path_factory.mktemp("given")
    built.build(office(folder), folder / "output", folder / "cache", built.run_here)
    return built.Site(folder / "output")


def main(site, url):
    (found,) = site.page(url).tree.xpath("//main")
    return found


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_the_only_form_of_any_page_is_the_one_of_the_search(site, lang):
    assert [] == [
        page.url
        for page in site.documents
        if page.lang == lang and page.tree.xpath("//form[not(@role='search')]")
    ]


@pytest.mark.parametrize("url", [*CONTACT.values(), *COMPLAINTS.values()])
def test_where_nothing_is_given_the_page_says_so_under_no_empty_heading(bare, url, words):
    lang = bare.page(url).lang
    name = "contact" if url in CONTACT.values() else "complaints"
    assert words[lang]["reach"]["none"][name] in bare.page(url).main_text
    assert [] == main(bare, url).xpath(".//dl | .//a[starts-with(@href, 'mailto:')]")
    assert [] == main(bare, url).xpath(".//h2")


@pytest.mark.parametrize("url", [*CONTACT.values(), *COMPLAINTS.values()])
def test_where_something_is_given_it_can_be_followed(full, url, words):
    found = main(full, url)
    lang = full.page(url).lang
    ways = found.xpath(".//dl//a/@href")
    assert {"tel:+255000000000", "https://example.invalid/mrejesho"} <= set(ways)
    assert (url in COMPLAINTS.values()) == ("mailto:malalamiko@example.invalid" in ways)
    assert not any(one in full.page(url).main_text for one in words[lang]["reach"]["none"].values())
    assert all(built.flat(one.text_content()) for one in found.xpath(".//dd"))


def test_the_address_is_in_the_language_of_the_page(full):
    assert "S.L.P. 0, Mfano" in full.page(CONTACT["sw"]).main_text
    assert "P.O. Box 0, Sample" in full.page(CONTACT["en"]).main_text


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_the_media_centre_keeps_the_editors_own_text(bare, full, lang):
    text = {"sw": "Maandishi ya mhariri.", "en": "The editors’ own text."}[lang]
    for one in (bare, full):
        assert text in one.page(CENTRE[lang]).main_text


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_the_media_centre_leads_to_all_that_journalists_look_for(full, lang):
    ways = full.page(CENTRE[lang]).leads_to()
    diary = {"sw": "/kituo-cha-habari/ratiba/", "en": "/en/media-centre/diary/"}[lang]
    speeches = {"sw": "/machapisho/aina/hotuba/", "en": "/en/publications/kind/speech/"}[lang]
    wanted = {"/taarifa-kwa-umma/2026/taarifa/", "/matukio/2027/maonesho/", diary, speeches, KIT}
    assert set() == wanted - ways
    assert "Kitambulisho" in full.page(CENTRE[lang]).main_text


@pytest.mark.parametrize(("lang", "said"), [("sw", "Dawati la mfano"), ("en", "The sample desk")])
def test_whom_journalists_ask_is_shown_where_it_is_given(bare, full, lang, said, words):
    assert said in full.page(CENTRE[lang]).main_text
    assert words[lang]["centre"]["press"] not in bare.page(CENTRE[lang]).main_text


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_every_heading_of_the_media_centre_has_something_below_it(bare, full, lang):
    for one in (bare, full):
        headings = main(one, CENTRE[lang]).xpath(".//section/h2")
        assert headings
        assert [] == [h.text_content() for h in headings if h.getnext() is None]


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_the_link_to_the_kit_says_its_type_and_size(full, lang):
    (link,) = main(full, CENTRE[lang]).xpath(f".//a[@href='{KIT}']")
    size = round(len(full.files[KIT.lstrip("/")]) / 1024)
    said = {"sw": f"ZIP, KB {size}", "en": f"ZIP, {size} KB"}[lang]
    assert said in built.flat(link.text_content())


def test_the_kit_that_is_served_holds_the_emblem_once_it_is_given(bare, full):
    def names(one):
        return zipfile.ZipFile(io.BytesIO(one.files[KIT.lstrip("/")])).namelist()

    assert "nembo-emblem.svg" in names(full)
    assert "nembo-emblem.svg" not in names(bare)


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_a_campaigns_page_has_headings_for_what_there_is_alone(full, lang, words):
    t = words[lang]
    found = [built.flat(h.text_content()) for h in main(full, TOPIC[lang]).xpath(".//h2")]
    assert [t["listing"]["ahead"], t["titles"]["news"]] == found


def test_a_campaigns_page_begins_with_the_editors_introduction(full):
    assert "Utangulizi wa maonesho ya mfano." in full.page(TOPIC["sw"]).main_text


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_all_that_is_under_a_campaign_is_one_link_away(full, lang):
    url = TOPIC[lang] + {"sw": "yote/", "en": "all/"}[lang]
    assert url in full.page(TOPIC[lang]).leads_to()
    assert {"/habari/2026/sabasaba/", "/matukio/2027/maonesho/"} <= full.page(url).leads_to()


def test_these_pages_are_in_the_sitemap(full):
    sitemap = full.files["sitemap.xml"].decode()
    wanted = [
        *CENTRE.values(),
        *CONTACT.values(),
        *COMPLAINTS.values(),
        *TOPIC.values(),
        "/mada/sabasaba/yote/",
    ]
    assert [] == [
        url for url in wanted if f"<loc>https://example.invalid{url}</loc>" not in sitemap
    ]


def test_an_edit_writes_only_the_pages_that_show_it_and_as_a_clean_build_does(tmp_path, build):
    content = office(tmp_path)
    pages = {url: url.lstrip("/") + "index.html" for url in (*CENTRE.values(), *TOPIC.values())}
    pages |= {url: url.lstrip("/") + "index.html" for url in CONTACT.values()} | {KIT: KIT[1:]}

    def stamps():
        site = build(content)
        return {url: (site.folder / name).stat().st_mtime_ns for url, name in pages.items()}

    before = stamps()
    write(content, "news", "2026-11-03-nyingine", text="Maandishi mengine.")
    write(content, "press", "2026-11-01-taarifa", text="Maandishi mengine.")
    assert before == stamps()
    write(content, "news", "2026-11-03-nyingine", "Slug: nyingine-kabisa\n")
    assert before == stamps()
    more = (
        "Kind: exhibition\nStarts: 2027-07-08\nTopics: sabasaba\nLive: https://example.invalid/a\n"
    )
    write(content, "events", "2027-07-07-maonesho", more)
    after = stamps()
    assert {*CENTRE.values(), *TOPIC.values()} == {
        one for one in pages if before[one] != after[one]
    }
    clean = build(content, "clean").files
    assert [] == built.differing(clean, built.bytes_of(tmp_path / "output"))
