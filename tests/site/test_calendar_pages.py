"""Who looks for an event by its day, its region or its kind finds it, and sees what became of it."""

import datetime as dt
import re

import pytest

from tests import built

GRID = {"sw": "/matukio/kalenda/", "en": "/en/events/calendar/"}
FINDER = {"sw": "/kliniki-ya-sheria/", "en": "/en/legal-clinic/"}
DIARY = {"sw": "/kituo-cha-habari/ratiba/", "en": "/en/media-centre/diary/"}
PAST = {"sw": "/matukio/yaliyopita/", "en": "/en/events/past/"}
LANGS = ("sw", "en")


def events(shown):
    found = [one for one in shown if one.section == "events" and one.listed]
    assert found
    return found


def day(text):
    return dt.date.fromisoformat(text[:10])


def span(story):
    """Give the days of an event that does not repeat; a night belongs to the day before it."""
    first = day(story.fact("starts"))
    last = day(story.fact("ends") or story.fact("starts"))
    if story.fact("ends")[11:] and story.fact("ends")[11:] < "06:00":
        last -= dt.timedelta(days=1)
    return [first + dt.timedelta(days=after) for after in range((last - first).days + 1)]


def months(site, lang):
    """Give the pages of months in a language, the earliest first."""
    found = {
        page.url: page
        for page in site.pages
        if re.fullmatch(rf"{GRID[lang]}\d{{4}}/\d\d/", page.url)
    }
    assert len(found) > 10
    return dict(sorted(found.items()))


def held(page):
    """Give the addresses of what a month holds by the ISO date: what stands on a day, and bars across it."""
    found = {}
    for week in page.tree.xpath("//main//tbody"):
        days, *rows = week.xpath("./tr")
        isos = [one.xpath("string(.//time[1]/@datetime)") for one in days]
        for row in (days, *rows):
            at = 0
            for cell in row:
                width = int(cell.get("colspan", 1))
                for iso in isos[at : at + width]:
                    found.setdefault(iso, []).extend(cell.xpath(".//a/@href"))
                at += width
            assert at == 7
    assert found.get("", []) == []
    return found


# Months


@pytest.mark.parametrize("lang", LANGS)
def test_a_month_is_a_table_with_a_caption_and_the_names_of_the_days(site, words, lang):
    names = list(
        zip(words[lang]["weekdays"]["short"], words[lang]["weekdays"]["full"], strict=True)
    )
    for page in months(site, lang).values():
        (table,) = page.tree.xpath("//main//table")
        heads = table.xpath("./thead/tr/th[@scope='col']/abbr")
        assert names == [(one.text, one.get("title")) for one in heads]
        assert built.flat(table.xpath("string(./caption)"))
        assert {7} == {len(row.xpath("./td")) for row in table.xpath("./tbody/tr[1]")}


@pytest.mark.parametrize("lang", LANGS)
def test_a_month_has_each_day_once_below_its_weekday(site, lang):
    for page in months(site, lang).values():
        year, month = (int(part) for part in page.url.strip("/").split("/")[-2:])
        rows = page.tree.xpath("//main//tbody/tr[1]")
        placed = {
            day(cell.xpath("string(.//time[1]/@datetime)")): at
            for row in rows
            for at, cell in enumerate(row.xpath("./td"))
            if cell.xpath(".//time")
        }
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        count = (following - dt.date(year, month, 1)).days
        assert [dt.date(year, month, number) for number in range(1, count + 1)] == sorted(placed)
        assert [] == [one for one, at in placed.items() if one.weekday() != at]


@pytest.mark.parametrize("lang", LANGS)
def test_every_event_stands_on_each_of_its_days_and_on_no_other(site, shown, lang):
    where = {}
    for page in months(site, lang).values():
        for iso, hrefs in held(page).items():
            for href in hrefs:
                where.setdefault(href, []).append(day(iso))
    once = {one.link(lang): span(one) for one in events(shown) if not one.fact("repeat")}
    assert [] == [
        (url, days, where.get(url)) for url, days in once.items() if days != where.get(url)
    ]


def test_a_repeating_event_stands_on_the_days_of_its_rule_without_the_one_left_out(site):
    url = "/matukio/2027/mfano-kikao-cha-kila-mwezi/"
    found = [
        iso
        for page in months(site, "sw").values()
        for iso, hrefs in held(page).items()
        if url in hrefs
    ]
    tuesdays = ["2027-01-05", "2027-02-02", "2027-03-02", "2027-05-04", "2027-06-01", "2027-07-06"]
    tuesdays += ["2027-08-03", "2027-09-07", "2027-10-05", "2027-11-02", "2027-12-07"]
    assert tuesdays == found


