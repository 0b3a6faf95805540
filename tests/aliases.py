"""Old addresses of every form that `make check` takes."""

from urllib.parse import quote

from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plugins.schema import parts


def accepted(text):
    """Give an old address as it is read, or nothing where it is refused."""
    try:
        return parts.old_address(text)
    except PydanticCustomError:
        return None


# Letters of other scripts too, some of which NFC takes apart or puts together, or that have no single small letter.
_LETTERS = st.sampled_from(
    [*"aZ09._~!'()+,=&@-", *map(quote, [*" éẟİن字‘’“”–—", "e\u0301", "\u0958", "\u212b"])]
)
_STEP = st.lists(_LETTERS, min_size=1, max_size=8).map("".join)
_LONG = st.integers(1, 200).map(lambda size: "m" * size)
_PATH = st.lists(_STEP | _LONG, min_size=1, max_size=4).map(lambda steps: "/" + "/".join(steps))
_ENDING = st.sampled_from(["", "/", ".html", ".HTM", ".php", ".pdf"])
_QUERY = st.just("") | st.lists(_LETTERS | st.sampled_from("/:"), min_size=1).map(
    lambda some: "?" + "".join(some)
)
OLD_ADDRESSES = st.tuples(_PATH, _ENDING, _QUERY).map("".join).filter(accepted)
