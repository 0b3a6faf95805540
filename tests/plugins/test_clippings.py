"""A month's file of clippings: read as people make it in spreadsheets, every fault told at its row."""

import csv
import datetime as dt
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.desk.monitoring import clipping, month, table, typed
from plugins.desk.monitoring.clipping import COLUMNS, Clipping
from plugins.schema import faults

HEAD = {lang: [column[lang] for column in COLUMNS] for lang in ("sw", "en")}
NAME = "2026-11.csv"
ROW = {
    "date": "2026-11-17",
    "outlet": "Gazeti la Mfano",
    "medium": "gazeti",
    "headline": "Kichwa cha mfano",
    "link_or_page": "uk. 5",
    "tone": "hasi",
    "topic": "Mada ya mfano",
    "summary": "Muhtasari wa mfano.",
    "needs_answer": "ndiyo",
    "answer_by": "20/11/2026",
    "answered_by": "",
}
MADE = Clipping(
    date=dt.date(2026, 11, 17),
    outlet="Gazeti la Mfano",
    medium="newspaper",
    headline="Kichwa cha mfano",
    link_or_page="uk. 5",
    tone="negative",
    topic="Mada ya mfano",
    summary="Muhtasari wa mfano.",
    needs_answer=True,
    answer_by=dt.date(2026, 11, 20),
)


def file(*rows, head=HEAD["sw"], sign=",", end="\r\n"):
    """Give a file's bytes: rows are what differs from ROW."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=sign, lineterminator=end)
    writer.writerows([head, *([*{**ROW, **row}.values()] for row in rows)])
    return made.getvalue().encode()


def read(data, only=NAME):
    """Give the clippings of a file that is in order."""
    sheet, wrong = month.read(NAME, data, only)
    assert [] == wrong
    return [one.clipping for one in sheet.found]


def wrong(data, only=NAME):
    """Give the rule, the row and the column of each fault."""
    return [(one.rule, one.line, one.column) for one in month.read(NAME, data, only)[1]]


def at(field):
    """Give the number of a field's column."""
    return [column.field for column in COLUMNS].index(field) + 1


