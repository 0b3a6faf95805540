"""What must not change unseen: the addresses of the site, one feed, one calendar.

`pytest tests/site/test_golden.py --renew-golden` writes the files anew; a moved address comes
with a redirect.
"""

import pytest

from tests import built

GOLDEN = built.ROOT / "tests" / "golden"


@pytest.fixture
def compare(request):
    """Compare a text with a golden file, or write that file when it is to be renewed."""

    def run(name, text):
        path = GOLDEN / name
        if request.config.getoption("--renew-golden"):
            path.write_text(text, "utf-8")
        assert path.read_text("utf-8").splitlines() == text.splitlines()

    return run


def test_no_address_has_moved(site, compare):
    # The search's files are addresses of its script alone, and change with every story.
    names = [name for name in sorted(site.files) if not name.startswith("pagefind/")]
    compare("addresses.txt", "".join(f"{built.hashes_hidden(name)}\n" for name in names))


def test_the_feed_of_press_releases_has_not_changed(site, compare):
    compare("press.feed.xml", site.files["taarifa-kwa-umma/feed.xml"].decode("utf-8"))


def test_the_calendar_of_a_region_has_not_changed(site, compare):
    compare("dodoma.kalenda.ics", site.files["matukio/mkoa/dodoma/kalenda.ics"].decode("utf-8"))
