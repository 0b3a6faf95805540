"""What must not change unseen: the addresses of the site, one feed, one calendar.

`pytest tests/site/test_golden.py --renew-golden` writes the files anew; a moved address comes
with a redirect. What editors add is no change: an event to come, with its lists and its place in the
calendar, asks nobody for a new golden file.
"""

import re

import pytest

from tests import built

GOLDEN = built.ROOT / "tests" / "golden"


@pytest.fixture
def compare(request):
    """Compare a text with a golden file, or write that file when it is to be renewed.

    `parts` takes a text apart where more parts than those of the golden file may stand in it.
    """

    def run(name, text, parts=None):
        path = GOLDEN / name
        if request.config.getoption("--renew-golden"):
            path.write_text(text, "utf-8")
        kept = path.read_text("utf-8")
        if parts:
            assert [] == [one for one in parts(kept) if one not in parts(text)]
        else:
            assert kept.splitlines() == text.splitlines()

    return run


def test_no_address_has_moved(site, compare):
    # The search's files are addresses of its script alone, and change with every story.
    names = [name for name in sorted(site.files) if not name.startswith("pagefind/")]
    text = "".join(f"{built.hashes_hidden(name)}\n" for name in names)
    compare("addresses.txt", text, str.splitlines)


def test_addresses_are_added_below_known_ones_alone(site):
    known = {_top(line) for line in (GOLDEN / "addresses.txt").read_text("utf-8").splitlines()}
    assert [] == sorted(
        {_top(name) for name in map(built.hashes_hidden, site.files)} - known - {"pagefind"}
    )


def _top(name):
    """The part of an address that says its language and its section, or the file at the top."""
    return re.match(r"(?:en/)?[^/]+", name)[0]


def test_the_feed_of_press_releases_has_not_changed(site, compare):
    compare("press.feed.xml", site.files["taarifa-kwa-umma/feed.xml"].decode("utf-8"))


def test_the_calendar_of_a_region_has_not_changed(site, compare):
    text = site.files["matukio/mkoa/dodoma/kalenda.ics"].decode("utf-8")
    compare("dodoma.kalenda.ics", text, _parts)


def _parts(text):
    """A calendar's events, and what stands before the first."""
    return re.split(r"(?=BEGIN:VEVENT)", text.replace("\r\n", "\n").removesuffix("END:VCALENDAR\n"))
