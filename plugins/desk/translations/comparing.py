"""What has changed in the source of a translation since the words that it was made from, as git holds them."""

from ...schema.translation import Pair
from .. import repository
from ..repository import Blobs
from . import history, listing
from .listing import Past, SourceChange
from .told import Files


def change(
    pair: Pair, files: Files, past: Past, blobs: Blobs, coloured: bool = False
) -> SourceChange:
    """Give what has changed in the source of a stale translation since the words that its hash is of."""
    made_from, known = files.read[pair.translation].words.made_from, past.histories.get(pair.source)
    found, diff = None, ""
    if made_from and known:
        found = history.sought(known, made_from.hash, blobs.hash_of)
    if found and (before := blobs.words(found.revision)):
        diff = repository.diff(before[1], files.read[pair.source].text, coloured, blobs.environ)
    return listing.changed(pair.source, found, diff, past, blobs.gone)
