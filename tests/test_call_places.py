"""Where calls may stand: a block on lines of its own, a link in no other link."""

import pytest
from conftest import Project

FIGURE, TABLE, CLAIM = (
    '{{ figure("length") }}',
    '{{ table("length") }}',
    '{{ claim("roughly equal", "length", "length") }}',
)


def told(project: Project, body: str) -> str:
    """The one problem of a page with this text, at its first line."""
    project.prose(body)
    [problem] = project.problems()
    assert problem.startswith("content/index.md:")
    return problem


@pytest.mark.parametrize(
    "body", [f"See [the {FIGURE}](https://x.example).", f"[a [b] {FIGURE}][c]\n\n[c]: https://x.example"]
)
def test_a_call_that_brings_a_link_stands_in_no_link(project: Project, body: str) -> None:
    """A link within a link is none, and readers would see its brackets."""
    assert "figure() can't stand within the words of a link" in told(project, body)


def test_a_claim_may_stand_in_a_link(project: Project) -> None:
    """It writes words alone."""
    project.prose(f"See [{CLAIM}](https://x.example).")
    assert project.problems() == []


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (f"![A river of {FIGURE}](a.png)", "the description of a picture"),
        (f"![It is {CLAIM}](a.png)", "the description of a picture"),
        (f'[a](https://x.example "{CLAIM}")', "the address or the title of a link"),
    ],
)
def test_no_call_stands_where_only_letters_can(project: Project, body: str, place: str) -> None:
    """Descriptions of pictures, and addresses and titles of links, hold no markup."""
    (project.root / "content/a.png").write_bytes(b"")
    project.prose(body)
    assert any(f"can't stand in {place}" in problem for problem in project.problems())


@pytest.mark.parametrize(
    "body", [f"({FIGURE}) [a](https://x.example)", f"[a](https://x.example) {FIGURE}", f"\\[{FIGURE}\\](x)"]
)
def test_a_call_beside_a_link_is_written(project: Project, body: str) -> None:
    """Only what stands between the brackets of a link is in it."""
    project.prose(body)
    assert project.problems() == []


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (f"Before {TABLE} after.", "on a line of its own"),
        (f"- {TABLE}", "on a line of its own"),
        (f"> {TABLE}", "on a line of its own"),
        (f"!!! note\n\n    {TABLE}\n", "in no list and in no box"),
        (f"Before.\n{TABLE}\n\nAfter.", "with an empty line above and one below"),
        (f"Before.\n\n{TABLE}\nAfter.", "with an empty line above and one below"),
    ],
)
def test_a_block_stands_alone(project: Project, body: str, why: str) -> None:
    """A table in a line of text would be bars and dashes to readers; the message says where it goes."""
    assert why in told(project, body)


def test_blocks_follow_each_other(project: Project) -> None:
    """An empty line is enough, also at the end of the page."""
    project.prose(f"Before.\n\n{TABLE}\n\n{TABLE}")
    assert project.problems() == []
