"""What has ended since the site was built leaves the list of what is to come, by a script that nothing needs."""

import datetime as dt

import pytest

BUILT = dt.datetime.fromisoformat("2026-11-22T00:00:00+03:00")
EXHIBITION = "/matukio/2026/mfano-maonesho-yanayoendelea/"  # to 30 November
CONFERENCE = "/matukio/2026/mfano-mkutano-na-waandishi/"  # 27 November, 11:00


def opened(window, url, now, **how):
    """Open a page as if it were then."""
    page = window(width=320, **how)
    page.clock.set_fixed_time(now)
    page.goto(url, wait_until="load")
    return page


def links(page, list_):
    return page.locator(f"[data-{list_}] > li .card-link").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )


def at(text):
    return dt.datetime.fromisoformat(f"{text}:00+03:00")


def test_nothing_moves_at_the_moment_of_the_build(window):
    page, still = (opened(window, "/matukio/", BUILT, scripts=scripts) for scripts in (True, False))
    assert (links(still, "ahead"), links(still, "past")) == (
        links(page, "ahead"),
        links(page, "past"),
    )
    assert [] == page.wrong


@pytest.mark.parametrize(
    ("now", "moved"), [("2026-11-27T11:00", False), ("2026-11-27T11:01", True)]
)
def test_an_event_moves_to_what_has_been_when_it_is_over(window, now, moved):
    page = opened(window, "/matukio/", at(now))
    assert moved == (links(page, "past")[0] == CONFERENCE)
    assert moved != (CONFERENCE in links(page, "ahead"))
    assert EXHIBITION == links(page, "ahead")[0]


def test_what_moves_is_newest_first_and_no_longer_said_to_go_on(window):
    page = opened(window, "/matukio/", at("2026-12-01T00:01"))
    assert [CONFERENCE, EXHIBITION] == links(page, "past")[:2]
    assert 0 == page.locator("[data-past] .tag-going").count()
    assert 1 == opened(window, "/matukio/", BUILT).locator("[data-ahead] .tag-going").count()


def test_only_when_all_is_over_a_sentence_says_that_nothing_is_to_come(window, words):
    page = opened(window, "/matukio/", BUILT)
    said = page.get_by_text(words["sw"]["home"]["no_events"])
    assert not said.is_visible()
    page = opened(window, "/matukio/", at("2030-01-01T00:00"))
    assert [] == links(page, "ahead")
    assert page.get_by_text(words["sw"]["home"]["no_events"]).is_visible()
    assert not page.locator("[data-ahead]").is_visible()


def test_each_region_of_the_finder_keeps_its_own(window, words):
    page = opened(window, "/kliniki-ya-sheria/", at("2027-03-20T00:00"))
    regions = page.locator("[data-programme]")
    dodoma = regions.filter(has=page.locator("#dodoma"))
    assert 2 == dodoma.locator("[data-past] > li").count()
    assert dodoma.get_by_text(words["sw"]["finder"]["nothing"]).is_visible()
    mwanza = regions.filter(has=page.locator("#mwanza"))
    assert 1 == mwanza.locator("[data-ahead] > li").count()
    assert [] == page.wrong


def test_where_there_is_no_list_of_what_has_been_the_event_only_leaves(window):
    page = opened(window, "/kliniki-ya-sheria/", at("2027-05-19T00:00"))
    unguja = page.locator("[data-programme]").filter(has=page.locator("#mjini-magharibi"))
    assert 0 == unguja.locator("li").count()
    assert [] == page.wrong


def test_on_a_phone_the_calendar_is_a_list_of_the_days_that_have_events(window):
    page = window(width=320)
    page.goto("/matukio/kalenda/2026/12/")
    days = page.locator("td:visible time:visible")
    assert ["Jumatano 2", "Ijumaa 4", "Alhamisi 10", "Alhamisi 31"] == days.all_inner_texts()
    page.set_viewport_size({"width": 1280, "height": 800})
    assert 31 == days.count()


def test_the_finder_answers_on_its_first_screen(window):
    page = window(width=360)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/kliniki-ya-sheria/")
    box = page.get_by_role("link", name="Dodoma tarehe 15 Machi, 2027").bounding_box()
    assert box["y"] + box["height"] < 740
