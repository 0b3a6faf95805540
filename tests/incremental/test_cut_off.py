"""A build that is killed, or meets a full disk, at any kind of change to the disk is made good by the next one."""

import errno
import os
import shutil
from itertools import zip_longest

import pytest

from plugins.engine import output

from .cuts import FULL, changes, full_disk, killed
from .work import Work, differences, tree

TURNS = 3  # from two languages to one, back, and from nothing


def _turn(work, turn):
    """Have some pages to change, some to go or to come, texts to keep, and all derived files to make."""
    story = work.stories["news/2026-01-05-habari-aa"]
    story.title = story.body["sw"] = turn
    story.langs = ["sw"] if turn == 0 else ["sw", "en"]
    work.settle()
    shutil.rmtree(work.folder / "made", ignore_errors=True)
    if turn == 2:
        shutil.rmtree(work.output)
        shutil.rmtree(work.cache)


@pytest.mark.full
@pytest.mark.parametrize("cut", [killed, full_disk])
def test_a_build_cut_off_at_any_kind_of_change_is_made_good(tmp_path, cut):
    """Of the public site with its search: it makes all that another build makes, and packs it too."""
    work = Work(tmp_path)
    work.public, work.search = True, "1"
    work.build()
    numbers = {}
    for turn in [*range(TURNS)] * 2:  # the second time all is as it will be each time
        _turn(work, turn)
        numbers[turn] = changes(work)
    for some in zip_longest(*numbers.values()):
        for turn, number in enumerate(some):
            _turn(work, turn)
            assert number is None or cut(work, number), f"turn {turn}, change {number}"
            work.build()
            assert [] == differences(work.clean(), tree(work.output)), (
                f"turn {turn}, change {number}"
            )


def test_a_disk_full_of_pages_leaves_the_old_site_and_nothing_beside_it(tmp_path, monkeypatch):
    def fails(*given):
        raise FULL

    work = Work(tmp_path)
    work.build()
    standing = tree(work.output)
    _turn(work, 0)
    monkeypatch.setattr(output, "stage", fails)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        work.build()
    assert [] == differences(standing, tree(work.output))
    assert not output.staging(work.output).exists()
