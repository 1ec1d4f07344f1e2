"""The rules: what each finds, where it says so, and how a record is excepted from one."""

import re

import pytest
from conftest import Project
from sourced_briefing.base.problems import BriefingError
from sourced_briefing.build import build_briefing
from sourced_briefing.checks import READING, RULES

FIGURES = "data/figures/rivers.yml"
SOURCES = "data/sources/press.yml"

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
"""


def test_a_sound_project_has_no_problems(project: Project) -> None:
    """The project that the tests below break keeps every rule."""
    project.write("data/events/river.yml", EVENTS)
    assert project.problems() == []


def test_every_rule_has_a_name_and_a_statement() -> None:
    """What a rule is called and what it demands can be told to people."""
    names = [rule.name for rule in RULES]
    assert len({*names, *READING}) == len(names) + len(READING)
    for name, statement in [*((rule.name, rule.statement) for rule in RULES), *READING.items()]:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert re.fullmatch(r"[A-Z].*\.", statement)


def test_every_problem_names_its_rule(project: Project) -> None:
    """A problem says which rule it breaks, so that the rule can be looked up."""
    project.replace(FIGURES, "unit: km", "unit: kmm")
    project.replace(SOURCES, "kind: dataset", "kind: book")
    project.prose("<b> {{ figure('none') }}")
    with pytest.raises(BriefingError) as caught:
        build_briefing(project.root)
    assert {problem.rule for problem in caught.value.problems} == {"known-unit", "readable", "call", "safe-markdown"}


# Sources


def test_a_figure_names_a_source_that_exists(project: Project) -> None:
    """The source of an observation is a record; a misspelt one is told with what may have been meant."""
    project.replace(FIGURES, "source: survey", "source: suvey")
    assert project.problems() == [f'{FIGURES}:9:17: source "suvey" is not known; did you mean "survey"?']


@pytest.mark.parametrize("line", ["origin: nobody", "origin: Nobody"])
def test_the_origin_of_an_observation_exists(project: Project, line: str) -> None:
    """The source that one number goes back to is a record as well."""
    project.replace(FIGURES, "source: survey", f"source: survey\n        {line}")
    assert len(project.problems()) == 1


def test_an_event_names_a_source_that_exists(project: Project) -> None:
    """The source of an event is a record."""
    project.write("data/events/river.yml", EVENTS.replace("gazette", "gazete"))
    assert project.problems() == ['data/events/river.yml:8:13: source "gazete" is not known; did you mean "gazette"?']


def test_a_relay_names_an_origin_that_exists(project: Project) -> None:
    """What tells of another source names one that is a record."""
    project.replace(
        SOURCES, "standing: original\n    read: whole", "standing: relay\n    origin: surveys\n    read: whole"
    )
    assert project.problems() == [f'{SOURCES}:10:13: source "surveys" is not known; did you mean "survey"?']


@pytest.mark.parametrize(
    ("origins", "circle"),
    [
        ({"gazette": "gazette"}, "gazette → gazette"),
        ({"gazette": "survey", "survey": "gazette"}, "gazette → survey → gazette"),
    ],
)
def test_origins_do_not_go_round_in_a_circle(project: Project, origins: dict[str, str], circle: str) -> None:
    """Following origins comes to an end; a circle is told once, with its way."""
    text = (project.root / SOURCES).read_text("utf-8")
    for source, origin in origins.items():
        head, middle, tail = text.partition(f"id: {source}\n")
        text = head + middle + tail.replace("standing: original", f"standing: copy\n    origin: {origin}", 1)
    project.write(SOURCES, text)
    [problem] = project.problems()
    assert problem.endswith(f"these origins go round in a circle: {circle}")


def test_a_long_way_to_an_origin_is_no_circle(project: Project) -> None:
    """Sources that lead to one origin by many steps are sound, and a circle that others lead into is told once."""
    head = "title: Chain\nsources:\n"
    record = "  - {{id: s{0}, title: S, publisher: P, url: 'https://x.example', kind: news, standing: relay, origin: {1}, read: whole}}\n"
    chain = [record.format(n, f"s{n + 1}" if n < 999 else "survey") for n in range(1000)]
    project.write("data/sources/chain.yml", head + "".join(chain))
    assert project.problems() == []
    chain[999] = record.format(999, "s500")
    project.write("data/sources/chain.yml", head + "".join(chain))
    assert len(project.problems()) == 1


@pytest.mark.parametrize("published", ["2024-13", "2024-00", "2024-02-30", "2024-04-31", "0000", "２０２４"])
def test_a_source_was_published_on_a_day_that_exists(project: Project, published: str) -> None:
    """A date of publication that no calendar has is a problem where it stands."""
    project.replace(SOURCES, "published: 2024-03-01", f"published: {published}")
    project.prose('{{ cite("gazette") }}')
    [problem] = project.problems()
    assert problem.startswith(f"{SOURCES}:6:16: ")


# Units, periods and calendars


@pytest.mark.parametrize("unit", ["mile", "km/hour", "km**2", "km^2", "9**9**9", "km; import os"])
def test_a_unit_is_one_that_the_briefing_defines(project: Project, unit: str) -> None:
    """A unit that units.txt does not define, and arithmetic in its place, is a problem."""
    project.replace(FIGURES, "unit: km", f"unit: {unit}")
    [problem] = project.problems()
    assert problem.startswith(f'{FIGURES}:6:11: unit "{unit}" is not known')


@pytest.mark.parametrize("period", ["soon", "2024-13", "2025/2024", "FY2024", "2024-Q9", "12:30"])
def test_a_period_names_a_time(project: Project, period: str) -> None:
    """A period that can't be read is a problem, with the forms that can."""
    project.replace(FIGURES, "- value", f"- period: {period}\n        value")
    [problem] = project.problems()
    assert problem.startswith(f'{FIGURES}:8:17: period "{period}" can\'t be read: ')


