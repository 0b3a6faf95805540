"""A title or a summary that changes is told wherever it stands, and beside that the last plan stands."""

import shutil

import pytest

from plugins.engine import units, whole_plan

from .story import Story
from .test_units import small
from .work import Work, picture, tree


@pytest.fixture
def work(tmp_path):
    made = Work(tmp_path)
    small(made)
    made.stories["news/2026-01-07-zamani-ee"] = Story(
        "news", "2026-01-07-zamani-ee", ["sw"], facts={"Aliases": "/zamani/ee/"}
    )
    for number, one in enumerate(one for one in made.stories.values() if one.section == "press"):
        one.facts["Reference"] = f"MFANO/{number}"  # a rule warns of those without
    made.settle()
    made.build()
    return made


@pytest.fixture
def long(monkeypatch):
    """The builds that went the long way, but for clean ones, which must."""
    gone, built = [], whole_plan.built

    def counted(run, faults):
        if run.index.sources:
            gone.append(run)
        return built(run, faults)

    monkeypatch.setattr(whole_plan, "built", counted)
    return gone


def retold(work, key, title=3, summary=1):
    """Give a story another title and summary, build, and hold the site to a clean one."""
    work.stories[key].title, work.stories[key].summary = title, summary
    return built(work)


def built(work):
    work.settle()
    return work.follow(work.clean(), tree(work.output))


# A story, and the kinds of others whose pages tell its title too.
TOLD = {
    "news/2026-01-05-habari-aa": "an event whose report it is",
    "press/2026-02-03-taarifa-aa": "the release that corrects it",
    "press/2026-11-01-sahihi-dd": "the release that it corrects",
    "publications/2026-05-01-chapisho-cc": "the next issue of its series",
    "events/2026-10-01-tukio-cc": "the calendars and the months",
}


@pytest.mark.parametrize("key", TOLD)
def test_another_title_stands_wherever_the_old_one_did(work, long, key):
    done = retold(work, key)
    assert [] == long
    assert 1 < done.written < 40


def test_the_titles_of_more_than_one_story_stand_after_builds_of_every_kind(work, long):
    first, second, third = [*TOLD][:3]
    retold(work, first)
    retold(work, second, 4, 2)
    work.stories[first].body["sw"] = 3
    built(work)
    retold(work, first, 2, 0)
    assert [] == long
    work.stories[third].facts["Topics"] = "elimu"
    built(work)
    assert 1 == len(long)
    retold(work, second, 0, 0)
    retold(work, third, 1, 1)
    assert 1 == len(long)


def test_a_title_that_a_notice_says_stands_on_every_page(work, long):
    key = "news/2026-01-05-habari-aa"
    facts = {"From": "2026-11-21", "Until": "2026-11-24", "Story": key.partition("/")[2]}
    notice = Story("notices", "2026-11-21-tangazo-ff", ["sw", "en"], facts=facts)
    work.stories[notice.key] = notice
    built(work)
    long.clear()
    done = retold(work, key)
    assert 1 == len(long)
    assert done.written > 100


# Here words decide more than what a page says: an order, a page at an old address, the top of all pages.
DECIDES = ("pages/wasiliana-nasi", "news/2026-01-07-zamani-ee", "notices/2026-11-01-tangazo-aa")


@pytest.mark.parametrize("key", DECIDES)
def test_where_a_title_decides_more_the_whole_is_planned_anew(work, long, key):
    retold(work, key)
    assert 1 == len(long)


def test_the_text_of_a_page_that_shows_everything_changes_nothing_else_of_it(work, long):
    centre = Story("pages", "kituo-cha-habari", ["sw", "en"])
    facts = {"Kind": "speech", "Files": "media/2026/c.pdf | sw"}
    speech = Story("publications", "2026-07-01-hotuba-gg", ["sw"], facts=facts)
    work.media["c.pdf"] = picture(1200, "PDF")
    work.stories |= {one.key: one for one in (centre, speech)}
    built(work)
    long.clear()
    centre.body["sw"] = 2
    built(work)
    assert [] == long
    assert b"c-" in (work.output / "kituo-cha-habari/index.html").read_bytes()


def test_a_title_that_another_story_bears_is_told_and_told_no_more_when_it_is_mended(work, long):
    other = Story("news", "2026-03-05-nyingine-aa", ["sw"], title=1)
    work.stories[other.key] = other
    built(work)
    long.clear()
    told = retold(work, other.key, 0).warnings
    assert "same-title" in {one.rule for one in told}
    assert "same-title" not in {one.rule for one in retold(work, other.key, 1).warnings}
    assert 2 == len(long)


def test_rows_that_are_lost_or_of_another_build_are_not_relied_upon(work, long):
    key = next(iter(TOLD))
    (work.cache / "units").unlink()
    retold(work, key)
    shutil.copy(work.cache / "units", work.folder / "old")
    work.stories[key].facts["Topics"] = "elimu"
    built(work)
    shutil.copy(work.folder / "old", work.cache / "units")
    retold(work, key, 0)
    assert 3 == len(long)


def test_after_many_all_are_planned_once_and_then_few_again(work, long, monkeypatch):
    monkeypatch.setattr(units, "MOST_ANEW", 2)
    first, second, _, fourth, _ = TOLD
    for number, key in enumerate((first, second, fourth, first)):
        retold(work, key, number, 1)
    assert 0 < len(long) < 4
