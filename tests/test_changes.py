"""What changed between two states, and of which kind each change is."""

from dataclasses import replace
from fractions import Fraction

import pytest
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.facts.change import CHANGE_KINDS, Change
from sourced_briefing.facts.changes import changes_between
from sourced_briefing.model import (
    Declared,
    FrozenClaim,
    FrozenFigure,
    FrozenJudgement,
    FrozenObservation,
    FrozenSource,
    FrozenValue,
)
from sourced_briefing.model.frozen_state import State, apply, delta


def value(*said: tuple[str, int], grade: str = "single", **more: object) -> FrozenValue:
    """What sources said of one period; the first number is the value."""
    observations = [FrozenObservation(source=source, value=str(number)) for source, number in said]
    sources = [source for source, _ in said]
    fields = {"value": str(said[0][1]), "sources": sources, "origins": len(said), "observations": observations}
    return FrozenValue(**{**fields, "grade": grade, **more})


def figure(values: dict[str, FrozenValue], **more: object) -> FrozenFigure:
    fields = {"label": "A length", "measures": "A distance.", "unit": "km", "topic": "rivers"}
    return FrozenFigure(**{**fields, "values": values, **more})


def computed(number: int, *inputs: str, **more: object) -> FrozenFigure:
    result = FrozenValue(value=str(number), grade="single", sources=["survey"], origins=1)
    return figure({"": result}, inputs=list(inputs), formula=" + ".join(inputs), **more)


def lengths(*said: tuple[str, int], **more: object) -> State:
    return State(figures={"length": figure({"2024": value(*said, **more)})})


def told(changes: list[Change]) -> list[tuple[str, str, str]]:
    return [(change.id, change.what, change.kind) for change in changes]


OLD = lengths(("survey", 100))


# figures


def test_another_name_of_the_same_time_is_no_change() -> None:
    """The year and the span of its months are one period in all editions; a fiscal year of its number is another."""
    before = State(figures={"length": figure({"2024": value(("survey", 100))})})
    same = State(figures={"length": figure({"2024-01/2024-12": value(("survey", 100))})})
    assert changes_between(before, same) == []
    fiscal = State(figures={"length": figure({"FY2024": value(("survey", 100))})})
    assert told(changes_between(before, fiscal)) == [("length", "value", "revision"), ("length", "value", "new data")]


def test_a_note_says_of_which_time_by_any_name() -> None:
    """What an editor says of the change of a year is found when the year goes by another name."""
    after = State(figures={"length": figure({"2024": value(("survey", 90))})})
    note = Declared(figure="length", period="2024-Q1/2024-Q4", kind="correction", note="We had misread it.")
    (change,) = changes_between(OLD, after, [note])
    assert change.note == "We had misread it."


def test_a_new_figure_is_new_data() -> None:
    """And one that is gone was withdrawn."""
    assert told(changes_between(State(), OLD)) == [("length", "added", "new data")]
    assert told(changes_between(OLD, State())) == [("length", "withdrawn", "revision")]


def test_a_new_check_of_new_figures_is_new_data() -> None:
    """Of figures that were there already, only the way of looking at them is new."""
    check = {"fits": FrozenJudgement(label="Fits", verdict="holds", told="adds up", inputs=["length"])}
    checked = replace(OLD, reconciliations=check)
    assert told(changes_between(State(), checked)) == [("length", "added", "new data"), ("fits", "added", "new data")]
    assert told(changes_between(OLD, checked)) == [("fits", "added", "method")]


def test_a_source_that_says_another_number_revises_it() -> None:
    """The old and the new value are told, by how much they differ, and who says otherwise."""
    [change] = changes_between(OLD, lengths(("survey", 125)))
    assert (change.what, change.kind, change.sources) == ("value", "revision", ("survey",))
    assert (change.before.value, change.after.value, change.share) == ("100", "125", Fraction(1, 4))


def test_a_source_in_place_of_another_revises_it() -> None:
    """A later publication took the place of the earlier one."""
    [change] = changes_between(OLD, lengths(("atlas", 110)))
    assert (change.kind, change.sources) == ("revision", ("atlas",))


def test_a_source_beside_the_others_is_new_data() -> None:
    """All that was said is said still."""
    after = lengths(("survey", 100), ("atlas", 110), value="105")
    [change] = changes_between(OLD, after)
    assert (change.kind, change.sources) == ("new data", ("atlas",))


