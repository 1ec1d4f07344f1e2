"""The calls in prose: what each writes with each argument, and what is said when it can't."""

import re

import pytest
from conftest import Project, to_html

FIGURES = """
title: The river
figures:
  - id: flow
    label: Flow at the mouth
    measures: Water that reaches the sea, on average over the period.
    unit: m3/s
    observations:
      - {period: 2022, value: 1_934, source: survey, locator: row 1, as_stated: '1,934'}
      - {period: 2023, about: 2_000, source: survey, locator: row 2, as_stated: some 2000 m³}
      - {period: 2024, low: 1_800, high: 2_200, source: gazette, locator: para 1, as_stated: 1800 to 2200}
  - id: bridges
    label: Bridges
    measures: Bridges over the river.
    unit: bridge
    observations:
      - {low: 12, source: gazette, locator: para 2, as_stated: at least 12}
  - id: depth
    label: Depth of the river
    measures: Depth at the deepest place.
    unit: m
    observations:
      - {value: 5, low: 4, high: 9, source: survey, locator: row 4, as_stated: 5 (4-9)}
  - id: ferries
    label: Ferries
    measures: Ferries on the river.
    unit: ferry
    observations:
      - {period: 2023, value: 30, source: gazette, locator: para 3, as_stated: 30 ferries}
      - {period: 2023, value: 31, source: survey, locator: row 5, as_stated: 31 ferries, status: preferred, reason: It counted them.}
      - {period: 2024, value: 40, source: gazette, locator: para 4, as_stated: 40 ferries}
      - {period: 2024, value: 60, source: survey, locator: row 6, as_stated: 60 ferries}
      - {period: 2024, value: 900, source: gazette, locator: para 5, as_stated: 900 ferries, status: rejected, reason: A misprint.}
  - id: toll
    label: Toll
    measures: What a ferry costs.
    unit: EUR/ferry
    observations:
      - {period: 2024, value: 9, source: gazette, locator: para 6, as_stated: 9 euros, status: rejected, reason: Never asked.}
  - id: cargo
    label: Cargo
    measures: Goods carried in a year.
    unit: t
    observations:
      - {value: 1_234_567, source: survey, locator: row 7, as_stated: '1,234,567 t'}
"""
EVENTS = """
title: What happened
events:
  - id: flood
    date: 2021-07-14
    label: Flood
    by: The river
    what: The river leaves its bed.
    source: gazette
    locator: para 7
    as_stated: on 14 July
  - id: treaty
    date: 1868-10
    label: Treaty
    by: The states
    what: Ships of all states may pass.
    source: survey
    locator: row 8
    as_stated: October 1868
"""
CHARTS = """
title: Charts
charts:
  - id: flow-by-year
    title: The flow hardly changes
    kind: line
    series:
      - figure: flow
"""
UNITS = """
m = [length] = m
m3 = [volume] = m³
s = [time] = s
t = [mass] = t
bridge = [bridge] = bridge = bridges
ferry = [ferry] = ferry = ferries
EUR = [euro] = €
"""


@pytest.fixture
def river(project: Project) -> Project:
    project.write("data/units.txt", UNITS)
    project.write("data/figures/rivers.yml", FIGURES)
    project.write("data/events/river.yml", EVENTS)
    project.write("data/charts/river.yml", CHARTS)
    return project


def problems(river: Project, source: str) -> list[str]:
    river.prose(source)
    return [message.removeprefix("content/index.md:") for message in river.problems()]


# figure


