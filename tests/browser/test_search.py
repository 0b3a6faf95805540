"""The search as readers meet it: typing, filters, the keyboard alone, without a script, under its policy."""

import re

import pytest
from playwright.sync_api import expect

from tests import built
from tests.browser import look
from tests.browser.conftest import office
from tests.patience import until
from tests.serving import serving


@pytest.fixture
def opened(window):
    """Open a search page under its policy; gives the page."""

    def run(url="/tafuta/", **how):
        return look.opened(window(**how), url)

    return run


def count(page):
    return page.locator("[data-count]")


def urls(page):
    return page.locator("[data-list] a").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )


def found(page):
    """Give the addresses of all results, once there are any."""
    expect(page.locator("[data-list] a").first).to_be_visible()
    while page.locator("[data-more]").is_visible():
        before = len(urls(page))
        page.locator("[data-more] button").click()
        expect(page.locator("[data-list] a").nth(before)).to_be_visible()
    return urls(page)


def only(page, part):
    """Wait until no result of an earlier query stands there: all addresses have a part."""
    expect(page.locator(f"[data-list] a:not([href*='{part}'])")).to_have_count(0)


def asked(page):
    return [url for url in page.asked if "/pagefind/" in url]


def test_nothing_is_loaded_before_a_reader_begins(opened):
    page = opened()
    page.wait_for_load_state("networkidle")
    assert [] == asked(page)
    page.get_by_role("searchbox").focus()
    until(
        lambda: page.evaluate("1") and any(url.endswith(".pf_meta") for url in asked(page)),
        "the index",
    )


def test_typing_finds_and_the_address_keeps_the_query(opened):
    page = opened()
    page.get_by_role("searchbox").type("kliniki ya sheria")
    expect(count(page)).to_have_text(re.compile(r"Matokeo \d+"))
    assert "kliniki-ya-sheria" in found(page)[0]
    assert page.url.endswith("/tafuta/?q=kliniki+ya+sheria")
    assert [] == page.wrong


def searched(page, query):
    """Give the addresses of all that a query finds."""
    page.goto(f"/tafuta/?q={query.replace(' ', '+')}")
    return set(found(page))


def test_spellings_of_one_thing_find_the_same_pages(window):
    page, results = window(), []
    pairs = [
        ("maonesho", "maonyesho"),
        ("desemba", "Disemba"),
        ("sabasaba", "saba saba"),
        ("nanenane", "Nane Nane"),
        ("barua pepe", "baruapepe"),
        ("anwani", "anuani"),
        ("mkutano", "mikutano"),
    ]
    for one, other in pairs:
        results.append((searched(page, one), searched(page, other)))
        assert results[-1][0], one
    assert [pair[::-1] for pair in results] == results


def test_every_apostrophe_finds_and_marks_what_was_written_with_another(window, tmp_path):
    desk = office(tmp_path)
    desk.write("news/2026-11-20-mfano.sw.md", title="Ng’ombe na mfano")
    output = tmp_path / "output"
    built.build(desk.content, output, tmp_path / "cache")
    with serving(output) as address:
        page = window(base=address)
        for sign in ("'", "’", "ʼ"):
            assert {"/habari/2026/mfano/"} == searched(page, f"NG{sign}OMBE")
            assert ["Ng’ombe"] == page.locator("[data-list] h3 mark").all_inner_texts()
        assert [] == page.wrong


def test_a_number_finds_what_it_is_the_name_of(window):
    page = window()
    for number, name in (("77", "sabasaba"), ("88", "nanenane")):
        assert searched(page, name) <= searched(page, number)


def test_a_form_that_the_site_does_not_hold_gives_way_to_one_that_it_does(opened, words):
    page = opened("/tafuta/?q=walisambaza")
    told = words["sw"]["search"]["instead"].split("“")[0]
    expect(count(page)).to_contain_text(told)
    expect(count(page)).to_contain_text("kusambaza")
    assert found(page)


def test_a_word_that_begins_like_one_of_the_site_finds_nothing(opened, words):
    page = opened("/en/search/?q=exhibitionx")
    expect(count(page)).to_have_text(words["en"]["search"]["none"])
    assert [] == urls(page)
    link = page.locator("[data-other] a")
    assert (
        "/tafuta/?q=exhibitionx" == link.get_attribute("href")
        or link.evaluate("one => one.pathname + one.search") == "/tafuta/?q=exhibitionx"
    )


