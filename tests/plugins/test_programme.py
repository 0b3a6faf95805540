"""What is to come and what has been: by region, by kind, for who seeks a clinic, and for journalists."""

import datetime as dt

import pytest

from plugins.bilingual import regions
from plugins.pages.events import diary, finder, ways
from plugins.pages.events.programme import ahead, of_cards, past, programme
from plugins.pages.listings import home, lists
from plugins.schema.kinds import EVENT_KINDS
from tests.stories import edition, planned, story

MANY = 101


def event(starts, *headers, pair="", kind="legal-clinic", **more):
    lines = "".join(f"{one}\n" for one in (f"Kind: {kind}", f"Starts: {starts}", *headers))
    pair = pair or f"{starts[:10]}-m{starts[5:10]}"  # a slug for each day
    return story("events", pair, sw=lines, **{"en": "", **more})


def by_url(pages):
    return {page.how.document.url: page.how.document for page in pages}


def days(cards):
    return [card.tile.iso for card in cards]


def entries(*those):
    return programme(edition(list(those)))


# What is to come, what has been


def test_what_is_to_come_is_soonest_first_and_what_has_been_newest_first():
    found = entries(
        event("2026-12-02"), event("2026-11-25"), event("2026-11-02"), event("2026-11-05")
    )
    assert ["2026-11-25", "2026-12-02"] == days(of_cards(ahead(found), "sw"))
    assert ["2026-11-05", "2026-11-02"] == days(of_cards(past(found), "sw"))


def test_what_repeats_is_to_come_once_and_has_been_each_time():
    found = entries(event("2026-11-03", "Repeat: FREQ=WEEKLY;COUNT=6"))
    assert ["2026-11-24"] == days(of_cards(ahead(found), "sw"))
    assert ["2026-11-17", "2026-11-10", "2026-11-03"] == days(of_cards(past(found), "sw"))


def test_what_began_and_has_not_ended_is_to_come_and_marked():
    (one,) = of_cards(ahead(entries(event("2026-11-20", "Ends: 2026-11-30"))), "sw")
    assert "Kliniki ya Sheria inaendelea" == one.going


def test_the_sections_page_shows_both_and_the_ways():
    shown = edition([event("2026-11-02"), event("2026-12-02")])
    document = by_url(planned(lists.plan, shown))["/matukio/"]
    assert (["2026-12-02"], ["2026-11-02"]) == (days(document.ahead), days(document.cards))
    below = [f"/matukio/{name}/" for name in ("kalenda", "mkoa", "aina", "yaliyopita")]
    assert [*below, "/kliniki-ya-sheria/", "/kituo-cha-habari/ratiba/"] == [
        way.url for way in document.ways
    ]


@pytest.mark.parametrize(
    ("clinics", "days"),
    [
        (
            [
                event("2026-11-02"),
                event("2026-11-24", "State: cancelled"),
                event("2026-11-25", "State: postponed", "Formerly: 2026-11-25"),
                event("2026-12-02"),
            ],
            ("2026-12-02", None),
        ),
        ([event("2026-11-02"), event("2026-10-02")], (None, "2026-11-02")),
    ],
    ids=["the next that takes place", "the last where none is to come"],
)
def test_the_home_page_shows_one_clinic_and_leads_to_all(clinics, days):
    document = by_url(home.plan(edition(clinics)))["/"]
    shown = (document.clinic, document.last_clinic)
    assert (days, "/kliniki-ya-sheria/") == (
        tuple(one and one.tile.iso for one in shown),
        document.finder.url,
    )


# By region and kind


def listed(*those):
    return by_url(ways.plan(edition(list(those))))


def test_a_region_lists_its_events_and_no_other():
    found = listed(
        event("2026-11-02", "Region: Dodoma"),
        event("2026-12-02", "Region: Dodoma"),
        event("2026-12-03", "Region: Mjini Magharibi"),
        event("2026-12-04"),
    )
    document = found["/matukio/mkoa/dodoma/"]
    assert "Matukio mkoani Dodoma" == document.title
    assert (["2026-12-02"], ["2026-11-02"]) == (days(document.ahead), days(document.cards))
    assert (
        "/en/events/region/urban-west/" == found["/matukio/mkoa/mjini-magharibi/"].counterpart.url
    )
    assert "/matukio/mkoa/mara/" not in found


