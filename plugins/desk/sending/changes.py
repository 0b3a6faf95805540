"""What a sending changes, in the words of its commit: Kiswahili first, English below. Pure."""

from collections.abc import Mapping, Sequence

from ...reading import read
from .. import phrases

KINDS, WHAT = phrases.of("sending.kinds"), phrases.of("sending.what")
MOST = 100  # characters of a title


def what(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> str:
    """Give what became of a story: new, gone, withdrawn, approved or changed; both are its files by path."""
    if not before:
        return "new"
    if not now:
        return "gone"
    heads = {path: read.headed(path, data)[0] for path, data in now.items()}
    olds = {path: read.headed(path, data)[0] for path, data in before.items()}
    facts, old = (
        [one.headers for one in some.values() if one and one.headers] for some in (heads, olds)
    )
    if any(one.withdrawn for one in facts) and not any(one.withdrawn for one in old):
        return "withdrawn"
    same = heads.keys() == olds.keys() and all(
        head and olds[path] and read.said(head) == read.said(olds[path])
        for path, head in heads.items()
    )
    fresh = [one.approved for one in facts if one.approved]
    if same and fresh and fresh != [one.approved for one in old if one.approved]:
        return "approved"
    return "changed"


def message(
    section: str, titles: Mapping[str, str], what: str, files: Sequence[str], media: int
) -> str:
    """Give the commit's message: a line in each language, the Kiswahili one first, then the files.

    >>> print(message("press", {"sw": "Saa mpya"}, "new", ["content/press/a.sw.md"], 2))
    Taarifa kwa umma: Saa mpya: mpya (picha na faili: 2)
    <BLANKLINE>
    Press release: Saa mpya: new (pictures and files: 2)
    <BLANKLINE>
    content/press/a.sw.md
    """
    lines = []
    for lang in ("sw", "en"):
        title = " ".join((titles.get(lang) or next(iter(titles.values()), "")).split())
        title = title if len(title) <= MOST else title[: MOST - 1] + "…"
        more = phrases.of("sending.media")[lang].format(n=media) if media else ""
        lines.append(f"{KINDS[section][lang]}: {title}: {WHAT[what][lang]}{more}")
    return "\n\n".join([*lines, "\n".join(files)])
