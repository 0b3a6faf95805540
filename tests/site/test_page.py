"""What every page of the site promises to its reader."""

import re
from urllib.parse import urlsplit

import html5lib

from tests import built

MONTHS = {
    "sw": "Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba",
    "en": "January February March April May June July August September October November December",
}
OWN_RESOURCES = (
    "//link[not(@rel='alternate' or @rel='canonical')]/@href"
    " | //*/@src | //object/@data | //*/@poster"
)


def faults(pages, of):
    """Give what `of` finds wrong, by the address of the page; pages without fault are left out."""
    assert pages
    found = {page.address: of(page) for page in pages}
    return {address: wrong for address, wrong in found.items() if wrong}


def test_every_page_says_the_language_of_its_address(site):
    assert {} == faults(site.pages, lambda page: page.tree.get("lang") != page.lang)


def test_every_page_has_one_title_one_main_part_and_one_h1_and_none_is_empty(site):
    def wrong(page):
        found = {name: page.tree.xpath(f"//{name}") for name in ("head/title", "main", "h1")}
        return [
            f"{len(some)} {name}, not one with words"
            for name, some in found.items()
            if [True] != [bool(built.flat(one.text_content())) for one in some]
        ]

    assert {} == faults(site.pages, wrong)


def test_headings_do_not_jump(site):
    def jumps(page):
        levels = [int(one.tag[1]) for one in page.tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        return [pair for pair in zip([0, *levels], levels, strict=False) if pair[1] > pair[0] + 1]

    assert {} == faults(site.pages, jumps)


def test_every_page_has_a_description(site):
    def missing(page):
        found = page.tree.xpath('//meta[@name="description"]/@content')
        return len(found) != 1 or not found[0].strip()

    assert {} == faults(site.addressed, missing)


def test_titles_differ_within_a_language(site):
    seen = {}
    for page in site.addressed:
        title = built.flat(page.tree.xpath("string(//title)"))
        seen.setdefault((page.lang, title), []).append(page.url)
    assert {} == {key: urls for key, urls in seen.items() if len(urls) > 1}


def test_ids_are_unique_in_their_page(site):
    assert {} == faults(site.pages, lambda page: len(page.ids) != len(set(page.ids)))


def test_no_page_shows_raw_marks(site):
    marks = re.compile(r"\{filename\}|\{static\}|\{attach\}|\{\{|\}\}|\{%|[\ue000-\uf8ff]|\ufffd")
    data = re.compile(r'<script type="application/ld\+json">.*?</script>')  # its braces are JSON's
    assert {} == faults(site.pages, lambda page: marks.findall(data.sub("", page.html)))


def test_no_page_shows_a_placeholder_that_was_not_filled(site):
    mark = re.compile(r"\{[a-z_]+\}|%[({]")
    assert {} == faults(site.pages, lambda page: mark.findall(page.text))


def test_no_page_shows_an_empty_value_of_the_code(site):
    word = re.compile(
        r"\b(None|undefined|Undefined|nan|True|False)\b|<\w+ object|Markup\(|\(\)|\[\]"
    )
    assert {} == faults(site.pages, lambda page: word.findall(page.text))


def test_no_page_shows_the_key_of_a_word(site, words):
    keys = [key for key in built.keys(words["sw"]) if "." in key]
    key = re.compile(r"(?<![\w.])(" + "|".join(map(re.escape, keys)) + r")(?![\w.])")
    assert {} == faults(site.pages, lambda page: key.findall(page.text))


def test_no_page_names_a_month_in_the_other_language(site):
    def strangers(page):
        other = re.compile(r"\b(" + MONTHS[built.OTHER[page.lang]].replace(" ", "|") + r")\b")
        return [text for text, lang in page.texts if lang == page.lang and other.search(text)]

    assert {} == faults(site.pages, strangers)


def test_every_word_of_the_interface_in_the_other_language_says_so(site, words):
    """A voice that reads the page must know which language to read (WCAG 3.1.2)."""
    own = {lang: set(phrases(words[lang])) for lang in words}

    def silent(page):
        strange = own[built.OTHER[page.lang]] - own[page.lang]
        return [text for text, lang in page.texts if lang == page.lang and text.strip() in strange]

    assert "English" in own["sw"] & own["en"]
    assert {} == faults(site.documents, silent)


def phrases(table):
    """Give the theme's words that stand on a page as they are, of two words or more, or long."""
    for value in table.values():
        if isinstance(value, dict):
            yield from phrases(value)
        else:
            given = [value] if isinstance(value, str) else value
            yield from (one for one in given if "{" not in one and len(one) > 3)


def test_pages_load_nothing_from_elsewhere(site):
    def strangers(page):
        asked = [str(one) for one in page.tree.xpath(OWN_RESOURCES)]
        for value in page.tree.xpath("//@srcset"):
            asked += [part.split()[0] for part in value.split(",")]
        return [one for one in asked if urlsplit(one).netloc or urlsplit(one).scheme]

    assert {} == faults(site.pages, strangers)


def test_styles_load_nothing_from_elsewhere(site):
    assert site.styles
    found = {
        name: re.findall(rb"@import|url\(\s*['\"]?(?:https?:)?//", data)
        for name, data in site.styles.items()
    }
    assert {} == {name: wrong for name, wrong in found.items() if wrong}


def test_no_page_needs_a_script(site):
    def scripts(page):
        kinds = {"application/ld+json"}
        needed = [one for one in page.tree.xpath("//script") if one.get("type") not in kinds]
        inline = [one for one in needed if not one.get("src")]
        waiting = [
            one for one in needed if one.get("type") != "module" and one.get("defer") is None
        ]
        handlers = page.tree.xpath("//@*[starts-with(name(), 'on')]")
        return [*inline, *waiting, *handlers, *page.tree.xpath("//noscript")]

    assert {} == faults(site.pages, scripts)


def test_no_file_sets_a_cookie(site):
    assert [] == [
        name
        for name, data in site.files.items()
        if name.endswith((".html", ".js", ".mjs"))
        and re.search(rb"document\.cookie|http-equiv=\"?set-cookie", data, re.IGNORECASE)
    ]


def test_no_page_has_inline_style(site):
    assert {} == faults(site.pages, lambda page: page.tree.xpath("//@style | //style"))


def test_every_image_has_its_size_and_a_text(site):
    def wrong(page):
        return [
            image.get("src")
            for image in page.tree.xpath("//img")
            if image.get("alt") is None
            or not re.fullmatch(r"[1-9]\d*", image.get("width") or "")
            or not re.fullmatch(r"[1-9]\d*", image.get("height") or "")
        ]

    assert {} == faults(site.pages, wrong)


def test_every_photo_says_what_it_shows(site):
    def silent(page):
        return [one.get("src") for one in page.tree.xpath("//figure//img") if not one.get("alt")]

    assert {} == faults(site.pages, silent)


def test_every_link_to_a_file_says_its_type_and_size(site):
    size = {"sw": re.compile(r"\b(KB|MB) [\d.,]+"), "en": re.compile(r"[\d.,]+ (KB|MB)\b")}
    linked = []

    def silent(page):
        wrong = []
        for a in page.tree.xpath("//a[@href]"):
            path = urlsplit(a.get("href")).path
            ending = path.rpartition(".")[2].lower()
            if not path.startswith("/media/"):
                continue
            linked.append(path)
            said = built.flat(a.text_content() + " " + (a.tail or ""))
            after = a.getnext()
            if not (a.tail or "").strip() and after is not None:
                said += " " + built.flat(after.text_content())
            kind = {"jpg": "JPE?G"}.get(ending, ending)
            if not re.search(kind, said, re.IGNORECASE) or not size[page.lang].search(said):
                wrong.append((path, said))
        return wrong

    assert {} == faults(site.pages, silent)
    assert linked


def test_every_page_is_sound_html(site):
    def wrong(page):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(page.data, transport_encoding="utf-8")
        return [(place, code) for place, code, _ in parser.errors]

    assert {} == faults(site.pages, wrong)
