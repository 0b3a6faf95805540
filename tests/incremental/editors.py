"""Steps of editors: stories, translations, links, media, facts, dates, and faults."""

import datetime as dt

from .steps import pick, step
from .story import BODIES, SUMMARIES, TITLES, Story
from .work import NOW, OFFICE, TOPICS, Work, differences, picture, tree


def _story(work: Work, number: int) -> Story | None:
    return pick([*work.stories.values()], number) if work.stories else None


@step("edit a body")
def body(work: Work, a: int, b: int) -> bool:
    if story := _story(work, a):
        lang = pick(story.langs, b)
        story.body[lang] = (story.body.get(lang, 0) + 1 + b % 3) % len(BODIES)
        work.settle()
    return bool(story)


@step("edit a title")
def title(work: Work, a: int, b: int) -> bool:
    if story := _story(work, a):
        story.title = (story.title + 1 + b % 3) % len(TITLES)
        work.settle()
    return bool(story)


@step("edit a summary")
def summary(work: Work, a: int, b: int) -> bool:
    story = pick([one for one in work.stories.values() if one.section != "pages"] or [None], a)
    if story:
        story.summary = (story.summary + 1 + b % 2) % len(SUMMARIES)
        work.settle()
    return bool(story)


@step("add a story")
def add(work: Work, a: int, b: int) -> bool:
    if len(work.stories) > 14:
        return False
    section = pick(["news", "press", "publications", "events", "pages"], a)
    day = pick(["2024-02-29", "2026-01-05", "2026-06-30", "2026-11-22", "2026-11-25"], a // 5)
    name = pick(["x", "y", "maswali"], b)
    pair = name if section == "pages" else f"{day}-{name}"
    facts = {}
    if section == "publications":
        facts = {"Kind": "other"}
    if section == "events":
        facts = {"Kind": "other", "Starts": pick(["2026-11-23", "2025-01-01", "2027-03-01"], b)}
    story = Story(section, pair, [["sw", "en"], ["sw"], ["en"]][b // 3 % 3], facts=facts)
    if story.key in work.stories:
        return False
    work.stories[story.key] = story
    work.settle()
    return True


@step("delete a story")
def delete(work: Work, a: int, b: int) -> bool:
    if len(work.stories) < 4:
        return False
    del work.stories[pick([*work.stories], a)]
    work.settle()
    return True


@step("rename a story")
def rename(work: Work, a: int, b: int) -> bool:
    story = _story(work, a)
    if story is None:
        return False
    pair = story.pair[:-1] + pick("abcdefg", b)
    new = f"{story.section}/{pair}"
    if new in work.stories:
        return False
    for other in work.stories.values():
        other.links = [new if link == story.key else link for link in other.links]
    del work.stories[story.key]
    story.pair = pair
    work.stories[new] = story
    work.settle()
    return True


@step("rename a story by its files alone")
def move(work: Work, a: int, b: int) -> bool:
    """Move both files (same inode, same mtime) to another day, so that only the path tells."""
    movable = [one for one in work.stories.values() if one.section in ("news", "press")]
    movable = [
        one for one in movable if not any(one.key in other.links for other in work.stories.values())
    ]
    if not movable:
        return False
    story = pick(movable, a)
    new = f"{pick(['2026-03-09', '2025-03-09', '2026-11-23'], b)}{story.pair[10:]}"
    if f"{story.section}/{new}" in work.stories:
        return False
    for lang in story.langs:
        folder = work.content / story.section
        (folder / f"{story.pair}.{lang}.md").rename(folder / f"{new}.{lang}.md")
    del work.stories[story.key]
    story.pair = new
    work.stories[story.key] = story
    work.settle()
    return True


@step("add a translation")
def translate(work: Work, a: int, b: int) -> bool:
    alone = [story for story in work.stories.values() if len(story.langs) == 1]
    if alone:
        pick(alone, a).langs = ["sw", "en"]
        work.settle()
    return bool(alone)


@step("remove a translation")
def untranslate(work: Work, a: int, b: int) -> bool:
    both = [story for story in work.stories.values() if len(story.langs) == 2]
    if both:
        pick(both, a).langs.pop(b % 2)
        work.settle()
    return bool(both)


@step("add a link between stories")
def link(work: Work, a: int, b: int) -> bool:
    story, there = _story(work, a), _story(work, b)
    if not story or not there or story is there or not there.linkable or there.key in story.links:
        return False
    story.links.append(there.key)
    work.settle()
    return True


@step("remove a link between stories")
def unlink(work: Work, a: int, b: int) -> bool:
    linking = [story for story in work.stories.values() if story.links]
    if linking:
        pick(linking, a).links.pop()
        work.settle()
    return bool(linking)


@step("add or remove a correction")
def correct(work: Work, a: int, b: int) -> bool:
    press = [story for story in work.stories.values() if story.section == "press"]
    named = [story for story in press if story.linkable]
    if not press or not named:
        return False
    story, there = pick(press, a), pick(named, b)
    if story.facts.pop("Corrects", None) is None and story is not there:
        story.facts["Corrects"] = there.pair
    work.settle()
    return True


@step("toggle a fact: topics, withdrawn, sample")
def fact(work: Work, a: int, b: int) -> bool:
    story = _story(work, a)
    if story is None:
        return False
    if b % 3 == 0:
        story.topics = [] if story.topics else [pick(["elimu", "maonesho"], b // 3)]
    else:
        name, value = [("Withdrawn", "2026-11-20 | Sababu ya mfano"), ("Sample", "yes")][b % 2]
        if story.facts.pop(name, None) is None:
            story.facts[name] = value
    work.settle()
    return True


@step("toggle a draft")
def draft(work: Work, a: int, b: int) -> bool:
    if story := _story(work, a):
        if story.facts.pop("Status", None) is None:
            story.facts["Status"] = "draft"
        work.settle()
    return bool(story)


@step("set or clear Publish-At")
def publish_at(work: Work, a: int, b: int) -> bool:
    if story := _story(work, a):
        if story.facts.pop("Publish-At", None) is None:
            story.facts["Publish-At"] = pick(["2026-11-22 12:00", "2026-11-24", "2026-11-01"], b)
        work.settle()
    return bool(story)


@step("TODAY moves forward")
def forward(work: Work, a: int, b: int) -> bool:
    later = work.now + pick([dt.timedelta(hours=4), dt.timedelta(days=2), dt.timedelta(days=40)], a)
    if later.year > 2027:
        return False
    work.now = later
    return True


@step("TODAY moves backward")
def backward(work: Work, a: int, b: int) -> bool:
    before = pick([NOW, NOW - dt.timedelta(days=3), NOW - dt.timedelta(days=100)], a)
    if before >= work.now:
        return False
    work.now = before
    return True


@step("change media bytes")
def media(work: Work, a: int, b: int) -> bool:
    name = pick(sorted(work.media), a)
    form = {"jpg": "JPEG", "pdf": "PDF"}.get(name[-3:])
    data = picture(4 + b % 5, form) if form else b"a,b\n%d,2\n" % (b % 10)
    changed = work.media[name] != data
    work.media[name] = data
    work.settle()
    return changed


@step("rename, add or remove media")
def rename_media(work: Work, a: int, b: int) -> bool:
    name = pick(sorted(work.media), a)
    new = pick("abcd", b) + name[1:]
    if new in work.media:
        return False
    (work.content / "media/2026" / name).rename(work.content / "media/2026" / new)
    work.media[new] = work.media.pop(name)
    for story in work.stories.values():
        story.image = new if story.image == name else story.image
        story.files = [new if file == name else file for file in story.files]
    work.settle()
    return True


@step("attach media to a story, or take it away")
def attach(work: Work, a: int, b: int) -> bool:
    story = _story(work, a)
    if story is None:
        return False
    name = pick(sorted(work.media), b)
    if name.endswith(".jpg"):
        story.image = "" if story.image else name
    elif name in story.files:
        story.files.remove(name)
    else:
        story.files.append(name)
    work.settle()
    return True


@step("edit office.toml")
def office(work: Work, a: int, b: int) -> bool:
    text = OFFICE.replace("Ofisi ya Mfano", pick(["Ofisi ya Mfano", "Ofisi ya Kwanza"], a))
    text = text.replace("mfano@", pick(["mfano@", "pili@"], a // 2))
    if b % 3 == 1:
        text = text.replace("https://example.invalid", "")
    pictures = sorted(name for name in work.media if name.endswith(".jpg"))
    if b % 3 == 2 and pictures[0] == "a.jpg":
        return False  # its name may change: an emblem is then a fault, which another step is about
    return _write(work, "office.toml", text)


@step("edit topics.toml")
def topics(work: Work, a: int, b: int) -> bool:
    text = TOPICS.replace("Elimu kwa umma", pick(["Elimu kwa umma", "Elimu", "Mafunzo"], a))
    text = text.replace('slug = "education"', f'slug = "{pick(["education", "learning"], b)}"')
    return _write(work, "topics.toml", text)


def _write(work: Work, name: str, text: str) -> bool:
    path = work.content / name
    changed = path.read_text() != text
    path.write_text(text)
    return changed


FAULTS = (
    ("news/2026-01-07-kosa.sw.md", b"Titel: Kosa\n\nAya.\n"),
    (
        "news/2026-01-07-kosa.sw.md",
        b"Title: Kosa\nSummary: Muhtasari wa mfano wa kosa.\n\n[a]({filename}x.sw.md)\n",
    ),
    ("pages/kosa.en.md", b"Title: Kosa\n\n![alt]({static}/media/2026/none.jpg)\n"),
    ("pages/kosa.en.md", b"Title: Kosa\n\n[a](/none/)\n"),
    ("pages/kosa.sw.md", b"Title: Kosa \xff\n\nAya.\n"),
    ("media/2026/a.jpg", b"no picture"),
    ("office.toml", b"[name\n"),
    ("topics.toml", b""),
    ("kosa.txt", b"out of place"),
)


@step("a build refused for a fault in content, then mended")
def refused(work: Work, a: int, b: int) -> bool:
    name, data = pick(FAULTS, a)
    path = work.content / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    expected, standing = work.clean(), tree(work.output)
    work.follow(expected, standing)
    if before is None:
        path.unlink()
    else:
        path.write_bytes(before)
    return isinstance(expected, list)


@step("a check without a build")
def check(work: Work, a: int, b: int) -> bool:
    """A check writes nothing, whatever it finds; the build after it makes use of what it read."""
    standing = tree(work.output)
    expected, outcome = work.clean(), work.attempt(check=True)
    assert (expected if isinstance(expected, list) else None) == (
        outcome if isinstance(outcome, list) else None
    )
    assert [] == differences(standing, tree(work.output))
    return True
