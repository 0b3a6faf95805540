"""`make visits LOG=…`: a page for the staff of what was read, made by GoAccess from the web server's own log.

LOG is the server's visits.log, or a folder with that file and older ones (visits.log.1, visits.log.2.gz). It holds
requests and no readers (deploy/nginx/visits.conf), so there are no visitors to count, and what GoAccess says of
them is left out. The page is visits/index.html, in both languages; it is for the office and never published.
"""

import gzip
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote_plus

from ...schema.faults import Fault, elsewhere, setting
from .. import command, phrases, safe

NAME, PAGE = "visits.log", Path("visits", "index.html")
PROGRAM = "goaccess"
LINE = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d) (/\S*) (\d{3}) (\S+) (\S+)")
DOCUMENTS = "pdf docx xlsx odt ods csv ics zip mp3".split()  # as in visits.conf
TITLE = "Kilichosomwa / What was read"
# The panels of GoAccess by its own names, with what they hold here. A search that found nothing is given to it as a
# page that was not found: the server counts no other.
PANELS = {
    "visitors": ("VISITORS", "Siku kwa siku / Day by day"),
    "requests": ("REQUESTS", "Kurasa / Pages"),
    "static_requests": ("REQUESTS_STATIC", "Nyaraka / Documents"),
    "not_found": ("NOT_FOUND", "Yaliyotafutwa bila kupatikana / Searches without results"),
    "visit_time": ("VISIT_TIMES", "Saa kwa saa / Hour by hour"),
    "referring_sites": ("REFERRING_SITES", "Tovuti zenye viungo vya kwetu / Sites that link to us"),
}
OTHERS = (
    "HOSTS OS BROWSERS VIRTUAL_HOSTS REFERRERS KEYPHRASES STATUS_CODES REMOTE_USER CACHE_STATUS GEO_LOCATION"
    " MIME_TYPE TLS_TYPE"
).split()
TOTALS = {
    "total_requests": "Jumla / In all",
    "unique_files": "Kurasa mbalimbali / Different pages",
    "unique_static_files": "Nyaraka mbalimbali / Different documents",
    "unique_not_found": "Utafutaji usio na matokeo / Different searches in vain",
}
COUNT = "Mara / Times"
CHANGED = """
const general = user_interface.general, held = general.items;
general.head = HEAD;
general.items = {};
for (const [name, label] of Object.entries(TOTALS)) general.items[name] = { ...held[name], label };
for (const [name, title] of Object.entries(TITLES)) {
  const panel = user_interface[name];
  if (!panel) continue;
  Object.assign(panel, { head: title, desc: "", plot: panel.plot.slice(0, 1) });
  panel.items = panel.items.filter(({ key }) => key === "hits" || key === "data");
  for (const one of panel.items) one.label = one.key === "hits" ? COUNT : one.label;
  for (const one of panel.plot) {
    one.label = COUNT;
    delete one.d3.y1;
  }
}
"""
SAID, ODD = phrases.each("visits", "said", "odd")


@command.of()
def main(environ: Mapping[str, str]) -> list[Fault]:
    """Make the page."""
    given = environ.get("LOG", "")
    paths = files(Path(given)) if given else []
    if not paths:
        return [setting("LOG", "visits-log", value=given or "—")]
    if not (program := shutil.which(PROGRAM, path=environ.get("PATH"))):
        return [elsewhere(PROGRAM, "visits-program")]
    found = [(line, LINE.fullmatch(line)) for path in paths for line in lines(path)]
    counted = sorted(match.groups() for _, match in found if match)
    if not counted:
        return [setting("LOG", "visits-empty", value=given)]
    page = retitled(_reported(program, "".join(map(fed, counted)), environ))
    safe.write(PAGE, page.encode())
    fill = {"page": PAGE, "n": len(counted), "first": counted[0][0], "last": counted[-1][0]}
    if odd := len(found) - len(counted):
        command.tell(ODD, environ, n=odd)
    command.tell(SAID, environ, **fill)
    return []


def files(given: Path) -> list[Path]:
    """Give the logs that LOG names: one file, or those of a folder."""
    found = sorted(given.glob(f"{NAME}*")) if given.is_dir() else [given]
    return [path for path in found if path.is_file()]


def lines(path: Path) -> Iterator[str]:
    """Give the lines of a log, which may be packed; one that is cut off in the middle ends there."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", errors="replace") as file:
        yield from (line.rstrip("\n") for line in file)


def fed(parts: tuple[str, ...]) -> str:
    """Give a line of the log as GoAccess is told to read it.

    >>> fed(("2026-11-24", "10", "/habari/", "200", "www.mfano.example", "-"))
    '2026-11-24\\t10:00:00\\t127.0.0.1\\tGET\\t/habari/\\t200\\t0\\thttps://www.mfano.example/\\n'
    >>> fed(("2026-11-24", "10", "/tafuta/", "200", "-", "Katiba+mpya"))
    '2026-11-24\\t10:00:00\\t127.0.0.1\\tGET\\tkatiba mpya\\t404\\t0\\t-\\n'
    """
    day, hour, path, _, linked, sought = parts
    where = "-" if linked == "-" else f"https://{linked}/"
    status = "200"
    if sought != "-":
        words = unquote_plus(sought).casefold()
        path, status = (
            " ".join("".join(c if c.isprintable() else " " for c in words).split()),
            "404",
        )
    return f"{day}\t{hour}:00:00\t127.0.0.1\tGET\t{path or '?'}\t{status}\t0\t{where}\n"


def _reported(program: str, text: str, environ: Mapping[str, str]) -> str:
    """Give the page that GoAccess makes of lines. Raises OSError with what it says where it makes none."""
    with tempfile.TemporaryDirectory() as name:
        page = Path(name, "page.html")
        words = [program, "-", "--no-global-config", "--no-progress", f"--output={page}"]
        words += ["--log-format=%d\\t%t\\t%h\\t%m\\t%U\\t%s\\t%b\\t%R", "--date-format=%Y-%m-%d"]
        words += ["--time-format=%H:%M:%S", f"--html-report-title={TITLE}", "--hour-spec=hour"]
        words += [f"--static-file=.{one}" for one in DOCUMENTS]
        words += [f"--enable-panel={one}" for one, _ in PANELS.values()]
        words += [f"--ignore-panel={one}" for one in OTHERS]
        done = subprocess.run(
            words,
            input=text,
            env={**environ, "LC_ALL": "C.UTF-8", "HOME": name},
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
        if done.returncode or not page.exists():
            why = [*done.stderr.split("\n"), *done.stdout.split("\n")]
            raise OSError(0, next((line for line in why if line.strip()), "?"), PROGRAM)
        return page.read_text("utf-8")


def retitled(page: str) -> str:
    """Give GoAccess's page with our titles, and without what is counted by addresses, of which it has none.

    What it shows stands in an object of its script: ours, which changes that, runs before the first panel is drawn.
    """
    end = page.index("</script>", page.index("json_data=")) + len("</script>")
    titles = {name: title for name, (_, title) in PANELS.items()}
    values = [json.dumps(one, ensure_ascii=False) for one in (titles, TOTALS, TITLE, COUNT)]
    script = CHANGED
    for name, value in zip(("TITLES", "TOTALS", "HEAD", "COUNT"), values, strict=True):
        script = script.replace(name, value)
    return f"{page[:end]}<script>{script}</script>{page[end:]}"


if __name__ == "__main__":
    command.program(main)
