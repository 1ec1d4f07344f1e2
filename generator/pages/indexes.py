"""Pages that list: the data files of one kind, what does not add up, and what every build checks."""

from .. import markup
from ..evidence import GRADES
from ..markup import Markdown
from ..model import Reconciliation
from ..phrases import PHRASES
from ..reviews import OVERDUE
from ..rules import READING, RULES
from ..verdicts import CLAIMS, ORDER, WORDS, badness, claim_verdict_text, verdict_text
from .desk import Desk, template
from .looks import legend

TITLES = {
    "figures": "All figures",
    "sources": "All sources",
    "events": "All events",
    "charts": "All charts",
    "assessments": "Claims examined",
}
RULES_PAGE = "rules.md"
SOURCE_FILES = {"BibTeX": "sources/sources.bib", "RIS": "sources/sources.ris", "CSL-JSON": "sources/sources.json"}
VERDICTS_PAGE = "reconciliations/index.md"
RELATIONS = {"=": "equal", "<=": "one at most the other", ">=": "one at least the other"}


def write_index(desk: Desk, kind: str) -> str:
    """The page that lists the data files of one kind."""
    files = [file for file in desk.briefing.files if file.kind == kind]
    page = f"{kind}/index.md"
    rows = [[markup.link(f.title, markup.relative(page, f.page)), f.intro, len(f.records)] for f in files]
    table = markup.table(["Topic", "What it holds", kind.capitalize()], rows, (2,))
    description = f"The {kind} of this briefing, by topic."
    downloads = _downloads(page) if kind == "sources" else ""
    return template("index.md").render(title=TITLES[kind], description=description, table=table, downloads=downloads)


def _downloads(page: str) -> Markdown:
    """Links to all sources as files; exports writes these."""
    links = [markup.link(name, markup.relative(page, path)) + '{ download="" }' for name, path in SOURCE_FILES.items()]
    return Markdown(f"All of them for reference managers: {', '.join(links)}.")


def write_verdicts(desk: Desk) -> str:
    """The page of everything that was held against something else, worst first."""
    outcomes = desk.briefing.outcomes
    records = sorted(desk.briefing.reconciliations.values(), key=lambda r: badness(outcomes[r.id]), reverse=True)
    tables = [
        (
            WORDS[verdict].capitalize(),
            _verdict_table(desk, [r for r in records if outcomes[r.id].verdict.outcome == verdict]),
        )
        for verdict in reversed(ORDER)
        if any(outcomes[r.id].verdict.outcome == verdict for r in records)
    ]
    return template("verdicts.md").render(tables=tables)


def _verdict_table(desk: Desk, records: list[Reconciliation]) -> Markdown:
    rows = []
    for record in records:
        outcome = desk.briefing.outcomes[record.id]
        values = [desk.side(side, outcome.unit) for side in (outcome.left, outcome.right)]
        link = markup.link(record.label, desk.briefing.link(VERDICTS_PAGE, record))
        rows.append([link, *values, RELATIONS[record.relation], verdict_text(outcome.verdict)])
    table = markup.table(["What is held against what", "One side", "The other", "Should be", "Verdict"], rows)
    return markup.stacked(table, "verdicts")


def write_rules(desk: Desk) -> str:
    """The page that states every rule, look, grade and phrase, as the code itself does."""
    rules = [(rule.name, rule.statement, rule.severity) for rule in RULES]
    rules += [(name, statement, "warning" if name == OVERDUE else "error") for name, statement in READING.items()]
    rows = [[name, Markdown(statement.replace("|", "\\|")), severity] for name, statement, severity in rules]
    phrases = [[phrase.example, phrase.meaning] for phrase in PHRASES]
    return template("rules.md").render(
        rules=markup.stacked(markup.table(["Rule", "What it says", "Breaking it is"], rows), "rules"),
        looks=legend(desk, RULES_PAGE),
        grades=markup.table(["Grade", "When"], [list(grade) for grade in GRADES.items()]),
        verdicts=markup.table(["Verdict", "Meaning"], [[claim_verdict_text(v), m] for v, m in CLAIMS.items()]),
        phrases=markup.table(["Words", "What has to be true of the numbers a and b"], phrases),
    )