@pytest.mark.parametrize("lang", LANGS)
def test_months_lead_from_one_to_the_next_and_back(site, lang):
    urls = list(months(site, lang))
    for at, url in enumerate(urls):
        near = {
            kind: site.page(url).tree.xpath(f"//main//a[@rel='{kind}']/@href")
            for kind in ("prev", "next")
        }
        assert near == {"prev": urls[at - 1 : at] if at else [], "next": urls[at + 1 : at + 2]}


@pytest.mark.parametrize("lang", LANGS)
def test_the_index_leads_to_every_month_and_no_month_is_empty(site, lang):
    links = site.page(GRID[lang]).leads_to()
    for url, page in months(site, lang).items():
        assert url in links
        assert page.tree.xpath("//td//a")


def test_the_language_link_of_a_month_leads_to_the_same_month(site):
    for url, page in months(site, "sw").items():
        (there,) = {a.get("href") for a in page.language_links}
        assert url.replace(GRID["sw"], GRID["en"]) == there


# Region, kind, past


@pytest.mark.parametrize(
    ("fact", "sw", "en"),
    [
        ("region", "/matukio/mkoa/", "/en/events/region/"),
        ("kind", "/matukio/aina/", "/en/events/kind/"),
    ],
)
def test_every_event_is_in_the_list_of_its_region_and_of_its_kind_alone(site, shown, fact, sw, en):
    for lang, index in (("sw", sw), ("en", en)):
        every = {one.link(lang): one.fact(fact) for one in events(shown)}
        lists = [url for url in site.page(index).leads_to() if url.startswith(index)]
        found = {}
        for url in lists:
            mine = [one for one in site.page(url).leads_to() if one in every]
            assert 1 == len({every[one] for one in mine}), url
            found.update(dict.fromkeys(mine, url))
        assert {one for one, value in every.items() if value} == set(found)


@pytest.mark.parametrize("lang", LANGS)
def test_every_event_that_is_over_is_among_the_past_ones(site, shown, lang):
    over = {
        one.link(lang)
        for one in events(shown)
        if not one.fact("repeat") and (one.fact("ends") or one.fact("starts"))[:10] < built.TODAY
    }
    assert len(over) > 8
    every = {one.link(lang) for one in events(shown)}
    assert over == site.page(PAST[lang]).leads_to() & every


# The clinic finder, the diary


@pytest.mark.parametrize("lang", LANGS)
def test_the_finder_leads_to_every_clinic_from_the_link_of_its_region(site, shown, lang):
    page = site.page(FINDER[lang])
    anchors = {
        built.flat(a.xpath("string(./b)") or a.text): a.get("href")[1:]
        for a in page.tree.xpath("//nav//a[starts-with(@href, '#')]")
    }
    sections = {one.xpath("string(./h2/@id)"): one for one in page.tree.xpath("//main//section")}
    assert list(anchors.values()) == list(sections)
    coming = [bool(sections[key].xpath(".//*[@data-ahead]")) for key in anchors.values()]
    assert {True, False} == set(coming)
    first = sorted(
        zip(anchors, coming, strict=True), key=lambda one: (not one[1], one[0].casefold())
    )
    assert [name for name, _ in first] == list(anchors)
    clinics = [one for one in events(shown) if one.fact("kind") == "legal-clinic"]
    for story in clinics:
        name = {"Mjini Magharibi": {"en": "Urban West"}}.get(story.fact("region"), {}).get(lang)
        section = sections[anchors[name or story.fact("region")]]
        assert section.xpath(f".//a[@href='{story.link(lang)}']"), story.pair


@pytest.mark.parametrize("lang", LANGS)
def test_the_finder_tells_hours_what_to_bring_and_that_it_is_free(site, lang):
    text = site.page(FINDER[lang]).main_text
    hours = {
        "sw": "kila siku kuanzia saa 2:00 asubuhi hadi saa 10:00 jioni (08:00–16:00)",
        "en": "daily 8:00 am to 4:00 pm",
    }
    bring = {"sw": "Nakala za nyaraka", "en": "Copies of the documents"}
    free = {"sw": "bila malipo", "en": "free of charge"}
    assert [] == [part[lang] for part in (hours, bring, free) if part[lang] not in text]


def test_the_finder_is_reached_from_home_and_from_the_questions(site):
    for lang, home, faq in (("sw", "/", "/maswali/"), ("en", "/en/", "/en/faq/")):
        assert FINDER[lang] in site.page(home).leads_to()
        assert FINDER[lang] in site.page(faq).leads_to()


@pytest.mark.parametrize("lang", LANGS)
def test_the_diary_holds_what_journalists_may_come_to_and_nothing_else(site, shown, lang):
    expected = {
        one.link(lang)
        for one in events(shown)
        if one.fact("kind") == "press-conference"
        or any(file.one("accreditation") or file.one("live") for file in one.files.values())
    }
    assert len(expected) > 3
    every = {one.link(lang) for one in events(shown)}
    assert expected == site.page(DIARY[lang]).leads_to() & every


