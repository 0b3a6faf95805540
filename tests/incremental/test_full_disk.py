"""A disk that fills up at any moment leaves the old site, or is made good by the next build."""

import errno
import os

import pytest

from plugins.pipeline import output
from plugins.pipeline.store import Store

from .cuts import full_disk
from .work import Work, differences, tree

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture(params=[False, True], ids=["all", "public"])
def work(tmp_path, request):
    """A site that was built, and then edited."""
    made = Work(tmp_path)
    made.public = request.param
    made.build()
    made.stories["pages/kuhusu-sisi"].title = 0
    del made.stories["news/2026-11-20-habari-bb"]
    made.settle()
    return made


def _fails(*given, **named):
    raise FULL


def test_a_disk_full_of_pages_leaves_the_old_site(work, monkeypatch):
    standing = tree(work.output)
    monkeypatch.setattr(output, "stage", _fails)
    with pytest.raises(OSError, match=FULL.strerror):
        work.build()
    assert [] == differences(standing, tree(work.output))
    assert not (work.folder / ".output.staged").exists()


@pytest.mark.parametrize("where", [(output, "switch"), (output, "remove"), (Store, "save")])
def test_a_disk_full_in_the_switch_is_made_good(work, monkeypatch, where):
    with monkeypatch.context() as patched:
        patched.setattr(*where, _fails)
        with pytest.raises(OSError, match=FULL.strerror):
            work.build()
    work.build()
    assert [] == differences(work.clean(), tree(work.output))


def test_a_disk_full_at_any_change_is_made_good(work):
    for number in range(1, 500):
        work.stories["news/2026-01-05-habari-aa"].title = number % 5  # on some pages, not on all
        work.settle()
        if not full_disk(work, number):
            break
        work.build()
        assert [] == differences(work.clean(), tree(work.output)), f"at change {number}"
    else:
        pytest.fail("a small build has fewer changes than that")
    assert number > 20
