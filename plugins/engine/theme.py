"""The theme as a build reads it: strings, templates with all that they reach, styles, static files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2

from ..bilingual import strings as words
from ..model.names import digest
from ..schema.faults import Fault, elsewhere
from . import fingerprint, render
from .content import passed_over


@dataclass(frozen=True)
class Theme:
    """What the theme's files hold.

    `templates` is the hash of all templates, `closures` the hash of each with what it reaches.
    """

    templates: bytes
    strings: Mapping[str, words.Strings]
    closures: Mapping[str, bytes]
    styles: Mapping[str, bytes]
    static: Mapping[str, tuple[bytes, str]]
    faults: tuple[Fault, ...]

    def words(self) -> dict[str, bytes]:
        """The hash of each language's strings."""
        return {lang: fingerprint.strings(t) for lang, t in self.strings.items()}

    def hash(self) -> bytes:
        """The hash of the whole theme."""
        return fingerprint.of_bytes(
            fingerprint.of_files(self.words()),
            fingerprint.of_files(self.closures),
            fingerprint.of_files(self.styles),
            fingerprint.of_files({name: data for name, (data, _) in self.static.items()}),
        )


def load(folder: Path, env: jinja2.Environment, held: tuple[bytes, dict[str, bytes]]) -> Theme:
    """Read the theme below a folder, with all that is wrong in it.

    `held` is what an earlier build made of the templates: their hash, and the hashes of what each reaches.
    """
    faults: list[Fault] = []
    strings: Mapping[str, words.Strings] = {}
    closures: Mapping[str, bytes] = {}
    try:
        strings = words.load(folder / "strings")
        differences = words.faults(strings["sw"], strings["en"])
        faults += [elsewhere("theme/strings", "strings", value=one) for one in differences]
    except words.StringsError as error:
        faults.append(elsewhere("theme/strings", "strings", value=error))
    files = _files(folder / "templates")
    key = fingerprint.of_files(files)
    try:
        if held[0] == key and held[1].keys() == files.keys():
            closures = held[1]
        else:
            here = render.environment(env, str(folder / "templates"))
            texts = {name: data.decode("utf-8", "replace") for name, data in files.items()}
            closures = fingerprint.templates(here, texts)
    except (jinja2.TemplateSyntaxError, ValueError) as error:
        faults.append(template_fault(error))
    static = {name: (data, digest(data)) for name, data in _files(folder / "static").items()}
    return Theme(key, strings, closures, _files(folder / "styles"), static, tuple(faults))


def template_fault(error: Exception, address: str = "") -> Fault:
    """Give the fault of a template: where it is, as far as Jinja or the traceback can tell."""
    name = str(getattr(error, "filename", None) or getattr(error, "name", None) or "")
    line = int(getattr(error, "lineno", 0) or 0)
    step = error.__traceback__
    while step:  # Jinja's frames bear the template's own name and line
        if "/templates/" in step.tb_frame.f_code.co_filename:
            name, line = step.tb_frame.f_code.co_filename, step.tb_lineno
        step = step.tb_next
    path = f"theme/templates/{name.rpartition('/templates/')[2]}".rstrip("/")
    value = f"{error}" + (f" ({address})" if address else "")
    return elsewhere(path, "template", line, value=value)


def _files(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by their path with slashes; hidden ones and backups are passed over."""
    if not folder.is_dir():
        return {}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not passed_over(path.name)
    }
