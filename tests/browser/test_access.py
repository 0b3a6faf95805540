"""What WCAG asks beyond the rules of axe: keyboard, reflow, spacing, colours of the reader's own, and names."""

import pytest

from tests import built, kinds
from tests.browser.test_pages import OVERFLOW, opened

SPACED = """* {
  letter-spacing: .12em !important; line-height: 1.5 !important; word-spacing: .16em !important;
}
p { margin-block-end: 2em !important; }"""
# Texts of which a part is hidden, but for those that are meant for ears alone.
CUT = """() => [...document.querySelectorAll('body *')].filter(one => {
  const style = getComputedStyle(one);
  return style.overflow != 'visible' && style.clipPath == 'none' && !one.closest('.cover')
    && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
}).map(one => one.outerHTML.slice(0, 100))"""
MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
  const style = getComputedStyle(one);
  return style.transitionDuration != '0s' || style.animationName != 'none';
}).map(one => one.outerHTML.slice(0, 100))"""
# What looks like a button or a tag by its ground alone is lost where the reader's own colours take its place.
BARE = """() => [...document.querySelectorAll('.button, .file, .chip, .switch-button, .tag, .tile, .notice')]
  .filter(one => one.checkVisibility()).filter(one => {
    const style = getComputedStyle(one);
    return !['Top', 'Bottom', 'Left', 'Right'].some(side =>
      style[`border${side}Style`] != 'none' && parseFloat(style[`border${side}Width`]) > 0);
  }).map(one => one.outerHTML.slice(0, 100))"""
STOPS = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])"
FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const all = [...document.querySelectorAll("STOPS")].filter(one => one.checkVisibility());
  return [all.indexOf(one), inside, style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2];
}""".replace("STOPS", STOPS)


@pytest.fixture(scope="module")
def every(site):
    """All addresses to be looked at, both languages."""
    return [*(url for both in kinds.addresses(site).values() for url in both), *kinds.others(site)]


def found(page, every, script):
    """Give what a script finds wrong, by address; pages without fault are left out."""
    told = {url: opened(page, url).evaluate(script) for url in every}
    return {url: wrong for url, wrong in told.items() if wrong}


@pytest.mark.parametrize("width", [320, 1280])
def test_wider_spacing_of_the_readers_own_cuts_no_text_and_needs_no_scrolling(window, every, width):
    """WCAG 1.4.12; at 320 px also 1.4.10: a window of 1280 px at 400%."""
    page = window(width)
    wrong = {}
    for url in every:
        opened(page, url).add_style_tag(content=SPACED)
        cut = page.evaluate(CUT)
        wide = page.evaluate(OVERFLOW)
        if cut or wide > 0:
            wrong[url] = (cut, wide)
    assert {} == wrong


def test_nothing_moves(browser, served, every):
    """Not even for a reader who has not asked for stillness."""
    context = browser.new_context(base_url=served, reduced_motion="no-preference")
    try:
        assert {} == found(context.new_page(), every, MOVING)
    finally:
        context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_in_colours_of_the_readers_own_buttons_and_tags_keep_an_edge(window, every, width):
    page = window(width)
    page.emulate_media(forced_colors="active")
    assert {} == found(page, every, BARE)


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "kind", ["home", "list", "press", "event", "month", "regions", "clinics", "site-map", "missing"]
)
def test_by_keyboard_alone_all_is_reached_in_its_order_and_seen(window, site, kind, width, forced):
    page = opened(window(width), kinds.addresses(site)[kind][0])
    page.emulate_media(forced_colors=forced)
    if width < 960:  # the menu is folded
        page.locator("header summary").press("Enter")
        page.evaluate("document.activeElement.blur()")
        page.reload()
        page.locator("header details").evaluate("one => one.open = true")
    count = page.evaluate(
        f"() => [...document.querySelectorAll(`{STOPS}`)].filter(o => o.checkVisibility()).length"
    )
    seen = []
    for _ in range(count):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
    assert [[at, True, True] for at in range(count)] == seen


LANDMARKS = ("banner", "main", "contentinfo")


def tree(page):
    """Give the page's tree of access as the browser tells it to others: (role, name, properties) in order."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {one["nodeId"]: one for one in nodes}
    return [_told(one) for one in _in_order(nodes[0], by_id) if not one.get("ignored")]


def _in_order(node, by_id):
    yield node
    for child in node.get("childIds", ()):
        if child in by_id:
            yield from _in_order(by_id[child], by_id)


def _told(node):
    said = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
    return node["role"]["value"], built.flat(node.get("name", {}).get("value", "")), said


def test_the_tree_of_access_has_its_landmarks_names_and_headings(window, every):
    page = window()
    wrong = {}
    for url in every:
        told = tree(opened(page, url))
        roles = [role for role, _, _ in told]
        lost = [(role, roles.count(role)) for role in LANDMARKS if roles.count(role) != 1]
        ways = [name for role, name, _ in told if role == "navigation"]
        lost += [("navigation", name) for name in ways if not name or ways.count(name) > 1]
        levels = [said["level"] for role, _, said in told if role == "heading"]
        lost += [("h1", levels.count(1))] if levels.count(1) != 1 else []
        lost += [pair for pair in zip([0, *levels], levels, strict=False) if pair[1] > pair[0] + 1]
        named = ("link", "button", "heading", "DisclosureTriangle", "textbox")
        lost += [(role, name) for role, name, _ in told if role in named and not name]
        if lost or len(ways) < 2:
            wrong[url] = lost or ways
    assert {} == wrong


def test_a_story_is_told_by_its_tree_of_access(window, site):
    url = kinds.addresses(site)["event"][0]
    told = {(role, name) for role, name, _ in tree(opened(window(), url))}
    title = built.flat(site.page(url).tree.xpath("string(//h1)"))
    assert {("heading", title), ("article", ""), ("link", "English")} <= told
