"""Rules between files hold: facts of a pair, addresses, references, topics, links."""

import datetime as dt

import pytest
from msgspec.structs import replace

from plugins.model import source
from plugins.reading import rules
from plugins.schema.faults import message
from plugins.stories import links
from tests import stories
from tests.stories import story


def pair(**given):
    return stories.named(rules.pair(story(**given)))


def between(*those, topics=()):
    known = {(one.section, one.pair): one for one in those}
    return stories.named(rules.between(those, tuple(topics), known))


def addressed(*those):
    return stories.named(rules.urls(those)[1])


# A pair


@pytest.mark.parametrize(
    ("sw", "en", "expected"),
    [
        ("Owner: a\n", "Owner: a\n", []),
        ("", "Owner: a\n", [("fact-only-here", 3)]),
        ("", "Status: draft\n", [("fact-only-here", 3)]),
        ("", "Sample: yes\n", [("fact-only-here", 3)]),
        ("", "Publish-At: 2026-12-01\n", [("fact-only-here", 3)]),
        (None, "Owner: a\n", []),  # the only file
        ("Slug: a\nAttachments: media/a.pdf | b\n", "Slug: c\n", []),  # what belongs to a file
        ("Withdrawn: 2026-11-22 | a\n", "Withdrawn: 2026-11-22 | b\n", []),
        ("Withdrawn: 2026-11-22 | a\n", "Withdrawn: 2026-11-23 | a\n", [("fact-differs", 3)]),
        ("", "Withdrawn: 2026-11-22 | a\n", [("fact-only-here", 3)]),
        ("Gallery: media/a.jpg | a\n", "Gallery: media/a.jpg | b\n", []),
        ("Gallery: media/a.jpg | a\n", "Gallery: media/b.jpg | a\n", [("fact-differs", 3)]),
        ("Image: media/a.jpg\nImage-Alt: b\n", "", [("image-needs-alt", 1)]),
        ("Image: media/a.jpg\nImage-Alt: b\n", "Image-Alt: c\n", []),
        ("Only: sw\n", "", [("only-but-pair", 3)]),
        ("Only: sw\n", None, []),
    ],
)
def test_the_facts_of_a_pair_stand_in_its_kiswahili_file_and_its_words_in_each(sw, en, expected):
    assert expected == pair(sw=sw, en=en)


def test_a_fact_that_differs_is_refused_with_both_lines():
    (fault,) = rules.pair(story(sw="Owner: a\n", en="Slug: b\nOwner: c\n"))
    there = ("fact-differs", "news/2026-11-22-mfano.en.md", 4)
    assert there == (fault.rule, fault.path, fault.line)
    assert "news/2026-11-22-mfano.sw.md:3" in message(fault, "en")


@pytest.mark.parametrize(
    ("section", "here", "there", "said"),
    [
        ("events", "Starts: 2026-11-22 09:00", "Starts: 2026-11-22 10:00", "2026-11-22 09:00"),
        ("events", "Ends: 2026-11-23", "Ends: 2026-11-24", "2026-11-23"),
        ("events", "Arrival: 08:30", "Arrival: 07:30", "08:30"),
        ("events", "Arrival: 2026-11-21 18:00", "Arrival: 18:00", "2026-11-21 18:00"),
        ("events", "Map: -6.17, 35.74", "Map: -6.18, 35.74", "-6.17, 35.74"),
        ("news", "Topics:\n    a\n    b", "Topics: a", "a, b"),
        (
            "publications",
            "Files: media/a.pdf | sw | b",
            "Files: media/a.pdf | sw",
            "media/a.pdf | sw | b",
        ),
        ("publications", "Files: media/a.pdf | en", "Files: media/a.pdf | sw", "media/a.pdf | en"),
    ],
)
def test_a_fact_that_differs_is_said_as_editors_type_it(section, here, there, said):
    for sw, en, part in ((there, here, "value"), (here, there, "there")):
        first = "" if sw.startswith("Starts") else "Starts: 2026-11-22\n"
        needed = {"events": f"Kind: meeting\n{first}", "publications": "Kind: report\n"}
        (fault,) = (
            one
            for one in rules.pair(
                story(section, sw=f"{needed.get(section, '')}{sw}\n", en=f"{en}\n")
            )
            if one.rule == "fact-differs"
        )
        assert said == dict(fault.fill)[part]


