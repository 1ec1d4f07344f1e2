"""Pages that tell what changed: one over all editions, and one for each."""

from typing import Any

from .. import markup
from ..editions.change import CHANGE_KINDS
from ..editions.changes import changes_between
from ..editions.history import Step
from ..editions.state import State
from ..markup import Markdown
from .change_tables import counted, sections
from .desk import Desk, template

FOLDER = "changes"
INDEX = f"{FOLDER}/index.md"
FEEDS = {"editions": "Editions", "corrections": "Corrections"}  # and one for each topic
FORMATS = {"atom": "Atom", "json": "JSON"}


def page_of(name: str) -> str:
    """The page of an edition."""
    return f"{FOLDER}/{name}.md"


def write_changes(desk: Desk) -> dict[str, str]:
    """The pages, by path; with no edition released, the one over all says so."""
    steps = desk.history
    pages = {page_of(step.name): _edition_page(desk, step) for step in steps if step.edition}
    return pages | {INDEX: _index(desk, list(reversed(steps)))}


def _index(desk: Desk, steps: list[Step]) -> str:
    released = [step for step in steps if step.edition]
    draft = next((step for step in steps if not step.edition), None)
    return template("changes.md").render(
        editions=[_listed(step) for step in released],
        newest=released[0].name if released else "",
        feeds=_feeds(desk) if released and desk.briefing.settings.address else "",
        draft=sections(desk, INDEX, draft.changes, "###") if draft else "",
        kinds=markup.table(["Class", "What it means"], [list(each) for each in CHANGE_KINDS.items()]),
    )


def topics_of(desk: Desk) -> dict[str, str]:
    """The topics of figures: the name of each data file, and its title."""
    files = [file for file in desk.briefing.files if file.kind == "figures"]
    return {file.page.removeprefix("figures/").removesuffix(".md"): file.title for file in files}


def feed_path(name: str, ending: str, topic: bool = False) -> str:
    """Where a feed stands in the site."""
    return f"feeds/{'topics/' if topic else ''}{name}.{ending}"


def _feeds(desk: Desk) -> Markdown:
    """Links to all feeds: those over all topics at once, the others on demand."""
    lines = [f"Follow them as feeds: {markup.joined([_feed(name, title) for name, title in FEEDS.items()], '; ')}.", ""]
    lines += ['<details class="feeds" markdown="1">', "<summary>Follow one topic</summary>", ""]
    lines += [f"- {_feed(name, title, topic=True)}" for name, title in topics_of(desk).items()]
    return Markdown("\n".join([*lines, "", "</details>"]))


def _feed(name: str, title: str, topic: bool = False) -> Markdown:
    paths = {form: markup.relative(INDEX, feed_path(name, ending, topic)) for ending, form in FORMATS.items()}
    links = [markup.link(form, path) for form, path in paths.items()]
    return Markdown(f"{markup.escape(title)} ({markup.joined(links)})")


def _listed(step: Step) -> dict[str, Any]:
    assert step.edition
    return {
        "link": markup.link(f"Edition {step.name}", markup.relative(INDEX, page_of(step.name))),
        "figures": len(step.state.figures),
        "sources": len(step.state.sources),
        "told": counted(step.changes) if step.before else "the first edition",
        "note": step.edition.note or "",
    }


def _edition_page(desk: Desk, step: Step) -> str:
    page = page_of(step.name)
    before = step.before and markup.link(step.before.name, markup.relative(page, page_of(step.before.name)))
    changes = step.changes if step.before else changes_between(State(), step.state)
    return template("edition.md").render(
        name=step.name,
        dated=desk.wording.period_text(step.name),
        note=step.edition.note if step.edition else None,
        before=before,
        counted=counted(step.changes),
        figures=len(step.state.figures),
        sources=len(step.state.sources),
        sections=sections(desk, page, changes, "##"),
        index=markup.link("All editions", "index.md"),
    )
