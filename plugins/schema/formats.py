"""The faults of a check for programs: JSON, the annotations of GitHub's CI, and a summary in Markdown."""

import json
from collections.abc import Mapping, Sequence

from .faults import LANGS, Fault, message
from .translation import State

STATES: dict[State, dict[str, str]] = {
    "current": {"sw": "za sasa", "en": "current"},
    "stale": {"sw": "zilizopitwa", "en": "out of date"},
    "unrecorded": {"sw": "zisizothibitishwa", "en": "not confirmed"},
    "missing": {"sw": "zisizopo", "en": "missing"},
}


def as_json(faults: Sequence[Fault], counts: Mapping[str, object]) -> str:
    """Give the faults as one JSON object: `faults`, each with both languages, beside the counts.

    A fault has path, line, column (0 for a whole file), rule, level (error or warning), sw and en.
    """
    told = [
        {
            "path": one.path,
            "line": one.line,
            "column": one.column,
            "rule": one.rule,
            "level": "warning" if one.warning else "error",
            **{lang: message(one, lang) for lang in LANGS},
        }
        for one in sorted(set(faults))
    ]
    errors = sum(not one.warning for one in set(faults))
    counted = {"errors": errors, "warnings": len(told) - errors, **counts}
    return json.dumps({**counted, "faults": told}, ensure_ascii=False, indent=1)


def annotations(found: Sequence[Fault], langs: Sequence[str] = LANGS) -> str:
    """Give the faults as workflow commands of GitHub's CI, one a line, which it shows beside the files."""
    lines = []
    for one in sorted(set(found)):
        level = "warning" if one.warning else "error"
        place = {"file": one.path, "title": one.rule}
        if one.line:
            place |= {"line": str(one.line), "col": str(one.column)}
        fields = ",".join(f"{name}={_field(value)}" for name, value in place.items())
        said = "\n".join(message(one, lang) for lang in langs)
        lines.append(f"::{level} {fields}::{_data(said)}")
    return "\n".join(lines)


def _data(text: str) -> str:
    """A text as a workflow command carries it: what would end the line is escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _field(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def translations(counts: Mapping[State, int], lang: str) -> str:
    """Say how many translations are in each state: `za sasa 40, zilizopitwa 1, …`."""
    said = []
    for state, words in STATES.items():
        number = counts.get(state, 0)
        said.append(f"{words[lang]} {number}" if lang == "sw" else f"{number} {words[lang]}")
    return ", ".join(said)


def summary(
    found: Sequence[Fault], counts: Mapping[State, int], langs: Sequence[str] = LANGS
) -> str:
    """Give a summary of a check in Markdown, as CI shows it above its log.

    `counts` is empty where a check was refused before all stories were read.
    """
    errors = sum(not one.warning for one in set(found))
    warnings = len(set(found)) - errors
    words = {
        "sw": ("Ukaguzi wa maudhui", f"Makosa {errors}, maonyo {warnings}.", "Tafsiri"),
        "en": ("Check of the content", f"Faults {errors}, warnings {warnings}.", "Translations"),
    }
    return "\n".join(
        f"### {title}\n\n{line}"
        + (f" {name}: {translations(counts, lang)}." if counts else "")
        + "\n"
        for lang, (title, line, name) in words.items()
        if lang in langs
    )
