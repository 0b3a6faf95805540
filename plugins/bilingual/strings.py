"""The site's own words in both languages, read from theme/strings."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup, escape

LANGS = ("sw", "en")
OTHER = {"sw": "en", "en": "sw"}

_KEY = re.compile(r"[a-z][a-z0-9_-]*")
_RESERVED = "lang"
# How many phrases a function of date, clock or agreement remembers: a list says the same day, hour and
# state in thousands of places, and the texts are pure functions of them.
REMEMBERED = 32_768

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
# Either a good placeholder or a brace that belongs to none.
_BRACE = re.compile(r"\{([a-z][a-z0-9_]*)\}|[{}]")


class StringsError(Exception):
    """A strings file that cannot be used: `file` is its path, `reason` says why and where."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


class _UnfitError(ValueError):
    """What a file holds is no text, list or section, or has no name that a template can read."""


class MissingStringError(AttributeError, KeyError):
    """A key that the strings of a language do not have.

    It is both errors, so that `t.a` and `t["a"]` fail alike and Jinja's StrictUndefined sees it.
    """

    def __str__(self) -> str:
        # KeyError would print the message in quotation marks.
        return str(self.args[0])


class FillError(ValueError):
    """A text and values that do not fit each other."""


class Strings:
    """A frozen section of one language's strings, read as `t.clock.morning` or `t.nouns[key]`.

    A value is a text, a tuple of texts or a further section. There are no public methods, so no
    key (`items`, `keys`, `values`) can be hidden by one; `lang` alone is taken. Iterating gives
    the keys in the order of the file. Raises MissingStringError for a key that is not there.
    """

    __slots__ = ("_hash", "_path", "_values", "lang")

    lang: str

    def __init__(self, lang: str, values: Mapping[str, object], path: str = "") -> None:
        object.__setattr__(self, "lang", lang)
        object.__setattr__(self, "_path", path)
        object.__setattr__(self, "_values", MappingProxyType(dict(values)))
        # Computed once: dates and clock remember what they said by the strings they said it with.
        object.__setattr__(self, "_hash", hash((lang, path, frozenset(values.items()))))

    def __getattr__(self, key: str) -> "str | tuple[str, ...] | Strings":
        return self[key]

    def __getitem__(self, key: str) -> "str | tuple[str, ...] | Strings":
        try:
            return self._values[key]
        except KeyError:
            whole = _under(self._path, str(key))
            message = (
                f'no string "{whole}" in {self.lang}: add it to theme/strings/{self.lang}.toml'
            )
            raise MissingStringError(message) from None

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __setattr__(self, key: str, value: object) -> None:
        raise AttributeError(f'the strings are frozen: "{key}" cannot be set')

    def __delattr__(self, key: str) -> None:
        raise AttributeError(f'the strings are frozen: "{key}" cannot be deleted')

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Strings):
            return NotImplemented
        return (self.lang, self._path, self._values) == (other.lang, other._path, other._values)

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        # Complete and stable, because fingerprints are taken of it.
        return f"Strings({self.lang!r}, {dict(self._values)!r}, {self._path!r})"

    def __reduce__(self) -> tuple:
        return Strings, (self.lang, dict(self._values), self._path)

    def __html__(self) -> str:
        # A template that prints a section by mistake must fail, not show Python to readers.
        raise TypeError(f'"{self._path}" in {self.lang} is a section of the strings, not a text')


def load(folder: Path) -> Mapping[str, Strings]:
    """Return the strings of both languages, by language code, default language first.

    Reads `sw.toml` and `en.toml` in the folder. Raises StringsError, with file and reason, for
    a file that is missing, is not UTF-8, is not TOML or holds anything but texts, lists of
    texts and sections.
    """
    return MappingProxyType({lang: _load_one(folder / f"{lang}.toml", lang) for lang in LANGS})


@lru_cache(maxsize=8)
def faults(sw: Strings, en: Strings) -> tuple[str, ...]:
    """Return what differs between two languages' strings and must not, one line a fault.

    A fault is a key in one file only, a text beside a list or section, lists of different
    length, an empty text, a bad brace, and placeholders that are not the same in both.
    """
    left, right = dict(leaves(sw)), dict(leaves(en))
    found = [f"{path}: only in {sw.lang}" for path in left if path not in right]
    found += [f"{path}: only in {en.lang}" for path in right if path not in left]
    for strings, values in ((sw, left), (en, right)):
        for path, value in values.items():
            found += [f"{path}: {fault} in {strings.lang}" for fault in _own_faults(value)]
    for path in left:
        if path in right:
            found += [f"{path}: {fault}" for fault in _differences(left[path], right[path])]
    return tuple(found)


