"""A check of the content that a command makes by itself, without Pelican: all is planned, and no page written."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import jinja2

from ..engine import request
from ..reading import prose, read

THEME = Path(__file__).parents[2] / "theme"


def folder(
    content: Path,
    environ: Mapping[str, str],
    moment: datetime,
    *settings: ModuleType,
    **more: object,
) -> request.Request:
    """Give the request for a check of a content folder, by some settings of the site and more beside them.

    Of the environment OUTPUT and JOBS alone count.
    """
    given: dict[str, Any] = {name: one for module in settings for name, one in vars(module).items()}
    output = environ.get("OUTPUT") or "output"
    given |= {"PATH": str(content), "THEME": str(THEME), "OUTPUT_PATH": output, **more}
    convert = partial(read.source, md=prose.converter(given["MARKDOWN"]))
    jobs = {"JOBS": environ["JOBS"]} if environ.get("JOBS") else {}
    env = jinja2.Environment(autoescape=True)  # its templates are looked at, and none is rendered
    return request.of(given, {"CHECK": "1", **jobs}, moment, env, convert, lambda *far: None)
