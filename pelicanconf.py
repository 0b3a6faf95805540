"""Settings of the site: data only. What differs for the public build stands in publishconf.py."""

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
THEME = "theme"
PLUGIN_PATHS = ["."]
PLUGINS = ["plugins.engine.door"]

# The office's facts stand in content/office.toml; these are what Pelican itself asks for.
SITENAME = "Ofisi ya Mwanasheria Mkuu wa Serikali"
SITEURL = ""
TIMEZONE = "Africa/Dar_es_Salaam"
DEFAULT_LANG = "sw"

# Whether this build is for the public: then samples are left out.
PUBLIC = False
# How hard compressed copies are made beside texts (x.html.br, x.html.gz), to 11; 0 for no copies.
PRECOMPRESS = 0

# The functions that plan the site's pages, each `module:function` (docs/a-new-kind-of-page.md): those of
# stories see their texts, those of lists and the like see an edition, those of pages see all of these. Each bears
# the name of its list: plan_stories, plan, plan_pages, plan_assets.
# Sections that have a plan of their own name it themselves (plugins/schema/sections.py).
# The slow things that stories need (PLANS_OF_ASSETS) are planned first, each seeing what those before it gave,
# made once and kept.
PLANS_OF_ASSETS = [
    "plugins.pages.served:pictures",
    "plugins.pages.press.papers:plan_assets",
    "plugins.pages.social.cards:plan_assets",
    "plugins.pages.centre.kit:plan_assets",
]
PLANS_OF_STORIES = [
    "plugins.stories.story:plan_stories",
    "plugins.pages.centre.centre:plan_stories",
    "plugins.pages.reach.reach:plan_stories",
]
PLANS = [
    "plugins.pages.press.papers:plan",
    "plugins.pages.press.register:plan",
    "plugins.pages.listings.lists:plan",
    "plugins.pages.listings.topics:plan",
    "plugins.pages.listings.home:plan",
    "plugins.pages.photos.library:plan",
    "plugins.pages.publications.shelves:plan",
    "plugins.pages.events.ways:plan",
    "plugins.pages.events.months:plan",
    "plugins.pages.events.finder:plan",
    "plugins.pages.events.diary:plan",
    "plugins.pages.feeds.feed:plan",
    "plugins.pages.calendars.calendar:plan",
    "plugins.pages.data.sets:plan",
]
PLANS_OF_PAGES = [
    "plugins.pages.listings.site_map:plan_pages",
    "plugins.pages.search.page:plan_pages",
    "plugins.pages.sitemap.machines:plan_pages",
    "plugins.pages.redirects.redirects:plan_pages",
    # The last, for it says since when all of this has been so.
    "plugins.pages.sitemap.since:plan_pages",
]

# Menus: the key of its words (titles.menu in theme/strings; titles.tasks for what people come to the home page
# for), and where it leads: a section, the register, a place of the site, or the pair key of a standing page.
# What does not exist is left out.
PLACES = {
    "menu": (
        ("home", "home"),
        ("about", "kuhusu-sisi"),
        ("news", "news"),
        ("press", "press"),
        ("publications", "publications"),
        ("events", "events"),
        ("media", "kituo-cha-habari"),
        ("contact", "wasiliana-nasi"),
    ),
    "strip": (
        ("contact", "wasiliana-nasi"),
        ("faq", "maswali"),
        ("complaints", "malalamiko"),
    ),
    "tasks": (
        ("clinic", "legal-clinic"),
        ("verify", "register"),
        ("publications", "publications"),
        ("faq", "maswali"),
        ("information", "mpango-wa-uchapishaji"),
        ("complaints", "malalamiko"),
    ),
    "quick": (
        ("about", "kuhusu-sisi"),
        ("unit", "kitengo-cha-mawasiliano-serikalini"),
        ("scheme", "mpango-wa-uchapishaji"),
        ("clinic", "legal-clinic"),
        ("photos", "photo-library"),
        ("data", "data"),
        ("faq", "maswali"),
    ),
    "legal": (
        ("site-map", "site-map"),
        ("copyright", "hakimiliki"),
        ("terms", "vigezo-na-masharti"),
        ("disclaimer", "kanusho"),
        ("privacy", "sera-ya-faragha"),
        ("accessibility", "tamko-la-ufikivu"),
    ),
}

MARKDOWN = {
    "extensions": [
        "markdown.extensions.tables",
        "markdown.extensions.footnotes",
        "markdown.extensions.def_list",
        "markdown.extensions.sane_lists",
        "markdown.extensions.abbr",
    ],
    "output_format": "html",
}

# Pelican's own generators are given nothing: each of these would write outside the plan.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
READERS = {"rst": None, "html": None}
DIRECT_TEMPLATES = []
TEMPLATE_PAGES = {}
THEME_STATIC_PATHS = []
FEED_ATOM = None
FEED_RSS = None
FEED_ALL_ATOM = None
FEED_ALL_RSS = None
CATEGORY_FEED_ATOM = None
CATEGORY_FEED_RSS = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TAG_FEED_ATOM = None
TAG_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
TRANSLATION_FEED_RSS = None
CATEGORY_SAVE_AS = ""
CATEGORIES_SAVE_AS = ""
TAG_SAVE_AS = ""
TAGS_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
AUTHORS_SAVE_AS = ""
ARCHIVES_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = ""
MONTH_ARCHIVE_SAVE_AS = ""
DAY_ARCHIVE_SAVE_AS = ""
