"""Every component of the theme in a real browser: at 320 px in light colours, and wide in dark ones."""

import pytest

from plugins.desk.gallery import __main__ as gallery
from tests.browser import look
from tests.serving import serving
from tests.stories import ROOT

KEYS = [one.example.key for one in gallery.made(ROOT)]
FILES = sorted({key.partition("-")[0] for key in KEYS})
# A component alone is no page: it needs no landmarks, and no heading above its own. What only the head of a
# page or a list around it makes whole is not asked of it either.
OFF = ("region", "page-has-heading-one", "landmark-one-main", "heading-order", "skip-link")
OFF += ("list", "listitem", "dlitem", "definition-list")


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The address of the gallery, served on 127.0.0.1 until its tests end."""
    folder = tmp_path_factory.mktemp("gallery") / "g"
    gallery.write(ROOT, folder)
    with serving(folder) as address:
        yield address


@pytest.mark.parametrize("file", FILES)
def test_a_component_fits_its_window_and_has_no_fault_of_access(window, shown, file):
    page, found = window(base=shown), {}
    for key in (key for key in KEYS if key.startswith(f"{file}-")):
        if wrong := look.faults(look.opened(page, f"/{key}.html"), OFF, look.PART):
            found[key] = wrong
    assert {} == found