def leaves(strings: Strings, path: str = "") -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Return every value below a section with its dotted path, sections flattened."""
    for key in strings:
        value, whole = strings[key], _under(path, key)
        if isinstance(value, Strings) and len(value):
            yield from leaves(value, whole)
        else:
            yield whole, () if isinstance(value, Strings) else value


def placeholders(text: str) -> frozenset[str]:
    """Return the names of a text's placeholders.

    >>> sorted(placeholders("Ukurasa wa {n} kati ya {m}"))
    ['m', 'n']
    """
    return frozenset(_PLACEHOLDER.findall(text))


def fill(text: str, /, **values: str | int) -> str:
    """Return the text with each `{name}` replaced by the value of that name.

    Nothing else is understood: no format, no attribute, no index, no doubled brace. When the
    text or a value is Markup, all that is not Markup is escaped and the result is Markup.
    Raises FillError for a placeholder without value, a value without placeholder, a bad brace
    and a value that is neither text nor whole number.

    >>> fill("Ukurasa wa {n} kati ya {m}", n=2, m=5)
    'Ukurasa wa 2 kati ya 5'
    """
    parts, names = _parts(text)
    if names != values.keys():
        missing, unknown = sorted(names - values.keys()), sorted(values.keys() - names)
        raise FillError(f'"{text}": no value for {missing}, no placeholder for {unknown}')
    markup = isinstance(text, Markup)
    for name, value in values.items():
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise FillError(f'"{text}": {name} is {value!r}, neither text nor whole number')
        markup = markup or isinstance(value, Markup)
    if not markup:
        return "".join([str(values[part]) if odd else part for odd, part in parts])
    plain = Markup if isinstance(text, Markup) else escape
    return Markup(
        "".join([str(escape(values[part]) if odd else plain(part)) for odd, part in parts])
    )


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[tuple[tuple[int, str], ...], frozenset[str]]:
    """Return a text's parts, (1, name) for a placeholder and (0, text) between, and the names."""
    if _bad_brace(text):
        raise FillError(f'"{text}": a brace that is not a {{name}} placeholder')
    split = _PLACEHOLDER.split(text)
    parts = tuple((at % 2, part) for at, part in enumerate(split) if part)
    return parts, frozenset(split[1::2])


def _bad_brace(text: str) -> bool:
    return any(found[1] is None for found in _BRACE.finditer(text))


def _load_one(file: Path, lang: str) -> Strings:
    try:
        # Notepad's byte-order mark and a Mac's decomposed letters are read as their plain form.
        return _parsed(lang, unicodedata.normalize("NFC", file.read_bytes().decode("utf-8-sig")))
    except OSError as error:
        raise StringsError(file, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise StringsError(file, f"is not UTF-8 at byte {error.start}: save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise StringsError(file, f"is not valid TOML: {error}") from error
    except _UnfitError as error:
        raise StringsError(file, str(error)) from error


@lru_cache(maxsize=8)
def _parsed(lang: str, text: str) -> Strings:
    """A file's strings; of one text they are one object, which builds compare at no cost."""
    return _section(lang, tomllib.loads(text), "")


def _section(lang: str, table: Mapping[str, object], path: str) -> Strings:
    values = {key: _value(lang, value, _under(path, key)) for key, value in table.items()}
    for key in table:
        if key == _RESERVED or not _KEY.fullmatch(key):
            rule = f'a key is small letters, digits, - and _, and never "{_RESERVED}"'
            raise _UnfitError(f'"{_under(path, key)}": {rule}')
    return Strings(lang, values, path)


def _value(lang: str, value: object, path: str) -> str | tuple[str, ...] | Strings:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _section(lang, value, path)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise _UnfitError(f'"{path}": a value is a text in quotation marks or a list of them')


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _own_faults(value: str | tuple[str, ...]) -> list[str]:
    texts = _texts(value)
    found = ["empty"] if not texts or not all(text.strip() for text in texts) else []
    return found + [f'bad brace in "{text}"' for text in texts if _bad_brace(text)]


def _differences(left: str | tuple[str, ...], right: str | tuple[str, ...]) -> list[str]:
    if isinstance(left, str) != isinstance(right, str):
        return ["a text in one language, a list in the other"]
    if len(_texts(left)) != len(_texts(right)):
        return [f"{len(left)} items and {len(right)} items"]
    pairs = zip(_texts(left), _texts(right), strict=True)
    return [
        f"placeholders differ: {sorted(placeholders(a))} and {sorted(placeholders(b))}"
        for a, b in pairs
        if placeholders(a) != placeholders(b)
    ]
