"""Every kind and state of page as readers meet it: both languages, on a phone and a desk, light and dark.

Each page is visited once (look.py); each test asks one thing of what was found on all of them.
"""

import pytest

from tests import built, kinds
from tests.browser import look
from tests.browser.look import opened
from tests.patience import until


def told(looked, *names):
    """Give what is wrong, by address; pages without fault are left out."""
    found = {}
    for url, fact in looked.items():
        for name in names:
            fact = fact[name]
        if fact:
            found[url] = fact
    return found


WIDTHS = pytest.mark.parametrize("at", ["phone", "desk"])


def test_no_page_has_a_fault_of_access_at_any_width_in_any_scheme(looked):
    assert {} == told(looked, "access")


def test_the_page_at_an_old_address_has_no_fault_of_access(window, site):
    page, moved = window(), site.moved[0]  # it would lead on before it is looked at
    still = moved.html.replace('http-equiv="refresh"', 'name="refresh"')
    page.route(f"**{moved.url}", lambda route: route.fulfill(body=still, content_type="text/html"))
    assert [] == look.faults(opened(page, moved.url))


@WIDTHS
def test_no_page_is_wider_than_its_window(looked, at):
    assert {} == told(looked, at, "wide")


# The words of cells of which a part stands on another line than the rest: a word is what no space parts.
TORN = """() => [...document.querySelectorAll('.body :is(td, th)')].flatMap(cell => {
  const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), torn = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    for (const word of node.data.matchAll(/[^ \\n]+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(one => Math.round(one.top))).size > 1) torn.push(word[0]);
    }
  return torn;
})"""
HEIGHTS = "all => all.map(one => [one.textContent, one.getClientRects().length])"


@pytest.mark.parametrize("width", [320, 360])
def test_a_table_on_a_phone_breaks_no_word_date_or_amount(window, width):
    page = window(width=width)
    opened(page, kinds.NAMED["text"])
    assert [] == page.evaluate(TORN)
    told = dict(page.locator("td .whole").evaluate_all(HEIGHTS))
    assert [1, 1] == [told["1–5 Desemba, 2026"], told["TZS 1,500,000/="]]


def test_a_column_of_numbers_stands_as_it_was_typed_to_stand(window):
    page = opened(window(width=360), kinds.NAMED["text"])
    assert "end" == page.locator("td.at-end").first.evaluate(
        "one => getComputedStyle(one).textAlign"
    )


def test_a_table_too_wide_scrolls_by_keys_with_its_first_column_in_place_and_has_a_name(window):
    page = window(width=320)
    opened(page, kinds.NAMED["text"])
    region = page.get_by_role("region", name="Jedwali la 2")
    region.focus()
    page.keyboard.press("ArrowRight")
    until(lambda: page.evaluate("document.activeElement.scrollLeft"), "the table's being scrolled")
    name = region.get_by_role("cell", name="Asha Mfano")
    assert region.bounding_box()["x"] == name.bounding_box()["x"]
    assert 320 == page.evaluate("document.documentElement.scrollWidth")


@WIDTHS
def test_wider_spacing_of_the_readers_own_cuts_no_text_and_needs_no_scrolling(looked, at):
    """WCAG 1.4.12; at 320 px also 1.4.10: a window of 1280 px at 400%."""
    assert {} == told(looked, at, "spaced")


@WIDTHS
def test_nothing_moves_even_for_who_has_not_asked_for_stillness(looked, at):
    assert {} == told(looked, at, "moving")


@WIDTHS
def test_in_colours_of_the_readers_own_buttons_and_tags_keep_an_edge(looked, at):
    assert {} == told(looked, at, "bare")


def test_what_is_touched_on_a_phone_is_large_enough(looked):
    assert {} == told(looked, "small")


def test_the_tree_of_access_has_its_landmarks_names_and_headings(looked):
    assert {} == told(looked, "tree")


def test_no_page_has_an_error_or_breaks_the_policy_that_it_is_sent_with(looked):
    assert {} == told(looked, "errors")


def test_a_page_asks_nobody_else_and_loads_no_card(looked):
    own = ("/", "data:")
    assert {} == {
        url: wrong
        for url, fact in looked.items()
        if (wrong := [a for a in fact["asked"] if not a.startswith(own) or a.endswith(".png")])
    }
    assert min(len(fact["asked"]) for fact in looked.values()) > 2


def test_the_policy_is_in_force(window):
    """Were it not, no page could break it: an inline script is kept from running."""
    page = window()
    answers = []

    def scripted(route):
        answers.append(route.fetch())
        route.fulfill(
            response=answers[0], body="<!doctype html><script>document.title='y'</script>"
        )

    page.route("**/machapisho/", scripted)
    opened(page, "/machapisho/")
    assert "default-src 'none'" in answers[0].headers["content-security-policy"]
    assert "" == page.title()
    assert "script-src" in "".join(page.wrong)


def test_a_photo_of_a_gallery_is_large_where_it_is_asked_for_and_not_fetched_before(window):
    page = opened(window(width=360, scripts=False), kinds.NAMED["news"])
    small, large = page.locator(".gallery .thumb"), page.locator(".photo")
    assert [False] * small.count() == [one.is_visible() for one in large.all()]
    offered = [one.get_attribute("srcset") for one in large.locator("source").all()]
    wide = [part.split(" ")[0] for one in offered for part in one.split(", ")[1:]]
    assert wide
    assert [] == [one for one in wide if any(asked.endswith(one) for asked in page.asked)]
    small.nth(1).click()
    assert [1] == [n for n, one in enumerate(large.all()) if one.is_visible()]
    large.nth(1).get_by_role("link").nth(1).click()
    assert [0] == [n for n, one in enumerate(large.all()) if one.is_visible()]
    large.nth(0).get_by_role("link").last.click()
    assert [] == [n for n, one in enumerate(large.all()) if one.is_visible()]


def test_an_address_that_leads_nowhere_gives_the_page_of_its_language(window):
    page = window()
    for lang, url in (("sw", "/haipo/"), ("en", "/en/missing/")):
        response = page.goto(url)
        assert (404, lang) == (response.status, page.locator("html").get_attribute("lang"))


def test_a_page_is_read_without_scripts(window, site):
    page = window(width=320, scripts=False)
    for kind in ("home", "news", "press", "publication", "event", "list"):
        url = kinds.NAMED[kind]
        shown = built.flat(opened(page, url).locator("main").inner_text())
        title = built.flat(page.locator("h1").inner_text())
        assert title
        assert title in shown
        there = site.page(url)
        # What opens where it is asked for: a photo of a gallery by its address.
        closed = there.tree.xpath("//main//details | //main//*[@class='photo']")
        folded = "".join(one.text_content() for one in closed)
        whole = len(built.flat(there.main_text)) - len(built.flat(folded))
        assert len(shown) > 0.6 * whole, kind


def test_a_story_is_told_by_its_tree_of_access(window, site):
    url = kinds.NAMED["event"]
    said = {(role, name) for role, name, _ in look.tree(opened(window(), url))}
    title = built.flat(site.page(url).tree.xpath("string(//h1)"))
    assert {("heading", title), ("article", ""), ("link", "English")} <= said
