"""The strings are frozen, alike in both languages, true to the glossary, and filled with care."""

import pickle
import re

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plugins.bilingual import agreement, strings
from plugins.bilingual.strings import FillError, Strings, StringsError, fill

GOOD = '[clock]\nmorning = "asubuhi"\n'


def folder_with(tmp_path, sw=GOOD, en=GOOD):
    for lang, text in (("sw", sw), ("en", en)):
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / f"{lang}.toml").write_bytes(data)
    return tmp_path


def reason_of(tmp_path, sw):
    with pytest.raises(StringsError) as caught:
        strings.load(folder_with(tmp_path, sw))
    assert caught.value.file == tmp_path / "sw.toml"
    assert str(caught.value) == f"{caught.value.file}: {caught.value.reason}"
    return caught.value.reason


def section(**values):
    return Strings("sw", values)


# Reading


def test_a_text_is_read_by_attribute_and_by_key_and_a_list_is_a_tuple(sw):
    assert sw.clock.morning == sw["clock"]["morning"] == "asubuhi"
    assert sw.nouns["law-week"].one == "Wiki ya Sheria"
    assert sw.weekdays.short == ("Jtt", "Jnn", "Jtn", "Alh", "Ijm", "Jms", "Jpl")


def test_every_section_knows_its_language(both):
    for lang, t in both.items():
        assert t.lang == t.clock.lang == t.language.code == lang


def test_the_default_language_comes_first(both):
    assert list(both) == ["sw", "en"]


@pytest.mark.parametrize("key", ["items", "keys", "values", "get", "pop", "copy", "update", "fill"])
def test_no_method_hides_a_key(key):
    assert getattr(section(**{key: "neno"}), key) == "neno"


@pytest.mark.parametrize("error", [AttributeError, KeyError])
def test_a_missing_key_names_itself_and_its_language(sw, error):
    with pytest.raises(error) as caught:
        sw.clock.mornin  # noqa: B018
    expected = 'no string "clock.mornin" in sw: add it to theme/strings/sw.toml'
    assert str(caught.value) == expected
    with pytest.raises(error) as caught:
        sw.clock["mornin"]
    assert str(caught.value) == expected


@pytest.mark.parametrize("source", ["{{ t.clock.mornin }}", "{{ t['clok'].morning }}"])
def test_a_template_with_a_misspelt_key_fails(sw, source):
    page = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True).from_string(source)
    with pytest.raises(jinja2.UndefinedError):
        page.render(t=sw)


def test_a_template_that_prints_a_section_fails(sw):
    page = jinja2.Environment(autoescape=True).from_string("{{ t.clock }}")
    with pytest.raises(TypeError, match='"clock" in sw is a section'):
        page.render(t=sw)


def test_strings_cannot_be_set_or_deleted(sw):
    with pytest.raises(AttributeError, match="frozen"):
        sw.clock.morning = "x"
    with pytest.raises(AttributeError, match="frozen"):
        del sw.clock.morning
    with pytest.raises(TypeError):
        sw.clock["morning"] = "x"


def test_the_mapping_of_languages_cannot_be_changed(both):
    with pytest.raises(TypeError):
        both["fr"] = both["sw"]


def test_equal_strings_have_equal_hash_and_repr(tmp_path):
    first = strings.load(folder_with(tmp_path))["sw"]
    second = pickle.loads(pickle.dumps(first))
    assert first is not second
    assert (first, hash(first), repr(first)) == (second, hash(second), repr(second))


def test_a_changed_word_changes_the_repr_that_fingerprints_see(tmp_path):
    before = repr(strings.load(folder_with(tmp_path))["sw"])
    after = repr(strings.load(folder_with(tmp_path, GOOD.replace("asubuhi", "mchana")))["sw"])
    assert before != after


def test_the_languages_differ_even_with_the_same_words(tmp_path):
    both = strings.load(folder_with(tmp_path))
    assert both["sw"] != both["en"]


def test_iterating_gives_the_keys_in_the_order_of_the_file():
    assert list(section(b="1", a="2")) == ["b", "a"]


def test_a_section_says_whether_it_has_a_key_and_how_many(sw):
    assert "morning" in sw.clock
    assert "mornin" not in sw.clock
    assert len(sw.language) == 3


# Faulty files


def test_broken_toml_is_reported_with_its_line(tmp_path):
    assert "line 2" in reason_of(tmp_path, '[clock]\nmorning = "asubuhi\n')


def test_a_missing_file_is_reported(tmp_path):
    with pytest.raises(StringsError, match=r"sw\.toml: cannot be read: No such file"):
        strings.load(tmp_path)


def test_a_file_in_another_encoding_is_reported(tmp_path):
    assert reason_of(tmp_path, b'a = "\xe9"') == "is not UTF-8 at byte 5: save it as UTF-8"


