"""The documents of the photo library."""

from ...model.values import Link, Listing, Mark, Picture, Stamp, Value


class Album(Value, frozen=True, kw_only=True):
    """A story's pictures in the photo library: some of them, and how many there are in words.

    `only` says that the story has the other language alone.
    """

    link: Link
    date: Stamp
    count: str
    pictures: tuple[Picture, ...]
    credit: str = ""
    only: str = ""
    marks: tuple[Mark, ...] = ()


class Library(Listing, frozen=True, kw_only=True):
    """A list of the photo library: the pictures of stories, newest first."""

    albums: tuple[Album, ...]
