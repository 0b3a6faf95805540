"""What Kiswahili speakers call the headers and the words of the schema, for the cure of one that is not known.

The names of headers and the words of lists are English, as Pelican has them; many who write think in Kiswahili.
Nothing of it is taken in their place: it is offered.
"""

from collections.abc import Collection, Mapping

# By field. A section's own field goes before one that all sections have: `Tarehe` of an event is when it starts.
HEADERS: Mapping[str, tuple[str, ...]] = {
    "title": ("Kichwa", "Kichwa cha habari", "Kichwa cha tangazo", "Tangazo"),
    "summary": ("Muhtasari", "Kwa ufupi"),
    "slug": ("Neno la anwani", "Anwani"),
    "date": ("Tarehe", "Tarehe na saa"),
    "image": ("Picha", "Picha kuu"),
    "image_alt": ("Picha inaonesha nini", "Maelezo ya picha", "Picha inaonesha"),
    "image_caption": ("Maelezo chini ya picha",),
    "image_credit": ("Mpiga picha", "Picha na", "Chanzo cha picha"),
    "gallery": ("Picha nyingine", "Picha zaidi"),
    "video": ("Anwani ya video", "Filamu"),
    "menu": ("Menyu", "Katika menyu"),
    "people": ("Viongozi", "Watu", "Kiongozi"),
    "topics": ("Mada", "Topic"),
    "attachments": ("Viambatisho", "Kiambatisho", "Attachment"),
    "updated": ("Kilichobadilika", "Imehuishwa", "Marekebisho"),
    "publish_at": ("Isitangazwe kabla", "Itangazwe", "Muda wa kutangazwa", "Embargo"),
    "withdrawn": ("Imeondolewa", "Imeondolewa tarehe"),
    "aliases": ("Anwani za zamani", "Anwani ya zamani"),
    "only": ("Lugha", "Lugha moja"),
    "status": ("Hali", "Rasimu"),
    "sample": ("Mfano",),
    "owner": ("Anayetunza", "Mmiliki", "Msimamizi"),
    "review_by": ("Ipitiwe upya", "Upitiwe upya", "Ipitiwe kabla"),
    "approved": ("Imeidhinishwa", "Imeidhinishwa na"),
    "source_hash": ("Alama ya chanzo",),
    "reference": ("Kumbukumbu namba", "Kumbukumbu", "Kumb. Na.", "Kumb", "Kumb Na", "Namba ya kumbukumbu"),
    "heading": ("Kichwa cha taarifa", "Aina ya taarifa"),
    "subject": ("Yah", "Mada ya taarifa", "Kuhusu", "Re"),
    "place": ("Mahali", "Mahali ilipotolewa", "Pahala"),
    "issued_by": ("Imetolewa na", "Kitengo", "Mtoaji"),
    "signatory": ("Mtia saini", "Anayetia saini", "Saini"),
    "contact": ("Mawasiliano", "Kwa maelezo zaidi", "Simu"),
    "corrects": ("Inasahihisha", "Taarifa inayosahihishwa"),
    "kind": ("Aina", "Aina ya tukio", "Aina ya chapisho"),
    "files": ("Faili", "Mafaili"),
    "series": ("Mfululizo", "Jina la mfululizo"),
    "issue": ("Toleo", "Namba ya toleo", "Toleo namba"),
    "period": ("Kipindi", "Kipindi kinachohusika"),
    "starts": ("Tarehe", "Kuanza", "Linaanza", "Inaanza", "Tarehe ya kuanza", "Saa ya kuanza"),
    "ends": ("Kumalizika", "Linamalizika", "Mwisho", "Tarehe ya kumalizika", "Saa ya kumalizika"),
    "arrival": ("Kuwasili", "Muda wa kuwasili"),
    "period_word": ("Kipindi cha siku", "Neno la kipindi cha siku"),
    "venue": ("Mahali", "Ukumbi", "Mahali pa tukio"),
    "region": ("Mkoa",),
    "map": ("Ramani", "Mahali kwenye ramani"),
    "state": ("Hali", "Hali ya tukio"),
    "formerly": ("Awali", "Thamani ya awali", "Badala ya"),
    "repeat": ("Kujirudia", "Linajirudia", "Marudio"),
    "bring": ("Kuja na", "Vitu vya kuja navyo", "Njoo na"),
    "accreditation": ("Ithibati", "Ithibati ya waandishi wa habari"),
    "live": ("Mubashara", "Matangazo mubashara"),
    "outcome": ("Matokeo", "Habari iliyofuata"),
    "level": ("Uzito", "Uzito wa tangazo"),
    "from_": ("Kuanzia", "Tangu", "Linaanza", "Linaanza kuonekana"),
    "until": ("Hadi", "Mpaka", "Linaondoka"),
    "story": ("Habari", "Habari yenye maelezo zaidi"),
}  # fmt: skip
WORDS: Mapping[str, tuple[str, ...]] = {
    "draft": ("rasimu",),
    "review": ("ya kupitiwa", "kupitiwa", "mapitio"),
    "main": ("kuu", "menyu kuu", "main menu"),
    "top": ("juu", "mstari wa juu"),
    "quick": ("kurasa za karibu", "karibu", "quick links"),
    "legal": ("chini", "mstari wa chini"),
    "urgent": ("dharura", "ya dharura", "la dharura", "haraka"),
    "plain": ("kawaida", "la kawaida"),
    "sw": ("kiswahili", "swahili"),
    "en": ("kiingereza", "english"),
    "public": ("umma", "taarifa kwa umma"),
    "media": ("vyombo vya habari", "taarifa kwa vyombo vya habari"),
    "scheduled": ("limepangwa", "kama ilivyopangwa"),
    "postponed": ("limeahirishwa", "umeahirishwa", "imeahirishwa", "yameahirishwa"),
    "moved": ("limehamishwa", "umehamishwa", "imehamishwa", "yamehamishwa"),
    "cancelled": ("limefutwa", "umefutwa", "imefutwa", "yamefutwa", "canceled"),
    "visit": ("ziara", "ziara ya kikazi"),
    "meeting": ("mkutano", "kikao"),
    "press-conference": (
        "mkutano na waandishi wa habari",
        "mkutano na waandishi",
        "press conference",
    ),
    "exhibition": ("maonesho", "maonyesho"),
    "legal-clinic": ("kliniki ya sheria", "kliniki", "legal clinic"),
    "law-week": ("wiki ya sheria", "law week"),
    "training": ("mafunzo", "semina"),
    "ceremony": ("hafla", "sherehe"),
    "leaflet": ("kipeperushi", "vipeperushi"),
    "magazine": ("jarida",),
    "newspaper": ("gazeti",),
    "feature": ("makala",),
    "poster": ("bango",),
    "report": ("ripoti", "taarifa"),
    "speech": ("hotuba",),
    "guideline": ("mwongozo",),
    "charter": ("mkataba wa huduma kwa mteja", "mkataba wa huduma"),
    "form": ("fomu",),
    "other": ("nyingine", "jingine", "lingine", "tukio", "chapisho"),
}


def folded(text: str) -> str:
    """Give a name as it is compared: small letters, single blanks, no hyphens and stops.

    >>> folded("Kumb. Na")
    'kumb na'
    """
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").replace(".", " ").split())


def word(text: str, words: Collection[str]) -> str:
    """Give which of some words a text means, or nothing.

    >>> word("Rasimu", ["draft"]), word("Legal Clinic", ["legal-clinic", "visit"]), word("?", ["visit"])
    ('draft', 'legal-clinic', '')
    """
    said = folded(text)
    return next(
        (one for one in words if said == folded(one) or said in map(folded, WORDS.get(one, ()))), ""
    )
