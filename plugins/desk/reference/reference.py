"""All files that are made from the schema: the guides' tables, the JSON Schemas, the snippets."""

from collections.abc import Mapping

from ...bilingual.strings import Strings
from ...schema import fields
from ...schema.faults import Fault
from . import json_schema, snippets, tables

GUIDES = {"sw": "docs/editors/mwongozo.sw.md", "en": "docs/editors/guide.en.md"}


def files(
    guides: Mapping[str, str], strings: Mapping[str, Strings]
) -> tuple[dict[str, str], list[Fault]]:
    """Give the text of every made file by its path, from the guides' texts by language, and their faults."""
    made: dict[str, str] = {}
    faults: list[Fault] = []
    for lang, path in GUIDES.items():
        made[path], found = tables.guide(path, guides[lang], strings[lang])
        faults += found
    for section in fields.MODELS:
        made[f"docs/editors/schema/{section}.schema.json"] = json_schema.text(section, strings)
        made[f".vscode/{section}.code-snippets"] = snippets.text(section, strings)
    return made, faults