def test_the_diary_is_linked_from_the_media_centre(site):
    for lang, url in (("sw", "/kituo-cha-habari/"), ("en", "/en/media-centre/")):
        assert DIARY[lang] in site.page(url).leads_to()


def test_the_diary_says_when_to_arrive_before_the_start(site):
    text = site.page(DIARY["sw"]).main_text
    assert text.index("saa 3:30 asubuhi (09:30)") < text.index("kuanzia saa 4:00 asubuhi")


# What became of an event


def near(page, url):
    """Give what a list or a grid shows of an event: the items around its links."""
    at = f"[.//a[@href='{url}']]"
    found = page.tree.xpath(f"//main//li{at} | //main//td/div{at}")
    assert found, (page.url, url)
    return found


SHOWN_ON = {
    "/matukio/2026/mfano-ziara-iliyofutwa/": ["/matukio/", "/matukio/kalenda/2026/12/"],
    "/matukio/2026/mfano-mkutano-uliohamishwa/": [
        "/matukio/",
        "/matukio/kalenda/2026/12/",
        "/matukio/mkoa/dodoma/",
        "/matukio/aina/mkutano/",
        "/matukio/2026/",
    ],
    "/matukio/2027/mfano-kliniki-mwanza/": ["/kliniki-ya-sheria/", "/matukio/kalenda/2027/04/"],
}
STRUCK = {
    "/matukio/2026/mfano-ziara-iliyofutwa/": "saa 2:00 asubuhi",
    "/matukio/2026/mfano-mkutano-uliohamishwa/": "tarehe 7 Desemba, 2026",
    "/matukio/2027/mfano-kliniki-mwanza/": "Inaanza|Inaendelea|Inamalizika|12 hadi 16 Aprili",
}
SAID = {
    "/matukio/2026/mfano-ziara-iliyofutwa/": "Ziara imefutwa",
    "/matukio/2026/mfano-mkutano-uliohamishwa/": "Mkutano umehamishwa",
    "/matukio/2027/mfano-kliniki-mwanza/": "Kliniki ya Sheria imeahirishwa",
}


@pytest.mark.parametrize("url", SHOWN_ON)
def test_what_no_longer_holds_is_struck_out_wherever_the_event_is_shown(site, url):
    items = [(place, item) for place in SHOWN_ON[url] for item in near(site.page(place), url)]
    (own,) = site.page(url).tree.xpath("//main")
    for place, item in [*items, (url, own)]:
        struck = [built.flat(one.text_content()) for one in item.xpath(".//s")]
        assert [True] == [bool(re.search(STRUCK[url], one)) for one in struck], (place, struck)
        assert SAID[url] in built.flat(item.text_content()), place


def test_whatever_is_struck_out_is_said_to_be_so_to_who_cannot_see_it(site, words):
    silent = []
    for page in site.pages:
        before = words[page.lang]["event"]["formerly"].partition("{")[0].strip()
        void = words[page.lang]["event"]["void"]
        off = words[page.lang]["verbs"]["not-held"].lstrip("ha-")
        for one in page.tree.xpath("//main//s"):
            around = built.flat(one.getparent().text_content())
            item = built.flat(one.xpath("string(ancestor::li[1])"))
            if before not in around and void not in around and off not in item:
                silent.append((page.url, around))
    assert [] == silent


def test_a_clinic_without_a_new_date_says_that_it_will_be_announced(site, words):
    for lang, url in (
        ("sw", "/matukio/2027/mfano-kliniki-mwanza/"),
        ("en", "/en/events/2027/example-legal-clinic-mwanza/"),
    ):
        assert words[lang]["event"]["new_date"] in site.page(url).main_text


def test_a_past_event_leads_to_its_report(site, shown):
    found = [one for one in events(shown) if one.fact("outcome")]
    assert len(found) > 4
    pairs = {one.pair: one for one in shown if one.section in ("news", "press", "publications")}
    for story in found:
        for lang in story.files:
            report = pairs[story.fact("outcome")].link(lang)
            assert report in site.page(story.url(lang)).leads_to(), story.url(lang)


# The script


def test_the_script_is_on_lists_of_what_is_to_come_and_nowhere_else(site):
    with_script = {
        page.url for page in site.pages if page.tree.xpath("//script[contains(@src, '/ahead.')]")
    }
    ahead = {page.url for page in site.pages if page.tree.xpath("//*[@data-ahead]")}
    assert {"/matukio/", "/en/events/", "/kliniki-ya-sheria/", "/matukio/mkoa/dodoma/"} <= ahead
    assert ahead == with_script
    assert "/" not in with_script


def test_every_card_of_what_is_to_come_says_from_when_it_is_over(site):
    over = [
        (page.url, card.get("data-over", ""))
        for page in site.pages
        for card in page.tree.xpath("//*[@data-ahead]/li")
    ]
    assert len(over) > 50
    form = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:00\+03:00")
    assert [] == [one for one in over if not form.fullmatch(one[1]) or one[1] < built.TODAY]