def test_all_observations_of_a_figure_have_a_period_or_none(project: Project) -> None:
    """A figure that changes with time says for each observation when; one whose time is unknown says so."""
    one = "{value: 1, source: survey, locator: x, as_stated: '1'}"
    project.observations(f"- {one}\n- {one.replace('{', '{period: 2024, ')}")
    assert project.problems() == [
        f"{FIGURES}:8:9: this observation has no `period`, and others of the figure have one; write `undated` if it is unknown"
    ]
    project.observations(f"- {one.replace('{', '{period: undated, ')}\n- {one.replace('{', '{period: 2024, ')}")
    assert not any("no `period`" in problem for problem in project.problems())


def test_a_break_stands_at_a_period(project: Project) -> None:
    """Where a series stops being comparable is a time as well."""
    project.replace(FIGURES, "unit: km", "unit: km\n    breaks:\n      - {at: then, note: The dam.}")
    assert project.problems()[0].startswith(f'{FIGURES}:8:14: period "then" can\'t be read: ')


def test_a_calendar_is_one_that_the_briefing_defines(project: Project) -> None:
    """A figure names a calendar that exists; its periods are not told as wrong as well."""
    project.replace(FIGURES, "unit: km", "unit: km\n    calendar: ferries")
    project.replace(FIGURES, "- value", "- period: FY2024\n        value")
    assert project.problems() == [f'{FIGURES}:7:15: calendar "ferries" is not known']


@pytest.mark.parametrize(
    ("years", "message"),
    [
        ("FY2024: {starts: 2024-01-01, quarters_end: [2024-06-30, 2024-03-31, 2024-09-30, 2024-12-31]}", "the quarters of FY2024 do not follow each other"),
        ("FY2024: {starts: 2024-12-31, quarters_end: [2024-03-31, 2024-06-30, 2024-09-30, 2024-12-30]}", "the quarters of FY2024 do not follow each other"),
        (
            "FY2024: {starts: 2024-01-01, quarters_end: [2024-03-31, 2024-06-30, 2024-09-30, 2024-12-31]}\n"
            "      FY2025: {starts: 2025-01-02, quarters_end: [2025-03-31, 2025-06-30, 2025-09-30, 2025-12-31]}",
            "FY2025 does not start on the day after the year before it ends (2024-12-31)",
        ),
    ],
)  # fmt: skip
def test_fiscal_years_have_no_gaps(project: Project, years: str, message: str) -> None:
    """Quarters follow each other, and each year begins when the last one ends."""
    project.write(
        "data/calendars.yml", f"title: C\ncalendars:\n  - id: ferries\n    label: F\n    years:\n      {years}\n"
    )
    [problem] = project.problems()
    assert problem.endswith(message)


