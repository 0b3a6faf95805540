"""What is no longer shown is no longer found: the search's index goes with the pages."""

from .work import Work, tree


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