def test_only_words_that_were_sent_and_found_nothing_are_asked_of_the_server(opened, words):
    """Which counts them (deploy/nginx/visits.conf): not what is found, nor what is still being typed."""
    page = opened("/tafuta/?q=sheria")
    heads = []
    page.on("request", lambda one: one.method == "HEAD" and heads.append(one.url))
    assert found(page)
    box = page.get_by_role("searchbox")
    box.fill("qxzq")
    expect(count(page)).to_have_text(words["sw"]["search"]["none"])
    box.fill("qxzq mpya")
    expect(page).to_have_url(re.compile("mpya"))
    box.press("Enter")
    expect(count(page)).to_have_text(words["sw"]["search"]["none"])
    page.wait_for_timeout(0)
    assert ["/tafuta/?none=qxzq+mpya"] == [url[url.index("/tafuta") :] for url in heads]


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


@pytest.mark.parametrize(
    ("now", "ahead"), [("2026-11-22T00:00:00+03:00", True), ("2090-01-01T00:00:00+03:00", False)]
)
def test_events_to_come_stand_before_those_that_have_been_and_each_says_which(
    window, words, now, ahead
):
    page, t = window(), words["sw"]["search"]
    page.clock.set_fixed_time(now)
    look.opened(page, "/tafuta/?section=events&q=mfano")
    found(page)
    said = page.locator("[data-list] .card-meta").all_inner_texts()
    which = [t["ahead"] in one for one in said if t["ahead"] in one or t["past"] in one]
    assert sorted(which, reverse=True) == which
    assert (ahead, True) == (any(which), not all(which))


def test_a_filter_alone_lists_all_that_it_lets_through(opened):
    page = opened("/tafuta/?section=pages")
    assert "/kitengo-cha-mawasiliano-serikalini/" in found(page)


def test_going_back_brings_the_query_before_again(opened):
    page = opened("/tafuta/?q=kliniki")
    first = found(page)
    box = page.get_by_role("searchbox")
    box.fill("maonesho")
    box.press("Enter")
    expect(page.locator("[data-list] a").first).to_contain_text("Maonesho")
    page.locator("[data-list] a").first.click()
    page.wait_for_url("**/matukio/**")
    page.go_back()
    expect(page.locator("[data-list] a").first).to_contain_text("Maonesho")
    page.go_back()
    expect(box).to_have_value("kliniki")
    expect(page.locator("[data-list] a").first).to_contain_text("Kliniki")
    assert first == found(page)


def test_the_keyboard_alone_searches_shows_more_and_follows_a_result(opened):
    page = opened()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("name") == "q":
            break
    page.keyboard.type("sheria")
    page.keyboard.press("Enter")
    expect(page.locator("[data-list] a").nth(9)).to_be_visible()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.locator(":focus").evaluate("one => one.matches('[data-more] button')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-list] a").nth(10)).to_be_focused()
    address = page.locator(":focus").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_the_head_of_any_page_searches_too(window):
    page = look.opened(window(), "/habari/")
    box = page.locator("header").get_by_role("searchbox")
    box.fill("kliniki")
    box.press("Enter")
    page.wait_for_url("**/tafuta/?q=kliniki")
    assert found(page)
    look.shape(page, 320)
    main = look.opened(page, "/en/404.html").get_by_role("main")
    main.get_by_role("searchbox").fill("exhibition")
    main.get_by_role("button").click()
    page.wait_for_url("**/en/search/?q=exhibition")
    assert found(page)


def test_what_a_reader_types_is_never_markup(opened):
    page = opened("/tafuta/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+sheria%5B%28")
    expect(count(page)).not_to_have_text("")
    assert 0 == page.locator("[data-found] img").count()
    assert [] == page.wrong


def test_a_failed_search_says_so_leads_on_and_can_be_tried_again(opened, words):
    page = opened()
    page.route("**/*.pf_meta", lambda route: route.abort())
    box = page.get_by_role("searchbox")
    box.fill("kliniki")
    box.press("Enter")
    expect(count(page)).to_have_text(words["sw"]["search"]["failed"])
    expect(page.get_by_role("main").get_by_role("link", name="Ramani ya Tovuti")).to_be_visible()
    page.unroute("**/*.pf_meta")
    box.press("Enter")
    assert found(page)


def test_without_a_script_the_page_leads_on_by_links(opened, words):
    page = opened("/en/search/?q=clinic", scripts=False)
    assert page.get_by_text(words["en"]["search"]["no_script"]).is_visible()
    assert page.get_by_role("main").get_by_role("link", name="Site map").is_visible()
    assert not page.get_by_label("Year").is_visible()


def test_no_state_of_the_page_has_a_fault_of_access(window):
    page, wrong = window(), {}
    for url in ("/tafuta/", "/tafuta/?q=sheria", "/en/search/?q=qqqq"):
        look.opened(page, url)
        if "?" in url:
            expect(count(page)).to_have_text(re.compile(r"Matokeo \d|Nothing"))
        wrong[url] = look.faults(page)
    assert {url: [] for url in wrong} == wrong
