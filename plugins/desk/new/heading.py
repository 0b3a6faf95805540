"""The heading that a press release's title may begin with: "Taarifa kwa Umma: …"."""

import re

from ...bilingual.strings import Strings


def named(title: str, t: Strings) -> tuple[str, str]:
    """Give the heading that a title begins with (`public`, `media` or none), and the title behind it.

    A title that goes on without a colon or a dash keeps its first words: they are its sentence.
    """
    for key in t.titles.heading:
        words = re.escape(t.titles.heading[key])
        if match := re.match(rf"{words}\b(?:(?:\s*[:–—]|\s-)\s*)?", title, re.IGNORECASE):
            rest = title[match.end() :]
            parted = len(match[0].strip()) > len(t.titles.heading[key])
            return key, rest if parted and rest else title
    return "", title
