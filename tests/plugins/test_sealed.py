"""The register of sealed releases: what its lines say, and whether sources and papers still agree with it."""

import datetime as dt
import hashlib

import pytest

from plugins.schema import seal
from plugins.schema.faults import Fault
from plugins.schema.seal import REGISTER, Sealed

A, B = "a" * 64, "b" * 64
DAY = dt.date(2026, 11, 24)
ONE = Sealed("2026-11-20-mfano", "sw", A, B, DAY, 2)
TWO = Sealed("2026-11-20-mfano", "en", B, A, DAY, 3)
HEAD = "pair\tlang\tsource\tpdf\tdate\n"
LINE = f"2026-11-20-mfano\tsw\t{A}\t{B}\t2026-11-24\n"


def said(faults):
    return [(one.rule, one.path, one.line, dict(one.fill)) for one in faults]


# The register


def test_a_line_names_its_source_and_its_paper():
    assert "press/2026-11-20-mfano.sw.md" == ONE.path
    assert "press/sealed/2026-11-20-mfano.en.pdf" == TWO.paper
    assert LINE == f"{ONE.typed}\n"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("press/sealed/x.sw.pdf", True),
        ("press/sealed/register.tsv", False),
        ("press/sealedx.pdf", False),
        ("media/x.pdf", False),
    ],
)
def test_a_paper_is_a_pdf_in_its_folder(path, expected):
    assert expected == seal.is_paper(path)


def test_the_sum_of_a_paper_is_its_sha_256():
    assert hashlib.sha256(b"%PDF").hexdigest() == seal.sha256(b"%PDF")


def test_a_line_that_is_not_in_the_register_yet_has_no_number():
    assert 0 == Sealed("2026-11-20-mfano", "sw", A, B, DAY).line


def test_the_first_lines_come_with_the_head():
    assert (HEAD + LINE).encode() == seal.added(b"", [ONE])


def test_further_lines_come_at_the_end():
    whole = seal.added(seal.added(b"", [ONE]), [TWO])
    assert ((ONE, TWO), []) == seal.register(whole)
    assert whole == seal.added(b"", [ONE, TWO])


@pytest.mark.parametrize("data", [b"", HEAD.encode()])
def test_a_register_without_lines_is_sound(data):
    assert ((), []) == seal.register(data)


def test_a_register_that_is_not_utf_8_is_told_with_the_byte():
    found, faults = seal.register(HEAD.encode() + b"\xff")
    assert () == found
    assert [("not-utf-8", REGISTER, 0, {"byte": str(len(HEAD))})] == said(faults)


def test_a_head_of_other_columns_is_told_and_its_lines_are_read():
    found, faults = seal.register(f"pair\tlanguage\n{LINE}".encode())
    assert (ONE,) == found
    assert [("sealed-line", REGISTER, 1, {"value": "pair language"})] == said(faults)


def test_a_release_that_stands_twice_is_told_at_its_second_line():
    found, faults = seal.register((HEAD + LINE + LINE).encode())
    assert (ONE,) == found
    value = LINE.strip().replace("\t", " ")[:20]
    ((rule, path, line, fill),) = said(faults)
    assert ("sealed-line", REGISTER, 3, value) == (rule, path, line, fill["value"][:20])


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("2026-11-20-mfano", "2026-11-20-Mfano"),
        ("2026-11-20-mfano", "2026-11-20"),
        ("2026-11-20-mfano", "../2026-11-20-mfano"),
        ("\tsw\t", "\tfr\t"),
        (A, "a" * 63),
        (A, "A" * 64),
        (B, "g" * 64),
        (B, "b" * 65),
        ("2026-11-20-mfano", "2026-13-20-mfano"),
        ("\t2026-11-24", "\t20261124"),
        ("2026-11-24", "2026-11-31"),
        ("2026-11-24", "24.11.2026"),
        ("\t2026-11-24", ""),
        ("\n", "\tmore\n"),
    ],
)
def test_a_line_that_does_not_fit_is_told(right, wrong):
    assert LINE != LINE.replace(right, wrong)
    found, faults = seal.register((HEAD + LINE.replace(right, wrong)).encode())
    assert () == found
    assert [("sealed-line", REGISTER, 2)] == [one[:3] for one in said(faults)]


