"""The editors' report: what each part finds, what it leaves alone, and how it is said in both languages."""

import pytest

from plugins.bilingual import strings
from plugins.desk.owed import owed
from plugins.desk.report import (
    alts,
    blanks,
    languages,
    months,
    page,
    reports,
    reviews,
    settings,
    summary,
    weights,
)
from plugins.desk.report.finding import Finding, ReportPart, fill
from plugins.desk.translations import told
from plugins.model.moment import Clock
from plugins.schema import fields, office
from plugins.schema.faults import fault
from plugins.schema.sections import SECTIONS
from tests.desk import EN, SW, text
from tests.stories import NOON, ROOT, records, story

TODAY = NOON.date()
FULL = office.office((ROOT / "content" / "office.toml").read_bytes())[0]


@pytest.fixture(scope="module")
def words():
    return strings.load(ROOT / "plugins" / "desk" / "report" / "words")


@pytest.fixture(scope="module")
def voices(words):
    site = strings.load(ROOT / "theme" / "strings")
    return {lang: page.ReportVoice(site[lang], words[lang], "content") for lang in words}


def notes(part):
    return [(one.note, one.path, one.line) for one in part.findings]


# Words


def test_both_languages_have_the_same_words(words):
    assert () == strings.faults(words["sw"], words["en"])


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_every_setting_that_can_be_empty_has_its_words(words, lang):
    empty = settings.empty(office.Office(office.Both(), social={"x": "", "telegram": ""}))
    assert {"name", "contact.telephone", "social.x", "social.telegram"} <= set(empty)
    for name in empty:
        found = words[lang].settings
        for key in settings.worded(name).split("."):
            found = found[key]
        assert found.about
        assert found.who


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_every_note_has_its_cure(words, lang):
    assert set(words[lang].notes) == set(words[lang].cures)


# The chart


def test_a_story_counts_in_its_month_and_section():
    made = months.chart(
        [
            story(pair="2026-11-22-a"),
            story("press", pair="2026-10-05-b"),
            story("events", pair="2026-12-01-c", sw="Starts: 2026-12-09\n"),
            story("publications", pair="2019-01-01-d"),
        ],
        Clock(NOON),
        TODAY,
    )
    assert [("later", 1), ("month", 1), ("month", 1), ("month", 0)] == [
        (row.when, row.total) for row in made.rows[:4]
    ]
    assert (1, 1, 1, 1) == made.totals
    assert ("earlier", (0, 0, 1, 0)) == (made.rows[-1].when, made.rows[-1].counts)


def test_what_the_public_cannot_read_is_counted_apart():
    made = months.chart(
        [
            story(pair="2026-11-01-a", sw="Sample: yes\n"),
            story(pair="2026-11-02-b", sw="Status: draft\n"),
            story(pair="2026-11-03-c", sw="Publish-At: 2026-12-01\n"),
        ],
        Clock(NOON),
        TODAY,
    )
    assert (0, 0, 0, 0) == made.totals
    assert (1, 1, 1) == (made.samples, made.drafts, made.embargoed)


# Reviews


def reviewed(day, owner="", pair="mfano", more=""):
    head = f"Review-By: {day}\n" + (f"Owner: {owner}\n" if owner else "") + more
    return story("pages", pair, sw=head)


def test_what_is_longest_overdue_comes_first_owner_by_owner_and_those_without_one_last():
    part = reviews.part(
        [
            reviewed("2026-11-01", pair="a"),
            reviewed("2026-11-20", "Kitengo cha mfano", "b"),
            reviewed("2026-11-10", "Kitengo cha mfano", "c"),
        ],
        TODAY,
    )
    assert [
        ("Kitengo cha mfano", "pages/c.sw.md", 3),
        ("Kitengo cha mfano", "pages/b.sw.md", 3),
        ("", "pages/a.sw.md", 3),
    ] == [(one.group, one.path, one.line) for one in part.findings]


@pytest.mark.parametrize(
    ("day", "note"),
    [
        ("2026-11-21", ["overdue"]),
        ("2026-11-22", ["due-today"]),
        ("2026-12-21", ["due-soon"]),
        ("2026-12-22", []),
    ],
)
def test_a_review_is_told_of_from_thirty_days_before(day, note):
    assert note == [one.note for one in reviews.part([reviewed(day)], TODAY).findings]


def test_a_withdrawn_page_is_not_reviewed():
    withdrawn = reviewed("2026-01-01", more="Withdrawn: 2026-02-01 | kosa\n")
    assert () == reviews.part([withdrawn], TODAY).findings


# What agrees with other commands


