"""The settings of the site as Pelican reads them, for what runs beside Pelican's own command."""

from pathlib import Path
from typing import Any

from pelican.settings import read_settings


def read(root: Path, name: str = "pelicanconf.py", **over: object) -> dict[str, Any]:
    """Give the settings of the project at `root`, with some of them in the place of its own."""
    return read_settings(str(root / name), override=over)  # type: ignore[no-any-return]
