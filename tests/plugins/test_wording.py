"""What readers should not be shown is named where it stands, and ordinary words never are."""

import datetime as dt

import pytest
from babel import Locale
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.bilingual.strings import OTHER
from plugins.engine import build
from plugins.reading import read, scan, wording
from plugins.schema import fields
from plugins.schema.dated import MONTHS, WEEKDAYS
from plugins.schema.faults import messages
from tests import stories
from tests.plugins.test_faults import request
from tests.stories import BODY_LINE, HEAD, NEWS, ROOT, SUMMARY

EN = "news/2026-11-22-mfano.en.md"
EVENT = "events/2026-11-22-mfano.sw.md"
PUBLICATION = "publications/2026-11-22-mfano.sw.md"
RULES = sorted({rule.name for rule in wording.RULES})


def faults(text, path=NEWS):
    """Give the faults of wording of a whole file."""
    scanned, found = scan.scan(path, text.encode())
    assert [] == found
    lang = read.name(path)[0].lang
    return wording.faults(path, lang, scanned.headers, scanned.body, scanned.body_line)


def told(found):
    return [(one.rule, one.line, one.column, dict(one.fill).get("value")) for one in sorted(found)]


def body(text, path=NEWS):
    """Give the rule, line of the body, column and value of each fault of a body."""
    found = told(faults(f"{HEAD}\n{text}", path))
    return [(rule, line - BODY_LINE + 1, column, value) for rule, line, column, value in found]


def values(text, rule, path=NEWS):
    """Give what a rule finds in a body."""
    return [value for name, _, _, value in body(text, path) if name == rule]


def headers(lines, path=NEWS):
    """Give the faults of headers beside the title and the summary; these begin on line 3."""
    return told(faults(f"{HEAD}{lines}\nMaandishi.", path))


# Where it is said


def test_the_fields_with_words_are_those_that_the_schema_says():
    """The types say it, so that a new field of one of them is looked at too."""
    found = {section: set(fields.texts(section)) for section in fields.MODELS}
    everywhere = {
        "title", "summary", "image_alt", "image_caption", "image_credit", "gallery", "attachments",
        "updated", "withdrawn", "owner",
    }  # fmt: skip
    assert everywhere == found["news"] == found["pages"]
    assert {"subject", "place", "issued_by", "signatory", "contact", "reference"} == (
        found["press"] - everywhere
    )
    assert {"files", "series", "issue", "period"} == found["publications"] - everywhere
    assert {"venue", "formerly", "bring", "accreditation", "contact"} == (
        found["events"] - everywhere
    )


@pytest.mark.parametrize(
    ("lines", "path", "place"),
    [
        ("Image-Alt: a XXXX\n", NEWS, (3, 14)),
        ("Image-Caption:   XXXX\n", NEWS, (3, 18)),
        ("Gallery: media/a.jpg | b |  XXXX\n", NEWS, (3, 29)),
        ("Gallery:\n    media/a.jpg | b\n    media/b.jpg |XXXX\n", NEWS, (5, 18)),
        ("Attachments: media/a.pdf | XXXX\n", NEWS, (3, 28)),
        ("Updated: 2026-11-23 | a | XXXX\n", NEWS, (3, 27)),
        ("Withdrawn: 2026-11-23 | XXXX\n", NEWS, (3, 25)),
        ("title: XXXX\n", NEWS, (3, 8)),
        ("Bring: a\n    b\n    XXXX\n", EVENT, (5, 5)),
        ("Formerly: XXXX\n", EVENT, (3, 11)),
        ("Signatory: XXXX | a\n", "press/2026-11-22-mfano.sw.md", (3, 12)),
        ("Files: media/a.pdf | sw | XXXX\n", PUBLICATION, (3, 27)),
    ],
)
def test_a_fault_of_a_header_is_told_at_its_line_and_column(lines, path, place):
    assert [("placeholder-text", *place, "XXXX")] == headers(lines, path)


