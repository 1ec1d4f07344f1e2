"""Pages that list: the data files of one kind, what does not add up, and what every build checks."""

from collections.abc import Callable

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.paths import relative
from ..base.templates import template
from ..facts.outcomes import ORDER, WORDS, badness, off_by
from ..model import KINDS, Reconciliation
from ..model.addresses import SOURCE_FILES, VERDICTS_PAGE, index_page
from ..views.relation_text import should_text
from ..views.site import Site
from .corrections import corrections_of_records

OFF_BY = "Off by"
APART = {"fails": "no ratio: one is zero or has another sign"}


def write_index(site: Site, kind: str) -> str:
    """The page of one kind of records: a list of its files, or what a kind has in its place."""
    return OTHERS.get(kind, _list_files)(site, kind)


def _list_files(site: Site, kind: str) -> str:
    files, page = site.briefing.files_of[kind], index_page(kind)
    rows = [[markdown.link(f.title, relative(page, f.page)), f.intro, len(f.records)] for f in files]
    table = ready_html.table(["Topic", "What it holds", kind.capitalize()], rows, (2,), named=True)
    description = f"The {kind} of this briefing, by topic."
    downloads = _downloads(page) if kind == "sources" else ""
    return template("index.md").render(
        title=KINDS[kind].index_title, description=description, table=table, downloads=downloads
    )


def _downloads(page: str) -> Markdown:
    """Links to all sources as files; exports writes these."""
    links = [markdown.link(name, relative(page, path)) + '{ download="" }' for name, path in SOURCE_FILES.items()]
    return Markdown(f"All of them for reference managers: {', '.join(links)}.")


def _list_outcomes(site: Site, kind: str) -> str:
    """The page of everything that was held against something else, worst first."""
    outcomes = site.briefing.outcomes
    records = sorted(site.briefing.reconciliations.values(), key=lambda r: badness(outcomes[r.id]), reverse=True)
    tables = [
        (
            WORDS[decision].capitalize(),
            _outcome_table(site, [r for r in records if outcomes[r.id].comparison.decision == decision]),
        )
        for decision in reversed(ORDER)
        if any(outcomes[r.id].comparison.decision == decision for r in records)
    ]
    corrected = corrections_of_records(site, VERDICTS_PAGE, records)
    return template("outcomes.md").render(title=KINDS[kind].index_title, tables=tables, corrections=corrected)


def _outcome_table(site: Site, records: list[Reconciliation]) -> Markdown:
    rows = []
    for record in records:
        outcome = site.briefing.outcomes[record.id]
        values = [site.side(side, outcome.unit) for side in (outcome.left, outcome.right)]
        link = markdown.link(record.label, site.briefing.link(VERDICTS_PAGE, record))
        what = Markdown(f"{link}<br>{markdown.escape(should_text(site, record))}")
        # The column is narrow: a number stays with its word.
        far = off_by(outcome).replace(" times", "\N{NO-BREAK SPACE}times")
        rows.append([what, *values, far or APART.get(outcome.comparison.decision, "")])
    failing = any(row[-1] for row in rows)
    columns = ["What is held against what", "The first", "The second", *([OFF_BY] if failing else [])]
    return ready_html.stacked(ready_html.table(columns, [row[: len(columns)] for row in rows]), "verdicts")


OTHERS: dict[str, Callable[[Site, str], str]] = {Reconciliation.kind_name: _list_outcomes}
