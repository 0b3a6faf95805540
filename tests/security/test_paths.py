"""No name that an editor types leads out of the content folder, nor a page out of the output folder."""

import os

import pytest

from plugins.engine import content
from plugins.reading import read
from plugins.schema import office
from tests import built, stories

# Ways to say "one folder up", or "somewhere else", of which each has worked somewhere.
CLIMBING = [
    "../secret.pdf",
    "media/../../secret.pdf",
    "media/../secret.pdf",
    "media/./a.pdf",
    "media//a.pdf",
    "/etc/passwd",
    "//etc/passwd",
    "media/../../../../../../etc/passwd",
    "..\\secret.pdf",
    "media\\..\\..\\secret.pdf",
    "C:\\secret.pdf",
    "media/..%2f..%2fsecret.pdf",
    "media/%2e%2e/%2e%2e/secret.pdf",
    "media/..%c0%afsecret.pdf",
    "media/.%00./secret.pdf",
    "media/\u2024\u2024/secret.pdf",
    "media/\uff0e\uff0e/secret.pdf",
    "media/..\u2215secret.pdf",
    "media/..\uff0fsecret.pdf",
    "media/.../secret.pdf",
    "media/.. /secret.pdf",
    "media/~/secret.pdf",
    "~/secret.pdf",
    "file:///etc/passwd",
    "media/.git/config",
    ".git/config",
    "news/../office.toml",
    "office.toml",
    "-rf",
    "media",
    "media/",
]


@pytest.fixture
def folder(tmp_path):
    """A content folder with a secret beside it."""
    (tmp_path / "secret.pdf").write_text("siri")
    (tmp_path / "content" / "media").mkdir(parents=True)
    (tmp_path / "content" / "news").mkdir()
    return tmp_path / "content"


def refused(folder, tmp_path, **env):
    """Build, which must fail, and give what was said; nothing was written."""
    done = built.run_here(folder, tmp_path / "output", tmp_path / "cache", **env)
    assert 1 == done.returncode, done.stdout + done.stderr
    assert not (tmp_path / "output").exists()
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout + done.stderr


