"""Publications stand by kind and by series; an issue leads to those next to it."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace

from plugins.pages.listings import lists
from plugins.pages.publications import period, publication, series, shelves
from plugins.reading import rules
from plugins.schema.office import Contact
from tests import stories
from tests.stories import asset, edition, planned, story

NAME = "Jarida la mfano"


def issue(number, day, name=NAME, more=""):
    title = f"Title: Toleo {day}\nKind: magazine\nSeries: {name}\n"
    head = title + (f"Issue: {number}\n" if number else "") + more
    return story("publications", f"{day}-t{(number or '0').replace('/', '-')}", sw=head)


def documents(pages):
    return {page.how.document.url: page.how.document for page in pages}


def shelved(*those, **more):
    return documents(planned(shelves.plan, edition(list(those), **more)))


# The order of issues


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("9", "10", "2"), ["10", "9", "2"]),
        (("3/2025", "1/2026", "2/2025"), ["1/2026", "3/2025", "2/2025"]),
        (("2", None, "1"), ["1", None, "2"]),  # by the days of all, newest first
    ],
)
def test_issues_stand_by_year_and_number_or_by_their_days(given, expected):
    issues = [issue(number, f"2026-01-0{day}") for day, number in enumerate(given, 1)]
    assert expected == [one.facts.issue for one in series.ordered(issues)]


# The lists


def test_a_series_lists_its_issues_in_both_languages_at_addresses_of_one_word():
    found = shelved(issue("1", "2026-01-01"), issue("2", "2026-07-01"))
    own = found["/machapisho/mfululizo/jarida-la-mfano/"]
    there = found["/en/publications/series/jarida-la-mfano/"]
    assert ["/machapisho/2026/t2/", "/machapisho/2026/t1/"] == [one.url for one in own.cards]
    assert (there.url, own.url) == (own.counterpart.url, there.counterpart.url)
    assert ("", "sw") == (own.named, there.named)


def test_no_index_of_series_stands_or_is_led_to_where_there_is_none():
    one = story("publications", sw="Kind: report\n")
    assert not [url for url in shelved(one) if "mfululizo" in url or "series" in url]
    section = documents(planned(lists.plan, edition([one])))["/machapisho/"]
    assert ["/machapisho/aina/"] == [way.url for way in section.ways]


def test_a_kind_lists_its_own_publications_alone():
    found = shelved(issue("1", "2026-01-01"), story("publications", sw="Kind: report\n"))
    assert ["/machapisho/2026/t1/"] == [one.url for one in found["/machapisho/aina/jarida/"].cards]
    assert "/machapisho/aina/bango/" not in found
    (group,) = found["/en/publications/kind/"].groups
    assert ["1 publication"] * 2 == [one.count for one in group.periods]


def test_a_series_too_long_for_one_page_shows_its_newest_and_its_years():
    first = dt.date(2025, 10, 1)
    days = [first + dt.timedelta(days=day) for day in range(101)]
    found = shelved(*(issue(str(at), day) for at, day in enumerate(days)))
    url = "/machapisho/mfululizo/jarida-la-mfano/"
    assert (20, ["2026", "2025"]) == (
        len(found[url].cards),
        [one.link.title for one in found[url].periods],
    )
    assert 101 == sum(len(found[f"{url}{year}/"].cards) for year in (2025, 2026))
    away = found[f"{url}2025/"].counterpart.url
    assert f"{url}2025/" == found[away].counterpart.url


@pytest.mark.parametrize("hidden", ["Status: draft\n", "Publish-At: 2027-01-01 00:00\n"])
def test_a_hidden_issue_is_told_by_no_list_and_by_no_neighbour(hidden):
    seen, gone = issue("1", "2026-01-01"), issue("2", "2026-02-01", more=hidden)
    assert {1} == {
        len(one.cards)
        for url, one in shelved(seen, gone).items()
        if url.endswith("jarida-la-mfano/")
    }
    assert None is page(seen, gone)["/machapisho/2026/t1/"].after


# The page of an issue


def page(*those, **more):
    made = edition(list(those), **more)
    return documents(publication.plan_stories(made, stories.texts(made)))


def test_an_issue_leads_to_its_series_and_to_the_issues_next_to_it():
    found = page(*(issue(n, f"2026-0{n}-01") for n in ("1", "2", "3")))
    two = found["/machapisho/2026/t2/"]
    assert "/machapisho/mfululizo/jarida-la-mfano/" == two.series.url
    assert ("/machapisho/2026/t1/", "/machapisho/2026/t3/") == (two.before.url, two.after.url)
    assert ("Toleo lililotangulia", "Toleo linalofuata") == (two.before_text, two.after_text)
    assert (None, "") == (
        found["/machapisho/2026/t1/"].before,
        found["/machapisho/2026/t3/"].after_text,
    )


def test_the_only_issue_of_a_series_is_withdrawn_and_its_series_leads_nowhere():
    (one,) = page(issue("1", "2026-01-01", more="Withdrawn: 2026-02-01 | Kosa\n")).values()
    assert (NAME, "") == (one.series.title, one.series.url)


def card(lang, *files):
    """Give what the card of a publication with these files says of them."""
    lines = "\n    ".join(
        f"media/{name}.pdf | {one}" for name, one in zip("ab", files, strict=True)
    )
    assets = [asset(f"media/{name}.pdf") for name in "ab"]
    made = edition([story("publications", sw=f"Kind: leaflet\nFiles: {lines}\n")], assets=assets)
    return documents(planned(lists.plan, made))[SECTIONS[lang]].cards[0].files


@pytest.mark.parametrize(
    ("lang", "files", "expected"),
    [
        ("sw", ("sw", "en"), "PDF, MB 2.4, kurasa 12, kwa Kiswahili; PDF, MB 2.4, kurasa 12, kwa Kiingereza"),
        ("en", ("sw", "en"), "PDF, 2.4 MB, 12 pages, in English; PDF, 2.4 MB, 12 pages, in Kiswahili"),
        ("sw", ("sw", "sw"), "Mafaili 2, MB 4.8, kwa Kiswahili"),
    ],
)  # fmt: skip
def test_a_publication_says_each_language_that_it_can_be_had_in_and_weighs_its_files(
    lang, files, expected
):
    assert expected == card(lang, *files)


SECTIONS = {"sw": "/machapisho/", "en": "/en/publications/"}


@pytest.mark.parametrize(
    ("typed", "sw", "en"),
    [
        ("2026-07/2026-12", "Julai hadi Desemba 2026", "July to December 2026"),
        ("2025-07/2026-06", "Julai 2025 hadi Juni 2026", "July 2025 to June 2026"),
        ("2026-03", "Machi 2026", "March 2026"),
        ("2025/2026", "2025/2026", "2025/2026"),
        ("2026-13", "2026-13", "2026-13"),
    ],
)
def test_a_period_of_months_is_said_in_words_and_any_other_as_it_is_typed(typed, sw, en):
    assert (sw, en) == tuple(period.text(typed, stories.words()[lang]) for lang in ("sw", "en"))


# Another format


def ask(office=stories.OFFICE, **more):
    contact = story("pages", "wasiliana-nasi", en="Slug: contact-us\n")
    one = story("publications", sw="Title: Ripoti & hesabu, 50%\nKind: report\n", en="", **more)
    return {url: doc.formats for url, doc in page(one, contact, office=office).items()}


def test_who_needs_another_format_is_led_to_the_contact_page_of_the_same_language():
    assert {
        "/machapisho/2026/mfano/": "/wasiliana-nasi/",
        "/en/publications/2026/mfano/": "/en/contact-us/",
    } == {url: link.url for url, link in ask().items()}


def test_where_the_office_gives_an_address_the_message_names_the_publication():
    office = replace(stories.OFFICE, contact=Contact(formats_email="mfano@example.org"))
    found = urlsplit(ask(office)["/machapisho/2026/mfano/"].url)
    assert ("mailto", "mfano@example.org") == (found.scheme, found.path)
    assert {"subject": ["Ombi la muundo mwingine: Ripoti & hesabu, 50%"]} == parse_qs(found.query)


def test_no_way_is_shown_where_there_is_none():
    (one,) = page(story("publications", sw="Kind: report\n")).values()
    assert one.formats is None


# Names that make one address


@pytest.mark.parametrize("other", ["Jarida la Mfano", "Jarida, la mfano"])
def test_two_ways_to_write_one_series_are_told(other):
    (fault,) = rules.between([issue("1", "2026-01-01"), issue("2", "2026-02-01", other)], (), {})
    assert ("series-unlike", "publications/2026-02-01-t2.sw.md") == (fault.rule, fault.path)


def test_a_series_whose_name_makes_no_address_is_told():
    (fault,) = rules.between([issue("1", "2026-01-01", "…")], (), {})
    assert "series-name" == fault.rule


def test_an_issue_that_stands_twice_in_a_series_is_told():
    (fault,) = rules.between([issue("1", "2026-01-01"), issue("1", "2026-02-01")], (), {})
    assert ("same-issue", True) == (fault.rule, fault.warning)
