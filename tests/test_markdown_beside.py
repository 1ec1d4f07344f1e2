"""The Markdown of each page stands beside its HTML, and llms.txt says where which is."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import REPOSITORY, Project
from mkdocs.commands.build import build
from mkdocs.config import load_config
from sourced_briefing.build import build_briefing
from sourced_briefing.exports.llms import MOST
from sourced_briefing.mkdocs_plugin.markdown_beside import plain_text

MKDOCS = "site_name: The river\ndocs_dir: content\ntheme: {name: briefing}\nplugins: [briefing]\n"
LINK = re.compile(r'\]\(([^)\s]+)[^)]*\)|href="([^"]+)"')
ADDRESS = "https://rivers.example/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an invented briefing."""
    folder = tmp_path_factory.mktemp("beside") / "site"
    config = load_config(str(REPOSITORY / "tests/briefings/rivers/mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder


def built(project: Project, **settings: str) -> Path:
    project.write("mkdocs.yml", MKDOCS + "".join(f"{name}: {value}\n" for name, value in settings.items()))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project.root / "site")]
    subprocess.run(command, cwd=project.root, check=True, capture_output=True)
    return project.root / "site"


def test_each_page_has_its_markdown_beside_it(site: Path) -> None:
    """At its address with .md in place of the last slash; a page of a folder has it in that folder."""
    pages = {path.relative_to(site) for path in site.rglob("*.html") if "alone" not in path.parts}
    for page in pages - {Path("404.html")}:
        beside = [site / page.with_suffix(".md"), site / f"{page.parent}.md"]
        assert [path for path in beside if path.is_file()], page


def test_its_links_lead_to_what_is_there(site: Path) -> None:
    """To the Markdown of other pages, and to files of the site."""
    for page in sorted(site.rglob("*.md")):
        for link in {first or second for first, second in LINK.findall(page.read_text("utf-8"))}:
            if not link.startswith(("http", "#", "mailto:")):
                path = unquote(re.split("[?#]", link)[0])
                assert (page.parent / path).resolve().exists(), (page, link)


def test_it_has_only_what_is_for_readers(site: Path) -> None:
    """What pages say to search engines, and what scripts copy from them, is left out."""
    for page in site.rglob("*.md"):
        text = page.read_text("utf-8")
        assert "application/ld+json" not in text
        assert 'class="cite' not in text
        assert re.match(r"---\n(.|\n)*?\n---\n", text)


def test_what_is_left_out_ends_with_its_line() -> None:
    block = '<details class="cite"><p>x</p></details>'
    script = '<script type="application/ld+json">{}</script>'
    assert plain_text(f"# A\n\n{block}\n\nText.\n\n{script}\n") == "# A\n\nText.\n"
    assert plain_text('# A\n\n`<details class="cite">`\n') == '# A\n\n`<details class="cite">`\n'


def test_drawings_and_buttons_are_left_out_of_html() -> None:
    """What code in prose says stays."""
    assert (
        plain_text("<figure><svg><path/></svg><p>Up.</p><button>Go</button></figure>\n")
        == "<figure><p>Up.</p></figure>\n"
    )
    assert plain_text("Write `<svg></svg>`.\n") == "Write `<svg></svg>`.\n"


def test_a_page_that_is_not_on_the_site_has_none_there(project: Project) -> None:
    """A draft is a draft in either form."""
    project.write("content/later.md", "---\ntitle: Later\n---\n\n# Later\n")
    folder = built(project, exclude_docs="later.md")
    assert (folder / "index.md").is_file()
    assert not (folder / "later.md").exists()


def test_llms_txt_leads_to_the_markdown_of_pages(site: Path) -> None:
    """And to data; each of its links leads to a file of the site."""
    text = (site / "llms.txt").read_text("utf-8")
    title, about, *_ = filter(None, text.splitlines())
    assert title.startswith("# ")
    assert about.startswith("> ")
    address = load_config(str(REPOSITORY / "tests/briefings/rivers/mkdocs.yml")).site_url or ""
    links = [link for link, _ in LINK.findall(text)]
    assert len(links) > 10
    for link in links:
        assert (site / unquote(link.removeprefix(address).removeprefix(published()))).is_file(), link


def published() -> str:
    return build_briefing(REPOSITORY / "tests/briefings/rivers").briefing.settings.address or ""


def test_llms_txt_names_whole_addresses_where_they_are_known(project: Project) -> None:
    assert "- [The river](index.md)\n" in build_briefing(project.root).texts["llms.txt"]
    project.write("briefing.yml", f"title: The river\naddress: {ADDRESS}\n")
    assert f"- [The river]({ADDRESS}index.md)\n" in build_briefing(project.root).texts["llms.txt"]


def test_llms_txt_stays_short(project: Project) -> None:
    """Of many topics the first are listed, and the page that has all."""
    source = (project.root / "data/figures/rivers.yml").read_text("utf-8")
    for number in range(MOST + 2):
        name = "".join("abcdefghij"[int(digit)] for digit in str(number))
        project.write(f"data/figures/topic-{name}.yml", source.replace("id: length", f"id: length-{name}"))
    text = build_briefing(project.root).texts["llms.txt"]
    assert text.count("](figures/") == MOST + 2  # the page of all stands twice
    assert "- [3 more topics](figures/index.md)\n" in text


def test_a_title_is_a_title_in_llms_txt(project: Project) -> None:
    """Nothing in it becomes markup."""
    project.replace("data/figures/rivers.yml", "title: Rivers", "title: 'R](https://x.example) <b> [c](d)'")
    text = build_briefing(project.root).texts["llms.txt"]
    assert "R\\](https://x.example) &lt;b&gt; \\[c\\](d)" in text