def test_the_index_of_regions_parts_mainland_and_islands_and_counts_events():
    found = listed(
        event("2026-11-02", "Region: Mwanza", "Repeat: FREQ=WEEKLY;COUNT=3"),
        event("2026-12-02", "Region: Tabora"),
        event("2026-12-03", "Region: Kaskazini Unguja"),
    )
    assert [
        ("Tanzania Bara", [("Mwanza", "Tukio 1"), ("Tabora", "Tukio 1")]),
        ("Zanzibar", [("Kaskazini Unguja", "Tukio 1")]),
    ] == [
        (group.title, [(one.link.title, one.count) for one in group.periods])
        for group in found["/matukio/mkoa/"].groups
    ]


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_every_kind_has_its_list_in_both_languages(kind):
    found = listed(event("2026-12-02", kind=kind))
    (url,) = (url for url in found if url.startswith("/matukio/aina/") and url != "/matukio/aina/")
    assert f"/en/events/kind/{kind}/" == found[url].counterpart.url
    assert [1, 1] == [len(one.ahead) for one in (found[url], found[found[url].counterpart.url])]
    assert (url, found[url].title) == (
        found["/matukio/aina/"].groups[0].periods[0].link.url,
        f"Matukio kwa aina: {found['/matukio/aina/'].groups[0].periods[0].link.title}",
    )


def test_a_region_of_more_than_a_hundred_past_events_shows_its_newest_and_its_years():
    first = dt.date(2025, 12, 1)
    those = [event(str(first + dt.timedelta(days=day)), "Region: Mara") for day in range(MANY)]
    found = listed(*those)
    assert all(url == found[one.counterpart.url].counterpart.url for url, one in found.items())
    document = found["/matukio/mkoa/mara/"]
    assert (20, ["2026", "2025"]) == (
        len(document.cards),
        [period.link.title for period in document.periods],
    )
    years = [found[period.link.url] for period in document.periods]
    assert MANY == sum(len(one.cards) for one in years)
    assert "/en/events/region/mara/2026/" == years[0].counterpart.url


# All that has been


def test_all_that_has_been_stands_under_its_year():
    found = listed(
        event("2026-11-02"), event("2026-01-05"), event("2025-03-01"), event("2027-01-01")
    )
    assert [("2026", 2), ("2025", 1)] == [
        (group.title, len(group.cards)) for group in found["/matukio/yaliyopita/"].groups
    ]


def test_beyond_a_hundred_a_year_leads_to_its_own_list():
    first = dt.date(2025, 1, 1)
    those = [event(str(first + dt.timedelta(days=day))) for day in range(MANY)]
    document = listed(event("2026-11-02"), *those)["/matukio/yaliyopita/"]
    assert ["2026"] == [group.title for group in document.groups]
    assert [("/matukio/2025/", "Matukio 101")] == [
        (period.link.url, period.count) for period in document.periods
    ]


def test_a_year_of_repetitions_alone_is_shown_whole_for_it_has_no_list():
    repeated = event("2024-01-01", "Repeat: FREQ=DAILY;INTERVAL=2;COUNT=320")
    document = listed(repeated)["/matukio/yaliyopita/"]
    assert ["2025"] == [group.title for group in document.groups]
    assert ["/matukio/2024/"] == [period.link.url for period in document.periods]


# The clinic finder


def found(*those, lang="sw", **more):
    planned = by_url(finder.plan(edition(list(those), **more)))
    return planned["/kliniki-ya-sheria/" if lang == "sw" else "/en/legal-clinic/"]


CLINICS = [
    event("2026-11-02", "Region: Tabora"),
    event("2027-03-15 08:00", "Region: Dodoma", "Bring: Kitambulisho", "Map: -6.1, 35.7"),
    event("2027-04-15", "Region: Arusha", "State: postponed", "Formerly: 2027-04-15"),
    event("2026-11-20", "Ends: 2026-11-30", "Region: Mara"),
    event("2026-12-03", "Region: Geita", kind="visit"),
]