def test_a_source_that_says_the_same_changes_nothing() -> None:
    """Unless the grade changes with it."""
    assert changes_between(OLD, lengths(("survey", 100), ("atlas", 100))) == []
    [change] = changes_between(OLD, lengths(("survey", 100), ("atlas", 100), grade="agreed"))
    assert (change.what, change.kind, change.before, change.after) == ("grade", "new data", "single", "agreed")


def test_a_number_that_is_rejected_now_revises_the_figure() -> None:
    """No source said anything new, we think otherwise of it."""
    rejected = [FrozenObservation(source="survey", value="100", status="rejected")]
    after = lengths(("survey", 100), grade="rejected", observations=rejected)
    [change] = changes_between(OLD, after)
    assert (change.what, change.kind, change.after) == ("grade", "revision", "rejected")


def test_a_period_can_come_and_go() -> None:
    """A new one is new data; one that is gone is a revision. Neither has a percentage."""
    after = State(figures={"length": figure({"2024": value(("survey", 100)), "2025": value(("survey", 101))})})
    [come], [gone] = changes_between(OLD, after), changes_between(after, OLD)
    assert (come.what, come.kind, come.period, come.before, come.share) == ("value", "new data", "2025", None, None)
    assert (gone.what, gone.kind, gone.period, gone.after, gone.share) == ("value", "revision", "2025", None, None)


@pytest.mark.parametrize("field", ["unit", "measures"])
def test_what_is_counted_can_change(field: str) -> None:
    """Then the method did, also where the values change with it."""
    after = State(figures={"length": figure({"2024": value(("survey", 62))}, **{field: "mi"})})
    assert told(changes_between(OLD, after)) == [("length", field, "method"), ("length", "value", "method")]


def test_percentages_need_a_number_to_start_from() -> None:
    """From nothing, and from below nothing, no share can be told; growth from a loss to a gain would look like a fall."""
    [change] = changes_between(lengths(("survey", 0)), OLD)
    assert change.share is None
    [change] = changes_between(lengths(("survey", -100)), lengths(("survey", -50)))
    assert change.share is None


# names


def test_a_renamed_figure_keeps_its_history() -> None:
    """It says what it `was`; nothing was added or withdrawn."""
    after = State(figures={"river-length": figure({"2024": value(("survey", 125))}, was=["length"])})
    changes = changes_between(OLD, after)
    assert told(changes) == [("river-length", "renamed", "method"), ("river-length", "value", "revision")]
    assert (changes[0].before, changes[0].after) == ("length", "river-length")


def test_an_old_name_is_no_renaming_twice() -> None:
    """`was` stays for ever and says nothing when the figure was there under its name already."""
    state = State(figures={"river-length": figure({"2024": value(("survey", 100))}, was=["length"])})
    assert changes_between(state, state) == []
    assert changes_between(state, replace(state)) == []


def test_a_formula_with_a_renamed_figure_is_the_same_formula() -> None:
    """Only the name of what it takes changed."""
    before = State(figures={**OLD.figures, "sum": computed(1, "length")})
    renamed = figure({"2024": value(("survey", 100))}, was=["length"])
    after = State(figures={"river-length": renamed, "sum": computed(1, "river-length")})
    assert told(changes_between(before, after)) == [("river-length", "renamed", "method")]


# what follows from other changes


def follow(kind: str | None = None, **more: object) -> list[Change]:
    """A length changes, and with it what is computed from it, what is held against it, and what prose says of it."""
    chain = {"double": computed(200, "length"), "triple": computed(300, "double")}
    verdict = FrozenJudgement(label="Fits", verdict="holds", told="adds up", inputs=["triple"])
    claim = FrozenClaim(page="index.md", words="more than doubled", inputs=["double"])
    before = State({**OLD.figures, **chain}, reconciliations={"fits": verdict}, claims={"a": claim})
    chain = {"double": computed(220, "length"), "triple": computed(330, "double")}
    failing = FrozenJudgement(label="Fits", verdict="fails", told="does not add up", inputs=["triple"])
    after = State({**lengths(("survey", 110)).figures, **chain}, reconciliations={"fits": failing})
    declared = [Declared(figure="length", kind=kind, note="We had misread it.")] if kind else []
    return changes_between(before, replace(after, **more), declared)


@pytest.mark.parametrize("kind", [None, *CHANGE_KINDS])
def test_what_is_computed_changes_as_what_it_is_computed_from(kind: str | None) -> None:
    """Down a chain of formulas, to verdicts and words of prose; each names the figures from whose changes it follows."""
    changes = follow(kind)
    expected = kind or "revision"
    assert {change.kind for change in changes} == {expected}
    assert [(change.id, change.what, change.because) for change in changes] == [
        ("double", "value", ("length",)),
        ("length", "value", ()),
        ("triple", "value", ("length",)),
        ("fits", "verdict", ("length",)),
        ("a", "withdrawn", ("length",)),
    ]


