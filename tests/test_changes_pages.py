"""What readers see of changes: the pages, and the history of each figure."""

import re

import pytest
from conftest import Project, rows_of, to_html
from sourced_briefing.build import build_briefing

RIVERS = "data/figures/rivers.yml"


def release(project: Project, name: str, *options: str) -> None:
    result = project.release(name, *options)
    assert result.exit_code == 0, result.output


def becomes(project: Project, old: str, new: str) -> None:
    """The length becomes another one, in the data and in the words of its source."""
    project.replace(RIVERS, f"value: {old.replace(',', '_')}", f"value: {new.replace(',', '_')}")
    project.replace(RIVERS, f"as_stated: {old} km", f"as_stated: {new} km")


def texts(project: Project) -> dict[str, str]:
    return build_briefing(project.root).texts


@pytest.fixture
def changed(project: Project) -> Project:
    """Two editions, of which the second corrects the first, and a revision that is not released yet."""
    project.write("briefing.yml", "title: Rivers\naddress: https://rivers.example/\npublisher: The Office\n")
    release(project, "2026-09", "--note", "The first one.")
    becomes(project, "1,233", "1,230")
    note = "figure: length, after: 2026-09, kind: correction, note: We had read another river <b>."
    project.write("data/changes.yml", f"changes:\n  - {{{note}}}\n")
    release(project, "2026-10")
    becomes(project, "1,230", "1,250")
    return project


# pages


def test_without_an_edition_the_page_says_so(project: Project) -> None:
    """The page is there, so that a link to it always leads somewhere."""
    assert "No edition of this briefing has been released yet." in texts(project)["changes/index.md"]


def test_all_editions_are_listed_newest_first(changed: Project) -> None:
    """Each with its size, what changed, and its note."""
    listed = [line for line in texts(changed)["changes/index.md"].splitlines() if line.startswith("- **[Edition")]
    assert [to_html(line).text.strip() for line in listed] == [
        "Edition 2026-10: 1 figure, 2 sources; 1 correction.",
        "Edition 2026-09: 1 figure, 2 sources; the first edition. The first one.",
    ]


def test_what_is_not_released_yet_is_told_in_the_same_way(changed: Project) -> None:
    """Against the newest edition."""
    page = texts(changed)["changes/index.md"]
    assert "## Since edition 2026-10 { #next }" in page
    assert ["Length of the river", "1,230 km", "1,250 km (+1.6%)", "revision", "So says Land Registry"] in rows_of(page)


def test_without_changes_since_that_is_said(project: Project) -> None:
    """The draft is the edition."""
    release(project, "2026-09")
    assert "Nothing changed since edition 2026-09." in texts(project)["changes/index.md"]


def test_each_edition_has_a_page_of_what_changed(changed: Project) -> None:
    """Old and new value, percentage, class and the editor's note, which is text and nothing else."""
    pages = texts(changed)
    assert "The first edition: 1 figure from 2 sources." in pages["changes/2026-09.md"]
    page = pages["changes/2026-10.md"]
    assert "Changed since edition [2026-09](2026-09.md): 1 correction." in page
    assert "## Corrections { #corrections }" in page
    note = "We had read another river <b>."
    assert ["Length of the river", "1,233 km", "1,230 km (−0.2%)", "correction", note] in rows_of(page)
    assert '<a href="../figures/rivers.md#length">Length of the river</a>' in page


def test_a_source_that_turns_out_to_retell_another_is_told(changed: Project) -> None:
    """Under a heading of its own: what rested on it may have lost a voice."""
    changed.replace("data/sources/press.yml", "original\n    read: whole", "relay\n    origin: survey\n    read: whole")
    page = texts(changed)["changes/index.md"]
    told = page.partition("### Standing of sources { #standing-of-sources }")[2]
    assert rows_of(told)[1][1:3] == ["original", "relay"]


def test_a_source_that_was_retracted_since_an_edition_is_told(changed: Project) -> None:
    """Under a heading of its own, near the top."""
    retracted = "    kind: dataset\n    retracted: {date: 2026-02-03, url: 'https://registry.example/notice'}\n"
    changed.replace("data/sources/press.yml", "    kind: dataset\n", retracted)
    page = texts(changed)["changes/index.md"]
    told = page.partition("### Retractions { #retractions }")[2]
    assert rows_of(told)[1][1:3] == ["not retracted", "retracted on 2026-02-03"]


