"""The JSON Schemas say what the reader does: what they refuse it refuses, and what they take it takes.

Only what no form of a line can say is left to the reader; BEYOND names the rules.
"""

import json
import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.bilingual import regions
from plugins.desk.reference import json_schema
from plugins.model import source
from plugins.reading import rules, scan, wording
from plugins.schema import fields, forms
from tests import stories
from tests.examples import some

SECTIONS = list(fields.MODELS)
BEYOND = {
    "no-such-date": "the calendar",
    "alias-letters": "what the letters in percent form are",
    "map": "degrees beyond the poles",
    "repeat": "what parts of a rule must and may not stand together",
    "repeat-lines": "another line",
    "repeat-never": "the calendar",
    "repeat-without-end": "the calendar",
    "repeat-overlaps": "another header",
    "repeat-has-not": "another line",
    "repeat-unlike": "how programs of calendars read a rule",
    "arrival-after-start": "another header",
    "formerly-alone": "another header",
    "formerly-date": "whether words mean a date",
    "date-differs": "the file's name",
    "only-differs": "the file's name",
    "times-differ": "another header",
    "ends-before-start": "another header",
    "until-before-from": "another header",
}


@cache
def schema(section):
    return json.loads(json_schema.text(section, stories.words()))


@cache
def validator(section):
    kind = stories.schemas()
    return kind(schema(section), format_checker=kind.FORMAT_CHECKER)


def path(section):
    return f"{section}/mfano.sw.md" if section == "pages" else f"{section}/2026-11-24-mfano.sw.md"


def instance(section, headers):
    """Give a file's headers as JSON: a list where the field is one, else a text.

    The reader takes names of headers and regions in any letters; a schema has them as they are written.
    """
    known, lists = fields.names(section), fields.lists(section)
    made = {}
    for header in headers:
        texts = [item.text for item in header.items]
        field = known.get(header.name.lower())
        if field == "region":
            spelled = {one.casefold(): one for one in forms.words(section)["region"]}
            spelled |= {
                key: names["sw"] for key, names in regions.NAMES.items() if key not in spelled
            }
            texts = [spelled.get(text.casefold(), text) for text in texts]
        name = fields.header_name(field) if field else header.name
        made[name] = texts if field in lists or len(texts) > 1 else "".join(texts)
    return made


def refused(section, headers):
    """Give the rules that a Kiswahili file with these headers breaks, as the reader of the site sees it.

    A warning refuses nothing.
    """
    record, _, found = stories.file(written(headers, section), path(section))
    if record:
        (story,) = source.paired([record.source])
        found = rules.pair(story)
    told = {fault.rule for fault in found if not fault.warning}
    return told - {rule.name for rule in wording.RULES}  # what words say, no form of a line can


def written(headers, section="news"):
    lines = [
        f"{name}: {items[0]}\n" + "".join(f"    {item}\n" for item in items[1:])
        for name, items in headers.items()
    ]
    return "".join(lines) + ("" if section == "notices" else "\nMaandishi.")


# The schemas themselves


@pytest.mark.parametrize("section", SECTIONS)
def test_a_schema_is_one(section):
    stories.schemas().check_schema(schema(section))


@pytest.mark.parametrize("section", SECTIONS)
def test_a_schema_has_the_headers_of_its_section_in_their_order(section):
    expected = [fields.header_name(name) for name in fields.described(section)]
    assert expected == list(schema(section)["properties"])
    assert schema(section)["additionalProperties"] is False


@pytest.mark.parametrize(
    ("section", "required"),
    [
        ("news", ["Title", "Summary"]),
        ("press", ["Title", "Summary"]),
        ("publications", ["Title", "Summary", "Kind"]),
        ("events", ["Title", "Summary", "Kind", "Starts"]),
        ("pages", ["Title"]),
    ],
)
def test_a_schema_requires_what_a_kiswahili_file_must_have(section, required):
    """One need not stand where the story was withdrawn; that is said beside the others."""
    found = schema(section)
    either = [tuple(one["required"][0] for one in both["anyOf"]) for both in found.get("allOf", ())]
    assert {"Withdrawn"} >= {other for _, other in either}
    assert sorted(required) == sorted([*found["required"], *(name for name, _ in either)])
    assert {"Image": ["Image-Alt"]} == found["dependentRequired"]


def test_a_withdrawn_story_fits_without_a_summary():
    headers = {**sound("news"), "Withdrawn": ["2026-11-25 | Sababu"]}
    del headers["Summary"]
    assert agree("news", headers)
    del headers["Withdrawn"]
    assert not agree("news", headers)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_schema_says_of_each_header_what_our_own_schema_says(section):
    for name, what in fields.described(section).items():
        said = schema(section)["properties"][fields.header_name(name)]
        flags = (said["x-fact"], said["x-later"], said["x-new"])
        assert (what.fact, what.later, what.new) == flags
        assert f"{what.sw} / {what.en}" == said["title"]
        for lang in ("sw", "en"):
            own = said[f"x-{lang}"]
            expected = (what.hint(lang), what.more(lang), what.shown(lang))
            assert expected == (own["hint"], own.get("more", ""), own["example"])


