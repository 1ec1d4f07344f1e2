"""What a page says of one claim that was examined."""

from typing import Any

from ..base import markdown
from ..base.markdown import Markdown
from ..base.paths import relative
from ..calls.claim_reviews import COLUMNS, _better_ones, _check, _words, claimed_number, verdict_mark
from ..calls.numbers import Calls
from ..facts.verdicts import CLAIMS
from ..model import ClaimReview
from ..views.notes import Notes
from ..views.site import Site


def view_claim_review(site: Site, it: ClaimReview, notes: Notes) -> dict[str, Any]:
    """Everything that assessments.md writes of the claim."""
    calls = Calls(site, notes)
    page, source = notes.page, site.briefing.sources[it.source]
    who = Markdown(site.record_links(page, [source]) + ("" if it.figure else _words(calls, it)))
    number = [claimed_number(calls, it)] if it.figure else []
    row = [who, *number, _check(calls, it), _better_ones(calls, it)]
    table = markdown.table(["Who claims it", *(["The number"] if number else []), *COLUMNS[2:]], [row])
    view = {
        "claim_review": it,
        "verdict": verdict_mark(it),
        "meaning": CLAIMS[it.verdict],
        "table": markdown.stacked(table, "assessments"),
        "discussed": markdown.link("in the text", relative(page, it.discussed)) if it.discussed else "",
    }
    site.use(calls.figures, f"Claim examined: {it.label}", site.briefing.home(it))
    return view
