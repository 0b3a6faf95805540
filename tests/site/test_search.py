"""The search holds exactly what readers may read, in each language, and is made when it should be."""

import json
import re

import cbor2
import pytest

from tests import built
from tests.desk import EN, text
from tests.desk import SW as EDITED

WORD = "zamaradi"  # stands nowhere in the content


def cards(site, lang):
    """Give what the index says of each page: address, title, summary, kind, date."""
    names = [one for one in site.files if re.fullmatch(rf"pagefind/{lang}/cards/\d+\.json", one)]
    names.sort(key=lambda name: int(re.findall(r"\d+", name)[-1]))
    return [card for name in names for card in json.loads(site.files[name])]


def numbers(site, lang):
    """Give the numbers of the pages that Pagefind's list holds."""
    (name,) = [one for one in site.files if re.fullmatch(rf"pagefind/{lang}/[^/]+\.pf_meta", one)]
    return sorted(int(one) for one, _ in cbor2.loads(site.files[name][12:])[1])


def says(site, word):
    """Give which of the index's files hold a word."""
    return [
        name
        for name, data in site.files.items()
        if name.startswith("pagefind/") and word.encode() in data
    ]


@pytest.fixture
def content(tmp_path):
    """A content folder of a story in both languages, and of a standing page."""
    titles = {EDITED: "Habari ya mfano", EN: "The sample story", "pages/kuhusu.sw.md": "Kuhusu"}
    return built.write(tmp_path / "content", {name: text(title) for name, title in titles.items()})


def write_in(content, word, name=EDITED):
    """Put a word at the end of a story's text."""
    path = content / name
    path.write_text(f"{path.read_text('utf-8')}\n{word.capitalize()}.\n", "utf-8")


@pytest.mark.parametrize("lang", built.OTHER)
@pytest.mark.parametrize("which", ["site", "public", "preview"])
def test_the_index_holds_exactly_what_is_shown_and_not_withdrawn(which, lang, all_stories, request):
    def shown(story):
        if which == "preview":
            return True
        return not story.hidden(built.NOW) and not (which == "public" and story.sample)

    site = request.getfixturevalue(which)
    held = [one for one in all_stories if shown(one) and not one.fact("withdrawn")]
    expected = sorted(one.url(lang) for one in held if lang in one.files)
    found = cards(site, lang)
    assert expected == sorted(url for url, *_ in found)
    assert list(range(len(found))) == numbers(site, lang)
    assert len(found) == len(json.loads(site.files[f"pagefind/{lang}/over.json"]))


def test_every_result_leads_to_a_page_that_bears_its_title(site):
    for lang in built.OTHER:
        for url, title, *_ in cards(site, lang):
            assert lang == site.page(url).lang
            assert built.flat(title) == built.flat(site.page(url).tree.findtext(".//h1"))


HIDES = {
    "moja": "Status: draft",
    "mbili": "Publish-At: 2027-01-01 09:00",
    "tatu": "Withdrawn: 2026-11-21 | Imeondolewa kwa mfano.",
}


def test_no_word_of_what_is_hidden_or_withdrawn_is_in_the_index(tmp_path, build):
    names = {name: f"news/2026-11-20-{name}.sw.md" for name in HIDES}
    files = {names[name]: text(name, f"Neno {WORD}{name}.") for name in HIDES}
    content = built.write(tmp_path / "content", files)
    site = build(content)
    assert [] == [name for name in HIDES if not says(site, WORD + name)]
    for name, hide in HIDES.items():
        built.edit(content / names[name], "Title:", f"{hide}\nTitle:")
    site = build(content)
    assert [] == [name for name in HIDES if says(site, WORD + name)]


def test_the_public_index_is_always_of_its_own_pages(content, build):
    public = {"settings": "publishconf.py", "SEARCH": "0"}
    build(content, **public).files  # noqa: B018 - read before the next build changes them
    write_in(content, WORD)
    second = build(content, **public)
    assert says(second, WORD)
    assert [] == built.differing(second.files, build(content, "clean", **public).files)


