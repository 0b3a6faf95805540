"""The search's index goes with the pages: killed at any change, the next build makes both good."""

from .cuts import killed
from .work import Work, differences, tree

STORY = "news/2026-01-05-habari-aa"
EVERY = 11  # changes to the disk between two that are cut off: an index takes long to make


def test_a_build_killed_while_it_makes_the_search_is_made_good(tmp_path):
    work = Work(tmp_path)
    work.search = "1"
    work.build()
    reached = 0
    for number in range(1, 600, EVERY):
        work.stories["pages/kuhusu-sisi"].title = number % 5
        work.stories[STORY].langs = ["sw"] if number % 2 else ["sw", "en"]
        work.settle()
        before = tree(work.output)
        if not killed(work, number):
            break
        reached = number
        if not (work.cache / "unfinished").exists():  # killed before the switch, or after it
            assert tree(work.output) in (before, work.clean()), f"at change {number}"
        work.build()
        assert [] == differences(work.clean(), tree(work.output)), f"at change {number}"
    assert reached > 20


def test_a_story_that_is_no_longer_shown_takes_its_place_in_the_search_with_it(tmp_path):
    work = Work(tmp_path)
    work.search = "1"
    work.build()
    names = {name for name in tree(work.output) if name.startswith("pagefind/")}
    assert names
    work.stories.clear()
    work.settle()
    work.build()
    assert [] == [name for name in tree(work.output) if name.startswith("pagefind")]