@pytest.mark.parametrize(
    "lines",
    ["Gallery: media/XXXX.jpg | b\n", "Attachments: media/XXXX.pdf | b\n", "Slug: XXXX\n", "Zzz: XXXX\n",
     "Topics: XXXX\n", "Aliases: /XXXX/\n", "Files: media/XXXX.pdf | sw | a\n", "Venue: XXXX\n"],
)  # fmt: skip
def test_what_is_no_text_for_readers_is_not_looked_at(lines):
    assert [] == headers(lines)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("XXXX", (1, 1)),
        ("a XXXX", (1, 3)),
        ("a\n\n  é XXXX b", (3, 5)),
        ("\n\n- a\n- XXXX", (4, 3)),
        ("| a | XXXX |\n|---|---|\n", (1, 7)),
    ],
)
def test_a_fault_of_a_body_is_told_at_its_line_and_column(text, place):
    assert [("placeholder-text", *place, "XXXX")] == body(text)


@pytest.mark.parametrize(("lang", "column", "month"), [("sw", 35, "July"), ("en", 27, "Juni")])
def test_the_language_of_a_publications_file_is_the_one_that_is_named(lang, column, month):
    found = headers(f"Files: media/a.pdf | {lang} | Juni na July\n", PUBLICATION)
    assert [("foreign-month", 3, column, month)] == found


def test_no_more_are_told_than_somebody_mends_at_once():
    assert wording.MOST == len(body("XXXX, " * 100))


# Titles in capitals


@pytest.mark.parametrize(
    "title",
    ["TAARIFA KWA UMMA", "HABARI MPYA", "MATANGAZO", "SIKU YA SHERIA, 2026", "TAARIFA: UZINDUZI (OAG)",
     "UZINDUZI WA TOVUTI YA OFISI na OAG", "ÉTÉ À DODOMA"],
)  # fmt: skip
def test_a_title_that_shouts_is_told(title):
    found = told(faults(f"Title: {title}\nSummary: {SUMMARY}\n\nMaandishi."))
    assert [("title-in-capitals", 1, 8, title)] == found


@pytest.mark.parametrize(
    "title",
    ["OAG", "OMMS", "TANZANIA", "TAKUKURU", "OAG na OMMS", "UNESCO, UNICEF na UNDP", "GN 507", "2026",
     "Mkutano wa UNESCO mjini DODOMA", "Sheria ya UWEKEZAJI", "FAQ: OAG", "—", "Ü"],
)  # fmt: skip
def test_an_abbreviation_does_not_shout(title):
    assert [] == faults(f"Title: {title}\nSummary: {SUMMARY}\n\nMaandishi.")


@pytest.mark.parametrize(
    ("text", "place", "value"),
    [
        ("## HABARI ZA LEO", (1, 4), "HABARI ZA LEO"),
        ("a\n\n### HABARI ZA LEO ###  \n\nb", (3, 5), "HABARI ZA LEO"),
        ("a\n\nHABARI ZA LEO\n---", (3, 1), "HABARI ZA LEO"),
        ("HABARI ZA LEO\n-\n", (1, 1), "HABARI ZA LEO"),
        ("##[HABARI ZA LEO]({filename}a.sw.md)", (1, 3), "[HABARI ZA LEO]({filename}a.sw.md)"),
    ],
)
def test_a_heading_that_shouts_is_told(text, place, value):
    assert [("title-in-capitals", *place, value)] == body(text)


@pytest.mark.parametrize(
    "text",
    ["HABARI ZA LEO", "## Habari za OMMS", "## OAG", "    ## HABARI ZA LEO", "- HABARI\n- ZA LEO",
     "| HABARI ZA | LEO |\n|---|---|", "a\n\n---\n\nb", "#", "##", "\n-", "a ## HABARI ZA LEO"],
)  # fmt: skip
def test_capitals_that_are_no_heading_are_not_told(text):
    assert [] == body(text)


# Marks of WhatsApp


