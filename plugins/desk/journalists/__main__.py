"""`make send FILE=content/press/x.sw.md MEDIA=../list.csv`: write a release to journalists, ready to be sent.

The message is put into mail/; the officer's own mail program opens and sends it. The environment gives CONTENT,
FILE, MEDIA (the list, outside the repository), ANYWAY (what it is sent in spite of, such as `embargo`), CHECK_LANG,
JOBS and TODAY.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from ...engine.release import approvers
from ...model.moment import now
from ...schema import faults
from ...schema.faults import Fault, setting
from .. import command, given, phrases, safe
from . import mail

ROOT = Path(__file__).parents[3]
FOLDER = "mail"
DONE = phrases.of("journalists.done")


@command.of()
def main(environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Write the message, or give all that stands in the way. `root` is the folder in which mail/ is made."""
    folder, path = given.file(environ)
    anyway = environ.get("ANYWAY", "").replace(",", " ").split()
    if odd := [one for one in anyway if one not in mail.WHY]:
        words = ", ".join(mail.WHY)
        return [setting("ANYWAY", "choice", name="ANYWAY", value=" ".join(odd), words=words)]
    to, found = mail.listed(environ.get("MEDIA", ""), folder, root, environ)
    if found:
        return found
    sender = approvers.here(folder, environ)
    made, found = mail.mail(folder, path, to, sender, now(environ), environ, anyway)
    if made is None:
        return faults.within(found, os.path.relpath(folder))
    safe.write(root / FOLDER / made.name, made.data)
    shown = os.path.relpath(root / FOLDER / made.name)
    command.tell(DONE, environ, file=shown, count=made.count)
    return []


if __name__ == "__main__":
    command.program(main)
