"""A page that is planned from what it declares to see is the page that the whole site would have given."""

import shutil
from dataclasses import replace

import pytest

from plugins.engine import list_units, units

from .story import Story
from .work import ROOT, Work, differences, tree


def small(work):
    """A site whose stories show something of each other in every way."""
    facts = {"Kind": "meeting", "Starts": "2026-10-01 09:00", "Outcome": "2026-01-05-habari-aa"}
    issue = {"Kind": "magazine", "Series": "Jarida la mfano"}
    fix = {"Corrects": "2026-02-03-taarifa-aa"}
    made = [
        Story("events", "2026-10-01-tukio-cc", ["sw", "en"], facts=facts),
        Story("publications", "2026-05-01-chapisho-cc", ["sw"], facts=issue, files=["a.pdf"]),
        Story("publications", "2026-06-01-chapisho-dd", ["sw"], facts=issue, files=["a.pdf"]),
        Story("press", "2026-11-01-sahihi-dd", ["sw", "en"], facts=fix),
        Story("pages", "wasiliana-nasi", ["sw", "en"]),
    ]
    made += [Story("press", f"2026-06-{day:02}-nyingi-{day:02}", ["sw"]) for day in range(1, 31)]
    work.stories |= {one.key: one for one in made}
    work.settle()


def whole(work):
    """The project's own content."""
    shutil.rmtree(work.content)
    shutil.copytree(ROOT / "content", work.content)


@pytest.mark.parametrize("content", [small, pytest.param(whole, marks=pytest.mark.full)])
def test_what_is_not_declared_to_be_seen_shows_nowhere(tmp_path, monkeypatch, content):
    work = Work(tmp_path)
    content(work)
    work.build()
    narrow = tree(work.output)
    shutil.rmtree(work.output)
    shutil.rmtree(work.cache)

    def all_of_it(edition, *given):
        return replace(edition, clock=edition.clock.fresh())

    monkeypatch.setattr(units, "_narrowed", all_of_it)
    monkeypatch.setattr(
        list_units.View, "part", lambda view, some: view._of(view.whole.stories, view.whole.urls)
    )
    monkeypatch.setattr(list_units, "getattr", lambda module, name, all_: all_, raising=False)
    work.build()
    assert [] == differences(narrow, tree(work.output))
