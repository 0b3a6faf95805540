"""The skeleton of a new story's file: each field that the schema gives it, filled in or with its hint."""

from collections.abc import Mapping, Sequence

from . import fields, forms, hints

BODY = {"sw": "Andika maandishi hapa.", "en": "Write the text here."}


def text(
    section: str, lang: str, given: Mapping[str, str], known: Mapping[str, Sequence[str]]
) -> str:
    """Give the text of a story's file in a language, in the order of the schema.

    `given` holds the values that are known, by field; a field that is a word of its own where nobody says
    otherwise has that word, and any other its hint. Facts of the story stand in the Kiswahili file alone.
    `known` gives the words of fields whose words stand in no schema, such as the topics.
    """
    values = {**fields.defaults(section), **given}
    words = {**forms.words(section), **known}
    lines = [
        f"{fields.header_name(name)}: "
        f"{values.get(name) or _hint(section, name, lang, words.get(name, ()))}\n"
        for name, what in fields.of_new(section).items()
        if lang == "sw" or not what.fact
    ]
    body = "" if section == "notices" else f"\n{hints.hint(BODY[lang])}\n"  # which has none
    return "".join(lines) + body


def _hint(section: str, name: str, lang: str, words: Sequence[str]) -> str:
    """A field's hint, with the words that it may be, or with an example where it has a form to keep."""
    if not words:
        return hints.hint(forms.hint(section, name, lang))
    said = fields.described(section)[name].hint(lang)
    return hints.hint(f"{said}: {', '.join(words)}")
