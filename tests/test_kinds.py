"""The kinds of records: what a row of the table promises is there, so that another kind is not known in one place only.

Who adds a kind adds its model and its row in model/kinds.py, and finds here what else there has to be.
"""

from dataclasses import fields
from typing import get_args

import pytest
from sourced_briefing.base.templates import template
from sourced_briefing.exports.search_index import ENTRIES
from sourced_briefing.field_docs import DOCUMENTED
from sourced_briefing.load.project_folder import ProjectFolder
from sourced_briefing.model import KINDS, RECORDS, EditionFile, RecordKind
from sourced_briefing.model.briefing import Records
from sourced_briefing.model.frozen_state import PARTS
from sourced_briefing.pages.data_pages import VIEWS
from sourced_briefing.pages.indexes import OTHERS

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


@every_kind
def test_the_briefing_keeps_the_records_of_a_kind(kind: RecordKind) -> None:
    """The briefing has a field for them, of the kind's name, in which they stand by their ids."""
    field = next((field for field in fields(Records) if field.name == kind.name), None)
    assert field, f"model/briefing.py: Records has no field `{kind.name}`"
    assert get_args(field.type) == (str, kind.model)


@every_kind
def test_a_record_of_a_kind_has_a_part_of_a_page(kind: RecordKind) -> None:
    """A view says what a page tells of a record, and a template of the kind's name is filled with it."""
    assert kind.model in VIEWS, f"pages/data_pages.py: VIEWS has no view of {kind.model.__name__}"
    assert (template(f"{kind.name}.md").name or "").endswith(f"/{kind.name}.md")


@every_kind
def test_the_fields_of_a_kind_are_documented(kind: RecordKind) -> None:
    """Editors find its fields under the name of its folder."""
    assert DOCUMENTED[kind.name] is kind.model


@every_kind
def test_a_kind_has_words_of_its_own(kind: RecordKind) -> None:
    """No two kinds are called alike, by messages, on pages or in the search, and no row was left half filled in."""
    for of in ("singular", "one", "several", "badge", "index_title", "holds"):
        told = [getattr(each, of) for each in KINDS.values()]
        assert told.count(getattr(kind, of)) == 1, of
        assert getattr(kind, of).strip(), of


@every_kind
def test_records_are_counted_in_the_words_of_their_kind(kind: RecordKind) -> None:
    """One is told by the word for one, several by their number and the word for several."""
    assert kind.counted(1) == f"One {kind.one}"
    assert kind.counted(3) == f"3 {kind.several}"


def test_editions_freeze_what_the_kinds_say() -> None:
    """An edition's file has a field for each kind that editions hold, of what they hold of it; and the words of prose."""
    frozen = {kind.name: kind.frozen for kind in KINDS.values() if kind.frozen}
    assert set(PARTS) == {*frozen, "claims"}
    for name, model in frozen.items():
        [_, entry] = get_args(EditionFile.model_fields[name].annotation)
        assert model in get_args(entry), name


def test_the_evidence_of_the_pdf_has_one_order() -> None:
    """No two kinds have the same place in it."""
    places = [kind.pdf_place for kind in KINDS.values() if kind.pdf_place is not None]
    assert len(set(places)) == len(places)


def test_nothing_is_made_for_a_kind_that_is_not_there() -> None:
    """What goes kind by kind names no other than those of the table."""
    models = {kind.model for kind in KINDS.values()}
    assert set(VIEWS) == models
    assert set(ENTRIES) <= models
    assert set(OTHERS) <= set(KINDS) == set(RECORDS)


@every_kind
def test_the_folder_of_a_kind_is_read(kind: RecordKind, project) -> None:
    """A data file in the folder of the kind's name is not told to be in the wrong place."""
    project.write(f"data/{kind.name}/some.yml", "title: Some\n")
    assert not list(ProjectFolder(project.root).problems())
