"""Every page is HTML by the living standard, as the Nu Html Checker of the W3C reads it."""

import json
import shutil
import subprocess

import pytest

from tests.ics import NODE
from tests.patience import PATIENCE

pytestmark = pytest.mark.full
CHECKER = NODE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
FAULTY = "a page with faults"


def told(folder):
    """Give what the checker says of every page below a folder, warnings too: the file, the line, the words."""
    java = shutil.which("java")
    assert java, "there is no Java for the Nu Html Checker (apt-get install default-jre-headless)"
    assert CHECKER.is_file(), "scripts/node installs the checker"
    done = subprocess.run(
        [java, "-Xmx512m", "-jar", CHECKER, "--skip-non-html", "--format", "json", folder],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return [
        (one["url"].rpartition("/")[2], one.get("lastLine"), one["message"])
        for one in json.loads(done.stderr)["messages"]
    ]


def test_no_page_of_any_build_has_a_fault_of_html_and_one_with_faults_is_found(
    site, preview, public, tmp_path
):
    """One run of all pages, those with the same bytes once, for it is a long one."""
    sites = {"site": site, "preview": preview, "public": public}
    pages = {page.data: (name, page) for name, one in sites.items() for page in one.documents}
    urls = {}
    for at, (name, page) in enumerate(pages.values()):
        urls[f"{at}.html"] = f"{name}: {page.url}"
        (tmp_path / f"{at}.html").write_bytes(page.data)
    html = site.page("/").html.replace("<main", "<main><h7>x</h7").replace("</title>", "")
    (tmp_path / "faulty.html").write_text(html, "utf-8")
    found = [(urls.get(name, FAULTY), *more) for name, *more in told(tmp_path)]
    assert FAULTY in {where for where, *_ in found}
    assert [] == [one for one in found if one[0] != FAULTY]
