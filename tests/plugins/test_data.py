"""The data for others says of each story what its page says, in two forms that agree, and no more than is out."""

import csv
import io
import json

import pytest
from msgspec.structs import replace

from plugins.engine.render import named
from plugins.model.edition import Audience
from plugins.pages.data import form, item, sets
from plugins.schema.office import Both, DataFacts
from tests import jsonfeed, stories
from tests.stories import asset, edition, planned, story, topic

EVENT = "Kind: legal-clinic\nStarts: 2026-12-02 09:00\nEnds: 2026-12-04 16:00\nVenue: Ukumbi\nRegion: dodoma\n"
PUBLICATION = (
    "Kind: report\nFiles:\n    media/a.pdf | sw | Ripoti\n    media/a.pdf | en\n"
    "Series: Jarida la mfano\nIssue: 2\nPeriod: 2026\n"
)


def files(*those, **more):
    """Give the files that are made of stories, by address."""
    assets = (asset("media/a.pdf"),)
    made = edition(those, assets=assets, topics=(topic("elimu"), topic("sheria")), **more)
    return {
        page.address: named(page.how.function)(page.how.values)
        for page in planned(sets.plan, made)
        if not page.address.endswith(".html")
    }


def feed(found, address):
    return json.loads(found[address])


def table(found, address):
    """Give the rows of a CSV by column, read as a program reads it."""
    return list(csv.DictReader(io.StringIO(found[address].decode(), newline="")))


def page(lang="sw", **more):
    made = edition([story()], **more)
    return sets.page(made, lang, ())


ALL = (
    story(pair="2026-11-20-a", sw="Topics:\n    elimu\n    sheria\n", en="Title: Example\n"),
    story(
        "press", "2025-11-21-b", sw="Reference: MFANO/1\nAttachments: media/a.pdf | Kiambatisho\n"
    ),
    story("events", "2026-11-22-c", sw=EVENT),
    story("publications", "2026-11-22-d", sw=PUBLICATION),
)


def test_each_set_has_a_file_of_each_form_a_year_and_one_of_the_newest():
    expected = {
        "data/index.json",
        "data/stories.json",
        "data/events.json",
        "data/publications.json",
    }
    for name in ("stories-2026", "stories-2025", "events-2026", "publications-2026"):
        expected |= {f"data/{name}.json", f"data/{name}.csv"}
    assert expected == {name for name in files(*ALL) if not name.startswith("en/")}


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": "1"},
        {"title": 1},
        {"next_url": "a", "feed_url": "a"},
        {"surprise": "a"},
        {"_oag": "a"},
        {"items": [{"id": "a"}]},
        {"items": [{"id": "a", "content_text": "", "date_published": "2026-11-22"}]},
        {"items": [{"id": "a", "content_text": "", "attachments": [{"url": "a"}]}]},
        {"items": [{"id": "a", "content_text": ""}, {"id": "a", "content_text": ""}]},
    ],
)
def test_the_rules_of_a_json_feed_find_what_breaks_them(wrong):
    assert jsonfeed.faults({"version": jsonfeed.VERSION, "title": "a", "items": [], **wrong})


def test_a_feed_says_who_made_it_where_it_is_and_where_the_year_before_is():
    held = feed(files(*ALL), "data/stories-2026.json")
    assert "https://example.org/data/stories-2026.json" == held["feed_url"]
    assert "https://example.org/" == held["home_page_url"]
    assert "https://example.org/data/stories-2025.json" == held["next_url"]
    assert "next_url" not in feed(files(*ALL), "data/stories-2025.json")
    assert ("sw", [{"name": "Ofisi ya Mfano"}]) == (held["language"], held["authors"])


def test_an_item_is_what_the_atom_feed_calls_it_and_what_its_page_says():
    (one,) = feed(files(*ALL), "data/stories-2026.json")["items"]
    assert one["id"].startswith("urn:uuid:")
    assert "https://example.org/habari/2026/a/" == one["url"]
    assert ("Mfano", stories.SUMMARY) == (one["title"], one["summary"])
    assert "2026-11-20T00:00:00+03:00" == one["date_published"] == one["date_modified"]
    assert ["Mada elimu", "Mada sheria"] == one["tags"]
    assert {"kind": "news", "sample": False} == one["_oag"]


def test_a_change_that_the_page_names_is_the_date_of_the_last_change():
    found = files(story(sw="Updated: 2026-11-22 | Badiliko\n", pair="2026-11-20-a"))
    (one,) = feed(found, "data/stories-2026.json")["items"]
    assert "2026-11-22T00:00:00+03:00" == one["date_modified"]


def test_an_attachment_says_its_type_and_size():
    (one,) = feed(files(*ALL), "data/stories-2025.json")["items"]
    expected = {
        "url": "https://example.org/media/a.pdf",
        "mime_type": "application/pdf",
        "title": "Kiambatisho",
        "size_in_bytes": 2_400_000,
        "_oag": {"pages": 12},
    }
    assert [expected] == one["attachments"]
    assert {
        "kind": "press-release",
        "number": "MFANO/1",
        "state": "issued",
        "sample": False,
    } == one["_oag"]


