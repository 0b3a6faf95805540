"""No file that an editor could commit keeps the build busy, fills its memory or ends it.

Each is tried in a process of its own that may use a hundred times what this machine needs for plain words of the
same size, and so much memory: far more than any story takes, and far less than what grows with the square of its
size. In a full run the files are as great as they may be, else a tenth of that.
"""

import io
import math
import os
import re
import resource
import signal
import time
import zlib
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from plugins.desk.monitoring import month, table
from plugins.media import asset
from plugins.reading import read, scan
from plugins.schema import office, seal
from tests import stories
from tests.examples import full
from tests.stories import HEAD, NEWS

TIMES = 100  # as much as plain words take
MEMORY = 2_000_000_000
FULL = scan.MOST_BYTES - 1_000
EVENT = "events/2026-11-22-mfano.sw.md"
PARTS = [pytest.param(1, id="whole", marks=pytest.mark.full), pytest.param(10, id="a tenth")]
sizes = pytest.mark.parametrize("part", PARTS)


def filled(text, head="", size=FULL):
    """Give a file of a size, in which a text stands again and again."""
    return head + text * ((size - len(head)) // len(text.encode()))


@cache
def seconds(size):
    """Give the seconds that a file of a size may take on this machine, as busy as it is."""
    text = filled("neno ", HEAD + "\n", size)
    read_whole(NEWS, text[:1_000])  # what is made once is no part of it
    begun = time.process_time()
    read_whole(NEWS, text)
    return math.ceil(TIMES * (time.process_time() - begun)) + 1


def within(limit, job, *given):
    """Run a job in a process that is ended where it takes more seconds; give how it ended."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
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

    def busy():
        while True:
            pass

    assert 1 == within(9, greedy)
    assert -signal.SIGXCPU == within(1, busy)
    assert 0 == within(9, int, "1")


HEADERS = {
    "one long line": ("a", "Title: "),
    "one long line of words": ("neno ", "Title: "),
    "one long line of signs": ("<", "Title: "),
    "open tags": ("<a ", "Title: "),
    "many headers": ("A: b\n", ""),
    "many odd lines": ("x\n", ""),
    "many items": ("    x\n", "Title: a\nTopics:\n"),
    "many empty items": ("     \n", "Title: a\nTopics:\n"),
    "many known headers": ("Title: a\n", ""),
    "columns": ("a|", "Title: a\nGallery: media/"),
    "bars": ("|", "Title: a\nGallery: "),
    "an address": ("a/", "Title: a\nAliases: /"),
    "an address of dots": (".", "Title: a\nAliases: /"),
    "a file": ("a/", "Title: a\nImage: media/"),
    "a rule": ("FREQ=WEEKLY;", "Title: a\nRepeat: "),
    "days of a rule": ("BYDAY=MO,", "Title: a\nRepeat: FREQ=WEEKLY;"),
    "a time": ("1", "Title: a\nStarts: "),
    "a zone": ("a/", "Title: a\nStarts: 2026-11-22 10:00 "),
    "a place": ("1", "Title: a\nMap: "),
    "a hash": ("a", "Title: a\nSource-Hash: "),
    "a web address": ("a", "Title: a\nLive: https://"),
    "spaces": (" ", "Title: a\nSummary:"),
    "hints": ("{", "Title: "),
    "capitals": ("A ", "Title: "),
    "hyphens": ("a-", "Title: a\nSlug: "),
    "controls": ("\x00", "Title: "),
    "decomposed letters": ("a\u0301", "Title: "),
    "many marks on one letter": ("\u0301", "Title: a"),
    "signs of other widths": ("\ufdfa", "Title: "),
}
EVENTS = re.compile(r"^(Repeat|Starts|Map|Live):", re.MULTILINE)  # headers that only an event has
BODIES = {
    "words": "neno ",
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
    data = text.encode("utf-8", "replace")[: scan.MOST_BYTES]
    record, html, faults = read.source(path, data, stories.converter())
    assert (record is None) == any(not one.warning for one in faults)
    assert html or record is None


@sizes
@pytest.mark.parametrize(("text", "head"), HEADERS.values(), ids=HEADERS)
def test_no_headers_keep_the_reader_busy(text, head, part):
    size, path = FULL // part, EVENT if EVENTS.search(head) else NEWS
    assert 0 == within(seconds(size), read_whole, path, filled(text, head, size))


@sizes
@pytest.mark.parametrize("text", BODIES.values(), ids=BODIES)
def test_no_body_keeps_the_reader_busy(text, part):
    size = FULL // part
    assert 0 == within(seconds(size), read_whole, NEWS, filled(text, HEAD + "\n", size))


SETTINGS = {
    "letters": ("a", ""),
    "brackets": ("[", ""),
    "tables": ("[a]\n", ""),
    "lists in lists": ("[", "a = "),
    "names in names": ("a.", ""),
    "a value": ("x", "a = '"),
    "a name": ("x", "[name]\nsw = '"),
    "neighbours": ("[[related]]\nsw=''\nen=''\nurl='x'\n", ""),
    "topics": ("[[topic]]\nkey='a'\nsw={title='a',slug='a'}\nen={title='a',slug='a'}\n", ""),
    "no UTF-8": ("\xff", ""),
}


def read_settings(data):
    for reader in (office.office, office.topics, seal.register):
        reader(data)


@sizes
@pytest.mark.parametrize(("text", "head"), SETTINGS.values(), ids=SETTINGS)
def test_no_settings_keep_the_reader_busy(text, head, part):
    size = FULL // part
    tail = {"a.": "b = 1", "x": "'"}.get(text, "")
    data = (filled(text, head, size) + tail).encode("latin-1")
    assert 0 == within(3 * seconds(size), read_settings, data)


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


@sizes
@pytest.mark.parametrize(
    "head",
    [*full("", CLIPPINGS_HEAD), CLIPPINGS_HEAD + "1/11/2026,a,TV,b,"],
    ids=["no head", "head", "head and a row"],
)
@pytest.mark.parametrize("text", CLIPPINGS.values(), ids=CLIPPINGS)
def test_no_spreadsheet_keeps_the_reader_busy(text, head, part):
    data = filled(text, head, table.MOST_BYTES // part).encode()
    assert 0 == within(4 * seconds(FULL // part), read_clippings, data)


# Files


def png(width, height):
    """Give a PNG that says that it is so large; of its dots there are some, all of one colour."""

    def chunk(kind, data):
        return (
            len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        )

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    data = zlib.compress(b"\0" * min((width * 3 + 1) * height, 1_000_000), 9)
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
        ("a.png", lambda: notes(80_000_000), {"file-damaged"}),
        ("a.jpg", lambda: b"\xff\xd8" + b"\xff" * 1_000_000, {"file-damaged"}),
        ("a.jpg", lambda: b"<script>pwned()</script>", {"file-is-page"}),
        ("a.jpg", lambda: png(2, 2), {"file-is-other"}),
        ("a.webp", lambda: b"RIFF\xff\xff\xff\xffWEBP" + b"VP8X" * 250_000, {"file-damaged"}),
        ("a.avif", lambda: b"\0\0\0\x18ftypavif" + b"\xff" * 1_000_000, {"file-damaged"}),
        ("a.pdf", lambda: b"%PDF-1.7\n" + b"<<" * 1_000_000, {"file-damaged"}),
        ("a.pdf", lambda: b"%PDF-1.7\n" + b"[" * 1_000_000, {"file-damaged"}),
        ("a.svg", lambda: b"<svg onload='pwned()'/>", {"unsafe-drawing"}),
        ("a.html", lambda: b"<script>pwned()</script>", {"file-type"}),
        ("a.js", lambda: b"pwned()", {"file-type"}),
        ("a.exe", lambda: b"MZ", {"file-type"}),
        ("a.pdf.html", lambda: b"x", {"file-type"}),
        ("a", lambda: b"x", {"file-type"}),
    ],
)  # fmt: skip
def test_no_file_fills_the_memory_and_what_is_not_what_it_says_is_refused(name, made, rules):
    assert 0 == within(seconds(FULL), asset_of, name, made(), rules)


def test_a_picture_of_what_it_says_is_taken():
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    assert 0 == within(seconds(FULL), asset_of, "a.png", file.getvalue(), set())
