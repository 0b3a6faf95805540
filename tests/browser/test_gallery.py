"""Every component of the theme in a real browser: at 320 px, wide, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from plugins.gallery import __main__ as gallery
from tests.serving import serving
from tests.stories import ROOT

KEYS = [one.example.key for one in gallery.made(ROOT)]
# A component alone is no page: it needs no landmarks, and no heading above its own.
PAGES_ALONE = ("region", "page-has-heading-one", "landmark-one-main", "heading-order", "skip-link")
# What only the head of a page or a list around it makes whole.
PARTS = ("list", "listitem", "dlitem", "definition-list")
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The address of the gallery, served on 127.0.0.1 until its tests end."""
    folder = tmp_path_factory.mktemp("gallery") / "g"
    gallery.write(ROOT, folder)

    with serving(folder) as address:
        yield address


@pytest.mark.parametrize("key", KEYS)
def test_a_component_fits_a_small_screen_and_has_no_fault_of_access(browser, shown, key):
    rules = {one: {"enabled": False} for one in (*PAGES_ALONE, *PARTS)}
    found = []
    for width, scheme in ((320, "light"), (1280, "dark")):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        try:
            page = context.new_page()
            page.goto(f"{shown}/{key}.html", wait_until="load")
            if (over := page.evaluate(OVERFLOW)) > 0:
                found.append((width, "wider than the screen", over))
            result = Axe().run(page, options={"rules": rules})
            found += [
                (width, one["id"], one["nodes"][0]["html"]) for one in result.response["violations"]
            ]
        finally:
            context.close()
    assert [] == found