def test_a_note_stands_where_it_was_declared() -> None:
    """What follows from a correction refers to it and does not repeat its note."""
    assert [change.id for change in follow("correction") if change.note] == ["length"]


def test_a_correction_is_substantial_when_more_than_a_number_changes() -> None:
    """A verdict, a grade, or words of prose; and what was not corrected is no substantial correction."""
    assert [change.id for change in follow("correction") if change.substantial] == ["length"]
    assert not [change for change in follow("revision") if change.substantial]
    [change] = changes_between(OLD, lengths(("survey", 110)), [Declared(figure="length", kind="correction", note="N")])
    assert not change.substantial
    changes = changes_between(
        OLD, lengths(("survey", 110), grade="contested"), [Declared(figure="length", kind="correction", note="N")]
    )
    assert all(change.substantial for change in changes)


def test_another_formula_is_another_method() -> None:
    """Its result changes by method, whatever else changed."""
    before = State({**OLD.figures, "sum": computed(200, "length")})
    after = State({**lengths(("survey", 110)).figures, "sum": computed(330, "length", "length")})
    assert told(changes_between(before, after)) == [
        ("length", "value", "revision"),
        ("sum", "formula", "method"),
        ("sum", "value", "method"),
    ]


def test_a_result_that_changes_by_itself_is_a_change_of_method() -> None:
    """When nothing that goes in changed, a unit or the program did."""
    before, after = (State({**OLD.figures, "sum": computed(number, "length")}) for number in (200, 201))
    assert told(changes_between(before, after)) == [("sum", "value", "method")]


def test_formulas_that_go_round_in_a_circle_come_to_an_end() -> None:
    """No edition of ours holds such figures, but a file could."""
    before, after = (State({"a": computed(number, "b"), "b": computed(number, "a")}) for number in (1, 2))
    assert len(changes_between(before, after)) == 2


def test_prose_is_free_to_change() -> None:
    """Words that went while nothing changed of what they lean on are no change of the data."""
    claim = FrozenClaim(page="index.md", words="more than doubled", inputs=["length"])
    assert changes_between(replace(OLD, claims={"a": claim}), OLD) == []


def test_sources_come_go_and_change_their_standing() -> None:
    """Each is told."""
    old = FrozenSource(title="Survey", publisher="P", standing="original")
    new = FrozenSource(title="Survey", publisher="P", standing="copy")
    assert told(changes_between(State(), State(sources={"s": old}))) == [("s", "added", "new data")]
    assert told(changes_between(State(sources={"s": old}), State())) == [("s", "withdrawn", "revision")]
    [change] = changes_between(State(sources={"s": old}), State(sources={"s": new}))
    assert (change.what, change.before, change.after) == ("standing", "original", "copy")


def test_a_retraction_is_told_beside_whatever_else_changed_of_the_source() -> None:
    old = FrozenSource(title="Survey", publisher="P", standing="original")
    new = FrozenSource(title="Survey", publisher="P", standing="copy", retracted="2026-02-03")
    standing, retraction = changes_between(State(sources={"s": old}), State(sources={"s": new}))
    assert (standing.what, retraction.what) == ("standing", "retraction")
    assert (retraction.before, retraction.after) == ("not retracted", "retracted on 2026-02-03")


# properties

IDS = st.sampled_from(["a", "b", "c"])
VALUES = st.builds(value, st.tuples(IDS, st.integers(-3, 3)), grade=st.sampled_from(["single", "contested"]))
FIGURES = st.builds(
    figure,
    st.dictionaries(st.sampled_from(["", "2024", "2025"]), VALUES, max_size=2),
    unit=st.sampled_from(["km", "m"]),
    was=st.lists(IDS, max_size=2),
    inputs=st.lists(IDS, max_size=2),
)
SOURCES = st.builds(FrozenSource, title=IDS, publisher=IDS, standing=st.sampled_from(["original", "copy"]))
VERDICTS = st.builds(
    FrozenJudgement, label=IDS, verdict=st.sampled_from(["holds", "fails"]), told=IDS, inputs=st.lists(IDS)
)
CLAIMS = st.builds(FrozenClaim, page=IDS, words=IDS, inputs=st.lists(IDS, max_size=2))
STATES = st.builds(
    State,
    figures=st.dictionaries(IDS, FIGURES),
    sources=st.dictionaries(IDS, SOURCES),
    reconciliations=st.dictionaries(IDS, VERDICTS),
    claims=st.dictionaries(IDS, CLAIMS),
)
DECLARED = st.lists(st.builds(Declared, figure=IDS, kind=st.sampled_from(list(CHANGE_KINDS)), note=IDS), max_size=2)


