"""The skeleton of a new story's file: each field that the schema gives it, filled in or with its hint.

What must be given stands first and alone; below a line of its own stands what may be given or left as it is.
"""

from collections.abc import Mapping, Sequence

from ...schema import fields, forms, hints
from ...schema.sections import SECTIONS
from .. import phrases

BODY, MAY = phrases.each("new.skeleton", "body", "may")


def text(
    section: str, lang: str, given: Mapping[str, str], known: Mapping[str, Sequence[str]]
) -> str:
    """Give the text of a story's file in a language, each part of it in the order of the schema.

    `given` holds the values that are known, by field; a field that is a word of its own where nobody says
    otherwise has that word, and any other its hint. Facts of the story stand in the Kiswahili file alone.
    `known` gives the words of fields whose words stand in no schema, such as the topics.
    """
    values = {**fields.defaults(section), **given}
    words = {**forms.words(section), **known}
    new = fields.of_new(section)
    lines = {
        name: f"{fields.header_name(name)}: "
        f"{values.get(name) or _hint(section, name, lang, words.get(name, ()))}\n"
        for name, what in new.items()
        if lang == "sw" or not what.fact
    }
    first = [line for name, line in lines.items() if new[name].needed]
    more = [line for name, line in lines.items() if not new[name].needed]
    parted = [f"{hints.hint(MAY[lang])}\n"] if more else []
    body = f"\n{hints.hint(BODY[lang])}\n" if SECTIONS[section].paged else ""
    return "".join([*first, *parted, *more]) + body


def _hint(section: str, name: str, lang: str, words: Sequence[str]) -> str:
    """A field's hint, with the words that it may be, or with an example where it has a form to keep."""
    if not words:
        return hints.hint(forms.hint(section, name, lang))
    said = fields.described(section)[name].hint(lang)
    return hints.hint(f"{said}: {', '.join(words)}")
