"""What the schema says of the fields of a section: each question is asked by the section's key."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from pydantic import BaseModel

from . import called as names_of
from . import notice
from .headers import Field, Headers, header_name
from .lines import Control, Wording
from .sections import SECTIONS

MOST_ITEMS = 300  # lines of a list
MODELS: Mapping[str, type[BaseModel]] = {key: one.headers for key, one in SECTIONS.items()}


@cache
def described(section: str) -> dict[str, Field]:
    """Give what the schema says of each field of a section, by field name, in the schema's order."""
    return {
        name: next(part for part in info.metadata if isinstance(part, Field))
        for name, info in MODELS[section].model_fields.items()
    }


@cache
def facts(section: str) -> frozenset[str]:
    """Give the fields of a section that are facts of the whole story."""
    return frozenset(name for name, what in described(section).items() if what.fact)


@cache
def shared(section: str) -> tuple[str, ...]:
    """Give the fields that a file's page takes over from the other file, where it does not say them itself."""
    return tuple(name for name, what in described(section).items() if what.shared)


@cache
def asked(section: str) -> tuple[str, ...]:
    """Give the fields whose words need translating: where one file alone has them, the other is told of.

    Those that each file must have are asked for anyhow.
    """
    return tuple(
        name for name, what in described(section).items() if what.asked and not what.needed
    )


@cache
def named(section: str) -> Mapping[str, tuple[str, ...]]:
    """Give the fields of a section that name another story, each with the sections in which that may stand."""
    found = described(section)
    return {
        name: found[name].among or notice.TOLD_IN
        for name, control in controls(section).items()
        if control == "story"
    }


@cache
def needed_facts(section: str) -> tuple[tuple[str, Field], ...]:
    """Give the facts that a section's stories must have."""
    return tuple(one for one in described(section).items() if one[1].fact and one[1].needed)


@cache
def needed_in_each(section: str) -> tuple[tuple[str, Field], ...]:
    """Give the fields that every file of a section must have, facts aside."""
    return tuple(one for one in described(section).items() if one[1].needed and not one[1].fact)


@cache
def of_new(section: str) -> Mapping[str, Field]:
    """Give the fields that a new story of a section bears, by field name: first those that must be given."""
    new = {name: what for name, what in described(section).items() if what.new}
    return dict(sorted(new.items(), key=lambda one: not one[1].needed))


@cache
def own(section: str) -> tuple[str, ...]:
    """Give the fields that only this section has, and not stories of every kind."""
    return tuple(name for name in MODELS[section].model_fields if name not in Headers.model_fields)


@cache
def defaults(section: str) -> Mapping[str, str]:
    """Give the fields of a section that are a word even where no file says so, each with that word."""
    fields = MODELS[section].model_fields
    return {name: info.default for name, info in fields.items() if isinstance(info.default, str)}


@cache
def lists(section: str) -> frozenset[str]:
    """Give the fields of a section that hold a list, one item a line."""
    fields = MODELS[section].model_fields
    return frozenset(name for name, info in fields.items() if get_origin(info.annotation) is tuple)


@cache
def texts(section: str) -> dict[str, Wording]:
    """Give the fields of a section that hold words for readers, each with which parts of its lines they are."""
    found = {
        name: [
            mark for mark in (*info.metadata, *_marks(info.annotation)) if isinstance(mark, Wording)
        ]
        for name, info in MODELS[section].model_fields.items()
    }
    return {name: wordings[0] for name, wordings in found.items() if wordings}


def _marks(annotation: Any) -> list[Any]:
    """What is said of a type, and of the types that it is made of, beside them."""
    found = list(getattr(annotation, "__metadata__", ()))
    return found + [mark for part in get_args(annotation) for mark in _marks(part)]


@cache
def controls(section: str) -> Mapping[str, str]:
    """Give the name of the control by which each field of a section is typed in a form."""
    return {
        name: next(
            mark.name
            for mark in (*info.metadata, *_marks(info.annotation))
            if isinstance(mark, Control)
        )
        for name, info in MODELS[section].model_fields.items()
    }


@cache
def names(section: str) -> dict[str, str]:
    """Give the fields of a section by header, in small letters."""
    return {header_name(name).lower(): name for name in MODELS[section].model_fields}


def called(section: str, name: str) -> str:
    """Give the header of a section that another name of it means, as `Tarehe`; empty where none does."""
    return _called(section).get(names_of.folded(name), "")


@cache
def _called(section: str) -> dict[str, str]:
    """The headers of a section by their other names; one of its own goes before one that all sections have."""
    shared = sorted(MODELS[section].model_fields, key=lambda one: one not in Headers.model_fields)
    return {
        names_of.folded(one): header_name(field)
        for field in shared
        for one in (*reversed(others(section, field)), header_name(field))
    }


def others(section: str, name: str) -> tuple[str, ...]:
    """Give what else a field is called by who looks for it: by its name in any section, and in its own."""
    return (*names_of.HEADERS.get(name, ()), *described(section)[name].also)


def _plain(annotation: Any) -> Any:
    """Give the bare type of an annotation, without what pydantic alone reads."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) is tuple:
        return tuple[_plain(get_args(annotation)[0]), ...]
    if get_origin(annotation) is not None and get_origin(annotation) is not Literal:
        plain = _plain(get_args(annotation)[0])
        return plain | None if type(None) in get_args(annotation) else plain
    return annotation


@cache
def record(section: str) -> type[msgspec.Struct]:
    """Give the frozen record that holds a section's checked headers, derived from its model.

    It is what the store keeps and the plan reads: decoded and type-checked in C, without pydantic. What
    stories have and the section has not is there too, and never given: a record can be asked like any other.
    """
    model = MODELS[section]
    lacking = {
        name: info for name, info in Headers.model_fields.items() if name not in model.model_fields
    }
    return msgspec.defstruct(
        f"{model.__name__}Headers",
        [
            (name, _plain(info.annotation))
            if info.is_required()
            else (name, _plain(info.annotation), info.default)
            for name, info in {**model.model_fields, **lacking}.items()
        ],
        frozen=True,
        kw_only=True,
        omit_defaults=True,
        tag=section,
    )
