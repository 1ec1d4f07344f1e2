"""The files of a new briefing: those of project/, with the answers filled in."""

import json
from collections.abc import Mapping
from dataclasses import fields
from importlib.metadata import version
from pathlib import Path
from string import Template

from ..base.markdown import escape, link
from ..field_docs import schemas
from ..model.licences import LICENCES
from ..model.project import NEEDED_TO_RELEASE
from ..model.repositories import edit_address
from .answers import Answers

PROJECT = Path(__file__).parent / "project"
# These are filled in; the others stay as they are, for prose has dollars and braces of its own.
FILLED = ("README.md", "briefing.yml", "mkdocs.yml", "requirements.txt")
HIDDEN = ("gitignore",)  # kept without the dot, so that nothing takes them for its own


def project_texts(answers: Answers) -> dict[str, str]:
    """Every file of the new briefing, by its path in the folder."""
    words = _words(answers)
    texts = {}
    for file in sorted(path for path in PROJECT.rglob("*") if path.is_file()):
        path, text = file.relative_to(PROJECT).as_posix(), file.read_text("utf-8")
        texts[f".{path}" if path in HIDDEN else path] = Template(text).substitute(words) if path in FILLED else text
    return texts | schemas()


def _words(answers: Answers) -> dict[str, str]:
    """What is filled in, as YAML in the settings and as Markdown in the README."""
    return {
        "settings": _settings(answers),
        "title": _quoted(answers.title),
        "heading": escape(answers.title),
        "licence": _licence(answers.licence),
        "edited": _edited(answers.repository),
        "version": version("sourced-briefing"),
    }


def _settings(answers: Answers) -> str:
    """The answers, and which of them an edition will ask for that were not given."""
    given = {field.name: getattr(answers, field.name) for field in fields(answers)}
    missing = ", ".join(f"`{name}`" for name in NEEDED_TO_RELEASE if given[name] is None)
    return _yaml(given) + (f"\n# Before its first edition is released it also says {missing}." if missing else "")


def _licence(name: str | None) -> str:
    if name is None:
        return "None yet. With a line such as `licence: CC-BY-4.0` in `briefing.yml`, others may use what you write."
    title, url = next(licence for known, licence in LICENCES.items() if known == name)
    return f"Data, text and charts are under {link(title, url)}; the site says so at the foot of every page."


def _edited(repository: str | None) -> str:
    """Where the pencil on each page leads; how to say it, where that is not known."""
    if repository is None:
        return "# Where the pencil on each page leads:\n# edit_uri_template: https://github.com/example/briefing/edit/main/{path}"
    if edited := edit_address(repository):
        return _yaml({"edit_uri_template": edited})
    unknown = "# How a file is edited at this host is not known. Said here, each page has a pencil that leads there:"
    return f"{_yaml({'repo_url': repository})}\n{unknown}\n# edit_uri: _edit/main/"


def _yaml(fields: Mapping[str, str | None]) -> str:
    """A line for each field that has a value."""
    return "\n".join(f"{name}: {_quoted(value)}" for name, value in fields.items() if value)


def _quoted(text: str) -> str:
    """`text` as a scalar that YAML reads back letter for letter; JSON's way of quoting is one of YAML's."""
    return json.dumps(text, ensure_ascii=False)
