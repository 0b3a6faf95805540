"""The theme's files as the site serves them: each with its content's hash in its name, for lasting caches."""

import hashlib
from collections.abc import Mapping

from msgspec import Struct

from ..model.planned import Copied, Made, Page

# The oldest browsers that must see the whole design: without them, lightningcss would write media queries
# as ranges, which the phones that many readers have do not know.
BROWSERS = ["chrome >= 90", "firefox >= 90", "safari >= 15"]
ROOT = "root/"


class Style(Struct, frozen=True):
    """The site's one style sheet, or a script, as bytes to write."""

    css: bytes


def bundle(styles: Mapping[str, bytes]) -> bytes:
    """Give one minified style sheet of the theme's files, in the order of their names.

    Raises ValueError, with the name of the file, for CSS that cannot be parsed.
    """
    import lightningcss

    parts = []
    for name in sorted(styles):
        try:
            css = lightningcss.process_stylesheet(
                styles[name].decode(), filename=name, minify=True, browsers_list=BROWSERS
            )
        except Exception as error:  # the binding raises its own kinds
            raise ValueError(f"styles/{name}: {error}") from None
        parts.append(css)
    return "".join(parts).encode()


def hashed(name: str, data: bytes) -> str:
    """Give a file's name with the hash of its content: `style.css` is `style.1a2b3c4d5e.css`."""
    stem, dot, suffix = name.rpartition(".")
    digest = hashlib.blake2b(data, digest_size=5).hexdigest()
    return f"{stem}.{digest}{dot}{suffix}" if dot else f"{name}.{digest}"


def lean(script: bytes) -> bytes:
    """Give a script without the lines that are comments, and without its indents: no text of ours spans lines.

    >>> lean(b"// Why.\\n(() => {\\n  go();\\n})();\\n")
    b'(() => {\\ngo();\\n})();'
    """
    lines = (line.strip() for line in script.splitlines())
    return b"\n".join(line for line in lines if line and not line.startswith(b"//"))


def written(style: Style) -> bytes:
    """Give the bytes of the style sheet, or of the script."""
    return style.css


def plan(css: bytes, static: Mapping[str, tuple[bytes, str]]) -> tuple[list[Page], dict[str, str]]:
    """Plan the theme's files: the style sheet, and the static ones by (bytes, hash).

    Gives the pages, and the address of each file by its name. What lies below root/ is asked for by
    programs under its own name, at the root of the site.
    """
    name = hashed("style.css", css)
    pages = [Page(f"assets/{name}", Made("plugins.engine.style:written", Style(css)))]
    shared = {"style.css": f"/assets/{name}"}
    for path in sorted(static):
        data, digest = static[path]
        own = path.removeprefix(ROOT)
        script = path.endswith(".js")
        data = lean(data) if script else data
        address = own if own != path else f"assets/{hashed(path, data)}"
        copied = Copied("theme", f"static/{path}", digest)
        made = Made("plugins.engine.style:written", Style(data))
        pages.append(Page(address, made if script else copied))
        shared[path] = f"/{address}"
    return pages, shared
