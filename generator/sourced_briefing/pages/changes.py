"""Pages that tell what changed: one over all editions, and one for each."""

from functools import partial
from typing import Any

from ..base import markdown, ready_html
from ..base.paths import relative
from ..base.templates import template
from ..base.words import count
from ..facts.change import CHANGE_KINDS
from ..facts.changes import changes_between
from ..facts.history import Step
from ..model.addresses import CHANGES_PAGE, edition_page
from ..model.edition_names import date_of
from ..model.frozen_state import State
from ..views.change_text import counted
from ..views.feed_links import follow
from ..views.site import Site
from .change_tables import sections


def write_changes(site: Site) -> dict[str, str]:
    """The pages, by path; with no edition released, the one over all says so."""
    steps = site.history
    recall = site.briefing.memory.recall
    pages = {
        edition_page(step.name): recall(("edition", step.name), (step,), partial(_edition_page, site, step))
        for step in site.released
    }
    return pages | {CHANGES_PAGE: _index(site, list(reversed(steps)))}


def _index(site: Site, steps: list[Step]) -> str:
    released = [step for step in steps if step.edition]
    draft = next((step for step in steps if not step.edition), None)
    return template("changes.md").render(
        editions=[_listed(step) for step in released],
        newest=released[0].name if released else "",
        feeds=follow(site),
        draft=sections(site, CHANGES_PAGE, draft.changes, "###") if draft else "",
        kinds=ready_html.table(["Class", "What it means"], [list(each) for each in CHANGE_KINDS.items()], named=True),
    )


def _listed(step: Step) -> dict[str, Any]:
    assert step.edition
    return {
        "link": markdown.link(f"Edition {step.name}", relative(CHANGES_PAGE, edition_page(step.name))),
        "figures": count(len(step.state.figures), "figure"),
        "sources": count(len(step.state.sources), "source"),
        "told": counted(step.changes) if step.before else "the first edition",
        "note": step.edition.note or "",
    }


def _edition_page(site: Site, step: Step) -> str:
    page = edition_page(step.name)
    before = step.before and markdown.link(step.before.name, relative(page, edition_page(step.before.name)))
    changes = step.changes if step.before else changes_between(State(), step.state)
    return template("edition.md").render(
        name=step.name,
        dated=site.wording.period_text(date_of(step.name)),
        note=step.edition.note if step.edition else None,
        before=before,
        counted=counted(step.changes),
        figures=count(len(step.state.figures), "figure"),
        sources=count(len(step.state.sources), "source"),
        sections=sections(site, page, changes, "##"),
        index=markdown.link("All editions", relative(page, CHANGES_PAGE)),
    )
