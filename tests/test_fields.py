"""Fields of what is written for other programs."""

from sourced_briefing.base.fields import without_empty


def test_what_says_nothing_is_left_out() -> None:
    """Zero and false say something."""
    fields = {"none": None, "text": "", "list": [], "tuple": (), "mapping": {}, "zero": 0, "false": False, "a": "b"}
    assert without_empty(fields) == {"zero": 0, "false": False, "a": "b"}


def test_fields_are_given_as_to_a_dictionary_and_keep_their_order() -> None:
    assert list(without_empty({"@id": "x", "none": None}, name="y").items()) == [("@id", "x"), ("name", "y")]


def test_a_field_that_readers_need_is_kept() -> None:
    assert without_empty({"items": [], "title": ""}, kept=["items"]) == {"items": []}
