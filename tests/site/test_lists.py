"""Lists are complete: nothing that was published is lost on the way to its reader."""

from tests import built
from tests.written import SECTIONS

DATED = [name for name in SECTIONS if name != "pages"]


def test_every_story_has_its_page(site, shown):
    assert [] == [
        story.url(lang)
        for story in shown
        for lang in story.files
        if story.url(lang) not in site.by_url
    ]


def test_a_year_lists_each_story_of_the_year_and_no_other(site, shown):
    wrong = []
    for section in DATED:
        for lang, base in SECTIONS[section].items():
            for year in sorted({story.year for story in shown if story.section == section}):
                mine = [one for one in shown if one.section == section and one.year == year]
                expected = {one.link(lang) for one in mine if one.listed}
                every = {one.url(of) for one in shown for of in one.files}
                page = site.by_url.get(f"{base}{year}/")
                listed = page.leads_to() & every if page else set()
                if expected != listed:
                    wrong.append((f"{base}{year}/", expected ^ listed))
    assert [] == wrong


def test_every_year_is_linked_from_its_section(site, shown):
    lost = []
    for story in shown:
        for base in SECTIONS[story.section].values():
            year = f"{base}{story.year}/"
            if story.listed and year not in site.page(base).leads_to():
                lost.append(year)
    assert [] == lost


def test_a_section_lists_its_newest_stories(site, shown):
    lost = []
    for section in ("news", "press", "publications"):
        mine = sorted(
            (one for one in shown if one.section == section and one.listed),
            key=lambda story: story.pair,
            reverse=True,
        )
        for lang, base in SECTIONS[section].items():
            links = site.page(base).leads_to()
            lost += [one.link(lang) for one in mine[:20] if one.link(lang) not in links]
    assert [] == lost


def test_events_that_have_not_ended_are_on_the_events_page(site, shown):
    ahead = [
        story
        for story in shown
        if story.section == "events"
        and story.listed
        and (story.fact("ends") or story.fact("starts"))[:10] >= built.TODAY
    ]
    assert ahead
    assert [] == [
        story.link(lang)
        for story in ahead
        for lang, base in SECTIONS["events"].items()
        if story.link(lang) not in site.page(base).leads_to()
    ]


def test_a_story_in_one_language_is_in_the_other_languages_lists_with_its_language(
    site, shown, words
):
    wrong = []
    alone = [one for one in shown if len(one.files) == 1 and one.listed]
    assert {"sw", "en"} == {lang for one in alone for lang in one.files}
    for story in alone:
        (lang,) = story.files
        other = built.OTHER[lang]
        page = site.page(f"{SECTIONS[story.section][other]}{story.year}/")
        links = [a for a in page.main_links if a.get("href") == story.url(lang)]
        note = words[other]["marks"]["only"][lang]
        items = [built.flat(a.xpath("string(ancestor::li[1])")) for a in links]
        if (
            not links
            or any(_lang(a) != lang for a in links)
            or not all(note in one for one in items)
        ):
            wrong.append(story.url(lang))
    assert [] == wrong


def _lang(element):
    return element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


def test_a_story_in_one_language_says_so_on_its_page(site, shown, words):
    assert [] == [
        story.url(lang)
        for story in shown
        if len(story.files) == 1
        for lang in story.files
        if words[lang]["marks"]["alone"][lang] not in site.page(story.url(lang)).main_text
    ]


def test_a_withdrawn_story_keeps_its_page_and_leaves_all_lists(site, shown):
    gone = [one for one in shown if one.fact("withdrawn")]
    assert gone
    for story in gone:
        for lang in story.files:
            url = story.url(lang)
            assert story.fact("withdrawn").split("|")[0].strip()[:4] in site.page(url).main_text
            others = [page for page in site.pages if page.url not in map(story.url, story.files)]
            lists = [page.url for page in others if url in page.leads_to()]
            assert set() == {one for one in lists if _is_list(one, shown)}


def _is_list(url, shown):
    """Whether a page is a list; the register is a record, which keeps what was withdrawn."""
    if url.startswith(("/taarifa-kwa-umma/rejista/", "/en/press-releases/register/")):
        return False
    return url not in {story.url(lang) for story in shown for lang in story.files}


def test_the_site_map_leads_to_every_section_and_standing_page(site, shown):
    lost = []
    for lang, base in (("sw", "/ramani-ya-tovuti/"), ("en", "/en/site-map/")):
        links = site.page(base).leads_to()
        wanted = {SECTIONS[name][lang] for name in DATED}
        wanted |= {one.url(lang) for one in shown if one.section == "pages" and lang in one.files}
        lost += sorted(wanted - links)
    assert [] == lost


def test_every_page_can_be_reached_from_home(site, shown):
    gone = {one.url(lang) for one in shown if one.fact("withdrawn") for lang in one.files}
    seen, ahead = set(), ["/"]
    while ahead:
        page = site.by_url.get(ahead.pop())
        if page is None or page.url in seen:
            continue
        seen.add(page.url)
        ahead += [a.get("href").partition("#")[0] for a in page.tree.xpath("//a[@href]")]
    assert [] == [page.url for page in site.addressed if page.url not in seen | gone]
