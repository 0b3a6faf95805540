"""A list that splits into its years and months: what each part shows, holds and is called."""

import datetime as dt

from plugins.model.values import Link
from plugins.pages import periods
from tests.stories import story, words

OWN = Link(lang="sw", title="Habari", url="/habari/", named="sw")
THERE = Link(lang="en", title="News", url="/en/news/")
DAYS = [dt.date(2026, 11, 2), dt.date(2026, 11, 1), dt.date(2026, 3, 9), dt.date(2025, 7, 7)]


def test_a_story_that_has_a_day_is_split_by_it():
    assert dt.date(2026, 11, 20) == periods.day_of(story("news", "2026-11-20-a", "Title: A\n"))


def split(**limits):
    return list(periods.split(words(), OWN, THERE, DAYS, lambda day: day, newest=1, **limits))


def test_a_list_that_is_not_long_shows_all_and_has_no_years():
    (whole,) = split(years=4)
    assert (tuple(DAYS), ()) == (whole.shown, whole.below)


def test_a_long_list_shows_its_newest_and_leads_to_its_years():
    whole, *years = split(years=3)
    assert (DAYS[0],) == whole.shown
    assert [("2026", 3), ("2025", 1)] == [(one.title, len(held)) for one, held in whole.below]
    assert [tuple(DAYS[:3]), tuple(DAYS[3:])] == [one.shown for one in years]


def test_a_full_year_shows_nothing_itself_and_is_followed_by_its_months():
    found = split(months=2)
    assert ["", "2026/", "2026/11/", "2026/03/", "2025/"] == [
        one.own.url.removeprefix("/habari/") for one in found
    ]
    year, month = found[1:3]
    assert ((), tuple(DAYS[:2])) == (year.shown, month.shown)
    assert ["Habari", "2026"] == [one.short.title for one in month.above]


def test_a_part_is_called_in_both_languages_by_the_list_and_its_period():
    month = split(months=2)[2]
    assert ("Habari: Novemba 2026", "News: November 2026") == (month.own.title, month.there.title)
    assert ("sw", "Novemba 2026") == (month.own.named, month.short.title)