@pytest.mark.parametrize(
    "mark",
    ["*leo*", "_leo_", "~leo~", "**leo**", "*habari za leo*", '*"leo"*', "_*leo*_", "*_leo_*", "*leo.*",
     "*(leo)*"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Image-Alt", "Image-Credit"])
def test_marks_of_a_header_are_told(name, mark):
    assert [("whatsapp-marks", 3, len(name) + 6, mark)] == headers(f"{name}: a, {mark} b\n")


@pytest.mark.parametrize(
    "text",
    ["5*3*2", "Bei* na masharti*", "a * b * c", "picha_ya_ofisi.jpg", "@oag_tz_ leo", "_____", "a ~5 ~6",
     "~500 hadi ~600", "(*) a (*)", r"\*leo\*", "*leo", "leo_", "https://example.org/_a_/"],
)  # fmt: skip
def test_signs_of_a_header_that_mark_nothing_are_not_told(text):
    assert [] == headers(f"Image-Alt: {text}\n")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('Alisema *"Haki ni yako"* leo.', '*"Haki ni yako"*'),
        ("Alisema *“Haki ni yako.”*", "*“Haki ni yako.”*"),
        ("*“Haki\nni yako”*", "*“Haki ni yako”*"),
        ("*Habari za leo*", "*Habari za leo*"),
        ("*Leo*\n\na", "*Leo*"),
        ("a\n*Habari za leo*\nb", "*Habari za leo*"),
        ("a\n\n*Habari\nza leo*  \n\nb", "*Habari za leo*"),
        ("a _*leo*_ b", "_*leo*_"),
        ("a *_leo_* b", "*_leo_*"),
        ("a ~leo~ b", "~leo~"),
        ("a ~~leo~~ b", "~~leo~~"),
    ],
)
def test_pasted_marks_of_a_body_are_told_once(text, value):
    assert [value] == values(text, "whatsapp-marks")


@pytest.mark.parametrize(
    "text",
    ["a *leo* b", "*Leo* ni siku.", "a\n*leo*\nb", "**Leo**", '**"Leo"**', "***Leo***", "**_leo_**",
     "_**leo**_", "_leo_", "__leo__", "* leo\n* kesho", "*[AB]: Abba", '`*"a"*`', '    *"a"*', "~500 na ~600",
     "*Leo\n\nkesho*", "*a* na *b*", r"\*“a”\*", "- *Habari za leo*", "[a](https://example.org/~a~)",
     "*Tazama [a](/b/)*"],
)  # fmt: skip
def test_marks_that_markdown_knows_are_not_told(text):
    assert [] == values(text, "whatsapp-marks")


# Tags of translation


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a [:sw]b[:en]c[:]", "[:sw]"),
        ("a[:]", "[:]"),
        ("{:en}a", "{:en}"),
        ("[en]a[/en]", "[en]"),
        ("[EN]a[/EN]", "[EN]"),
        ("a[/sw]", "[/sw]"),
        ("[lang_en]a", "[lang_en]"),
        ("[/lang-sw]", "[/lang-sw]"),
        ("{% trans %}", "{% trans %}"),
        ("{%- blocktrans with a=b -%}", "{%- blocktrans with a=b -%}"),
        ("{% endtranslate %}", "{% endtranslate %}"),
        ("{{ 'a' | trans }}", "{{ 'a' | trans }}"),
        ("{{ t('a') }}", "{{ t('a') }}"),
        ("{{ $t('a') }}", "{{ $t('a') }}"),
        ("__('a b')", "__('a b')"),
        ('@lang("a")', '@lang("a")'),
    ],
)
def test_a_tag_of_translation_is_told(text, value):
    assert [value] == values(text, "translation-tag")


@pytest.mark.parametrize(
    "text",
    ["`[:sw]`", "    {% trans %}", "[en](https://example.org)", "[a][en]\n\n[en]: https://example.org", "[sw]",
     "a {: #en }", "{filename}", "trans (a)", "f__('a')", "<!--:sw-->", "[:]("],
)  # fmt: skip
def test_what_is_no_tag_of_translation_is_not_told(text):
    expected = ["[:]"] if text == "[:](" else []
    assert expected == values(text, "translation-tag")


def test_a_line_of_tags_is_told_once_and_each_line_by_itself():
    text = "[:sw]a[:en]b[:]\nc\n[:sw]d[:]"
    assert [1, 3] == [line for _, line, _, _ in body(text)]


@pytest.mark.parametrize(
    "value", ["[:sw]a", "<!--:-->a", "messages.title", "labels.home.title", "__('a')"]
)
def test_a_tag_of_a_header_is_told(value):
    found = headers(f"Image-Alt: {value}\n")
    assert [("translation-tag", 3, 12)] == [one[:3] for one in found]


