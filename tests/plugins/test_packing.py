"""Compressed copies: every text smaller, unpacked to the same bytes, the same on every machine."""

import gzip
import random

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.engine.release import packing
from plugins.pages.redirects import redirects

UNPACK = {".br": brotli.decompress, ".gz": gzip.decompress}
TEXT = "Ofisi ya Mwanasheria Mkuu wa Serikali. " * 40


@given(st.binary(max_size=400), st.integers(1, 11))
def test_a_copy_unpacks_to_what_it_was_made_of_and_is_smaller(data, effort):
    for suffix, copy in packing.copies(data * 3, effort).items():
        assert data * 3 == UNPACK[suffix](copy)
        assert len(copy) < len(data * 3)


def test_a_text_has_both_copies():
    assert set(packing.SUFFIXES) == packing.copies(TEXT.encode(), 11).keys()


@pytest.mark.parametrize("data", [b"", b"a", random.Random(1).randbytes(500)], ids=len)
def test_what_does_not_become_smaller_has_no_copy(data):
    assert {} == packing.copies(data, 11)


def test_a_gzip_copy_names_no_file_no_time_and_no_system():
    """RFC 1952, 2.3: the flags, the time of change, the extra flags, the system (255: not known)."""
    copy = packing.copies(TEXT.encode(), 11)[".gz"]
    assert b"\x1f\x8b\x08" + bytes(6) + b"\xff" == copy[:10]


@pytest.mark.parametrize("name", ["a.html", "a/b.css", "x.ics", "x.json", "x.svg"])
def test_texts_are_packed(name):
    assert (f"{name}.br", f"{name}.gz") == packing.names(name)


@pytest.mark.parametrize("name", ["a.png", "a.avif", "a.jpg", "a.pdf", "a.woff2", "a.zip", "html"])
def test_what_is_packed_in_itself_is_left_alone(name):
    assert () == packing.names(name)


def test_the_map_of_old_addresses_which_the_server_itself_reads_is_never_packed():
    assert () == packing.names(redirects.ADDRESS)