@pytest.mark.parametrize(
    ("call", "text"),
    [
        # each shape of an amount has its words
        ('figure("flow", "2022")', "1,934 m³/s"),
        ('figure("flow", period="2022")', "1,934 m³/s"),
        ('figure("flow", "2023")', "about 2,000 m³/s"),
        ('figure("flow", "2024")', "1,800–2,200 m³/s"),
        ('figure("bridges")', "at least 12 bridges"),
        ('figure("depth")', "5 m (4–9)"),
        # how it is written
        ('figure("flow", "2022", unit=false)', "1,934"),
        ('figure("flow", "2022", format="round")', "about 1,900 m³/s"),
        ('figure("cargo", format="round")', "about 1.2 million t"),
        ('figure("cargo", format="full")', "1,234,567 t"),
        # one end, or the central number
        ('figure("flow", "2024", part="low")', "1,800 m³/s"),
        ('figure("flow", "2024", part="high")', "2,200 m³/s"),
        ('figure("depth", part="best")', "5 m"),
        ('figure("flow", "2023", part="best")', "about 2,000 m³/s"),
        ('figure("bridges", part="low")', "12 bridges"),
        # one source
        ('figure("ferries", "2024", source="survey")', "60 ferries"),
        ('figure("ferries", "2023", source="gazette")', "30 ferries"),
        # what is preferred settles a dispute
        ('figure("ferries", "2023")', "31 ferries"),
        # what is rejected says so
        ('figure("toll", rejected=true)', "€9 per ferry rejected"),
        ('figure("ferries", "2024", rejected=true)', "900 ferries rejected"),
        # where sources differ, the text shows how far, and says so
        ('figure("ferries", "2024")', "40–60 ferries contested"),
    ],
)
def test_figure_writes_a_value(river: Project, call: str, text: str) -> None:
    """A figure is written with its unit, its words of doubt and its marks, whatever was asked of it."""
    assert river.reads(f"There were {{{{ {call} }}}}.") == f"There were {text}."


def test_figure_links_to_its_home(river: Project) -> None:
    """The value leads to the place where the figure lives, and holds its number for programs."""
    [_, link, data, *_] = to_html(river.written('{{ figure("flow", "2024") }}')).elements
    assert link == ("a", {"href": "figures/rivers.md#flow"})
    assert data[0] == "data"
    assert data[1]["value"] == "1800/2200"


@pytest.mark.parametrize(
    ("call", "value"),
    [
        ('figure("flow", "2022")', "1934"),
        ('figure("flow", "2023")', "2000"),
        ('figure("flow", "2024")', "1800/2200"),
        ('figure("bridges")', "12/.."),
        ('figure("depth")', "5"),
        ('figure("cargo", format="round")', "1234567"),
    ],
)
def test_figure_tells_programs_the_exact_value(river: Project, call: str, value: str) -> None:
    """Beside what people read stands the number itself, not rounded; an interval has a slash and open ends two dots."""
    elements = dict(to_html(river.written(f"{{{{ {call} }}}}")).elements)
    assert elements["data"]["value"] == value


def test_figure_cites_its_source(river: Project) -> None:
    """Behind the value stands the note of the observation, with the place and the words."""
    [note] = river.notes('{{ figure("flow", "2022") }}').values()
    assert "row 1: “1,934”" in note


def test_figure_cites_every_source_that_it_rests_on(river: Project) -> None:
    """The span of what several sources say names all of them; what settles a dispute is named alone."""
    assert list(river.notes('{{ figure("ferries", "2024") }}')) == ["gazette", "survey"]
    assert list(river.notes('{{ figure("ferries", "2023") }}')) == ["survey"]
    assert list(river.notes('{{ figure("ferries", "2024", source="survey") }}')) == ["survey"]


def test_figure_without_its_note(river: Project) -> None:
    """Where the same number was cited just before, the note can be left out."""
    assert river.notes('{{ figure("flow", "2022", cite=false) }}') == {}