def test_a_merge_of_the_register_that_was_not_finished_is_told_and_nothing_else():
    text = "\t".join(seal.COLUMNS) + "\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> kazi\n"
    sealed, faults = seal.register(text.encode())
    assert ((), [("merge-mark", REGISTER, line) for line in (2, 4, 6)]) == (
        sealed,
        [one[:3] for one in said(faults)],
    )


# What a release says


HEADERS = [("Title", ["Mfano"]), ("Summary", ["Muhtasari wa mfano."]), ("Attachments", ["a", "b"])]


def test_the_hash_of_a_release_is_that_of_its_plain_words():
    """It stands in registers: whoever changes how it is made breaks every seal."""
    plain = "Title: Mfano\nSummary: Muhtasari wa mfano.\nAttachments: a | b\n\nManeno.\n\nZaidi."
    expected = hashlib.sha256(plain.encode()).hexdigest()
    assert expected == seal.hash_of(HEADERS, "Maneno.\n\nZaidi.")


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (HEADERS[::-1], "Maneno."),
        ([("TITLE", [" Mfano "]), *HEADERS[1:]], "Maneno."),
        ([*HEADERS, ("Withdrawn", ["2026-11-21 | Sababu"])], "Maneno."),
        ([*HEADERS, ("Topics", ["a"]), ("Unknown", ["x"])], "Maneno."),
        (HEADERS, "\n\nManeno.  \n"),
    ],
)
def test_what_may_change_does_not_change_the_hash(headers, body):
    assert seal.hash_of(HEADERS, "Maneno.") == seal.hash_of(headers, body)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([("Title", ["Mfani"]), *HEADERS[1:]], "Maneno."),
        ([*HEADERS[:2], ("Attachments", ["a"])], "Maneno."),
        (HEADERS[:2], "Maneno."),
        (HEADERS, "Neno."),
        (HEADERS, "Maneno.\n\n."),
        (HEADERS, "\n  Maneno.\n  Mengine."),
    ],
)
def test_what_was_issued_changes_the_hash(headers, body):
    assert seal.hash_of(HEADERS, "Maneno.") != seal.hash_of(headers, body)


# Sources and papers


def test_a_source_that_is_as_it_was_is_not_told():
    assert [] == seal.faults([ONE], {ONE.path: A}, [])


def test_a_source_that_has_changed_is_told_with_the_day_of_its_seal():
    assert [("sealed-changed", ONE.path, 0, {"value": "2026-11-24", "other": A[:12]})] == said(
        seal.faults([ONE], {ONE.path: B}, [])
    )


def test_a_source_that_is_gone_is_told_at_its_line():
    expected = [("sealed-gone", REGISTER, 3, {"value": TWO.path, "other": TWO.source[:12]})]
    assert expected == said(seal.faults([ONE, TWO], {ONE.path: A}, []))


def test_a_source_that_could_not_be_read_is_not_told_again():
    assert [] == seal.faults([ONE], {}, [ONE.path])


def test_papers_that_are_as_they_were_are_not_told():
    assert [] == seal.wrong_papers([ONE, TWO], {ONE.paper: B}, [ONE.paper, TWO.paper])


def test_a_paper_that_is_missing_altered_or_in_no_line_is_told():
    strangers = ["press/sealed/b.pdf", "press/sealed/a.pdf"]
    found = seal.wrong_papers([ONE, TWO], {TWO.paper: B}, [TWO.paper, *strangers])
    assert said(found) == [
        ("sealed-missing", REGISTER, 2, {"value": ONE.paper, "other": ONE.pdf[:12]}),
        ("sealed-altered", TWO.paper, 0, {"value": "2026-11-24", "other": TWO.pdf[:12]}),
        ("sealed-unlisted", strangers[1], 0, {"value": strangers[1]}),
        ("sealed-unlisted", strangers[0], 0, {"value": strangers[0]}),
    ]
    assert all(isinstance(one, Fault) and not one.warning for one in found)
