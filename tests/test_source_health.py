"""`briefing sources check`: whether links still work, in a file that the site shows and no build has to ask for."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from socket import create_server

import pytest
from answering import Answering, Reply, answering
from click.testing import CliRunner, Result
from conftest import Project
from sourced_briefing.cli import main
from sourced_briefing.health.links import links_of
from sourced_briefing.health.visiting import Visitor
from sourced_briefing.load.loader import load
from sourced_briefing.web import Client

HEALTH = "data/source-health.yml"
PRESS = "data/sources/press.yml"
DAY = "2026-11-12"


@pytest.fixture
def server() -> Iterator[Answering]:
    with answering({"/robots.txt": Reply(status=404)}) as told:
        yield told


@pytest.fixture
def linked(project: Project, server: Answering) -> Project:
    """The project, whose two sources stand on the server, as /a and /b."""
    project.replace(PRESS, "https://gazette.example/river", f"{server.address}/a")
    project.replace(PRESS, "https://registry.example/survey", f"{server.address}/b")
    server.replies |= {"/a": Reply("A"), "/b": Reply("B")}
    return project


def look(project: Project, *arguments: str, today: str = DAY, **environment: str) -> Result:
    """What `briefing sources check` says; it waits for nobody."""
    command = ["--project", str(project.root), "sources", "check", "--pause", "0", "--today", today, *arguments]
    return CliRunner().invoke(main, command, env={"BRIEFING_LOOPBACK": "1", **environment})


def states(project: Project) -> dict[str, str]:
    """What is known of the address of each source."""
    health = load(project.root)[0].health
    return {name: each.address.state for name, each in health.items() if each.address}


def page(project: Project) -> list[str]:
    return [
        line for line in project.pages()["sources/press.md"].splitlines() if line.startswith(("- Link", "- Archived"))
    ]


def test_links_that_work(linked: Project, server: Answering) -> None:
    """Are asked for with HEAD, after robots.txt; the file has a line for each, in order of the ids."""
    result = look(linked)
    assert (result.exit_code, server.asked) == (0, ["GET /robots.txt", "HEAD /a", "HEAD /b"])
    assert result.stdout == f"2 links: 2 ok; {HEALTH} is written.\n"
    assert (linked.root / HEALTH).read_text("utf-8") == (
        "# yaml-language-server: $schema=schemas/source-health.json\n"
        "# What `briefing sources check` found. It writes this file; nobody edits it.\n"
        "source-health:\n"
        "  - source: gazette\n"
        f'    address: {{url: "{server.address}/a", state: ok, checked: {DAY}}}\n'
        "  - source: survey\n"
        f'    address: {{url: "{server.address}/b", state: ok, checked: {DAY}}}\n'
    )
    assert linked.problems() == []


def test_the_same_again_changes_nothing(linked: Project) -> None:
    """Of one day, not a byte."""
    look(linked)
    before = (linked.root / HEALTH).read_bytes()
    assert look(linked).stdout.endswith("stays as it is.\n")
    assert (linked.root / HEALTH).read_bytes() == before


def test_the_site_says_when_a_link_was_last_seen(linked: Project, server: Answering) -> None:
    """And that nobody has looked; a link that works no more keeps the day when it did."""
    assert page(linked) == ["- Link: unchecked", "- Link: unchecked"]
    look(linked)
    assert page(linked)[0] == "- Link: last seen working 12 November 2026"
    server.replies["/a"] = Reply(status=404)
    result = look(linked, today="2026-12-01")
    assert result.exit_code == 1
    assert f"gazette: gone (404): {server.address}/a" in result.stdout
    assert page(linked)[0] == "- Link: gone on 1 December 2026, last seen working 12 November 2026"
    look(linked, today="2026-12-08")
    assert page(linked)[0] == "- Link: gone on 8 December 2026, last seen working 12 November 2026"


def test_what_was_found_of_another_address_says_nothing(linked: Project, server: Answering) -> None:
    """After an edit nobody has looked yet."""
    look(linked)
    linked.replace(PRESS, f"{server.address}/a", f"{server.address}/c")
    assert page(linked)[0] == "- Link: unchecked"


def test_archived_copies_are_looked_at(linked: Project, server: Answering) -> None:
    """They are links too."""
    copy = f"    archived: {{url: '{server.address}/copy', date: 2024-04-01}}\n"
    linked.replace(PRESS, "    kind: news\n", f"    kind: news\n{copy}")
    result = look(linked)
    assert f"gazette (archived copy): gone (404): {server.address}/copy" in result.stdout
    assert page(linked)[1] == f"- Archived copy: [1 April 2024]({server.address}/copy), gone on 12 November 2026"


@pytest.mark.parametrize(
    ("replies", "state"),
    [
        ({"/a": Reply(status=410)}, "gone"),
        ({"/a": Reply(status=403)}, "blocked"),
        ({"/a": Reply(status=429)}, "blocked"),
        ({"/a": Reply(status=500)}, "unreachable"),
        ({"/a": [Reply(status=503), Reply(status=503), Reply("A")]}, "ok"),
        ({"/a": [Reply(status=405), Reply("A")]}, "ok"),
        ({"/a": Reply(status=301, headers={"Location": "/new"}), "/new": Reply("A")}, "moved"),
        ({"/a": Reply(status=302, headers={"Location": "/new"}), "/new": Reply("A")}, "ok"),
        ({"/a": Reply(status=302, headers={"Location": "/"}), "/": Reply("front")}, "moved"),
        ({"/a": Reply(status=301, headers={"Location": "/a/?utm_source=x"}), "/a/?utm_source=x": Reply("A")}, "ok"),
        ({"/a": Reply(status=302, headers={"Location": "http://10.0.0.1/"})}, "unreachable"),
        ({"/a": Reply(status=302, headers={"Location": "/a"})}, "unreachable"),
        ({"/robots.txt": Reply("User-agent: *\nDisallow: /a\n")}, "blocked"),
        ({"/robots.txt": Reply("User-agent: sourced-briefing\nDisallow: /\n\nUser-agent: *\nAllow: /\n")}, "blocked"),
        ({"/robots.txt": Reply(status=503)}, "unreachable"),
        ({"/robots.txt": Reply(status=403)}, "ok"),
    ],
)
def test_states(linked: Project, server: Answering, replies: dict[str, Reply], state: str) -> None:
    """What each answer means. Redirects for a while are how many sites work; one to the front page is a way to be gone."""
    server.replies |= replies
    [link] = [
        each
        for each in links_of(load(linked.root)[0], load(linked.root)[0].sources.values())
        if each.source == "gazette"
    ]
    waited: list[float] = []
    health = Visitor(Client(loopback=True), 0, waited.append).look(link, date(2026, 11, 12))
    assert health.state == state
    assert (health.to is not None) == (state == "moved")
    if state == "blocked" and "/robots.txt" in replies:
        assert server.asked == ["GET /robots.txt"]


def test_nobody_is_asked_too_often(linked: Project, server: Answering) -> None:
    """A pause between two questions to a host, as long as it wants one; patience as long as it says."""
    server.replies["/robots.txt"] = Reply("User-agent: *\nCrawl-delay: 7\n")
    server.replies["/a"] = [Reply(status=429), Reply(status=429, headers={"Retry-After": "11"}), Reply("A")]
    records = load(linked.root)[0]
    waited: list[float] = []
    visitor = Visitor(Client(loopback=True), 1, waited.append)
    for link in links_of(records, records.sources.values()):
        visitor.look(link, date(2026, 11, 12))
    assert [round(each) for each in waited] == [7, 7, 11, 7, 7]


def test_hosts_take_turns(project: Project) -> None:
    """And what was never looked at comes first, so that a run that ends early goes on where it is most needed."""
    sources = "".join(
        f"  - {{id: s{n}, title: T, publisher: P, url: 'https://{host}.example/{n}', kind: news, standing: original, read: whole}}\n"
        for n, host in enumerate("aaabc")
    )
    project.write("data/sources/more.yml", f"title: More\nsources:\n{sources}")
    known = f"source-health:\n  - source: s0\n    address: {{url: 'https://a.example/0', state: ok, checked: {DAY}}}\n"
    project.write(HEALTH, known)
    records = load(project.root)[0]
    links = links_of(
        records, [source for name, source in records.sources.items() if name.startswith("s") and name != "survey"]
    )
    assert [link.source for link in links] == ["s1", "s3", "s4", "s2", "s0"]


def test_a_host_where_nobody_answers_is_asked_once(linked: Project, server: Answering) -> None:
    """All its links are unreachable then."""
    with closing(create_server(("127.0.0.1", 0))) as listening:
        dead = f"http://127.0.0.1:{listening.getsockname()[1]}"
    linked.replace(PRESS, server.address, dead)
    result = look(linked)
    assert (result.exit_code, states(linked)) == (1, {"gazette": "unreachable", "survey": "unreachable"})
    assert "nobody answers there" in result.stdout


def test_without_a_network_nothing_is_written(project: Project) -> None:
    """That all hosts are down at once is less likely than that this machine is alone."""
    sources = "".join(
        f"  - {{id: s{n}, title: T, publisher: P, url: 'http://127.0.0.{n}:1/', kind: news, standing: original, read: whole}}\n"
        for n in range(1, 4)
    )
    project.write("data/sources/press.yml", f"title: More\nsources:\n{sources}")
    result = look(project)
    assert (result.exit_code, (project.root / HEALTH).exists()) == (2, False)
    assert "is there a network? Nothing is written" in result.output


def test_private_links_are_not_asked(linked: Project, server: Answering) -> None:
    """Unless a test says that this machine may be."""
    result = look(linked, BRIEFING_LOOPBACK="")
    assert (result.exit_code, server.asked) == (1, [])
    assert "is not asked" in result.stdout


def test_a_run_ends_in_time(linked: Project, server: Answering) -> None:
    """What it did not reach stays as it was."""
    result = look(linked, "--minutes", "0")
    assert (result.exit_code, server.asked) == (0, [])
    assert result.stdout == f"2 links: 2 not reached in time; {HEALTH} stays as it is.\n"


def test_some_sources_are_looked_at(linked: Project) -> None:
    """Those that are named; of the others is kept what was known."""
    look(linked)
    assert look(linked, "survey", today="2026-12-01").exit_code == 0
    health = load(linked.root)[0].health
    assert {name: str(each.address.checked) for name, each in health.items() if each.address} == {
        "gazette": DAY,
        "survey": "2026-12-01",
    }
    assert 'did you mean "survey"?' in look(linked, "surwey").output


def test_what_is_gone_from_the_data_is_forgotten(linked: Project) -> None:
    """Until then it is a warning."""
    look(linked)
    linked.replace(PRESS, "id: gazette", "id: courier")
    [problem] = linked.problems()
    assert (
        problem == f'{HEALTH}:4:13: warning: there is no source "gazette" any more; `briefing sources check` forgets it'
    )
    look(linked)
    assert (linked.problems(), sorted(states(linked))) == ([], ["courier", "survey"])


# Retractions


def noted(linked: Project, server: Answering, message: object) -> Result:
    """What is said when Crossref answers that of the one source with a DOI."""
    linked.replace(PRESS, "    kind: news\n", "    doi: 10.1000/r\n    kind: news\n")
    server.replies["/works/10.1000/r"] = Reply(json.dumps(message), kind="application/json")
    return look(linked, BRIEFING_CROSSREF=f"{server.address}/works/")


UPDATE = {
    "DOI": "10.1000/notice",
    "type": "retraction",
    "label": "Retraction",
    "updated": {"date-parts": [[2026, 2, 3]]},
}


def test_a_retraction_is_told(linked: Project, server: Answering) -> None:
    """At once, and by every check afterwards, until the record says so."""
    result = noted(
        linked, server, {"message": {"updated-by": [UPDATE, {**UPDATE, "type": "correction", "DOI": "10.1000/c"}]}}
    )
    assert result.exit_code == 1
    assert "gazette: warning: Retraction, https://doi.org/10.1000/notice\n" in result.stdout
    assert (linked.root / HEALTH).read_text("utf-8").count(
        '      - {what: "Retraction", doi: "10.1000/notice", date: 2026-02-03}\n'
    ) == 1
    [problem] = linked.problems()
    assert problem == (
        f'{PRESS}:8:10: warning: Crossref knows a notice of 2026-02-03 about it, "Retraction": '
        "https://doi.org/10.1000/notice; read it, and say `retracted:` if it was taken back"
    )
    told = "    retracted: {date: 2026-02-03, url: https://doi.org/10.1000/notice}\n"
    linked.replace(PRESS, "    kind: news\n", f"{told}    kind: news\n")
    assert linked.problems() == []


@pytest.mark.parametrize(
    "message",
    [5, [], {}, {"message": 5}, {"message": {"updated-by": 5}}, {"message": {"updated-by": [5]}},
     {"message": {"updated-by": [{"type": "retraction", "DOI": "no"}]}},
     {"message": {"updated-by": [{"type": "retraction", "DOI": "10.1000/n", "updated": {"date-parts": [["x", 1, 2]]}}]}}],
)  # fmt: skip
def test_an_answer_of_another_form_is_told(linked: Project, server: Answering, message: object) -> None:
    """And the rest is written all the same."""
    result = noted(linked, server, message)
    assert (result.exit_code, "can't be read" in result.stderr) == (0, True)
    assert states(linked) == {"gazette": "ok", "survey": "ok"}


def test_a_work_without_notices_is_well(linked: Project, server: Answering) -> None:
    """Nothing is said of it."""
    assert noted(linked, server, {"message": {}}).exit_code == 0
    assert linked.problems() == []


# The file


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{source: gazette, colour: red}", "`colour` is not a known field"),
        ("{source: gazette, address: {url: 'javascript:x', state: ok, checked: 2026-11-12}}", "`url`"),
        ("{source: gazette, address: {url: 'https://a.example/', state: fine, checked: 2026-11-12}}", "`state`"),
        ("{source: gazette, address: {url: 'https://a.example/', state: ok, checked: soon}}", '"soon" is not a day'),
        (
            "{source: gazette, address: {url: 'https://a.example/', state: moved, checked: 2026-11-12}}",
            "says `to` where",
        ),
        (
            "{source: gazette, address: {url: 'https://a.example/', state: ok, checked: 2026-11-12, seen: 2026-11-12}}",
            "works no more",
        ),
        ("{source: gazette}\n  - {source: gazette}", '"gazette" is told of above already'),
    ],
)
def test_strange_content_is_a_problem(project: Project, entry: str, message: str) -> None:
    """The file is read as strictly as any other."""
    project.write(HEALTH, f"source-health:\n  - {entry}\n")
    problems = project.problems()
    assert problems
    assert all(problem.startswith(f"{HEALTH}:") for problem in problems)
    assert message in problems[0]