@given(STATES, DECLARED)
def test_nothing_differs_from_itself(state: State, declared: list[Declared]) -> None:
    """Between a state and itself there is no change, whatever editors declare."""
    assert changes_between(state, state, declared) == []
    assert not any(delta(state, state).values())


@given(STATES, STATES)
def test_what_changed_makes_the_one_state_of_the_other(before: State, after: State) -> None:
    """The delta that an edition holds is enough to know all of it."""
    assert apply(before, delta(before, after)) == after


@given(STATES, STATES, DECLARED)
def test_every_figure_is_accounted_for(before: State, after: State, declared: list[Declared]) -> None:
    """Each figure of either state is told as added, withdrawn or renamed, or is in both under one name."""
    changes = [change for change in changes_between(before, after, declared) if change.of == "figures"]
    added, gone, renamed = ({c.id for c in changes if c.what == what} for what in ("added", "withdrawn", "renamed"))
    was = {change.before for change in changes if change.what == "renamed"}
    assert (before.figures.keys() - gone - was) == (after.figures.keys() - added - renamed)
    assert all(change.kind in CHANGE_KINDS for change in changes)
    assert all(change.kind == "correction" for change in changes if change.substantial)


@given(STATES, STATES)
def test_corrections_are_only_declared(before: State, after: State) -> None:
    """That we had it wrong is never computed."""
    assert all(change.kind != "correction" for change in changes_between(before, after))


@given(STATES, STATES)
def test_the_order_of_records_does_not_matter(before: State, after: State) -> None:
    """The same two states have the same changes in the same order."""
    turned = State(**{kind: dict(reversed(after.of(kind).items())) for kind in ("figures", "sources", "claims")})
    turned = replace(turned, reconciliations=after.reconciliations)
    assert told(changes_between(before, turned)) == told(changes_between(before, after))


# rules


@pytest.fixture
def released(project: Project) -> Project:
    assert project.release("2026-10").exit_code == 0
    return project


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("figure: length, after: 2026-10", '2:14: "length" is what it was in 2026-10; remove the note'),
        ("figure: lenght, after: 2026-10", '2:14: "lenght" is what it was in 2026-10; remove the note'),
        ("figure: length, after: 2026-09", '2:29: there is no edition "2026-09"'),
        ("figure: length, after: soon", "2:29: `after`: an edition is named for a month, a day"),
    ],
)
def test_a_note_is_about_a_change(released: Project, note: str, told: str) -> None:
    """A note on a figure that did not change, or on no edition, is a problem."""
    released.write("data/changes.yml", f"changes:\n  - {{{note}, kind: correction, note: We were wrong.}}\n")
    problems = released.problems()
    assert len(problems) == 1
    assert problems[0].startswith(f"data/changes.yml:{told}")


def test_a_note_is_about_its_period(released: Project) -> None:
    """Where a note names a period, this one changed."""
    released.replace("data/figures/rivers.yml", "1_233", "1_230")
    released.replace("data/figures/rivers.yml", "1,233", "1,230")
    note = "figure: length, period: 2024, after: 2026-10, kind: revision, note: It shrinks."
    released.write("data/changes.yml", f"changes:\n  - {{{note}}}\n")
    assert released.problems() == [
        'data/changes.yml:2:14: "length" is for "2024" what it was in 2026-10; remove the note'
    ]


def test_what_was_said_of_an_edition_stays_said(released: Project) -> None:
    """After a release the note is part of the edition; the list may keep it, but not in other words."""
    released.replace("data/figures/rivers.yml", "1_233", "1_230")
    released.replace("data/figures/rivers.yml", "1,233", "1,230")
    note = "changes:\n  - {figure: length, after: 2026-10, kind: revision, note: It shrinks.}\n"
    released.write("data/changes.yml", note)
    assert released.release("2026-11").exit_code == 0
    assert released.problems() == []
    released.replace("data/changes.yml", "It shrinks.", "It grows.")
    assert released.problems() == [
        "data/changes.yml:2:60: edition 2026-11 was released without this note; remove it, or say it of 2026-11"
    ]


def test_an_old_id_is_free(released: Project) -> None:
    """No figure has the old id of another, so that old links lead to one place."""
    released.replace("data/figures/rivers.yml", "unit: km", "unit: km\n    was: [length]")
    assert released.problems() == ['data/figures/rivers.yml:7:11: "length" is the id of a figure']
