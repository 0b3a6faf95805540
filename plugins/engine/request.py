"""What Pelican's settings and the environment ask of a build."""

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from ..model.edition import Audience
from ..schema import sections
from ..schema.faults import Fault
from . import parallel, searching
from .inputs import Convert
from .release.manifest import Commit
from .store import others


def quiet(what: str, done: int, of: int) -> None:
    """Say nothing of the progress of what is done beside a build, or at once."""


@dataclass(frozen=True)
class Request:
    """What a build is asked for: folders, the moment, whom it is for, and the settings that it reads."""

    content: Path
    output: Path
    theme: Path
    cache: Path
    root: Path
    now: dt.datetime
    audience: Audience
    markdown: Mapping[str, Any]
    plans_of_stories: Sequence[str]
    plans: Sequence[str]
    plans_of_pages: Sequence[str]
    plans_of_assets: Sequence[str]
    places: Mapping[str, Any]
    env: jinja2.Environment
    convert: Convert
    check: bool = False
    wanted: Collection[tuple[str, str]] = ()  # derived files that a check makes: source, function
    search: str = searching.NEVER
    effort: int = 0  # how hard compressed copies of texts are made, to 11; 0 for no copies
    commit: Commit | None = None  # what release.json is of; None for no such file
    known: Sequence[Fault] = ()  # faults that are found beside the build
    beside: Sequence[Path] = ()  # stores of other outputs, to begin from where ours is empty
    jobs: int = 1
    progress: Callable[[str, int, int], None] = quiet


def of(
    settings: Mapping[str, Any],
    environ: Mapping[str, str],
    now: dt.datetime,
    env: jinja2.Environment,
    convert: Callable[..., Any],
    progress: Callable[[str, int, int], None],
) -> Request:
    """Give the request of one Pelican run.

    The store of an output folder is named by that folder's path, so that two builds never share one.
    """
    check = environ.get("CHECK") == "1"
    search = environ.get("SEARCH", searching.LATER)
    if settings["PUBLIC"] and search != searching.ALONE:
        search = searching.NOW  # what the public searches is exactly what it may read
    apart = "check" if check else "search" if search == searching.ALONE else ""
    output = Path(settings["OUTPUT_PATH"]).absolute()
    store = stored(Path(settings["CACHE_PATH"]), output)
    return Request(
        content=Path(settings["PATH"]),
        output=output,
        theme=Path(settings["THEME"]),
        cache=store.with_name(f"{store.name}-{apart}") if apart else store,
        beside=[*([store] if apart else []), *(others(store) if apart != "search" else [])],
        search=search,
        root=Path(__file__).parents[2],
        now=now,
        audience=Audience(
            preview=environ.get("PREVIEW") == "1" and not settings["PUBLIC"],
            public=settings["PUBLIC"],
        ),
        markdown=settings["MARKDOWN"],
        plans_of_stories=(*sections.PLANS, *settings["PLANS_OF_STORIES"]),
        plans=settings["PLANS"],
        plans_of_pages=settings["PLANS_OF_PAGES"],
        plans_of_assets=settings["PLANS_OF_ASSETS"],
        places=settings["PLACES"],
        env=env,
        convert=convert,
        check=check,
        effort=settings["PRECOMPRESS"],
        jobs=int(environ.get("JOBS") or parallel.cores()),
        progress=progress,
    )


def stored(cache: Path, output: Path) -> Path:
    """Give the folder of an output's store, which is named by that output's whole path."""
    name = hashlib.blake2b(str(output.absolute()).encode(), digest_size=6).hexdigest()
    return cache / f"{output.name}-{name}"
