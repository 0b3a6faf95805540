"""A media file is read for what it is; one that weighs too much is told, one that is enormous refused."""

import pytest

from plugins.media import asset
from plugins.media.asset import Asset

MB = 1_000_000


def weighed(**more):
    return [fault.rule for fault in asset.heavy(Asset("media/a", "h", **{"type": "CSV", **more}))]


@pytest.mark.parametrize(
    ("rule", "most", "more"),
    [
        ("heavy-image", 8 * MB, {"type": "JPEG", "width": 4000, "height": 3000}),
        ("heavy-pdf", 5 * MB, {"type": "PDF", "pages": 3}),
    ],
)
def test_a_file_that_is_heavy_is_told(rule, most, more):
    assert [] == weighed(size=most, **more)
    assert [rule] == weighed(size=most + 1, **more)


def test_a_table_is_never_heavy():
    assert [] == weighed(size=49 * MB)


@pytest.mark.parametrize(("name", "most"), [("a.jpg", 40), ("a.pdf", 50), ("a.csv", 50)])
def test_a_file_that_is_enormous_is_refused_unread(name, most):
    made, (fault,) = asset.read(f"media/{name}", b"0" * (most * MB + 1), "h")
    assert (None, "file-too-large") == (made, fault.rule)
    _, faults = asset.read(f"media/{name}", b"0" * (most * MB), "h")
    assert "file-too-large" not in [fault.rule for fault in faults]
