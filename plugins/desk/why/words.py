"""The words of `make why`, in both languages."""

# In the order in which they are told.
CAUSES = {
    "new": {"sw": "ukurasa ni mpya", "en": "the page is new"},
    "own": {"sw": "faili lake limebadilika", "en": "its own file has changed"},
    "values": {
        "sw": "kinachooneshwa kutoka katika mafaili mengine kimebadilika",
        "en": "what it shows of other files has changed",
    },
    "template": {
        "sw": "kiolezo chake kimebadilika, au kingine ambacho kiolezo hicho hukitumia",
        "en": "its template has changed, or another that it uses",
    },
    "strings": {
        "sw": "maneno ya tovuti ya lugha yake yamebadilika",
        "en": "the site's words of its language have changed",
    },
    "frame": {
        "sw": "kilicho kwenye kila ukurasa kimebadilika: menyu, mawasiliano au tangazo",
        "en": "what is on every page has changed: the menu, the contacts or a notice",
    },
    "program": {"sw": "programu ya tovuti imebadilika", "en": "the site's program has changed"},
    "output": {
        "sw": "faili lake katika tovuti iliyojengwa lilibadilishwa au liliondolewa",
        "en": "its file in the built site was altered or removed",
    },
    "unknown": {
        "sw": "sababu haijulikani: kumbukumbu ya ujenzi uliotangulia haipo",
        "en": "the cause is unknown: nothing is kept of the build before",
    },
}
LAST = {
    "sw": "Ujenzi wa mwisho uliotengeneza kurasa: {when}. Kurasa zilizotengenezwa upya: {n}.",
    "en": "The last build that made any page: {when}. Pages made anew: {n}.",
}
CHANGED = {"sw": "Yaliyobadilika kabla ya ujenzi huo:", "en": "What had changed before that build:"}
MORE_FILES = {"sw": "na mengine {n}", "en": "and {n} more"}
MORE_PAGES = {"sw": "na nyingine {n}", "en": "and {n} more"}
OWN = {"sw": "Faili lake: {file}", "en": "Its own file: {file}"}
HOW = {"sw": "Hutengenezwa kwa: {how}", "en": "It is made by: {how}"}
STRINGS = {"sw": "Maneno ya tovuti: {file}", "en": "The site's words: {file}"}
NEWEST = {
    "sw": "Ulitengenezwa upya katika ujenzi wa mwisho uliotengeneza kurasa ({when}), kwa sababu:",
    "en": "It was made anew by the last build that made any page ({when}), because:",
}
SINCE = {
    "sw": "Haujabadilika tangu {when}; kurasa nyingine zimetengenezwa upya baadaye (ujenzi: {n})."
    " Ulitengenezwa wakati huo kwa sababu:",
    "en": "It has stood since {when}; other pages were made anew later (builds: {n})."
    " It was made then because:",
}
NOTHING = {
    "sw": "Hakuna kumbukumbu ya ujenzi wa tovuti hii. Andika make site kwanza.",
    "en": "Nothing is kept of a build of this site. Type make site first.",
}
NO_PAGE = {"sw": "Hakuna ukurasa {page}.", "en": "There is no page {page}."}
NEAREST = {"sw": "Anwani zinazofanana nayo:", "en": "The nearest addresses:"}


def sentence(cause: str, lang: str) -> str:
    """Give a cause as a sentence begins."""
    said = CAUSES[cause][lang]
    return said[0].upper() + said[1:]
