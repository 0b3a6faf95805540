"""Addresses that no reader should be led by: of the editor's own computer, or with a name before the host. Pure."""

import ipaddress
import re
import socket
import unicodedata
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from .faults import Fault, fault

MOST = 20  # faults that are told of one text
_AUTHORITY = r"(?:([^\s/\\?#<>\"()\[\]|]*)@)?(\[[^\s\[\]]*\]|[^\s/\\?#<>\"()\[\]|@]*)"
_ADDRESS = re.compile(
    rf"\b(?:(?:https?|ftp):[/\\]{{2}}{_AUTHORITY}|file:[/\\]+)[^\s<>\"()|]*", re.IGNORECASE
)
# What a browser makes of an address, with however many slashes (the URL standard, 4.4: special authority).
_HREF = re.compile(rf"\s*(?:https?|ftp):[/\\]*{_AUTHORITY}", re.IGNORECASE)
# An address in Windows' own forms, or one that leaves out what it should begin with.
_OWN = re.compile(r"file:|[A-Za-z]:[\\/]|\\|(?://)?(?:localhost|127\.0\.0\.1)\b", re.IGNORECASE)
_LOCAL = re.compile(r"(?:.*\.)?(?:localhost|localdomain|local|internal)|ip6-localhost|ip6-loopback")
# An address that lacks what it should begin with: words joined by dots, the last of which may be a country or such.
_BARE = re.compile(r"(?:[\w-]+@)?(?:[\w-]+\.)+[A-Za-z]{2,}(?=[/?#:]|$)")
_FILES = re.compile(
    r"\.(?:md|html?|pdf|docx?|xlsx?|od[ts]|csv|txt|zip|jpe?g|png|webp|avif|mp3)(?:#.*)?$",
    re.IGNORECASE,
)
# A link in Markdown with a blank between its words and its address, or within the address. `[1] (https://…)`
# is the way that some give the source of a quotation.
_APART = re.compile(
    r"\](?:[ \t\xa0]+\n?|\n)[ \t\xa0]*"
    r"\((?:https?:|mailto:|tel:|www\.|\{(?:filename|static|attach)\}|/[a-z]|#\w)[^()\n]*\)?"
)
_WORDS = re.compile(r"(?<!\\)\[(?!\^|\d+\Z)[^\[\]\n]+\Z")
_WITHIN = re.compile(r"\]\([ \t]*(?:https?:|www\.)[^\s()]*\s+(?![\s\"'])[^\n()]*\)")


def faults(path: str, text: str) -> list[Fault]:
    """Give the addresses in a text of many lines that no reader should be led by."""
    return list(islice(_found(path, text), MOST)) if ":/" in text or ":\\" in text else []


def _found(path: str, text: str) -> Iterator[Fault]:
    for match in _ADDRESS.finditer(text):
        if rule := _rule(match[0], match[1], match[2]):
            line = text.count("\n", 0, match.start()) + 1
            column = match.start() - text.rfind("\n", 0, match.start())
            name, fill = rule
            yield fault(path, line, name, column=column, **fill)


def torn(text: str) -> Iterator[tuple[int, int]]:
    """Give where the links of a body are of which a blank makes mere text."""
    for match in _APART.finditer(text):
        above = text.rfind("\n", 0, match.start()) + 1
        if words := _WORDS.search(text, above, match.start()):
            yield words.start(), match.end()
    for match in _WITHIN.finditer(text):
        yield match.start() + 1, match.end()


def wrong(href: str) -> tuple[str, dict[str, str]] | None:
    """Give the rule that an address breaks as a browser reads it, and the parts of its message."""
    if match := _HREF.match(href):
        return _rule(href, match[1], match[2])
    if _OWN.match(href):
        return "local-link", {"value": href}
    if (match := _BARE.match(href)) and not _FILES.search(href):
        before = "mailto:" if "@" in match[0] else "https://"
        return "link-without-https", {"value": href, "right": before + href}
    return None


def _rule(address: str, user: str | None, host: str | None) -> tuple[str, dict[str, str]] | None:
    if user is not None and host:
        right = address.replace(f"{user}@", "", 1)
        return "user-in-link", {"value": address, "other": host, "there": user, "right": right}
    return ("local-link", {"value": address}) if host is None or local(host) else None


def local(host: str) -> bool:
    """Whether a host is this computer, or one of a network that is not the world's; with its port or without.

    >>> [local(one) for one in ("localhost:8000", "127.1", "0x7f.0.0.1", "[::1]:80", "192.168.1.9", "oag.go.tz")]
    [True, True, True, True, True, False]
    """
    name = unicodedata.normalize("NFKC", unquote(host)).lower()
    if name.startswith("["):
        name = name[1:].partition("]")[0].partition("%")[0]
    else:
        name = name.partition(":")[0].rstrip(".,;!'")
    if _LOCAL.fullmatch(name):
        return True
    try:
        if ":" in name:
            return not ipaddress.IPv6Address(name).is_global
        if name[:1].isdigit():  # all forms that a browser takes: 127.1, 0x7f000001, 2130706433
            return not ipaddress.IPv4Address(socket.inet_aton(name)).is_global
    except (ValueError, OSError):  # it is a name
        return False
    return False
