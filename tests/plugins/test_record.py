"""A translation is recorded as current in one line of its file, and nothing else of it changes."""

import datetime as dt
import errno
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.desk.translations import record
from plugins.reading import read
from plugins.schema.faults import fault, message
from plugins.schema.translation import hash_of
from plugins.schema.values import Translated
from tests.desk import EN, SW, Desk
from tests.stories import ROOT, SUMMARY

HASH = hash_of("Mfano", SUMMARY, "Maandishi.")
LINE = f"Source-Hash: {HASH} | 2026-11-24"


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """A desk with one story in both languages, of which nobody has recorded anything."""
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path, capsys)
    desk.write(SW)
    desk.write(EN, title="Example", body="Text.")
    return desk


# The bytes of a file


def bytes_with(text, ending="\n", mark=""):
    return (mark + text).replace("\n", ending).encode()


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Title: A\n\nText", "Title: A\nSource-Hash: 1\n\nText"),
        ("Title: A\n \t\nText\n", "Title: A\nSource-Hash: 1\n \t\nText\n"),
        ("Title: A\nSlug: a", "Title: A\nSlug: a\nSource-Hash: 1"),
        ("Title: A\n", "Title: A\nSource-Hash: 1\n"),
        (
            "Title: A\nTopics:\n    a\n    b\n\n",
            "Title: A\nTopics:\n    a\n    b\nSource-Hash: 1\n\n",
        ),
        ("Title: A\nSource-Hash: 0\n\nText", "Title: A\nSource-Hash: 1\n\nText"),
        ("Title: A\nSource-Hash: 0", "Title: A\nSource-Hash: 1"),
        ("Source-Hash: 0\nTitle: A\n\nText", "Title: A\nSource-Hash: 1\n\nText"),
        ("Source-Hash: 0\nTitle: A", "Title: A\nSource-Hash: 1"),
        (
            "Title: A\nsource-HASH :\n    0\nSlug: a\n\nText",
            "Title: A\nSlug: a\nSource-Hash: 1\n\nText",
        ),
        ("Title: A\n\nSource-Hash: 0\n", "Title: A\nSource-Hash: 1\n\nSource-Hash: 0\n"),
    ],
)
def test_the_header_is_the_last_one_and_all_else_stays(before, after, mark, ending):
    written = record.written(bytes_with(before, ending, mark), "Source-Hash: 1")
    assert bytes_with(after, ending, mark) == written


def test_a_file_of_one_line_without_an_end_gets_one():
    assert b"Title: A\nSource-Hash: 1" == record.written(b"Title: A", "Source-Hash: 1")


def test_a_name_in_letters_that_compose_is_another_header():
    """U+212A, the sign of the kelvin, is a K once composed: its line is not an item of ours."""
    before = "Title: A\nSource-Hash: 0\n\u212aind: report\n\nText"
    assert "Title: A\n\u212aind: report\nSource-Hash: 1\n\nText" == record.written(
        before.encode(), "Source-Hash: 1"
    ).decode("utf-8")


HEADERS = [
    "Slug: neno", "Topics: mada\n    mada-nyingine", "Topics:\n\tmada", "Image-Caption: Maelezo é e\u0301",
]  # fmt: skip
OURS = [
    "Source-Hash: 0123456789abcdef",
    "source-hash : 0123456789abcdef | 2026-01-02",
    "Source-Hash:\n    0123456789abcdef | 2026-01-02",
]
ENDS = ("\r\n", "\n", "\r")