@pytest.mark.parametrize(
    ("call", "at", "message"),
    [
        ('figure("flwo", "2022")', '"flwo"', 'there is no figure "flwo"; did you mean "flow"?'),
        ('figure("nothing-like-it")', '"nothing', 'there is no figure "nothing-like-it"'),
        ('figure("survey")', '"survey"', 'there is no figure "survey"'),
        ('figure("flow")', "{{", '"flow" has 3 periods; name one of 2022, 2023, 2024'),
        ('figure("flow", "2025")', '"2025"', '"flow" has nothing for "2025"; it has 2022, 2023, 2024'),
        ('figure("bridges", "2024")', '"2024"', '"bridges" has nothing for "2024"; its observations name no period'),
        ('figure("flow", "2022", source="gazete")', '"gazete"', '"flow" has no observation of "gazete"; it has survey, gazette; '
                                                                'did you mean "gazette"?'),
        ('figure("flow", "2022", source="gazette")', '"2022"', '"flow" has nothing for "2022"; it has 2024'),
        ('figure("flow", "2022", format="short")', '"short"', "format can't be \"short\"; it is one of auto, full, round"),
        ('figure("flow", "2022", part="middle")', '"middle"', "part can't be \"middle\"; it is one of low, high, best"),
        ('figure("bridges", part="high")', '"high"', 'the figure has no "high" here'),
        ('figure("flow", "2024", part="best")', '"best"', 'the figure has no "best" here'),
        ('figure("toll")', '"toll"', '"toll" has no accepted observation; a sentence about a rejected number says rejected=true'),
        ('figure("flow", "2022", rejected=true)', '"flow"', '"flow" has no rejected observation'),
        ('figure("flow", "2022", sorce="survey")', "sorce", 'figure() has no argument "sorce"; it has id, period, source, format, '
                                                            'part, unit, decimals, digits, cite, rejected, edition, when; did you mean "source"?'),
        ("figure()", "{{", "figure(): missing a required argument: 'id'"),
        ('figure("flow", 2022)', "2022", 'figure(): period is a text in quotes, not "2022"'),
        ('figure("flow", "2022", unit="no")', '"no"', 'figure(): unit is true or false, not "no"'),
        ('figure("flow", "2022", cite=0)', "0)", 'figure(): cite is true or false, not "0"'),
    ],
)  # fmt: skip
def test_figure_says_what_is_wrong(river: Project, call: str, at: str, message: str) -> None:
    """Each argument that can't be met has a message at its own place, with what there is instead."""
    text = f"It is {{{{ {call} }}}}."
    assert problems(river, text) == [f"5:{text.index(at) + 1}: {message}"]


def test_an_unknown_call_is_told_with_those_that_exist(river: Project) -> None:
    """A misspelt call is told at its name, with what may have been meant."""
    [problem] = problems(river, '{{ figrue("flow") }}')
    assert re.fullmatch(
        r'5:4: there is no call "figrue"; the calls are assessments, .*figure, .*table.*; did you mean "figure"\?',
        problem,
    )


# cite


def test_cite_writes_a_note(river: Project) -> None:
    """A source is cited without a number, with or without a place."""
    assert list(river.notes('So they say.{{ cite("survey") }}')) == ["survey"]
    assert ", p 3. (" in river.notes('So they say.{{ cite("survey", "p 3") }}')["survey"]


def test_cite_names_an_unknown_source(river: Project) -> None:
    """What is not a source is told with what may have been meant."""
    assert problems(river, '{{ cite("suvey") }}') == ['5:9: there is no source "suvey"; did you mean "survey"?']


# event and events


def test_event_writes_a_date(river: Project) -> None:
    """An event is its date, with a link to its home and its note."""
    assert river.reads('It began on {{ event("flood") }}.') == "It began on 14 July 2021."
    assert "](events/river.md#flood)" in river.written('{{ event("flood") }}')
    assert list(river.notes('{{ event("flood") }}')) == ["gazette"]
    assert river.notes('{{ event("flood", cite=false) }}') == {}


def test_events_writes_a_table_in_order_of_time(river: Project) -> None:
    """All events, or those that are named, stand in a table with who did what, each with its note."""
    table = to_html(river.written("{{ events() }}").partition("\n\n[^")[0])
    cells = [text.strip() for text in table.texts if text.strip()]
    assert cells[:3] == ["Date", "Who", "What happened"]
    assert cells.index("October 1868") < cells.index("14 July 2021")
    assert "Treaty" not in river.reads('{{ events("flood") }}')
    assert len(river.notes("{{ events() }}")) == 2


def test_events_names_an_unknown_event(river: Project) -> None:
    """One wrong id among several is told at its place."""
    assert problems(river, '{{ events("flood", "tready") }}') == [
        '5:20: there is no event "tready"; did you mean "treaty"?'
    ]


# chart