@pytest.mark.parametrize("ends", ["2026-11-22 08:00", "2026-11-23"])
def test_times_that_cannot_be_are_said_as_editors_type_them(ends):
    headers = f"Kind: meeting\nStarts: 2026-11-22 09:00\nEnds: {ends}\n"
    (fault,) = rules.pair(story("events", sw=headers))
    assert {"value": ends, "other": "2026-11-22 09:00"} == dict(fault.fill)


@pytest.mark.parametrize("section", ["publications", "events"])
def test_a_needed_fact_is_needed_of_the_file_that_bears_the_facts(section):
    made = story(section)
    without = replace(made.sw, headers=replace(made.sw.headers, kind=None))
    assert ["missing-header"] == [fault.rule for fault in rules.pair(source.story(without, None))]
    assert [] == pair(section=section, en="")


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("2026-11-22", "2026-11-21", "ends-before-start"),
        ("2026-11-22 10:00", "2026-11-22 09:59", "ends-before-start"),
        ("2026-11-22", "2026-11-22 10:00", "times-differ"),
        ("2026-11-22 10:00", "2026-11-23", "times-differ"),
        ("2026-11-22", "2026-11-22", None),
        ("2026-11-22 10:00", "2026-11-22 10:00", None),
        ("2026-11-22 22:00", "2026-11-23 02:00", None),
    ],
)
def test_an_event_ends_after_its_start(starts, ends, expected):
    found = pair(section="events", sw=f"Kind: meeting\nStarts: {starts}\nEnds: {ends}\n")
    assert ([(expected, 5)] if expected else []) == found


# Between stories


def test_a_topic_that_does_not_exist_is_refused():
    assert [("unknown-topic", 3)] == between(
        story(sw="Topics: msada\n"), topics=[stories.topic("a")]
    )
    assert [] == between(story(sw="Topics: a\n"), topics=[stories.topic("a")])


def test_a_reference_is_used_once():
    one = story("press", sw="Reference: A/1\n")
    two = story("press", "2026-11-21-b", sw="Title: B\nReference: A/1\n")
    assert [("duplicate-reference", 3)] == between(two, one)


def test_a_title_stands_once_in_a_section_and_year():
    one, two = story(sw="", en=""), story(pair="2026-01-02-b", sw="Title: mfano\n", en="Title: B\n")
    assert [("same-title", 2)] == between(one, two)
    assert [] == between(one, story(pair="2025-01-02-b"))
    assert [] == between(one, story("press", "2026-01-02-b"))


def test_a_withdrawn_story_may_be_told_anew():
    two = story(pair="2026-01-02-b", sw="Withdrawn: 2026-01-03 | Kosa\n")
    assert [] == between(story(), two)


def test_a_release_corrects_one_that_exists():
    corrects = "Corrects: 2026-11-21-b\n"
    assert [("unknown-story", 3)] == between(story("press", sw=corrects))
    assert [("unknown-story", 3)] == between(
        story("press", sw=corrects), story("news", "2026-11-21-b")
    )
    assert [] == between(story("press", sw=corrects), story("press", "2026-11-21-b", "Title: B\n"))


@pytest.mark.parametrize("section", ["news", "press", "publications"])
def test_the_outcome_of_an_event_is_a_report_that_exists(section):
    event = story("events", sw="Kind: meeting\nStarts: 2026-11-22\nOutcome: 2026-11-21-b\n")
    assert [("unknown-story", 5)] == between(event)
    assert [] == between(event, story(section, "2026-11-21-b"))


# Addresses


def test_two_stories_of_one_year_do_not_share_an_address():
    assert [("duplicate-address", 0)] == addressed(story(), story(pair="2026-11-21-mfano"))
    assert [("duplicate-address", 3)] == addressed(
        story(), story(pair="2026-11-21-b", sw="Slug: mfano\n")
    )


def test_one_name_serves_in_two_years_sections_and_languages():
    assert [] == addressed(story(en=""), story(pair="2025-11-22-mfano"), story("press"))


