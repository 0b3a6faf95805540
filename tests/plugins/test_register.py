"""The register of all press releases: honest about each, whole as files, never too large as a page."""

import csv
import dataclasses
import datetime as dt
import io
import json

import pytest
from msgspec.structs import replace

from plugins.model.edition import Audience
from plugins.pages.press import listed, register
from plugins.schema.seal import Sealed
from tests import stories

SUM = "ab" * 32


def story(pair="2026-11-20-mfano", more="", en=None):
    return stories.story("press", pair, f"Title: Taarifa {pair}\n{more}", en)


def edition(*given, sealed=(), **how):
    made = stories.edition(list(given), **how)
    lines = {
        (pair, lang): Sealed(pair, lang, SUM, SUM, dt.date(2026, 11, 21)) for pair, lang in sealed
    }
    return dataclasses.replace(made, sealed=lines, known={})


def documents(edition, lang="sw"):
    planned = register.plan(edition)
    found = [page.how.document for page in planned if page.address.endswith(".html")]
    return {one.url: one for one in found if one.lang == lang}


def file(edition, form, lang="sw"):
    name = {"sw": "rejista", "en": "register"}[lang]
    (page,) = [one for one in register.plan(edition) if one.address.endswith(f"{name}.{form}")]
    return {"csv": listed.as_csv, "json": listed.as_json}[form](page.how.values)


def row(edition, lang="sw", at=0):
    (first, *_) = documents(edition, lang).values()
    return first.rows[at]


def many(number, month=11):
    return [story(f"2026-{month:02}-{1 + n % 20:02}-mfano-{month}-{n}") for n in range(number)]


# Rows


@pytest.mark.parametrize(
    ("sealed", "sums"), [((), ["", ""]), (("sw",), [SUM, ""]), (("sw", "en"), [SUM, SUM])]
)
def test_a_release_has_the_sum_of_each_language_that_is_sealed(sealed, sums):
    pairs = [("2026-11-20-mfano", lang) for lang in sealed]
    found = row(edition(story(en="Title: Sample\n"), sealed=pairs)).sums
    expected = list(zip(["Kiswahili", "Kiingereza"], sums, strict=True))
    assert expected == [(one.name, one.text) for one in found]


@pytest.mark.parametrize(
    ("more", "state"), [("", "Imetolewa"), ("Withdrawn: 2026-11-21 | Sababu\n", "Imeondolewa")]
)
def test_a_row_says_what_became_of_its_release(more, state):
    assert state == row(edition(story(more=more))).state.text


def test_a_corrected_release_and_its_correction_name_each_other():
    made = edition(
        story(more="Reference: A/1\n"),
        story("2026-11-21-b", "Corrects: 2026-11-20-mfano\nReference: A/2\n"),
    )
    new, old = row(made), row(made, at=1)
    assert ("corrected", ["A/2"]) == (old.state.key, [one.title for one in old.corrected_by])
    assert ("issued", "A/1") == (new.state.key, new.corrects.title)


def test_a_withdrawn_release_keeps_its_sum_and_loses_its_file():
    made = edition(
        story(more="Withdrawn: 2026-11-21 | Sababu\n"), sealed=[("2026-11-20-mfano", "sw")]
    )
    (one,) = json.loads(file(made, "json"))["releases"]
    (version,) = one["versions"]
    assert ("withdrawn", SUM, None) == (one["state"], version["sha256"], version["pdf"])


@pytest.mark.parametrize("more", ["Status: draft\n", "Publish-At: 2026-12-01 09:00\n"])
def test_what_is_not_issued_is_not_in_the_register_of_a_preview(more):
    made = edition(story(more=more), audience=Audience(preview=True))
    assert 1 == len(made.stories)
    assert [] == json.loads(file(made, "json"))["releases"]
    assert None is register.row_link(made.stories[0], "sw", made)


# Pages


def test_a_year_has_a_page_of_its_own_where_a_release_leads_to_its_row():
    made = edition(story())
    link = register.row_link(made.stories[0], "sw", made)
    url, _, key = link.url.partition("#")
    assert "/taarifa-kwa-umma/rejista/2026/" == url
    assert [key] == [one.key for one in documents(made)[url].rows]


def test_a_full_year_shows_its_months_and_every_release_leads_to_its_row():
    made = edition(*many(20, 10), *many(20, 11))
    pages = documents(made, "en")
    assert () == pages["/en/press-releases/register/2026/"].rows
    for one in made.stories:
        url, _, key = register.row_link(one, "en", made).url.partition("#")
        assert key in [held.key for held in pages[url].rows]


def test_no_page_of_ten_thousand_releases_holds_more_than_a_month():
    made = edition(*many(400, 10), *many(400, 11))
    assert [15, 0, 400, 400] == [len(one.rows) for one in documents(made).values()]


def test_every_page_has_its_like_in_the_other_language():
    made = edition(*many(40), story("2025-01-02-x"))
    both = {lang: documents(made, lang) for lang in ("sw", "en")}
    for lang, other in (("sw", "en"), ("en", "sw")):
        assert set(both[other]) == {one.counterpart.url for one in both[lang].values()}
        for one in both[lang].values():
            assert one.counterpart.title == both[other][one.counterpart.url].title


def test_without_releases_the_register_is_empty_and_there():
    (one,) = documents(edition()).values()
    assert ((), ()) == (one.rows, one.periods)


# Files


def test_the_files_are_whole_and_newest_first():
    made = edition(*many(40))
    ids = [one["id"] for one in json.loads(file(made, "json"))["releases"]]
    assert [one.pair for one in made.stories] == ids
    rows = list(csv.reader(io.StringIO(file(made, "csv").decode(), newline="")))
    assert 41 == len(rows)
    assert {7} == {len(one) for one in rows}


def test_both_languages_list_the_same_releases():
    made = edition(story(en="Title: Sample\n"), story("2026-11-21-b"))
    both = [json.loads(file(made, "json", lang))["releases"] for lang in ("sw", "en")]
    assert both[0] == both[1]


def test_a_line_of_csv_says_what_a_row_says():
    made = edition(story(more="Reference: A/1\n"), sealed=[("2026-11-20-mfano", "sw")])
    url = "https://example.org/taarifa-kwa-umma/2026/mfano/"
    expected = f"A/1,2026-11-20,Taarifa 2026-11-20-mfano,Imetolewa,{url},{SUM},\r\n"
    assert file(made, "csv").decode().endswith(expected)


@pytest.mark.parametrize("sign", [*"=+-@\t\r", "＝", "＋", "－", "＠", " ="])
def test_no_cell_is_a_formula(sign):
    assert f"'{sign}1" == listed.cell(f"{sign}1")


@pytest.mark.parametrize("text", ["A/1", "", "Bei -5", "a=b", "2026-11-20"])
def test_what_is_no_formula_stays_as_it_is(text):
    assert text == listed.cell(text)


def test_a_cell_with_commas_quotes_and_signs_is_read_back_by_a_parser():
    made = edition(story(more=""))
    title = '=HYPERLINK("x"), "y"'
    values = register.listed(made, "sw", made.stories)
    release = values.releases[0]
    odd = replace(release, versions=(replace(release.versions[0], title=title),))
    data = listed.as_csv(replace(values, releases=(odd,))).decode()
    assert f"'{title}" == list(csv.reader(io.StringIO(data, newline="")))[1][2]