@pytest.mark.parametrize("value", ["1", "true", "1.5", "[1]", '[["a"]]', "2026-07-07"])
def test_a_value_that_is_no_text_is_reported_with_its_key(tmp_path, value):
    assert reason_of(tmp_path, f"[a]\nb = {value}").startswith('"a.b": a value is a text')


@pytest.mark.parametrize("key", ["lang", "_values", "Clock", '"a b"', '"1a"', "__html__"])
def test_a_key_that_could_not_be_read_is_reported(tmp_path, key):
    assert "a key is small letters" in reason_of(tmp_path, f'[a]\n{key} = "x"')


def test_a_windows_file_reads_as_a_plain_one(tmp_path):
    plain = strings.load(folder_with(tmp_path))["sw"]
    windows = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert strings.load(folder_with(tmp_path, windows))["sw"] == plain


def test_decomposed_letters_read_as_plain_ones(tmp_path):
    read = strings.load(folder_with(tmp_path, 'a = "cafe\u0301"'))["sw"]
    assert read.a == "caf\u00e9"


# The two files beside each other


def test_the_two_files_have_no_faults(sw, en):
    assert () == strings.faults(sw, en)


def test_the_two_files_have_the_same_order(sw, en):
    assert [path for path, _ in strings.leaves(sw)] == [path for path, _ in strings.leaves(en)]


@pytest.mark.parametrize(
    ("left", "right", "fault"),
    [
        ({"a": "x", "b": "y"}, {"a": "x"}, "b: only in sw"),
        ({"a": "x"}, {"a": "x", "b": "y"}, "b: only in en"),
        ({"a": "{n}"}, {"a": "{m}"}, "a: placeholders differ: ['n'] and ['m']"),
        ({"a": ("{n}", "x")}, {"a": ("x", "{n}")}, "a: placeholders differ: ['n'] and []"),
        ({"a": " "}, {"a": "x"}, "a: empty in sw"),
        ({"a": "x"}, {"a": ""}, "a: empty in en"),
        ({"a": ()}, {"a": ()}, "a: empty in sw"),
        ({"a": ("x", "")}, {"a": ("x", "y")}, "a: empty in sw"),
        ({"a": ("x",)}, {"a": ("x", "y")}, "a: 1 items and 2 items"),
        ({"a": "x"}, {"a": ("x",)}, "a: a text in one language, a list in the other"),
        ({"a": "{n.b}"}, {"a": "x"}, 'a: bad brace in "{n.b}" in sw'),
        ({"s": Strings("sw", {"a": "x"})}, {"s": "x"}, "s.a: only in sw"),
        ({"s": Strings("sw", {})}, {"s": Strings("en", {})}, "s: empty in sw"),
    ],
)
def test_a_difference_between_the_files_is_a_fault(left, right, fault):
    assert fault in strings.faults(Strings("sw", left), Strings("en", right))


# Filling


@pytest.mark.parametrize(
    ("text", "values", "filled"),
    [
        ("Ukurasa wa {n} kati ya {m}", {"n": 2, "m": 5}, "Ukurasa wa 2 kati ya 5"),
        ("{a}-{a}", {"a": "x"}, "x-x"),
        ("{text}", {"text": "x"}, "x"),
        ("{a}", {"a": "<i>"}, "<i>"),
        (Markup("<b>{a}</b>"), {"a": "<i>"}, Markup("<b>&lt;i&gt;</b>")),
        (
            "<{a} & {b}>",
            {"a": "<i>", "b": Markup("<b>x</b>")},
            Markup("&lt;&lt;i&gt; &amp; <b>x</b>&gt;"),
        ),
    ],
)
def test_a_placeholder_is_replaced_by_its_value_which_is_escaped_beside_markup(
    text, values, filled
):
    made = fill(text, **values)
    assert (filled, type(filled)) == (made, type(made))


@pytest.mark.parametrize(
    ("text", "values", "wrong"),
    [
        *((text, {"a": "x"}, "brace") for text in "{a.b} {a!r} {a:>9} {a[0]} {} {{a}} {A} a}".split()),
        *(("{a}", {"a": one}, "neither text nor whole number") for one in (None, 1.5, True, ("a",))),
        ("{a} {b}", {"a": "x"}, "no value for ['b']"),
        ("{a}", {"a": "x", "b": "y"}, "no placeholder for ['b']"),
    ],
)  # fmt: skip
def test_what_cannot_be_filled_as_it_is_meant_is_refused(text, values, wrong):
    with pytest.raises(FillError, match=re.escape(wrong)):
        fill(text, **values)


@given(st.text(), st.text())
def test_a_value_is_never_read_as_a_pattern(a, b):
    assert fill("{a}|{b}", a=a, b=b) == f"{a}|{b}"


# The glossary

# Strings whose English is a glossary entry and whose Kiswahili differs on purpose.
EXCEPTIONS = {
    "language.name": "each language is named in itself, not Kiingereza",
    "nav.own.en": "the link to a language names it in itself",
    "event.live": "a label, also of an event that is over; itarushwa is of one to come",
    "clock.noon": "the period alone; the hour is written before it",
    "clock.midnight": "the period alone; the hour is written before it",
}

