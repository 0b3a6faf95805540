"""By keyboard alone all is reached, in its order, and seen; the menu opens, and the first stop skips it."""

import pytest

from tests import kinds
from tests.browser import look
from tests.browser.look import opened

KINDS = ["home", "list", "press", "event", "month", "regions", "clinics", "site-map", "missing"]
STOPS = """
  const stops = () => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])"
  )].filter(one => one.checkVisibility());
  const seen = one => {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return [stops().indexOf(one), inside, style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2];
  };
"""
COUNT = f"() => {{ {STOPS} return stops().length; }}"
FOCUSED = f"() => {{ {STOPS} return seen(document.activeElement); }}"
# The last key was pressed on the keyboard: what a script then gives the focus looks as if Tab had reached it.
EACH = f"() => {{ {STOPS} return stops().map(one => {{ one.focus(); return seen(one); }}); }}"


@pytest.fixture(scope="module")
def page(browser, served):
    """One window for all walks."""
    page = look.window(browser, served)
    yield page
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_all_is_reached_in_its_order_and_seen_in_any_colours(page, kind, width):
    look.shape(page, width)
    page.emulate_media(forced_colors="none")
    opened(page, kinds.NAMED[kind]).evaluate(look.UNFOLD)
    wanted = [[at, True, True] for at in range(page.evaluate(COUNT))]
    walked = []
    for _ in wanted:
        page.keyboard.press("Tab")
        walked.append(page.evaluate(FOCUSED))
    assert wanted == walked
    page.emulate_media(forced_colors="active")
    assert wanted == page.evaluate(EACH)


@pytest.mark.parametrize("url", ["/", "/en/"])
def test_the_first_stop_leads_to_the_main_part(window, url):
    page = opened(window(width=320), url)
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


def test_the_language_link_leads_to_the_same_story(window, site):
    url = kinds.NAMED["news"]
    page = opened(window(width=320), url)
    page.get_by_role("link", name="English", exact=True).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{kinds.addresses(site)['news'][1]}")
    assert "en" == page.locator("html").get_attribute("lang")


def test_the_menu_opens_on_a_phone_without_scripts(window):
    page = opened(window(width=320, scripts=False), "/")
    menu = page.locator("header nav a[href='/habari/']")
    assert not menu.first.is_visible()
    page.locator("header summary").focus()
    page.keyboard.press("Enter")
    assert menu.first.is_visible()
