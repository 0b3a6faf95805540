"""The hosts of repositories: which kind an address is of, how it is asked to merge, where that is opened. Pure."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from msgspec import Struct

from ...schema.office import HOSTS

MAIN = "main"
_URL = re.compile(r"(?:https?|ssh)://(?:[^@/\s]*@)?(?P<host>[^/:\s]+)(?::\d+)?/(?P<path>\S+?)/?")
_SHORT = re.compile(
    r"(?:[^@/\s]+@)?(?P<host>[^/:\s]+):(?!//)(?P<path>\S+?)/?"
)  # git@host:owner/name
_LINK = re.compile(r"https?://[^\s<>\"']+")
OWN = {"github.com": "github", "bitbucket.org": "bitbucket", "codeberg.org": "forgejo"}
AGIT = ("gitea", "forgejo")  # which take a request by refs/for/, without a branch


class Host(Struct, frozen=True):
    """Where a remote is: its host, the path of the repository there, and the host's kind ("" where nobody told)."""

    host: str = ""
    path: str = ""
    kind: str = ""


def place(remote: str, told: str = "") -> Host:
    """Give where an address leads; `told` is the kind that the office says, where the address does not tell."""
    match = _URL.fullmatch(remote) or _SHORT.fullmatch(remote)
    if not match:
        return Host(kind=told)
    host = match["host"].lower()
    named = [kind for kind in HOSTS if kind in re.split(r"[.-]", host)]
    kind = OWN.get(host) or told or (named[0] if named else "")
    return Host(host, match["path"].removesuffix(".git"), kind)


def push(place: Host, branch: str, title: str, sends: str) -> list[str]:
    """Give the words of `git push` before and behind the address, parted by it: an empty text stands for it."""
    title = " ".join(title.split())
    if place.kind == "gitlab":
        options = ["merge_request.create", f"merge_request.target={MAIN}"]
        options.append(f"merge_request.title={title}")
        return [*_options(options), "", f"{sends}:refs/heads/{branch}"]
    if place.kind in AGIT:
        options = [f"topic={branch.replace('/', '-')}", f"title={title}"]
        return [*_options(options), "", f"{sends}:refs/for/{MAIN}"]
    return ["", f"{sends}:refs/heads/{branch}"]


def _options(options: Sequence[str]) -> list[str]:
    return [f"--push-option={one}" for one in options]


def address(place: Host, branch: str, said: str) -> str:
    """Give where the request is opened, or stands; "" where nobody knows.

    It is as the remote has said, if that is an address on its own host; else as its kind has it.
    """
    for line in said.split("\n"):
        if line.startswith("remote:") and (link := _LINK.search(line)):
            found = _URL.match(link[0])
            if found and found["host"].lower() == place.host:
                return link[0]
    base, name = f"https://{place.host}/{place.path}", quote(branch)
    return {
        "github": f"{base}/compare/{MAIN}...{name}?expand=1",
        "gitlab": f"{base}/-/merge_requests",
        "gitea": f"{base}/pulls",
        "forgejo": f"{base}/pulls",
        "bitbucket": f"{base}/pull-requests/new?source={name}",
    }.get(place.kind if place.host else "", "")