def test_every_file_that_a_public_search_loads_has_packed_copies(public):
    files = [name for name in public.files if name.startswith("pagefind/")]
    plain = [name for name in files if not name.endswith((".br", ".gz"))]
    small = {name for name in plain if len(public.files[name]) < 200}  # a copy may be no smaller
    assert {"pf_meta", "pf_index", "pagefind", "js"} <= {name.rpartition(".")[2] for name in plain}
    assert [] == [name for name in plain if name not in small and f"{name}.br" not in public.files]


def test_after_an_edit_an_older_index_stands_until_a_new_one_is_asked_for(content, build):
    def index(site):
        return {name: data for name, data in site.files.items() if name.startswith("pagefind/")}

    first = build(content, SEARCH="")
    assert "SEARCH=1" not in first.said
    before = index(first)
    write_in(content, WORD)
    second = build(content, SEARCH="")
    assert "SEARCH=1" in second.said
    assert [] == built.differing(before, index(second))
    assert [] == built.differing(second.files, build(content, SEARCH="").files)
    asked = build(content, SEARCH="1")
    assert "SEARCH=1" not in asked.said
    assert says(asked, WORD)
    assert ": 0 written," in build(content, SEARCH="1").said


def test_what_is_hidden_leaves_an_older_index_at_once(content, build):
    write_in(content, WORD)
    assert says(build(content), WORD)
    built.edit(content / EDITED, "Title:", "Status: draft\nTitle:")
    assert [] == says(build(content, SEARCH=""), WORD)
    assert [] == says(build(content, SEARCH="0"), WORD)


def test_an_index_made_by_itself_writes_no_page_and_the_next_build_takes_it(content, build):
    first = build(content)
    before = dict(first.files)
    write_in(content, WORD)
    assert [] == built.differing(before, build(content, SEARCH="alone").files)
    assert says(build(content, SEARCH="0"), WORD)


def test_an_index_can_be_made_by_itself_before_anything_was_built(content, build):
    assert {} == build(content, SEARCH="alone").files
    assert says(build(content, SEARCH="0"), "mfano")


def test_another_word_for_when_to_make_the_index_is_a_fault(content, tmp_path):
    done = built.run_here(content, tmp_path / "output", tmp_path / "cache", SEARCH="yes")
    assert 1 == done.returncode
    assert "SEARCH" in done.stderr


def test_the_form_beside_the_name_of_the_office_leads_to_the_search_page(site):
    """Two kinds of page have a form of their own, and none there: two alike could not be told apart."""
    for page in site.pages:
        forms = page.tree.xpath('//header//*[a[.//b]]/form[@role="search"]')
        action = {"sw": "/tafuta/", "en": "/en/search/"}[page.lang]
        assert (page.url == action or page.url.endswith("/404.html")) == (not forms)
        assert 1 == len(page.tree.xpath('//form[@role="search"]'))
        for form in forms:
            assert action == form.get("action")
            assert "get" == form.method.lower()
            assert ["q"] == [field.get("name") for field in form.xpath(".//input")]


def test_only_the_search_pages_have_the_script(site):
    pages = [page.url for page in site.pages if b"search." in page.data]
    assert ["/en/search/", "/tafuta/"] == sorted(pages)


def test_the_filters_offer_what_the_index_can_be_filtered_by(site):
    for lang, url in (("sw", "/tafuta/"), ("en", "/en/search/")):
        (name,) = [
            one for one in site.files if re.fullmatch(rf"pagefind/{lang}/[^/]+\.pf_meta", one)
        ]
        held = {filter for filter, _ in cbor2.loads(site.files[name][12:])[3]}
        offered = {
            f"{choice.get('name')}-{option.get('value', option.text)}"
            for choice in site.page(url).tree.xpath("//select")
            for option in choice.xpath(".//option")
            if option.get("value") != ""
        }
        assert held == offered


def test_a_reader_without_the_script_is_led_to_the_site_map_and_the_years(site):
    links = site.page("/tafuta/").tree.xpath("//main//a/@href")
    assert {"/ramani-ya-tovuti/", "/habari/2026/", "/matukio/2025/"} <= set(links)
