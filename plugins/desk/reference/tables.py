"""The tables of the editors' guides: every header, what it means, whether it must stand, an example."""

import re
from collections.abc import Iterable

from ...bilingual.strings import Strings
from ...schema import fields, forms
from ...schema.faults import Fault, fault
from ...schema.sections import SECTIONS
from .. import phrases
from . import choices

ALL = "all"  # the part of a guide that holds the headers of every section
END = "<!-- end of fields -->"
NOTE = (
    "<!-- Imeandikwa na `make reference` kutoka plugins/schema/kinds.py: usihariri hapa."
    " / Made by `make reference` from plugins/schema/kinds.py: do not edit here. -->"
)
FACT, SHARED = "●", "○"
WORDS = phrases.of("reference.tables")


def parts() -> tuple[str, ...]:
    """Give the parts of a guide that are made: what all sections share, and sections with headers of their own."""
    return (ALL, *(section for section in fields.MODELS if fields.own(section)))


def start(part: str) -> str:
    """Give the line below which a part of a guide is made."""
    return f"<!-- fields: {part} -->"


def guide(path: str, text: str, t: Strings) -> tuple[str, list[Fault]]:
    """Give a guide with its made parts made anew, all else as it stands, and the parts that have no place in it."""
    faults = []
    for part in parts():
        place = re.compile(f"{re.escape(start(part))}\n.*?{re.escape(END)}", re.DOTALL)
        made = "\n".join((start(part), NOTE, "", reference(part, t), "", END))
        text, count = place.subn(lambda _, made=made: made, text)
        if count != 1:
            faults.append(fault(path, 0, "no-place", value=start(part), end=END))
    return text, faults


def reference(part: str, t: Strings) -> str:
    """Give a part of a guide: its table, and below it the words of its lists."""
    section = next(iter(fields.MODELS)) if part == ALL else part
    names = named(part)
    lists = [name for name in names if len(forms.words(section).get(name, ())) > 1]
    lines = [_table(section, names, t), "", *(_list(section, name, t) for name in lists)]
    return "\n".join(lines).rstrip("\n")


def named(part: str) -> tuple[str, ...]:
    """Give the fields of a part: those of every story, or a section's own; of a notice, which is none, all."""
    if part == ALL:
        return tuple(fields.Headers.model_fields)
    stories = issubclass(fields.MODELS[part], fields.Headers)
    return fields.own(part) if stories else tuple(fields.described(part))


def _table(section: str, names: Iterable[str], t: Strings) -> str:
    columns = WORDS["columns"][t.lang]
    rows = [columns, ("---",) * len(columns), *(_row(section, name, t) for name in names)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(section: str, name: str, t: Strings) -> tuple[str, ...]:
    what = fields.described(section)[name]
    mark = f" {FACT}" if what.fact else f" {SHARED}" if what.shared else ""
    header = f"`{fields.header_name(name)}`{mark}"
    return header, _meaning(section, name, t), _needed(section, name, t), _code(what.shown(t.lang))


def _code(text: str) -> str:
    """A text as code in the cell of a table, where a bar of its own would part the cell."""
    return f"`{_cell(text)}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _meaning(section: str, name: str, t: Strings) -> str:
    """What a field is, what else there is to know, and what holds where nobody writes it."""
    what = fields.described(section)[name]
    hint = what.hint(t.lang)
    said = [f"{_code(hint) if '|' in hint else hint}.", _cell(what.more(t.lang))]
    if name in fields.defaults(section):
        said.append(WORDS["default"][t.lang].format(word=fields.defaults(section)[name]))
    return " ".join(filter(None, said))


def _needed(section: str, name: str, t: Strings) -> str:
    """Whether a field must stand; of one that all sections have, in which of them it need not."""
    what = fields.described(section)[name]
    if what.needed_with:
        return WORDS["with"][t.lang].format(name=fields.header_name(what.needed_with))
    if not what.needed:
        return ""
    free = [
        t.nouns[SECTIONS[other].noun].many.lower()
        for other in fields.MODELS
        if name in fields.Headers.model_fields
        and (there := fields.described(other).get(name))
        and not there.needed
    ]
    said = WORDS["except" if free else "needed"][t.lang]
    return said.format(sections=", ".join(free))


def _list(section: str, name: str, t: Strings) -> str:
    """The words that a field may be, each with its meaning where it is not plain from the word."""
    meanings = {
        word: choices.meaning(section, name, word, t) for word in forms.words(section)[name]
    }
    words = "; ".join(
        f"`{word}`" if said == word else f"`{word}` = {said}" for word, said in meanings.items()
    )
    return "- " + WORDS["list"][t.lang].format(name=fields.header_name(name), words=words)
