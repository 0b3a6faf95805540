"""Linked data as the tests read it: the JSON of a page's script, and the types of schema.org that it must be of."""

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.ics import NODE
from tests.patience import PATIENCE

CONTEXT = "https://schema.org"


def things(element) -> list[dict]:
    """Give the things that a parsed page's scripts tell of."""
    found = []
    for script in element.xpath('//script[@type="application/ld+json"]'):
        said = json.loads(script.text)
        assert CONTEXT == said.pop("@context")
        found += said.get("@graph", [said])
    return found


def texts(value) -> Iterator[str]:
    """Give every text in a thing, of things within it too."""
    if isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value


def _form(value) -> str:
    """Give a thing with its texts taken out, but for the words of the vocabulary itself."""
    if isinstance(value, dict):
        return (
            f"{ {name: value[name] if name == '@type' else _form(value[name]) for name in value} }"
        )
    if isinstance(value, list):
        return f"{[_form(one) for one in value]}"
    if isinstance(value, str) and not value.startswith(CONTEXT):
        return "text"
    return f"{value if isinstance(value, str) else type(value)}"


def wrong(said: Iterable[dict], into: Path) -> list[tuple[dict, str]]:
    """Give the things of which TypeScript says something by schema.org's vocabulary (schema-dts), and what.

    Of things that differ in nothing but their texts one is judged, for a type asks no more of a text.
    """
    unique = list({_form(one): one for one in said}.values())
    lines = ['import type * as S from "schema-dts";']
    lines += [
        f"export const thing{at}: Exclude<S.{one['@type']}, string> = {json.dumps(one)};"
        for at, one in enumerate(unique)
    ]
    (into / "things.ts").write_text("\n".join(lines) + "\n", "utf-8")
    (into / "node_modules").symlink_to(NODE / "node_modules")
    settings = "--noEmit --strict --skipLibCheck --module nodenext --target es2022 --pretty false"
    done = subprocess.run(
        ["node_modules/.bin/tsc", *settings.split(), "things.ts"],
        cwd=into,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert (0 == done.returncode) == (not done.stdout), done.stderr
    told = re.findall(r"^things\.ts\((\d+),\d+\): (.*)", done.stdout, re.MULTILINE)
    first = 2  # the line of the first thing, below the import
    return [(unique[int(line) - first], words) for line, words in told]
