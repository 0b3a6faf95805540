"""What a JSON Feed must be, written from https://www.jsonfeed.org/version/1.1/ and not from our code."""

import re

VERSION = "https://jsonfeed.org/version/1.1"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})")
FEED = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str,
    "user_comment": str, "next_url": str, "icon": str, "favicon": str, "authors": list,
    "language": str, "expired": bool, "hubs": list, "items": list,
}  # fmt: skip
ITEM = {
    "id": str, "url": str, "external_url": str, "title": str, "content_html": str, "content_text": str,
    "summary": str, "image": str, "banner_image": str, "date_published": str, "date_modified": str,
    "authors": list, "tags": list, "language": str, "attachments": list,
}  # fmt: skip
ATTACHMENT = {
    "url": str, "mime_type": str, "title": str, "size_in_bytes": int, "duration_in_seconds": int,
}  # fmt: skip
AUTHOR = {"name": str, "url": str, "avatar": str}


def faults(feed):
    """Give what is wrong with a feed, as texts."""
    found = [*_typed("feed", feed, FEED, ("version", "title", "items"))]
    found += [f"version {feed.get('version')}"] if feed.get("version") != VERSION else []
    found += [one for author in feed.get("authors", ()) for one in _typed("author", author, AUTHOR)]
    if "next_url" in feed and feed["next_url"] == feed.get("feed_url"):
        found.append("next_url is feed_url")
    for item in feed.get("items", ()):
        found += _item(item)
    ids = [item.get("id") for item in feed.get("items", ())]
    return found + (["an id twice"] if len(ids) != len(set(ids)) else [])


def _item(item):
    yield from _typed("item", item, ITEM, ("id",))
    if not {"content_html", "content_text"} & item.keys():
        yield "item without content"
    for name in ("date_published", "date_modified"):
        if name in item and not MOMENT.fullmatch(item[name]):
            yield f"{name} {item[name]}"
    if any(not isinstance(tag, str) for tag in item.get("tags", ())):
        yield "tag is no text"
    for one in item.get("attachments", ()):
        yield from _typed("attachment", one, ATTACHMENT, ("url", "mime_type"))


def _typed(what, held, known, needed=()):
    for name in needed:
        if name not in held:
            yield f"{what} lacks {name}"
    for name, value in held.items():
        if name.startswith("_"):
            if not isinstance(value, dict):
                yield f"{what}: {name} is no object"
        elif name not in known:
            yield f"{what}: {name} is unknown"
        elif not isinstance(value, known[name]) or (known[name] is int and value is True):
            yield f"{what}: {name} is no {known[name].__name__}"