def test_chart_writes_drawing_caption_table_and_sources(river: Project) -> None:
    """Before any script runs a chart has its title, the table of its data and the sources with their links."""
    document = to_html(river.written('{{ chart("flow-by-year") }}'))
    assert "The flow hardly changes" in document.text
    assert "1,934 m³/s" in document.text
    assert {"figure", "table"} <= set(document.tags)
    assert [attributes["data-chart"] for _, attributes in document.elements if "data-chart" in attributes] == [
        "flow-by-year"
    ]
    assert ("a", {"href": "sources/press.md#survey"}) in document.elements


def test_chart_names_an_unknown_chart(river: Project) -> None:
    """What is no chart is told with what may have been meant."""
    assert problems(river, '{{ chart("flow-by-yaer") }}') == [
        '5:10: there is no chart "flow-by-yaer"; did you mean "flow-by-year"?'
    ]


# table


def rows(river: Project, source: str) -> list[list[str]]:
    """The cells of the table that a call writes, as a reader sees them."""
    lines = river.written(source).partition("\n\n[^")[0].strip().splitlines()
    cells = [[to_html(cell).text.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [[cell.partition("[^")[0] for cell in row] for number, row in enumerate(cells) if number != 1]


def test_table_of_figures_by_periods(river: Project) -> None:
    """Rows are figures, columns are periods."""
    assert rows(river, '{{ table("flow", "ferries", periods=["2023", "2024"]) }}') == [
        ["Figure", "2023", "2024"],
        ["Flow at the mouth", "about 2,000 m³/s", "1,800–2,200 m³/s"],
        ["Ferries", "31 ferries", "40–60 ferries contested"],
    ]


def test_table_of_figures_without_periods(river: Project) -> None:
    """Without periods there is a column for the value and one for the period."""
    assert rows(river, '{{ table("bridges", "depth", labels=["Over it", "In it"]) }}') == [
        ["Figure", "Value", "Period"],
        ["Over it", "at least 12 bridges", ""],
        ["In it", "5 m (4–9)", ""],
    ]


def test_table_of_any_cells(river: Project) -> None:
    """A cell is a figure, a figure with more about it, plain text, or nothing."""
    call = (
        '{{ table(rows={"Water": ["depth", ["flow", "2022"]], "Boats": [{"figure": "toll", "rejected": true}, '
        '["ferries", "2024", "survey"]], "Other": ["=a|b *c*", ""]}, columns=["What", "A", "B"]) }}'
    )
    assert rows(river, call) == [
        ["What", "A", "B"],
        ["Water", "5 m (4–9)", "1,934 m³/s"],
        ["Boats", "€9 per ferry rejected", "60 ferries"],
        ["Other", "a|b *c*", ""],
    ]


def test_table_cites_every_cell(river: Project) -> None:
    """A number in a table has its note like any other, which tells its place."""
    notes = river.notes('{{ table("flow", periods=["2022", "2023", "2024"]) }}')
    assert [len(re.findall("“[^”]+”", note)) for note in notes.values()] == [2, 1]


def test_table_writes_numbers_in_one_form(river: Project) -> None:
    """The form that is asked for is that of every cell; a cell may ask for its own."""
    call = '{{ table(rows={"a": ["cargo", {"figure": "cargo", "format": "full"}]}, columns=["", "x", "y"], format="round") }}'
    assert rows(river, call)[1] == ["a", "about 1.2 million t", "1,234,567 t"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("table()", "table() takes either the ids of figures or rows={...} with columns=[...]"),
        ('table("flow", rows={"a": ["flow"]}, columns=["", "x"])', "table() takes either the ids of figures or rows={...} with columns=[...]"),
        ('table("bridges", rows={})', "table() takes either the ids of figures or rows={...} with columns=[...]"),
        ('table("bridges", "depth", labels=["One"])', "there are 2 figures and 1 labels"),
        ('table("bridgs")', 'there is no figure "bridgs"; did you mean "bridges"?'),
        ('table("flow", periods=["2021"])', '"flow" has nothing for "2021"; it has 2022, 2023, 2024'),
        ('table("flow", periods=["soon"])', 'period "soon" can\'t be read: it has none of the forms '),
        ('table("flow", periods="2022")', 'table(): periods is a list (a text in quotes each), not "2022"'),
        ('table("flow", periods=2022)', 'table(): periods is a list (a text in quotes each), not "2022"'),
        ('table("flow", periods=[2022])', "table(): periods is a list (a text in quotes each), not \"[2022]\""),
        ('table("flow")', '"flow" has 3 periods; name one of 2022, 2023, 2024'),
        ('table(rows={"a": ["depth", "depth"]}, columns=["", "x"])', 'the row "a" has 2 cells for 2 columns, one of which is for the row\'s name'),
        ('table(rows={"a": ["depth"]})', 'the row "a" has 1 cells for 0 columns, one of which is for the row\'s name'),
        ('table(rows={"a": "depth"}, columns=["", "x"])', "table(): rows is a dictionary of lists, not "),
        ('table(rows=["depth"], columns=["", "x"])', "table(): rows is a dictionary of lists, not "),
        ('table(rows={"a": [5]}, columns=["", "x"])', 'a cell can\'t be "5"; it is an id, [id, period], or a dictionary with figure'),
        ('table(rows={"a": [[]]}, columns=["", "x"])', 'a cell can\'t be "[]"; it is an id, [id, period], or a dictionary with figure'),
        ('table(rows={"a": [["a", "b", "c", "d"]]}, columns=["", "x"])', "a cell can't be "),
        ('table(rows={"a": [{"id": "flow"}]}, columns=["", "x"])', "a cell can't be "),
        ('table(rows={"a": [{"figure": "flow", "period": "2022", "colour": "red"}]}, columns=["", "x"])', 'figure() has no argument "colour"; it has '),
        ('table(rows={"a": [{"figure": 5}]}, columns=["", "x"])', 'figure(): id is a text in quotes, not "5"'),
        ('table(rows={"a": [{"figure": ["x"]}]}, columns=["", "x"])', "figure(): id is a text in quotes, not \"['x']\""),
        ('table(rows={"a": [none]}, columns=["", "x"])', "a cell can't be "),
        ('table(rows={"a": ["depth"]}, columns=["", 5])', "table(): columns is a list (a text in quotes each), not "),
        ('table("depth", format="long")', "format can't be \"long\"; it is one of auto, full, round"),
    ],
)  # fmt: skip
def test_table_says_what_is_wrong(river: Project, call: str, message: str) -> None:
    """Whatever a table is asked for and can't show is one problem with a message, and never a crash."""
    [found] = problems(river, f"{{{{ {call} }}}}")
    place, _, told = found.partition(": ")
    assert place.startswith("5:")
    assert told.startswith(message)


@pytest.mark.parametrize("text", ["=\\ud800", "=\\x00", "=\\u202e"])
def test_a_text_in_a_table_can_be_shown(river: Project, text: str) -> None:
    """Characters that can't be written or seen don't reach a page by way of an escape in a call."""
    [found] = problems(river, f'{{{{ table(rows={{"a": ["{text}"]}}, columns=["", "x"]) }}}}')
    assert found.startswith("5:")


def test_a_table_has_an_end(river: Project) -> None:
    """A call can't ask for a table that nobody could read."""
    cells = ",".join(['""'] * 700)
    call = f"{{{{ table(rows={{{', '.join(f'{chr(34)}{n}{chr(34)}: [{cells}]' for n in range(3))}}}, columns=[]) }}}}"
    assert "5:1: " in problems(river, call)[0]


# claim


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ('claim("rose", "flow[2022]", "flow[2023]")', "rose"),
        ('claim("roughly equal", "flow[2022]", "flow[2023]")', "roughly equal"),
        ('claim("more than half of", "flow[2022]", "flow[2023]")', "more than half of"),
        ('claim("Rose", "flow[2022]", "flow[2022] * 2")', "Rose"),
        ('claim("most of", "depth", "depth", part="best")', "most of"),
        ('claim("at least", "ferries[2023]", "ferries[2023]")', "at least"),
        ('claim("less than", "toll", "toll * 2", rejected=true)', "less than"),
    ],
)
def test_claim_writes_words_that_are_true(river: Project, call: str, words: str) -> None:
    """A form of words stands in the text as long as the figures bear it out."""
    assert river.reads(f"It {{{{ {call} }}}}.") == f"It {words}."


