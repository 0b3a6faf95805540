"""What a page weighs as it is sent (brotli 11): the table of docs/weight.md is kept by every page."""

import functools
import re

import brotli

from tests import built

KB = 1024
FIRST_WINDOW = 14 * KB  # what TCP sends before it waits for an answer: ten segments (RFC 6928)
PAGE, STYLE, SCRIPTS = 30 * KB, 6 * KB, 3 * KB
# What a browser asks for by itself when it opens a page; the manifest and icons come after all else.
ASKED = (
    "//link[@rel='stylesheet' or @rel='icon' or @rel='manifest']/@href | //script/@src | //img/@src"
)
PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".avif")


@functools.cache
def packed(data, quality=11):
    return len(brotli.compress(data, quality=quality))


def weights(site):
    """Give the bytes of every file that a page may ask for, as sent: photos as they are."""
    return {
        f"/{name}": len(data) if name.endswith(PHOTOS) else packed(data)
        for name, data in site.files.items()
        if name.endswith((".css", ".js", ".svg", ".ico", ".webmanifest", *PHOTOS))
    }


def too_heavy(site, most, asked, pages=None):
    """Give the pages that weigh more than `most` with what `asked` gives of each.

    Whatever fits when it is packed in haste fits as it is sent: only what does not is packed as hard as that.
    """
    known = weights(site)
    assert site.documents
    found = {}
    for page in pages or site.documents:
        beside = sum(known[path] for path in asked(page))
        if packed(page.data, 5) + beside > most and packed(page.data) + beside > most:
            found[page.url] = packed(page.data) + beside
    return found


def styles(page):
    return page.tree.xpath("//link[@rel='stylesheet']/@href")


def everything(page):
    return set(page.tree.xpath(ASKED))


def test_html_and_style_of_any_page_fit_the_first_window(site):
    assert {} == too_heavy(site, FIRST_WINDOW, styles)


def test_a_page_without_photos_fits_30_kb_with_all_that_it_asks_for(site):
    bare = [
        page for page in site.documents if not any(one.endswith(PHOTOS) for one in everything(page))
    ]
    assert len(bare) > len(site.documents) / 2
    assert {} == too_heavy(site, PAGE, everything, bare)


def test_the_style_is_one_file_within_6_kb(site):
    assert [True] == [packed(data) <= STYLE for data in site.styles.values()]


def test_the_scripts_of_any_page_are_within_3_kb(site):
    known = weights(site)
    asked = {tuple(page.tree.xpath("//script/@src")): page.url for page in site.documents}
    found = {url: sum(known[path] for path in scripts) for scripts, url in asked.items()}
    assert max(found.values()) > 0
    assert {} == {url: weight for url, weight in found.items() if weight > SCRIPTS}


def test_no_file_brings_a_font(site):
    assert [] == [name for name in site.files if re.search(r"\.(woff2?|ttf|otf|eot)$", name)]
    assert [] == [name for name, css in site.styles.items() if b"@font-face" in css]


def test_what_is_not_needed_for_the_first_paint_does_not_hold_it_up(site):
    """A style without `media` and a script without `defer` do; nothing else of a page's head does."""
    held = {
        page.url: page.tree.xpath(
            "//head/link[@rel='stylesheet']/@href | //script[@src][not(@defer)]"
        )
        for page in site.pages
    }
    assert {1} == {len(found) for found in held.values()}


def test_the_weight_of_a_page_counts_what_it_asks_for(site):
    page = site.page("/matukio/")
    assert {"/assets", "/site.webmanifest"} <= {
        one.rpartition("/")[0] if one.startswith("/assets") else one for one in everything(page)
    }
    assert built.HOST not in "".join(everything(page))