# What people save


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("lang", ["sw", "en"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_file_is_read_whatever_parts_its_cells_and_rows_and_in_either_language(sign, lang, end):
    """With the mark that Excel puts first, and without it."""
    data = file({}, head=HEAD[lang], sign=sign, end=end)
    assert [MADE] == read(data) == read(b"\xef\xbb\xbf" + data)


def test_more_of_the_other_signs_in_the_texts_mislead_nobody():
    said = "moja, mbili, tatu, nne; tano, sita, saba, nane, tisa, kumi, na, na, na"
    (one,) = read(file({"summary": said}, sign=";"))
    assert said == one.summary


def test_the_line_in_which_excel_names_the_sign_is_obeyed_and_counted_as_excel_does():
    data = b"sep=;\r\n" + file({"tone": "x"}, sign=";")
    assert [("clippings-word", 2, at("tone"))] == wrong(data)


def test_columns_may_stand_in_any_order_and_case_and_optional_ones_be_left_out():
    data = b"Tone,HEADLINE,Medium,Outlet,date\nneutral,Mfano,radio,Redio ya Mfano,1/11/2026\n"
    (one,) = read(data)
    assert (dt.date(2026, 11, 1), "neutral", "", False) == (
        one.date,
        one.tone,
        one.summary,
        one.needs_answer,
    )


def test_a_cell_of_several_lines_is_one_and_rows_keep_the_numbers_of_the_spreadsheet():
    data = file({"summary": "Mstari wa kwanza\nwa pili\n\nwa tatu"}, {"tone": "?"})
    sheet, found = month.read(NAME, data, NAME)
    assert "Mstari wa kwanza wa pili wa tatu" == sheet.found[0].clipping.summary
    assert [3] == [one.line for one in found]


def test_empty_rows_and_empty_columns_at_the_end_are_passed_over_and_counted():
    rows = file({}, {"tone": "?", "headline": "x"}).decode().splitlines()
    data = "\r\n".join([rows[0] + ",,", rows[1] + ",,", "", ",,,", rows[2] + ",,", ",,"]).encode()
    assert [("clippings-word", 5, at("tone"))] == wrong(data)


@pytest.mark.parametrize("text", ["=1+1", "+255", "-5", "@mfano", '=HYPERLINK("x")', "'=1", "''-"])
def test_what_looks_like_a_formula_is_a_text_and_no_spreadsheet_runs_what_we_write(text):
    (one,) = read(month.data([Clipping(**{**_fields(MADE), "headline": text})]))
    assert text == one.headline
    rows = list(csv.reader(io.StringIO(month.data([one]).decode("utf-8-sig"))))
    assert rows[1][at("headline") - 1].startswith("'")


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"]), max_size=60).map(
    lambda text: " ".join(unicodedata.normalize("NFC", text).split())
)


@given(TEXTS, TEXTS)
def test_what_is_written_is_read_again_whatever_it_says(headline, summary):
    made = Clipping(**{**_fields(MADE), "headline": headline or "x", "summary": summary})
    assert [made] == read(month.data([made]))
    assert [made] == read(month.data([made], "en", ";"))


@given(st.binary(max_size=300))
def test_any_bytes_give_faults_and_no_error(data):
    _, found = month.read(NAME, data, NAME)
    assert found


def _fields(one):
    return {name: getattr(one, name) for name in one.__struct_fields__}


# Dates


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03",
        "2026-11-3",
        "03/11/2026",
        "3/11/2026",
        "3.11.2026",
        "03-11-2026",
        "3 Novemba 2026",
        "3 Nov 2026",
        "3 nov. 2026",
        "tarehe 3 Novemba, 2026",
        "3 November 2026",
        "2026-11-03 00:00:00",
        "3/11/2026 0:00",
    ],
)
def test_a_date_is_understood_as_people_type_it_the_day_first(text):
    assert dt.date(2026, 11, 3) == typed.day(text)


@pytest.mark.parametrize(
    "text",
    ["11/22/2026", "3/11/26", "46328", "3/11", "31/11/2026", "3/11-2026", "Novemba", "kesho"],
)
def test_what_is_no_date_or_may_be_two_is_refused(text):
    assert [("clippings-date", 2, at("date"))] == wrong(file({"date": text}))


def test_every_month_is_known_by_its_names_in_both_languages():
    said = "Jan Feb Mac Apr Mei Jun Jul Ago Sep Okt Nov Des".split()
    assert list(range(1, 13)) == [typed.day(f"1 {name} 2026").month for name in said]
    said = "January Feb Mar April May June July Aug Sept October Nov December".split()
    assert list(range(1, 13)) == [typed.day(f"1 {name} 2026").month for name in said]


# Faults


@pytest.mark.parametrize(
    ("rule", "field", "text"),
    [
        ("clippings-month", "date", "1/10/2026"),
        ("clippings-empty", "outlet", " "),
        ("clippings-empty", "headline", ""),
        ("clippings-empty", "medium", ""),
        ("clippings-word", "medium", "filamu"),
        ("clippings-word", "tone", "mbaya"),
        ("clippings-word", "needs_answer", "labda"),
        ("clippings-link", "link_or_page", "www.mfano.example/habari"),
        ("clippings-link", "link_or_page", "ftp://mfano.example/x"),
        ("clippings-link", "link_or_page", "https://mfano"),
        ("clippings-link", "link_or_page", 'https://mfano.example/"><b>'),
        ("clippings-sign", "summary", "a\x07b"),
        ("clippings-long", "summary", "neno " * 1_200),
        ("clippings-answer-day", "answer_by", ""),
        ("clippings-answer-early", "answer_by", "16/11/2026"),
        ("clippings-answer-none", "needs_answer", "hapana"),
    ],
)
def test_a_bad_cell_is_named_by_its_row_and_column(rule, field, text):
    place = "answer_by" if rule == "clippings-answer-none" else field
    assert [(rule, 3, at(place))] == wrong(file({"headline": "x"}, {field: text}))


