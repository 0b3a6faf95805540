"""Every kind of page as a reader meets it: both languages, a phone and a desk, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import built, kinds

SW = kinds.NAMED


@pytest.fixture(scope="session")
def addresses(site):
    """Every kind of page with its addresses: Kiswahili, English."""
    return kinds.addresses(site)


WINDOWS = [(320, False), (320, True), (1280, False), (1280, True)]
# A wide table may scroll in its own box; the page itself may not.
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def opened(page, url):
    page.goto(url, wait_until="load")
    return page


# What is so small that a finger misses it is a fault too (WCAG 2.2, 2.5.8): axe asks for that only when told to.
RULES = {"rules": {"target-size": {"enabled": True}}}


def faults(page):
    """Give what axe finds wrong with the open page: by width and scheme, the rule and where."""
    found = []
    for width, dark in WINDOWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if dark else "light")
        for one in Axe().run(page, options=RULES).response["violations"]:
            nodes = [node["html"][:120] for node in one["nodes"][:3]]
            found.append((width, "dark" if dark else "light", one["id"], nodes))
    return found


@pytest.mark.parametrize("lang", [0, 1], ids=["sw", "en"])
@pytest.mark.parametrize("kind", SW)
def test_a_page_has_no_fault_of_access_at_any_width_in_any_scheme(window, addresses, kind, lang):
    assert [] == faults(opened(window(), addresses[kind][lang]))


def test_no_other_state_of_a_page_has_a_fault_of_access(window, site):
    page = window()
    page.route(  # the page at an old address would lead on before it is looked at
        "**/*",
        lambda route: (
            still(route) if route.request.resource_type == "document" else route.continue_()
        ),
    )
    assert {} == {
        url: wrong
        for url in (*kinds.others(site), site.moved[0].url)
        if (wrong := faults(opened(page, url)))
    }


def still(route):
    """Answer with a page that does not lead on by itself."""
    answer = route.fetch()
    html = answer.text().replace('http-equiv="refresh"', 'name="refresh"')
    route.fulfill(response=answer, body=html)


@pytest.mark.parametrize("kind", SW)
def test_a_page_is_never_wider_than_its_window(window, addresses, kind):
    found = []
    for width in (320, 1280):
        page = window(width)
        for url in addresses[kind]:
            if opened(page, url).evaluate(OVERFLOW) > 0:
                found.append((width, url))
    assert [] == found


@pytest.mark.parametrize("kind", SW)
def test_a_page_loads_without_error_and_asks_nobody_else(window, served, addresses, kind):
    page = window()
    for url in addresses[kind]:
        opened(page, url)
    strangers = [one for one in page.asked if not one.startswith((served, "data:"))]
    assert ([], []) == (page.wrong, strangers)
    assert len(page.asked) > 2


def test_an_address_that_leads_nowhere_gives_the_page_of_its_language(window, words):
    page = window()
    for lang, url in (("sw", "/haipo/"), ("en", "/en/missing/")):
        response = page.goto(url)
        assert (404, lang) == (response.status, page.locator("html").get_attribute("lang"))


@pytest.mark.parametrize("url", ["/", "/en/"])
def test_the_first_tab_is_the_skip_link_and_it_leads_to_the_main_part(window, url):
    page = opened(window(320), url)
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    assert "#main" == first.get_attribute("href")
    box = first.bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["width"] > 40
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert 1 == page.locator("main :focus").count()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", ["home", "news", "press", "publication", "event", "page", "list"])
def test_the_language_link_by_keyboard_leads_to_the_same_thing(window, addresses, kind, width):
    here, there = addresses[kind]
    page = opened(window(width), here)
    for _ in range(20):
        page.keyboard.press("Tab")
        focus = page.locator(":focus")
        if focus.get_attribute("hreflang") == "en" and "English" == focus.inner_text().strip():
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{there}")
    assert "en" == page.locator("html").get_attribute("lang")


@pytest.mark.parametrize("kind", ["home", "news", "press", "publication", "event", "list"])
def test_a_page_is_read_without_scripts(window, addresses, site, kind):
    page = opened(window(320, scripts=False), addresses[kind][0])
    shown = built.flat(page.locator("main").inner_text())
    title = built.flat(page.locator("h1").inner_text())
    assert title
    assert title in shown
    there = site.page(addresses[kind][0])
    folded = "".join(one.text_content() for one in there.tree.xpath("//main//details"))
    assert len(shown) > 0.6 * (len(built.flat(there.main_text)) - len(built.flat(folded)))


def test_the_menu_opens_by_keyboard_on_a_phone_without_scripts(window):
    page = opened(window(320, scripts=False), "/")
    menu = page.locator("header nav a[href='/habari/']")
    assert not menu.first.is_visible()
    page.locator("header summary").focus()
    page.keyboard.press("Enter")
    assert menu.first.is_visible()


def test_everything_that_takes_focus_shows_it(window):
    page = opened(window(1280), "/")
    dull = []
    for _ in range(30):
        page.keyboard.press("Tab")
        style = page.locator(":focus").evaluate(
            "one => { const style = getComputedStyle(one);"
            " return [style.outlineStyle, style.boxShadow, one.outerHTML] }"
        )
        if style[0] == "none" and style[1] == "none":
            dull.append(style[2][:100])
    assert [] == dull


@pytest.mark.parametrize("kind", SW)
def test_what_is_touched_on_a_phone_is_large_enough(window, addresses, kind):
    """WCAG 2.2, 2.5.8 asks for 24 px; ours are 44 px, but for links within a line of text."""
    page = window(320)
    for url in addresses[kind]:
        small = opened(page, url).locator(
            ":is(header, footer, main) :is(a, summary, button, input):visible"
        )
        found = small.evaluate_all(
            "all => all.filter(one => getComputedStyle(one).display != 'inline')"
            ".map(one => [one.outerHTML.slice(0, 90), one.getBoundingClientRect().height])"
            ".filter(([, height]) => height < 43.5)"
        )
        assert [] == found