def test_an_event_stands_in_the_year_of_its_start():
    event = story("events", sw="Kind: meeting\nStarts: 2027-01-01\n")
    assert ["/matukio/2027/mfano/"] == list(rules.urls([event])[0].values())


@pytest.mark.parametrize("slug", ["en", "habari", "tafuta", "media", "assets", "mada", "404"])
def test_a_standing_page_takes_no_word_of_the_site(slug):
    assert [("reserved-address", 0)] == addressed(story("pages", slug))


def test_a_story_takes_no_address_of_a_month():
    assert [("reserved-address", 3)] == addressed(story(sw="Slug: 11\n"))


# Links


def linked(text, *others, lang="sw", now=stories.NOON):
    """Give what the links of a story become in an edition with others, or the faults of those links."""
    given = {"sw": "", "en": ""} if lang == "en" else {"sw": "", "en": None}
    records = stories.records(pair="2026-11-22-kiungo", text=text, **given)
    (one,) = source.paired(record.source for record in records)
    known = {(other.section, other.pair): other for other in (one, *others)}
    edition = stories.edition([one, *others], now, assets=[stories.asset("media/a.pdf")])
    (made,) = (record for record in records if record.source.lang == lang)
    path, targets = made.source.path, made.text.targets
    if found := links.faults(path, targets, known, dict(edition.urls), set(edition.assets)):
        return [fault.rule for fault in found]
    return list(links.resolved(targets, lang, edition))


def test_a_link_to_either_file_leads_to_the_readers_language():
    for name in ("sw", "en"):
        text = f"[a]({{filename}}2026-11-22-mfano.{name}.md)"
        assert ["/habari/2026/mfano/"] == linked(text, story(en=""))
        assert ["/en/news/2026/mfano/"] == linked(text, story(en=""), lang="en")


def test_a_link_to_a_story_of_the_other_language_says_so():
    text = "[a]({filename}2026-11-22-mfano.en.md#b)"
    expected = ['/en/news/2026/mfano/#b" hreflang="en']
    assert expected == linked(text, story(sw=None, en=""))


def test_a_link_may_be_typed_from_the_content_folder():
    text = "[a]({filename}/press/2026-11-22-mfano.sw.md)"
    assert ["/taarifa-kwa-umma/2026/mfano/"] == linked(text, story("press"))


@pytest.mark.parametrize("target", ["b.sw.md", "../../b.sw.md", "/blogu/2026-01-01-b.sw.md", ""])
def test_a_link_to_a_story_that_is_not_there_is_refused(target):
    assert ["missing-story"] == linked(f"[a]({{filename}}{target})")


def test_a_link_to_a_story_that_is_not_public_is_refused():
    text = "[a]({filename}2026-11-22-mfano.sw.md)"
    assert ["hidden-story"] == linked(text, story(sw="Status: draft\n"))
    early = dt.datetime(2026, 11, 21)
    late = story(pair="2026-11-23-mfano")
    assert ["hidden-story"] == linked("[a]({filename}2026-11-23-mfano.sw.md)", late, now=early)


def test_a_link_to_a_file_bears_no_language_and_a_missing_one_is_refused():
    assert ["/media/a.pdf"] == linked("[a]({static}/media/a.pdf)")
    for target in ("/media/b.pdf", "/office.toml", "/media/../office.toml"):
        assert ["missing-file"] == linked(f"[a]({{static}}{target})")


# The address of what was postponed


@pytest.mark.parametrize(
    ("headers", "year"),
    [
        ("Starts: 2027-01-20\nState: postponed\nFormerly: 2026-12-08 10:00\n", 2026),
        ("Starts: 2027-01-20\nState: moved\nFormerly: 2026-12-08\n", 2026),
        ("Starts: 2027-01-20\nState: postponed\nFormerly: mwezi Desemba\n", 2027),
        ("Starts: 2027-01-20\nState: cancelled\nFormerly: 2026-12-08\n", 2027),
        ("Starts: 2027-01-20\n", 2027),
    ],
)
def test_an_event_that_is_postponed_into_another_year_keeps_its_address(headers, year):
    made = story("events", sw=headers)
    assert f"/matukio/{year}/mfano/" == rules.urls([made])[0]["events", made.pair, "sw"]
    assert dt.date(2027, 1, 20) == made.day