def test_what_owes_a_report_is_what_make_owed_lists():
    stories = [
        story("events", "2026-11-01-a", sw="Starts: 2026-11-01\n"),
        story("events", "2026-11-02-b", sw="Starts: 2026-11-02\nOutcome: 2026-11-03-c\n"),
        story("events", "2026-11-05-d", sw="Starts: 2026-11-05\nSample: yes\n"),
    ]
    listed = owed.owing(stories, Clock(NOON), TODAY)
    part = reports.part(stories, Clock(NOON), TODAY)
    assert [(one.path, one.sample) for one in listed] == [
        (one.path, one.sample) for one in part.findings
    ]
    assert 2 == len(listed)


def test_missing_translations_come_first_then_those_out_of_date_with_their_line():
    old = f"{'0' * 16} | 2026-11-01"
    files = told.files(
        [
            (SW, text().encode()),
            (EN, text(Source_Hash=old).encode()),
            ("news/2026-11-21-a.sw.md", text().encode()),
        ]
    )
    part = languages.part(files)
    assert [("no-en", "news/2026-11-21-a.sw.md", 0), ("stale", EN, 3)] == notes(part)
    assert ("current", 0) in part.said[0].fill
    assert ("stale", 1) in part.said[0].fill


# Photos


@pytest.mark.parametrize(
    ("alt", "why"),
    [
        ("ukumbi.jpg", "alt-file"),
        ("DSC_0417", "alt-file"),
        ("Mkutano wa wadau", "alt-title"),
        ("Siku ya ufunguzi", "alt-caption"),
        ("Picha ya watu wawili mezani", "alt-opening"),
        ("Photo of two people", "alt-opening"),
        ("Watu", "alt-short"),
        ("Watu wawili wakizungumza mezani", ""),
    ],
)
def test_a_description_that_says_nothing_is_told_by_its_reason(alt, why):
    found = alts.reason(alt, "media/2026/ukumbi.jpg", "Mkutano wa wadau", "Siku ya ufunguzi")
    assert why == found


def test_photos_are_looked_at_wherever_they_stand():
    sw = (
        "Image: media/2026/a.jpg\nImage-Alt: Ukumbi\n"
        "Gallery: media/2026/b.jpg | Watu wakiwa mezani\n    media/2026/c.jpg | IMG_2\n"
    )
    made = records(sw=sw, text="![b.jpg]({static}/media/2026/b.jpg)")
    body = '<p><img alt="b.jpg" src="x"></p>'
    path = made[0].source.path
    part = alts.part([story(sw=sw)], {path: made[0]}, {path: body})
    assert [("alt-short", 4), ("alt-file", 6), ("alt-file", 8)] == [
        (one.note, one.line) for one in part.findings
    ]


def test_a_description_in_the_other_language_is_found():
    sw = "Image: media/2026/a.jpg\nImage-Alt: Watu wakiwa mezani\n"
    made = story(sw=sw, en="Image-Alt: Watu wakiwa mezani\n")
    both = {one.path: records(sw=sw)[0] for one in made.sources}
    assert ["alt-same"] == [one.note for one in alts.part([made], both, {}).findings]


# Weights


def page_of(html, **sizes):
    return weights.weighed("a/index.html", html, sizes, len)


def test_a_page_weighs_its_html_its_style_and_its_pictures():
    html = (
        b'<link rel="stylesheet" href="/assets/a.css"><img src="/p.jpg" alt=""><img src="/p.jpg">'
    )
    made = page_of(html, **{"assets/a.css": 10, "p.jpg": 7})
    assert (len(html) + 10, 7) == (made.bytes, made.pictures)


def test_a_page_beyond_the_budget_is_named_by_its_story():
    heavy = weights.Weighed(20_000, 0, "habari/2026/a/index.html")
    light = weights.Weighed(9_000, 0, "index.html")
    places = {"/habari/2026/a/": ("news/2026-11-22-a.sw.md", "Mfano", "sw")}
    part = weights.part(weights.BuiltSite("output", (light, heavy)), [], places)
    assert [("heavy-page", "news/2026-11-22-a.sw.md", 0)] == notes(part)


def test_heavy_files_are_told_without_a_built_site_which_is_said():
    warned = fault("media/2026/a.jpg", 0, "heavy-image", size="9.1", most=8, other="news/a:4")
    part = weights.part(None, [warned], {})
    assert [("heavy-file", "media/2026/a.jpg", 0)] == notes(part)
    assert ["not-built"] == [one.note for one in part.said]


@pytest.mark.parametrize(
    ("commit", "head", "note"),
    [("", "", "weighed"), ("a", "a", "weighed-commit"), ("a", "b", "weighed-older")],
)
def test_it_is_said_which_build_was_weighed(commit, head, note):
    pages = (weights.Weighed(1, 0, "index.html"),)
    part = weights.part(weights.BuiltSite("output", pages, commit, head), [], {})
    assert note == part.said[0].note


# Blanks


def test_only_fields_of_the_schema_are_expected():
    for section in SECTIONS.values():
        assert set(section.expected) <= set(fields.names(section.key).values())
    assert {*blanks.PLACED, *blanks.ASKED} <= set(fields.names("events").values())
    assert set(blanks.KEPT) <= set(fields.names("publications").values())


