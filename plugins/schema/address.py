"""What an old address may be: one rule for `make check`, publishing, `deploy/pull-release` and nginx.

An old address stands in a line of nginx's configuration between double quotes, and its path names a file: no
sign that ends a text, a line or a folder. `deploy/pull-release` stands alone on the server: it repeats STEP, letter
by letter, and tests compare the two.
"""

import re
import unicodedata
from urllib.parse import unquote

LONGEST_STEP = 200  # bytes: a disk knows no name above 255, and copies are named a little longer
# One way only to part it at its slashes: with two, a wrong letter at its end takes hours to find.
_LETTER = r"(?:[A-Za-z0-9._~!'()+,=&@-]|%[0-9A-Fa-f]{2})"
ADDRESS = re.compile(
    r"(?!.?$)(?!.{401})(?!.*\.\.)(?!.*/\.)(?![^?]*\.(?:[/?]|$))"
    rf"/(?:{_LETTER}{{1,200}}(?:/{_LETTER}{{1,200}})*/?)?(?:[?](?:{_LETTER}|[/:])+)?"
)
# A part of a path as a name on any disk: letters and digits of any script, a few signs.
STEP = re.compile(r"(?![ .])[\w ~!'()+,=&@‘’“”–—.-]+(?<![ .])")


def path(address: str) -> str:
    """Give an old address's path in plain letters (NFC), without its query. Raises UnicodeDecodeError.

    >>> path("/habari/jina%20la%20zamani/?id=3")
    '/habari/jina la zamani/'
    """
    return unicodedata.normalize("NFC", unquote(address.partition("?")[0], errors="strict"))


def named(address: str) -> bool:
    """Say whether every part of an address's path can be a name on any disk, once percents are letters."""
    try:
        plain = path(address)
    except UnicodeDecodeError:
        return False
    if plain.count("/") != address.partition("?")[0].count("/"):  # one was hidden in a percent
        return False
    return plain == "/" or all(map(fits, plain.strip("/").split("/")))


def fits(step: str) -> bool:
    """Say whether a part of a path can be a name on any disk.

    >>> fits("Ripoti (1)"), fits(".git"), fits('a"b')
    (True, False, False)
    """
    return STEP.fullmatch(step) is not None and len(step.encode()) <= LONGEST_STEP