@st.composite
def files(draw):
    """Give a file in three parts: what stands before the header, the header or nothing, and what stands after.

    Its headers are in any order, its lines end in any way, and its body is any text.
    """
    ends = st.sampled_from(ENDS)
    if draw(st.booleans()):
        ends = st.just(draw(ends))

    def ended(lines):
        return "".join(line + draw(ends) for line in lines.split("\n"))

    others = draw(st.lists(st.sampled_from(HEADERS), unique_by=lambda one: one[:6]))
    headers = draw(st.permutations(["Title: Mfano", f"Summary: {SUMMARY}", *others]))
    at = draw(st.integers(0, len(headers)))
    ours = draw(st.one_of(st.just(""), st.sampled_from(OURS)))
    body = draw(st.sampled_from(["", "\n", " \t\n"])) + draw(st.text(max_size=40))
    before, after = "".join(map(ended, headers[:at])), "".join(map(ended, headers[at:]))
    if ours:
        ours, after = ours.replace("\n", draw(ends)), draw(ends) + after
    if body.startswith(("\n", " ")):
        after += ended(body)
    if draw(st.booleans()):  # the last line has no end
        after = re.sub(r"(\r\n|\r|\n)\Z", "", after)
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return tuple(part.encode("utf-8", "replace") for part in (mark + before, ours, after))


def taken_out(before, ours, after):
    """Give the bytes that are left when a line is taken out of a file, with an end of line beside it."""
    if not ours:
        return {before + after}
    found = set()
    for end in (end.encode() for end in ENDS):
        if before.endswith(end):
            found.add(before.removesuffix(end) + after)
        if after.startswith(end):
            found.add(before + after.removeprefix(end))
    return found


@given(files())
def test_of_any_file_that_can_be_read_one_line_changes_and_it_reads_back(parts):
    data = b"".join(parts)
    head, faults = read.headed(EN, data)
    if head is None or faults:
        return
    written = record.written(data, LINE)
    before, ours, after = written.partition(LINE.encode())
    assert taken_out(*parts) & taken_out(before, ours, after)
    again, faults = read.headed(EN, written)
    assert [] == faults
    assert Translated(HASH, dt.date(2026, 11, 24)) == again.headers.source_hash
    assert "source_hash" == list(again.lines)[-1]
    assert head.scanned.body == again.scanned.body
    assert written == record.written(written, LINE)


# The command


def said(desk, path=EN, **env):
    code, told, wrong = desk.record(path, **env)
    assert (0, "") == (code, wrong)
    return told


def refused(desk, path=EN, **env):
    """Give what a refused command said; it must have touched nothing."""
    before = {one: one.read_bytes() for one in desk.content.rglob("*.*") if one.is_file()}
    code, told, wrong = desk.record(path, **env)
    assert (1, "") == (code, told)
    assert before == {one: one.read_bytes() for one in desk.content.rglob("*.*") if one.is_file()}
    return wrong


def test_a_translation_is_recorded_with_the_hash_of_its_source_and_the_day(desk):
    before = (desk.content / EN).read_text()
    said(desk)
    assert before.replace("\n\n", f"\n{LINE}\n\n", 1) == (desk.content / EN).read_text()
    assert "current" == desk.row()["state"]


def test_it_says_what_it_did_in_both_languages(desk):
    told = said(desk)
    assert f"content/{EN}: tafsiri imethibitishwa kuwa ni ya sasa tarehe 2026-11-24" in told
    assert f"content/{EN}: the translation is recorded as current on 2026-11-24" in told
    assert "imethibitishwa" not in said(desk, CHECK_LANG="en")


def test_one_that_is_current_already_is_not_touched(desk):
    said(desk)
    before = os.stat(desk.content / EN)
    told = said(desk, TODAY="2026-12-01")
    assert "was current already, since 2026-11-24" in told
    after = os.stat(desk.content / EN)
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_one_that_was_recorded_without_a_day_gets_one(desk):
    desk.write(EN, title="Example", body="Text.", Source_Hash=HASH)
    said(desk)
    assert LINE in (desk.content / EN).read_text()


def test_a_stale_one_is_current_again_once_it_is_recorded(desk):
    said(desk)
    desk.write(SW, body="Maneno mapya.")
    assert "stale" == desk.row()["state"]
    said(desk, TODAY="2026-12-01")
    row = desk.row()
    assert ("current", "2026-12-01") == (row["state"], row["since"])


