"""Approval: who approved what a file says, and whether it says that still.

The hash of a file's text and facts is written into its `Approved` by a command, so that any later edit makes it
void. The office's facts say from which day on the stories of a section need it (docs/decisions/0040).
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping

from . import fields, seal
from .sections import SECTIONS
from .tidy import tidy

SIZE = 8  # bytes: it guards against slips, not against forgery
# What is no part of what was approved: the states of a story, and what only its keepers read.
APART = frozenset({"approved", "source_hash", "status", "withdrawn", "owner", "review_by"})
# A standing page is approved by whoever merges it: an edit would take it off the site until then.
JUDGED = tuple(key for key, one in SECTIONS.items() if not one.standing)


def hash_of(section: str, headers: Iterable[tuple[str, Iterable[str]]], body: str) -> str:
    """Give the hash of what a file says, from its raw headers and its body: 16 hexadecimal digits.

    Blanks and the order of headers do not count, nor whether the text is tidied.
    """
    counted = fields.described(section).keys() - APART
    said = seal.said(section, headers, tidy(body), counted)
    return hashlib.blake2b(said, digest_size=SIZE).hexdigest()


def needed(section: str, day: dt.date | None, since: Mapping[str, str]) -> bool:
    """Say whether a story of a section needs approval; `since` is the office's first day for each section."""
    return day is not None and section in since and day.isoformat() >= since[section]