def test_claim_compares_what_is_measured_and_not_how_it_is_written(river: Project) -> None:
    """Two kilometres are more than fifteen hundred metres."""
    river.write("data/units.txt", UNITS + "km = 1000 * m = km\n")
    river.replace(
        "data/figures/rivers.yml",
        "  - id: bridges\n",
        "  - {id: lake, label: Lake, measures: Its length., unit: km, observations: "
        "[{value: 2, source: survey, locator: x, as_stated: 2 km}]}\n"
        "  - {id: pond, label: Pond, measures: Its length., unit: m, observations: "
        "[{value: 1_500, source: survey, locator: x, as_stated: 1500 m}]}\n"
        "  - id: bridges\n",
    )
    assert river.reads('{{ claim("more than", "lake", "pond") }}') == "more than"


def test_claim_compares_only_what_can_be_compared(river: Project) -> None:
    """A flow is not more than a depth, whatever the numbers are."""
    [problem] = problems(river, '{{ claim("more than", "flow[2022]", "depth", part="best") }}')
    assert problem.startswith("5:")


@pytest.mark.parametrize(
    ("call", "at", "message"),
    [
        ('claim("doubled", "flow[2022]", "flow[2023]")', '"doubled"', '"doubled" is not true: it says that b / a is at least 1.9 and at most 2.1'),
        ('claim("fell", "flow[2022]", "flow[2024]")', '"fell"', '"fell" cannot be decided: '),
        ('claim("exploded", "flow[2022]", "flow[2023]")', '"exploded"', 'no meaning is known for "exploded"'),
        ('claim("rose", "flwo[2022]", "flow[2023]")', '"flwo[2022]"', '"flwo[2022]": '),
        ('claim("rose", "flow", "flow[2023]")', '"flow"', '"flow": '),
        ('claim("rose", "flow[2022]", "flow[2022")', '"flow[2022"', '"flow[2022": '),
        ('claim("rose", "__import__(1)", "flow[2022]")', '"__import__(1)"', '"__import__(1)": '),
        ('claim("rose", "flow[2022]")', '"rose"', '"rose" holds one number against another; give both'),
        ('claim("rose")', "{{", "claim(): missing a required argument: 'a'"),
    ],
)  # fmt: skip
def test_claim_says_when_it_is_not_true(river: Project, call: str, at: str, message: str) -> None:
    """Words that are not true, can't be decided or are not known, and figures that are not there, are told at their place."""
    text = f"It {{{{ {call} }}}}."
    [problem] = problems(river, text)
    assert problem.startswith(f"5:{text.index(at) + 1}: {message}")


