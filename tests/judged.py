"""The site as Lighthouse judges it: the samples taken for real stories, sent packed, on a mobile phone."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from tests import built, packed
from tests.browser.conftest import NAMES
from tests.ics import NODE

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
HIDDEN = "is-crawlable"  # the one fault of a page that asks search engines to leave it out


def published(into: Path, project: Path = built.ROOT) -> Path:
    """Build the public site of the real content and of its samples, which no page then says to be samples.

    Pictures and papers are taken from what was built in a project.
    """
    content = built.copy_content(into / "content")
    for path in content.rglob("*.md"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(one for one in lines if one != "Sample: yes\n"), "utf-8")
    shutil.rmtree(content / "press" / "sealed")  # the seal of a sample is no seal of a real release
    cache = built.begun(into / "cache", project)
    built.build(content, into / "output", cache, settings="publishconf.py")
    return into / "output"


def judged(folder: Path, urls, categories=CATEGORIES) -> dict[str, dict]:
    """Give the scores of pages and the audits that are not whole, by address."""
    chrome = next(found for name in NAMES if (found := shutil.which(name)))
    with packed.served(folder) as base:
        done = subprocess.run(
            ["node", "lighthouse.mjs", *(base + url for url in urls)],
            cwd=NODE,
            env={**os.environ, "CHROME_PATH": chrome, "CATEGORIES": ",".join(categories)},
            capture_output=True,
            text=True,
        )
    assert 0 == done.returncode, done.stderr
    return json.loads(done.stdout)


def wanting(found: dict[str, dict]) -> dict[str, list]:
    """Give what is not whole, by address; that a page asks not to be found is meant."""
    return {
        url: [(what, score) for what, score in one["scores"].items() if score < 100] + one["audits"]
        for url, one in found.items()
        if any(
            score < 100
            and not (what == "seo" and [HIDDEN] == [audit[1] for audit in one["audits"]])
            for what, score in one["scores"].items()
        )
    }
