"""The files that published stories refer to: planned because a page shows them, or not in the output."""

from ..pipeline.edition import Edition
from ..pipeline.pages import Copied, Page
from ..stories.files import wanted


def paths(stories: object) -> list[str]:
    """Give the files below content/ that some stories refer to, each once, in order."""
    found = set()
    for story in stories:  # type: ignore[attr-defined]
        found.update(path for _, path, _ in wanted(story))
        for source in story.sources:
            found.update(source.files)
    return sorted(found)


def plan(edition: Edition) -> list[Page]:
    """Plan a copy of each file that a story of this edition shows; a withdrawn one shows none."""
    named = paths(story for story in edition.stories if not story.facts.withdrawn)
    if edition.office.site.emblem in edition.assets:
        named.append(edition.office.site.emblem)
    return [
        Page(path, Copied("content", path, edition.assets[path].hash))
        for path in sorted(set(named))
    ]