@pytest.mark.parametrize("value", ["www.oag.go.tz", "Tazama messages.title", "mfano@lang.org"])
def test_an_address_in_a_header_is_no_tag(value):
    assert [] == headers(f"Image-Alt: {value}\n")


def test_what_is_refused_as_markup_or_as_html_is_not_told_twice():
    rules = [one.rule for one in stories.file(f"{HEAD}Owner: {{{{ __('a') }}}}\n\na")[2]]
    assert ["markup-in-header"] == rules
    rules = [one.rule for one in stories.body("<!--:sw-->a<!--:-->")[2]]
    assert {"unsafe-html"} == set(rules)


# What holds a place


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Lorem ipsum dolor sit amet, a", "Lorem ipsum dolor sit amet"),
        ("a lorem ipsum", "lorem ipsum"),
        ("Insert text here", "Insert text here"),
        ("Add your title here.", "Add your title here"),
        ("The content goes here", "content goes here"),
        ("Insert photo here", "Insert photo here"),
        ("Weka maandishi hapa", "Weka maandishi hapa"),
        ("Andika kichwa chako", None),
        ("Andika jina lako hapa", "Andika jina lako hapa"),
        ("  Andika hapa…", "Andika hapa"),
        ("a (andika hapa) b", "andika hapa"),
        ("Kumb. Na. XXXX/2026", "XXXX"),
        ("XX/XX/XXXX", "XX/XX/XXXX"),
        ("a xxxxx", "xxxxx"),
        ("Muda: TBD", "TBD"),
        ("TODO: a", "TODO"),
        ("[jina]", "[jina]"),
        ("[Tarehe ya mkutano] a", "[Tarehe ya mkutano]"),
        ("[name of the officer]", "[name of the officer]"),
        ("[andika mada]", "[andika mada]"),
        ("[insert map]", "[insert map]"),
        ("000 000 000", "000 000 000"),
        ("0000-000-000", "0000-000-000"),
        ("+255 000 000 000", "+255 000 000 000"),
        ("0000000000", "0000000000"),
        ("0123 456 789", "0123 456 789"),
        ("+255 123 456 789", "+255 123 456 789"),
        ("asdfgh", "asdfgh"),
    ],
)
def test_what_holds_a_place_is_told(text, value):
    assert ([value] if value else []) == values(text, "placeholder-text")


@pytest.mark.parametrize(
    "text",
    [
        "TBC na TBA zipo", "Ukitaka, andika hapa chini.", "[Jaza maelezo hapa](https://example.org)",
        "Weka maelezo hapa chini", "[jina](https://example.org)", "[a][jina]",
        "[jina]\n\n[jina]: https://example.org", "[jina limehifadhiwa]", "`[jina]`", "    [jina]", "![jina](a)",
        "Toleo la XXX", "Karne ya XX", "20XX", "XXXL", "0712 XXX XXX", "0712-XXXXXX", "XXXX 1234",
        "Sh. 1 000 000 000", "Sh. 1,000,000,000", "Sh. 1.000.000.000", "255 000 000 000", "MFANO/2026/000016",
        "0712 345 678", "Read the title here", "Todos", "protest", "[name withheld]", "‹Andika maandishi hapa.›",
        "https://example.org/XXXX", "TODOS",
    ],
)  # fmt: skip
def test_ordinary_words_hold_no_place(text):
    assert [] == values(text, "placeholder-text")


@pytest.mark.parametrize("title", ["Untitled", "Title", "Hello world!", "KICHWA CHA HABARI"])
def test_a_title_that_says_only_what_it_is_is_told(title):
    found = told(faults(f"Title: {title}\nSummary: {SUMMARY}\n\nMaandishi."))
    assert ("placeholder-text", 1, 8, title) in found


# Months


def test_the_names_of_months_and_weekdays_are_those_of_cldr():
    for lang in ("sw", "en"):
        locale = Locale.parse(lang)
        months, days = locale.months["format"]["wide"], locale.days["format"]["wide"]
        assert MONTHS[lang] == tuple(months[number] for number in range(1, 13))
        assert WEEKDAYS[lang] == tuple(days[number] for number in range(7))


