"""The page of a press release: heading, number, place and date, subject, sign-off, contact."""

from typing import Any

from ...bilingual import dates
from ...model.edition import NOTHING, Edition, Seen
from ...model.planned import Page
from ...model.source import Source, Story
from ...schema.sections import SECTIONS
from ...stories import corrections
from ...stories import story as stories
from . import notice, papers, register
from .documents import Release


def plan_stories(edition: Edition, texts: stories.Texts) -> list[Page]:
    """Plan the pages of the press releases; a release that corrects another is linked with it."""
    return stories.pages(edition, texts, SECTIONS["press"], Release, more)


def sees(story: Story, edition: Edition) -> Seen:
    """Say what a release's page shows of others: what it corrects, what corrects it, how full its year is."""
    if story.section != "press":
        return NOTHING
    earlier = corrections.earlier(story, edition)
    full = register.full(edition) & {story.year}
    others = (*((earlier,) if earlier else ()), *corrections.later(story, edition))
    return Seen(others, {register.FULL: full}, (*full,)) if others or full else NOTHING


def more(story: Story, source: Source, edition: Edition) -> dict[str, Any]:
    """Give what the page of a release has beside what all stories have."""
    earlier = corrections.earlier(story, edition)
    said = notice.notice(story, source, edition)
    if story.facts.withdrawn:  # what it says may name somebody
        said |= dict.fromkeys(("subject", "issued_by", "contact"), "") | {"signatory": ()}
        said["place_date"] = dates.long(source.day, edition.strings[source.lang])
    return {
        **said,
        "corrects": earlier and notice.link(earlier, source.lang, edition),
        "corrected_by": tuple(
            notice.link(later, source.lang, edition) for later in corrections.later(story, edition)
        ),
        "paper": papers.paper(source, edition),
        "verify": register.row_link(story, source.lang, edition),
    }