@pytest.mark.parametrize("section", SECTIONS)
def test_an_example_fits_its_own_schema(section):
    for said in schema(section)["properties"].values():
        check = stories.schemas()(said)
        assert said["examples"]
        assert [] == [one for one in said["examples"] if not check.is_valid(one)]


def test_the_words_of_a_list_are_explained_in_both_languages():
    properties = schema("press")["properties"]
    expected = {
        "public": {"sw": "Taarifa kwa Umma", "en": "Public notice"},
        "media": {"sw": "Taarifa kwa Vyombo vya Habari", "en": "Press release"},
    }
    assert expected == properties["Heading"]["x-words"]
    assert "public" == properties["Heading"]["default"]
    assert "x-words" not in properties["Subject"]


@pytest.mark.parametrize("section", SECTIONS)
def test_python_and_ecma_script_read_a_pattern_alike(section):
    """ECMA 262 knows no other escapes and groups; what \\d and \\w hold differs between the two."""
    patterns = re.findall(r'"pattern": "(.*)"', json.dumps(schema(section), indent=1))
    assert patterns
    for pattern in map(json.loads, (f'"{one}"' for one in patterns)):
        assert set(re.findall(r"\\(.)", pattern)) <= set(r"sS.|{}$\/")
        assert set(re.findall(r"\(\?(.)", pattern)) <= {":", "!"}


# Its agreement with the reader

NAMES = {
    section: [fields.header_name(name) for name in fields.described(section)]
    for section in SECTIONS
}
EXAMPLES = sorted(
    {
        text
        for section in SECTIONS
        for name, what in fields.described(section).items()
        for text in (what.example, what.shown("en"), *forms.words(section).get(name, ())[:2])
    }
)
ODD = [
    "2026-02-30", "2026-11-24 25:00", "2026-11-24 saa 3", "2026-11-24  9:05", "9:05", "2026-11-25 |", "| a",
    "media", "media/", "media/..", "media/../a", "media/. | a", "media/a.jpg |  | c", "media/a|b.jpg", "media//a",
    "{static}/media/a.jpg", "/media/a.jpg", "media/a.pdf | sw", "media/a.pdf | fr | a", "a | b | c | d", "<b>",
    "{{ a }}", "{% a %}", "a < b > c", "91, 0", "-90,180", "1e1, 2", "FREQ=X", "RRULE:FREQ=DAILY", "RDATE:2026",
    "/", "/a//b", "/../a", "/a..b/", "https://", "http://example.org", "dodoma", "PEMBA NORTH", "dar-es-salaam",
    "Yes", "no", "abc", "0" * 16, f"{'0' * 16} | 2026-11-24", f"{'0' * 16} | ", "ñ", "a b", "-", "a--b", "٣",
]  # fmt: skip
LETTERS = "a-z|/. :;=<>{}%,\\0٣ñ\u00a0\u2003"


LENGTHS = ["a" * length for length in (1, 19, 20, 160, 161)]
# Every field once: what all sections share is tried in one of them.
FIELDS = [
    *(("news", name) for name in fields.Headers.model_fields),
    *((section, name) for section in SECTIONS for name in fields.own(section)),
    ("notices", "title"),  # which is shorter than a story's
]


def sound(section):
    """Give the headers, each with its lines, that a Kiswahili file of a section must have."""
    described = fields.described(section)
    return {
        fields.header_name(name): [what.example] for name, what in described.items() if what.needed
    }


def agree(section, headers):
    """Say whether the schema takes headers, having made sure that the reader says the same.

    None for what are no headers at all, as a line that holds a sign which no file may hold.
    """
    scanned, found = scan.scan(path(section), written(headers, section).encode())
    if not scanned or found:
        return None
    errors = list(validator(section).iter_errors(instance(section, scanned.headers)))
    broken = refused(section, headers)
    if errors:
        assert broken, (errors[0].message, headers)
    else:
        # A line that ends the headers begins a text, which a notice has not.
        assert set() == broken - set(BEYOND) - {"notice-body"}, headers
    return not errors


def near(section, name):
    """Give values for a header: what its form takes, what other forms take, and what is near to either."""
    form = forms.line(section, name)
    own = st.sampled_from([fields.described(section)[name].example, *form.get("enum", ())])
    return st.one_of(
        *([st.from_regex(form["pattern"])] if "pattern" in form else []),
        st.tuples(
            st.one_of(own, st.sampled_from([*EXAMPLES, *ODD])),
            st.text(LETTERS, max_size=3),
            st.integers(0, 60),
        ).map(lambda parts: parts[0][: parts[2]] + parts[1] + parts[0][parts[2] :]),
        st.text(LETTERS, min_size=1, max_size=12),
    )


