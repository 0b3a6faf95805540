"""The headers of a section as a JSON Schema: the door for any other tool that writes content files.

The dialect is 2020-12. Beside its own words stand ours, which other tools leave alone; docs/editors/schema
says what they mean.
"""

import json
from collections.abc import Mapping
from typing import Any

from ...bilingual.strings import Strings
from ...schema import fields, forms
from ...schema.faults import LANGS
from ...schema.sections import SECTIONS
from .. import phrases
from . import choices

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NOTE = "Made by `make reference` from plugins/schema/kinds.py: do not edit."
ABOUT = phrases.of("reference.json_schema.about")


def text(section: str, strings: Mapping[str, Strings]) -> str:
    """Give the file that holds the schema of a section: the same bytes for the same fields."""
    return json.dumps(schema(section, strings), ensure_ascii=False, indent=2) + "\n"


def schema(section: str, strings: Mapping[str, Strings]) -> dict[str, Any]:
    """Give the schema of the file that bears a story's facts, which is the Kiswahili one or the only one.

    In an English file beside it the facts (`x-fact`) do not stand, nor are they required.
    """
    described = fields.described(section)
    noun = SECTIONS[section].noun
    beside: dict[str, list[str]] = {}
    for name, what in described.items():
        if what.needed_with:
            beside.setdefault(fields.header_name(what.needed_with), []).append(
                fields.header_name(name)
            )
    either = [
        {"anyOf": [{"required": [fields.header_name(one)]} for one in (name, what.unless)]}
        for name, what in described.items()
        if what.needed and what.unless
    ]
    return {
        "$schema": DIALECT,
        "$comment": NOTE,
        "title": _both({lang: strings[lang].nouns[noun].one for lang in LANGS}),
        "description": _both({lang: ABOUT[lang].format(section=section) for lang in LANGS}),
        "type": "object",
        "properties": {
            fields.header_name(name): _property(section, name, strings) for name in described
        },
        "required": [
            fields.header_name(name)
            for name, what in described.items()
            if what.needed and not what.unless
        ],
        **({"allOf": either} if either else {}),
        "dependentRequired": beside,
        "additionalProperties": False,
    }


def _both(said: Mapping[str, str]) -> str:
    """A text in both languages, for tools that show one text only."""
    return " / ".join(dict.fromkeys(said[lang] for lang in LANGS))


def _property(section: str, name: str, strings: Mapping[str, Strings]) -> dict[str, Any]:
    """The schema of one header: what it is, its form, examples, and our own words."""
    what, form = fields.described(section)[name], forms.forms(section)[name]
    made: dict[str, Any] = {"title": _both({lang: what.hint(lang) for lang in LANGS})}
    if what.more("sw"):
        made["description"] = _both({lang: what.more(lang) for lang in LANGS})
    made |= {"type": form["type"], **form}
    if name in fields.defaults(section):
        made["default"] = fields.defaults(section)[name]
    examples = dict.fromkeys(what.shown(lang) for lang in LANGS)
    made["examples"] = [[one] if form["type"] == "array" else one for one in examples]
    for lang in LANGS:
        made[f"x-{lang}"] = _own(what, lang)
    made |= {"x-fact": what.fact, "x-later": what.later, "x-new": what.new}
    if name in forms.words(section):
        made["x-words"] = {
            word: {lang: choices.meaning(section, name, word, strings[lang]) for lang in LANGS}
            for word in forms.words(section)[name]
        }
    return made


def _own(what: fields.Field, lang: str) -> dict[str, str]:
    """What the schema says of a field in one language."""
    said = {"hint": what.hint(lang), "more": what.more(lang), "example": what.shown(lang)}
    return {key: value for key, value in said.items() if value}
