"""What data/README.md says of the calls in prose: each is told with an example, and each argument with what it does."""

from collections.abc import Callable
from inspect import Signature, getdoc, signature

import pytest
from sourced_briefing.base.call_syntax import Call, read_prose
from sourced_briefing.calls.documentation import MEANING, call_table, read_call
from sourced_briefing.calls.registry import CALLS
from sourced_briefing.field_docs import fill_in

every_call = pytest.mark.parametrize("call", CALLS.values(), ids=list(CALLS))


def ferry(page: str, id: str, *, stops: list[str] | None = None, fast: bool = False) -> str:
    """The ferry with its stops.

    {{ ferry("rhine") }}

    - `id`: of the ferry
    - `stops`: only these
    - `fast`: true leaves out where it only waits
    """
    return f"{page}{id}{stops}{fast}"


def test_a_call_is_told_by_its_signature_and_its_docstring() -> None:
    """A row for the call, and one for each argument: what it does, whether it is needed, and what may be given."""
    assert call_table([ferry]).splitlines() == [
        "| Call, and its arguments | Writes | Needed | Allowed |",
        "| --- | --- | --- | --- |",
        '| `{{ ferry("rhine") }}` | The ferry with its stops. |  |  |',
        "| … `id` | of the ferry | yes | a text in quotes |",
        "| … `stops` | only these |  | a list (a text in quotes each) |",
        "| … `fast` | true leaves out where it only waits |  | true or false; `false` if left out |",
    ]


@every_call
def test_a_call_says_what_it_writes_and_what_each_argument_does(call: Callable[..., str]) -> None:
    """Every call has a first sentence, and its docstring names every argument of it and nothing else."""
    told = read_call(call)
    assert told.writes.endswith(".")
    assert [name for name, _ in MEANING.findall(getdoc(call))] == [argument.name for argument in told.arguments]


@every_call
def test_the_examples_of_a_call_can_be_typed(call: Callable[..., str]) -> None:
    """Every call has an example, which is a call of it with arguments that its signature takes."""
    examples = read_call(call).examples
    assert examples
    for example in examples:
        pieces, problems = read_prose("content/index.md", example)
        assert not problems
        [typed] = [piece for piece in pieces if isinstance(piece, Call)]
        assert typed.name == call.__name__
        Signature(list(signature(call).parameters.values())[1:]).bind(*typed.args, **typed.kwargs)


# Where it is written


def test_a_part_is_written_between_its_comments() -> None:
    """All else stays as it is, and what stood there before goes."""
    text = "# Data\n\n<!-- calls: start -->\nold\n<!-- calls: end -->\n\nEnd.\n"
    assert (
        fill_in(text, {"calls": "new\n"}) == "# Data\n\n<!-- calls: start -->\n\nnew\n\n<!-- calls: end -->\n\nEnd.\n"
    )


@pytest.mark.parametrize(
    "text", ["", "# Data\n", "<!-- calls: start -->\nEnd.\n", "<!-- calls: end --><!-- calls: start -->"]
)
def test_a_text_without_both_comments_stays_as_it_is(text: str) -> None:
    """Nothing is lost of a file whose comments were cut, and nothing is added to one that wants no tables."""
    assert fill_in(text, {"calls": "new"}) == text
