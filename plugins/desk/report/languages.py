"""Translations that are missing or out of date, as `make translations` lists them."""

from ...schema.translation import CURRENT, MISSING, OTHER, STALE, UNRECORDED, Pair, counterpart
from ..translations.told import Files
from .finding import Comment, Finding, ReportPart, fill


def part(files: Files) -> ReportPart:
    """Give the translations that are missing, then those out of date; and how many stand in each state."""
    pairs = files.pairs()
    named = {state: [one for one in pairs if one.state == state] for state in (MISSING, STALE)}
    counts = {
        state: sum(one.state == state for one in pairs)
        for state in (CURRENT, STALE, UNRECORDED, MISSING)
    }
    said = [Comment("translations", fill(**counts), "translations")]
    return ReportPart(
        key="translations",
        findings=tuple(_finding(one, files) for state in (MISSING, STALE) for one in named[state]),
        said=tuple(said),
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