@pytest.mark.parametrize(("lang", "path"), [("sw", NEWS), ("en", EN)])
@pytest.mark.parametrize(
    "form", ["7 {}", "7th {}", "{} 7", "{} 7th", "{} 2026", "{}, 2026", "7\n{}"]
)
def test_every_month_of_the_other_language_is_told_beside_a_number(lang, path, form):
    for own, foreign in zip(MONTHS[lang], MONTHS[OTHER[lang]], strict=True):
        (fault,) = faults(f"{HEAD}\na {form.format(foreign)} b", path)
        told = dict(fault.fill)
        assert ("foreign-month", foreign, own) == (fault.rule, told["value"], told["right"])


@pytest.mark.parametrize(("lang", "path"), [("sw", NEWS), ("en", EN)])
def test_no_month_of_the_files_own_language_is_told(lang, path):
    for month in MONTHS[lang]:
        assert [] == body(f"7 {month} 2026, {month} na {month}, {month} 7", path)


@pytest.mark.parametrize("month", ["January", "february", "June", "JULY", "December"])
def test_a_month_alone_is_told_where_it_is_nothing_else(month):
    assert [month] == values(f"mwezi {month} na", "foreign-month")


@pytest.mark.parametrize(
    "text",
    ["Mhe. January Mfano", "January Mfano", "Bi. June alisema", "may", "march", "April", "Mayai", "Augusto",
     '<span lang="en">7 July 2026</span>', "<i lang=en>a <i>b</i> July</i>",
     "`July`", "    July", "https://example.org/July", "[a](/July/)", "[a](/b/ 'July')",
     "a@july.org", "<https://example.org/July>"],
)  # fmt: skip
def test_names_of_people_addresses_and_marked_words_are_no_months(text):
    assert [] == body(text)


@pytest.mark.parametrize(
    ("text", "path", "right"),
    [("Disemba", EN, "December"), ("Monday, 7 Julai 2026", NEWS, "Jumanne")],
)
def test_the_right_word_is_named_in_the_language_of_the_file(text, path, right):
    assert [right] == [dict(one.fill)["right"] for one in faults(f"{HEAD}\n{text}", path)]


@pytest.mark.parametrize(
    "text", ["Mei Mosi", "Mei", "<q lang='sw'>Julai</q>", "Junior", "machinery"]
)
def test_other_words_of_an_english_text_are_no_months(text):
    assert [] == body(text, EN)


# Weekdays

FORMS = {
    "sw": (
        "{weekday}, tarehe {day} {month}, {year}",
        "{weekday} tarehe {day} {month} {year}",
        "{weekday} ya tarehe {day} {month}, {year}",
        "{weekday}, {day} {month} {year}",
    ),
    "en": (
        "{weekday}, {day} {month} {year}",
        "{weekday} {day}th {month} {year}",
        "{weekday}, {month} {day}, {year}",
        "{weekday} the {day}th of {month}, {year}",
    ),
}
days = st.dates(dt.date(1961, 12, 9), dt.date(2099, 12, 31))


def dated(lang, form, day, weekday):
    names = {"month": MONTHS[lang][day.month - 1], "day": day.day, "year": day.year}
    return form.format(weekday=WEEKDAYS[lang][weekday], **names)


@given(days, st.integers(0, 6), st.sampled_from(["sw", "en"]), st.integers(0, 3))
@example(dt.date(2026, 7, 7), 0, "sw", 0)
def test_a_weekday_is_told_unless_it_is_the_dates_own(day, weekday, lang, form):
    text = dated(lang, FORMS[lang][form], day, weekday)
    found = faults(f"{HEAD}\nA {text}.", {"sw": NEWS, "en": EN}[lang])
    if weekday == day.weekday():
        assert [] == found
    else:
        (fault,) = found
        right = WEEKDAYS[lang][day.weekday()]
        assert ("weekday-differs", 3) == (fault.rule, fault.column)
        assert {"right": right, "value": text} == dict(fault.fill)


