"""A clipping: one thing that was said of the office, and the columns in which a month's file holds it."""

import datetime as dt

from msgspec import Struct

# The words that a cell may hold, by what they mean: the first is written in Kiswahili, the second in English.
MEDIA = {
    "radio": ("redio", "radio"),
    "tv": ("televisheni", "TV", "runinga", "television"),
    "newspaper": ("gazeti", "newspaper", "magazeti", "newspapers"),
    "online": ("mtandaoni", "online", "tovuti", "website"),
    "social": ("mitandao ya kijamii", "social", "mtandao wa kijamii", "social media"),
}
TONES = {
    "positive": ("chanya", "positive"),
    "neutral": ("isiyoegemea", "neutral", "wastani"),
    "negative": ("hasi", "negative"),
}
ANSWERS = {"yes": ("ndiyo", "yes", "ndio"), "no": ("hapana", "no")}


class Clipping(Struct, frozen=True, kw_only=True):
    """What an outlet said: where, when, in which tone, and whether the office has to answer.

    `medium` and `tone` are keys of MEDIA and TONES. `link_or_page` is an address of the web or says on which
    page or in which programme it was. `answer_by` is the last day for an answer, there where `needs_answer`
    is true; `answered_by` says who has answered, or with which of our releases (its key).
    """

    date: dt.date
    outlet: str
    medium: str
    headline: str
    link_or_page: str = ""
    tone: str
    topic: str = ""
    summary: str = ""
    needs_answer: bool = False
    answer_by: dt.date | None = None
    answered_by: str = ""

    @property
    def url(self) -> str:
        """The address of the web that it was found at, empty where a page is named or nothing."""
        return self.link_or_page if is_link(self.link_or_page) else ""

    @property
    def page(self) -> str:
        """The page or programme that it was found in, empty where an address is given or nothing."""
        return "" if self.url else self.link_or_page

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.needs_answer and not self.answered_by

    @property
    def told(self) -> tuple[dt.date, str, str, str, str]:
        """What makes it the one it is: two clippings with the same are one, written twice."""
        words = (self.outlet, self.medium, self.headline, self.link_or_page)
        outlet, medium, headline, place = (one.casefold() for one in words)
        return self.date, outlet, medium, headline, place


class Column(Struct, frozen=True):
    """A column: its field, its name in both languages, and whether its cells must not be empty.

    `words` are what a cell may hold, where that is a controlled list.
    """

    field: str
    sw: str
    en: str
    needed: bool = False
    words: dict[str, tuple[str, ...]] | None = None

    def __getitem__(self, lang: str) -> str:
        return self.sw if lang == "sw" else self.en


COLUMNS = (
    Column("date", "tarehe", "date", needed=True),
    Column("outlet", "chombo", "outlet", needed=True),
    Column("medium", "aina", "medium", needed=True, words=MEDIA),
    Column("headline", "kichwa", "headline", needed=True),
    Column("link_or_page", "kiungo au ukurasa", "link or page"),
    Column("tone", "mwelekeo", "tone", needed=True, words=TONES),
    Column("topic", "mada", "topic"),
    Column("summary", "muhtasari", "summary"),
    Column("needs_answer", "inahitaji jibu", "needs answer", words=ANSWERS),
    Column("answer_by", "jibu kufikia", "answer by"),
    Column("answered_by", "imejibiwa na", "answered by"),
)


def folded(text: str) -> str:
    """Give a name of a column or a word of a list as it is compared: small letters, one kind of blank.

    >>> folded(" Needs_Answer ")
    'needs answer'
    """
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


NAMES = {
    folded(name): column for column in COLUMNS for name in (column.field, column.sw, column.en)
}


def meant(words: dict[str, tuple[str, ...]], text: str) -> str:
    """Give what a word of a controlled list means, empty for a word that is not on it.

    >>> meant(MEDIA, "Mitandao ya Kijamii"), meant(TONES, "?")
    ('social', '')
    """
    return next((key for key, ways in words.items() if folded(text) in map(folded, ways)), "")


def is_link(text: str) -> bool:
    """Say whether a text is an address of the web, which a reader may follow."""
    return text.lower().startswith(("http://", "https://"))
