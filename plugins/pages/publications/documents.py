"""The document of a publication."""

from ...model.values import File, Link, StoryPage


class Publication(StoryPage, frozen=True, kw_only=True):
    """A publication: its kind in words, its files, its place in a series: `issue` is `number` in words.

    `kinds` leads to the others of its `kind`, `formats` to where one asks for another format. `series` leads
    nowhere (an empty address) where none of its issues is listed; `before` and `after` are the issues next to
    this one.
    """

    kind: str
    kinds: Link
    files: tuple[File, ...] = ()
    formats: Link | None = None
    series: Link | None = None
    issue: str = ""
    number: str = ""
    period: str = ""
    before: Link | None = None
    after: Link | None = None
    before_text: str = ""
    after_text: str = ""