# Verbs are compared in the class that the glossary prints them in.
VERBS = {
    "Published": ("news", "published"),
    "Updated": ("news", "updated"),
    "Withdrawn": ("news", "withdrawn"),
    "Previous": ("news", "previous"),
    "Next": ("news", "next"),
    "Postponed": ("event", "postponed"),
    "Cancelled": ("event", "cancelled"),
    "Starts": ("event", "starts"),
    "Ends": ("event", "ends"),
}

# Glossary entries whose English is put otherwise in the strings.
WORDED_OTHERWISE = {
    "Press release (public notice)": "nouns.press-release.one",
    "Newsletter / magazine": "nouns.magazine.one",
    "Poster / banner": "nouns.poster.one",
    "Exhibition / trade fair": "nouns.exhibition.one",
    "Dawn (04:00-05:59)": "clock.dawn",
    "Morning (06:00-11:59)": "clock.morning",
    "Early afternoon (12:00-14:59)": "clock.midday",
    "Mid-afternoon (15:00-15:59)": "clock.afternoon",
    "Evening (16:00-18:59)": "clock.evening",
    "Night (19:00-03:59)": "clock.night",
    "On the night leading into {date}": "dates.into",
    "East Africa Time": "clock.zone",
    "News": "nouns.news.one",
}

# Counts whose English is put otherwise than the glossary's, with the glossary's noun for the same word.
COUNTED_OTHERWISE = {"story": "page", "notice": "notice"}
# Faili is of the class li-ya here, in the plural too.
MANY_OTHERWISE = {"file": "Mafaili {n}"}


def flat(t):
    """Every single text by its path, items of lists numbered."""
    for path, value in strings.leaves(t):
        if isinstance(value, str):
            yield path, value
        else:
            yield from ((f"{path}.{i}", text) for i, text in enumerate(value))


def parts(kiswahili):
    """The word and its plural, of `Jarida (wingi: Majarida)`."""
    found = re.fullmatch(r"(.*?) \(wingi: (.*)\)", kiswahili)
    return found.groups() if found else (kiswahili, None)


def test_words_of_the_glossary_are_used_as_the_glossary_has_them(sw, en, glossary):
    terms = {row["english"].casefold(): parts(row["kiswahili"])[0] for row in glossary}
    kiswahili = dict(flat(sw))
    compared = {
        path: (terms[english.casefold()], kiswahili[path])
        for path, english in flat(en)
        if english.casefold() in terms and not path.startswith("verbs.") and path not in EXCEPTIONS
    }
    assert len(compared) >= 30
    assert {} == {p: pair for p, pair in compared.items() if pair[0].lower() != pair[1].lower()}


def test_every_exception_to_the_glossary_is_still_one(sw, en, glossary):
    terms = {row["english"].casefold(): row["kiswahili"] for row in glossary}
    english, kiswahili = dict(flat(en)), dict(flat(sw))
    for path in EXCEPTIONS:
        assert terms[english[path].casefold()] != kiswahili[path]


def test_words_that_the_glossary_puts_otherwise_in_english_agree_with_it(sw, glossary):
    terms = {row["english"]: parts(row["kiswahili"])[0] for row in glossary}
    kiswahili = dict(flat(sw))
    for english, path in WORDED_OTHERWISE.items():
        assert terms[english] == kiswahili[path], english


def test_plurals_of_the_glossary_are_used_as_the_glossary_has_them(sw, en, glossary):
    plurals = {p[0]: p[1] for p in (parts(row["kiswahili"]) for row in glossary) if p[1]}
    compared = [
        (plurals[sw.nouns[key].one], sw.nouns[key].many)
        for key in sw.nouns
        if sw.nouns[key].one in plurals
    ]
    assert len(compared) >= 8
    assert all(expected == used for expected, used in compared)


@pytest.mark.parametrize(("english", "key"), VERBS.items())
def test_verbs_agree_with_the_glossary(sw, en, glossary, english, key):
    term = next(row["kiswahili"] for row in glossary if row["english"] == english)
    assert term == agreement.label(*key, sw)
    assert english == agreement.label(*key, en)


def test_counts_agree_with_the_glossary(sw, en, glossary):
    terms = {row["english"]: row["kiswahili"] for row in glossary}
    compared = 0
    for key in sw.counts:
        noun = COUNTED_OTHERWISE.get(key) or en.counts[key].one.removeprefix("1 ")
        if (term := terms.get("{n} " + noun + "(s)")) is None:
            continue
        one, _, many = term.rpartition("; other: ")
        assert MANY_OTHERWISE.get(key, many) == sw.counts[key].many
        assert one.removeprefix("one: ") in ("", sw.counts[key].one)
        compared += 1
    assert compared == len(sw.counts)
