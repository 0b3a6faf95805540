"""Sending a story: what has changed becomes a commit on a branch of the officer's own, which is pushed.

Nothing in the clone is touched: not its working tree, its index, its HEAD, nor a branch of it. So two officers
may send from one clone, and neither's commit holds anything of the other's (docs/decisions/0041).
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from ...bilingual.slugs import slug
from ...engine.release import commits
from ...engine.release.approvers import Person
from ...model.source import Story, paired
from ...reading import rules
from ...schema import office, seal
from ...schema.faults import Fault, fault, setting
from ...schema.translation import counterpart
from .. import given
from . import changes, git, hosts
from .git import GitFailed, Late, Repository
from .hosts import MAIN, Host

UPSTREAM = f"refs/remotes/origin/{MAIN}"
PUSHED, KEPT, SAME = "pushed", "kept", "same"


class Sent(Struct, frozen=True):
    """What a sending did.

    `state` says whether it was pushed, or kept for want of a network, or that there was nothing to send; `why` is
    what git said where it was kept, `late` that no answer came in time. `address` is where the request to merge is
    opened or stands, "" if nobody knows. `moved` are files that a colleague changed too: who merges must join them.
    `before` are branches of earlier sendings that were pushed now.
    """

    state: str
    branch: str
    commit: str = ""
    subject: str = ""
    files: tuple[str, ...] = ()
    address: str = ""
    why: str = ""
    late: bool = False
    moved: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


def send(
    folder: Path,
    path: str,
    writer: Person,
    environ: Mapping[str, str],
    patience: float = git.PATIENCE,
) -> tuple[Sent | None, list[Fault]]:
    """Commit a story's files, and the pictures and PDFs that it uses, and push them; or give what forbids it.

    `path` is one of its files below the content folder. `writer` is who sends. `patience` bounds each answer of
    the remote, in seconds.
    """
    if not (writer.name and "@" in writer.email and _plain(writer)):
        return None, [setting("FILE", "submit-writer", value=writer.name or writer.email)]
    story, data, found = _read(folder, path)
    if found:
        return None, found
    try:
        clone = git.clone(folder, environ)
        repository = Repository(clone, environ, patience)
        facts = office.office(given.held(folder / office.OFFICE_FILE))[0]
        place = hosts.place(clone.remote, facts.sending.host)
        return _Sending(repository, writer, place, path).send(story, data), []
    except _Moved as moved:
        prefix = clone.prefix
        paths = [str(one).removeprefix(prefix) for one in moved.args]
        return None, [fault(one, 0, "submit-moved", value=one) for one in paths]
    except GitFailed as error:
        return None, [setting("FILE", "submit-git", value=error)]


def remember(folder: Path, writer: Person, environ: Mapping[str, str]) -> None:
    """Keep in the clone's own configuration of git who writes here, so that it is asked once. Raises OSError."""
    for name, value in (("user.name", writer.name), ("user.email", writer.email)):
        if commits.said(folder, environ, "config", "--local", name, value) is None:
            raise OSError(f"git config {name}")


def _plain(writer: Person) -> bool:
    return all(
        one.isprintable() and not set("<>") & set(one) for one in (writer.name, writer.email)
    )


def _read(folder: Path, path: str) -> tuple[Story | None, dict[str, bytes | None], list[Fault]]:
    """A story as it is, the bytes of all its files (None for one that is gone), and its errors."""
    files, found = given.read_pair(folder, path)
    data: dict[str, bytes | None] = {path: None, counterpart(path): None}
    data |= {one.path: one.data for one in files}
    sources = [one.record.source for one in files if one.record]
    story = paired(sources)[0] if sources else None
    found += rules.pair(story) if story else []
    errors = [one for one in found if not one.warning]
    if errors or story is None:
        return None, data, errors
    named = [one for _, one, _ in story.wanted]
    named += [one for source in story.sources for one in source.files]
    for one in dict.fromkeys([*data, *named]):
        place = folder / one
        # No link leads to what is none of the content's.
        held = place.is_file() and os.path.realpath(place) == os.path.join(
            os.path.realpath(folder), one
        )
        if held:
            data[one] = place.read_bytes()
        elif os.path.lexists(place) or one in named:
            errors.append(fault(path, 0, "submit-file", value=one))
    return story, data, errors


def fetch(repository: Repository, story: str = "") -> GitFailed | None:
    """Bring main up to date, and a story's branches; give why that could not be."""
    remote = repository.clone.remote
    if not remote or remote.startswith("-") or git.inside(repository.clone):
        return GitFailed(f"remote.origin.url: {git.hidden(remote) or '—'}")
    begin(repository)
    refs = [f"+refs/heads/{MAIN}:{UPSTREAM}"]
    refs += [f"+refs/heads/*/{story}:refs/remotes/origin/*/{story}"] if story else []
    words = ("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance")
    prune = ("--prune",) if story else ()
    try:
        repository.heard(*words, *prune, "--", remote, *refs)
    except GitFailed as error:
        return error
    return None


