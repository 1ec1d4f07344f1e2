"""What a page of examined claims tells search engines: a ClaimReview for each."""

from ..facts.readings import Reading, read_claim
from ..facts.verdicts import claim_verdict_text
from ..model import ClaimReview
from ..model.addresses import published_at
from ..views.site import Site
from .schema_org import JsonLd, authors, claimant, full, language, publisher, work


def claim_review_data(site: Site, it: ClaimReview) -> JsonLd:
    """The claim, who made it and where, and the verdict in the word that the page has for it.

    The verdicts are words, not a scale, so the rating has no number. When a review was written is not known.
    """
    reading = read_claim(site.briefing, it)
    return full(
        {
            "@type": "ClaimReview",
            "url": published_at(site.briefing.settings, site.briefing.home(it)),
            "claimReviewed": _claimed(site, it, reading),
            "itemReviewed": _claim(site, it, reading),
            "reviewRating": {
                "@type": "Rating",
                "alternateName": claim_verdict_text(it.verdict),
                "ratingExplanation": it.why,
            },
            "author": authors(site),
            "publisher": publisher(site),
            "inLanguage": language(site),
        }
    )


def _claimed(site: Site, it: ClaimReview, reading: Reading | None) -> str:
    """The claim in a few words, with its number where it has one."""
    return f"{it.label}: {site.wording.amount(reading.amount, reading.figure.unit)}" if reading else it.label


def _claim(site: Site, it: ClaimReview, reading: Reading | None) -> JsonLd:
    """The claim itself, in the words of the source that it appeared in."""
    source = site.briefing.sources[it.source]
    stated = reading.observations[0].as_stated if reading and reading.observations else it.as_stated
    return full(
        {
            "@type": "Claim",
            "text": stated,
            "author": claimant(source),
            "datePublished": source.published,
            "appearance": work(source),
        }
    )