def test_the_finder_names_the_regions_of_clinics_to_come_first_and_when_the_next_is():
    assert [
        ("arusha", "Arusha", "Kliniki ya Sheria imeahirishwa", False),
        ("dodoma", "Dodoma", "tarehe 15 Machi, 2027", True),
        ("mara", "Mara", "Kliniki ya Sheria inaendelea", True),
        ("tabora", "Tabora", "hakuna iliyotangazwa", False),
    ] == [(one.key, one.name, one.next, one.sure) for one in found(*CLINICS).areas]


def test_the_finder_names_every_other_region_in_one_sentence():
    without = found(*CLINICS).without
    named = {names["sw"] for names in regions.NAMES.values() if names["sw"] in without}
    every = {names["sw"] for names in regions.NAMES.values()}
    assert {"Arusha", "Dodoma", "Mara", "Tabora"} == every - named


def test_the_finder_says_all_that_one_must_know():
    area = found(*CLINICS).areas[1]
    (one,) = area.ahead
    assert ("Jumatatu, tarehe 15 Machi, 2027, saa 2:00 asubuhi (08:00)", ("Kitambulisho",)) == (
        one.card.when,
        one.bring,
    )
    assert ("-6.1,35.7", "/matukio/mkoa/dodoma/") == (one.map, area.link.url)


def test_the_finder_shows_what_has_been_apart():
    area = found(*CLINICS).areas[3]
    assert ((), ["2026-11-02"]) == (area.ahead, days(area.past))


def test_the_finder_shows_the_newest_five_that_have_been():
    document = found(*(event(f"2026-0{month}-01", "Region: Mara") for month in range(1, 8)))
    (area,) = document.areas
    assert ["2026-07-01", "2026-03-01"] == [area.past[0].tile.iso, area.past[-1].tile.iso]


def test_a_clinic_without_a_region_is_not_lost():
    areas = {one.key: one for one in found(event("2027-03-16"), *CLINICS).areas}
    assert ["arusha", "dodoma", "mara", "elsewhere", "tabora"] == list(areas)
    last = areas["elsewhere"]
    assert ("Bila mkoa maalumu", None) == (last.name, last.link)


def test_the_finder_without_any_clinic_says_so():
    document = found()
    assert ((), True) == (document.areas, "Zanzibar" not in document.without)
    assert "Tanga" in document.without


def test_an_anchor_is_a_word_of_the_pages_own_language():
    clinic = event("2027-03-15", "Region: Mjini Magharibi")
    assert ["mjini-magharibi", "urban-west"] == [
        found(clinic, lang=lang).areas[0].key for lang in ("sw", "en")
    ]


# The journalists' diary


@pytest.mark.parametrize(
    ("headers", "kind", "en", "expected"),
    [
        ((), "press-conference", "", True),
        (("Accreditation: Press Card",), "meeting", "", True),
        ((), "meeting", "Accreditation: Press card\n", True),
        (("Live: https://example.org/a",), "ceremony", "", True),
        ((), "meeting", "", False),
        (("Contact: a",), "visit", "", False),
    ],
)
def test_the_diary_holds_what_journalists_may_come_to_or_follow(headers, kind, en, expected):
    assert expected == diary.for_journalists(event("2026-12-02", *headers, kind=kind, en=en))


def test_the_diary_says_when_to_arrive_apart_from_the_start():
    shown = edition(
        [event("2026-12-02 10:00", "Arrival: 09:30", kind="press-conference"), event("2026-11-02")]
    )
    document = by_url(diary.plan(shown))["/kituo-cha-habari/ratiba/"]
    (one,) = document.ahead
    assert "saa 3:30 asubuhi (09:30)" == one.arrival
    assert "saa 4:00 asubuhi (10:00)" in one.card.when
    assert () == document.past


def test_the_diary_is_below_the_media_centre_where_there_is_one():
    centre = story("pages", "kituo-cha-habari", en="Slug: media-centre\n")
    (with_it, without) = (
        by_url(diary.plan(edition(some)))["/en/media-centre/diary/"] for some in ([centre], [])
    )
    assert ["/en/", "/en/media-centre/"] == [link.url for link in with_it.crumbs]
    assert ["/en/"] == [link.url for link in without.crumbs]
