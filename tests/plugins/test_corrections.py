"""A release that was issued stays as it was, and is corrected by a new one; both say so."""

import datetime as dt

import pytest

from plugins.engine import render
from plugins.model.edition import Audience
from plugins.pages.press import papers, release
from plugins.reading import rules
from plugins.stories import cards, marks
from tests import stories

OLD, NEW, NEWER = "2026-11-10-a", "2026-11-14-b", "2026-11-16-c"


def story(pair, corrects="", more=""):
    header = f"Corrects: {corrects}\n" if corrects else ""
    return stories.story("press", pair, f"Title: Taarifa {pair[-1]}\n{header}{more}")


def edition(*given, **how):
    return stories.edition(list(given), **how)


def page(edition, pair):
    planned = release.plan_stories(edition, stories.texts(edition))
    return next(one.how.document for one in planned if f"/{pair[11:]}/" in one.address)


def titles(links):
    return [link.title for link in links]


def test_both_pages_lead_to_each_other():
    made = edition(story(OLD), story(NEW, OLD))
    assert ["Taarifa b"] == titles(page(made, OLD).corrected_by)
    assert "Taarifa a" == page(made, NEW).corrects.title


def test_each_correction_of_a_release_is_named_on_it_alone_the_older_first():
    made = edition(story(OLD), story(NEWER, OLD), story(NEW, OLD))
    assert ["Taarifa b", "Taarifa c"] == titles(page(made, OLD).corrected_by)
    chain = edition(story(OLD), story(NEW, OLD), story(NEWER, NEW))
    found = [titles(page(chain, one).corrected_by) for one in (OLD, NEW, NEWER)]
    assert [["Taarifa b"], ["Taarifa c"], []] == found


def test_a_correction_under_embargo_does_not_show_before_its_time():
    late = story(NEW, OLD, "Publish-At: 2026-12-01 09:00\n")
    early = edition(story(OLD), late)
    assert () == page(early, OLD).corrected_by
    assert () == marks.marks(early.stories[0], early, "sw")
    then = edition(story(OLD), late, now=dt.datetime(2026, 12, 1, 9))
    assert ["Taarifa b"] == titles(page(then, OLD).corrected_by)


def test_a_sample_corrects_nothing_in_a_public_build():
    public = edition(story(OLD), story(NEW, OLD, "Sample: yes\n"), audience=Audience(public=True))
    assert () == page(public, OLD).corrected_by


def test_a_correction_that_was_withdrawn_corrects_nothing():
    made = edition(story(OLD), story(NEW, OLD, "Withdrawn: 2026-11-15 | Sababu\n"))
    assert () == page(made, OLD).corrected_by


def test_the_card_of_a_corrected_release_says_so():
    made = edition(story(OLD), story(NEW, OLD))
    made_of = cards.some(made, cards.stand(made), "sw")
    said = {card.title: [mark.text for mark in card.marks] for card in made_of}
    assert {"Taarifa a": ["Imesahihishwa"], "Taarifa b": []} == said


def test_the_feed_tells_of_the_correction_on_its_day():
    made = edition(story(OLD), story(NEW, OLD))
    old = made.stories[-1]
    entry = render.named("plugins.pages.feeds.feed:entry")(made, old, old.primary)
    assert "Taarifa hii imesahihishwa. Muhtasari" in entry.summary
    assert "2026-11-14T00:00:00+03:00" == entry.updated


def test_the_letterhead_of_a_correction_names_what_it_corrects():
    made = edition(story(OLD, more="Reference: MFANO/1\n"), story(NEW, OLD))
    (notice,) = papers.values(made.stories[0], made.stories[0].primary, made).notices
    assert notice.endswith("Taarifa a, Kumb. Na. MFANO/1, 10 Novemba 2026")


def test_the_letterhead_of_what_was_corrected_stays_as_it_was():
    alone, both = edition(story(OLD)), edition(story(OLD), story(NEW, OLD))
    old = alone.stories[0]
    assert papers.values(old, old.primary, alone) == papers.values(old, old.primary, both)


@pytest.mark.parametrize(
    "given",
    [{OLD: OLD}, {OLD: NEW, NEW: OLD}, {OLD: NEW, NEW: NEWER, NEWER: OLD}],
    ids=["itself", "two", "three"],
)
def test_what_corrects_itself_is_refused_at_each_file(given):
    every = [story(pair, corrects) for pair, corrects in given.items()]
    known = {("press", one.pair): one for one in every}
    found = [one.path for one in rules.between(every, (), known) if one.rule == "corrects-itself"]
    assert [one.primary.path for one in every] == found


def test_what_corrects_one_of_a_circle_is_no_part_of_it():
    every = [story(OLD, NEW), story(NEW, OLD), story(NEWER, NEW)]
    known = {("press", one.pair): one for one in every}
    found = [one.path for one in rules.between(every, (), known) if one.rule == "corrects-itself"]
    assert every[2].primary.path not in found
