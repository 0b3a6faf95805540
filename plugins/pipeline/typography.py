"""Typography for a body's HTML: typogrify's curly quotes, dashes, ellipses and unbroken last words."""

from typogrify.filters import typogrify


def polished(html: str) -> str:
    """Give the HTML as typogrify sets it, without its spans for capitals, ampersands and quotes."""
    return typogrify(html, amp=False, caps=False, initial_quotes=False)