def test_a_fault_says_where_what_and_the_cure_in_both_languages():
    (found,) = month.read("m/2026-11.csv", file({"medium": "radoi"}), NAME)[1]
    place, sw, en = faults.report([found]).splitlines()
    assert f"m/2026-11.csv:2:{at('medium')}" == place
    assert '"radoi"' in sw
    assert "Andika mojawapo: redio / radio" in sw
    assert "Write one of: redio / radio" in en


def test_all_faults_of_a_file_are_told_in_one_run():
    rows = ({"tone": "?", "medium": "?"}, {"date": "?"}, {}, {})
    assert ["clippings-word", "clippings-word", "clippings-date", "clippings-again"] == [
        rule for rule, _, _ in wrong(file(*rows))
    ]


def test_an_unknown_column_is_named_with_the_nearest_one_that_is_known():
    head = [*HEAD["en"][:-1], "anserwed by"]
    (found,) = month.read(NAME, file({}, head=head), NAME)[1]
    assert ("clippings-column", 1, 11) == (found.rule, found.line, found.column)
    assert "answered by" in dict(found.fill)["near_en"]


ODD = file({"summary": "Ng’ombe – “mfano”"}).decode()


@pytest.mark.parametrize(
    ("fault", "data"),
    [
        (("clippings-missing", 1, 1), b"tarehe,chombo,aina,kichwa\n1/11/2026,Redio ya Mfano,redio,Mfano\n"),
        (("clippings-twice", 1, 11), file({}, head=[*HEAD["sw"][:-1], "outlet"])),
        (("clippings-cells", 2, 12), file({}).rstrip(b"\r\n") + b",iliyomwagika\r\n"),
        (("clippings-again", 3, 1), file({}, {"summary": "Mengine."})),
        (("clippings-head", 0, 0), b""),
        (("clippings-head", 0, 0), b"\r\n\r\n"),
        (("clippings-head", 1, 1), b"a,b,c\r\n1,2,3\r\n"),
        (("clippings-encoding", 2, 1), ODD.encode("cp1252")),
        (("clippings-encoding", 0, 0), ODD.encode("utf-16")),
        (("clippings-encoding", 0, 0), ODD.encode("utf-16-le")),
        (("clippings-workbook", 0, 0), b"PK\x03\x04rest"),
        (("clippings-workbook", 0, 0), b"\xd0\xcf\x11\xe0rest"),
        (("clippings-large", 0, 0), b"a" * (table.MOST_BYTES + 1)),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else len(one),
)  # fmt: skip
def test_a_file_that_is_not_as_it_should_be_is_refused_with_its_place(fault, data):
    assert [fault] == wrong(data)


def test_of_a_file_of_too_many_cells_or_rows_the_rest_is_not_read():
    assert ("clippings-large", 3, 1) in wrong(file({}) + b"a," * table.MOST_CELLS)
    assert ("clippings-large", table.MOST_ROWS + 1, 1) in wrong(file({}) + b"\n" * table.MOST_ROWS)


def test_a_quotation_mark_that_is_not_closed_is_named_at_its_row():
    data = file({}, {"headline": "y"}) + b'3/11/2026,"Gazeti,gazeti,x,y,hasi,,,,,\r\n' * 3
    assert ("clippings-quotes", 4, 1) in wrong(data)


def test_a_spreadsheet_that_is_imported_may_hold_any_month():
    assert [] == wrong(file({}, {"date": "1/10/2026"}), only="")


def test_every_word_of_a_list_says_one_thing_alone():
    for words in (clipping.MEDIA, clipping.TONES, clipping.ANSWERS):
        ways = [clipping.folded(way) for those in words.values() for way in those]
        assert sorted(set(ways)) == sorted(ways)
