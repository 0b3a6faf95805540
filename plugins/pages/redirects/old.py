"""Old addresses: which requests ask for one, where its page stands, and which two are the same."""

from urllib.parse import unquote

from ...schema.address import path

MAP = "redirects.map"  # the file of the site by which a web server leads them on
INDEX = "/index.html"
PAGES = (".html", ".htm")  # what any web server sends as a page


def requests(alias: str) -> tuple[str, ...]:
    """Give what a web server compares a request with: the path in plain letters, or the whole of one with a query.

    A path that names no file is asked for with a slash at its end and without; one whose accents stand apart
    from their letters, both as it is and put together.
    """
    if "?" in alias:
        return (alias,)
    found = []
    for plain in dict.fromkeys((path(alias), unquote(alias))):
        if plain.endswith("/"):
            found += [plain, plain[:-1]]
        else:
            found += [plain] if _ending(plain) else [plain, f"{plain}/"]
    return tuple(found)


def file(alias: str) -> str:
    """Give the file of the page that stands at an old address, below the output folder.

    It is empty where no page can stand: a plain host sees no query, and sends `x.pdf` as no page.
    """
    plain = path(alias)
    if "?" in alias or _ending(plain) not in ("", *PAGES):
        return ""
    return plain.lstrip("/") if _ending(plain) else f"{plain.strip('/')}{INDEX}"


def same(alias: str) -> str:
    """Give what two old addresses have in common that no server and no disk is sure to tell apart.

    Those are large and small letters, a slash at the end, and `index.html`.
    """
    query = alias.partition("?")[2]
    plain = path(alias).removesuffix(INDEX).rstrip("/").casefold()
    return f"{plain}?{query.casefold()}" if query else plain


def _ending(plain: str) -> str:
    """The ending of the file that a path names: `.html`, `.php`; empty for one that names none."""
    _, dot, ending = plain.rpartition("/")[2].rpartition(".")
    return f".{ending.casefold()}" if dot else ""
