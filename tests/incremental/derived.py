"""A slow kind of file for the small site: made of a story's title, its picture and its text.

Beside each stands a note that the plan of stories makes of its facts, as a page says a PDF's size.
"""

from plugins.bilingual.strings import OTHER
from plugins.model.planned import Derived, Made, Page
from plugins.stories import story as stories


def _sources(edition, texts):
    for story in edition.stories:
        for source in story.sources:
            if source.path in texts:
                yield story, source, f"made/{story.section}-{story.pair}-{source.lang}.txt"


def plan(edition, texts):
    """Plan the files of the stories whose texts are given."""
    return [
        Page(
            address,
            Derived(
                "tests.incremental.derived:make",
                (source.headers.title, OTHER[source.lang]),
                tuple((path, edition.assets[path].hash) for path in [story.facts.image] if path),
                stories.body(story, source, texts[source.path], edition),
                source.lang,
            ),
            source.path,
        )
        for story, source, address in _sources(edition, texts)
    ]


def make(values, files, html):
    """Give a file of all that it is given."""
    return "\n".join([*values, *(f"{len(one)} {sum(one)}" for one in files), html]).encode()


def note(edition, texts):
    """Plan a note beside each of these files, which says its size."""
    return [
        Page(
            f"{address}.note.txt",
            Made("tests.incremental.derived:said", (edition.made[address].size, source.path)),
            source.path,
        )
        for _, source, address in _sources(edition, texts)
    ]


def said(values):
    """Give the text of a note."""
    return f"{values[1]}: {values[0]}".encode()
