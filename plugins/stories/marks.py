"""The marks of a story: states that a reader must see, on its page and on its card."""

from ..bilingual import agreement, dates
from ..bilingual.strings import Strings, fill
from ..model.edition import Edition
from ..model.source import Story
from ..model.values import Mark
from ..schema.sections import SECTIONS
from . import corrections, shown


def marks(story: Story, edition: Edition, lang: str) -> tuple[Mark, ...]:
    """Give a story's marks in a language: sample, draft, approval, embargo, withdrawn, corrected."""
    if corrections.later(story, edition):
        return (*own(story, edition, lang), corrected(story, edition.strings[lang]))
    return own(story, edition, lang)


def own(story: Story, edition: Edition, lang: str) -> tuple[Mark, ...]:
    """Give the marks that a story has by itself, whatever became of it by another: all but corrected."""
    facts = story.facts
    if not (facts.sample or facts.status or facts.withdrawn or edition.audience.preview):
        return ()
    t = edition.strings[lang]
    made = []
    if facts.sample:
        made.append(_mark("sample", t))
    waits = edition.audience.preview and shown.unapproved(story, edition.office.approval)
    if key := facts.status or ("approval" if waits else ""):
        words = t.marks[key]  # all look as a draft does: no reader's style sheet need know them
        made.append(Mark(key="draft", text=words.text, note=words.note))
    if shown.embargoed(story, edition.clock):
        until = shown.embargo(story)
        assert until is not None
        made.append(_mark("embargo", t, when=dates.moment_text(until, None, t)))
    if facts.withdrawn:
        made.append(withdrawn(story, t))
    return tuple(made)


def withdrawn(story: Story, t: Strings) -> Mark:
    """Give the mark of a withdrawn story, which agrees with its noun."""
    noun = noun_of(story)
    note = agreement.dated(noun, "withdrawn", dates.short(story.facts.withdrawn.day, t), t)
    return Mark(key="withdrawn", text=agreement.label(noun, "withdrawn", t), note=note)


def corrected(story: Story, t: Strings) -> Mark:
    """Give the mark of a release that another corrects."""
    text = agreement.label(noun_of(story), "corrected", t)
    return Mark(key="corrected", text=text, note=t.press.corrected)


def label(story: Story, t: Strings) -> str:
    """Name what a story is: `Taarifa kwa Umma`, `Kipeperushi`, `Mkutano`, `Habari`; a standing page has no name."""
    if story.standing:
        return ""
    if story.section == "news":
        return t.titles.news
    if story.section == "press":
        return t.titles.heading[story.facts.heading]
    return t.nouns[noun_of(story)].one


def noun_of(story: Story) -> str:
    """Give the key of the noun that names a story."""
    kind = getattr(story.facts, "kind", None)
    return SECTIONS[story.section].named(kind or "")


def _mark(key: str, t: Strings, **values: str) -> Mark:
    words = t.marks[key]
    return Mark(key=key, text=words.text, note=fill(words.note, **values))