@pytest.mark.parametrize("date", ["2021/2022", "../2021", "undated"])
def test_an_event_has_one_date(project: Project, date: str) -> None:
    """An event happens on a day, in a month or in a year, and not over a stretch of time."""
    project.write("data/events/river.yml", EVENTS.replace("2021-07-14", date))
    assert project.problems() == [f'data/events/river.yml:4:11: an event has one date, and "{date}" is none']


# Several at once


def test_all_problems_are_told_at_once_data_before_prose(project: Project) -> None:
    """One run tells everything that is wrong, in every file; what is in data comes first."""
    project.replace(FIGURES, "unit: km", "unit: kmm\n    calendar: ferries")
    project.replace(SOURCES, "kind: dataset", "kind: book")
    project.write("data/events/river.yml", EVENTS.replace("gazette", "nobody").replace("2021-07-14", "soon"))
    project.write("data/stray.yml", "title: Stray")
    project.prose('{{ figure("none") }} <b>\n\n{{ nothing() }}')
    told = project.problems()
    assert [problem.startswith("content/") for problem in told[:-1]] == [False] * (len(told) - 3) + [True] * 2
    assert told[-1] == "and 2 that may follow from these"  # the stray file may hold what these name
    assert len(told) == 8


def test_problems_do_not_drag_others_along(project: Project) -> None:
    """A record that has a problem makes no problems of what leans on it."""
    project.write(
        "data/charts/c.yml", "title: C\ncharts:\n  - {id: c, title: C, kind: bar, series: [{figure: length}]}\n"
    )
    project.prose('{{ figure("length") }}\n\n{{ chart("c") }}\n\n{{ table("length") }}')
    project.replace(FIGURES, "unit: km", "unit: kmm")
    assert project.problems() == [f'{FIGURES}:6:11: unit "kmm" is not known; did you mean "km"?']


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (SOURCES, "kind: dataset", "kind: book"),
        (FIGURES, "value: 1_233", "value: many"),
        (FIGURES, "measures: From the spring to the sea.\n", "measures: From the spring to the sea.\n    extra: x\n"),
    ],
)
def test_a_record_that_can_not_be_read_does_not_drag_others_along(
    project: Project, path: str, old: str, new: str
) -> None:
    """What leans on a record with a faulty field is not told as wrong a second time, and does not crash."""
    project.write(
        "data/charts/c.yml", "title: C\ncharts:\n  - {id: c, title: C, kind: bar, series: [{figure: length}]}\n"
    )
    project.write("data/events/river.yml", EVENTS.replace("gazette", "survey"))
    project.prose(
        '{{ figure("length") }} {{ cite("survey") }}\n\n{{ chart("c") }}\n\n{{ table("length") }}\n\n{{ events() }}'
    )
    project.replace(path, old, new)
    [problem] = project.problems()
    assert problem.startswith(path)


# Exceptions


def test_an_exception_names_a_rule_that_allows_it(project: Project) -> None:
    """A record can't be excepted from what would make the site wrong, nor from a rule that does not exist."""
    project.replace(FIGURES, "unit: km", "unit: kmm\n    exceptions:\n      - {rule: known-unit, reason: I like it.}")
    assert any('no record can be excepted from "known-unit"' in problem for problem in project.problems())


def test_an_exception_has_a_reason(project: Project) -> None:
    """Whoever excepts a record says why."""
    project.replace(FIGURES, "unit: km", "unit: km\n    exceptions:\n      - {rule: known-unit}")
    assert f"{FIGURES}:8:9: `reason` is missing" in project.problems()