@some(5, 1)
@pytest.mark.parametrize(("section", "name"), FIELDS)
def test_a_schema_and_the_reader_agree_on_a_header(section, name, examples):
    """Of its own examples and words, what is odd, and each or each fifth of the examples of other fields."""
    own = fields.described(section)[name].example
    taken = [
        agree(section, {**sound(section), **beside, fields.header_name(name): [value]})
        for value in {
            *(own, *EXAMPLES[::examples]),
            *(*forms.words(section).get(name, ()), *ODD, *LENGTHS),
        }
        for beside in ({}, *([{"Image-Alt": ["a"]}] if name == "image" else []))
    ]
    assert {True, False} == set(taken)


@some(150, 600)
def test_a_schema_and_the_reader_agree_on_any_value_of_a_header(examples):
    @settings(max_examples=examples)
    @given(st.one_of([st.tuples(st.just(one), near(*one)) for one in FIELDS]))
    def agrees(made):
        (section, name), value = made
        agree(section, {**sound(section), "Image-Alt": ["a"], fields.header_name(name): [value]})

    agrees()


@st.composite
def files(draw):
    """Give a section, and headers with their lines: a sound file in which some headers are others."""
    section = draw(st.sampled_from(sorted(SECTIONS)))
    headers = sound(section)
    if draw(st.integers(0, 9)) == 0:
        del headers[draw(st.sampled_from(sorted(headers)))]
    if draw(st.integers(0, 9)) == 0:
        headers[draw(st.sampled_from(["Venue", "Series", "Subject", "Zzz"]))] = ["a"]
    for name in draw(st.lists(st.sampled_from(NAMES[section]), max_size=4, unique=True)):
        field = fields.names(section)[name.lower()]
        example = st.just(fields.described(section)[field].example)
        value = st.one_of(example, example, example, near(section, field))
        most = 3 if field in fields.lists(section) or draw(st.integers(0, 9)) == 0 else 1
        headers[name] = draw(st.lists(value, min_size=1, max_size=most))
    return section, headers


@some(60, 240)
def test_a_schema_and_the_reader_agree_on_any_file(examples):
    @settings(max_examples=examples)
    @given(files())
    def agrees(made):
        agree(*made)

    agrees()


@pytest.mark.parametrize("section", [one for one in SECTIONS if fields.lists(one)])
def test_a_list_has_as_many_lines_as_the_reader_takes(section):
    for count, fits in ((fields.MOST_ITEMS, True), (fields.MOST_ITEMS + 1, False)):
        headers = {**sound(section), "Topics": ["mada"] * count}
        scanned, _ = scan.scan(path(section), written(headers, section).encode())
        assert fits == validator(section).is_valid(instance(section, scanned.headers))
        assert fits == (set() == refused(section, headers))


@pytest.mark.parametrize("rule", BEYOND)
def test_a_rule_that_no_form_can_say_is_broken_by_a_file_that_fits(rule):
    """Each of them is needed: without it the agreement would be wrong."""
    header = {
        "no-such-date": ("Review-By", "0000-01-01"),
        "alias-letters": ("Aliases", "/a%00"),
        "map": ("Map", "91, 0"),
        "repeat": ("Repeat", "COUNT=5"),
        "repeat-lines": ("Repeat", "not 2027-01-01"),
        "repeat-never": ("Repeat", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        "repeat-without-end": ("Repeat", "FREQ=DAILY"),
        "repeat-overlaps": ("Ends", "2027-12-02 09:00", "Repeat", "FREQ=YEARLY"),
        "repeat-unlike": ("Repeat", "FREQ=DAILY;BYMONTHDAY=1;COUNT=2"),
        "repeat-has-not": ("Repeat", "FREQ=YEARLY\nnot 2027-01-01"),
        "arrival-after-start": ("Arrival", "23:59"),
        "formerly-alone": ("Formerly", "2026-01-01"),
        "formerly-date": ("Formerly", "15/02/2027"),
        "date-differs": ("Date", "2026-11-23"),
        "only-differs": ("Only", "en"),
        "times-differ": ("Ends", "2026-12-03"),
        "ends-before-start": ("Ends", "2026-12-01 08:00"),
        "until-before-from": ("Until", "2026-01-01"),
    }[rule]
    section = "notices" if rule == "until-before-from" else "events"
    more = {name: value.split("\n") for name, value in zip(header[::2], header[1::2], strict=True)}
    headers = {**sound(section), **more}
    scanned, _ = scan.scan(path(section), written(headers, section).encode())
    fits = stories.schemas()(schema(section))
    assert fits.is_valid(instance(section, scanned.headers))
    assert {rule} == refused(section, headers)
