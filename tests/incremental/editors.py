"""Steps of editors: stories, translations, links, media, facts, dates, and faults."""

import datetime as dt

from .steps import other, pick, step
from .story import BODIES, SUMMARIES, TITLES, Story
from .work import NOW, OFFICE, TOPICS, Outcome, Work, differences, picture, told, tree


def _story(work: Work, number: int) -> Story | None:
    """Give a story that has a page, or None."""
    paged = [story for story in work.stories.values() if story.section != "notices"]
    return pick(paged, number) if paged else None


def _notices(work: Work) -> list[Story]:
    return [story for story in work.stories.values() if story.section == "notices"]


@step("add a notice, or delete one")
def notice(work: Work, a: int, b: int) -> bool:
    """Some stand at the first moment, some begin or end as TODAY moves, one is of one day."""
    standing = _notices(work)
    if len(standing) > 2 or (standing and a % 3 == 0):
        del work.stories[pick(standing, b).key]
    else:
        terms = [
            ("2026-11-01", "2026-12-31"),
            ("2026-11-22 12:00", "2026-11-24"),
            ("2026-11-20", "2026-11-22 13:00"),
            ("2026-11-24", "2026-11-24"),
        ]
        first, last = pick(terms, b)
        named = pick([one for one in work.stories.values() if one not in standing] or [None], a)
        facts = {"From": first, "Until": last, "Level": pick(["plain", "urgent"], a)}
        if named and b % 3:
            facts["Story"] = named.pair
        langs = pick([["sw", "en"], ["sw"], ["en"]], a // 2)
        free = [one for one in "abc" if f"notices/2026-11-01-{one}" not in work.stories]
        made = Story("notices", f"2026-11-01-{free[0]}", langs, facts=facts)
        work.stories[made.key] = made
    work.settle()
    return True


@step("edit a notice: words, level, end, draft, sample")
def edit_notice(work: Work, a: int, b: int) -> bool:
    standing = _notices(work)
    if not standing:
        return False
    story = pick(standing, a)
    if b % 3 == 0:
        story.title = (story.title + 1) % len(TITLES)
    elif b % 3 == 1:
        name, values = pick(
            [("Level", ["plain", "urgent"]), ("Until", ["2026-12-31", "2026-11-25 09:00"])], b // 3
        )
        story.facts[name] = other(values, story.facts.get(name), b)
    else:
        name, value = pick([("Status", "draft"), ("Sample", "yes")], b // 3)
        if story.facts.pop(name, None) is None:
            story.facts[name] = value
    work.settle()
    return True


@step("edit a body")
def body(work: Work, a: int, b: int) -> bool:
    if story := _story(work, a):
        lang = pick(story.langs, b)
        story.body[lang] = (story.body.get(lang, 0) + 1 + b % 3) % len(BODIES)
        work.settle()
    return bool(story)


@step("record a translation, or forget it")
def record(work: Work, a: int, b: int) -> bool:
    """From then on an edit of the Kiswahili text makes the English page stale."""
    story = pick([one for one in work.stories.values() if len(one.langs) == 2] or [None], a)
    if story:
        words = story.words("sw", work.stories, work.media)
        made = ["", f"{words} | 2026-11-20", f"{words} | 2026-11-21", words]
        story.made_from = other(made, story.made_from, b)
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
    free = [letter for letter in "abcdefg" if story.key[:-1] + letter not in work.stories]
    pair = story.pair[:-1] + pick(free, b)
    new = f"{story.section}/{pair}"
    for linking in work.stories.values():
        linking.links = [new if link == story.key else link for link in linking.links]
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
    free = [
        (story, there.key)
        for story in work.stories.values()
        for there in work.stories.values()
        if there.linkable and there is not story and there.key not in story.links
    ]
    if free:
        story, key = pick(free, a)
        story.links.append(key)
        work.settle()
    return bool(free)


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


@step("name an event's report, or put a publication into a series; or take it back")
def lead(work: Work, a: int, b: int) -> bool:
    some = [one for one in work.stories.values() if one.section in ("events", "publications")]
    reports = [one.pair for one in work.stories.values() if one.linkable and one.section == "news"]
    if not some or not reports:
        return False
    story = pick(some, a)
    name = "Outcome" if story.section == "events" else "Series"
    if story.facts.pop(name, None) is None:
        story.facts[name] = pick(reports, b) if name == "Outcome" else "Jarida la mfano"
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


@step("toggle what the other file takes over: a name, a contact, what has changed")
def shared(work: Work, a: int, b: int) -> bool:
    story = pick(
        [one for one in work.stories.values() if one.section in ("press", "events")] or [None], a
    )
    if story:
        own = "Venue" if story.section == "events" else "Signatory"
        name, value = pick(
            [
                (own, "Mfano | Mkuu"),
                ("Contact", "a@example.invalid"),
                ("Updated", "2026-11-20 | A"),
            ],
            b,
        )
        if story.facts.pop(name, None) is None:
            story.facts[name] = value
        work.settle()
    return bool(story)


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
    moments = [NOW - dt.timedelta(days=days) for days in (0, 3, 50, 100)]
    before = [moment for moment in moments if moment < work.now]
    if before:
        work.now = pick(before, a)
    return bool(before)


@step("change media bytes")
def media(work: Work, a: int, b: int) -> bool:
    name = pick(sorted(work.media), a)
    form = {"jpg": "JPEG", "pdf": "PDF"}.get(name[-3:])
    data = [picture(width, form) if form else b"a,b\n%d,2\n" % width for width in range(4, 9)]
    work.media[name] = other(data, work.media[name], b)
    work.settle()
    return True


@step("rename, add or remove media")
def rename_media(work: Work, a: int, b: int) -> bool:
    name = pick(sorted(work.media), a)
    new = pick([letter for letter in "abcd" if letter + name[1:] not in work.media], b) + name[1:]
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
    """Change the name, the address for letters, or the site's own address."""
    texts = [
        OFFICE,
        OFFICE.replace("Ofisi ya Mfano", "Ofisi ya Kwanza"),
        OFFICE.replace("mfano@", "pili@"),
        OFFICE.replace("https://example.invalid", ""),
        OFFICE.replace('prevails = ""', 'prevails = "sw"'),
    ]
    path = work.content / "office.toml"
    path.write_text(other(texts, path.read_text(), a))
    return True


@step("edit topics.toml")
def topics(work: Work, a: int, b: int) -> bool:
    """Change the title or the address of a topic."""
    texts = [
        TOPICS,
        TOPICS.replace("Elimu kwa umma", "Mafunzo"),
        TOPICS.replace('"education"', '"learning"'),
    ]
    path = work.content / "topics.toml"
    path.write_text(other(texts, path.read_text(), a))
    return True


FAULTS = (
    ("news/2026-01-07-kosa.sw.md", b"Titel: Kosa\n\nAya.\n"),
    (
        "press/sealed/register.tsv",
        b"pair\tlang\tsource\tpdf\tdate\n2026-02-03-taarifa-aa\tsw\t"
        + b"0" * 64
        + b"\t"
        + b"0" * 64
        + b"\t2026-02-04\n",
    ),
    (
        "news/2026-01-07-kosa.sw.md",
        b"Title: Kosa\nSummary: Muhtasari wa mfano wa kosa.\n\n[a]({filename}x.sw.md) [b](/none/)\n",
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
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    expected, standing = work.clean(), tree(work.output)
    for _ in range(2):  # the second time it is known, and still a fault
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
    if isinstance(expected, list):
        assert expected == outcome
    else:
        assert isinstance(outcome, Outcome), outcome
        assert work.warnings == told(outcome.warnings)
    assert [] == differences(standing, tree(work.output))
    return True
