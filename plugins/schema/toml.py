"""A TOML file of settings, typed: what it holds, or the one fault that keeps it from being read, in its place."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from . import typed, web
from .faults import Fault, fault
from .near import near

MOST_LINE = 10_000  # bytes: a key of many parts would keep the parser busy
READ = TypeVar("READ")
# What tomllib and msgspec say of where they stopped, and why.
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TWICE = re.compile(r"Cannot (?:overwrite|declare|mutate)|Duplicate inline")
_FIELD = re.compile(r"Object (contains unknown|missing required) field `(.*?)`(?: - at `(.*)`)?$")
_KIND = re.compile(r"Expected `(\w+)`, got `\w+` - at `(.*)`$")
_STEP = re.compile(r"\.([^.\[\]`]+)(?:\[(\d+)\])?")


def read(
    path: str, data: bytes, form: type[READ], empty: READ, known: Iterable[str]
) -> tuple[READ, list[Fault]]:
    """Give what a file holds, or `empty` and what is wrong; `known` are the names that it may hold."""
    lines = data.split(b"\n")
    for number, one in enumerate(lines, 1):
        if len(one) > MOST_LINE:
            return empty, [_unread(path, number, _text(one))]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
        if found := typed.faults(path, text):
            return empty, found
        table = tomllib.loads(text)
        return msgspec.convert(table, form), _led(path, data, table)
    except UnicodeDecodeError as error:
        return empty, [fault(path, 0, "not-utf-8", byte=error.start)]
    except RecursionError:
        return empty, [_unread(path, 1, "[[[…")]
    except tomllib.TOMLDecodeError as error:
        return empty, [_syntax(path, lines, str(error))]
    except msgspec.ValidationError as error:
        return empty, [_unlike(path, data, str(error), table, known)]


def strings(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Give all texts within a value, each behind its name."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from strings(one, f"{name}{key}.")
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one, name)
    elif isinstance(value, str):
        yield name.rstrip("."), value


def _led(path: str, data: bytes, table: Mapping[str, Any]) -> list[Fault]:
    """The addresses in a file's values that no reader should be led by; its comments may hold any."""
    return [
        msgspec.structs.replace(one, line=line(data, value), column=1)
        for value in dict.fromkeys(text for _, text in strings(table))
        for one in web.faults(path, value)
    ]


def line(data: bytes, word: str) -> int:
    """Give the line where a word stands first, or 1."""
    at = data.find(word.encode()) if word else -1
    return data.count(b"\n", 0, at) + 1 if at >= 0 else 1


def _text(one: bytes) -> str:
    return one.decode("utf-8", "replace").strip()


def _unread(path: str, number: int, value: str, column: int = 1) -> Fault:
    return fault(path, number, "settings-file", column=column, value=value)


def _syntax(path: str, lines: list[bytes], said: str) -> Fault:
    """The fault of a file that is no TOML, at the line where reading it stopped, or the last that says anything."""
    at = _AT.search(said)
    last = max((number for number, one in enumerate(lines, 1) if one.strip()), default=1)
    number, column = (int(at[1]), int(at[2])) if at and at[1] else (last, 1)
    text = _text(lines[number - 1])
    if _TWICE.match(said):
        return fault(path, number, "settings-twice", value=text)
    return _unread(path, number, text, column)


def _unlike(
    path: str, data: bytes, said: str, table: Mapping[str, Any], known: Iterable[str]
) -> Fault:
    """The fault of a name that is not known or missing, or of a value of another kind."""
    if match := _FIELD.match(said):
        name, where = match[2], (match[3] or "$").removeprefix("$")
        if match[1] == "missing required":
            return fault(path, _line(data, where), "settings-missing", name=name)
        number = _line(data, f"{where}.{name}")
        return fault(path, number, "settings-unknown", value=name, **near(name, known))
    match = _KIND.match(said)
    where = match[2].removeprefix("$") if match else ""
    name = _STEP.sub(r".\1", where).lstrip(".") or "—"
    value: Any = table
    for key, index in _STEP.findall(where):
        value = value[key][int(index)] if index else value[key]
    rule = "settings-text" if match and match[1] == "str" else "settings-value"
    return fault(path, _line(data, where), rule, name=name, value=value)


def _line(data: bytes, where: str) -> int:
    """The line of a place in the table, `.topic[1].sw.title`: each of its names is sought below the one before."""
    lines, at = data.decode("utf-8", "replace").split("\n"), 0
    for name, index in _STEP.findall(where):
        word = re.escape(name)
        sign = re.compile(
            rf"\s*\[+(?:[^\]]*\.)?{word}\s*\]|(?:.*[{{,])?\s*[\"']?{word}[\"']?\s*[=.]"
        )
        there = [number for number, one in enumerate(lines) if number >= at and sign.match(one)]
        if there:
            at = there[min(int(index or 0), len(there) - 1)]
    return at + 1
