"""A public build that is killed anywhere, fifty times over, never harms the site that stands, and is made good."""

import random

from .cuts import killed
from .work import Work, differences, tree

TIMES = 50


def test_a_public_build_killed_fifty_times_at_random_is_made_good_each_time(tmp_path):
    """Until a build says that it is changing the output, the old site stands there, whole."""
    chance = random.Random(20261124)
    work = Work(tmp_path)
    work.public = True
    work.build()
    cut = 0
    for number in range(10 * TIMES):
        old = tree(work.output)
        work.stories["pages/kuhusu-sisi"].title = number % 5
        work.stories["news/2026-01-05-habari-aa"].langs = chance.choice([["sw"], ["sw", "en"]])
        work.settle()
        if killed(work, chance.randint(1, 60)):
            cut += 1
            if not (work.cache / "unfinished").exists():
                assert tree(work.output) in (old, work.clean())
        work.build()
        assert [] == differences(work.clean(), tree(work.output))
        if cut == TIMES:
            return
    raise AssertionError(f"killed {cut} times")
