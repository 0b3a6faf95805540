"""What the commands say, in both languages: one table, phrases.toml, whose parts are named by their commands."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _every() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("phrases.toml").read_text("utf-8"))


def of(name: str) -> Any:
    """Give what stands under a dotted name: a phrase by language, or several phrases by their own names."""
    found: Any = _every()
    for part in name.split("."):
        found = found[part]
    return found


def each(name: str, *phrases: str) -> tuple[dict[str, str], ...]:
    """Give some of the phrases that stand under a name."""
    return tuple(of(name)[phrase] for phrase in phrases)


def filled(name: str, **fill: object) -> dict[str, str]:
    """Give a phrase with its places filled."""
    return {lang: phrase.format(**fill) for lang, phrase in of(name).items()}