FORMS = {
    "Image": "Image: {}\nImage-Alt: Picha\n",
    "Gallery": "Gallery: {} | Picha\n",
    "Attachments": "Attachments: {} | Faili\n",
    "a link": "\n[x]({{static}}/{})\n",
    "an image": "\n![x]({{static}}/{})\n",
    "a link by reference": "\n[x][y]\n\n[y]: {{static}}/{}\n",
    "attach": "\n[x]({{attach}}/{})\n",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_no_name_of_a_file_leads_out_of_media(form, folder, tmp_path):
    paths = {}
    # With a space in it, what stands behind `[y]:` is no address, and makes no link.
    for number, path in enumerate(one for one in CLIMBING if " " not in one or "[y]" not in form):
        name = f"news/2026-11-20-a-{number}.sw.md"
        paths[name] = path
        text = f"Title: Mfano {number}\nSummary: {stories.SUMMARY}\n{form.format(path)}\nx\n"
        (folder / name).write_text(text, "utf-8")
    said = refused(folder, tmp_path)
    assert [] == [path for name, path in paths.items() if name not in said]


@pytest.mark.parametrize("path", [path for path in CLIMBING if {"..", "."} & {*path.split("/")}])
def test_a_name_that_climbs_is_refused_by_its_form_whatever_is_there(path):
    _, found = office.office(f"[site]\nemblem = '{path}'\n".encode())
    assert ["settings-value"] == [one.rule for one in found]


@pytest.mark.parametrize("path", [*CLIMBING, "media/secret.svg"])
def test_the_emblem_is_a_file_of_media_that_is_there(path, folder, tmp_path):
    (folder / "office.toml").write_text(f"[site]\nemblem = '{path}'\n", "utf-8")
    assert "office.toml" in refused(folder, tmp_path)


@pytest.mark.parametrize(
    "slug",
    [
        "..",
        "../x",
        "a/b",
        "a%2fb",
        ".",
        "A",
        "a b",
        "a.b",
        "-a",
        "a\\b",
        "é",
        "a--b",
        "con/",
        "\uff41",
    ],
)
def test_a_word_of_an_address_is_small_letters_digits_and_hyphens(slug):
    _, _, found = stories.file(f"Title: Mfano\nSummary: {stories.SUMMARY}\nSlug: {slug}\n\nx")
    assert ["slug"] == [one.rule for one in found]
    _, found = office.topics(
        f"[[topic]]\nkey = 'x'\nsw = {{title = 'a', slug = '{slug}'}}\nen = {{title = 'a', slug = 'a'}}".encode()
    )
    assert ["settings-value"] == [one.rule for one in found]


# Of a redirect's line in a web server's configuration, of a file's name, and of a header.
ALIASES = [
    "habari/x/",
    "//example.invalid/",
    "https://example.invalid/",
    "/\\example.invalid",
    "/../x",
    "/x/../../y",
    "/x/..",
    '/x"',
    "/x'\";",
    "/x;",
    "/x\\",
    "/x{a}",
    "/x{",
    "/$uri",
    "/x$args",
    "/x y",
    "/x\ty",
    "/x<script>",
    "/x#y",
    "/x|y",
    "/x`id`",
    "/x%0d%0aSet-Cookie:a",
    "/x%0ay",
    "/x%00",
    "/x%22",
    "/x%2e%2e/%2e%2e/y",
    "/x%5cy",
    "/%2e%2e/y",
    "/x\u2028y",
    "/\uff0e\uff0e/x",
]


@pytest.mark.parametrize("alias", ALIASES)
def test_an_old_address_that_could_end_a_line_a_text_or_a_folder_is_refused(alias):
    _, _, found = stories.file(f"Title: Mfano\nSummary: {stories.SUMMARY}\nAliases: {alias}\n\nx")
    assert found
    assert {one.rule for one in found} <= {
        "alias",
        "alias-letters",
        "control-character",
        "line-break",
    }


@pytest.mark.parametrize("ending", ["\r", "\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("field", ["Title", "Aliases", "Slug", "Image-Credit"])
def test_no_header_holds_the_end_of_a_line(ending, field):
    """A line's end ends the header, whatever stands behind it; other programs' ends are refused."""
    value = {"Aliases": "/x/", "Slug": "x"}.get(field, "x")
    head = f"Summary: {stories.SUMMARY}\n" + ("" if field == "Title" else "Title: Mfano\n")
    _, _, found = stories.file(f"{head}{field}: {value}{ending}Set-Cookie: a\n\nx")
    assert {one.rule for one in found} <= {"unknown-header", "control-character", "line-break"}
    assert found


NAMES = [
    "news/2026-11-20-a.sw.md/../../x",
    "news/2026-11-20-A.sw.md",
    "news/2026-11-20-a b.sw.md",
    "news/2026-11-20-a.sw.md.html",
    "news/2026-11-20-a.sw.html",
    "news/2026-11-20-a.fr.md",
    "news/2026-11-20-\uff41.sw.md",
    "news/2026-11-20-a\u0301.sw.md",
    "news/2026-11-20-..sw.md",
    "news/2026-11-20-a;id.sw.md",
    "news/2026-11-20-$(id).sw.md",
    "news/2026-11-20-a'\"><script>.sw.md",
    "news/2026-11-20-a\n.sw.md",
    "news/\u0662\u0660\u0662\u0666-11-20-a.sw.md",
    "news/-rf",
    "news/--help",
    "news/sub/2026-11-20-a.sw.md",
    "blog/2026-11-20-a.sw.md",
    "../news/2026-11-20-a.sw.md",
    "-rf/2026-11-20-a.sw.md",
]


@pytest.mark.parametrize("path", NAMES)
def test_a_story_whose_name_does_not_fit_is_refused(path):
    named, found = read.name(path)
    assert named is None
    assert {one.rule for one in found} <= {"name", "out-of-place", "name-needs-date"}


def test_odd_names_are_refused_in_a_whole_build_and_run_nothing(folder, tmp_path):
    names = [
        "-rf",
        "--help",
        "a;touch pwned;.sw.md",
        "$(touch pwned).sw.md",
        "`touch pwned`.md",
        "a\nb.md",
    ]
    for name in names:
        (folder / "news" / name).write_text("Title: x\n\nx")
    (folder / "media" / "-rf.pdf").write_text("x")
    (folder / "news" / "2026-11-20-a.sw.md").write_text(
        f"Title: Mfano\nSummary: {stories.SUMMARY}\nAttachments: media/-rf.pdf | Faili\n\nx"
    )
    said = refused(folder, tmp_path)
    assert [] == [name for name in names if name.split("\n")[0] not in said]
    assert "media/-rf.pdf" in said
    assert [] == list(tmp_path.rglob("pwned"))


# Links


SECRET = "siri-ya-nje"


@pytest.mark.parametrize(
    "place",
    [
        "news/2026-11-20-b.sw.md",
        "media/a.pdf",
        "media/2026",
        "media",
        "news",
        "pages",
        "office.toml",
        "topics.toml",
        "press/sealed.txt",
        "events/kina/ndani",
        "x",
    ],
)
@pytest.mark.parametrize("kind", ["a file", "a folder", "nothing", "itself", "a file within"])
def test_a_link_anywhere_in_the_content_stops_the_build_and_is_not_followed(place, kind, tmp_path):
    folder, outside = tmp_path / "content", tmp_path / "outside"
    outside.mkdir()
    (outside / "a.pdf").write_text(SECRET)
    (outside / "2026-11-20-c.sw.md").write_text(
        f"Title: {SECRET}\nSummary: {SECRET * 3}\n\n{SECRET}"
    )
    (tmp_path / "within").write_text(SECRET)
    (folder / place).parent.mkdir(parents=True)
    to = {
        "a file": outside / "2026-11-20-c.sw.md",
        "a folder": outside,
        "nothing": outside / "missing",
        "itself": folder / place,
        "a file within": os.path.relpath(tmp_path / "within", (folder / place).parent),
    }[kind]
    (folder / place).symlink_to(to)
    listed = content.load(folder)
    assert [("symbolic-link", place)] == [(one.rule, one.path) for one in listed.faults]
    assert {} == {**listed.sources, **listed.files, **listed.settings}


def test_a_build_with_a_link_in_its_content_says_so_and_gives_nothing_away(folder, tmp_path):
    (folder / "media" / "2026").symlink_to(tmp_path)
    (folder / "news" / "2026-11-20-a.sw.md").write_text(
        f"Title: Mfano\nSummary: {stories.SUMMARY}\nAttachments: media/2026/secret.pdf | Faili\n\nx"
    )
    said = refused(folder, tmp_path)
    assert "content/media/2026\n" in said
    assert "siri" not in said
