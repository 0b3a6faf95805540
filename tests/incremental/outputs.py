"""Steps of whoever meddles with the output folder: files altered, deleted, added, in the way."""

import os
import shutil
from pathlib import Path

from .steps import other, pick, step
from .work import Work, tree


def _pages(work: Work) -> list[Path]:
    return sorted(
        path for path in work.output.rglob("*") if path.is_file() and not path.is_symlink()
    )


def _folders(work: Work) -> list[Path]:
    return sorted(
        path for path in work.output.rglob("*") if path.is_dir() and not path.is_symlink()
    )


def _page(work: Work, number: int) -> Path | None:
    pages = _pages(work)
    return pick(pages, number) if pages else None


@step("alter an output file")
def alter(work: Work, a: int, b: int) -> bool:
    if not (path := _page(work, a)):
        return False
    stat, data = path.stat(), path.read_bytes()
    if b % 3 == 0 or not data:
        path.write_bytes(data + b"x")
    else:
        at = b % len(data)
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        if b % 3 == 1:
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    return True


@step("swap two output files")
def swap(work: Work, a: int, b: int) -> bool:
    pages = _pages(work)
    if len(pages) < 2:
        return False
    one = pick(pages, a)
    two = other(pages, one, b)
    one.rename(work.folder / "swapped")
    two.rename(one)
    (work.folder / "swapped").rename(two)
    return True


@step("delete an output file")
def delete(work: Work, a: int, b: int) -> bool:
    if path := _page(work, a):
        path.unlink()
    return bool(path)


@step("delete an output folder")
def delete_folder(work: Work, a: int, b: int) -> bool:
    if folders := _folders(work):
        shutil.rmtree(pick(folders, a))
    return bool(folders)


@step("add a foreign file to the output")
def foreign_file(work: Work, a: int, b: int) -> bool:
    folder = pick([work.output, *_folders(work)], a)
    if not folder.is_dir():
        return False
    stat = folder.stat()
    (
        folder / pick(["x.html", "index.html.gz", ".hidden", "index.html~", "ñ \n.txt"], b)
    ).write_bytes(b"x")
    if b % 2:
        os.utime(folder, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    return True


@step("add a foreign folder to the output")
def foreign_folder(work: Work, a: int, b: int) -> bool:
    folder = pick([work.output, *_folders(work)], a)
    if not folder.is_dir():
        return False
    (folder / "x/y").mkdir(parents=True, exist_ok=True)
    if b % 2:
        (folder / "x/y/index.html").write_bytes(b"x")
    if b % 3:
        (folder / "x/link").unlink(missing_ok=True)
        (folder / "x/link").symlink_to(work.content)
    return True


@step("replace an output file by a folder")
def file_by_folder(work: Work, a: int, b: int) -> bool:
    if path := _page(work, a):
        path.unlink()
        path.mkdir()
        if b % 2:
            (path / "index.html").write_bytes(b"x")
    return bool(path)


@step("replace an output file by a link or a pipe")
def file_by_link(work: Work, a: int, b: int) -> bool:
    """A link to the same bytes, a link that leads nowhere, a pipe that nobody writes to."""
    if path := _page(work, a):
        data = path.read_bytes()
        path.unlink()
        if b % 3 == 0:
            (work.folder / "same").write_bytes(data)
            path.symlink_to(work.folder / "same")
        elif b % 3 == 1:
            path.symlink_to("nowhere")
        else:
            os.mkfifo(path)
    return bool(path)


@step("replace an output folder by a file")
def folder_by_file(work: Work, a: int, b: int) -> bool:
    if folders := _folders(work):
        path = pick(folders, a)
        shutil.rmtree(path)
        path.write_bytes(b"x")
    return bool(folders)


@step("replace an output folder by a link to it")
def folder_by_link(work: Work, a: int, b: int) -> bool:
    """Move a folder away and link to it: each page below has the stat that it always had."""
    if not (folders := _folders(work)):
        return False
    path = pick(folders, a)
    stat = path.parent.stat()
    away = [work.folder / "away", path.parent / "away", work.output / "away"][b % 3]
    if os.path.lexists(away):
        return False
    path.rename(away)
    path.symlink_to(away)
    if b // 3 % 2:
        os.utime(path.parent, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    if away.parent == work.folder:
        work.away[away] = tree(away)
    return True


@step("delete the output")
def delete_all(work: Work, a: int, b: int) -> bool:
    if not work.output.is_dir():
        return False
    shutil.rmtree(work.output)
    if a % 3 == 1:
        work.output.mkdir()
    return True


@step("litter beside the output")
def litter(work: Work, a: int, b: int) -> bool:
    """What a killed build may leave in the staging folder is never taken for a page."""
    staged = work.folder / ".output.staged"
    if path := _page(work, a):
        left = staged / path.relative_to(work.output)
        left.parent.mkdir(parents=True, exist_ok=True)
        left.write_bytes(b"litter")
        (staged / "litter.html").write_bytes(b"litter")
    return bool(path)
