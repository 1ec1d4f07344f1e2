"""Links in prose: `briefing check` tells those that lead nowhere, as an engine would."""

import pytest
from conftest import Project


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("[a](nope.md)", 'there is no page "nope.md"'),
        ("[a](indx.md)", 'there is no page "indx.md"; did you mean "index.md"?'),
        ("[a](figures/river.md)", 'there is no page "figures/river.md"; did you mean "figures/rivers.md"?'),
        (
            "[a](figures/rivers.md#lenght)",
            'there is no "lenght" on the page "figures/rivers.md"; did you mean "length"?',
        ),
        ("[a][b]\n\n[b]: nope.md#x", 'there is no page "nope.md"'),
        ("[a](../nope.md)", 'there is no page "../nope.md"'),
        ("![a](map.png)", 'there is no file "map.png" in content/'),
        ("![a](maps/mpa.png)", 'there is no file "maps/mpa.png" in content/; did you mean "maps/map.png"?'),
        ("[a](changes/2026-10.md)", 'there is no page "changes/2026-10.md"'),
    ],
)
def test_a_link_to_nothing_is_told(project: Project, link: str, told: str) -> None:
    """With its place, and with what may have been meant."""
    project.write("content/maps/map.png", "a map")
    project.prose(f"See {link}.")
    line = 7 if "\n" in link else 5
    [problem] = project.problems()
    assert problem.startswith(f"content/index.md:{line}:")
    assert f": {told}" in problem


HEADINGS = "---\ntitle: More\n---\n\n# More\n\n## How *long*?\n\n## Twice\n\n## Twice\n\n[a](#twice_1)\n"


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("more.md#how-long", ""),
        ("more.md#more", ""),
        ("more.md#twice_1", ""),
        ("more.md#twice_2", 'there is no "twice_2" on the page "more.md"'),  # another number is another heading
        ("more.md#long", 'there is no "long" on the page "more.md"'),
        ("#nope", 'there is no "nope" on the page "index.md"'),
        ("#the-river-is-1233-km-long", ""),
    ],
)
def test_a_link_to_a_heading_is_followed(project: Project, link: str, told: str) -> None:
    """Headings have the names that engines give them, with what calls write into them."""
    project.write("content/more.md", HEADINGS)
    project.prose(f'## The river is {{{{ figure("length", cite=false) }}}} long\n\nSee [a]({link}).')
    found = project.problems()
    assert [problem.partition(": ")[2] for problem in found] == ([found[0].partition(": ")[2]] if told else [])
    assert all(told in problem for problem in found)


@pytest.mark.parametrize(
    "link",
    [
        "index.md", "deep/more.md", "./deep/more.md", "figures/rivers.md", "figures/rivers.md#length", "figures/index.md", "register.md", "rules.md#grades", "review.md", "changes/index.md",
        "maps/map.png", "%6Daps/map.png", "https://x.example/nope.md", "mailto:a@x.example", "figures/rivers.json", "feeds/editions.atom", "maps/", "",
    ],
)  # fmt: skip
def test_a_link_to_what_is_there_is_fine(project: Project, link: str) -> None:
    """Pages of prose and of data, lists, records, pictures; files that programs read are made with the pages."""
    project.write("content/maps/map.png", "a map")
    project.write(
        "content/deep/more.md", "---\ntitle: More\n---\n\nSee [a](../index.md) and [b](../figures/rivers.md#length).\n"
    )
    project.prose(f"See [a]({link}).")
    assert project.problems() == []


def test_code_holds_no_links(project: Project) -> None:
    """Nor does the front matter."""
    project.prose("Write `[a](nope.md)` for a link.\n\n```\n[a](nope.md)\n```")
    assert project.problems() == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/figures/rivers.yml", "unit: km", "unit: kmm"),
        ("data/figures/rivers.yml", "    label", "  label"),
        ("content/other.md", "title: x", "titel: x"),
    ],
)
def test_a_link_to_what_is_broken_is_no_second_problem(project: Project, path: str, old: str, new: str) -> None:
    """The page and the record have problems of their own, which are told."""
    project.write("content/other.md", "---\ntitle: x\n---\n")
    project.prose("See [a](figures/rivers.md#length) and [b](other.md).")
    assert project.problems() == []
    project.replace(path, old, new)
    assert {problem.partition(":")[0] for problem in project.problems()} == {path}
