"""The forms of headers as editors type them: JSON Schema, read off the types of the one schema."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from . import fields
from .faults import LANGS

Form = dict[str, Any]


class _AsTyped(GenerateJsonSchema):
    """Gives the form of a header as it is typed: one that is not given is left out, never null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Form:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Form:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


@cache
def forms(section: str) -> Mapping[str, Form]:
    """Give the form of each field of a section, by field name: of a line, or of a list of lines."""
    model = fields.MODELS[section]
    made = model.model_json_schema(schema_generator=_AsTyped)["properties"]
    return {name: _bounded(made[fields.header_name(name)]) for name in model.model_fields}


def _bounded(form: Form) -> Form:
    """The form of a list with the bounds that the reader sets to every list."""
    if form["type"] != "array":
        return form
    return {"type": "array", "minItems": 1, "maxItems": fields.MOST_ITEMS, "items": form["items"]}


def line(section: str, name: str) -> Form:
    """Give the form of one line of a field's value."""
    form = forms(section)[name]
    return form.get("items", form)


@cache
def words(section: str) -> Mapping[str, tuple[str, ...]]:
    """Give the fields of a section that are one of a list of words, each with its words."""
    found = {name: line(section, name).get("enum", ()) for name in forms(section)}
    return {name: tuple(one) for name, one in found.items() if one}


def hint(section: str, name: str, lang: str) -> str:
    """Say in a few words what to write: what the field is, with an example where there is a form to keep.

    >>> hint("events", "venue", "en"), hint("events", "starts", "en")
    ('The venue', 'When it starts: 2026-12-02 09:00')
    """
    what = fields.described(section)[name]
    shows_its_form = "pattern" not in line(section, name) or "|" in what.hint(lang)
    return what.hint(lang) if shows_its_form else f"{what.hint(lang)}: {what.shown(lang)}"


def hints(section: str, name: str) -> dict[str, str]:
    """Give the parts `hint_sw` and `hint_en` of a message: what to write, in both languages."""
    return {f"hint_{lang}": hint(section, name, lang) for lang in LANGS}
