"""What a translation was made from: the hash of a source's title, summary and body.

It is written into the translation's `Source-Hash` by a command, so that any later change of the source is
seen, and no edit of the translation itself can hide it.
"""

import hashlib

SIZE = 8  # bytes: it guards against slips, not against forgery


def hash_of(title: str, summary: str, body: str) -> str:
    """Give the hash of the words that a translator translates: 16 hexadecimal digits.

    Blanks at the ends of lines and around the text do not count: no reader sees them.

    >>> hash_of("Kichwa", "", "Mstari.  \\n\\n") == hash_of("Kichwa", "", "Mstari.")
    True
    """
    made = hashlib.blake2b(digest_size=SIZE)
    for part in (title, summary, body):
        plain = "\n".join(line.rstrip() for line in part.strip().split("\n")).encode()
        made.update(len(plain).to_bytes(8, "little"))
        made.update(plain)
    return made.hexdigest()
