"""What a page of examined claims tells search engines: a ClaimReview for each."""

from ..base.fields import without_empty
from ..facts.readings import read_reviewed
from ..model import ClaimReview, verdict_text
from ..model.addresses import published_at
from ..model.fact import Reading
from ..views.site import Site
from .schema_org import JsonLd, authors, claimant, date_published, language, publisher, work


def claim_review_data(site: Site, it: ClaimReview) -> JsonLd:
    """The claim, who made it and where, and the verdict in the word that the page has for it.

    The verdicts are words, not a scale, so the rating has no number. When a review was written is not known.
    """
    reading = read_reviewed(site.briefing, it)
    return without_empty(
        {
            "@type": "ClaimReview",
            "url": published_at(site.briefing.settings, site.briefing.home(it)),
            "claimReviewed": _claimed(site, it, reading),
            "itemReviewed": _claim(site, it, reading),
            "reviewRating": {
                "@type": "Rating",
                "alternateName": verdict_text(it.verdict),
                "ratingExplanation": it.why,
            },
            "author": authors(site),
            "publisher": publisher(site),
            "inLanguage": language(site),
        }
    )


def _claimed(site: Site, it: ClaimReview, reading: Reading | None) -> str:
    """The claim in a few words, with its number where it has one."""
    return f"{it.label}: {site.wording.value(reading.figure, reading.amount)}" if reading else it.label


def _claim(site: Site, it: ClaimReview, reading: Reading | None) -> JsonLd:
    """The claim itself, in the words of the source that it appeared in."""
    source = site.briefing.sources[it.source]
    stated = reading.observations[0].as_stated if reading and reading.observations else it.as_stated
    return without_empty(
        {
            "@type": "Claim",
            "text": stated,
            "author": claimant(source),
            "datePublished": date_published(source),
            "appearance": work(source),
        }
    )
