r"""Snippets for VS Code: typing `taarifa` gives the headers of a new press release, to be filled in one by one.

The grammar is that of VS Code's documentation, "Snippet syntax": in a placeholder `$`, `}` and `\` are
escaped, in a choice `,`, `|` and `\`. A hint stands between ‹ and ›, as in every new story.
"""

import json
import re
from collections.abc import Iterable, Mapping

from ...bilingual.strings import Strings
from ...schema import fields, forms, hints
from ...schema.faults import LANGS
from ...schema.sections import SECTIONS

# What each must not hold bare.
IN_PLACEHOLDER = re.compile(r"[$}\\]")
IN_CHOICE = re.compile(r"[,|\\]")
ENDINGS = {"sw": "", "en": "-en"}
LANGUAGES = {"sw": "Kiswahili", "en": "Kiingereza"}


def text(section: str, strings: Mapping[str, Strings]) -> str:
    """Give the file that holds the snippets of a section, one for the file of each language."""
    noun = strings["sw"].nouns[SECTIONS[section].noun].one
    made = {
        f"{noun}: {LANGUAGES[lang]}": {
            "prefix": prefix(noun, lang),
            "scope": "markdown",
            "description": f"{noun}: maelezo ya mwanzo ya faili jipya la {LANGUAGES[lang]}.",
            "body": body(section, lang),
        }
        for lang in LANGS
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def prefix(noun: str, lang: str) -> str:
    """Give what an editor types for a snippet: the first word of the noun in small letters.

    >>> prefix("Taarifa kwa Umma", "en")
    'taarifa-en'
    """
    return noun.split()[0].lower() + ENDINGS[lang]


def body(section: str, lang: str) -> list[str]:
    """Give the lines of a new file: a header each, an empty line, and there the cursor rests at last."""
    names = [name for name, what in fields.of_new(section).items() if lang == "sw" or not what.fact]
    headers = [
        f"{fields.header_name(name)}: {stop(section, name, lang, number)}"
        for number, name in enumerate(names, 1)
    ]
    return [*headers, "", "$0"]


def stop(section: str, name: str, lang: str, number: int) -> str:
    """Give the place at which a header is filled in: its hint, or a choice of words.

    Where nothing is chosen the hint stays, which the check refuses where one must be; a default may stay.
    """
    hint = hints.hint(forms.hint(section, name, lang))
    words = forms.words(section).get(name)
    if not words:
        return placeholder(number, hint)
    return choice(number, words if name in fields.defaults(section) else (hint, *words))


def placeholder(number: int, text: str) -> str:
    """Give the place of a text that an editor overwrites.

    >>> placeholder(1, "a}")
    '${1:a\\\\}}'
    """
    return f"${{{number}:{_escaped(text, IN_PLACEHOLDER)}}}"


def choice(number: int, words: Iterable[str]) -> str:
    """Give the place of one of a few words; the first stands there until another is chosen.

    >>> choice(1, ["a", "b,c"])
    '${1|a,b\\\\,c|}'
    """
    return f"${{{number}|{','.join(_escaped(one, IN_CHOICE) for one in words)}|}}"


def _escaped(text: str, signs: re.Pattern[str]) -> str:
    return signs.sub(r"\\\g<0>", text)
