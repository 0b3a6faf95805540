"""Where and as whom an officer works: it comes with each request, and stands in no module."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from starlette.requests import Request

from ...model.moment import now


class Workplace(Struct, frozen=True):
    """A content folder, the folder of what is kept beside it, and who writes.

    `environ` is what the programs that are called see, git among them; `writer` is empty until the officer
    has given a name. `built` is the preview of the content.
    """

    content: Path
    kept: Path
    environ: Mapping[str, str]
    writer: str = ""
    built: Path = Path("preview")

    @property
    def now(self) -> dt.datetime:
        """The present moment, or the one that the environment sets."""
        return now(self.environ)


def of(request: Request) -> Workplace:
    """Give the workplace of a request: that of the form, until an office's server knows its officers."""
    return request.app.state.workplace  # type: ignore[no-any-return]
