"""A build that is killed at any change to the disk is made good by the next one."""

import pytest

from .cuts import killed
from .work import Work, differences, tree


@pytest.mark.parametrize("public", [False, True])
def test_a_build_killed_at_any_change_is_made_good(tmp_path, public):
    work = Work(tmp_path)
    work.public = public
    work.build()
    for number in range(1, 500):
        work.stories["news/2026-01-05-habari-aa"].title = number % 5  # on some pages, not on all
        work.stories["news/2026-01-05-habari-aa"].langs = ["sw"] if number % 2 else ["sw", "en"]
        work.settle()
        if not killed(work, number):
            break
        work.build()
        assert [] == differences(work.clean(), tree(work.output)), f"at change {number}"
    else:
        pytest.fail("a small build has fewer changes than that")
    assert number > 20