def test_a_page_of_prose_can_not_take_the_address(changed: Project) -> None:
    """The pages of changes have theirs."""
    changed.write("content/changes.md", "---\ntitle: Changes\n---\n")
    changed.write("content/changes/2026-10.md", "---\ntitle: Changes\n---\n")
    assert changed.problems() == [
        "content/changes.md:1:1: this page's address is taken by the page of changes; rename it",
        "content/changes/2026-10.md:1:1: this page's address is taken by the page of that edition; rename it",
    ]


# history of a figure


def test_the_home_of_a_figure_shows_its_history(changed: Project) -> None:
    """From its first publication to what is not released yet."""
    page = texts(changed)["figures/rivers.md"]
    assert "<summary>History: 2 changes since edition 2026-09, 1 of them a correction</summary>" in page
    assert [row[:5] for row in rows_of(page)[-4:]] == [
        ["Edition", "What changed", "Was", "Is now", "Class"],
        ["2026-09", "First published", "", "1,233 km", ""],
        ["2026-10", "Value", "1,233 km", "1,230 km (−0.2%)", "correction"],
        ["not released yet", "Value", "1,230 km", "1,250 km (+1.6%)", "revision"],
    ]
    assert "history-chart" not in page


def test_a_figure_that_never_changed_says_since_when(project: Project) -> None:
    """One line is enough."""
    release(project, "2026-09")
    assert (
        "Its values and grades are those of edition [2026-09](../changes/2026-09.md)."
        in texts(project)["figures/rivers.md"]
    )


def test_a_figure_that_is_new_has_no_history(project: Project) -> None:
    """Nor has any before the first edition."""
    assert "istory" not in texts(project)["figures/rivers.md"]


def test_from_three_editions_on_there_is_a_small_chart(changed: Project) -> None:
    """With the values at its ends, and the editions that gave them."""
    release(changed, "2026-11")
    page = texts(changed)["figures/rivers.md"]
    assert re.search(
        r'<p class="history-chart"><svg .*</svg> from 1,233 km in 2026-09 to 1,250 km in 2026-11</p>',
        page,
    )


def test_editions_of_one_day_are_drawn_too(changed: Project) -> None:
    """They stand one above the other: the day is the same."""
    release(changed, "2026-10-05")
    becomes(changed, "1,250", "1,251")
    release(changed, "2026-10-05.2", "--note", "Later that day.")
    page = texts(changed)["figures/rivers.md"]
    assert "from 1,233 km in 2026-09 to 1,251 km in 2026-10-05.2" in page
    told = texts(changed)["changes/2026-10-05.2.md"]
    assert "Later that day." in told
    assert ["Length of the river", "1,250 km", "1,251 km (+0.1%)", "revision", "So says Land Registry"] in rows_of(told)


def test_a_history_with_a_bound_has_no_chart(changed: Project) -> None:
    """What is known to be at least so much has no place on a line; the table tells it."""
    changed.replace(RIVERS, "value: 1_250", "low: 1_250")
    changed.replace(RIVERS, "as_stated: 1,250 km", "as_stated: at least 1,250 km")
    release(changed, "2026-11")
    page = texts(changed)["figures/rivers.md"]
    assert "at least 1,250 km" in page
    assert "history-chart" not in page


def test_a_renamed_figure_keeps_its_history_and_its_links(changed: Project) -> None:
    """It says what it `was`; links to the old name lead to it."""
    release(changed, "2026-11")
    changed.replace(RIVERS, "id: length\n", "id: river-length\n    was: [length]\n")
    changed.prose('{{ figure("river-length") }}')
    page = texts(changed)["figures/rivers.md"]
    assert '<span id="length"></span>' in page
    assert "<summary>History: 3 changes since edition 2026-09, 1 of them a correction</summary>" in page
    assert ["not released yet", "Renamed", "length", "river-length", "method", ""] in rows_of(page)
    assert '<a href="../figures/rivers.md#river-length">Length of the river</a>' in texts(changed)["changes/2026-10.md"]


def test_what_was_withdrawn_is_still_told(changed: Project) -> None:
    """By its last value, also where its unit is no longer known; a column with nothing in it is left out."""
    changed.write(
        RIVERS,
        """
        title: Rivers
        figures:
          - id: depth
            label: Depth of the river
            measures: From the surface to the ground.
            unit: fathom
            observations:
              - {value: 3, source: survey, locator: row 2, as_stated: 3 fathoms}
        """,
    )
    changed.write("data/units.txt", "fathom = [length] = fathom = fathoms\n")
    changed.prose('{{ figure("depth") }}')
    assert rows_of(texts(changed)["changes/index.md"])[:4] == [
        ["What", "Is now", "Class", "Why"],
        ["Depth of the river", "3 fathoms", "new data", "So says Land Registry"],
        ["What", "Was", "Class"],
        ["Length of the river", "1,230 km", "revision"],
    ]


