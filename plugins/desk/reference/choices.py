"""What the words of a controlled list mean to a reader, said in the site's own words."""

from ...bilingual import agreement, regions
from ...bilingual.strings import Strings
from ...schema.sections import SECTIONS


def meaning(section: str, name: str, word: str, t: Strings) -> str:
    """Give what a word that a field may be means in a language; itself where it is a reader's word already."""
    match name:
        case "kind":
            noun = t.nouns[SECTIONS[section].named(word)]
            return noun.many if word == "other" else noun.one
        case "state":
            return agreement.label(SECTIONS[section].noun, word, t)
        case "heading":
            return t.titles.heading[word]
        case "only":
            return t.marks.only[word]
        case "status":
            return t.marks[word].text
        case "sample":
            return t.marks.sample.text
        case "region":
            return regions.NAMES[regions.KEYS[word.casefold()]][t.lang]
    return word