@pytest.mark.parametrize(
    "text",
    ["Jumatatu hadi Ijumaa, tarehe 6 hadi 10 Julai, 2026", "Jumatatu, tarehe 7 Julai", "Jumatatu 2026",
     "Jumatatu, tarehe 7 Julai, 20261", "<q lang=en>Monday, 7 July 2026</q>"],
)  # fmt: skip
def test_a_weekday_without_a_date_of_its_own_is_not_told(text):
    assert [] == body(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("{}, 7/7/2026", None), ("{} 2026-07-07", None), ("tarehe 7 Julai, 2026 ({})", "7 Julai, 2026 ({})"),
     ("7 Julai 2026, siku ya {}", None), ("{}, 7 Julai mwaka 2026", None), ("07.07.2026 ({})", None)],
)  # fmt: skip
def test_a_weekday_is_told_beside_a_date_in_numbers_and_behind_one(text, value):
    (fault,) = faults(f"{HEAD}\n{text.format('Jumatatu')}.")
    assert {"right": "Jumanne", "value": (value or text).format("Jumatatu")} == dict(fault.fill)
    assert [] == body(text.format("Jumanne"))


# Dates and hours that cannot be


def test_any_date_of_the_calendar_in_any_form_is_none_that_cannot_be():
    day, told = dt.date(2024, 1, 1), []
    while day.year < 2027:
        names = [MONTHS[lang][day.month - 1] for lang in ("sw", "en")]
        forms = [f"{day.day} {name} {day.year}; {day.day} {name}" for name in names]
        forms += [
            f"{day:%Y-%m-%d}; {day:%d/%m/%Y}; {day:%d-%m-%Y}; {names[1]} {day.day}, {day.year}"
        ]
        told += [one for one in faults(f"{HEAD}\n{'. '.join(forms)}") if "impossible" in one.rule]
        day += dt.timedelta(1)
    assert [] == told


@pytest.mark.parametrize(
    ("text", "value", "right"),
    [
        ("Ni 31 Novemba.", "31 Novemba", "November has 30 days"),
        ("Tarehe 30 Februari.", "30 Februari", "February has 28 or 29 days"),
        ("Ni 29 Februari, 1961.", "29 Februari, 1961", "February 1961 has 28 days"),
        ("Tarehe 28 hadi 31 Aprili", "31 Aprili", "April has 30 days"),
        ("Tarehe 45 Mei", "45 Mei", "May has 31 days"),
        ("1–31 Septemba", "31 Septemba", "September has 30 days"),
        ("2026-02-30", "2026-02-30", "February 2026 has 28 days"),
        ("31/11/1999", "31/11/1999", "November has 30 days"),
        ("31-11-2026", "31-11-2026", "November has 30 days"),
        ("2 na 31/11/2026", "31/11/2026", "November has 30 days"),
        ("11/31/2026", "11/31/2026", "months are 1 to 12; write day/month/year"),
    ],
)
def test_a_date_that_cannot_be_is_told_whatever_its_form_and_its_year(text, value, right):
    (fault,) = faults(f"{HEAD}\n{text}")
    assert ("impossible-date", value, right) == (
        fault.rule,
        dict(fault.fill)["value"],
        dict(fault.fill)["right_en"],
    )


@pytest.mark.parametrize(
    "text", ["saa 25:00", "25:00", "saa 24:30", "saa 3:75", "10:60 asubuhi", "99:00", "8:00–25:00"]
)
def test_an_hour_that_cannot_be_is_told(text):
    assert ["impossible-hour"] == [one.rule for one in faults(f"{HEAD}\n{text}")]


@pytest.mark.parametrize(
    "text",
    ["saa 24", "ndani ya saa 48", "24:00", "saa 0:00", "saa 23:59", "Mathayo 25:35", "kwa 60:40", "Zaburi 119:105",
     "Watu 45 Novemba 2025 walikuja.", "Ibara ya 31", "Sheria Na. 4 ya 2026", "Kumb. Na. 31/11/2026",
     "Kesi Na 31/11/2026",
     "CAB.12/45/2026", "45/13/2019", "0800-11-00-00", "+255 25 31 30", "`31 Novemba`", "ukurasa wa 2-13-2024",
     "<https://www.example.org/2026-02-30/25:00>", "Tarehe 30 na 31 Machi", "siku 31 za Novemba"],
)  # fmt: skip
def test_what_may_be_no_date_and_no_hour_is_not_told(text):
    assert [] == body(text)