def blank(made, press=FULL.press):
    return [
        (one.path, dict(one.fill)["names"]) for one in blanks.part([made], press, TODAY).findings
    ]


def test_a_fact_is_missed_once_and_another_header_in_each_file():
    made = story("events", "2026-12-01-a", sw="Starts: 2026-12-01\nRegion: Dodoma\n", en="")
    assert [
        ("events/2026-12-01-a.sw.md", "Topics, Venue, Contact"),
        ("events/2026-12-01-a.en.md", "Venue, Contact"),
    ] == blank(made)


def test_nobody_is_asked_whom_to_ask_of_an_event_that_is_over():
    made = story("events", "2026-11-01-a", sw="Starts: 2026-11-01\nTopics: a\nRegion: Dodoma\n")
    assert [("events/2026-11-01-a.sw.md", "Venue")] == blank(made)


def test_what_the_office_gives_a_release_need_not_stand_in_it():
    given = office.PressFacts(
        "Mfano", place=office.Both("Mfano", "X"), contact=office.Both("Mfano", "X")
    )
    made = story("press", "2026-11-01-a", sw="Reference: MFANO/1\n")
    assert [("press/2026-11-01-a.sw.md", "Topics")] == blank(made, given)
    assert [("press/2026-11-01-a.sw.md", "Topics, Signatory, Contact, Place")] == blank(
        made, office.PressFacts()
    )


def test_a_form_is_kept_by_somebody():
    head = "Kind: form\nTopics: a\nFiles: media/2026/a.pdf | sw\n"
    made = story("publications", "2026-11-01-a", sw=head)
    assert [("publications/2026-11-01-a.sw.md", "Owner, Review-By")] == blank(made)


# Settings


def test_an_empty_setting_is_named_with_its_line():
    toml = '[site]\nurl = "https://example.org"\nemblem = ""\n[contact]\npostal = { sw = "", en = "" }\n'
    read, wrong = office.office(toml.encode())
    assert [] == wrong
    found = {one.title: one.line for one in settings.part(read, toml, TODAY).findings}
    assert (3, 5) == (found["site.emblem"], found["contact.postal"])
    assert "site.url" not in found


@pytest.mark.parametrize(
    ("ends", "note"),
    [("2026-11-21", "security-ended"), ("2027-01-21", "security-ends"), ("2027-01-22", "")],
)
def test_the_end_of_security_txt_is_told_in_time(ends, note):
    made = office.Office(contact=office.Contact(security_expires=ends))
    found = [one.note for one in settings.part(made, "", TODAY).findings]
    assert note in (*found, "")
    assert bool(note) == (found[-1] != "setting")


# How it is said


def one(**more):
    given = {"path": "news/2026-11-22-a.sw.md", "line": 3, "note": "owes-report"}
    return Finding(**{**given, "fill": fill(days=1), **more})


def test_a_finding_says_where_it_is_what_is_the_matter_and_the_cure(voices):
    line = page.line(one(), voices["en"])
    assert "content/news/2026-11-22-a.sw.md:3" == line.place
    assert "over for 1 day and" in line.note
    assert "Outcome" in line.cure


def test_a_command_names_the_file_as_it_is_typed(words, voices):
    voice = page.ReportVoice(voices["sw"].t, words["sw"], "kingine", "make CONTENT=kingine")
    line = page.line(
        one(note="stale", fill=fill(source="a", day="b"), command="translations FILE={file}"), voice
    )
    assert "make CONTENT=kingine translations FILE=kingine/news/2026-11-22-a.sw.md" == line.command


def test_samples_stand_apart_and_are_not_counted(voices):
    made = page.section(ReportPart(key="owed", findings=(one(), one(sample=True))), voices["sw"])
    assert ("1", 1) == (made.count, len(made.samples))


def test_where_nobody_looked_nothing_is_said_to_be_well(voices):
    made = page.section(ReportPart(key="weights", judged=False), voices["en"])
    assert ("?", "") == (made.count, made.none)


def test_the_summary_shows_what_a_stranger_typed_as_it_is(voices):
    typed = one(note="alt-short", fill=fill(file="a.jpg", alt="[x](https://mfano.example)<img>"))
    said = summary.told(
        [ReportPart(key="alts", findings=(typed,))], [voices["en"]], "report/en.html"
    )
    assert r"\[x\]\(https://mfano.example\)\<img\>" in said
    assert "| Photos whose description says nothing | 1 |" in said


def test_the_summary_names_a_few_and_counts_the_rest(voices):
    part = ReportPart(key="owed", findings=(one(),) * 7)
    said = summary.told([part], [voices["en"]], "report/en.html")
    assert 5 == said.count("- `content/")
    assert "- and 2 more" in said
