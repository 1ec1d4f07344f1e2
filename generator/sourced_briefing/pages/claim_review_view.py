"""What a page says of one claim review."""

from typing import Any

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..calls.claim_reviews import COLUMNS, better_ones, check_text, cite_words, claimed_number, verdict_label
from ..model import VERDICTS, ClaimReview
from ..views.page import PageContext


def view_claim_review(page: PageContext, it: ClaimReview) -> dict[str, Any]:
    """Everything that assessments.md writes of the claim review."""
    source = page.site.briefing.sources[it.source]
    who = Markdown(page.record_links([source]) + ("" if it.figure else cite_words(page, it)))
    number = [claimed_number(page, it)] if it.figure else []
    row = [who, *number, check_text(page, it), better_ones(page, it)]
    table = ready_html.table(["Who claims it", *(["The number"] if number else []), *COLUMNS[2:]], [row], notes=True)
    return {
        "claim_review": it,
        "verdict": verdict_label(it),
        "meaning": VERDICTS[it.verdict],
        "table": ready_html.stacked(table, "assessments"),
        "discussed": markdown.link("in the text", page.way(it.discussed)) if it.discussed else "",
    }