# The summary


@pytest.mark.parametrize(
    "summary",
    ["Mkutano wa wadau wa sheria", "MKUTANO wa wadau wa Sheria…", '"Mkutano  wa wadau wa sheria."'],
)
def test_a_summary_that_repeats_the_title_is_told(summary):
    found = faults(f"Title: Mkutano wa wadau: wa sheria\nSummary:  {summary}\n\nMaandishi.")
    assert [("summary-repeats-title", 2, 11, None)] == told(found)


@pytest.mark.parametrize("summary", ["Mkutano wa wadau wa sheria Dodoma", "", "…"])
def test_a_summary_that_says_more_or_nothing_is_not_told(summary):
    assert [] == faults(f"Title: Mkutano wa wadau\nSummary: {summary}\n\nMaandishi.")
    assert [] == faults("Title: …\nSummary: ?\n\nMaandishi.")


# A build tells it


def test_the_warnings_of_a_refused_file_are_told_beside_its_errors(tmp_path):
    (tmp_path / "content" / "news").mkdir(parents=True)
    (tmp_path / "content" / NEWS).write_text(f"{HEAD}\nXXXX *“a”*", "utf-8")
    with pytest.raises(build.Refused) as refused:
        build.build(request(tmp_path / "content", tmp_path))
    assert {"placeholder-text", "whatsapp-marks"} == {one.rule for one in refused.value.faults}


@pytest.mark.parametrize("rule", RULES)
def test_style_is_a_warning_and_what_was_never_meant_for_readers_an_error(rule):
    errors = {"translation-tag", "placeholder-text"}
    assert (rule not in errors) == bool(messages()[rule].get("warning"))


def test_the_real_content_has_no_fault_of_wording():
    names = sorted((ROOT / "content").rglob("*.md"))
    assert names
    for path in names:
        name = path.relative_to(ROOT / "content").as_posix()
        assert [] == faults(path.read_text("utf-8"), name), name


# Any text

PARTS = [
    "XXXX", "*“a”*", "*Habari za leo*", "~a~", "_*a*_", "[:sw]", "[en]a[/en]", "{% trans %}", "[jina]", "TBD",
    "Lorem ipsum", "7 July 2026", "January", "Disemba", "Mei 7", "Jumatatu, tarehe 7 Julai, 2026",
    "Monday, 7 July 2026", "## HABARI ZA LEO", "HABARI ZA LEO\n---", "`", "```", "<span lang=en>", "</span>",
    "<b>", "[a](b)", "](", "\n[a]: b", "{: lang=en }", "\n", "\n\n", "\n\n    ", "\n- ", "> ", "a", "é", "İ",
    " ", "\t", "https://example.org/", "a@b.c", "‹", "›", "‹XXXX›", "weka maandishi hapa", "000 000 000",
    "\\", "|", "hapa", "*", "_", "~", "\u00a0",
]  # fmt: skip
typed = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=8)), max_size=25).map("".join)


def at(lines, fault):
    """Give the text at the place of a fault as a message shows it: each blank as one, no odd signs."""
    rest = "\n".join([lines[fault.line - 1][fault.column - 1 :], *lines[fault.line :]])
    return "".join(char if char.isprintable() else "\ufffd" for char in " ".join(rest.split()))


@settings(max_examples=300)
@given(typed, typed, st.sampled_from([NEWS, EN, PUBLICATION]))
def test_a_reported_place_points_at_the_text_that_it_names(line, text, path):
    head = " ".join(line.split())
    data = (
        f"Title: {head}\nUpdated: 2026-11-23 | {head}\n    2026-11-24 | {head}\n\n{text}".encode()
    )
    scanned, _ = scan.scan(path, data)
    if not scanned:
        return
    found = wording.faults(
        path, read.name(path)[0].lang, scanned.headers, scanned.body, scanned.body_line
    )
    lines = scan.decoded(path, data)[0].split("\n")
    for fault in found:
        assert at(lines, fault).startswith(dict(fault.fill)["value"].removesuffix("…"))
