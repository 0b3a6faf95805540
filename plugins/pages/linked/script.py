"""The script in which a page bears its linked data: data alone, which no browser runs."""

import msgspec
from markupsafe import Markup

from ...model.values import Document, Site
from . import data

CONTEXT = "https://schema.org"
# A script ends at `</script`, and `<!--` changes how it is read (HTML, 13.2.5.4): no such sign is left in it.
SIGNS = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script(doc: Document, site: Site) -> Markup:
    """Give the element that says to machines what a page is about; nothing where it is about nothing."""
    found = data.things(doc, site)
    if not found:
        return Markup("")
    about = (
        {"@context": CONTEXT, **found[0]}
        if len(found) == 1
        else {"@context": CONTEXT, "@graph": found}
    )
    return Markup(f'<script type="application/ld+json">{escaped(about)}</script>\n')


def escaped(about: object) -> str:
    """Write a value as JSON that no HTML can end."""
    text = msgspec.json.encode(about).decode()
    for sign, form in SIGNS.items():
        text = text.replace(sign, form)
    return text
