"""`make lighthouse`: judge every kind of page, in both languages, by Lighthouse on a mobile phone.

Leaves with 1 where a score is not 100. Of the speed the median of three counts, and on a machine that has other
things to do even that says little: `make paint` compares, and tests/site/test_weight.py weighs.
T=habari judges those pages alone whose addresses match, CATEGORIES=seo,accessibility by those alone.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests import built, judged, kinds


def main() -> int:
    """Judge the pages, print their scores; give the exit code."""
    with tempfile.TemporaryDirectory() as name:
        folder = judged.published(Path(name))
        urls = [url for both in kinds.addresses(built.Site(folder)).values() for url in both]
        wrong, asked = False, os.environ.get("T", "")
        categories = (os.environ.get("CATEGORIES") or ",".join(judged.CATEGORIES)).split(",")
        for url in dict.fromkeys(one for one in urls if asked in one):
            found = judged.judged(folder, [url], categories)
            print(*(f"{score:4}" for score in found[url]["scores"].values()), url, flush=True)
            for audit in judged.wanting(found).get(url, ()):
                wrong = True
                print("     ", *audit, flush=True)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
