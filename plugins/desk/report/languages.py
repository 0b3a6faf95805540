"""Translations that are missing or out of date, as `make translations` lists them."""

from ...bilingual.strings import OTHER
from ...schema.translation import CURRENT, MISSING, STALE, UNRECORDED, Pair, counterpart
from ..translations.told import Files
from .finding import Comment, Finding, ReportPart, fill


def part(files: Files) -> ReportPart:
    """Give the translations that are missing, then those out of date; and how many stand in each state."""
    states = (CURRENT, STALE, UNRECORDED, MISSING)
    named = {state: [pair for pair in files.pairs() if pair.state == state] for state in states}
    counts = fill(**{state: len(pairs) for state, pairs in named.items()})
    return ReportPart(
        key="translations",
        findings=tuple(_finding(pair, files) for pair in (*named[MISSING], *named[STALE])),
        said=(Comment("translations", counts, "translations"),),
    )


def _finding(pair: Pair, files: Files) -> Finding:
    paths = [path for path in (pair.source, pair.translation) if path]
    path = pair.translation or pair.source
    told, facts = files.read[path], files.read[max(paths)]  # facts stand in the Kiswahili file
    lang = path.rsplit(".", 2)[1]
    common = {"path": path, "title": told.title, "lang": lang, "sample": facts.sample}
    if pair.state == MISSING:
        other = counterpart(path)
        return Finding(**common, note=f"no-{OTHER[lang]}", fill=fill(other=other))
    return Finding(
        **common,
        line=told.words.line,
        note="stale",
        fill=fill(source=pair.source, day=pair.day.isoformat() if pair.day else "—"),
        command="translations FILE={file}",
    )
