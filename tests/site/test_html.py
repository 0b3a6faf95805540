"""Every page is HTML by the living standard, as the Nu Html Checker of the W3C reads it."""

import json
import shutil
import subprocess

import pytest

from tests.ics import NODE

CHECKER = NODE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def told(folder):
    """Give what the checker says of every page below a folder, warnings too."""
    java = shutil.which("java")
    if java is None:
        pytest.skip(
            "There is no Java: the Nu Html Checker cannot run (apt-get install default-jre-headless)."
        )
    assert CHECKER.is_file(), "scripts/node installs the checker"
    done = subprocess.run(
        [java, "-Xmx512m", "-jar", CHECKER, "--skip-non-html", "--format", "json", folder],
        capture_output=True,
        text=True,
        timeout=300,
    )
    return [
        (one["url"].partition(str(folder))[2], one.get("lastLine"), one["message"])
        for one in json.loads(done.stderr)["messages"]
    ]


def test_no_page_has_a_fault_of_html(site):
    assert [] == told(site.folder)


def test_no_page_of_the_public_site_has_a_fault_of_html(public):
    assert [] == told(public.folder)


def test_no_page_of_the_preview_has_a_fault_of_html(preview):
    assert [] == told(preview.folder)


def test_a_fault_of_html_is_found(tmp_path, site):
    html = site.page("/").html.replace("<main", "<main><h7>x</h7").replace("</title>", "")
    (tmp_path / "a.html").write_text(html, "utf-8")
    assert told(tmp_path)
