"""The head of a list: what it is called and where it is, in its own language and in the other one."""

from typing import Any

from ..model.values import Link


def head(own: Link, there: Link, **more: Any) -> dict[str, Any]:
    """Give what the document of a list or an index begins with, from its link and that of its counterpart."""
    return {
        "lang": own.lang,
        "title": own.title,
        "url": own.url,
        "named": own.named,
        "counterpart": there,
        "translations": (there,),
        **more,
    }
