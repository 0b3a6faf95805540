"""The search as readers meet it: typing, filters, the keyboard alone, without a script, under its policy."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Handler
from tests.serving import serving

# What the server sends with the two search pages (docs/decisions/0020); all other files get no more than usual.
USUAL = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'"
)
OWN = USUAL.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'")
PAGES = ("/tafuta/", "/en/search/")
SLOW = 20_000  # ms; only a search that hangs takes so long


class Guarded(Handler):
    """Serves pages under the policy that the site is sent with."""

    def end_headers(self):
        own = self.path.split("?")[0] in PAGES
        self.send_header("Content-Security-Policy", OWN if own else USUAL)
        super().end_headers()


@pytest.fixture(scope="module")
def guarded(site):
    """The address of the site, served under its policy."""
    with serving(site.folder, Guarded) as address:
        yield address


@pytest.fixture
def opened(window, guarded):
    """Open a search page under its policy; gives the page."""

    def run(url="/tafuta/", **how):
        page = window(**how)
        page.goto(guarded + url, wait_until="load")
        return page

    return run


def count(page):
    return page.locator("[data-count]")


def urls(page):
    return page.locator("[data-list] a").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )


def found(page):
    """Give the addresses of all results, once there are any."""
    expect(page.locator("[data-list] a").first).to_be_visible(timeout=SLOW)
    while page.locator("[data-more]").is_visible():
        before = len(urls(page))
        page.locator("[data-more] button").click()
        expect(page.locator("[data-list] a").nth(before)).to_be_visible(timeout=SLOW)
    return urls(page)


def only(page, part):
    """Wait until no result of an earlier query stands there: all addresses have a part."""
    expect(page.locator(f"[data-list] a:not([href*='{part}'])")).to_have_count(0, timeout=SLOW)


def asked(page):
    return [url for url in page.asked if "/pagefind/" in url]


def test_nothing_is_loaded_before_a_reader_begins(opened):
    page = opened()
    page.wait_for_timeout(300)
    assert [] == asked(page)
    page.get_by_role("searchbox").focus()
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(one => one.name.endsWith('.pf_meta'))"
    )
    assert asked(page)


def test_typing_finds_and_the_address_keeps_the_query(opened):
    page = opened()
    page.get_by_role("searchbox").type("kliniki ya sheria")
    expect(count(page)).to_have_text(re.compile(r"Matokeo \d+"), timeout=SLOW)
    assert "/kliniki" in found(page)[0]
    assert page.url.endswith("/tafuta/?q=kliniki+ya+sheria")
    assert [] == page.wrong


@pytest.mark.parametrize(
    "pair",
    [
        ("maonesho", "maonyesho"),
        ("desemba", "Disemba"),
        ("sabasaba", "saba saba"),
        ("nanenane", "Nane Nane"),
        ("barua pepe", "baruapepe"),
        ("anwani", "anuani"),
        ("mkutano", "mikutano"),
    ],
    ids=str,
)
def test_spellings_of_one_thing_find_the_same_pages(opened, pair):
    page = opened()
    results = []
    for one in pair:
        page.goto(page.url.split("?")[0] + f"?q={one.replace(' ', '+')}")
        results.append(set(found(page)))
    assert results[0]
    assert [results[0]] * len(pair) == results


def test_every_apostrophe_finds_and_marks_what_was_written_with_another(window, content, build):
    path = content / "news" / "2026-11-18-wiki-ya-sheria-2025.sw.md"
    text = path.read_text("utf-8").replace("Title: ", "Title: Ng’ombe na ", 1)
    path.write_text(text, "utf-8")
    with serving(build(content).folder, Guarded) as address:
        page = window()
        for sign in ("'", "’", "ʼ"):
            page.goto(f"{address}/tafuta/?q=NG{sign}OMBE")
            assert ["/habari/2026/wiki-ya-sheria-2025/"] == found(page)
            assert ["Ng’ombe"] == page.locator("[data-list] h3 mark").all_inner_texts()
        assert [] == page.wrong


@pytest.mark.parametrize(("number", "name"), [("77", "sabasaba"), ("88", "nanenane")])
def test_a_number_finds_what_it_is_the_name_of(opened, number, name):
    named = set(found(opened(f"/tafuta/?q={name}")))
    assert named <= set(found(opened(f"/tafuta/?q={number}")))


def test_a_form_that_the_site_does_not_hold_gives_way_to_one_that_it_does(opened, words):
    page = opened("/tafuta/?q=walitembelea")
    told = words["sw"]["search"]["instead"].split("“")[0]
    expect(count(page)).to_contain_text(told, timeout=SLOW)
    expect(count(page)).to_contain_text("kutembelea")
    assert found(page)


def test_a_word_that_begins_like_one_of_the_site_finds_nothing(opened, words):
    page = opened("/en/search/?q=exhibitionx")
    expect(count(page)).to_have_text(words["en"]["search"]["none"], timeout=SLOW)
    assert [] == urls(page)
    link = page.locator("[data-other] a")
    assert (
        "/tafuta/?q=exhibitionx" == link.get_attribute("href")
        or link.evaluate("one => one.pathname + one.search") == "/tafuta/?q=exhibitionx"
    )


def test_filters_narrow_the_results_and_stand_in_the_address(opened):
    page = opened("/tafuta/?q=sheria")
    every = set(found(page))
    page.get_by_label("Sehemu ya tovuti").select_option("events")
    only(page, "/matukio/")
    events = set(found(page))
    assert events < every
    page.locator("select[name=kind]").select_option("events.legal-clinic")
    page.wait_for_url("**kind=events.legal-clinic")
    page.get_by_label("Mwaka").select_option("2026")
    page.wait_for_url("**year=2026**")
    only(page, "/2026/")
    some = set(found(page))
    assert some < events
    page.reload()
    assert some == set(found(page))
    assert "events" == page.get_by_label("Sehemu ya tovuti").input_value()


def test_a_filter_alone_lists_all_that_it_lets_through(opened):
    page = opened("/tafuta/?section=pages")
    assert "/kitengo-cha-mawasiliano-serikalini/" in found(page)


def test_going_back_brings_the_query_before_again(opened):
    page = opened("/tafuta/?q=kliniki")
    first = found(page)
    box = page.get_by_role("searchbox")
    box.fill("maonesho")
    box.press("Enter")
    expect(page.locator("[data-list] a").first).to_contain_text("Maonesho", timeout=SLOW)
    page.locator("[data-list] a").first.click()
    page.wait_for_url("**/matukio/**")
    page.go_back()
    expect(page.locator("[data-list] a").first).to_contain_text("Maonesho", timeout=SLOW)
    page.go_back()
    expect(box).to_have_value("kliniki")
    expect(page.locator("[data-list] a").first).to_contain_text("Kliniki", timeout=SLOW)
    assert first == found(page)


def test_the_keyboard_alone_searches_shows_more_and_follows_a_result(opened):
    page = opened()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("name") == "q":
            break
    page.keyboard.type("sheria")
    page.keyboard.press("Enter")
    expect(page.locator("[data-list] a").nth(9)).to_be_visible(timeout=SLOW)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.locator(":focus").evaluate("one => one.matches('[data-more] button')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-list] a").nth(10)).to_be_focused(timeout=SLOW)
    address = page.locator(":focus").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_the_head_of_any_page_searches_too(window, guarded):
    page = window()
    page.goto(guarded + "/habari/")
    box = page.locator("header").get_by_role("searchbox")
    box.fill("kliniki")
    box.press("Enter")
    page.wait_for_url("**/tafuta/?q=kliniki")
    assert found(page)
    narrow = window(320)
    narrow.goto(guarded + "/en/404.html")
    narrow.get_by_role("main").get_by_role("searchbox").fill("exhibition")
    narrow.get_by_role("main").get_by_role("button").click()
    narrow.wait_for_url("**/en/search/?q=exhibition")
    assert found(narrow)


def test_what_a_reader_types_is_never_markup(opened):
    page = opened("/tafuta/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+sheria%5B%28")
    expect(count(page)).not_to_have_text("", timeout=SLOW)
    assert 0 == page.locator("[data-found] img").count()
    assert [] == page.wrong


def test_a_failed_search_says_so_leads_on_and_can_be_tried_again(opened, words):
    page = opened()
    page.route("**/*.pf_meta", lambda route: route.abort())
    box = page.get_by_role("searchbox")
    box.fill("kliniki")
    box.press("Enter")
    expect(count(page)).to_have_text(words["sw"]["search"]["failed"], timeout=SLOW)
    expect(page.get_by_role("main").get_by_role("link", name="Ramani ya Tovuti")).to_be_visible()
    page.unroute("**/*.pf_meta")
    box.press("Enter")
    assert found(page)


def test_without_a_script_the_page_leads_on_by_links(opened, words):
    page = opened("/en/search/?q=clinic", scripts=False)
    assert page.get_by_text(words["en"]["search"]["no_script"]).is_visible()
    assert page.get_by_role("main").get_by_role("link", name="Site map").is_visible()
    assert not page.get_by_label("Year").is_visible()


@pytest.mark.parametrize("url", ["/tafuta/", "/tafuta/?q=sheria", "/en/search/?q=qqqq"])
def test_no_state_of_the_page_has_a_fault_of_access(opened, url):
    page = opened(url)
    if "?" in url:
        expect(count(page)).to_have_text(re.compile(r"Matokeo \d|Nothing"), timeout=SLOW)
    for width, dark in ((320, False), (320, True), (1280, False), (1280, True)):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if dark else "light")
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert 0 == overflow, width
        wrong = Axe().run(page).response["violations"]
        assert [] == [one["id"] for one in wrong], (width, dark)
