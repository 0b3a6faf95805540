"""What an edit costs is counted, not timed: at two sizes of a site it is the same, but for what is named here."""

import datetime as dt

from plugins.engine import causes, list_units, rows, units
from plugins.engine.fingerprint import Fingerprints
from tests.examples import some

from .story import Story
from .work import Work

FEW, MORE = (20, 60), (110, 330)  # stories of one year, beside the few that are edited
OUT = dt.datetime(2026, 11, 22, 10)  # when an embargo ends
YEAR = 2021  # none that is edited is of it, so that no list of theirs is longer on the larger site

# What does grow with the number of stories, and why. Whatever is mended goes from here.
HELD = "which stories there are has changed: each row is held against what its story sees now"
GROWS = {
    **{
        (edit, "rows"): HELD
        for edit in ("new story", "withdrawal", "embargos end", "correction", "string", "template")
    },
    ("string", "planned"): "what all pages share has changed: all are planned",
    ("string", "fingerprints"): "every page of the language says it",
    ("string", "written"): "every page of the language says it",
    ("template", "planned"): "what all pages share has changed: all are planned",
    ("template", "fingerprints"): "every story's page is set by it",
    ("template", "written"): "every story's page is set by it",
}


def site(folder, size):
    """Build a site of so many more stories, each of its own day."""
    work = Work(folder)
    for number in range(size):
        month, day = number % 12 + 1, number // 12 + 1
        story = Story("news", f"{YEAR}-{month:02}-{day:02}-n{number:03}", ["sw", "en"])
        work.stories[story.key] = story
    held = Story("news", "2026-10-02-zuio-a", ["sw", "en"], facts={"Publish-At": f"{OUT:%F %R}"})
    work.stories[held.key] = held
    work.settle()
    work.build()
    return work


def body(work):
    work.stories["news/2026-01-05-habari-aa"].body["sw"] = 1


def headline(work):
    work.stories["news/2026-01-05-habari-aa"].title = 3


def new_story(work):
    work.stories["news/2026-10-01-mpya-a"] = Story("news", "2026-10-01-mpya-a", ["sw", "en"])


def withdrawal(work):
    work.stories["news/2026-10-01-mpya-a"].facts["Withdrawn"] = "2026-11-20 | Sababu ya mfano"


def embargos_end(work):
    work.now = OUT


def correction(work):
    facts = {"Corrects": "2026-02-03-taarifa-aa"}
    work.stories["press/2026-11-22-sahihi-a"] = Story(
        "press", "2026-11-22-sahihi-a", ["sw"], facts=facts
    )


def string(work):
    path = work.theme / "strings/sw.toml"
    path.write_text(path.read_text().replace('skip = "Ruka', 'skip = "Rukia'))


def template(work):
    path = work.theme / "templates/news.html"
    path.write_text(path.read_text() + "{# a #}")


# What the pages are made anew for, as `make why` tells it.
WHY = {
    "body": {"own"},
    "headline": {"own", "values"},
    "new story": {"new", "values"},
    "withdrawal": {"own", "values"},
    "embargos end": {"new", "values"},
    "correction": {"new", "values"},
    "string": {"strings"},
    "template": {"template"},
}
EDITS = (body, headline, new_story, withdrawal, embargos_end, correction, string, template)


def counts(folder, size, monkeypatch):
    """Give what each edit costs a site, one after the other, and what its pages are made anew for."""
    work, asked, planned, lists, cards, held = site(folder, size), [], [], [], [], []
    of, plan, later = Fingerprints.of, units.plan, list_units.planned
    some, row = rows.cards, rows.decoded
    monkeypatch.setattr(
        list_units, "planned", lambda page, seen: lists.append(page) or later(page, seen)
    )
    monkeypatch.setattr(rows, "cards", lambda one: cards.append(one) or some(one))
    monkeypatch.setattr(rows, "decoded", lambda raw: held.append(raw) or row(raw))
    monkeypatch.setattr(
        units, "plan", lambda names, laid: planned.append(laid) or plan(names, laid)
    )
    monkeypatch.setattr(Fingerprints, "of", lambda self, page: asked.append(page) or of(self, page))
    found = {}
    for edit in EDITS:
        edit(work)
        work.settle()
        for counted in (asked, lists, cards, held):
            counted.clear()
        done = work.build()
        made = {
            "read": done.read,
            "planned": len(planned.pop().planned),
            "lists": len(lists),
            "rows": len(held),
            "cards": len(cards),
            "fingerprints": len(asked),
            "written": done.written,
            "gone": done.deleted,
        }
        known = causes.load(work.cache)
        last = max(known.builds)
        made["why"] = {
            one for build, seen in known.pages.values() if build == last for one in seen.causes
        }
        assert done.written == sum(build == last for build, _ in known.pages.values())
        found |= {(edit.__name__.replace("_", " "), what): number for what, number in made.items()}
    return found


@some(FEW, MORE)
def test_an_edit_costs_the_same_on_a_site_three_times_as_large(tmp_path, monkeypatch, examples):
    small, large = (counts(tmp_path / str(size), size, monkeypatch) for size in examples)
    assert WHY == {edit: why for (edit, what), why in small.items() if what == "why"}
    assert GROWS.keys() == {
        what for what in large if what[1] != "why" and large[what] > small[what]
    }
    assert {what: small[what] for what in small if what not in GROWS} == {
        what: large[what] for what in large if what not in GROWS
    }
    assert all(small[edit.__name__.replace("_", " "), "written"] for edit in EDITS)
