"""Every kind of page and every state that a page can be in, each by an address of the site's samples.

`NAMED` are chosen by hand. `others` finds what they leave out by itself: a page that bears a class of the theme
which no named page bears is looked at too, so that a new kind of page or a new state cannot be forgotten.
"""

from tests import built

NAMED = {
    "home": "/",
    "news": "/habari/2026/mfano-habari-yenye-picha/",
    "text": "/habari/2026/mfano-vipengele-vya-maandishi/",
    "long-title": "/habari/2026/mfano-kichwa-kirefu/",
    "press": "/taarifa-kwa-umma/2026/mfano-mwaliko-wa-waandishi/",
    "withdrawn": "/taarifa-kwa-umma/2026/mfano-taarifa-iliyoondolewa/",
    "corrected": "/taarifa-kwa-umma/2026/mfano-mabadiliko-ya-saa/",
    "publication": "/machapisho/2026/mfano-kipeperushi/",
    "stale": "/machapisho/2026/mfano-mwongozo/",
    "event": "/matukio/2027/mfano-kliniki-ya-sheria/",
    "moved": "/matukio/2026/mfano-mkutano-uliohamishwa/",
    "postponed": "/matukio/2027/mfano-kikao-kilichoahirishwa/",
    "cancelled": "/matukio/2026/mfano-ziara-iliyofutwa/",
    "repeating": "/matukio/2027/mfano-kikao-cha-kila-mwezi/",
    "page": "/kitengo-cha-mawasiliano-serikalini/",
    "list": "/machapisho/",
    "year": "/habari/2026/",
    "topics": "/mada/",
    "topic": "/mada/kliniki-za-sheria/",
    "campaign": "/mada/elimu-kwa-umma/",
    "whole": "/mada/kliniki-za-sheria/yote/",
    "events": "/matukio/",
    "past": "/matukio/yaliyopita/",
    "month": "/matukio/kalenda/2026/12/",
    "months": "/matukio/kalenda/",
    "regions": "/matukio/mkoa/",
    "region": "/matukio/mkoa/dodoma/",
    "empty": "/matukio/aina/mafunzo/",
    "clinics": "/kliniki-ya-sheria/",
    "diary": "/kituo-cha-habari/ratiba/",
    "centre": "/kituo-cha-habari/",
    "contact": "/wasiliana-nasi/",
    "site-map": "/ramani-ya-tovuti/",
    "missing": "/404.html",
}
ALONE = {
    "only-sw": "/habari/2026/mfano-kiswahili-pekee/",
    "only-en": "/en/news/2026/example-english-only/",
}


def addresses(site: built.Site) -> dict[str, tuple[str, str]]:
    """Give every named kind with its addresses: Kiswahili, English."""

    def other(url: str) -> str:
        return site.page(url).language_links[0].get("href")

    return {
        kind: (url, "/en/404.html" if kind == "missing" else other(url))
        for kind, url in NAMED.items()
    }


def classes(page: built.Page) -> set[str]:
    """Give the classes of the theme that a page bears."""
    return {one for value in page.tree.xpath("//@class") for one in value.split()}


def others(site: built.Site) -> list[str]:
    """Give further addresses, so that in each language every class is on a page that is looked at."""
    named = {url for both in addresses(site).values() for url in both}
    found = list(ALONE.values())
    for lang in built.OTHER:
        mine = [page for page in site.pages if page.lang == lang]
        seen = {one for page in mine if page.url in named for one in classes(page)}
        for page in mine:
            if not classes(page) <= seen:
                seen |= classes(page)
                found.append(page.url)
    return list(dict.fromkeys(found))
