"""The document of the media centre."""

from ...model.values import Card, File, Link, StoryPage
from ..events.documents import Detail
from ..photos.documents import Album


class Centre(StoryPage, frozen=True, kw_only=True):
    """The media centre: its standing page's text, and what journalists look for, each the newest or the next.

    `ahead` is the journalists' diary, whose page is `diary`, and `admitted` are those events of it that ask
    for an accreditation. `press` is whom journalists ask, `brief` what the office says of itself where it
    has few words; both may be empty. `ways` lead to the lists of the rest, `feeds` and `calendars` to what
    can be subscribed to. `kit` is the press kit, and `kit_text` says what is in it.
    """

    press: str
    brief: str
    releases: tuple[Card, ...]
    all_releases: Link
    ahead: tuple[Card, ...]
    diary: Link
    admitted: tuple[Detail, ...]
    albums: tuple[Album, ...]
    photos: Link
    speeches: tuple[Card, ...]
    all_speeches: Link
    ways: tuple[Link, ...]
    feeds: tuple[Link, ...]
    calendars: tuple[Link, ...]
    kit: File | None
    kit_text: str
