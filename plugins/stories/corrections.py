"""Which releases correct which: what is issued stays as it was, and is corrected by a new release."""

from collections.abc import Mapping

from ..model.edition import Edition
from ..model.source import Story


def earlier(story: Story, edition: Edition) -> Story | None:
    """Give the release that a release corrects, None where it corrects none or the other is not shown."""
    corrects = story.facts.corrects
    return edition.once("releases", _releases).get(corrects) if corrects else None


def later(story: Story, edition: Edition) -> tuple[Story, ...]:
    """Give the releases that correct a release, the oldest first; of those that are shown and stand.

    No other story has any.
    """
    if story.section != "press":
        return ()
    return edition.once("corrections", _corrections).get(story.pair, ())


def _releases(edition: Edition) -> Mapping[str, Story]:
    return {story.pair: story for story in edition.stories if story.section == "press"}


def _corrections(edition: Edition) -> Mapping[str, tuple[Story, ...]]:
    """By the pair key of what is corrected; a correction that was withdrawn corrects nothing any more."""
    found: dict[str, tuple[Story, ...]] = {}
    for story in reversed(edition.stories):
        if story.section == "press" and story.facts.corrects and not story.facts.withdrawn:
            found[story.facts.corrects] = (*found.get(story.facts.corrects, ()), story)
    return found