def test_a_kiswahili_file_may_be_the_translation(desk):
    said(desk, SW)
    row = desk.row()
    assert ("current", f"content/{SW}") == (row["state"], row["translation"])


def test_the_end_of_lines_and_the_mark_of_a_windows_file_are_kept(desk):
    path = desk.content / EN
    before = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    said(desk)
    expected = before.replace(b"\r\n\r\n", f"\r\n{LINE}\r\n\r\n".encode(), 1)
    assert expected == path.read_bytes()


def test_the_permissions_of_the_file_are_kept(desk):
    (desk.content / EN).chmod(0o640)
    said(desk)
    assert 0o640 == (desk.content / EN).stat().st_mode & 0o777


# What is refused


@pytest.mark.parametrize(
    ("there", "asked", "rule", "other"),
    [
        ([SW, EN], "", "no-file-given", ""),
        ([EN], EN, "no-counterpart", f"content/{SW}"),
        ([SW, EN], SW, "is-source", f"content/{EN}"),
    ],
)
def test_what_is_no_translation_is_not_recorded(desk, there, asked, rule, other):
    said(desk, FILE=str(desk.content / EN))  # a whole path does too
    for path in {SW, EN} - {*there}:
        (desk.content / path).unlink()
    place = f"content/{asked}" if asked else "FILE"
    cure = message(fault(asked, 0, rule, value=other), "sw")
    assert refused(desk, asked).startswith(f"{place}\n  {cure}\n")


@pytest.mark.parametrize("path", [SW, EN])
def test_a_file_whose_headers_have_faults_is_not_recorded(desk, path):
    desk.write(path, Tittle="x")
    assert refused(desk).startswith(f"content/{path}:3:1\n")


@pytest.mark.parametrize("path", [SW, EN])
def test_a_file_that_cannot_be_read_is_not_recorded(desk, path):
    desk.write(path, b"Title: \xff")
    assert refused(desk).startswith(f"content/{path}:1:1\n  Faili si UTF-8")


def test_a_file_that_would_become_too_large_is_not_recorded(desk):
    desk.write(EN, title="Example", body="x" * 999_900)
    assert "too large" in refused(desk)


def test_a_source_that_is_a_link_is_not_read(desk):
    (desk.content / SW).rename(desk.folder / "nje.md")
    (desk.content / SW).symlink_to(desk.folder / "nje.md")
    assert refused(desk).startswith(f"content/{SW}\n  Viungo vya mfumo")


@pytest.mark.parametrize("today", ["kesho", "2026-02-30"])
def test_a_day_that_is_none_is_not_recorded(desk, today):
    assert refused(desk, TODAY=today).startswith("TODAY\n")


# Nothing is lost

PLACES = [(tempfile, "mkstemp"), (os, "fsync"), (shutil, "copymode"), (os, "replace")]


@pytest.mark.parametrize(("module", "name"), PLACES, ids=[name for _, name in PLACES])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_refuses_at_any_moment_leaves_the_file_as_it_was(
    desk, monkeypatch, module, name, number
):
    def fails(*given, **named):
        raise OSError(number, os.strerror(number), str(desk.content / EN))

    monkeypatch.setattr(module, name, fails)
    assert f"The system refused: {os.strerror(number)}" in refused(desk)
    assert {SW[5:], EN[5:]} == set(os.listdir(desk.content / "news"))


def test_a_write_that_is_cut_off_leaves_the_file_as_it_was(desk):
    """A limit on the size of files cuts the write off as a full disk does, by the system itself."""
    before = (desk.content / EN).read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "plugins.desk.translated"],
        cwd=ROOT,
        env={
            **desk.environ,
            "CONTENT": str(desk.content),
            "FILE": str(desk.content / EN),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (1, "") == (done.returncode, done.stdout)
    assert os.strerror(errno.EFBIG) in done.stderr
    assert before == (desk.content / EN).read_bytes()
    assert {SW[5:], EN[5:]} == set(os.listdir(desk.content / "news"))
