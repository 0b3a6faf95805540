"""A stock Pelican of the same words: i18n_subsites, typogrify and a plain theme."""

AUTHOR = "Mfano"
SITENAME = "Tovuti ya mfano"
SITEURL = "https://example.org"
RELATIVE_URLS = False
PATH = "content"
THEME = "theme"
TIMEZONE = "Africa/Dar_es_Salaam"
DEFAULT_LANG = "sw"
TYPOGRIFY = True

PLUGINS = ["pelican.plugins.i18n_subsites"]
I18N_SUBSITES = {"en": {"SITENAME": "Example site"}}

ARTICLE_PATHS = ["news", "press", "publications", "events"]
PAGE_PATHS = ["pages"]
STATIC_PATHS: list[str] = []
ARTICLE_URL = "{category}/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{date:%Y}/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
YEAR_ARCHIVE_URL = "archive/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/index.html"
AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
SUMMARY_MAX_LENGTH = None

FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = "{slug}/feed.xml"
FEED_MAX_ITEMS = 20
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