def test_an_event_says_when_and_where_and_not_when_it_was_published():
    (one,) = feed(files(*ALL), "data/events-2026.json")["items"]
    assert {
        "kind": "legal-clinic",
        "starts": "2026-12-02T09:00:00+03:00",
        "ends": "2026-12-04T16:00:00+03:00",
        "venue": "Ukumbi",
        "region": "Dodoma",
        "state": "scheduled",
        "sample": False,
    } == one["_oag"]
    assert not {"date_published", "date_modified"} & one.keys()


def test_a_publication_says_its_series_and_its_files():
    (one,) = feed(files(*ALL), "data/publications-2026.json")["items"]
    assert {
        "kind": "report",
        "series": "Jarida la mfano",
        "issue": "2",
        "period": "2026",
        "sample": False,
    } == one["_oag"]
    assert [("Ripoti", "sw"), ("Mfano", "en")] == [
        (file["title"], file["_oag"]["language"]) for file in one["attachments"]
    ]


@pytest.mark.parametrize(
    "name", ["stories-2026", "stories-2025", "events-2026", "publications-2026"]
)
def test_the_two_forms_of_a_year_say_the_same(name):
    found = files(*ALL)
    rows, items = table(found, f"data/{name}.csv"), feed(found, f"data/{name}.json")["items"]
    assert len(rows) == len(items) > 0
    for row, one in zip(rows, items, strict=True):
        plain = ("id", "url", "title", "summary", "date_published", "date_modified", "language")
        assert [one.get(key, "") for key in plain] == [row[key] for key in plain]
        assert "; ".join(one.get("tags", ())) == row["topics"]
        attached = one.get("attachments", ())
        assert "; ".join(file["url"] for file in attached) == row["files"]
        assert (sum(file["size_in_bytes"] for file in attached) or "") == (
            int(row["bytes"]) if row["bytes"] else ""
        )
        for key, value in one["_oag"].items():
            assert {True: "true", False: "false"}.get(value, value) == row[key]


def test_a_table_is_as_the_standard_has_it():
    data = files(story(sw='Title: Mfano, "nukuu"\n'))["data/stories-2026.csv"]
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b'"Mfano, ""nukuu"""' in data
    assert data.startswith(b"id,url,title,")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@a", "  =1"])
def test_no_cell_is_a_formula(title):
    made = item.DataItem(
        key="a", url="/", title=title, summary="", published="", modified="", topics=(), attached=(),
        facts=(),
    )  # fmt: skip
    part = replace(sets._part(edition([]), "sw", "stories", (), 0, ""), items=(made,))
    (row,) = csv.DictReader(io.StringIO(form.as_csv(part).decode(), newline=""))
    assert f"'{title}" == row["title"]


def test_a_language_has_its_own_stories_alone():
    found = files(*ALL)
    (one,) = feed(found, "en/data/stories-2026.json")["items"]
    assert ("Example", "https://example.org/en/news/2026/a/") == (one["title"], one["url"])
    assert [] == feed(found, "en/data/events.json")["items"]
    assert "en/data/events-2026.json" not in found


@pytest.mark.parametrize(
    "headers",
    ["Status: draft\n", "Publish-At: 2026-11-30\n", "Withdrawn: 2026-11-21 | Sababu\n"],
)
@pytest.mark.parametrize("audience", [Audience(), Audience(preview=True)])
def test_what_is_not_out_or_was_withdrawn_is_in_no_file(headers, audience):
    found = files(story(sw=headers + "Title: Siri\n"), audience=audience)
    assert [] == [name for name, data in found.items() if b"Siri" in data]


def test_the_newest_are_no_more_than_fifty():
    many = [story(pair=f"2026-11-{day:02}-{name}{day}") for day in range(1, 21) for name in "abc"]
    found = files(*many)
    newest = feed(found, "data/stories.json")["items"]
    assert 50 == len(newest)
    assert newest == feed(found, "data/stories-2026.json")["items"][:50]


def test_the_index_names_every_file_but_itself():
    found = files(*ALL)
    held = feed(found, "data/index.json")
    named = {one[form] for one in held["files"] for form in ("json", "csv") if one[form]}
    expected = {
        f"https://example.org/{name}"
        for name in found
        if not name.startswith(("en/", "data/index"))
    }
    assert expected == named
    assert [("stories", None, 2), ("stories", 2026, 1), ("stories", 2025, 1)] == [
        (one["name"], one["year"], one["items"]) for one in held["files"][:3]
    ]


def test_an_edit_of_a_text_changes_no_file():
    assert files(story(text="Moja.")) == files(story(text="Mbili."))


def test_a_licence_that_is_given_is_stated_everywhere():
    given = DataFacts(Both("Leseni ya mfano", "Sample licence"), "https://example.org/licence")
    office = replace(stories.OFFICE, data=given)
    assert ("Sample licence", given.licence_url) == (
        page("en", office=office).licence.title,
        page("en", office=office).licence.url,
    )
    found = files(*ALL, office=office)
    for name in ("data/index.json", "data/stories.json"):
        held = feed(found, name)
        held = held.get("_oag", held)
        assert ("Leseni ya mfano", given.licence_url) == (held["licence"], held["licence_url"])


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_every_column_is_explained(lang):
    made = page(lang)
    for one in made.sets:
        said = {fact.label for fact in (*made.columns, *one.columns)}
        assert said == set(form.columns(sets.SETS[one.key].facts))
        assert all(fact.value for fact in one.columns)
