"""What may be done next with a story: each step with what it asks for. Pure."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from ...bilingual.strings import LANGS, Strings
from . import states
from .controls import BETWEEN, parted
from .pair import Opened
from .states import StateName

APPROVE, UNDO, WRITER, SEND, SAVE, DISCARD = "approve", "undo", "writer", "send", "save", "discard"
# In the order in which a story meets them.
ORDER = "review ready approve seal embargo postpone move cancel current correct withdraw restore draft undo".split()


class StepField(Struct, frozen=True):
    """What a step asks for: the name under which it is sent, its words, its kind of input, what stands in it."""

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    lang: str = ""
    must: bool = False


class Step(Struct, frozen=True):
    """A step: its key, its words, what it asks for, and a text to be read before."""

    key: str
    label: str
    about: str
    asks: tuple[StepField, ...] = ()
    text: str = ""
    open: bool = False


def offered(
    opened: Opened, sealed: Sequence, approval: bool, changed: str, w: Strings
) -> tuple[Step, ...]:
    """Give the steps that a story offers; `approval` says that it waits for one, `changed` what its source has."""
    names: set[str] = {*states.offered(opened, sealed), UNDO, *([APPROVE] if approval else [])}
    return tuple(
        Step(
            key=name,
            label=str(w.steps[name].label),
            about=str(w.steps[name].about),
            asks=asked(name, opened, w),
            text=changed if name == "current" else "",
            open=name == "current" and bool(changed),
        )
        for name in ORDER
        if name in names
    )


def writer(name: str, email: str, w: Strings) -> Step:
    """Give the step that asks who writes here, before the first story is sent."""
    asks = (
        StepField("name", str(w.asks.name), value=name, must=True),
        StepField("email", str(w.asks.email), "email", value=email, must=True),
    )
    return Step(WRITER, str(w.steps.writer.label), str(w.steps.writer.about), asks, open=True)


def asked(name: StateName | str, opened: Opened, w: Strings) -> tuple[StepField, ...]:
    """Give what a step asks for, as far as the story says it filled."""
    match name:
        case "embargo":
            return tuple(_moment("until", str(w.asks.until), opened.said("", "publish_at"), w))
        case "postpone":
            return (
                *_moment("starts", str(w.asks.starts), (), w),
                *_moment("ends", str(w.asks.ends), (), w),
                *_each("venue", w.asks.venue, must=False),
            )
        case "move":
            return tuple(_each("venue", w.asks.venue, must=True))
        case "withdraw":
            clear = StepField("clear", str(w.asks.clear), "checkbox", "yes")
            return (*_each("reason", w.asks.reason, must=True), clear)
    return ()


def _moment(name: str, label: str, held: Iterable[str], w: Strings) -> Iterable[StepField]:
    day, time = parted("moment", next(iter(held), "")) or ("", "")
    yield StepField(f"{name}{BETWEEN}day", f"{label}: {w.asks.day}", "date", day)
    yield StepField(f"{name}{BETWEEN}time", f"{label}: {w.asks.time}", "time", time)


def _each(name: str, labels: Strings, must: bool) -> Iterable[StepField]:
    """An input in each language; of two the first must be given."""
    for lang in LANGS:
        yield StepField(
            f"{name}.{lang}", str(labels[lang]), lang=lang, must=must and lang == LANGS[0]
        )
