"""The report in short, as Markdown: a table of counts, then the first findings of each part."""

from collections.abc import Sequence

from .finding import ReportPart
from .page import ReportVoice, ShownFinding, line, section

MOST = 5  # findings of each part that are named
SIGNS = "\\`*_{}[]<>()#+-!|&~@"


def told(parts: Sequence[ReportPart], voices: Sequence[ReportVoice], page: str) -> str:
    """Tell the report in each language that is asked for; `page` is the file that holds all of it."""
    return "\n".join(_one(parts, voice, page) for voice in voices)


def _one(parts: Sequence[ReportPart], voice: ReportVoice, page: str) -> str:
    words = voice.words.summary
    shown = [(part, section(part, voice)) for part in parts]
    lines = [f"## {words.title}", "", f"| {words.part} | {words.count} |", "|---|--:|"]
    lines += [f"| {one.title} | {one.count} |" for _, one in shown]
    for part, one in shown:
        if part.real:
            lines += ["", f"**{one.title}**", ""]
            lines += [_item(line(each, voice)) for each in part.real[:MOST]]
            if more := len(part.real) - MOST:
                lines += [f"- {voice.phrase(words.more, (('n', more),))}"] if more > 0 else []
    return "\n".join([*lines, "", f"{words.whole} {code(page)}", ""])


def _item(one: ShownFinding) -> str:
    command = f" {code(one.command)}" if one.command else ""
    return f"- {code(one.place)} {escaped(one.note)} {escaped(one.cure)}{command}"


def escaped(text: str) -> str:
    """Give a text that Markdown shows as it is: a title that was typed cannot become a link or a tag.

    >>> escaped("<b> [a](b)")
    '\\\\<b\\\\> \\\\[a\\\\]\\\\(b\\\\)'
    """
    return "".join(f"\\{char}" if char in SIGNS else char for char in text)


def code(text: str) -> str:
    """Give a text as code in Markdown: nothing in it can end the code or the line."""
    return "`" + text.replace("`", "'") + "`"