def begin(repository: Repository) -> None:
    """Take over what the clone knows of main: it need not be fetched again."""
    known = ""
    with suppress(GitFailed):
        words = ("rev-parse", "--verify", "--quiet", f"{UPSTREAM}^{{commit}}")
        known = repository.outside(*words)
    held = repository.asked("rev-parse", "--verify", "--quiet", UPSTREAM)
    if known and known != held and (not held or repository.within(held, known)):
        repository.said("update-ref", UPSTREAM, known)


class _Moved(Exception):
    """A colleague has changed the same files on the branch since: these."""


class _Sending:
    """The steps of one sending."""

    def __init__(self, repository: Repository, writer: Person, place: Host, path: str) -> None:
        self.git, self.writer, self.place = repository, writer, place
        self.section, _, name = path.partition("/")
        self.story = f"{self.section}/{name.split('.')[0]}"

    def send(self, story: Story | None, data: Mapping[str, bytes | None]) -> Sent:
        """Do all of them. Raises GitFailed or _Moved where nothing could be committed."""
        why = fetch(self.git, self.story)
        with self.git.alone():
            made = self._commit(story, data, online=not why)
        if why:
            return self._kept(made, why)
        before = []
        for branch in self._pending():
            mine = branch == made.branch
            try:
                said = self._push(branch)
            except GitFailed as error:
                if mine:
                    return self._kept(made, error)
                continue  # it waits for the next sending, as it did for this
            if mine:
                address = hosts.address(self.place, branch, said)
                subject = made.subject or self._subject(branch)
                made = replace(made, state=PUSHED, subject=subject, address=address)
            else:
                before.append(branch)
        return replace(made, before=tuple(before))

    def _kept(self, made: Sent, why: GitFailed) -> Sent:
        state = SAME if made.state == SAME and made.branch not in self._pending() else KEPT
        return replace(made, state=state, why=str(why), late=isinstance(why, Late))

    # ── the remote ───────────────────────────────────────────────────────────────────────────

    def _push(self, branch: str) -> str:
        """Push a branch and note what was; give what the remote said. Raises GitFailed."""
        tip = self.git.text("rev-parse", "--verify", f"refs/heads/{branch}")
        words = hosts.push(self.place, branch, self._subject(branch), tip)
        at = words.index("")
        fixed = ("--no-verify", "--no-signed", "--no-follow-tags", "--recurse-submodules=no")
        said = self.git.heard(
            "push", *fixed, *words[:at], "--", self.git.clone.remote, *words[at + 1 :]
        )
        self.git.said("update-ref", f"refs/sent/{branch}", tip)
        return said

    def _subject(self, branch: str) -> str:
        """What the newest commit of a branch is called."""
        words = ("log", "-1", "--no-show-signature", "--format=%s")
        return self.git.text(*words, f"refs/heads/{branch}", "--")

    def _pending(self) -> list[str]:
        """The branches that hold what was not pushed yet, whoever has sent it."""
        tips, sent = self._refs("refs/heads/"), self._refs("refs/sent/")
        return [branch for branch, tip in tips.items() if sent.get(branch) != tip]

    def _refs(self, above: str, below: str = "") -> dict[str, str]:
        """The commits that stand under a name, by what follows it."""
        pattern = f"{above}*/{below}" if below else above
        listed = self.git.text("for-each-ref", "--format=%(refname) %(objectname)", pattern)
        pairs = (line.split(" ") for line in listed.splitlines())
        return {name.removeprefix(above): tip for name, tip in pairs}

    # ── the commit ───────────────────────────────────────────────────────────────────────────

    def _commit(self, story: Story | None, data: Mapping[str, bytes | None], online: bool) -> Sent:
        """Commit what has changed on the story's branch; give what was, or that there was nothing."""
        begin(self.git)
        head, main = self.git.clone.head, self._one(UPSTREAM) or self.git.clone.head
        branch, own, done = self._branch(main, online, data)
        there = self._one(f"refs/remotes/origin/{branch}") if own else ""
        there = there if there and self.git.within(own, there) else own
        # What the working tree was made from, and what has become of that.
        base = self.git.asked("merge-base", head, main) if head and main else ""
        before, upstream = ([own], there) if own else ([base, *done], main)
        now = {
            self.git.clone.prefix + path: (
                ""
                if text is None
                else self.git.text("hash-object", "-w", "--no-filters", "--stdin", data=text)
            )
            for path, text in data.items()
        }
        was = {path: {self.git.blob(one, path) for one in before} for path in now}
        mine = {path: blob for path, blob in now.items() if blob not in was[path]}
        moved = tuple(
            path
            for path, blob in mine.items()
            if self.git.blob(upstream, path) not in (*was[path], blob)
        )
        if moved and own:
            raise _Moved(*moved)
        parent = base if moved and base else upstream
        mine = {path: blob for path, blob in mine.items() if self.git.blob(parent, path) != blob}
        ref = f"refs/heads/{branch}"
        held = self._one(ref)
        if not mine:
            known = self._one(f"refs/remotes/origin/{branch}")
            if not own or held or (known and self.git.within(own, known)):
                return Sent(SAME, branch, own)
            # It was committed in the clone by hand, and by nobody sent.
            self.git.said("update-ref", ref, own, "0" * len(own))
            return Sent(KEPT, branch, own, self._subject(branch))
        subject, text = self._message(story, data, parent, mine)
        tree = self._tree(parent, mine)
        by = {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", self.writer.name), ("EMAIL", self.writer.email))
        }
        over = ["-p", parent] if parent else []
        commit = self.git.text("commit-tree", tree, *over, "-F", "-", data=text.encode(), by=by)
        # Refused where it is another by now.
        self.git.said("update-ref", ref, commit, held or "0" * len(commit))
        return Sent(KEPT, branch, commit, subject, tuple(sorted(mine)), moved=moved)

    def _one(self, ref: str) -> str:
        """The commit of a name, "" without one."""
        return self.git.asked("rev-parse", "--verify", "--quiet", ref)

    def _branch(self, main: str, online: bool, paths: Iterable[str]) -> tuple[str, str, list[str]]:
        """The story's branch, the commit on which it goes on ("" where it begins anew, from main), what is done.

        It is the one that was begun here, by whomever, or that is checked out; the sender's own goes first. One is
        done with where all of it is merged, and where it was sent and is no more at the remote. Where commits of
        the clone hold the story's `paths` otherwise than main, they go along, by whom they are.
        """
        mine = f"{slug(self.writer.name, 'sw') or 'mwandishi'}/{self.story}"
        tips = self._refs("refs/heads/", self.story)
        if self.git.clone.branch.endswith(f"/{self.story}"):
            tips.setdefault(self.git.clone.branch, self.git.clone.head)
        there, sent = self._refs("refs/remotes/origin/", self.story), self._refs("refs/sent/")
        branches = online and self.place.kind not in hosts.AGIT
        done = []
        for branch in sorted(tips, key=lambda one: (one != mine, one)):
            tip = tips[branch]
            gone = branches and sent.get(branch) == tip and branch not in there
            if not gone and not (main and self.git.within(tip, main)):
                return branch, tip, []
            done.append(tip)
        head = self.git.clone.head
        if head and main and not self.git.within(head, main):  # committed in the clone by hand
            fork = self.git.asked("merge-base", head, main)
            sealed = [seal.REGISTER] if self.section == "press" else []  # as a seal is
            files = [self.git.clone.prefix + path for path in (*paths, *sealed)]
            if any(self.git.blob(head, one) != self.git.blob(fork, one) for one in files):
                return mine, head, []
        return mine, "", done

    def _tree(self, parent: str, files: Mapping[str, str]) -> str:
        """The tree of a commit with these files changed; it is made in an index of its own."""
        with TemporaryDirectory() as place:
            index = os.path.join(place, "index")
            if parent:
                self.git.said("read-tree", parent, index=index)
            zero = "0" * len(next(iter(blob for blob in files.values() if blob), parent))
            mode = {True: "100644", False: "0"}
            lines = (f"{mode[bool(blob)]} {blob or zero}\t{path}\0" for path, blob in files.items())
            data = "".join(lines).encode("utf-8", "surrogateescape")
            self.git.said("update-index", "-z", "--index-info", data=data, index=index)
            return self.git.text("write-tree", index=index)

    def _message(
        self,
        story: Story | None,
        data: Mapping[str, bytes | None],
        parent: str,
        mine: Mapping[str, str],
    ) -> tuple[str, str]:
        """The subject and the whole of a commit's message."""
        texts = {path: text for path, text in data.items() if path.endswith(".md")}
        before = dict(self._held(parent, texts))
        now = {path: text for path, text in texts.items() if text is not None}
        media = [path for path in mine if not path.endswith(".md")]
        titles = {one.lang: one.headers.title for one in story.sources} if story else {}
        what = changes.what(before, now)
        text = changes.message(self.section, titles, what, sorted(mine), len(media))
        return text.split("\n", 1)[0], text

    def _held(
        self, commit: str, paths: Sequence[str] | Mapping[str, object]
    ) -> Iterator[tuple[str, bytes]]:
        for path in paths:
            if blob := self.git.blob(commit, self.git.clone.prefix + path):
                yield path, self.git.said("cat-file", "blob", blob)