# verdict and evidence


def test_verdict_tells_what_became_of_a_figure(river: Project) -> None:
    """A figure that was held against others has the worst verdict, with a link; one that was not says so."""
    text = """
        title: Against each other
        reconciliations:
          - id: flow-and-flow
            label: Flow against the year after
            left: flow[2022]
            relation: "<="
            right: flow[2023]
            examines: flow
          - id: flow-and-less
            label: The flow added up against the flow
            left: 2 * flow[2022]
            relation: "="
            right: flow[2022]
            expected: fails
            explanation: The sum is not its part.
            examines: flow
        """
    river.write("data/reconciliations/flows.yml", text)
    assert river.reads('{{ verdict("flow") }}') == "does not add up: one side is 2 times the other"
    assert "](reconciliations/flows.md#flow-and-less)" in river.written('{{ verdict("flow") }}')
    assert river.reads('{{ verdict("depth") }}') == "nothing to hold it against"


def test_verdict_reads_on_where_a_figure_beside_is_faulty(river: Project) -> None:
    """A figure that is held against one whose wording is wrong: that one problem is told, and none beside it."""
    lakes = """
        title: Lakes
        figures:
          - id: lake
            label: Lake
            measures: Its length.
            unit: m
            observations: [{value: 1_500, source: survey, locator: x, as_stated: 1500 m}]
          - id: pond
            label: Pond
            measures: Its length.
            unit: m
            observations: [{value: 300, source: survey, locator: x, as_stated: STATED}]
        """
    river.write(
        "data/reconciliations/lakes.yml",
        """
        title: Lakes
        reconciliations:
          - {id: a-lake-of-ponds, label: Ponds in a lake, left: lake, relation: "=", right: 5 * pond, examines: lake}
        """,
    )
    river.write("data/figures/lakes.yml", lakes.replace("STATED", "300 m"))
    assert river.reads('{{ verdict("lake") }}') == "adds up"
    river.write("data/figures/lakes.yml", lakes.replace("STATED", "301 m"))
    [problem] = problems(river, 'It {{ verdict("lake") }}.')
    assert problem.startswith("data/figures/lakes.yml:12:")


