"""Typography for a body's HTML: typogrify's curly quotes, dashes, ellipses and unbroken last words.

typogrify takes longer than all of Markdown does, nearly all of it in smartypants' thirty substitutions for
each run of text between two tags. Most paragraphs hold nothing that it would set, so it is asked for those
alone that do. A test compares the result with typogrify's own on the whole text.
"""

import re

from typogrify.filters import smartypants, typogrify, widont

# A block and the line end before it: whatever typogrify carries from one run of text to the next (whether
# the last character was a space, a last word that waits for its closing tag) begins anew there.
_BLOCK = re.compile(r"(?:(?<=</p>)|(?<=</(?:li|td|th|tr|dt|dd|ul|ol|h\d)>))(?=\n)")
_SET = re.compile(r"[\"'`\\]|--|\.\.\.|\. \. \.")
_TAG = re.compile(r"<[^>]*>")
# Elements whose text typogrify leaves alone, wherever they end: with one of them the text is set whole.
_KEPT = ("<pre", "<code", "<kbd", "<!--")


def polished(html: str) -> str:
    """Give the HTML as typogrify sets it, without its spans for capitals, ampersands and quotes."""
    if any(kept in html for kept in _KEPT):
        return _whole(html)
    return "".join([_block(block) for block in _BLOCK.split(html)])


def _block(html: str) -> str:
    if _SET.search(_TAG.sub("", html)):
        html = smartypants(html)
    return str(widont(html))


def _whole(html: str) -> str:
    return str(typogrify(html, amp=False, caps=False, initial_quotes=False))
