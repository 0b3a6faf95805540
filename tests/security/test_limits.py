"""No file that an editor could commit keeps the build busy, fills its memory or ends it.

Each is tried in a process of its own that may use so many seconds of a processor and so much memory, and no
more: far more than any story takes, and far less than what grows with the square of a megabyte.
"""

import io
import os
import resource
import zlib
from pathlib import Path

import pytest

from plugins.media import asset
from plugins.monitoring import month, table
from plugins.pipeline import read, scan
from plugins.schema import office, seal
from tests import stories
from tests.stories import HEAD, NEWS

SECONDS = 30
MEMORY = 2_000_000_000
FULL = scan.MOST_BYTES - 1_000


def full(text, head=""):
    """Give a file of the greatest size, in which a text stands again and again."""
    return head + text * ((FULL - len(head)) // len(text.encode()))


def within(job, *given):
    """Run a job in a process that is ended where it takes too long; give how it ended."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        pages = Path("/proc/self/statm").read_text().split()[0]
        used = int(pages) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
        try:
            job(*given)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_job_that_takes_too_much_is_ended():
    def greedy():
        bytearray(2 * MEMORY)  # a little over may fit: what is freed meanwhile counts for the job

    assert 1 == within(greedy)
    assert 0 == within(int, "1")


HEADERS = {
    "one long line": full("a", "Title: "),
    "one long line of words": full("neno ", "Title: "),
    "one long line of signs": full("<", "Title: "),
    "open tags": full("<a ", "Title: "),
    "many headers": full("A: b\n"),
    "many odd lines": full("x\n"),
    "many items": full("    x\n", "Title: a\nTopics:\n"),
    "many empty items": full("     \n", "Title: a\nTopics:\n"),
    "many known headers": full("Title: a\n"),
    "columns": full("a|", "Title: a\nGallery: media/"),
    "bars": full("|", "Title: a\nGallery: "),
    "an address": full("a/", "Title: a\nAliases: /"),
    "an address of dots": full(".", "Title: a\nAliases: /"),
    "a file": full("a/", "Title: a\nImage: media/"),
    "a rule": full("FREQ=WEEKLY;", "Title: a\nRepeat: "),
    "days of a rule": full("BYDAY=MO,", "Title: a\nRepeat: FREQ=WEEKLY;"),
    "a time": full("1", "Title: a\nStarts: "),
    "a zone": full("a/", "Title: a\nStarts: 2026-11-22 10:00 "),
    "a place": full("1", "Title: a\nMap: "),
    "a hash": full("a", "Title: a\nSource-Hash: "),
    "a web address": full("a", "Title: a\nLive: https://"),
    "spaces": full(" ", "Title: a\nSummary:"),
    "hints": full("{", "Title: "),
    "capitals": full("A ", "Title: "),
    "hyphens": full("a-", "Title: a\nSlug: "),
    "controls": full("\x00", "Title: "),
    "decomposed letters": full("a\u0301", "Title: "),
    "many marks on one letter": full("\u0301", "Title: a"),
    "signs of other widths": full("\ufdfa", "Title: "),
}
BODIES = {
    "words": "neno " * 190_000,
    "paragraphs of words": "neno la mfano " * 60 + "\n\n",
    "dates": "Jumatatu, tarehe 7 Julai, 2026 ",
    "months": "Desemba ",
    "stars": "*a* ",
    "quotes": "\"a\" 'b' ",
    "hyphens": "a-b--c---d ",
    "braces": "{{ a }} ",
    "hints": "{a} ",
    "entities": "&#x41; ",
    "links": "[a](https://example.invalid/) ",
    "addresses": "https://example.invalid/ ",
    "addresses without end": "https://",
    "marks of WhatsApp": '*"a"* ',
    "tags of translators": "[sw] <sw> ",
    "capitals": "NENO ",
    "digits": "1",
    "colons": ":",
    "backslashes": "\\",
    "tabs": "\t",
    "lines": "a\n",
    "blank lines": "\n",
    "headings": "## a\n\n",
    "rows": "|a|b|\n",
    "quotations": "> a\n",
    "private letters by number": "&#xe000;",
    "one letter": "a",
    "letters of two bytes": "é",
}


def read_whole(path, text):
    record, html, faults = read.source(
        path, text.encode("utf-8", "replace")[: scan.MOST_BYTES], stories.converter()
    )
    assert (record is None) == any(not one.warning for one in faults)
    assert html or record is None


@pytest.mark.parametrize("text", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("path", [NEWS, "events/2026-11-22-mfano.sw.md"])
def test_no_headers_keep_the_reader_busy(path, text):
    assert 0 == within(read_whole, path, text)


@pytest.mark.parametrize("text", BODIES.values(), ids=BODIES)
def test_no_body_keeps_the_reader_busy(text):
    assert 0 == within(read_whole, NEWS, full(text, HEAD + "\n"))


@pytest.mark.parametrize(
    "data",
    [
        b"a" * FULL,
        b"[" * FULL,
        b"[a]\n" * 200_000,
        b"a = " + b"[" * 100_000,
        b"a." * 100_000 + b"b = 1",
        b"a = '" + b"x" * FULL + b"'",
        b"[name]\nsw = '" + b"x" * FULL + b"'",
        b"[[related]]\nsw=''\nen=''\nurl='x'\n" * 20_000,
        b"[[topic]]\nkey = 'a'\nsw = {title='a',slug='a'}\nen = {title='a',slug='a'}\n" * 5_000,
        b"\xff" * FULL,
    ],
    ids=lambda data: data[:12].decode("latin-1"),
)
def test_no_settings_keep_the_reader_busy(data):
    assert 0 == within(office.office, data)
    assert 0 == within(office.topics, data)
    assert 0 == within(seal.register, data)


CLIPPINGS_HEAD = "date,outlet,medium,headline,link or page,tone,topic,summary,answer by\n"
CLIPPINGS = {
    "commas": ",",
    "columns": "a,",
    "semicolons": "a;",
    "rows": "a\n",
    "rows of cells": "a,b,c,d,e,f,g,h,i\n",
    "quotation marks": '"',
    "quoted lines": '"a\n',
    "addresses": "https://",
    "an address of dots": "https://a.",
    "blanks": " ",
    "apostrophes": "'",
    "controls": "\x01",
    "unseen signs": "\u200b",
    "marks on one letter": "\u0301",
}


def read_clippings(data):
    sheet, faults = month.read("2026-11.csv", data, "2026-11.csv")
    assert faults or not sheet.found


@pytest.mark.parametrize("head", ["", CLIPPINGS_HEAD, CLIPPINGS_HEAD + "1/11/2026,a,TV,b,"])
@pytest.mark.parametrize("text", CLIPPINGS.values(), ids=CLIPPINGS)
def test_no_spreadsheet_keeps_the_reader_busy(text, head):
    many = (table.MOST_BYTES - len(head)) // len(text.encode())
    assert 0 == within(read_clippings, (head + text * many).encode())


# Files


def png(width, height):
    """Give a PNG that says that it is so large; of its dots there are some, all of one colour."""

    def chunk(kind, data):
        return (
            len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        )

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    data = zlib.compress(b"\0" * min((width * 3 + 1) * height, 50_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def notes(size):
    """Give a small PNG with a text that is many times longer when it is unpacked."""
    data = png(2, 2)
    text = b"x\0\0" + zlib.compress(b"a" * size, 9)
    chunk = (
        len(text).to_bytes(4, "big")
        + b"zTXt"
        + text
        + zlib.crc32(b"zTXt" + text).to_bytes(4, "big")
    )
    return data[:33] + chunk + data[33:]


def asset_of(name, data, rules):
    made, faults = asset.read(f"media/{name}", data, "0")
    assert rules == {one.rule for one in faults} or (made and not rules)


@pytest.mark.parametrize(
    ("name", "made", "rules"),
    [
        ("a.png", lambda: png(60_000, 60_000), {"image-too-large"}),
        ("a.png", lambda: png(1, 2_000_000_000), {"image-too-large"}),
        ("a.png", lambda: notes(300_000_000), {"unreadable-image"}),
        ("a.jpg", lambda: b"\xff\xd8" + b"\xff" * 1_000_000, {"unreadable-image"}),
        ("a.jpg", lambda: b"<script>pwned()</script>", {"unreadable-image"}),
        ("a.jpg", lambda: png(2, 2), {"unreadable-image"}),
        ("a.webp", lambda: b"RIFF\xff\xff\xff\xffWEBP" + b"VP8X" * 250_000, {"unreadable-image"}),
        ("a.avif", lambda: b"\0\0\0\x18ftypavif" + b"\xff" * 1_000_000, {"unreadable-image"}),
        ("a.pdf", lambda: b"%PDF-1.7\n" + b"<<" * 1_000_000, {"unreadable-pdf"}),
        ("a.pdf", lambda: b"%PDF-1.7\n" + b"[" * 1_000_000, {"unreadable-pdf"}),
        ("a.svg", lambda: b"<svg onload=pwned()/>", {"unsafe-drawing"}),
        ("a.html", lambda: b"<script>pwned()</script>", {"file-type"}),
        ("a.js", lambda: b"pwned()", {"file-type"}),
        ("a.exe", lambda: b"MZ", {"file-type"}),
        ("a.pdf.html", lambda: b"x", {"file-type"}),
        ("a", lambda: b"x", {"file-type"}),
    ],
)  # fmt: skip
def test_no_file_fills_the_memory_and_what_is_not_what_it_says_is_refused(name, made, rules):
    assert 0 == within(lambda: asset_of(name, made(), rules))


def test_a_picture_of_what_it_says_is_taken():
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    assert 0 == within(asset_of, "a.png", file.getvalue(), set())
