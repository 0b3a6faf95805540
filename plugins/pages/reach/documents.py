"""The document of a page that says how the office is reached."""

from ...model.values import Fact, StoryPage


class Reach(StoryPage, frozen=True, kw_only=True):
    """A standing page that says how the office is reached: by `facts`, or in words why there are none."""

    facts: tuple[Fact, ...]
    none: str
