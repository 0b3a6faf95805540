"""The regions of Tanzania: the key of each and its name in both languages.

The 26 regions of the mainland and the 5 of Zanzibar, as the National Bureau of Statistics lists them.
"""

MAINLAND = (
    "Arusha", "Dar es Salaam", "Dodoma", "Geita", "Iringa", "Kagera", "Katavi", "Kigoma", "Kilimanjaro",
    "Lindi", "Manyara", "Mara", "Mbeya", "Morogoro", "Mtwara", "Mwanza", "Njombe", "Pwani", "Rukwa",
    "Ruvuma", "Shinyanga", "Simiyu", "Singida", "Songwe", "Tabora", "Tanga",
)  # fmt: skip
ISLANDS = (
    ("Kaskazini Pemba", "Pemba North"),
    ("Kaskazini Unguja", "Unguja North"),
    ("Kusini Pemba", "Pemba South"),
    ("Kusini Unguja", "Unguja South"),
    ("Mjini Magharibi", "Urban West"),
)


def _key(name: str) -> str:
    return name.lower().replace(" ", "-")


NAMES: dict[str, dict[str, str]] = {
    **{_key(name): {"sw": name, "en": name} for name in MAINLAND},
    **{_key(sw): {"sw": sw, "en": en} for sw, en in ISLANDS},
}
MAINLAND_KEYS = frozenset(_key(name) for name in MAINLAND)
KEYS: dict[str, str] = {
    name.casefold(): key for key, names in NAMES.items() for name in (key, *names.values())
}
# As editors write them, the Kiswahili names first; KEYS takes them in any letters, and the keys too.
SPELLED: tuple[str, ...] = tuple(
    dict.fromkeys(names[lang] for lang in ("sw", "en") for names in NAMES.values())
)


def slug(key: str, lang: str) -> str:
    """Give the address word of a region in a language: `mjini-magharibi`, `urban-west`."""
    return _key(NAMES[key][lang])