def test_sentences_that_changed_stand_in_one_column(project: Project) -> None:
    """Side by side there is no room for both; a value beside its change has a column of its own."""
    release(project, "2026-09")
    longer = "From the spring in the hills to the sea, along the middle of its bed as it was surveyed."
    project.replace(RIVERS, "From the spring to the sea.", longer)
    rows = rows_of(texts(project)["changes/index.md"])
    assert rows[0] == ["What", "Was → is now", "Class"]
    assert rows[1][1] == f"From the spring to the sea. → {longer}"


def test_the_page_of_the_first_edition_lists_what_it_holds(changed: Project) -> None:
    """With the values of then."""
    page = texts(changed)["changes/2026-09.md"]
    assert ["Length of the river", "1,233 km", "new data", "So says Land Registry"] in rows_of(page)
    assert "## Sources added { #sources-added }" in page


def test_a_long_list_of_what_is_new_is_closed(project: Project) -> None:
    """So that it hides nothing that changed; what changed itself is never closed."""
    release(project, "2026-09")
    becomes(project, "1,233", "1,230")
    observed = "{value: 1, source: survey, locator: row 2, as_stated: 1 m}"
    depth = "  - {id: depth-%d, label: Depth %d, measures: Depth., unit: m, observations: [%s]}\n"
    figures = "".join(depth % (number, number, observed) for number in range(11))
    project.write("data/figures/depths.yml", f"title: Depths\nfigures:\n{figures}")
    page = texts(project)["changes/index.md"]
    assert "<summary>11 figures added</summary>" in page
    assert page.index("1,230 km") < page.index('<details class="changes"')


def test_the_percentage_of_a_range_is_that_of_its_middle(project: Project) -> None:
    """And says so."""
    release(project, "2026-09")
    project.replace(RIVERS, "value: 1_233", "low: 1_233\n        high: 1_500")
    project.replace(RIVERS, "as_stated: 1,233 km", "as_stated: 1,233 to 1,500 km")
    row = next(row for row in rows_of(texts(project)["changes/index.md"]) if row[0] == "Length of the river")
    assert row[1:3] == ["1,233 km", "1,233–1,500 km (middle +11%)"]


# as of


def test_prose_can_give_the_value_of_an_edition(changed: Project) -> None:
    """Marked as such, with a note that names the edition and its sources."""
    changed.prose('It was {{ figure("length", edition="2026-09") }}, is {{ figure("length", cite=false) }}.')
    page = texts(changed)["index.md"]
    assert (
        to_html(page.partition("\n---\n")[2]).text.split()[:8] == "It was 1,233 km edition 2026-091, is 1,250".split()
    )
    assert '<small class="mark">edition 2026-09</small>](figures/rivers.md#length)' in page
    assert (
        "[^computed-length-in-2026-09]: As [edition 2026-09](changes/2026-09.md) had it. "
        "Length of the river: 1,233 km. Sources: Land Registry, Survey of rivers."
    ) in page


def test_a_renamed_figure_has_its_value_of_then(changed: Project) -> None:
    """Under either name."""
    changed.replace(RIVERS, "id: length\n", "id: river-length\n    was: [length]\n")
    for name in ("length", "river-length"):
        changed.prose(f'{{{{ figure("{name}", edition="2026-09") }}}}')
        assert "1,233 km</data>" in texts(changed)["index.md"]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ('figure("length", edition="2026-08")', '29: there is no edition "2026-08"'),
        ('figure("lenght", edition="2026-09")', '11: edition 2026-09 has no figure "lenght"; did you mean "length"?'),
        ('figure("length", "2024", edition="2026-09")', '21: "length" had no value for "2024" then; it had '),
        ('figure("length", edition="2026-09", rejected=true)', "29: an edition's value can't be narrowed by source"),
    ],
)
def test_a_value_that_was_not_is_told(changed: Project, call: str, told: str) -> None:
    """With its line and column, and what may have been meant."""
    changed.prose(f"{{{{ {call} }}}}")
    problems = changed.problems()
    assert len(problems) == 1
    assert problems[0].startswith(f"content/index.md:5:{told}")
