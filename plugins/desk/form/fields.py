"""The fields of the form, from the schema alone: what each is, how it is typed, where it stands. Pure.

A field that is added to the schema is in the form by that: with its hint, its control, its bounds and its place.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from ...bilingual.strings import LANGS, Strings
from ...schema import fields, forms
from ...schema.headers import header_name
from ...schema.office import Topic
from ..reference import choices
from . import laid

Both = Mapping[str, str]  # by language


class FieldChoice(Struct, frozen=True):
    """A word that a field may be, and what it means to a reader."""

    word: str
    label: Both


class FormField(Struct, frozen=True):
    """A field as a form shows it.

    `control` is how it is typed: text, long (more than a line is shown), choice, switch (its one word is the
    first of `choices`), topic, story (the pair key of one `among` these sections), file, photo, attachment,
    edition, day, moment (a day, with an hour or without), hour, former, note, repeat, place, slug, address, web, or
    command (written by a command alone). Where `many` it holds several lines of that. `parts` name what a line
    holds between bars, where it holds more than one thing.

    One that is said `once` is a fact of the story; any other stands in each language, and `shared` ones on both
    pages though one file alone has them. `needed` fields must be given, those `needed_with` another beside it; what
    is `rare` stands in no new story: a button writes it, or time brings it. `later` ones may be written though the
    release is sealed. `low` and `most` bound the length of a line, 0 for no bound.
    """

    name: str
    header: str
    control: str
    once: bool
    many: bool
    needed: bool
    hint: Both
    more: Both
    example: Both
    parts: Mapping[str, tuple[str, ...]]
    choices: tuple[FieldChoice, ...] = ()
    shared: bool = False
    needed_with: str = ""
    rare: bool = False
    later: bool = False
    among: tuple[str, ...] = ()
    low: int = 0
    most: int = 0

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages in which it is asked: both, or the empty one of what the story says once."""
        return ("",) if self.once else LANGS


def of(
    section: str, strings: Mapping[str, Strings], topics: Sequence[Topic] = ()
) -> tuple[FormField, ...]:
    """Give the fields of a section in the order of the form: what must be given first, then what may be."""
    return tuple(_field(section, name, strings, topics) for name in laid.order(section))


def _field(
    section: str, name: str, strings: Mapping[str, Strings], topics: Sequence[Topic]
) -> FormField:
    what, form = fields.described(section)[name], forms.line(section, name)
    control = fields.controls(section)[name]
    words = forms.words(section).get(name, ())
    if control == "topic":
        found = tuple(FieldChoice(one.key, _titles(one)) for one in topics)
    else:
        found = tuple(
            FieldChoice(
                word, {lang: choices.meaning(section, name, word, strings[lang]) for lang in LANGS}
            )
            for word in words
        )
    bars = {lang: tuple(what.hint(lang).split(" | ")) for lang in LANGS}
    return FormField(
        name=name,
        header=header_name(name),
        control="switch" if control == "choice" and len(words) == 1 else control,
        once=what.fact,
        many=name in fields.lists(section),
        needed=what.needed,
        hint={lang: what.hint(lang) for lang in LANGS},
        more={lang: what.more(lang) for lang in LANGS},
        example={lang: what.shown(lang) for lang in LANGS},
        parts=bars if len(bars["sw"]) > 1 else dict.fromkeys(LANGS, ()),
        choices=found,
        shared=what.shared,
        needed_with=what.needed_with,
        rare=not what.new,
        later=what.later,
        among=fields.named(section).get(name, ()),
        low=form.get("minLength", 0),
        most=form.get("maxLength", 0),
    )


def _titles(topic: Topic) -> Both:
    return {lang: getattr(topic, lang).title for lang in LANGS}


def key(lang: str, field: str) -> str:
    """Give the name under which a form sends a field: `title.sw`, and `starts` of what the story says once.

    >>> key("sw", "title"), key("", "starts")
    ('title.sw', 'starts')
    """
    return f"{field}.{lang}" if lang else field