@pytest.mark.parametrize("page", ["reconciliations/index.md", "reconciliations/tolls.md"])
def test_a_rejected_number_says_so_where_it_is_held_against_others(river: Project, page: str) -> None:
    """On the pages of what adds up and what does not, nobody takes a rejected number for an accepted one."""
    river.write(
        "data/reconciliations/tolls.yml",
        """
        title: Tolls
        reconciliations:
          - id: toll-and-toll
            label: The toll against the sum of tolls
            left: toll
            relation: "<="
            right: 2 * toll
            uses_rejected: true
        """,
    )
    river.prose("The river.")
    text = river.pages()[page]
    assert 'class="figure exact accepted"' not in text
    assert "rejected" in text


def test_evidence_tells_how_well_a_figure_is_borne_out(river: Project) -> None:
    """The grade of a figure for one period, with the number of its sources and origins."""
    assert river.reads('{{ evidence("flow", "2022") }}') == "primary, 1 source, 1 origin"
    assert river.reads('{{ evidence("ferries", "2024") }}') == "contested, 2 sources, 2 origins"
    assert river.reads('{{ evidence("toll") }}') == "rejected, 1 source, 1 origin"


@pytest.mark.parametrize("call", ["verdict", "evidence"])
def test_verdict_and_evidence_name_an_unknown_figure(river: Project, call: str) -> None:
    """What is no figure is told with what may have been meant."""
    [problem] = problems(river, f'{{{{ {call}("deph") }}}}')
    assert problem.endswith(': there is no figure "deph"; did you mean "depth"?')


# Figures that are computed


def test_a_computed_figure_is_written_like_any_other(river: Project) -> None:
    """A figure with a formula has its value, says that it is computed, and its note tells how and from what."""
    river.replace(
        "data/figures/rivers.yml",
        "  - id: bridges\n",
        "  - id: growth\n    label: Growth\n    measures: Flow against the year before.\n    unit: m3/s\n"
        "    formula: flow[2023] - flow[2022]\n  - id: bridges\n",
    )
    assert river.reads('{{ figure("growth") }}') == "about 66 m³/s computed"
    [note] = river.notes('{{ figure("growth") }}').values()
    assert note.endswith(" = about 2,000 − 1,934 = about 66 m³/s.")


# What a call may name


def test_a_record_that_can_not_be_read_is_told_once(river: Project) -> None:
    """A page that names a faulty record does not report the fault a second time."""
    river.replace("data/figures/rivers.yml", "value: 1_934", "value: many")
    [problem] = problems(river, 'It is {{ figure("flow", "2022") }}, {{ chart("flow-by-year") }}.')
    assert problem.startswith("data/figures/rivers.yml:8:")


def test_a_figure_of_a_faulty_source_is_told_once(river: Project) -> None:
    """Where a source can't be read, the pages that lean on its figures are not wrong as well."""
    river.replace("data/sources/press.yml", "kind: dataset", "kind: book")
    [problem] = problems(
        river, '{{ figure("depth") }} {{ figure("ferries", "2024") }} {{ cite("survey") }}\n\n{{ events() }}'
    )
    assert problem.startswith("data/sources/press.yml:")
